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

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/ /g, '[ \\u00a0]');

/** Of one syllable, or of so few letters that other words look the same in capitals. */
const SHORT: Readonly<Record<KnownLanguage, RegExp>> = { vi: /^[^\s-]+$/u, en: /^.{1,3}$/u };
/** Before these a short name is a person's: ông Đức, chị Nga. */
const TITLE = /(?:^|[\s(“"])(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác|[Ee]m|[Tt]hầy|[Cc]ụ|[Đđ]ồng chí|[Nn]ghệ sĩ|\p{Lu}[\p{L}\p{M}]*)\s$/u;
const ADJOINING = /^\s\p{Lu}\p{Ll}/u;

/** A finder of names, those of the project and others, the longest form first where one begins another. Names that stand first win over equal forms. */
export function nameFinder(names: readonly NameForms[], lang: KnownLanguage): NameFinder {
  const byForm = new Map<string, NameForms>();
  // A form of the other language (Korea in a Vietnamese text) answers as well.
  for (const forms of [names.map((name) => [name, name[lang]] as const), names.map((name) => [name, [...name.vi, ...name.en]] as const)].flat()) {
    // Peoples in the plural: Belgians.
    for (const form of forms[1].flatMap((each) => (each.endsWith('n') ? [each, `${each}s`] : [each]))) if (!byForm.has(form.toLowerCase())) byForm.set(form.toLowerCase(), forms[0]);
  }
  const forms = [...byForm.keys()].sort((a, b) => b.length - a.length);
  if (forms.length === 0) return () => [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{M}])(?:${forms.map(escape).join('|')})(?![\\p{L}\\p{M}])`, 'giu');
  return (text) => [...text.matchAll(pattern)].flatMap((match): ProperName[] => {
    const typed = match[0];
    const name = byForm.get(typed.toLowerCase().replaceAll('\u00a0', ' '))!;
    const exact = name[lang].includes(typed);
    // Small letters make another word of it: nga, pháp, us.
    if (!exact && typed !== typed.toUpperCase() && ![...name.vi, ...name.en].some((form) => typed === form || typed === `${form}s`)) return [];
    const short = SHORT[lang].test(typed);
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    const person = short && lang === 'vi' && (!/\S\s$/u.test(before) || TITLE.test(before) || /[.!?:;…“"]\s*$/u.test(before) || ADJOINING.test(text.slice(match.index + typed.length)));
    return [{ kind: name.kind, meaning: name.vi[0]!, typed, index: match.index, firm: exact && !person && !name.shared.includes(typed) }];
  });
}
