/** `magazine plan <issue>`: the flatplan as a table and as a picture of all spreads. */
import { resolve } from 'node:path';
import { hasStopper } from '../model/message.js';
import { planIssue, type Planned } from '../plan.js';
import { writeInPlace } from '../write.js';
import type { Face } from './face.js';
import { EXIT } from './failures.js';
import { articleTable, lowFrames, pageTable } from './flatplan.js';
import { planFacts } from './flatplan-facts.js';
import type { PlaceOptions, SpeechOptions } from './options.js';
import { Progress, progressStyle } from './progress.js';
import { speak } from './speech.js';
import { findTarget, shown, type Target } from './target.js';
import { makeWorld } from './world.js';

export interface PlanOptions extends SpeechOptions, PlaceOptions {
  readonly out?: string;
  readonly browser?: string;
}

/** Plans an issue. @returns the exit code. */
export async function plan(name: string, options: PlanOptions, face: Face): Promise<number> {
  const target = await findTarget(name, options, face.cwd);
  if (target.value === null) {
    speak({ messages: target.messages, root: '', lines: [], last: null, facts: { issue: name, flatplan: null } }, options, face);
    return EXIT.refused;
  }
  const progress = new Progress(face.stderr, { style: progressStyle(options, face) });
  try {
    return await run(target.value, progress, options, face);
  } finally {
    progress.done();
  }
}

async function run(target: Target, progress: Progress, options: PlanOptions, face: Face): Promise<number> {
  const world = await makeWorld(face, options.browser === undefined ? null : resolve(face.cwd, options.browser));
  const planned = await planIssue(target, {
    ...world,
    onStage: (stage) => progress.stage(stage),
    onPage: (pages) => progress.pages(pages),
    onNotice: (line) => (options.quiet ? undefined : progress.note(line)),
  });
  face.signal.throwIfAborted();
  if (planned.plan === null || hasStopper(planned.messages)) {
    progress.done();
    speak({ messages: planned.messages, root: target.shown, all: `All of them: \`magazine check ${target.id}\`.`, lines: ['There is no flatplan as long as these stand.'], last: null, facts: { issue: target.id, flatplan: null } }, options, face);
    return EXIT.refused;
  }
  progress.stage('write');
  await writeInPlace(target.flatplan, planned.plan.png);
  progress.done();
  const flatplan = shown(target.flatplan, face.cwd);
  speak({ messages: planned.messages, root: target.shown, all: `All of them: \`magazine check ${target.id}\`.`, lines: tables(planned.plan), last: flatplan, facts: { issue: target.id, flatplan, ...planFacts(planned.plan) } }, options, face);
  return EXIT.done;
}

/** The tables, with an empty line after each. */
const tables = (planned: NonNullable<Planned['plan']>): string[] => [pageTable(planned), articleTable(planned), lowFrames(planned)].filter((lines) => lines.length > 0).flatMap((lines) => [...lines, '']);
