/** `magazine doctor`: what this machine has, what it lacks, and what to do about it. It really starts the browser. */
import { constants } from 'node:fs';
import { access, readFile, statfs } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cacheFolder, findBrowser, openBrowser, verifyEmbedded } from '../browser/index.js';
import { EnvironmentError } from '../diagnostics/errors.js';
import { packageVersion } from '../diagnostics/version.js';
import { readStyles } from '../render/css.js';
import type { Face } from './face.js';
import { asEnvironmentError, EXIT } from './failures.js';
import { folderSize, megabytes } from './folder-size.js';
import { issuesFolder, type PlaceOptions, type SpeechOptions } from './options.js';
import { STYLESHEET } from './package.js';
import { packageOf } from './report.js';
import { speak } from './speech.js';
import { shown } from './target.js';
import { ownTemporaryFolder } from './temporary.js';

export interface DoctorOptions extends SpeechOptions, PlaceOptions {
  readonly browser?: string;
  readonly out?: string;
}

/** One thing that was looked at. */
interface Finding {
  readonly what: string;
  readonly found: string;
  /** What to do where a build could not run for it; null where it is well. */
  readonly remedy: string | null;
}

const require = createRequire(import.meta.url);
/** A build writes some 100 MB of pictures and pages. */
const ROOM = 300e6;

/** Looks at everything and tells. @returns the exit code: 2 if a build could not run. */
export async function doctor(options: DoctorOptions, face: Face): Promise<number> {
  const findings: Finding[] = [];
  const look = async (what: string, at: () => Promise<string>): Promise<void> => {
    try {
      findings.push({ what, found: await at(), remedy: null });
    } catch (error) {
      const lack = asEnvironmentError(error);
      if (lack === null) throw error;
      findings.push({ what, found: lack.message, remedy: lack.remedy });
    }
  };
  await look('magazine', async () => packageVersion());
  await look('Node.js', async () => `${process.versions.node}, ${process.platform} ${process.arch}`);
  for (const name of ['puppeteer', 'pagedjs-cli', '@sparticuz/chromium', 'sharp']) await look(name, () => versionOf(name));
  // Before the run has one of its own in it.
  const temporary = tmpdir();
  await look('cache', async () => {
    const folder = await cacheFolder();
    // See makeWorld: the cache has to be found again from the run's own temporary folder.
    process.env['MAGAZINE_CACHE'] = folder;
    ownTemporaryFolder();
    return `${folder}, ${megabytes(await folderSize(folder))}, ${megabytes(await room(folder, 'MAGAZINE_CACHE'))} free`;
  });
  await look('temporary', async () => `${temporary}, ${megabytes(await room(temporary, 'TMPDIR'))} free`);
  // Without a cache there is no place to unpack the browser to.
  if (findings.every((f) => f.remedy === null)) findings.push(...(await lookAtBrowser(options, face)));
  await look('fonts', fonts);
  await look('output', async () => writable(options.out === undefined ? join(dirname(issuesFolder(options, face.cwd)), 'out') : resolve(face.cwd, options.out), face.cwd));

  const lacks = findings.filter((f) => f.remedy !== null);
  const wide = Math.max(...findings.map((f) => f.what.length));
  speak(
    {
      messages: [], root: '',
      lines: findings.map((f) => `${f.remedy === null ? '  ' : '✗ '}${f.what.padEnd(wide)}  ${f.found}${f.remedy === null ? '' : `\n  ${' '.repeat(wide)}  ${f.remedy}`}`).concat(''),
      last: lacks.length === 0 ? 'This machine can build.' : `This machine cannot build: ${lacks.map((f) => f.what).join(', ')}.`,
      facts: { able: lacks.length === 0, findings },
    },
    options,
    face,
  );
  return lacks.length === 0 ? EXIT.done : EXIT.environment;
}

async function lookAtBrowser(options: DoctorOptions, face: Face): Promise<Finding[]> {
  const findings: Finding[] = [];
  const named = options.browser === undefined ? null : resolve(face.cwd, options.browser);
  try {
    const start = performance.now();
    const open = await openBrowser(named);
    await open.close();
    const found = await findBrowser(named);
    findings.push({ what: 'browser', found: `${open.version}, ${open.source}, started in ${((performance.now() - start) / 1000).toFixed(1)} s: ${found.executable}`, remedy: null });
    if (found.embedded) {
      const whole = await verifyEmbedded(found.embedded);
      findings.push({ what: 'integrity', found: whole ? 'the unpacked browser is as it was unpacked' : 'the unpacked browser was changed', remedy: whole ? null : 'Run `magazine clean`; the next build unpacks it afresh.' });
    }
    const without = open.notices.find((notice) => notice.includes('sandbox'));
    findings.push({ what: 'sandbox', found: without ?? 'on', remedy: null });
    for (const notice of open.notices) if (notice !== without) findings.push({ what: 'note', found: notice, remedy: null });
  } catch (error) {
    const lack = asEnvironmentError(error);
    if (lack === null) throw error;
    const remedy = lack.remedy.includes('magazine doctor')
      ? 'Run `magazine clean` so that it is unpacked afresh, install what the line above names, or name another Chromium with --browser.'
      : lack.remedy;
    findings.push({ what: 'browser', found: lack.message, remedy });
  }
  return findings;
}

async function versionOf(name: string): Promise<string> {
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch (error) {
    throw new EnvironmentError('not installed', 'Run `npm ci` in the folder of magazine.', { cause: error });
  }
  return (await packageOf(entry))?.version ?? 'unknown';
}

async function fonts(): Promise<string> {
  const { fonts: faces } = await readStyles(STYLESHEET);
  const missing: string[] = [];
  const families = new Map<string, number>();
  for (const font of faces) {
    if (await readFile(font.path).then((bytes) => bytes.length > 0, () => false)) families.set(font.family, (families.get(font.family) ?? 0) + 1);
    else missing.push(font.path);
  }
  if (missing.length > 0 || families.size === 0) throw new EnvironmentError(`missing: ${missing.join(', ') || 'all'}`, 'Run `npm ci` in the folder of magazine, or mend styles/fonts.css.');
  return [...families].map(([family, files]) => `${family} (${files})`).join(', ');
}

/** Bytes that are free where a folder lies. @param variable that names another folder. */
async function room(folder: string, variable: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free < ROOM) throw new EnvironmentError(`${folder}: only ${megabytes(free)} free`, `Make room, or set ${variable} to a folder on another disk.`);
  return free;
}

/** The nearest folder upwards that exists must take what a build writes. */
async function writable(out: string, cwd: string): Promise<string> {
  for (let folder = out; ; folder = dirname(folder)) {
    try {
      await access(folder, constants.W_OK);
      return `${shown(out, cwd)} can be written`;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT' && folder !== dirname(folder)) continue;
      throw new EnvironmentError(`${folder} cannot be written (${(error as NodeJS.ErrnoException).code})`, 'Give yourself the right to it, or name another folder with --out.', { cause: error });
    }
  }
}
