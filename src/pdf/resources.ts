/** Looking things up in a resource dictionary (ISO 32000-1, section 7.8.3) and turning pdf-lib objects into plain values. */
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef, PDFStream, PDFString, type PDFObject } from '@cantoo/pdf-lib';
import type { Matrix } from './geometry.js';
import { decodeTextString } from './streams.js';

/** The name of these letters (ISO 32000-1, 7.3.5). */
export const name = (key: string): PDFName => PDFName.of(key);

/** A dictionary's entry, references followed, null where it is absent or null. */
export const entry = (dict: PDFDict | undefined, key: string): PDFObject | undefined => dict?.lookup(PDFName.of(key));

/** A named resource of a category such as `XObject` or `Font`. */
export function resource(resources: PDFDict | undefined, category: string, name: string): PDFObject | undefined {
  const entries = entry(resources, category);
  return entries instanceof PDFDict ? entries.lookup(PDFName.of(name)) : undefined;
}

/** The reference by which a named resource is held, as `12 0 R`; null when it is written in place. */
export function resourceRef(resources: PDFDict | undefined, category: string, name: string): string | null {
  const entries = entry(resources, category);
  const held = entries instanceof PDFDict ? entries.get(PDFName.of(name)) : undefined;
  return held instanceof PDFRef ? held.toString() : null;
}

export const asNumber = (value: PDFObject | undefined, otherwise = 0): number => (value instanceof PDFNumber ? value.asNumber() : otherwise);
export const asName = (value: PDFObject | undefined): string | null => (value instanceof PDFName ? value.decodeText() : null);

/** Numbers of an array, null unless there are at least `count` of them. */
export function asNumbers(value: PDFObject | undefined, count: number): number[] | null {
  if (!(value instanceof PDFArray) || value.size() < count) return null;
  return Array.from({ length: value.size() }, (_, i) => asNumber(value.lookup(i)));
}

export const asMatrix = (value: PDFObject | undefined): Matrix | null => asNumbers(value, 6) as Matrix | null;

/** A text string object decoded, null for anything else. */
export function asText(value: PDFObject | undefined): string | null {
  if (value instanceof PDFString || value instanceof PDFHexString) return decodeTextString(value.asBytes());
  return null;
}

/** True when resources hold an image XObject, directly or in a form. */
export function holdsImage(resources: PDFDict | undefined, depth = 0): boolean {
  const objects = entry(resources, 'XObject');
  if (!(objects instanceof PDFDict) || depth > 3) return false;
  return objects.keys().some((key) => {
    const object = objects.lookup(key);
    if (!(object instanceof PDFStream)) return false;
    const subtype = asName(entry(object.dict, 'Subtype'));
    const inner = entry(object.dict, 'Resources');
    return subtype === 'Image' || (subtype === 'Form' && inner instanceof PDFDict && holdsImage(inner, depth + 1));
  });
}
