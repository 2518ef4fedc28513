/** Names whose Vietnamese form is not the English one without marks (Quảng Tây, Guangxi): which of them a text has. */
import { PROPER_NAMES } from '../data/proper-names.js';
import type { KnownLanguage } from './token.js';

/** A name where it stands. */
export interface ProperName {
  /** `country`, `city`, …: names of one kind may be one another's slip. */
  readonly kind: string;
  /** The same for both languages' forms. */
  readonly meaning: string;
  readonly typed: string;
  readonly index: number;
  /** False where the word may be another one (Đức, Anh): it answers, but does not ask. */
  readonly firm: boolean;
}

/** One name in both languages. */
export interface NameForms {
  readonly kind: string;
  readonly vi: readonly string[];
  readonly en: readonly string[];
  /** Forms that others bear as well: they answer, but do not ask. */
  readonly shared: readonly string[];
}

/** The names that this project knows. */
export const KNOWN_NAMES: readonly NameForms[] = PROPER_NAMES.trim().split(/\n+/).reduce<{ readonly kind: string; readonly names: readonly NameForms[] }>(({ kind, names }, line) => {
  const heading = /^\[(.*)\]$/.exec(line)?.[1];
  if (heading !== undefined) return { kind: heading, names };
  const [vi = '', en = ''] = line.split('=');
  const [vietnamese, english] = [vi.split(','), en.split(' ').map((form) => form.replaceAll('_', ' '))];
  const bare = (forms: readonly string[]): string[] => forms.map((form) => form.replace('?', ''));
  return { kind, names: [...names, { kind, vi: bare(vietnamese), en: bare(english), shared: bare([...vietnamese, ...english].filter((form) => form.endsWith('?'))) }] };
}, { kind: '', names: [] }).names;

/** Finds names in texts of one language. */
export type NameFinder = (text: string) => ProperName[];

/** Of one syllable, or of so few letters that other words look the same in capitals. */
const SHORT: Readonly<Record<KnownLanguage, RegExp>> = { vi: /^[^\s-]+$/u, en: /^.{1,3}$/u };
/** Before these a short name is a person's: ông Đức, chị Nga. */
const TITLE = /(?:^|[\s(“"])(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác|[Ee]m|[Tt]hầy|[Cc]ụ|[Đđ]ồng chí|[Nn]ghệ sĩ|\p{Lu}[\p{L}\p{M}]*)\s$/u;
const ADJOINING = /^\s\p{Lu}\p{Ll}/u;

/** A finder of names, those of the project and others, the longest form first where one begins another. Names that stand first win over equal forms. */
export function nameFinder(names: readonly NameForms[], lang: KnownLanguage): NameFinder {
  const byForm = new Map<string, NameForms>();
  const exactForms = new Set<string>();
  // A form of the other language (Korea in a Vietnamese text) answers as well.
  for (const forms of [names.map((name) => [name, name[lang]] as const), names.map((name) => [name, [...name.vi, ...name.en]] as const)].flat()) {
    // Peoples in the plural: Belgians.
    for (const form of forms[1].flatMap((each) => (each.endsWith('n') ? [each, `${each}s`] : [each]))) {
      exactForms.add(form);
      if (!byForm.has(form.toLowerCase())) byForm.set(form.toLowerCase(), forms[0]);
    }
  }
  // As they are and in capitals, by their first letter: one pattern of all forms takes ten times as long.
  const byLetter = new Map<string, string[]>();
  for (const form of new Set([...exactForms, ...[...exactForms].map((each) => each.toUpperCase())])) byLetter.set(form[0]!, [...(byLetter.get(form[0]!) ?? []), form]);
  for (const list of byLetter.values()) list.sort((x, y) => y.length - x.length);
  const formAt = (text: string, at: number): string | undefined => byLetter.get(text[at]!)?.find((form) => text.startsWith(form, at) && !/^[\p{L}\p{M}$]/u.test(text.slice(at + form.length, at + form.length + 2)));
  return (typedText) => {
    const text = typedText.replaceAll('\u00a0', ' ');
    const found: { readonly typed: string; readonly index: number }[] = [];
    for (const { index } of text.matchAll(/(?<![\p{L}\p{M}])\p{Lu}/gu)) {
      const last = found.at(-1);
      const typed = last !== undefined && index < last.index + last.typed.length ? undefined : formAt(text, index);
      if (typed !== undefined) found.push({ typed, index });
    }
    return found.map(({ typed, index }) => judge(text, typed, index));
  };

  /** What was found, and whether it may ask. */
  function judge(text: string, typed: string, index: number): ProperName {
    const name = byForm.get(typed.toLowerCase())!;
    const exact = name[lang].includes(typed);
    const short = SHORT[lang].test(typed);
    const before = text.slice(Math.max(0, index - 24), index);
    const person = short && lang === 'vi' && (!/\S\s$/u.test(before) || TITLE.test(before) || /[.!?:;…“"]\s*$/u.test(before) || ADJOINING.test(text.slice(index + typed.length)));
    return { kind: name.kind, meaning: name.vi[0]!, typed, index, firm: exact && !person && !name.shared.includes(typed) };
  }
}
