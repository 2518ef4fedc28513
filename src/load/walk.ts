/** Turns a folder into the list of its files, and symbolic links that lead out of it into messages. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Message } from '../model/message.js';
import type { FoundFile } from '../model/stages.js';

/** Deeper folders than this hold no magazine. */
const MAX_DEPTH = 8;

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

/** The stopper for a symbolic link that leads out of its folder. */
export const linkOutside = (file: string): Message => ({
  severity: 'stopper',
  rule: 'link-outside',
  text: 'The symbolic link leads out of the folder.',
  note: 'Put a copy of the file here; an issue holds all it needs.',
  place: { file: file.normalize('NFC'), line: 1, column: 1 },
});

/** Lists all files below `folder`. Names that begin with a dot and `node_modules` are left out. Links may lead within the folder. */
export async function walk(folder: string, options: WalkOptions): Promise<Walked> {
  const root = await realpath(folder);
  const files: FoundFile[] = [];
  const messages: Message[] = [];

  /** `trail` holds the real paths of the folders above, so that a link to one of them is not followed round and round. */
  const visit = async (path: string, name: string, trail: readonly string[]): Promise<void> => {
    const entries = (await readdir(path)).filter((entry) => !entry.startsWith('.') && entry !== 'node_modules').sort();
    for (const entry of entries) {
      const full = join(path, entry);
      const file = `${name}${entry}`;
      const real = await realpath(full).catch(() => null);
      if (real === null) {
        messages.push({ ...linkOutside(options.prefix + file), rule: 'broken-link', text: 'The symbolic link leads nowhere.', note: 'Put the file itself here.' });
        continue;
      }
      if (real !== root && !real.startsWith(root + sep)) {
        messages.push(linkOutside(options.prefix + file));
        continue;
      }
      const info = await stat(full);
      if (info.isFile()) files.push({ file: options.prefix + file.normalize('NFC'), path: full, bytes: info.size });
      else if (info.isDirectory() && trail.length <= MAX_DEPTH && !trail.includes(real) && !(await options.skip?.(full))) await visit(full, `${file}/`, [...trail, real]);
    }
  };

  await visit(folder, '', [root]);
  return { files, messages };
}
