/** The preview's own code, read once: what the browser runs and how it looks. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EnvironmentError } from '../diagnostics/errors.js';

/** A file as it is served. */
export interface Served {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The files by the name they are asked by, and a hash of them all. */
export interface Assets {
  readonly files: ReadonlyMap<string, Served>;
  readonly hash: string;
}

const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';
const NAMES: readonly (readonly [string, string])[] = [['app.js', SCRIPT], ['app-style.css', STYLE], ['frame.js', SCRIPT], ['frame-style.css', STYLE]];

/** The script of Paged.js that a build's browser runs: it lies beside the sources that pagedjs-cli exports. */
function engineScript(): string {
  const entry = createRequire(import.meta.url).resolve('pagedjs-cli');
  return join(dirname(dirname(entry)), 'dist', 'browser.js');
}

/**
 * Reads them.
 * @param folder where the compiled client lies.
 * @throws EnvironmentError where a file is missing.
 */
export async function readAssets(folder: string): Promise<Assets> {
  const hash = createHash('sha256');
  const files = new Map<string, Served>();
  try {
    for (const [name, type, path] of [...NAMES.map(([file, mime]) => [file, mime, join(folder, file)] as const), ['paged.js', SCRIPT, engineScript()] as const]) {
      const bytes = await readFile(path);
      hash.update(bytes);
      files.set(name, { type, bytes });
    }
  } catch (error) {
    throw new EnvironmentError('The preview’s own files are not complete.', 'Run `npm ci` and `npm run build` in the folder of magazine.', { cause: error });
  }
  return { files, hash: hash.digest('hex').slice(0, 16) };
}

/** The page that holds everything; it is filled by its script. */
export const appHtml = (clientHash: string): string => `<!doctype html>
<html lang="en" data-client="${clientHash}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>magazine</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="app-style.css"></head><body><script type="module" src="app.js"></script></body></html>
`;

/** The page that the magazine's pages stand in. */
export const FRAME_HTML = `<!doctype html>
<html><head><meta charset="utf-8"></head><body><script src="frame.js"></script></body></html>
`;
