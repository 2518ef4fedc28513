/**
 * The embedded browser: the Chromium inside the npm package @sparticuz/chromium, unpacked once into our cache folder.
 * Only its binary, its NSS libraries and its fallback font are taken, never the flags that the package recommends
 * (`--single-process`, `--disable-web-security`): those are made for short-lived cloud functions.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { EnvironmentError } from '../diagnostics/errors.js';
import { makeFolder } from '../diagnostics/folder.js';
import { halfMadeName, sweepHalfMade, whileMaking } from '../diagnostics/half-made.js';

const require = createRequire(import.meta.url);

/** What an unpacked browser needs to be started. */
export interface EmbeddedBrowser {
  readonly executable: string;
  /** Environment for bare machines: NSS libraries and a font configuration that knows no system fonts. */
  readonly env: Readonly<Record<string, string>>;
  readonly version: string;
}

interface Manifest {
  readonly sha256: string;
  readonly size: number;
}

/** True where the npm package's binary runs: Linux on x64. */
export const embeddedRunsHere = (): boolean => process.platform === 'linux' && process.arch === 'x64';

/** The user's home; '' where neither the environment nor the system knows one (a container run by a number). */
function home(): string {
  try {
    return homedir();
  } catch {
    return '';
  }
}

/**
 * The folder of everything that can be made again (the unpacked browser, and pictures in its subfolder `pictures`): MAGAZINE_CACHE, else XDG_CACHE_HOME/magazine, else ~/.cache/magazine,
 * else one in the temporary folder; the first of these that can be written.
 */
export async function cacheFolder(): Promise<string> {
  const wanted = [
    process.env.MAGAZINE_CACHE,
    process.env.XDG_CACHE_HOME && join(process.env.XDG_CACHE_HOME, 'magazine'),
    home() && join(home(), '.cache', 'magazine'),
    join(tmpdir(), `magazine-cache-${process.getuid?.() ?? 'user'}`),
  ].filter((f): f is string => Boolean(f));
  for (const folder of wanted) {
    try {
      await makeFolder(folder);
      const probe = halfMadeName(join(folder, 'probe'));
      await mkdir(probe);
      await rm(probe, { recursive: true });
      return folder;
    } catch {
      // Not writable (a read-only home on CI, say): the next one.
    }
  }
  throw new EnvironmentError('No folder for the cache could be written to.', `Tried ${wanted.join(', ')}. Set MAGAZINE_CACHE to a folder you may write to.`);
}

async function packageFolder(): Promise<{ folder: string; version: string }> {
  let entry: string;
  try {
    entry = require.resolve('@sparticuz/chromium');
  } catch {
    throw new EnvironmentError('The embedded browser (npm package @sparticuz/chromium) is not installed.', 'Run `npm ci` in the project folder.');
  }
  // The package exports no package.json, so walk up to it.
  for (let dir = dirname(entry); dir !== dirname(dir); dir = dirname(dir)) {
    try {
      const json = JSON.parse(await readFile(join(dir, 'package.json'), 'utf8')) as { name?: string; version?: string };
      if (json.name === '@sparticuz/chromium' && json.version) return { folder: dir, version: json.version };
    } catch {
      // Keep walking.
    }
  }
  throw new EnvironmentError('The package @sparticuz/chromium is damaged.', 'Run `npm ci` again.');
}

async function unpackBinary(from: string, to: string): Promise<Manifest> {
  const hash = createHash('sha256');
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(createReadStream(from), createBrotliDecompress({ chunkSize: 1 << 20 }), meter, createWriteStream(to));
  await chmod(to, 0o755);
  return { sha256: hash.digest('hex'), size };
}

async function unpackTar(from: string, to: string): Promise<void> {
  // tar-fs comes with @sparticuz/chromium, which packs its libraries as tar files.
  const { default: tar } = await import('tar-fs');
  await makeFolder(to);
  await pipeline(createReadStream(from), createBrotliDecompress(), tar.extract(to));
}

const inXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const fontsConf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${inXml(folder)}/fonts</dir><cachedir>${inXml(folder)}/fontconfig-cache</cachedir></fontconfig>
`;

async function unpack(pack: string, target: string): Promise<void> {
  await makeFolder(dirname(target));
  const temp = halfMadeName(target);
  await whileMaking(temp, () => unpackBy(pack, temp, target));
}

async function unpackBy(pack: string, temp: string, target: string): Promise<void> {
  await mkdir(temp);
  try {
    const manifest = await unpackBinary(join(pack, 'chromium.br'), join(temp, 'chromium'));
    await unpackTar(join(pack, 'al2023.tar.br'), temp);
    await unpackTar(join(pack, 'fonts.tar.br'), temp);
    await writeFile(join(temp, 'fonts.conf'), fontsConf(target));
    await writeFile(join(temp, 'manifest.json'), JSON.stringify(manifest));
    // Another run may have been quicker, and its browser may be at work: it is not pulled away from under it.
    if (!(await quickCheck(target))) {
      await rm(target, { recursive: true, force: true });
      await rename(temp, target);
    }
  } catch (error) {
    if (!(await quickCheck(target))) throw error;
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

async function quickCheck(target: string): Promise<boolean> {
  try {
    const manifest = JSON.parse(await readFile(join(target, 'manifest.json'), 'utf8')) as Manifest;
    await access(join(target, 'lib', 'libnss3.so'));
    return (await stat(join(target, 'chromium'))).size === manifest.size;
  } catch (error) {
    return notWhole(error);
  }
}

/**
 * False for an error that says that a part is missing or damaged. Any other is the machine's, which has too many files open, say: for that nothing is
 * unpacked again, and nothing taken away from others who run it.
 */
function notWhole(error: unknown): false {
  if (error instanceof SyntaxError || ['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
  throw error;
}

/**
 * Compares the unpacked binary with the SHA-256 taken while it was unpacked. Reads 190 MB, so only `doctor` and a failed start ask for it.
 * @returns false where it differs or is missing.
 * @throws the system's error where it cannot be looked at.
 */
export async function verifyEmbedded(browser: EmbeddedBrowser): Promise<boolean> {
  try {
    const manifest = JSON.parse(await readFile(join(dirname(browser.executable), 'manifest.json'), 'utf8')) as Manifest;
    const hash = createHash('sha256');
    await pipeline(createReadStream(browser.executable, { highWaterMark: 1 << 20 }), hash);
    return hash.digest('hex') === manifest.sha256;
  } catch (error) {
    return notWhole(error);
  }
}

/** Removes the unpacked browser, so that the next start unpacks it afresh. */
export const forgetEmbedded = (browser: EmbeddedBrowser): Promise<void> => rm(dirname(browser.executable), { recursive: true, force: true });

/**
 * Makes the embedded browser ready: unpacks it on the first run (about four seconds), checks size and libraries on later ones.
 * @throws EnvironmentError where the npm package is missing or no cache folder can be written.
 */
export async function embeddedBrowser(): Promise<EmbeddedBrowser> {
  const { folder, version } = await packageFolder();
  const cache = await cacheFolder();
  await sweepHalfMade(cache);
  const target = join(cache, `chromium-${version}`);
  if (!(await quickCheck(target))) await unpack(join(folder, 'bin'), target);
  const lib = join(target, 'lib');
  return {
    executable: join(target, 'chromium'),
    version,
    env: {
      LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH ? `${lib}:${process.env.LD_LIBRARY_PATH}` : lib,
      FONTCONFIG_FILE: join(target, 'fonts.conf'),
    },
  };
}
