import { asText, entry } from '../../pdf/index.js';
import type { Fault, Rule } from '../rule.js';
import { xmpValue } from '../xmp.js';

/** The file says which part of PDF/X it keeps to, where that part says so, and its PDF version is the one of that part. */
export const pdfxVersion: Rule = {
  id: 'pdfx-version',
  severity: 'error',
  source: 'ISO 15930-7, 6.3; ISO 15930-4; GWG 2022 R0001',
  why: 'Prepress programs treat a file by the standard that it claims.',
  remedy: 'Export as PDF/X-4, or as PDF/X-1a:2003 where the printer asks for it.',
  whole: ({ limits, xmp, info, version }) => {
    const { standard } = limits;
    if (standard === 'none') return [];
    const faults: Fault[] = [];
    const wanted = standard === 'pdfx-4' ? 'PDF/X-4' : 'PDF/X-1:2001';
    const claimed = standard === 'pdfx-4' ? xmpValue(xmp, 'pdfxid:GTS_PDFXVersion') : asText(entry(info ?? undefined, 'GTS_PDFXVersion'));
    const isRight = standard === 'pdfx-4' ? claimed === wanted : /^PDF\/X-1(a)?:200[13]$/.test(claimed ?? '');
    if (!isRight) faults.push({ value: claimed ?? 'nothing', limit: standard === 'pdfx-4' ? wanted : 'PDF/X-1a:2003', text: claimed === null ? 'The file does not say that it is PDF/X.' : `The file says that it is ${claimed}.` });
    if (standard === 'pdfx-1a' && !asText(entry(info ?? undefined, 'GTS_PDFXConformance'))?.startsWith('PDF/X-1a')) {
      faults.push({ value: 'missing', limit: 'GTS_PDFXConformance', text: 'The file does not say to which level of PDF/X-1 it conforms.' });
    }
    const most = standard === 'pdfx-4' ? '1.6' : '1.4';
    if (version === null || version > most) faults.push({ value: version ?? 'none', limit: most, text: version === null ? 'The file does not begin with a PDF version.' : `The file is of PDF ${version}.` });
    return faults;
  },
};
