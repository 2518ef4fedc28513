/** Reads files that a person named, or that lie where somebody else may have put them: whatever they are, reading ends. */
import { readFile, stat } from 'node:fs/promises';
import { EnvironmentError } from './errors.js';

/** More bytes than this are not read: Node.js itself reads no more than 2 GiB. */
const MAX_BYTES = 2_000_000_000;

/**
 * The bytes of a plain file. A named pipe would be waited for without end, and a device may have none: neither is opened.
 * @param most bytes that it may have.
 * @param remedy what to do where it is no plain file, or too large.
 * @throws EnvironmentError where it is none, or has more; the system's error where it is not there, is a folder or may not be read.
 */
export async function readPlainFile(path: string, { most = MAX_BYTES, remedy = 'Name another file.' }: { readonly most?: number; readonly remedy?: string } = {}): Promise<Buffer> {
  const info = await stat(path);
  if (!info.isFile() && !info.isDirectory()) throw new EnvironmentError(`${path} is ${info.isFIFO() ? 'a named pipe' : info.isSocket() ? 'a socket' : 'a device'} and no file.`, remedy);
  if (info.isFile() && info.size > most) throw new EnvironmentError(`${path} has ${(info.size / 1e6).toLocaleString('en', { maximumFractionDigits: 0 })} MB; more than ${(most / 1e6).toLocaleString('en', { maximumFractionDigits: 0 })} MB are not read.`, remedy);
  return readFile(path);
}
