/** Puts photos in the place of their stand-ins: the image dictionary stays where and how it is drawn, its data becomes the photo's own. */
import { PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import type { Original } from '../model/photo.js';
import { LateStream, name, type PdfFile } from '../pdf/index.js';

/**
 * Replaces stand-ins by their photos (ISO 32000-1, 8.9.5; DCTDecode, 7.4.8).
 * @param mark that stands before every token in the stand-ins' data.
 * @param originals by token; their data is read when the file is saved.
 * @throws Error where the browser did not pass a stand-in on: then the file would show gray in place of a photo.
 */
export async function putOriginals(file: PdfFile, mark: string, originals: ReadonlyMap<string, () => Promise<Original>>): Promise<void> {
  const found = new Set<string>();
  for (const { ref, token } of file.findMarked(mark, 32)) {
    const load = originals.get(token);
    const stream = file.get(ref);
    if (!load || !(stream instanceof PDFRawStream)) continue;
    const { length, read, width, height, space, inverted } = await load();
    const dict = stream.dict.clone(file.context);
    dict.set(name('Width'), PDFNumber.of(width));
    dict.set(name('Height'), PDFNumber.of(height));
    dict.set(name('Length'), PDFNumber.of(length));
    // A photo in RGB is sRGB, as its stand-in was: that one's profile stays.
    if (space !== 'rgb') dict.set(name('ColorSpace'), name(space === 'gray' ? 'DeviceGray' : 'DeviceCMYK'));
    dict.set(name('BitsPerComponent'), PDFNumber.of(8));
    dict.set(name('Filter'), name('DCTDecode'));
    dict.delete(name('DecodeParms'));
    // ISO 32000-1, 8.9.5.2: full ink written as 0 is turned round when it is read.
    if (inverted) dict.set(name('Decode'), file.context.obj([1, 0, 1, 0, 1, 0, 1, 0]));
    else dict.delete(name('Decode'));
    file.context.assign(ref, new LateStream(dict, length, read));
    found.add(token);
  }
  const missing = [...originals.keys()].filter((token) => !found.has(token));
  if (missing.length > 0) throw new Error(`The browser did not pass on ${missing.length} of ${originals.size} pictures as they were given.`);
}
