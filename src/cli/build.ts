/** `magazine build <issue>`: makes the editions asked for and their report, and puts them in place. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { summary } from '../diagnostics/report.js';
import type { Edition } from '../model/edition.js';
import { hasError, hasStopper } from '../model/message.js';
import type { Built } from '../editions.js';
import { buildIssue } from '../pipeline.js';
import type { Overlay } from '../render/overlay.js';
import { openPlacement, writeInPlace } from '../write.js';
import { compareAgainst } from './against.js';
import { openCompared } from './diff.js';
import type { Face } from './face.js';
import { EXIT } from './failures.js';
import type { LastRun, Timing } from './forecast.js';
import { readLastRun } from './last-report.js';
import type { PlaceOptions, SpeechOptions } from './options.js';
import { Progress, progressStyle } from './progress.js';
import { buildReport } from './report.js';
import { sourceReport, sourceReportPath } from './report-source.js';
import { speak } from './speech.js';
import { findTarget, shown, type Target } from './target.js';
import { makeWorld } from './world.js';

export interface BuildOptions extends SpeechOptions, PlaceOptions {
  readonly out?: string;
  readonly browser?: string;
  readonly strict?: boolean;
  readonly verbose?: boolean;
  readonly keepRefused?: string;
  readonly show?: readonly Overlay[];
  readonly edition?: readonly Edition[];
  readonly against?: string;
  readonly fresh?: boolean;
  readonly outlineFonts?: boolean;
  readonly spreads?: boolean;
}

/** Builds an issue. @returns the exit code. */
export async function build(name: string, options: BuildOptions, face: Face): Promise<number> {
  const target = await findTarget(name, options, face.cwd);
  if (target.value === null) {
    speak({ messages: target.messages, root: '', lines: [], last: null, facts: { issue: name, pdf: null } }, options, face);
    return EXIT.refused;
  }
  const last = await readLastRun(target.value.report, options.edition ?? ['print']);
  const progress = new Progress(face.stderr, { style: progressStyle(options, face), last });
  try {
    return await run(target.value, progress, last, options, face);
  } finally {
    progress.done();
  }
}

async function run(target: Target, progress: Progress, last: LastRun | null, options: BuildOptions, face: Face): Promise<number> {
  // Read now: the build may be about to write over it.
  const old = options.against === undefined ? null : await openCompared(resolve(face.cwd, options.against), face.cwd);
  const world = await makeWorld(face, options.browser === undefined ? null : resolve(face.cwd, options.browser), target.folder);
  const built = await buildIssue(target, {
    ...world,
    ...(options.fresh === true ? { code: null } : {}),
    onStage: (stage) => progress.stage(stage),
    onPage: (pages) => progress.pages(pages),
    onNotice: (line) => (options.quiet ? undefined : progress.note(line)),
  }, { editions: options.edition ?? ['print'], show: options.show ?? [], outlineFonts: options.outlineFonts === true, spreads: options.spreads === true });
  face.signal.throwIfAborted();
  if (built.editions.length === 0 || hasStopper(built.messages)) return refuse(target, built, progress, options, face);

  progress.stage('write');
  const pdfs: string[] = [];
  // Whatever room or right is lacking, the files of two builds never stand side by side.
  const placement = openPlacement();
  for (const { edition, pdf, map, expectations } of built.editions) {
    if (pdf === null) continue;
    await placement.put(target.editions[edition], pdf);
    if (edition === 'print') await placement.put(sourceReportPath(target.editions[edition]), sourceReport(pdf, map, expectations));
    pdfs.push(shown(target.editions[edition], face.cwd));
  }
  if (built.overlaid !== null) await placement.put(target.show, built.overlaid);
  const seconds = progress.seconds;
  progress.done();
  await placement.put(target.report, await buildReport(target, built, { version: world.version, ...madeIn(progress, seconds, last) }));
  placement.commit();

  const first = built.editions.find((each) => each.pdf !== null);
  const against = old === null || !first?.pdf ? null : await compareAgainst(old, { path: target.editions[first.edition], bytes: first.pdf }, target, face.cwd);
  const failed = options.strict === true && hasError(built.messages);
  const pages = built.map?.pages.length ?? 0;
  const show = built.overlaid === null ? null : shown(target.show, face.cwd);
  speak(
    {
      messages: built.messages,
      root: target.shown,
      lines: [`${target.id}: ${count(pages, 'page')}, ${count(built.editions[0]?.pictures.length ?? 0, 'picture')}, ${summary(built.messages)}, in ${seconds.toFixed(1)} s.`, ...(show === null ? [] : [`To look at and not to print: ${show}`]), ...(against?.lines ?? []), ...pdfs.slice(0, -1)],
      last: pdfs[pdfs.length - 1] ?? null,
      all: `All of them: with --verbose, or in ${shown(target.report, face.cwd)}.`,
      facts: { issue: target.id, pdf: pdfs[0] ?? null, ...(pdfs.length > 1 ? { pdfs } : {}), ...(show === null ? {} : { show }), ...against?.facts, report: shown(target.report, face.cwd), pages, seconds: Math.round(seconds * 10) / 10 },
    },
    options,
    face,
  );
  return failed ? EXIT.refused : EXIT.done;
}

/** The times of the run that made the pages: the last one, where nothing had changed since. */
const madeIn = ({ timings }: Progress, seconds: number, last: LastRun | null): { timings: readonly Timing[]; seconds: number } =>
  last === null || timings.some(({ stage }) => stage === 'paginate') ? { timings, seconds } : { timings: last.timings, seconds: last.total / 1000 };

/** Stoppers: nothing is written, the last good PDF stays. */
async function refuse(target: Target, built: Built, progress: Progress, options: BuildOptions, face: Face): Promise<number> {
  progress.done();
  const pdf = target.editions[options.edition?.[0] ?? 'print'];
  const old = await stat(pdf).catch(() => null);
  const lines = [old === null ? 'No PDF was written.' : `No PDF was written. The one of ${minute(old.mtime)} stays: ${shown(pdf, face.cwd)}`];
  const rejected = built.editions[0]?.rejected ?? null;
  if (options.keepRefused !== undefined && rejected !== null) {
    const path = resolve(face.cwd, options.keepRefused);
    await writeInPlace(path, rejected);
    lines.push(`The refused PDF, to look at and not to print: ${shown(path, face.cwd)}`);
  }
  speak({ messages: built.messages, root: target.shown, lines, last: null, all: 'All of them: with --verbose.', facts: { issue: target.id, pdf: null, stays: old === null ? null : shown(pdf, face.cwd) } }, options, face);
  return EXIT.refused;
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
const minute = (date: Date): string => date.toISOString().slice(0, 16).replace('T', ' ');
