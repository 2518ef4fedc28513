/** Turns messages into text for a terminal, for a program or for GitHub's annotations. Nothing is printed here. */
import { posix } from 'node:path';
import type { Message, Severity } from '../model/message.js';
import { sortMessages } from '../model/message.js';

/** How messages are written out. */
export type ReportForm = 'pretty' | 'json' | 'github';

export interface ReportOptions {
  readonly form: ReportForm;
  /** ANSI colours, in the pretty form only. */
  readonly color: boolean;
  /** Path of the issue's folder as the reader should see it (`issues/issue-2026q2`); messages' files are taken from there. */
  readonly root?: string;
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

/** A text without control characters, which would let a file's name or text steer the terminal. */
// eslint-disable-next-line no-control-regex
export const tame = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (c) => (c === '\n' || c === '\t' ? ' ' : '\ufffd'));

const ANSI: Record<Severity | 'file' | 'faint', string> = { stopper: '1;31', error: '31', warning: '33', info: '36', file: '4', faint: '2' };

/** All messages in one text, sorted like their sources, without a final line end; '' when JSON and GitHub have none. */
export function formatMessages(messages: readonly Message[], options: ReportOptions): string {
  const root = options.root ?? '';
  const sorted = sortMessages(messages);
  if (options.form === 'json') return formatJson(sorted, root);
  if (options.form === 'github') return sorted.map((m) => githubLine(m, root)).join('\n');
  return formatPretty(sorted, root, options.color);
}

function formatPretty(messages: readonly Message[], root: string, color: boolean): string {
  const paint = (kind: keyof typeof ANSI, text: string): string => (color ? `\u001b[${ANSI[kind]}m${text}\u001b[0m` : text);
  const groups = new Map<string, Message[]>();
  for (const message of messages) {
    const file = message.place === null ? '' : fileFrom(root, message.place.file);
    groups.set(file, [...(groups.get(file) ?? []), message]);
  }
  const blocks: string[] = [];
  for (const [file, list] of groups) {
    const spans = list.map((m) => span(m));
    const wide = Math.max(...spans.map((s) => s.length));
    const lines = list.flatMap((m, i) => {
      const head = `  ${spans[i]!.padEnd(wide)}${wide > 0 ? '  ' : ''}${paint(m.severity, m.severity.padEnd(7))}  ${tame(m.text)}  ${paint('faint', m.rule)}`;
      return m.note === '' ? [head] : [head, `  ${' '.repeat(wide)}${wide > 0 ? '  ' : ''}${paint('faint', 'note   ')}  ${tame(m.note)}`];
    });
    blocks.push([paint('file', file === '' ? (root === '' ? 'issue' : root) : tame(file)), ...lines].join('\n'));
  }
  return [...blocks, summary(messages)].join('\n\n');
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
  return `::${kind} ${properties.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(',')}::${escapeData(text)}`;
}

const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
