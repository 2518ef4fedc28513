/**
 * The content-addressed cache on disk: facts (JSON) and derived picture files, each under the SHA-256 of what it was made from.
 * Several builds may share one folder at a time: entries are written under a temporary name and renamed, and never changed afterwards.
 */
import { createHash } from 'node:crypto';
import { readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { about } from '../diagnostics/errors.js';
import { makeFolder } from '../diagnostics/folder.js';
import { halfMadeName, sweepHalfMade, whileMaking } from '../diagnostics/half-made.js';

/** Bytes the cache may hold before the least recently used entries go: 2 GB. */
export const DEFAULT_MAX_BYTES = 2 * 1024 ** 3;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const STAMP = 'tidied';
/** Where entries are written before they get their name: one folder to look through for what a killed run left. */
const UNFINISHED = 'unfinished';

/** SHA-256 of bytes or text, hex. */
export const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

/** The key of an entry: whatever it depends on, as JSON. Callers put their code version first, so that new code never meets old entries. */
export const cacheKey = (...parts: readonly unknown[]): string => sha256(JSON.stringify(parts));

/** A cached file with the facts stored beside it. */
export interface CachedFile<T> {
  /** Absolute path, ending in the extension it was stored with. */
  readonly path: string;
  readonly facts: T;
}

/** The cache as stages see it. Reading never throws: what is missing, damaged or unreadable is simply not there. */
export interface PictureCache {
  readonly folder: string;
  /** Facts stored under a key, or null. */
  getFacts<T>(key: string): Promise<T | null>;
  /** Stores facts. A folder that cannot be written is not worth failing for: the facts are found again next time. */
  putFacts(key: string, facts: unknown): Promise<void>;
  /** A stored file, verified against its length and hash, or null. */
  getFile<T>(key: string): Promise<CachedFile<T> | null>;
  /** Stores a file under `key` with an extension such as `.jpg`; rejects with the system's error when the disk does not take it. */
  putFile<T>(key: string, extension: string, bytes: Uint8Array, facts: T): Promise<CachedFile<T>>;
  /**
   * Removes the least recently used entries until the size is at most 90 % of the bound; entries used within the last hour stay, by our clock and by
   * the clock of whoever used one last, since one of the two may be wrong.
   */
  tidy(): Promise<void>;
}

/** What a record file holds: a check sum over `body`, and the body as JSON text. */
interface Sealed {
  readonly check: string;
  readonly body: string;
}
interface FileRecord {
  readonly name: string;
  readonly length: number;
  readonly hash: string;
  readonly facts: unknown;
}

/** Opens (and creates) a cache in a folder. `maxBytes` bounds its size; it is enforced by `tidy`, which also runs here once a day. */
export async function openCache(folder: string, options: { readonly maxBytes?: number } = {}): Promise<PictureCache> {
  const cache = new DiskCache(path.resolve(folder), options.maxBytes ?? DEFAULT_MAX_BYTES);
  await makeFolder(path.join(cache.folder, UNFINISHED)).catch(() => undefined);
  await sweepHalfMade(path.join(cache.folder, UNFINISHED));
  const stamp = await stat(path.join(cache.folder, STAMP)).catch(() => null);
  // A stamp from the future was set by a clock that was wrong.
  if (stamp === null || Math.abs(Date.now() - stamp.mtimeMs) > DAY) await cache.tidy();
  return cache;
}

class DiskCache implements PictureCache {
  constructor(readonly folder: string, private readonly maxBytes: number) {}

  async getFacts<T>(key: string): Promise<T | null> {
    return (await this.unseal(key)) as T | null;
  }

  async putFacts(key: string, facts: unknown): Promise<void> {
    await this.seal(key, facts).catch(() => undefined);
  }

  async getFile<T>(key: string): Promise<CachedFile<T> | null> {
    const record = (await this.unseal(key)) as FileRecord | null;
    if (record === null || typeof record.name !== 'string') return null;
    const file = path.join(this.folderOf(key), path.basename(record.name));
    const bytes = await readFile(file).catch(() => null);
    if (bytes === null || bytes.length !== record.length || sha256(bytes) !== record.hash) return null;
    await touch(file);
    return { path: file, facts: record.facts as T };
  }

  async putFile<T>(key: string, extension: string, bytes: Uint8Array, facts: T): Promise<CachedFile<T>> {
    const name = `${key}${extension}`;
    const record: FileRecord = { name, length: bytes.length, hash: sha256(bytes), facts };
    const file = path.join(this.folderOf(key), name);
    await this.write(file, bytes);
    // The record comes last: a crash in between leaves a file nobody asks for, never a record of a file that is not there.
    await this.seal(key, record);
    return { path: file, facts };
  }

  async tidy(): Promise<void> {
    const now = Date.now();
    const entries: { file: string; size: number; used: number }[] = [];
    for (const shelf of await readdir(this.folder, { withFileTypes: true }).catch(() => [])) {
      if (!shelf.isDirectory() || !/^[0-9a-f]{2}$/.test(shelf.name)) continue;
      const folder = path.join(this.folder, shelf.name);
      for (const name of await readdir(folder).catch(() => [] as string[])) {
        const file = path.join(folder, name);
        const found = await stat(file).catch(() => null);
        if (found === null) continue;
        entries.push({ file, size: found.size, used: found.mtimeMs });
      }
    }
    let total = entries.reduce((sum, e) => sum + e.size, 0);
    if (total > this.maxBytes) {
      entries.sort((a, b) => a.used - b.used);
      const latest = entries.at(-1)?.used ?? now;
      for (const entry of entries) {
        // What was used within the hour may be what a running build has just handed to its browser.
        if (total <= this.maxBytes * 0.9 || Math.min(now, latest) - entry.used < HOUR) break;
        await rm(entry.file, { force: true }).catch(() => undefined);
        total -= entry.size;
      }
    }
    await writeFile(path.join(this.folder, STAMP), '').catch(() => undefined);
  }

  private folderOf(key: string): string {
    return path.join(this.folder, key.slice(0, 2));
  }

  private async unseal(key: string): Promise<unknown> {
    const file = path.join(this.folderOf(key), `${key}.json`);
    try {
      const sealed = JSON.parse(await readFile(file, 'utf8')) as Sealed;
      if (sha256(sealed.body) !== sealed.check) return null;
      const value: unknown = JSON.parse(sealed.body);
      await touch(file);
      return value;
    } catch {
      return null;
    }
  }

  private async seal(key: string, value: unknown): Promise<void> {
    const body = JSON.stringify(value);
    const sealed: Sealed = { check: sha256(body), body };
    await this.write(path.join(this.folderOf(key), `${key}.json`), Buffer.from(JSON.stringify(sealed)));
  }

  private async write(file: string, bytes: Uint8Array): Promise<void> {
    const unfinished = path.join(this.folder, UNFINISHED);
    const temporary = halfMadeName(path.join(unfinished, path.basename(file)));
    try {
      await makeFolder(path.dirname(file));
      await makeFolder(unfinished);
      await whileMaking(temporary, async () => {
        await writeFile(temporary, bytes);
        await rename(temporary, file);
      });
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      about(file)(error);
    }
  }
}

/** Marks an entry as used now, which is all that the eviction goes by. A cache that may only be read keeps its old times. */
async function touch(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(() => undefined);
}
