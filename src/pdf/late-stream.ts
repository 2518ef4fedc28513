/** A stream whose data is read when the file is saved, straight to its place in it. */
import { PDFStream, type PDFDict } from '@cantoo/pdf-lib';

export class LateStream extends PDFStream {
  /**
   * @param length of the data, bytes.
   * @param read fills just so many bytes with it.
   */
  constructor(dict: PDFDict, readonly length: number, readonly read: (into: Uint8Array) => Promise<void>) {
    super(dict);
  }

  override getContentsSize(): number {
    return this.length;
  }

  /** @throws Error always: until the file is saved there is nothing to be had. */
  override getContents(): Uint8Array {
    throw new Error('The data of a stream is asked for before it is read.');
  }
}
