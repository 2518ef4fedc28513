/** Objects of a PDF as hashes of what they mean: the same for the same object in any file, whatever its number or name. */
import { createHash } from 'node:crypto';
import { PDFArray, PDFDict, PDFName, PDFRef, PDFStream, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';

/** Entries that say nothing of how an object prints: ways back, tags, metadata. */
const PASSED_OVER = new Set(['Parent', 'P', 'StructParent', 'StructParents', 'Metadata', 'Length', 'PieceInfo', 'LastModified', 'Name']);
/** What a subset of a font holds depends on the whole document; the letters that are printed are compared by their ink. */
const SUBSET = new Set(['FontFile', 'FontFile2', 'FontFile3', 'ToUnicode', 'W', 'Widths', 'FirstChar', 'LastChar', 'CIDSet', 'CharSet', 'CharProcs', 'Differences']);

const digest = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha1');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** Hashes the objects of one document, each once. */
export class ObjectHashes {
  private readonly known = new Map<PDFObject, string>();

  constructor(private readonly context: PDFContext) {}

  /** The hash of an object and all that it leads to. An object that leads back to itself counts as a loop there. */
  of(value: PDFObject | undefined): string {
    const object = value instanceof PDFRef ? this.context.lookup(value) : value;
    if (object === undefined) return 'none';
    if (!(object instanceof PDFDict || object instanceof PDFStream || object instanceof PDFArray)) return object.toString();
    const known = this.known.get(object);
    if (known !== undefined) return known;
    this.known.set(object, 'loop');
    const hash = this.make(object);
    this.known.set(object, hash);
    return hash;
  }

  private make(object: PDFDict | PDFStream | PDFArray): string {
    if (object instanceof PDFArray) return digest(object.asArray().map((item) => this.of(item)).join(' '));
    if (object instanceof PDFDict) return digest(this.entries(object));
    return digest(this.entries(object.dict), object.getContents());
  }

  private entries(dict: PDFDict): string {
    const isFont = ['Font', 'FontDescriptor'].includes(nameIn(dict, 'Type'));
    const lines = dict.entries().flatMap(([key, value]) => {
      const name = key.decodeText();
      if (PASSED_OVER.has(name) || (isFont && SUBSET.has(name))) return [];
      const held = value instanceof PDFName ? value.decodeText().replace(/^[A-Z]{6}\+/, '') : this.of(value);
      return [`${name} ${held}`];
    });
    return lines.sort().join('\n');
  }
}

const nameIn = (dict: PDFDict, key: string): string => {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : '';
};
