/** What a command is given of the outside: streams, folder, environment and the signal that ends it. Tests may hand in their own. */

/** A stream that a command writes to. */
export interface Writer {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** The outside of one run of the command line. */
export interface Face {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where somebody may answer. */
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  /** What the run was asked for: messages, the PDF's path. */
  readonly stdout: Writer;
  /** What goes on meanwhile, and what the machine lacks. */
  readonly stderr: Writer;
  /** Aborted by Ctrl-C and its like; a run then stops at the next stage and leaves nothing behind. */
  readonly signal: AbortSignal;
  /**
   * Does work that holds nothing which would have to be put away: a signal ends the process at once, also when the work leaves no moment to
   * hear of it.
   */
  readonly atOnce: <T>(work: () => Promise<T>) => Promise<T>;
}
