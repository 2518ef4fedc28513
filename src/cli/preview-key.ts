/** A key of our own, from which the parts of the preview's addresses are made that nobody else can guess. */
import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../diagnostics/folder.js';
import { halfMadeName } from '../diagnostics/half-made.js';

/** The key that lies in a folder, made there the first time: 32 random bytes, readable by this user alone. */
export async function previewKey(folder: string): Promise<Buffer> {
  const file = join(folder, 'preview-key');
  const known = await readFile(file).catch(() => null);
  if (known?.length === 32) return known;
  const fresh = randomBytes(32);
  await makeFolder(folder);
  const half = halfMadeName(file);
  await writeFile(half, fresh, { mode: 0o600 });
  await rename(half, file);
  return fresh;
}
