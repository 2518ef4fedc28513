/** `magazine handover <issue>`: makes the folder that goes to the printer, or says what keeps it from going. */
import { join, resolve } from 'node:path';
import { deliverIssue } from '../delivery.js';
import { summary } from '../diagnostics/report.js';
import { CHECKSUMS, type HandedOver, type Moment } from '../handover/index.js';
import { writeFolderInPlace } from '../write.js';
import type { Face } from './face.js';
import { EXIT } from './failures.js';
import { readLastRun } from './last-report.js';
import type { PlaceOptions, SpeechOptions } from './options.js';
import { Progress, progressStyle } from './progress.js';
import { speak } from './speech.js';
import { findTarget, shown, type Target } from './target.js';
import { makeWorld, sourceDate } from './world.js';

export interface HandoverOptions extends SpeechOptions, PlaceOptions {
  readonly out?: string;
  readonly browser?: string;
  readonly verbose?: boolean;
}

/** Hands an issue over. @returns the exit code: 1 where an error stands, and then nothing is written. */
export async function handover(name: string, options: HandoverOptions, face: Face): Promise<number> {
  const target = await findTarget(name, options, face.cwd);
  if (target.value === null) {
    speak({ messages: target.messages, root: '', lines: [], last: null, facts: { issue: name, handover: null } }, options, face);
    return EXIT.refused;
  }
  const progress = new Progress(face.stderr, { style: progressStyle(options, face), last: await readLastRun(target.value.report, ['print']) });
  try {
    return await run(target.value, progress, options, face);
  } finally {
    progress.done();
  }
}

async function run(target: Target, progress: Progress, options: HandoverOptions, face: Face): Promise<number> {
  const world = await makeWorld(face, options.browser === undefined ? null : resolve(face.cwd, options.browser));
  const { handed, messages } = await deliverIssue(target, {
    ...world,
    onStage: (stage) => progress.stage(stage),
    onPage: (pages) => progress.pages(pages),
    onNotice: (line) => (options.quiet ? undefined : progress.note(line)),
  }, moment(face));
  face.signal.throwIfAborted();
  const folder = join(target.out, 'handover');
  if (handed === null) {
    progress.done();
    speak({ messages, root: target.shown, all: 'All of them: with --verbose.', lines: ['Nothing was handed over: an issue goes to the printer without errors or not at all.'], last: null, facts: { issue: target.id, handover: null } }, options, face);
    return EXIT.refused;
  }
  progress.stage('write');
  await writeFolderInPlace(folder, handed.files);
  progress.done();
  const path = shown(folder, face.cwd);
  speak(
    {
      messages,
      root: target.shown,
      all: 'All of them: with --verbose.',
      lines: [...fileLines(handed), '', `${target.id}: ${summary(messages)}. The printer can prove the files with \`sha256sum --check ${CHECKSUMS}\`.`],
      last: path,
      facts: { issue: target.id, handover: path, files: [...handed.files.keys()], parts: handed.parts.map(({ kind, name, pages, spine }) => ({ kind, file: name, pages, spine })) },
    },
    options,
    face,
  );
  return EXIT.done;
}

/** Now, as the clock on the wall shows it; the moment of SOURCE_DATE_EPOCH is told in UTC. */
function moment(face: Face): Moment {
  const fixed = sourceDate(face.env);
  const time = fixed ?? new Date();
  return { time, offset: fixed === null ? -time.getTimezoneOffset() : 0 };
}

const fileLines = ({ files }: HandedOver): string[] => {
  const wide = Math.max(...[...files.keys()].map((file) => file.length));
  return [...files].map(([file, data]) => `  ${file.padEnd(wide)}  ${size(Buffer.byteLength(data)).padStart(8)}`);
};

/** `85 kB`, `11.2 MB` */
const size = (bytes: number): string => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
