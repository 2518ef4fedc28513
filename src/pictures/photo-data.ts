/** The data of photos, left in their files until the PDF is written. */
import { open, stat } from 'node:fs/promises';
import { changedMeanwhile } from '../diagnostics/errors.js';
import type { Original } from '../model/photo.js';
import { sha256 } from './cache.js';

type PhotoData = Pick<Original, 'length' | 'read'>;

/** Data that is at hand. */
export const heldData = (bytes: Uint8Array): PhotoData => ({ length: bytes.length, read: async (into) => into.set(bytes) });

/**
 * Data in a file of the cache, where none is ever changed, or of the issue.
 * @param seen the bytes that were looked at: the file must still have them when it is read. Null for one of the cache.
 */
export async function dataIn(path: string, seen: Uint8Array | null = null): Promise<PhotoData> {
  const length = seen?.length ?? (await stat(path)).size;
  const hash = seen && sha256(seen);
  return {
    length,
    read: async (into) => {
      const whole = await readInto(path, into);
      if (whole && (hash === null || sha256(into) === hash)) return;
      throw changedMeanwhile(path);
    },
  };
}

/**
 * Data in a file of the issue, or of the cache, without what stands in it beside the pixels.
 * @param seen the bytes that were looked at.
 * @param bare what is left of bytes.
 */
export async function bareDataIn(path: string, seen: Uint8Array, bare: (bytes: Uint8Array) => Uint8Array): Promise<PhotoData> {
  const left = bare(seen);
  if (left === seen) return dataIn(path, seen);
  const { length } = left;
  const whole = await dataIn(path, seen);
  return {
    length,
    read: async (into) => {
      const bytes = new Uint8Array(whole.length);
      await whole.read(bytes);
      into.set(bare(bytes));
    },
  };
}

/** Fills a place with a file. @returns whether the file is just as long. */
async function readInto(path: string, into: Uint8Array): Promise<boolean> {
  const file = await open(path);
  try {
    for (let at = 0; at < into.length; ) {
      const { bytesRead } = await file.read(into, at, into.length - at, at);
      if (bytesRead === 0) return false;
      at += bytesRead;
    }
    return (await file.stat()).size === into.length;
  } finally {
    await file.close();
  }
}
