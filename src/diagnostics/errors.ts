/** Faults that are not the author's: what the machine lacks. Authors' mistakes are messages, never exceptions. */

/** The machine lacks something (browser, font, rights). `message` says what was tried, `remedy` what to do. The CLI exits with 2. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  constructor(
    message: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Throws an error of the system on with the file that it is about, which the system names wrongly (a temporary name) or, where there is no room, not at all. */
export const about = (path: string) => (error: unknown): never => {
  throw error instanceof Error ? Object.assign(error, { path }) : error;
};

/** Throws on what the machine lacks, and the file at hand has no part in: open files, memory. Other errors of the system say something of the file, and pass. */
export function throwIfLacking(error: unknown): void {
  if (['EMFILE', 'ENFILE', 'ENOMEM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
}

/** Throws where a folder that is there takes no files: the system says then that the new file is not there (as in /proc, or where the folder went meanwhile). */
export function throwTakesNothing(folder: string, cause: unknown): void {
  if ((cause as NodeJS.ErrnoException).code === 'ENOENT') throw new EnvironmentError(`Nothing can be put into ${folder}.`, 'Name another folder with --out.', { cause });
}

/**
 * The lack of a file that did not stand still: it was changed, replaced or taken away while the issue was being made, so that pages of two states would come
 * out. Nothing is wrong with the file itself.
 */
export const changedMeanwhile = (path: string, cause?: unknown): EnvironmentError =>
  new EnvironmentError(`${path} was changed while the issue was being made.`, 'Build again when nobody writes to it any more; what was made before stays.', cause === undefined ? undefined : { cause });
