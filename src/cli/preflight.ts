/** `magazine preflight <file.pdf>`: any PDF held against a printer's limits. */
import { resolve } from 'node:path';
import { about, EnvironmentError } from '../diagnostics/errors.js';
import { readPlainFile } from '../diagnostics/plain-file.js';
import { DEFAULT_LIMITS, findingsPage, formatFindings, hasFindingError, preflight as lookOver, readLimits, type PageSource, type Preflight } from '../preflight/index.js';
import { openCache } from '../pictures/index.js';
import { writeInPlace } from '../write.js';
import type { Face } from './face.js';
import { EXIT } from './failures.js';
import { refuseHostile } from './foreign-file.js';
import { reportFile, wantsColor, type SpeechOptions } from './options.js';
import { MAX_REPORT, sourceFrom, sourceReportPath } from './report-source.js';
import { speak } from './speech.js';
import { shown } from './target.js';
import { pictureCacheFolder } from './world.js';

export interface PreflightOptions extends SpeechOptions {
  readonly profile?: string;
  readonly report?: string;
}

/** Looks a file over. @returns the exit code: 1 for errors in the file or in the limits. */
export async function preflight(name: string, options: PreflightOptions, face: Face): Promise<number> {
  const path = resolve(face.cwd, name);
  const { limits, messages } = await readLimits(options.profile ?? DEFAULT_LIMITS, face.cwd);
  if (limits === null) {
    speak({ messages, root: '', lines: [], last: null, facts: { file: name } }, options, face);
    return EXIT.refused;
  }
  const pdf = await face.atOnce(() => readPlainFile(path, { remedy: 'Name a PDF file.' })).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'EISDIR') throw error;
    throw new EnvironmentError(`${error.code === 'EISDIR' ? 'It is a folder:' : 'There is no'} ${shown(path, face.cwd)}.`, 'Name a PDF file.', { cause: error });
  });
  const file = shown(path, face.cwd);
  await face.atOnce(() => refuseHostile(pdf, file));
  const report = await reportFile(options.report, [path], face.cwd);
  const [result, page] = await face.atOnce(async () => {
    const found = await lookOver(pdf, { limits, source: await besides(path, pdf), cache: await openCache(await pictureCacheFolder()), separations: true });
    return [found, report === null ? null : await findingsPage(found, pdf, file)] as const;
  });
  if (report !== null && page !== null) await writeInPlace(report, page);
  tell(result, file, report && shown(report, face.cwd), options, face);
  return hasFindingError(result.findings) ? EXIT.refused : EXIT.done;
}

/** What the build that made the file wrote beside it; null where there is none of this very file. */
async function besides(path: string, pdf: Uint8Array): Promise<PageSource | null> {
  const report = sourceReportPath(path);
  const text = await readPlainFile(report, { most: MAX_REPORT, remedy: 'Move it away; it is no report of ours.' }).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? null : about(report)(error)));
  return text === null ? null : sourceFrom(text.toString('utf8'), pdf);
}

function tell(result: Preflight, file: string, report: string | null, options: PreflightOptions, face: Face): void {
  const findings = options.quiet ? result.findings.filter((f) => f.severity === 'error') : result.findings;
  const text = formatFindings({ ...result, findings }, file, options.reporter, wantsColor(options, face, face.stdout));
  if (options.reporter === 'json') {
    face.stdout.write(`${JSON.stringify({ ...(JSON.parse(text) as object), ...(report === null ? {} : { report }) }, null, 2)}\n`);
    return;
  }
  if (findings.length > 0) face.stdout.write(`${text}\n`);
  else if (!options.quiet && options.reporter === 'pretty') face.stdout.write(`${file}: ${result.pages.length} page${result.pages.length === 1 ? '' : 's'}, nothing to report.\n`);
  if (report !== null) face.stdout.write(`${report}\n`);
}
