/** What `magazine handover` does: checks the issue, builds its print edition and makes of it the folder that the printer is given. */
import { readFile } from 'node:fs/promises';
import { EnvironmentError } from './diagnostics/errors.js';
import { handOver, type FontFiles, type HandedOver, type Job, type Moment } from './handover/index.js';
import { holdOneState, listInputs } from './inputs.js';
import { findingMessage, type Finding } from './model/finding.js';
import { hasError, sortMessages, type Message } from './model/message.js';
import { buildIssue } from './pipeline.js';
import { checkIssue } from './review.js';
import { findingsPage, formatFindings, preflight, type Preflight } from './preflight/index.js';
import type { Styles } from './render/css.js';
import { enter, type World } from './run.js';

/** A hand-over in memory. `handed` is null where an error forbade it. */
export interface Delivered {
  readonly handed: HandedOver | null;
  readonly messages: readonly Message[];
}

/** Makes a hand-over. Errors in the issue, its pages or its files forbid it. */
export async function deliverIssue(target: { folder: string; id: string }, world: World, at: Moment): Promise<Delivered> {
  const inputs = await listInputs(target, world);
  // Whatever can be said without a browser is said at once.
  const checked = await checkIssue(target, world);
  const { parsed, styles, messages: early } = checked;
  if (parsed === null || hasError(early)) return { handed: null, messages: sortMessages(early) };
  const { editions, messages, inputHash } = await buildIssue(target, world, { editions: ['print'] });
  const [print] = editions;
  const pdf = print?.pdf ?? null;
  if (pdf === null || hasError(messages)) return { handed: null, messages };
  const inspect = print?.preflight ? inspector(print.preflight, world) : null;
  enter('handover', world);
  const handed = await handOver({ issue: target.id, pdf, inputHash, meta: parsed.meta, fonts: await fontFiles(styles), inspect, at });
  // The job ticket goes by what was read first, the pages by what was read after it, and a printer gets no yesterday's pages.
  await holdOneState(inputs, target, checked, world);
  const found = [...handed.inspections].flatMap(([file, { findings }]) => findings.filter(({ severity }) => severity === 'error').map((finding) => messageOn(file, finding)));
  return { handed: found.length === 0 ? handed : null, messages: sortMessages([...messages, ...found]) };
}

/** Preflight of the files of a job, by the limits that the whole was held to. What was said of the whole is not asked twice. */
function inspector(whole: Preflight, { cache }: World): NonNullable<Job['inspect']> {
  return async (part) => {
    const { limits } = whole;
    // A cover with a spine is two sheets, and the text inside it leaves: of both an even number is whole.
    const result = part.kind === 'whole' ? whole : await preflight(part.pdf, { limits: { ...limits, pagesMultiple: Math.min(limits.pagesMultiple, 2) }, cache });
    return { html: await findingsPage(result, part.pdf, part.name), json: `${formatFindings(result, part.name, 'json', false)}\n`, findings: result.findings };
  };
}

/** A finding as a message that names the file of the job. */
function messageOn(file: string, finding: Finding): Message {
  const message = findingMessage(finding);
  return { ...message, text: `${file}: ${message.text}` };
}

/** Weights that slug, spine, ticket and contact sheet are set in, by the styles' own custom properties. */
const WANTED = { regular: ['--sans', 400], bold: ['--sans', 600], display: ['--display', 700] } as const;

/** The font files behind the styles' voices: of the first family of each, the upright face nearest in weight. */
async function fontFiles(styles: Styles): Promise<FontFiles> {
  const read = async ([property, weight]: (typeof WANTED)[keyof typeof WANTED]): Promise<Uint8Array> => {
    const family = new RegExp(`${property}:\\s*['"]([^'"]+)['"]`).exec(styles.css)?.[1];
    const faces = styles.fonts.filter((face) => face.family === family && face.style === 'normal');
    const [nearest] = faces.sort((a, b) => Math.abs(Number(a.weight) - weight) - Math.abs(Number(b.weight) - weight));
    if (nearest === undefined) throw new EnvironmentError(`The styles have no font for ${property}.`, `Let ${property} in styles/print.css begin with a family of styles/fonts.css.`);
    return readFile(nearest.path);
  };
  return { regular: await read(WANTED.regular), bold: await read(WANTED.bold), display: await read(WANTED.display) };
}
