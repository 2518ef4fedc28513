/** Looking things up in a file whose objects are read only when asked for. */
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, PDFStream, type PDFObject } from '@cantoo/pdf-lib';
import { name, type Matrix, type PdfFile } from '../pdf/index.js';

export { name };

/** A dictionary's entry, its reference followed. */
export const entry = (file: PdfFile, dict: PDFDict, key: string): PDFObject | undefined => file.get(dict.get(name(key)));

/** An entry that is a dictionary; null for anything else. */
export function dictEntry(file: PdfFile, dict: PDFDict, key: string): PDFDict | null {
  const value = entry(file, dict, key);
  return value instanceof PDFDict ? value : null;
}

/** An entry that is a name, as text; null for anything else. */
export function nameEntry(file: PdfFile, dict: PDFDict, key: string): string | null {
  const value = entry(file, dict, key);
  return value instanceof PDFName ? value.decodeText() : null;
}

/** An entry that is a number; `otherwise` for anything else. */
export function numberEntry(file: PdfFile, dict: PDFDict, key: string, otherwise: number): number {
  const value = entry(file, dict, key);
  return value instanceof PDFNumber ? value.asNumber() : otherwise;
}

/** An entry that is an array of numbers; null for anything else. */
export function numbersEntry(file: PdfFile, dict: PDFDict, key: string): number[] | null {
  const value = entry(file, dict, key);
  if (!(value instanceof PDFArray)) return null;
  return value.asArray().map((item) => {
    const number = file.get(item);
    return number instanceof PDFNumber ? number.asNumber() : 0;
  });
}

/** An entry that is a matrix; the identity for anything else. */
export function matrixEntry(file: PdfFile, dict: PDFDict, key: string): Matrix {
  const numbers = numbersEntry(file, dict, key);
  return numbers?.length === 6 ? numbers as unknown as Matrix : [1, 0, 0, 1, 0, 0];
}

/** Reads an object and everything it refers to, so that tools which know nothing of a file opened piece by piece find it all; answers with the object. */
export function readThrough(file: PdfFile, value: PDFObject | undefined): PDFObject | undefined {
  const seen = new Set<string>();
  const visit = (one: PDFObject | undefined): void => {
    if (one instanceof PDFRef) {
      if (seen.has(one.tag)) return;
      seen.add(one.tag);
    }
    const object = file.get(one);
    if (object instanceof PDFArray) object.asArray().forEach(visit);
    const dict = object instanceof PDFStream ? object.dict : object;
    if (dict instanceof PDFDict) for (const [, item] of dict.entries()) visit(item);
  };
  visit(value);
  return file.get(value);
}
