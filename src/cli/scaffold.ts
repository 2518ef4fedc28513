/** Fills the scaffolds of templates/new/ and puts them down as new folders, whole or not at all. */
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { throwTakesNothing } from '../diagnostics/errors.js';
import { halfMadeName, sweepHalfMade, whileMaking } from '../diagnostics/half-made.js';
import { readPlainFile } from '../diagnostics/plain-file.js';
import { MAX_TEXT_BYTES } from '../load/decode.js';
import { PACKAGE, TEMPLATES } from './package.js';
import { hasFile, inLanguages } from './scaffold-languages.js';

/** The scaffold of a whole issue, and that of an article. */
export const ISSUE_SCAFFOLD = join(TEMPLATES, 'new', 'issue');
export const ARTICLE_SCAFFOLD = join(TEMPLATES, 'new', 'article');

/** What stands in a scaffold's gaps, by name: `@DATE@`. */
export type Gaps = Readonly<Record<string, string>>;

/** Why a name cannot be an issue's or article's, or null where it can: it becomes a folder's, a file's and a link's name on every system. */
export function nameFault(name: string): string | null {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) return 'Names are made of small letters a to z, digits and single hyphens.';
  if (/^\d+$/.test(name)) return 'A name of digits alone would be taken for a number.';
  if (name.length > 60) return 'Names have at most 60 letters.';
  if (['article', 'articles', 'images', 'inside-back'].includes(name) || /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(name)) return 'This name has a meaning of its own.';
  return null;
}

/** Where the schemas lie, as a file in `folder` names them: relative where the issue is kept in the package's own project. */
function schemas(folder: string): string {
  const root = relative(PACKAGE, folder);
  const inside = !root.startsWith('..') && !isAbsolute(root);
  return inside ? relative(folder, join(PACKAGE, 'schemas')).split(sep).join('/') : pathToFileURL(join(PACKAGE, 'schemas')).href;
}

/** Leaves out the blocks (`#: key` to the next blank line) of keys that house.yaml holds already. */
export const withoutHouse = (text: string, house: ReadonlySet<string>): string =>
  text.replace(/^#: ([\w-]+)\n((?:.+\n)*)\n?/gm, (_, key: string, block: string) => (house.has(key) ? '' : `${block}\n`));

/** A YAML file as it is written: every scalar a text, aliases not followed, faults left to whoever builds. */
const parsedYaml = (text: string) => parseDocument(text, { schema: 'failsafe', logLevel: 'silent' });

/** The top of a YAML file, as it is written: aliases are not followed. Null where there is no file or it cannot be read. */
async function topOf(file: string): Promise<unknown> {
  const text = await readPlainFile(file, { most: MAX_TEXT_BYTES }).then((bytes) => bytes.toString('utf8'), () => '');
  return parsedYaml(text).contents;
}

/** The keys at the top of a house.yaml; none where there is no file or it cannot be read. */
export async function houseKeys(file: string): Promise<ReadonlySet<string>> {
  const top = await topOf(file);
  return new Set(isMap(top) ? top.items.map((pair) => String(pair.key)) : []);
}

/** The languages that the first of these files names which names any; none where none does. */
export async function languagesOf(files: readonly string[]): Promise<string[]> {
  for (const file of files) {
    const top = await topOf(file);
    const value = isMap(top) ? top.get('languages') : null;
    const names = isSeq(value) ? value.items.map((item) => (isScalar(item) && typeof item.value === 'string' ? item.value : null)) : [];
    if (names.length > 0 && names.every((name) => name !== null)) return names;
  }
  return [];
}

/** True where something of this name stands already. */
export const exists = async (path: string): Promise<boolean> => (await stat(path).catch(() => null)) !== null;

/**
 * Puts a scaffold down as the folder `target`, which must not exist: it is filled under a temporary name beside it and renamed.
 * @returns the files, from `target`.
 */
export async function putDown(scaffold: string, target: string, gaps: Gaps, house: ReadonlySet<string>, languages: readonly string[]): Promise<string[]> {
  await mkdir(dirname(target), { recursive: true });
  await sweepHalfMade(dirname(target));
  const temp = halfMadeName(target);
  try {
    return await whileMaking(temp, async () => {
      await mkdir(temp).catch((error: unknown) => {
        throwTakesNothing(dirname(target), error);
        throw error;
      });
      const files = (await list(scaffold)).filter((file) => hasFile(file, languages));
      for (const file of files) {
        await mkdir(dirname(join(temp, file)), { recursive: true });
        if (!/\.(?:md|yaml)$/.test(file)) {
          await cp(join(scaffold, file), join(temp, file));
          continue;
        }
        const filled: Gaps = { ...gaps, SCHEMAS: schemas(dirname(join(target, file))) };
        const text = inLanguages(file, withoutHouse(await readFile(join(scaffold, file), 'utf8'), house), languages);
        await writeFile(join(temp, file), text.replace(/@([A-Z_]+)@/g, (gap, name: string) => filled[name] ?? gap));
      }
      await rename(temp, target);
      return files;
    });
  } catch (error) {
    await rm(temp, { recursive: true, force: true });
    throw error;
  }
}

async function list(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((e) => e.isFile()).map((e) => relative(folder, join(e.parentPath, e.name)).split(sep).join('/')).sort();
}

/** How many sections an issue.yaml has; null where it cannot be read or has none. */
export function countSections(text: string): number | null {
  const sections = parsedYaml(text).get('sections');
  return isSeq(sections) ? sections.items.length : null;
}

/**
 * issue.yaml with an article added at the end of a section's articles; every other letter stays as it was. Null where its shape does not allow
 * that (no such section, a list that is written in another way).
 * @param section from 1; the last one where null.
 */
export function addToFlatplan(text: string, slug: string, section: number | null): string | null {
  const doc = parsedYaml(text);
  const sections = doc.get('sections');
  if (doc.errors.length > 0 || !isSeq(sections)) return null;
  const index = section === null ? sections.items.length - 1 : section - 1;
  const path = ['sections', index, 'articles'];
  const articles = doc.getIn(path);
  const last = isSeq(articles) ? (articles.items.at(-1) as { range?: [number, number, number] } | undefined) : undefined;
  if (!isSeq(articles) || !last?.range || !articles.range) return null;
  let added: string;
  if (articles.flow) {
    added = `${text.slice(0, last.range[1])}, ${slug}${text.slice(last.range[1])}`;
  } else {
    const dash = text.lastIndexOf('\n', articles.range[0]) + 1;
    const indent = /^\s*/.exec(text.slice(dash))![0];
    const end = text.indexOf('\n', last.range[1] - 1);
    added = end < 0 ? `${text}\n${indent}- ${slug}\n` : `${text.slice(0, end)}\n${indent}- ${slug}${text.slice(end)}`;
  }
  const before = articles.toJSON() as unknown[];
  const after = parsedYaml(added);
  const now: unknown = after.errors.length > 0 ? null : after.getIn(path);
  return isSeq(now) && JSON.stringify(now.toJSON()) === JSON.stringify([...before, slug]) ? added : null;
}
