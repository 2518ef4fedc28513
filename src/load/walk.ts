/** Turns a folder into the list of its files, and what lies there beside plain files and folders into messages. */
import type { Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { throwIfLacking } from '../diagnostics/errors.js';
import type { Message } from '../model/message.js';
import type { FoundFile } from '../model/stages.js';

/** Deeper folders than this hold no magazine. */
const MAX_DEPTH = 8;
/** More entries than this are none of a magazine, or links that lead from folder to folder in ever new ways. */
const MAX_ENTRIES = 30_000;

export interface Walked {
  /** In code point order of their names. */
  readonly files: readonly FoundFile[];
  readonly messages: readonly Message[];
}

export interface WalkOptions {
  /** What stands before each file's name in messages: '' for the folder, `../` for the one above. */
  readonly prefix: string;
  /** True for a folder (its path) that is left out. */
  readonly skip?: (folder: string) => Promise<boolean>;
}

const stop = (rule: string, file: string, text: string, note: string): Message => ({ severity: 'stopper', rule, text, note, place: { file: file.normalize('NFC'), line: 1, column: 1 } });

/** The stopper for a symbolic link that leads out of its folder. */
export const linkOutside = (file: string): Message => stop('link-outside', file, 'The symbolic link leads out of the folder.', 'Put a copy of the file here; an issue holds all it needs.');

/** The stopper for a symbolic link whose target is not there. */
export const brokenLink = (file: string): Message => stop('broken-link', file, 'The symbolic link leads nowhere.', 'Put the file itself here.');

/** The stopper for what is no file and may keep whoever opens it waiting for ever. */
export function specialFile(file: string, info: Pick<Stats, 'isFIFO' | 'isSocket' | 'isDirectory'>): Message {
  const what = info.isFIFO() ? 'a named pipe' : info.isSocket() ? 'a socket' : info.isDirectory() ? 'a folder' : 'a device';
  return stop('no-file', file, `This is ${what} and no file.`, 'Delete it, and put the file itself here.');
}

/** The stopper for a file or folder that the system does not let us read. `code` is the system's: EACCES, EIO, … */
export const unreadable = (file: string, code: string): Message => stop('unreadable', file, `It cannot be read (${code}).`, 'See to its rights, or copy it again.');

/** The system's code of an error, where it has one. */
export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'input/output error';

/**
 * Lists all files below `folder`. Names that begin with a dot and `node_modules` are left out. Links may lead within the folder. What is neither
 * file nor folder is never opened.
 */
export async function walk(folder: string, options: WalkOptions): Promise<Walked> {
  const root = await realpath(folder);
  const files = new Map<string, FoundFile>();
  const messages: Message[] = [];
  let seen = 0;

  /** `trail` holds the real paths of the folders above, so that a link to one of them is not followed round and round. */
  const visit = async (path: string, name: string, trail: readonly string[]): Promise<void> => {
    let entries: string[];
    try {
      entries = (await readdir(path)).filter((entry) => !entry.startsWith('.') && entry !== 'node_modules').sort();
    } catch (error) {
      throwIfLacking(error);
      messages.push(unreadable(options.prefix + (name === '' ? '.' : name.slice(0, -1)), codeOf(error)));
      return;
    }
    for (const entry of entries) {
      seen += 1;
      if (seen > MAX_ENTRIES) return;
      const full = join(path, entry);
      const file = options.prefix + `${name}${entry}`.normalize('NFC');
      const real = await realpath(full).catch(() => null);
      if (real === null) {
        const lacking = await lstat(full).then(() => null, codeOf);
        // Editors and synchronising folders make files for a moment: what is no more is none of the issue's.
        if (lacking !== 'ENOENT') messages.push(lacking === null ? brokenLink(file) : unreadable(file, lacking));
        continue;
      }
      if (real !== root && !real.startsWith(root + sep)) {
        messages.push(linkOutside(file));
        continue;
      }
      const info = await stat(full).catch(() => null);
      if (info === null) continue;
      if (info.isFile()) {
        const other = files.get(file);
        if (other === undefined) files.set(file, { file, path: full, bytes: info.size });
        else messages.push(stop('same-name', file, 'Two files have this name, in different Unicode forms of its letters.', 'Delete one of the two, or give it another name.'));
      } else if (!info.isDirectory()) messages.push(specialFile(file, info));
      else if (trail.length <= MAX_DEPTH && !trail.includes(real) && !(await options.skip?.(full))) await visit(full, `${name}${entry}/`, [...trail, real]);
    }
  };

  await visit(folder, '', [root]);
  if (seen > MAX_ENTRIES) messages.push(stop('too-many-files', options.prefix === '' ? 'issue.yaml' : options.prefix, `The folder holds more than ${MAX_ENTRIES.toLocaleString('en')} files, as its links lead.`, 'Take out what is no part of the issue, and links from folder to folder.'));
  return { files: [...files.values()], messages };
}
