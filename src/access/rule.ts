/** What a rule of the accessibility check is made of. */
import type { Subject } from './subject.js';

/** What a rule found. */
export interface Fault {
  /** From 1; none for what concerns the whole file. */
  readonly page?: number;
  /** What it is: `<Figure>`, `link to page 7`. */
  readonly object?: string;
  /** How many alike on the page. */
  readonly count?: number;
  /** What was found, one plain sentence. */
  readonly text: string;
}

/** One thing that PDF/UA-1 wants and that a program can tell. */
export interface Rule {
  /** Kebab-case, never changed once shipped. */
  readonly id: string;
  /** Clause of ISO 14289-1:2014, and the failure conditions of the Matterhorn Protocol 1.1 that stand for it. */
  readonly clause: string;
  readonly conditions: readonly string[];
  /** What to do, in one sentence. */
  readonly remedy: string;
  readonly check: (subject: Subject) => readonly Fault[];
}

/** Faults of the same words on the same page as one, with their count. */
export function gathered(faults: readonly Fault[]): Fault[] {
  const groups = new Map<string, Fault & { count: number }>();
  for (const fault of faults) {
    const key = `${fault.page ?? 0} ${fault.text}`;
    const known = groups.get(key);
    if (known) known.count += 1;
    else groups.set(key, { ...fault, count: 1 });
  }
  return [...groups.values()];
}
