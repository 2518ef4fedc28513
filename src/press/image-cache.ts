/** What pictures are converted for, and where converted ones are kept. */
import { createHash } from 'node:crypto';
import type { Condition } from '../colour/index.js';

/** Keeps converted pictures from one build to the next; the cache of pictures is one. */
export interface ImageCache {
  getFile<T>(key: string): Promise<{ readonly path: string; readonly facts: T } | null>;
  putFile<T>(key: string, extension: string, bytes: Uint8Array, facts: T): Promise<unknown>;
  getFacts<T>(key: string): Promise<T | null>;
  putFacts(key: string, facts: unknown): Promise<void>;
}

export interface ImageOptions {
  readonly condition: Condition;
  /** JPEG quality, 1 to 100. */
  readonly quality: number;
  readonly cache: ImageCache | null;
  /** SHA-256 (hex) of the data of pictures that were made for this condition and need no look. */
  readonly made: ReadonlySet<string>;
}

/** Raised whenever the same picture would give other bytes. */
const VERSION = 'press-image-1';

/** SHA-256, hex. */
export const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

/** The key of something that depends on a picture's data, on the profile, and on more. */
export const imageKey = (data: Uint8Array, { condition }: ImageOptions, ...more: readonly unknown[]): string =>
  sha256(JSON.stringify([VERSION, sha256(data), sha256(condition.icc), condition.intent.inkLimit, ...more]));
