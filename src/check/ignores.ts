/** What editors silenced at a place: `<!-- magazine-ignore rule: reason -->` above a block, `# magazine-ignore rule: reason` above an entry of YAML. */
import type { Message, Place } from '../model/message.js';
import { suggest } from '../diagnostics/nearest.js';
import { contains, silencedBlocks } from '../diagnostics/silence.js';
import type { Desk } from './desk.js';

/** A comment, with what it silences. */
interface Ignore {
  readonly rule: string;
  /** The comment itself. */
  readonly place: Place;
  /** The block or entry below it. */
  readonly silences: Place;
}

const COMMENT = /^(\s*)#\s*magazine-ignore\b(?:\s+([a-z][a-z0-9-]*)\s*:\s*(\S.*))?/u;
/** Rules of the format that are no stoppers and stand at blocks: they can be silenced as well, and are told by the parser. */
const OF_THE_FORMAT = ['link-target', 'missing-caption', 'missing-translation', 'picture-twice', 'unknown-caption', 'unknown-credit'];

/** The lines of a file that are YAML: all of issue.yaml and house.yaml, an article's front matter. */
function yamlLines(file: string, text: string): readonly string[] {
  const lines = text.split('\n');
  if (!file.endsWith('.md')) return lines;
  const end = lines[0]?.trimEnd() === '---' ? lines.findIndex((line, n) => n > 0 && line.trimEnd() === '---') : 0;
  return lines.slice(0, Math.max(0, end));
}

const indent = (line: string): number => /^\s*/.exec(line)![0].length;
const isBlank = (line: string): boolean => /^\s*(?:#.*)?$/.test(line);

/** For a line of YAML, from 0: the entry below it, to the end of what is indented more than it; null where there is none. Each is looked for once. */
function entriesBelow(file: string, lines: readonly string[]): (line: number) => Place | null {
  const next: number[] = new Array<number>(lines.length).fill(lines.length);
  for (let n = lines.length - 2; n >= 0; n -= 1) next[n] = isBlank(lines[n + 1]!) ? next[n + 1]! : n + 1;
  const known = new Map<number, Place>();
  return (line) => {
    const from = next[line]!;
    if (from === lines.length) return null;
    let place = known.get(from);
    if (place === undefined) {
      let after = next[from]!;
      while (after < lines.length && indent(lines[after]!) > indent(lines[from]!)) after = next[after]!;
      place = { file, line: from + 1, column: 1, endLine: after, endColumn: lines[after - 1]!.length + 1 };
      known.set(from, place);
    }
    return place;
  };
}

/** Comments of YAML: those that silence an entry, and those that say no rule or no reason. */
function ofYaml({ sources }: Desk): { readonly ignores: readonly Ignore[]; readonly wrong: readonly Message[] } {
  const ignores: Ignore[] = [];
  const wrong: Message[] = [];
  for (const [file, { text }] of sources) {
    if (!text.includes('magazine-ignore')) continue;
    const lines = yamlLines(file, text);
    const below = entriesBelow(file, lines);
    lines.forEach((line, n) => {
      const match = COMMENT.exec(line);
      if (match === null) return;
      const place = { file, line: n + 1, column: match[1]!.length + 1 };
      if (match[2] === undefined) {
        wrong.push({ severity: 'error', rule: 'ignore-syntax', text: 'The comment names no rule or gives no reason.', note: 'Write it above the entry: # magazine-ignore rule-id: reason.', place });
        return;
      }
      const silences = below(n);
      ignores.push({ rule: match[2], place, silences: silences ?? { file, line: n + 1, column: 1, endLine: n + 1, endColumn: line.length + 1 } });
    });
  }
  return { ignores, wrong };
}

/**
 * Leaves out what was silenced, and tells comments that are of no use: of an unknown rule, or where their rule has nothing to say.
 * @param known ids of the copy desk's rules.
 * @param asleep rules that had nothing to go by, and might have had something to say.
 */
export function silenceFound(found: readonly Message[], desk: Desk, known: readonly string[], asleep: readonly string[]): Message[] {
  const yaml = ofYaml(desk);
  const ignores = [...silencedBlocks(desk.issue.articles), ...yaml.ignores];
  const quiet = new Set<Message>();
  const idle = ignores.filter(({ rule, silences }) => {
    const covered = found.filter((message) => message.rule === rule && message.place !== null && contains(silences, message.place));
    for (const message of covered) quiet.add(message);
    return covered.length === 0 && !OF_THE_FORMAT.includes(rule) && !asleep.includes(rule);
  });
  return [
    ...found.filter((message) => !quiet.has(message)),
    ...yaml.wrong,
    ...idle.map(({ rule, place }): Message =>
      known.includes(rule)
        ? { severity: 'warning', rule: 'ignore-without-effect', text: `The comment silences “${rule}”, which has nothing to say here.`, note: 'Take it out, or move it above what it is for.', place }
        : { severity: 'error', rule: 'unknown-rule', text: `The copy desk has no rule “${rule}”.`, note: suggest(rule, [...known, ...OF_THE_FORMAT], 'Rules'), place }),
  ];
}
