/** Three kinds of failure, three voices: the author's are messages, the machine's are told with a remedy, ours with a stack. */
import { EnvironmentError } from '../diagnostics/errors.js';
import type { ReportForm } from '../diagnostics/report.js';
import { mapStack } from './stack.js';

/** What a run's end tells the shell. */
export const EXIT = { done: 0, refused: 1, environment: 2, fault: 70 } as const;

/** Errors of the system that say that the machine lacks something: room, rights, a quiet disk. */
const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: 'Make room on the disk, or name another folder with --out.',
  EDQUOT: 'Make room within your quota, or name another folder with --out.',
  EACCES: 'Give yourself the right to it, or have it written elsewhere with --out.',
  EPERM: 'Give yourself the right to it, or have it written elsewhere with --out.',
  EROFS: 'Name a folder on a disk that can be written, with --out.',
  ENOTDIR: 'A file stands where a folder is wanted: move it away, or name another folder with --out.',
  EISDIR: 'A folder stands where a file is wanted: move it away, or name another folder with --out.',
  ENAMETOOLONG: 'Name a shorter folder with --out.',
  EMFILE: 'Close other programs or raise the limit of open files (`ulimit -n`).',
  ENFILE: 'Close other programs or raise the limit of open files.',
  ENOMEM: 'Close other programs, or take a machine with more memory.',
  EIO: 'Check the disk.',
};

/** An error as the machine's, or null where it is our own fault. */
export function asEnvironmentError(error: unknown): EnvironmentError | null {
  if (error instanceof EnvironmentError) return error;
  if (!(error instanceof Error)) return null;
  const { code, path } = error as NodeJS.ErrnoException;
  const remedy = code === undefined ? undefined : REMEDIES[code];
  if (remedy === undefined) return null;
  return new EnvironmentError(`${path === undefined ? '' : `${path}: `}${plain(error.message)}.`, remedy, { cause: error });
}

/** `no space left on device` out of `ENOSPC: no space left on device, write`. */
const plain = (message: string): string => /^[A-Z]+: ([^,]+)/.exec(message)?.[1] ?? message;

/** What is written of a machine's lack. */
export function environmentText(error: EnvironmentError, form: ReportForm): string {
  if (form === 'json') return JSON.stringify({ error: { kind: 'environment', message: error.message, remedy: error.remedy } }, null, 2);
  if (form === 'github') return `::error title=environment::${oneLine(`${error.message} ${error.remedy}`)}`;
  return `${error.message}\n${error.remedy}`;
}

/** What is written of our own fault: the stack, the versions, and where to report it. */
export function faultText(error: unknown, version: string): string {
  const stack = error instanceof Error ? (error.stack ?? String(error)) : String(error);
  const cause = error instanceof Error && error.cause instanceof Error ? `\ncaused by ${error.cause.stack ?? error.cause.message}` : '';
  return [
    'This is a fault of magazine, not of the issue.',
    mapStack(`${stack}${cause}`),
    `magazine ${version}, Node.js ${process.versions.node}, ${process.platform} ${process.arch}`,
    'Please report it with this text to the maintainers (see “Reporting a fault” in CONTRIBUTING.md). No file was changed.',
  ].join('\n\n');
}

const oneLine = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
