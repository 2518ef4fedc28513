/**
 * A finished PDF in the browser's colours as it will look on paper, still in RGB: type, rules and areas of every page and of what pages draw,
 * and the ends of gradients. Photos are proofed where they are made. Supplied pages in other spaces than RGB stay as they are.
 */
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFStream, type PDFObject } from '@cantoo/pdf-lib';
import type { Rgb } from '../model/press.js';
import { decodeStream, forEachOperation, PdfFile, repack } from '../pdf/index.js';
import { name } from './objects.js';

const part = (value: number): string => String(Math.round((value / 255) * 1e5) / 1e5);

/** A content stream with every `rg` and `RG` as it will look; null where there is none. */
export function proofContent(data: Uint8Array, seen: (rgb: Rgb) => Rgb): Buffer | null {
  const source = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const pieces: Buffer[] = [];
  let at = 0;
  forEachOperation(data, (operator, operands, start, end) => {
    if (operator !== 'rg' && operator !== 'RG') return;
    const [r, g, b] = operands.map((v) => (typeof v === 'number' ? Math.round(v * 255) : 0));
    pieces.push(source.subarray(at, start), Buffer.from(`${seen([r ?? 0, g ?? 0, b ?? 0]).map(part).join(' ')} ${operator}`, 'latin1'));
    at = end;
  });
  return pieces.length === 0 ? null : Buffer.concat([...pieces, source.subarray(at)]);
}

/**
 * Proofs a file that finish/ has written. The same input gives the same bytes.
 * @param seen how a flat colour of sRGB (0 to 255) looks on paper.
 * @param id 32 hex digits for the trailer.
 */
export async function softProof(pdf: Uint8Array, seen: (rgb: Rgb) => Rgb, id: string): Promise<Uint8Array> {
  const file = await PdfFile.open(pdf);
  const done = new Set<string>();
  const packing: Promise<void>[] = [];
  const once = (ref: PDFObject | undefined): boolean => {
    if (!(ref instanceof PDFRef)) return true;
    if (done.has(ref.tag)) return false;
    done.add(ref.tag);
    return true;
  };
  const rewrite = async (ref: PDFRef, stream: PDFRawStream): Promise<void> => {
    const content = proofContent(decodeStream(stream), seen);
    if (content === null) return;
    await repack(file, ref, stream, content);
  };
  const visitStream = (ref: PDFObject): void => {
    const stream = file.get(ref);
    if (!(stream instanceof PDFRawStream) || !(ref instanceof PDFRef) || !once(ref)) return;
    visitResources(stream.dict.get(name('Resources')));
    packing.push(rewrite(ref, stream));
  };
  const visitFunction = (value: PDFObject | undefined): void => {
    const held = file.get(value);
    if (held instanceof PDFArray) held.asArray().forEach(visitFunction);
    if (!(held instanceof PDFDict) || !once(value)) return;
    visitFunction(held.get(name('Functions')));
    const ends = ['C0', 'C1'].map((key) => file.get(held.get(name(key))));
    if (!ends.every((end) => end instanceof PDFArray && end.size() === 3)) return;
    for (const [i, end] of ends.entries()) {
      const [r, g, b] = (end as PDFArray).asArray().map((n) => (n instanceof PDFNumber ? Math.round(n.asNumber() * 255) : 0));
      held.set(name(i === 0 ? 'C0' : 'C1'), file.context.obj(seen([r!, g!, b!]).map((v) => Math.round((v / 255) * 1e5) / 1e5)));
    }
  };
  const visitResources = (value: PDFObject | undefined): void => {
    const resources = file.get(value);
    if (!(resources instanceof PDFDict) || !once(value)) return;
    for (const [, ref] of entries(file, resources, 'XObject')) {
      const object = file.get(ref);
      if (object instanceof PDFStream && object.dict.get(name('Subtype')) === name('Form')) visitStream(ref);
    }
    for (const [, ref] of entries(file, resources, 'Pattern')) {
      const object = file.get(ref);
      if (object instanceof PDFStream) visitStream(ref);
      else if (object instanceof PDFDict) visitShading(object.get(name('Shading')));
    }
    for (const [, ref] of entries(file, resources, 'Shading')) visitShading(ref);
  };
  const visitShading = (value: PDFObject | undefined): void => {
    const shading = file.get(value);
    if (shading instanceof PDFDict) visitFunction(shading.get(name('Function')));
  };
  for (const page of file.pages()) {
    visitResources(page.dict.get(name('Resources')));
    file.contentsOf(page).forEach(visitStream);
  }
  await Promise.all(packing);
  return file.save(id);
}

const entries = (file: PdfFile, resources: PDFDict, key: string): [PDFName, PDFObject][] => {
  const dict = file.get(resources.get(name(key)));
  return dict instanceof PDFDict ? dict.entries() : [];
};
