/** Where the package's own folders lie. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's own folder: two above this file, in `src/` and in `dist/`. */
export const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));
/** Where templates and the entry stylesheet lie. */
export const TEMPLATES = join(PACKAGE, 'templates');
export const PROFILES = join(PACKAGE, 'profiles');
export const STYLESHEET = join(PACKAGE, 'styles', 'print.css');
/** Where the preview's code for the browser lies, compiled. */
export const CLIENT = join(PACKAGE, 'dist', 'preview');

/** The hash of the sources that a file was compiled from, as its first line says; null for a file that runs from its source. */
export async function compiledFrom(url: string): Promise<string | null> {
  const file = await open(fileURLToPath(url));
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(96), 0, 96, 0);
    return /^\/\/ sources ([0-9a-f]{64})/.exec(buffer.toString('latin1', 0, bytesRead))?.[1] ?? null;
  } finally {
    await file.close();
  }
}
