/** A scaffold has two languages; for an issue in one of them, or in the other order, its files are made to fit. */
import { basename } from 'node:path';
import { parse } from 'yaml';

/** Languages that have a scaffold, with their names as a person who is asked reads them. */
export const SCAFFOLDED: Readonly<Record<string, string>> = { vi: 'Vietnamese', en: 'English' };

/** A text as a YAML scalar: plain where nobody could take it for anything else. */
export const scalar = (text: string): string => (/^\p{L}[\p{L}\p{N} ./’–-]*(?<![ .])$/u.test(text) && !/^(?:true|false|yes|no|on|off|null)$/i.test(text) ? text : JSON.stringify(text));

/** A text for each language as YAML: one where they are the same or there is but one language. */
export function localized(texts: readonly string[], languages: readonly string[]): string {
  const same = texts.every((text) => text === texts[0]);
  // A comma ends a text inside braces.
  const inner = (text: string): string => (text.includes(',') ? JSON.stringify(text) : scalar(text));
  return same ? scalar(texts[0] ?? '') : `{ ${languages.map((lang, i) => `${lang}: ${inner(texts[i] ?? '')}`).join(', ')} }`;
}

/** Whether an issue in these languages has a file of the scaffold. */
export const hasFile = (file: string, languages: readonly string[]): boolean => !file.endsWith('.md') || languages.includes(basename(file, '.md'));

/** A file of the scaffold for an issue in these languages. */
export function inLanguages(file: string, text: string, languages: readonly string[]): string {
  const [first = ''] = languages;
  if (file.endsWith('.yaml')) return languages.length > 1 ? text : text.replace(/(?<!^#.*)\{ vi: [^{}]*\}/gm, (map) => scalar(String((parse(map) as Record<string, string>)[first] ?? '')));
  // How an article is set stands in the file of the first language alone.
  const set = basename(file, '.md') === first ? text : text.replace(/^columns:.*\n/m, '');
  if (languages.length > 1) return set;
  // A picture is placed in one of the two files; the other one has its caption.
  const [entry, picture, words] = /^captions:.*\n {2}(\S+): (.+)\n/m.exec(set) ?? [];
  return entry === undefined ? set : set.replace(entry, '').replace(/^---\n[^]*?\n---\n/, (head) => `${head}![${words!}](${picture!} "collected")\n\n`);
}
