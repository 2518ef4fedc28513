/**
 * Compiles `src/` into `dist/` with esbuild. Run as a script it always compiles (`npm run build`); `bin/magazine.js` asks it to compile only
 * what is stale. Small packages are compiled in, which makes a run start a quarter of a second sooner; those that look for files of their own
 * stay outside and are found in node_modules.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, readSync, closeSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const HOUR = 3_600_000;
const OUTSIDE = ['@hyzyla/pdfium', '@sparticuz/chromium', 'esbuild', 'pagedjs-cli', 'puppeteer', 'sharp'];

/** Where the compiled command line lies. */
export const ENTRY = join(ROOT, 'dist', 'cli', 'main.js');
/** Where the preview's code for the browser lies. */
export const CLIENT = join(ROOT, 'dist', 'preview');

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (/\.(?:ts|css)$/.test(entry.name)) yield path;
  }
}

/** A hash of all sources, the packages' versions and this file; null where the package came without its sources. Contents, not dates: a checkout turns dates back. */
export function sourceHash() {
  const src = join(ROOT, 'src');
  if (!existsSync(join(src, 'cli', 'main.ts'))) return null;
  const hash = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)));
  const versions = ['package-lock.json', 'package.json'].map((name) => join(ROOT, name)).find((file) => existsSync(file));
  if (versions) hash.update(readFileSync(versions));
  for (const file of files(src)) hash.update(`\0${file.slice(src.length + 1)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

/** The hash that stands in the first line of the compiled entry; null where nothing is compiled. */
export function compiledHash() {
  try {
    const file = openSync(ENTRY, 'r');
    const head = Buffer.alloc(96);
    readSync(file, head, 0, head.length, 0);
    closeSync(file);
    return /^\/\/ sources ([0-9a-f]{64})/.exec(head.toString('latin1'))?.[1] ?? null;
  } catch {
    return null;
  }
}

/** Compiles the preview's code for the browser into a folder: the app, the frame that holds the pages, and their styles. */
export async function compileClient(folder = CLIENT) {
  const { build } = await import('esbuild');
  const at = (name) => join('src', 'preview', 'client', name);
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: { app: at('app/app.ts'), frame: at('frame/frame.ts'), 'app-style': at('app.css'), 'frame-style': at('frame.css') },
    outdir: folder,
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: ['chrome120', 'firefox128', 'safari17.4'],
    write: false,
    logLevel: 'silent',
  });
  place(outputFiles, folder);
}

/** Compiles everything. Each file is written under a temporary name and renamed, the entry last, so several processes may do it at once. */
export async function compile(hash = sourceHash()) {
  const { build, stop } = await import('esbuild');
  await compileClient();
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['src/cli/main.ts'],
    outbase: 'src',
    outdir: 'dist',
    // Chunks lie beside the entry, two folders below the root like the sources, so that `import.meta.url` leads to the same places.
    chunkNames: 'cli/[name]-[hash]',
    bundle: true,
    splitting: true,
    external: OUTSIDE,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    // Node reads them all. Otherwise each becomes a call of RegExp, made anew every time that its line is run: a tenth of the time of a check.
    supported: { 'regexp-unicode-property-escapes': true },
    // Packages in CommonJS ask for Node's own modules by `require`.
    banner: { js: `// sources ${hash}\nimport { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);` },
    // For the stack of a fault; read only then.
    sourcemap: 'linked',
    sourcesContent: false,
    write: false,
    logLevel: 'silent',
  });
  // esbuild runs beside us, with 300 MB, for as long as we do unless it is told to go.
  await stop();
  const isEntry = (file) => basename(file.path) === basename(ENTRY);
  place(outputFiles.sort((a, b) => Number(isEntry(a)) - Number(isEntry(b))), dirname(ENTRY));
}

/** Puts files into a folder, each whole from the moment that it is there, and sweeps up what is no longer wanted. */
function place(outputFiles, folder) {
  mkdirSync(folder, { recursive: true });
  for (const file of outputFiles) {
    const path = join(folder, basename(file.path));
    const temp = `${path}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`;
    try {
      writeFileSync(temp, file.contents);
      renameSync(temp, path);
    } catch (error) {
      rmSync(temp, { force: true });
      throw error;
    }
  }
  sweep(folder, new Set(outputFiles.map((file) => basename(file.path))));
}

/** Whether the process that was writing a temporary file was killed. */
function isOrphan(name) {
  const pid = Number(/\.(\d+)\.[0-9a-f]{8}\.tmp$/.exec(name)?.[1] ?? 0);
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** Removes what older compilations left. A process that runs from it may still want a part, so it stays for an hour. */
function sweep(folder, wanted) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    try {
      if (isOrphan(name) || (!wanted.has(name) && Date.now() - statSync(path).mtimeMs > HOUR)) rmSync(path, { force: true });
    } catch {
      // Another process was quicker.
    }
  }
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  await compile();
  process.stdout.write(`Compiled into ${relative(process.cwd(), dirname(dirname(ENTRY))) || '.'}.\n`);
}
