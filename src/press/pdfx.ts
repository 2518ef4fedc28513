/** The marks of PDF/X: output intent, Info and XMP that agree. finish/ has written title, dates and document ID; what is here says what the file is for. */
import { PDFDict, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import { deflateSync } from 'node:zlib';
import type { PressStandard, OutputIntent } from '../model/press.js';
import type { PdfFile } from '../pdf/index.js';
import { entry, name } from './objects.js';

/** Where the names of printing conditions are kept. */
const REGISTRY = 'http://www.color.org';

/** What each standard is called inside the file, and the version of PDF it is written in. */
export const STANDARDS: Readonly<Record<PressStandard, { readonly version: string; readonly conformance: string | null; readonly header: '1.4' | '1.6' }>> = {
  x4: { version: 'PDF/X-4', conformance: null, header: '1.6' },
  '1a': { version: 'PDF/X-1a:2003', conformance: 'PDF/X-1a:2003', header: '1.4' },
};

/**
 * Sets the one output intent (ISO 32000-1, 14.11.5) with its profile, and says in Info and XMP which standard the file is written to and
 * that nothing is trapped (ISO 15930-7, 6.4 and 6.5 for PDF/X-4; ISO 15930-4 for PDF/X-1a:2003).
 * @throws Error where finish/ has left no Info or XMP to add to.
 */
export function markPdfX(file: PdfFile, standard: PressStandard, intent: OutputIntent, icc: Uint8Array): void {
  const { context, catalog } = file;
  const profile = context.register(context.stream(deflateSync(icc), { N: 4, Alternate: 'DeviceCMYK', Filter: 'FlateDecode' }));
  const described = context.obj({ Type: 'OutputIntent', S: 'GTS_PDFX', DestOutputProfile: profile });
  for (const [key, value] of Object.entries({ OutputConditionIdentifier: intent.identifier, OutputCondition: intent.info, Info: intent.info, RegistryName: REGISTRY })) {
    described.set(name(key), PDFString.of(value));
  }
  catalog.set(name('OutputIntents'), context.obj([context.register(described)]));
  const { version, conformance } = STANDARDS[standard];
  const info = file.get(context.trailerInfo.Info);
  const metadata = entry(file, catalog, 'Metadata');
  if (!(info instanceof PDFDict) || !(metadata instanceof PDFRawStream)) throw new Error('The PDF has no Info or no XMP for the press to add to.');
  info.set(name('Trapped'), name('False'));
  // PDF/X-4 names itself in XMP only; 1a is older than that.
  for (const key of ['GTS_PDFXVersion', 'GTS_PDFXConformance']) info.delete(name(key));
  if (conformance) {
    info.set(name('GTS_PDFXVersion'), PDFString.of(version));
    info.set(name('GTS_PDFXConformance'), PDFString.of(conformance));
  }
  const packet = Buffer.from(metadata.contents).toString('utf8');
  const end = packet.lastIndexOf('</rdf:RDF>');
  if (end < 0) throw new Error('The XMP of the PDF has no end.');
  const added = ` <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:pdfx="http://ns.adobe.com/pdfx/1.3/">
   <pdf:Trapped>False</pdf:Trapped>
${conformance ? `   <pdfx:GTS_PDFXVersion>${version}</pdfx:GTS_PDFXVersion>\n   <pdfx:GTS_PDFXConformance>${conformance}</pdfx:GTS_PDFXConformance>` : `   <pdfxid:GTS_PDFXVersion>${version}</pdfxid:GTS_PDFXVersion>`}
  </rdf:Description>
`;
  const ref = catalog.get(name('Metadata'));
  const stream = context.stream(Buffer.from(`${packet.slice(0, end).trimEnd()}\n ${added} ${packet.slice(end)}`, 'utf8'), { Type: 'Metadata', Subtype: 'XML' });
  if (ref && 'tag' in ref) context.assign(ref as never, stream);
}
