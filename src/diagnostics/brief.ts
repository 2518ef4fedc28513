/** Many messages made few: what a reader needs to see of them, rule by rule. */
import type { Message, Severity } from '../model/message.js';

/** Messages of one rule: the first of them, and how many there are in all. */
export interface Kind {
  readonly rule: string;
  readonly severity: Severity;
  readonly shown: readonly Message[];
  readonly count: number;
}

/** More messages than this are not read one by one. */
export const MANY = 40;

/** How many messages of a rule stand for all of them. */
const SHOWN: Readonly<Record<Severity, number>> = { stopper: Infinity, error: 10, warning: 3, info: 1 };
const ORDER: readonly Severity[] = ['stopper', 'error', 'warning', 'info'];

/** Sums messages up by their rules: the gravest first, then the most frequent. What forbids a PDF is never left out. @param messages sorted. */
export function byKind(messages: readonly Message[]): Kind[] {
  const kinds = new Map<string, Message[]>();
  for (const message of messages) {
    const key = `${message.severity} ${message.rule}`;
    kinds.set(key, [...(kinds.get(key) ?? []), message]);
  }
  return [...kinds.values()]
    .map((list) => ({ rule: list[0]!.rule, severity: list[0]!.severity, shown: list.slice(0, SHOWN[list[0]!.severity]), count: list.length }))
    .sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || b.count - a.count);
}
