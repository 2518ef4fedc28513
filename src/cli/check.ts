/** `magazine check <issue>`: everything that can be said of an issue without a browser. */
import { RULES_OF_LAYOUT } from '../check/check.js';
import { openDesk } from '../check/desk.js';
import { nameProposals } from '../check/names/proposals.js';
import { hasError, hasStopper } from '../model/message.js';
import { checkIssue } from '../review.js';
import type { Checked, World } from '../run.js';
import type { Face } from './face.js';
import { EXIT } from './failures.js';
import { readLastReport } from './last-report.js';
import { mend, type Mending } from './mend.js';
import type { PlaceOptions, SpeechOptions } from './options.js';
import { speak } from './speech.js';
import { findTarget, type Target } from './target.js';
import { makeWorld } from './world.js';

export interface CheckOptions extends SpeechOptions, PlaceOptions {
  /** Mend what is mechanical. */
  readonly fix?: boolean;
  /** Print names that names.yaml does not have yet. */
  readonly names?: boolean;
  /** Where the last build's report lies. */
  readonly out?: string;
}

/**
 * A mend may make room for another one beside it, and each round takes half of a word that stands many times in a row: a million of them in this many. More rounds mean
 * that two rules undo each other.
 */
const MAX_ROUNDS = 20;

/** Checks an issue. @returns the exit code: 1 for stoppers and quality errors. */
export async function check(name: string, options: CheckOptions, face: Face): Promise<number> {
  const target = await findTarget(name, options, face.cwd);
  if (target.value === null) {
    speak({ messages: target.messages, root: '', lines: [], last: null, facts: { issue: name } }, options, face);
    return EXIT.refused;
  }
  const { id, shown } = target.value;
  const { checked, mendings } = await checkAndMend(target.value, await makeWorld(face, null), options.fix === true);
  const { messages, parsed, lastBuild } = checked;
  const clean = messages.length === 0 ? [`${id}: ${parsed?.articles.length ?? 0} articles, nothing to report.`] : [];
  const lines = [...diffLines(mendings), ...clean, ...layoutLine(checked, id), ...(options.names === true ? namesLines(checked) : [])];
  const fixed = options.fix === true ? { fixed: [...new Set(mendings.flatMap((m) => m.files))] } : {};
  speak({ messages, root: shown, lines, last: null, facts: { issue: id, layout: lastBuild === null ? 'none' : lastBuild.fits ? 'current' : 'older', ...fixed } }, options, face);
  return hasError(messages) ? EXIT.refused : EXIT.done;
}

/** Checks; with `fix`, mends and checks again until nothing is left to mend. */
async function checkAndMend(target: Target, world: World, fix: boolean): Promise<{ readonly checked: Checked; readonly mendings: readonly Mending[] }> {
  const last = await readLastReport(target.report);
  const mendings: Mending[] = [];
  for (let round = 0; ; round += 1) {
    const checked = await checkIssue(target, world, last);
    if (!fix || checked.source === null || !checked.messages.some((m) => m.fix)) return { checked, mendings };
    if (round === MAX_ROUNDS) throw new Error(`After ${MAX_ROUNDS} rounds of mending there was still something to mend: two rules undo each other.`);
    mendings.push(await mend(checked.source, checked.messages));
  }
}

function diffLines(mendings: readonly Mending[]): string[] {
  const edits = mendings.reduce((sum, m) => sum + m.edits, 0);
  if (edits === 0) return [];
  const files = new Set(mendings.flatMap((m) => m.files)).size;
  return [...mendings.flatMap((m) => m.diff), '', `Mended ${edits} ${edits === 1 ? 'place' : 'places'} in ${files} ${files === 1 ? 'file' : 'files'}.`];
}

/** Says what the rules on pages went by, where that is not a build of just this issue. */
function layoutLine({ lastBuild, messages }: Checked, id: string): string[] {
  const rules = RULES_OF_LAYOUT.map((rule) => `\`${rule}\``).join(', ');
  // What forbids a build comes first.
  if (RULES_OF_LAYOUT.length === 0 || lastBuild?.fits || hasStopper(messages)) return [];
  return lastBuild === null
    ? [`Not checked, as they need a layout: ${rules}. Run \`magazine build ${id}\` once.`]
    : [`The last build is older than the issue; ${rules} went by its pages.`];
}

/** Names for names.yaml, to be looked at and pasted. */
function namesLines({ parsed, source }: Checked): string[] {
  const proposals = parsed === null || source === null ? [] : nameProposals(openDesk(parsed, new Map(), source, null));
  return ['', proposals.length === 0 ? 'names.yaml has every name that stands twice in the issue.' : 'Names that stand twice or oftener and are not in names.yaml; look at them and paste what is right under people, places or organisations:', ...proposals];
}
