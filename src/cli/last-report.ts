/** Reads what the last build's report.json says of the pages, for rules that need a layout. */
import { about } from '../diagnostics/errors.js';
import { readPlainFile } from '../diagnostics/plain-file.js';
import type { Place } from '../model/message.js';
import type { LastReport } from '../review.js';
import type { Stage } from '../run.js';
import type { LastRun } from './forecast.js';
import { MAX_REPORT } from './report-source.js';

/** The fields of report.json that are read here. */
interface Written {
  readonly inputHash?: unknown;
  readonly pages?: unknown;
  readonly pictures?: unknown;
  readonly editions?: unknown;
  readonly timings?: unknown;
}

/** The report's facts; null where there is none, or one of another program or version that lacks what is needed. */
export async function readLastReport(path: string): Promise<LastReport | null> {
  const written = await readWritten(path);
  if (written === null || typeof written.inputHash !== 'string' || !Array.isArray(written.pages) || written.pages.length === 0 || !Array.isArray(written.pictures)) return null;
  return { inputHash: written.inputHash, pages: written.pages.length, pictures: written.pictures.flatMap(picture) };
}

async function readWritten(path: string): Promise<Written | null> {
  try {
    return parsed((await readPlainFile(path, { most: MAX_REPORT, remedy: 'Move it away, or name another folder with --out.' })).toString('utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    return about(path)(error);
  }
}

/** What the last build of just these editions took; null where that is not known. */
export async function readLastRun(path: string, editions: readonly string[]): Promise<LastRun | null> {
  const written = await readWritten(path);
  if (written === null || !Array.isArray(written.pages) || !Array.isArray(written.editions)) return null;
  const { total, ...stages } = (written.timings ?? {}) as Readonly<Record<string, unknown>>;
  const same = written.editions.map((each: { edition?: unknown } | null) => each?.edition).join() === editions.join();
  const timings = Object.entries(stages).flatMap(([stage, ms]) => (typeof ms === 'number' ? [{ stage: stage as Stage, ms }] : []));
  return same && typeof total === 'number' && timings.some(({ stage }) => stage === 'paginate') ? { timings, total, pages: written.pages.length } : null;
}

/** A report that was cut off or edited is as good as none. */
function parsed(text: string): Written | null {
  try {
    return JSON.parse(text) as Written | null;
  } catch {
    return null;
  }
}

function picture(written: unknown): LastReport['pictures'] {
  const { at, file, page, widthMm, ppi } = (written ?? {}) as Readonly<Record<string, unknown>>;
  const place = typeof at === 'string' ? placeOf(at) : null;
  if (place === null || typeof file !== 'string' || typeof page !== 'number' || typeof widthMm !== 'number') return [];
  return [{ place, file, page, widthMm, ppi: typeof ppi === 'number' ? ppi : null }];
}

/** `file:line:column` */
function placeOf(at: string): Place | null {
  const match = /^(.+):(\d+):(\d+)$/s.exec(at);
  return match === null ? null : { file: match[1]!, line: Number(match[2]), column: Number(match[3]) };
}
