/**
 * Diagnostics as values: what the pipeline has to say to the person who can mend it. Stages return messages; only `cli/` prints.
 */

/** A span in a source file. Lines and columns count from 1, columns in UTF-16 units, `end` is exclusive. */
export interface Place {
  /** Path relative to the folder the person works in (the folder, or `issues/` for house.yaml and names.yaml), with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** A mechanical mend: what stands from the place's start to its end is replaced by `text`, and nothing else is touched. */
export interface Edit {
  readonly place: Required<Place>;
  readonly text: string;
}

/**
 * How much a message weighs.
 * - `stopper`: no PDF can be written, the last good one stays, exit 1.
 * - `error`: a quality error; the PDF is written, and `--strict`, `check`, `preflight` exit 1.
 * - `warning` and `info`: told, never an exit code.
 */
export type Severity = 'stopper' | 'error' | 'warning' | 'info';

/** One thing to tell: where, which rule, what was found, and what to do about it. */
export interface Message {
  readonly severity: Severity;
  /** The rule's id, kebab-case, never changed once shipped. */
  readonly rule: string;
  /** What was found, one plain sentence. */
  readonly text: string;
  /** The remedy, one plain sentence. */
  readonly note: string;
  /** Null only where no file is to blame (a page count, say). */
  readonly place: Place | null;
  /** Where the remedy is mechanical: `magazine check --fix` does it. */
  readonly fix?: Edit;
  /** The mends of the other places that the message speaks for. */
  readonly moreFixes?: readonly Edit[];
}

/** All mends that a message offers. */
export const editsOf = ({ fix, moreFixes = [] }: Message): readonly Edit[] => (fix === undefined ? moreFixes : [fix, ...moreFixes]);

/** True when any message forbids writing the PDF. */
export const hasStopper = (messages: readonly Message[]): boolean => messages.some((m) => m.severity === 'stopper');

/** True when any message is a stopper or a quality error (what `check` and `--strict` exit 1 for). */
export const hasError = (messages: readonly Message[]): boolean =>
  messages.some((m) => m.severity === 'stopper' || m.severity === 'error');

/** Sorts by file, line, column, then rule, so that a run's messages read like its sources. */
export function sortMessages(messages: readonly Message[]): Message[] {
  const key = (m: Message) => [m.place?.file ?? '~', m.place?.line ?? 0, m.place?.column ?? 0, m.rule, m.text] as const;
  return [...messages].sort((a, b) => {
    const ka = key(a);
    const kb = key(b);
    for (let i = 0; i < ka.length; i += 1) {
      const x = ka[i]!;
      const y = kb[i]!;
      if (x < y) return -1;
      if (x > y) return 1;
    }
    return 0;
  });
}
