/** The fonts inside the finished PDF against those that the stylesheet declares. */
import { PDFDict, PDFName, type PDFDocument } from '@cantoo/pdf-lib';
import type { Message } from '../model/message.js';

/** A font as the PDF names it: `AAAAAA+SourceSerif4-Regular` while subset. */
export interface PdfFont {
  readonly name: string;
  readonly embedded: boolean;
}

const plain = (name: string): string => name.replace(/^[A-Z]{6}\+/, '').replace(/[-, ].*$/, '').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/** Stoppers for fonts that nobody declared (a fallback that the browser chose) or that are not embedded. */
export function checkFonts(fonts: readonly PdfFont[], families: readonly string[]): Message[] {
  const known = families.map((family) => plain(family.replaceAll(' ', '')));
  return fonts.flatMap((font): Message[] => {
    if (!font.embedded) return [{ severity: 'stopper', rule: 'font-not-embedded', text: `The font ${font.name} is not embedded in the PDF.`, note: 'Declare its file in styles/fonts.css.', place: null }];
    if (known.some((family) => plain(font.name).startsWith(family))) return [];
    return [{ severity: 'stopper', rule: 'font-fallback', text: `The PDF holds the font ${font.name}, which the stylesheet does not declare.`, note: 'Convert the text of drawings to outlines (`svg-font` names them). Otherwise: end every font stack in styles/print.css in the declared families, and use no others.', place: null }];
  });
}

/** The fonts of a PDF: every font dictionary's name, and whether its file lies in the PDF (ISO 32000-1, 9.9; a Type 3 font is its own file). */
export function pdfFonts(document: PDFDocument): PdfFont[] {
  const found = new Map<string, PdfFont>();
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('Font')) continue;
    const subtype = object.get(PDFName.of('Subtype'));
    // A composite font's file belongs to its descendant, which comes by itself.
    if (subtype === PDFName.of('Type0')) continue;
    const name = object.lookupMaybe(PDFName.of('BaseFont'), PDFName)?.decodeText() ?? 'without a name';
    const descriptor = object.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict);
    const embedded = subtype === PDFName.of('Type3') || ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.has(PDFName.of(key)));
    found.set(`${name} ${embedded}`, { name, embedded });
  }
  return [...found.values()];
}
