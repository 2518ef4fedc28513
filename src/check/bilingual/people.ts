/** People with Vietnamese names, as either language writes them. */
import { FAMILY_NAMES } from '../data/proper-names.js';
import { bare } from './meanings.js';
import type { KnownLanguage } from './token.js';

/** A full name where it stands. */
export interface PersonName {
  readonly typed: string;
  readonly index: number;
  /** Without marks, in small letters, single spaces. */
  readonly key: string;
  /** The last word of the key: what a person is called by. */
  readonly given: string;
}

const FAMILIES: Readonly<Record<KnownLanguage, ReadonlySet<string>>> = {
  vi: new Set(FAMILY_NAMES.split(' ')),
  en: new Set(FAMILY_NAMES.split(' ').map(bare)),
};
const isFamilyName = (word: string, lang: KnownLanguage): boolean => FAMILIES[lang].has(lang === 'vi' ? word : word.toLowerCase());

const RUN = /(?<![\p{L}\p{M}])\p{Lu}[\p{Ll}\p{M}]*(?:[ \u00a0]\p{Lu}[\p{Ll}\p{M}]*){2,6}(?![\p{L}\p{M}])/gu;
/** Without a title before it a run of capitalised words may be a place or an office. */
const TITLED: Readonly<Record<KnownLanguage, RegExp>> = {
  vi: /(?:ông|bà|anh|chị|cô|chú|bác|em|thầy|cụ|đồng chí|nghệ nhân|kỹ sư|giáo sư|tiến sĩ|bác sĩ|luật sư|đại sứ|chủ tịch|giám đốc|bí thư)\s$/iu,
  en: /(?:Mr|Mrs|Ms|Miss|Dr|Prof|Comrade|Engineer|Professor|Doctor|Artisan|Lawyer|Ambassador|Chairman|Chairwoman|Director|Secretary)\.?\s$/u,
};

/** The full names of three words or more that follow a title or a family name's like: `ông Nguyễn Văn Nam`, `Ms. Hoang Thi Mien`. */
export function peopleIn(text: string, lang: KnownLanguage): PersonName[] {
  return [...text.matchAll(RUN)].flatMap((match): PersonName[] => {
    const words = match[0].split(/[ \u00a0]/);
    // The title may have a capital of its own: Bà Hoàng Thị Miên.
    const from = words.findIndex((word) => isFamilyName(word, lang));
    const name = words.slice(from, from + 4);
    if (from < 0 || from > 2 || words.length - from > 4 || name.length < 3 || name.some((word) => word.length > 7)) return [];
    const index = match.index + words.slice(0, from).reduce((sum, word) => sum + word.length + 1, 0);
    if (!TITLED[lang].test(text.slice(Math.max(0, index - 14), index))) return [];
    const key = name.map(bare);
    return [{ typed: text.slice(index, index + name.join(' ').length), index, key: key.join(' '), given: key.at(-1)! }];
  });
}

const CAPITALS_BEFORE = /(?:\p{Lu}[\p{L}\p{M}]*[ \u00a0])+$/u;

/** True where words at an index go on with a name that a family's begins: Van Nam in Tran Van Nam. */
export function isOfPerson(text: string, index: number, lang: KnownLanguage): boolean {
  const before = CAPITALS_BEFORE.exec(text.slice(Math.max(0, index - 24), index))?.[0].split(/[ \u00a0]/) ?? [];
  return before.some((word) => isFamilyName(word, lang));
}
