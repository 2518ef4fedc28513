/** What a new issue is told of itself: from flags, from answers, or from its name and the day. */
import { InvalidArgumentError } from 'commander';
import { localized, SCAFFOLDED } from './scaffold-languages.js';
import type { Gaps } from './scaffold.js';

/** Texts in the order of the issue's languages. */
export interface IssueFacts {
  readonly languages: readonly string[];
  readonly nameplate: readonly string[];
  /** None where nobody is named. */
  readonly publisher: readonly string[];
  readonly number: string;
  /** `2026-09` */
  readonly date: string;
  /** None for the quarter of the date. */
  readonly label: readonly string[];
}

const ROMAN = ['I', 'II', 'III', 'IV'] as const;
const quarterOf = (month: number): number => Math.ceil(month / 3);

/** Number and date of an issue: a name that ends in year and quarter (`issue-2026q3`) or year and month (`2026-09`) has them; else it is the quarter that holds `today`. */
export function presets(id: string, today: Date): Pick<IssueFacts, 'number' | 'date'> {
  const quarter = /(\d{4})-?q([1-4])$/.exec(id);
  const month = /(\d{4})-(0[1-9]|1[0-2])$/.exec(id);
  const year = (quarter ?? month)?.[1] ?? String(today.getUTCFullYear());
  const q = quarter ? Number(quarter[2]) : quarterOf(month ? Number(month[2]) : today.getUTCMonth() + 1);
  return { number: String(q), date: `${year}-${month ? month[2]! : String(q * 3).padStart(2, '0')}` };
}

/** A name for the issue after those that are there: the quarter after the last of them, or the quarter of today. */
export function nextName(names: readonly string[], today: Date): string {
  const last = names.map((name) => /^(.*?)(\d{4})(-?q)([1-4])$/.exec(name)).filter((match) => match !== null).sort((a, b) => (a[2]! + a[4]! < b[2]! + b[4]! ? -1 : 1)).at(-1);
  if (last === undefined) return `issue-${today.getUTCFullYear()}q${quarterOf(today.getUTCMonth() + 1)}`;
  const [, before, year, q, number] = last;
  return number === '4' ? `${before!}${Number(year) + 1}${q!}1` : `${before!}${year!}${q!}${Number(number) + 1}`;
}

const LABELS: Readonly<Record<string, string>> = { vi: 'Quý', en: 'Quarter' };
const NAMEPLATES: Readonly<Record<string, string>> = { vi: 'Tên tạp chí', en: 'Magazine Name' };

/** The nameplate that stands in until there is one. */
export const nameplatePreset = (languages: readonly string[]): string[] => languages.map((lang) => NAMEPLATES[lang] ?? '');

/** What the gaps of the scaffold are filled with. */
export function issueGaps({ languages, nameplate, publisher, number, date, label }: IssueFacts): Gaps {
  const [year = '', month = ''] = date.split('-');
  const quarter = `${ROMAN[quarterOf(Number(month)) - 1]!}/${year}`;
  return {
    LANGUAGES: languages.join(', '),
    NAMEPLATE: localized(nameplate, languages),
    PUBLISHER: publisher.length === 0 ? '# publisher: …                # who publishes the magazine' : `publisher: ${localized(publisher, languages)}`,
    NUMBER: /^[1-9]\d*$/.test(number) ? number : JSON.stringify(number),
    DATE: date,
    LABEL: localized(label.length === 0 ? languages.map((lang) => `${LABELS[lang]!} ${quarter}`) : label, languages),
  };
}

/** `vi,en`: one or two languages that have a scaffold. @throws InvalidArgumentError for anything else. */
export function languageList(text: string): string[] {
  const list = text.split(/[\s,]+/).filter((lang) => lang !== '').map((lang) => lang.toLowerCase());
  const known = Object.keys(SCAFFOLDED);
  if (list.length === 0 || list.length > 2 || new Set(list).size !== list.length || list.some((lang) => !known.includes(lang))) throw new InvalidArgumentError(`Write ${known.map((lang) => `\`${lang}\``).join(', ')}, or both with a comma; the first is the primary language.`);
  return list;
}

/** `2026-09`. @throws InvalidArgumentError for anything else. */
export function yearMonth(text: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text.trim())) throw new InvalidArgumentError('Write year and month, as in `2026-09`.');
  return text.trim();
}

/** A text that is not empty. @throws InvalidArgumentError for an empty one. */
export function someText(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Write something.');
  return text.trim();
}

/** `Tên | Name`: a text for each language, or one for all. @throws InvalidArgumentError for an empty one. */
export const textsOf = (text: string): string[] => text.split('|').map(someText);

/** The texts of a flag for so many languages; null where their number is another. */
export const spread = (texts: readonly string[], languages: readonly string[]): readonly string[] | null =>
  texts.length === languages.length ? texts : texts.length === 1 ? languages.map(() => texts[0]!) : null;
