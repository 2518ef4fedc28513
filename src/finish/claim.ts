/** The mark by which a file says that it is accessible. */
import { PDFName, PDFRef, PDFStream } from '@cantoo/pdf-lib';
import { decodeStream, PdfFile } from '../pdf/index.js';
import type { PdfFacts } from '../model/layout.js';
import { fileId } from './metadata.js';

const END = '  </rdf:Description>';

/** Writes into the XMP packet of a finished file that it keeps to PDF/UA-1 (ISO 14289-1, 5). For files in which a checker found nothing; throws for one without our packet. */
export async function claimAccessible(pdf: Uint8Array, facts: Pick<PdfFacts, 'inputHash'>): Promise<Uint8Array> {
  const file = await PdfFile.open(pdf);
  const ref = file.catalog.get(PDFName.of('Metadata'));
  const packet = file.get(ref);
  const text = packet instanceof PDFStream ? Buffer.from(decodeStream(packet)).toString('utf8') : '';
  if (!(ref instanceof PDFRef) || !text.includes(END)) throw new Error('The finished file has no XMP metadata.');
  const claimed = text.replace(END, `   <pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>\n${END}`);
  file.context.assign(ref, file.context.stream(Buffer.from(claimed, 'utf8'), { Type: 'Metadata', Subtype: 'XML' }));
  return file.save(fileId(facts), file.version);
}
