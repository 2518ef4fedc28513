/** Three kinds of failure, three voices: the author's are messages, the machine's are told with a remedy, ours with a stack. */
import { tmpdir } from 'node:os';
import { sep } from 'node:path';
import { EnvironmentError } from '../diagnostics/errors.js';
import { tame, tameLines, type ReportForm } from '../diagnostics/report.js';
import { mapStack } from './stack.js';

/** What a run's end tells the shell. */
export const EXIT = { done: 0, refused: 1, environment: 2, fault: 70 } as const;

/** What the system's errors of a machine's lack come to. `elsewhere` is how to have the file somewhere else. */
const REMEDIES: Readonly<Record<string, (elsewhere: string) => string>> = {
  ENOSPC: (elsewhere) => `Make room on the disk, or ${elsewhere}.`,
  EDQUOT: (elsewhere) => `Make room within your quota, or ${elsewhere}.`,
  EFBIG: (elsewhere) => `Raise the limit on the size of files (\`ulimit -f unlimited\`), or ${elsewhere}.`,
  EACCES: (elsewhere) => `Give yourself the right to it, or ${elsewhere}.`,
  EPERM: (elsewhere) => `Give yourself the right to it, or ${elsewhere}.`,
  EROFS: (elsewhere) => `The disk can only be read: ${elsewhere}.`,
  ENOTDIR: (elsewhere) => `A file stands where a folder is wanted: move it away, or ${elsewhere}.`,
  EEXIST: (elsewhere) => `A file stands where a folder is wanted: move it away, or ${elsewhere}.`,
  EISDIR: (elsewhere) => `A folder stands where a file is wanted: move it away, or ${elsewhere}.`,
  ENAMETOOLONG: () => 'Name a shorter folder with --out.',
  EMFILE: () => 'Close other programs or raise the limit of open files (`ulimit -n 1024`).',
  ENFILE: () => 'Close other programs or raise the limit of open files.',
  ENOMEM: () => 'Close other programs, or take a machine with more memory.',
  EIO: () => 'Check the disk.',
};

/** An error as the machine's, or null where it is our own fault. */
export function asEnvironmentError(error: unknown): EnvironmentError | null {
  if (error instanceof EnvironmentError) return error;
  if (!(error instanceof Error)) return null;
  const { code, path } = error as NodeJS.ErrnoException;
  const remedy = code === undefined ? undefined : REMEDIES[code];
  if (remedy === undefined) return null;
  return new EnvironmentError(`${path === undefined ? '' : `${path}: `}${plain(error.message)}.`, remedy(elsewhere(path)), { cause: error });
}

/** How a file comes to lie elsewhere: of the cache and of what lies in the temporary folder it is the environment that says where. */
function elsewhere(path: string | undefined): string {
  const lies = (folder: string | undefined): boolean => path !== undefined && Boolean(folder) && `${path}${sep}`.startsWith(`${folder}${sep}`);
  // The run's own temporary folder lies in the system's; the cache, and a whole project, may lie there, too.
  if (lies(process.env['MAGAZINE_CACHE'])) return 'set MAGAZINE_CACHE to a folder elsewhere';
  if (path === tmpdir() || (lies(tmpdir()) && `${path}`.includes(`${sep}magazine-run-`))) return 'set TMPDIR to a folder elsewhere';
  return 'name another folder with --out';
}

/** `no space left on device` out of `ENOSPC: no space left on device, write`. */
const plain = (message: string): string => /^[A-Z]+: ([^,]+)/.exec(message)?.[1] ?? message;

/** What is written of a machine's lack. */
export function environmentText(error: EnvironmentError, form: ReportForm): string {
  if (form === 'json') return JSON.stringify({ error: { kind: 'environment', message: error.message, remedy: error.remedy } }, null, 2);
  if (form === 'github') return `::error title=environment::${tame(oneLine(`${error.message} ${error.remedy}`))}`;
  return `${tameLines(error.message)}\n${tameLines(error.remedy)}`;
}

/** What is written of our own fault: the stack, the versions, and where to report it. */
export function faultText(error: unknown, version: string): string {
  const stack = error instanceof Error ? (error.stack ?? String(error)) : String(error);
  const cause = error instanceof Error && error.cause instanceof Error ? `\ncaused by ${error.cause.stack ?? error.cause.message}` : '';
  return [
    'This is a fault of magazine, not of the issue.',
    tameLines(mapStack(`${stack}${cause}`)),
    `magazine ${version}, Node.js ${process.versions.node}, ${process.platform} ${process.arch}`,
    'Please report it with this text to the maintainers (see “Reporting a fault” in CONTRIBUTING.md). No file was changed.',
  ].join('\n\n');
}

const oneLine = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
