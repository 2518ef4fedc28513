/** Offices as the two languages name them, and the people that hold them in a text. */
import { bare } from '../bilingual/meanings.js';
import { peopleIn } from '../bilingual/people.js';
import { isKnown } from '../bilingual/compare.js';
import type { KnownLanguage } from '../bilingual/token.js';
import { perDesk, type Desk } from '../desk.js';
import { proseOf, type Prose } from '../prose.js';
import { isCapitalised } from '../words.js';

/** What an office is, whatever the language: `chairman`, `deputy chairman`. Provinces are not looked at. */
export type Office = string;

/** Offices by what they are called, the longer names first. */
const OFFICES: readonly (readonly [office: Office, vi: string, en: string])[] = [
  ['general secretary', 'tổng bí thư', 'general secretary'], ['state president', 'chủ tịch nước', 'state president|president of vietnam'], ['consul general', 'tổng lãnh sự', 'consul[- ]general'],
  ['chairman', 'chủ tịch', 'chairman|chairwoman|chairperson|president'], ['secretary', 'bí thư', 'secretary'], ['general director', 'tổng giám đốc', 'general director|director[- ]general|ceo|chief executive officer'],
  ['director', 'giám đốc|cục trưởng|vụ trưởng|viện trưởng', 'director'], ['minister', 'bộ trưởng', 'minister'], ['deputy minister', 'thứ trưởng', 'vice minister|deputy minister'],
  ['prime minister', 'thủ tướng', 'prime minister'], ['ambassador', 'đại sứ', 'ambassador'], ['mayor', 'thị trưởng', 'mayor'], ['governor', 'thống đốc|tỉnh trưởng', 'governor'],
  ['rector', 'hiệu trưởng', 'rector|principal|headmaster|headmistress'], ['head', 'trưởng ban|trưởng phòng|chánh văn phòng', 'head|chief'],
];
/** What departments are for, in both languages; the longer names first. */
const FIELDS: readonly (readonly [vi: string, en: string])[] = [
  ['ngoại vụ|ngoại giao', 'foreign affairs|external relations'], ['y tế', 'health'], ['giao thông(?: vận tải)?', 'transport(?:ation)?'], ['xây dựng', 'construction'], ['tài chính', 'finance'], ['công thương|công nghiệp', 'industry'],
  ['nông nghiệp', 'agriculture'], ['tài nguyên', 'natural resources'], ['môi trường', 'environment'], ['giáo dục', 'education'], ['văn hóa|văn hoá', 'culture'], ['thể thao|thể dục', 'sports?'], ['du lịch', 'tourism'],
  ['khoa học', 'science'], ['lao động', 'labou?r'], ['tư pháp', 'justice'], ['nội vụ', 'home affairs|internal affairs|the interior'], ['kế hoạch', 'planning'], ['công an', 'police|public security'], ['quốc phòng', '(?:national )?defen[cs]e'], ['thống kê', 'statistics'],
  ['thuế', 'tax(?:ation)?'], ['hải quan', 'customs'], ['thông tin', 'information'],
];
const compileField = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');
/** Whether a text names any field at all: most name none, and one look is less than forty. */
const ANY_FIELD = { vi: compileField(FIELDS.map(([vi]) => vi).join('|')), en: compileField(FIELDS.map(([, en]) => en).join('|')) };
const COMPILED_FIELDS = FIELDS.map(([vi, en]) => ({ vi: compileField(vi), en: compileField(en) }));

/** What the departments of a text are for, by their English names. */
const fieldsIn = (text: string, lang: KnownLanguage): string[] => (ANY_FIELD[lang].test(text) ? COMPILED_FIELDS : []).flatMap((field, i) => (field[lang].test(text) ? [FIELDS[i]![1].split('|')[0]!.replace(/\(\?:[^)]*\)|\?/g, '')] : []));

const RANKS: Readonly<Record<KnownLanguage, readonly (readonly [pattern: RegExp, rank: string])[]>> = {
  vi: [[/phó\s$/iu, 'deputy '], [/quyền\s$/iu, 'acting '], [/nguyên\s$/iu, 'former ']],
  en: [[/(?:vice|deputy|associate)[\s-](?:standing\s|permanent\s)?$/iu, 'deputy '], [/acting\s$/iu, 'acting '], [/former\s$/iu, 'former ']],
};
const forms = (lang: KnownLanguage): string => OFFICES.map(([, vi, en]) => (lang === 'vi' ? vi : en)).join('|').split('|').sort((a, b) => b.length - a.length).join('|');
const PATTERNS: Readonly<Record<KnownLanguage, RegExp>> = { vi: new RegExp(`(?<![\\p{L}\\p{M}])(?:${forms('vi')})(?![\\p{L}\\p{M}])`, 'giu'), en: new RegExp(`\\b(?:${forms('en')})\\b`, 'giu') };
const NAMED: Readonly<Record<KnownLanguage, readonly (readonly [office: Office, pattern: RegExp])[]>> = {
  vi: OFFICES.map(([office, vi]) => [office, new RegExp(`^(?:${vi})$`, 'iu')]),
  en: OFFICES.map(([office, , en]) => [office, new RegExp(`^(?:${en})$`, 'iu')]),
};

/** The offices that a text names, with where each begins and ends, its rank taken along. */
export function officesIn(text: string, lang: KnownLanguage): { readonly office: Office; readonly index: number; readonly end: number }[] {
  return [...text.matchAll(PATTERNS[lang])].map((match) => {
    const office = NAMED[lang].find(([, pattern]) => pattern.test(match[0]))![0];
    const before = text.slice(Math.max(0, match.index - 20), match.index);
    const rank = RANKS[lang].find(([pattern]) => pattern.test(before));
    const length = rank === undefined ? 0 : rank[0].exec(before)![0].length;
    return { office: `${rank?.[1] ?? ''}${office}`, index: match.index - length, end: match.index + match[0].length };
  });
}

/** A person where a text names him in full, with the offices that stand at the name. */
export interface Holder {
  readonly prose: Prose;
  /** Without marks, in small letters. */
  readonly key: string;
  readonly typed: string;
  readonly index: number;
  readonly offices: readonly Office[];
  /** What the departments that stand at the name are for. */
  readonly fields: readonly string[];
}

const WORD = /[\p{L}\p{M}]+/gu;

/** The names of all people: those of names.yaml and those that a title or an office introduces anywhere, without marks. */
export const peopleKeys = perDesk((desk: Desk): ReadonlySet<string> => new Set([
  ...desk.issue.names.people.flatMap(({ by }) => Object.values(by).map(({ text }) => bare(text))),
  ...proseOf(desk).flatMap(({ text, lang }) => (isKnown(lang) ? peopleIn(text, lang).map(({ key }) => key) : [])),
].filter((key) => key.includes(' '))));

/** All places where people are named in full, with their offices: `Phó Chủ tịch UBND tỉnh Đinh Hữu Học`, `Mr. Dinh Huu Hoc, Vice Chairman of …`. */
export const holders = perDesk((desk: Desk): readonly Holder[] => {
  const keys = peopleKeys(desk);
  return proseOf(desk).flatMap((prose): Holder[] => {
    const { text, lang } = prose;
    if (!isKnown(lang)) return [];
    const words = [...text.matchAll(WORD)];
    const named = words.flatMap((word, i) => (isCapitalised(word[0]) ? [4, 3, 2] : []).flatMap((length) => {
      const run = words.slice(i, i + length);
      const last = run.at(-1)!;
      const typed = text.slice(word.index, last.index + last[0].length);
      return run.length === length && /^[\p{Lu}][^.,;:!?()]*$/u.test(typed) && keys.has(bare(typed).replace(/\s+/g, ' ')) ? [{ typed, index: word.index, end: last.index + last[0].length }] : [];
    }).slice(0, 1));
    const offices = officesIn(text, lang);
    return named.map(({ typed, index, end }, i): Holder => {
      const from = Math.max(named[i - 1]?.end ?? 0, index - 90);
      const before = text.slice(from, index);
      const opening = from + before.search(/[^.;,()]*$/u);
      // What follows belongs to this name up to the next one or the sentence's end; so does nothing without a comma or bracket.
      const rest = text.slice(end, Math.min(named[i + 1]?.index ?? text.length, end + 200));
      const after = /^(?:\s?[,(–-]|\s-)/u.test(rest) ? end + (/[.;)]/u.exec(rest)?.index ?? rest.length) : end;
      const at = [...offices.filter((each) => each.index >= opening && each.end <= index).slice(-1), ...offices.filter((each) => each.index >= end && each.end <= after)];
      const fields = at.flatMap((office) => fieldsIn(text.slice(office.end, office.end <= index ? index : Math.min(after, office.end + 80)), lang));
      return { prose, key: bare(typed).replace(/\s+/g, ' '), typed, index, offices: at.map(({ office }) => office), fields: [...new Set(fields)] };
    });
  });
});
