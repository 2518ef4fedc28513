/** Turns the path of a picture as typed into a reference to a file that is there, or tells why it cannot be one. */
import type { PictureRef } from '../model/issue.js';
import type { Place } from '../model/message.js';
import type { FoundFile } from '../model/stages.js';
import { guesser } from '../diagnostics/nearest.js';
import { quote, type Reporter } from './reporter.js';

/** A picture that is there, and its name from the folder it was looked up in: the key of captions and credits. */
export interface FoundPicture {
  readonly picture: PictureRef;
  readonly name: string;
}

/** Looks a picture up from one folder. */
export interface PictureFolder {
  /** `typed` as the editor wrote it; `formats` are the extensions allowed. Null where there is no such file, told already. */
  readonly find: (typed: string, place: Place, formats: readonly string[]) => FoundPicture | null;
}

/** Removes `./` and doubled slashes, in NFC: the key under which captions and credits name a picture. */
export const pictureName = (typed: string): string => typed.normalize('NFC').trim().split('/').filter((part) => part !== '' && part !== '.').join('/');

/**
 * A folder of pictures: `prefix` is its name in front of the files' names (`articles/port/`, '' for the issue's folder, `../` for
 * house.yaml's). Names match in either Unicode normal form.
 */
export function pictureFolder(files: readonly FoundFile[], prefix: string, report: Reporter): PictureFolder {
  const byName = new Map(files.filter((f) => f.file.startsWith(prefix) && (prefix === '../' || !f.file.startsWith('../'))).map((f) => [f.file.slice(prefix.length), f]));
  const guess = guesser();
  const find: PictureFolder['find'] = (typed, place, formats) => {
    const unsafe = unsafeReason(typed);
    if (unsafe !== null) {
      report.stop('unsafe-path', place, `${quote(typed)} ${unsafe}.`, `Put the file into the ${prefix.startsWith('articles/') ? 'article’s' : prefix === '../' ? 'house.yaml’s' : 'issue’s'} folder and name it from there.`);
      return null;
    }
    // Markdown addresses may write a space as %20; a file that is really called so goes first.
    const plain = pictureName(typed);
    const name = byName.has(plain) ? plain : decoded(plain);
    const extension = /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
    const found = byName.get(name);
    if (found === undefined) {
      const near = guess(name, () => [...byName.keys()].filter((other) => formats.includes(other.slice(other.lastIndexOf('.') + 1).toLowerCase())));
      report.stop('missing-picture', place, `There is no file ${quote(name)}.`, near === null ? `Put it into ${prefix === '' ? 'the issue’s folder' : prefix}, or correct the name.` : `Write \`${near}\`?`);
      return null;
    }
    if (!formats.includes(extension)) {
      report.stop('picture-format', place, `${quote(name)} is not of a format that can be set.`, `Export it as one of: ${formats.join(', ')}.`);
      return null;
    }
    return { picture: { path: found.path, typed: typed.normalize('NFC'), focus: null, place }, name };
  };
  return { find };
}

/** Percent escapes undone; the name itself where they are not well formed. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name).normalize('NFC');
  } catch {
    return name;
  }
}

/** Why a path may not be followed, or null. */
function unsafeReason(typed: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(typed) || typed.startsWith('//')) return 'is an address, not a file of the issue';
  if (typed.startsWith('/') || typed.startsWith('~')) return 'is an absolute path';
  if (typed.includes('\\')) return 'holds a backslash';
  if (typed.split('/').includes('..')) return 'leads out of its folder';
  return null;
}
