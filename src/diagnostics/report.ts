/** Turns messages into text for a terminal, for a program or for GitHub's annotations. Nothing is printed here. */
import { posix } from 'node:path';
import type { Message, Severity } from '../model/message.js';
import { sortMessages } from '../model/message.js';
import { byKind, MANY } from './brief.js';
import { fold } from './fold.js';

/** How messages are written out. */
export type ReportForm = 'pretty' | 'json' | 'github';

export interface ReportOptions {
  readonly form: ReportForm;
  /** ANSI colours, in the pretty form only. */
  readonly color: boolean;
  /** Path of the issue's folder as the reader should see it (`issues/issue-2026q2`); messages' files are taken from there. */
  readonly root?: string;
  /** Cells of the terminal's line, to fold the pretty form at; lines are left whole without it, for logs and pipes. */
  readonly width?: number;
  /** Where there are very many, sum them up by rule: what to say of where all of them stand. In the pretty form only. */
  readonly brief?: string;
}

const SEVERITIES: readonly Severity[] = ['stopper', 'error', 'warning', 'info'];

/** How many messages there are of each severity. */
export function countMessages(messages: readonly Message[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { stopper: 0, error: 0, warning: 0, info: 0 };
  for (const message of messages) counts[message.severity] += 1;
  return counts;
}

/** `1 stopper, 3 errors, 2 warnings`; `nothing to report` when there is none. */
export function summary(messages: readonly Message[]): string {
  const counts = countMessages(messages);
  const parts = SEVERITIES.filter((s) => counts[s] > 0).map((s) => `${counts[s]} ${s}${counts[s] > 1 && s !== 'info' ? 's' : ''}`);
  return parts.length === 0 ? 'nothing to report' : parts.join(', ');
}

/** A message's file as seen from where the reader stands. */
const fileFrom = (root: string, file: string): string => (root === '' ? file : posix.join(root.replaceAll('\\', '/'), file));

/** A text without control characters and bidirectional controls, which would let a file's name or text steer the terminal or read otherwise than it is. */
// eslint-disable-next-line no-control-regex
export const tame = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (c) => (c === '\n' || c === '\t' ? ' ' : '\ufffd'));

/** The same for a text of several lines. */
export const tameLines = (text: string): string => text.split('\n').map(tame).join('\n');

const ANSI: Record<Severity | 'file' | 'faint', string> = { stopper: '1;31', error: '31', warning: '33', info: '36', file: '4', faint: '2' };

/** All messages in one text, sorted like their sources, without a final line end; '' when JSON and GitHub have none. */
export function formatMessages(messages: readonly Message[], options: ReportOptions): string {
  const root = options.root ?? '';
  const sorted = sortMessages(messages);
  if (options.form === 'json') return formatJson(sorted, root);
  if (options.form === 'github') return sorted.map((m) => githubLine(m, root)).join('\n');
  return options.brief !== undefined && sorted.length > MANY ? formatBrief(sorted, root, options, options.brief) : formatPretty(sorted, root, options);
}

type Paint = (kind: keyof typeof ANSI, text: string) => string;
const painter = (color: boolean): Paint => (kind, text) => (color ? `\u001b[${ANSI[kind]}m${text}\u001b[0m` : text);

/** Narrower columns than this are not folded, cells. */
const LEAST = 20;

/** A text beside a margin, folded where it would reach the edge; its last word, the rule's id, is faint. */
function beside(margin: number, width: number | undefined, text: string, id: string, paint: Paint): string {
  const whole = tame(text);
  if (width === undefined || width - margin < LEAST) return `${whole}${id === '' ? '' : `  ${paint('faint', id)}`}`;
  // The two spaces before the id are one word with it, so that it is not torn off.
  const lines = fold(id === '' ? whole : `${whole} \u00a0${id}`, width - margin);
  const last = lines.length - 1;
  if (id !== '') lines[last] = `${lines[last]!.slice(0, -id.length - 1)}${lines[last]!.length > id.length + 1 ? ' ' : ''}${paint('faint', id)}`;
  return lines.join(`\n${' '.repeat(margin)}`);
}

function formatPretty(messages: readonly Message[], root: string, { color, width }: ReportOptions): string {
  const paint = painter(color);
  const groups = new Map<string, Message[]>();
  for (const message of messages) {
    const file = message.place === null ? '' : fileFrom(root, message.place.file);
    const group = groups.get(file);
    if (group === undefined) groups.set(file, [message]);
    else group.push(message);
  }
  const blocks: string[] = [];
  for (const [file, list] of groups) {
    const spans = list.map((m) => span(m));
    const wide = spans.reduce((most, s) => Math.max(most, s.length), 0);
    const margin = 2 + wide + (wide > 0 ? 2 : 0) + 9;
    const lines = list.flatMap((m, i) => {
      const head = `  ${spans[i]!.padEnd(wide)}${wide > 0 ? '  ' : ''}${paint(m.severity, m.severity.padEnd(7))}  ${beside(margin, width, m.text, m.rule, paint)}`;
      return m.note === '' ? [head] : [head, `  ${' '.repeat(wide)}${wide > 0 ? '  ' : ''}${paint('faint', 'note   ')}  ${beside(margin, width, m.note, '', paint)}`];
    });
    blocks.push([paint('file', file === '' ? (root === '' ? 'issue' : root) : tame(file)), ...lines].join('\n'));
  }
  return [...blocks, summary(messages)].join('\n\n');
}

/** A block a rule: how many there are, the first of them with their places. */
function formatBrief(messages: readonly Message[], root: string, { color, width }: ReportOptions, all: string): string {
  const paint = painter(color);
  const margin = 4;
  const blocks = byKind(messages).map(({ rule, severity, shown, count }) => {
    const lines = shown.flatMap((m) => [
      ...(m.place === null ? [] : [`  ${paint('file', `${tame(fileFrom(root, m.place.file))}:${m.place.line}:${m.place.column}`)}`]),
      `    ${beside(margin, width, m.text, '', paint)}`,
      ...(m.note === '' ? [] : [`    ${paint('faint', beside(margin, width, m.note, '', paint))}`]),
    ]);
    return [`${paint(severity, count === 1 || severity === 'info' ? `${count} ${severity}` : `${count} ${severity}s`)}  ${rule}`, ...lines, ...(count > shown.length ? [`  and ${count - shown.length} more`] : [])].join('\n');
  });
  const mended = messages.filter((m) => m.fix).length;
  const mend = mended === 0 ? '' : ` \`magazine check --fix\` mends ${mended} of them.`;
  return [...blocks, fold(`${summary(messages)}. ${all}${mend}`, width ?? Infinity).join('\n')].join('\n\n');
}

/** `14:1-14:42`, `14:1` where no end is known, '' without a place. */
function span({ place }: Message): string {
  if (place === null) return '';
  const start = `${place.line}:${place.column}`;
  return place.endLine === undefined || place.endColumn === undefined ? start : `${start}-${place.endLine}:${place.endColumn}`;
}

function formatJson(messages: readonly Message[], root: string): string {
  const list = messages.map((m) => ({ ...m, place: m.place === null ? null : { ...m.place, file: fileFrom(root, m.place.file) } }));
  return JSON.stringify({ counts: countMessages(messages), messages: list }, null, 2);
}

/** Workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function githubLine(message: Message, root: string): string {
  const kind = message.severity === 'warning' ? 'warning' : message.severity === 'info' ? 'notice' : 'error';
  const { place } = message;
  const properties: [string, string | number][] = [];
  if (place !== null) {
    properties.push(['file', fileFrom(root, place.file)], ['line', place.line], ['col', place.column]);
    if (place.endLine !== undefined) properties.push(['endLine', place.endLine]);
    // GitHub draws columns only where the span lies on one line.
    if (place.endColumn !== undefined && place.endLine === place.line) properties.push(['endColumn', place.endColumn]);
  }
  properties.push(['title', message.rule]);
  const text = message.note === '' ? message.text : `${message.text} — ${message.note}`;
  return `::${kind} ${properties.map(([key, value]) => `${key}=${tame(escapeProperty(String(value)))}`).join(',')}::${tame(escapeData(text))}`;
}

const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
