/** What names.yaml says, as rules ask for it. */
import type { KnownName, Lang } from '../../model/issue.js';
import { perDesk, type Desk } from '../desk.js';

/** A name of the list with what it names. */
export interface ListedName {
  readonly kind: 'person' | 'place' | 'organisation';
  readonly name: KnownName;
}

/** All names of the list with what they name. */
export const listedBy = ({ issue: { names } }: Desk): readonly ListedName[] => [
  ...names.people.map((name) => ({ kind: 'person', name }) as const),
  ...names.places.map((name) => ({ kind: 'place', name }) as const),
  ...names.organisations.map((name) => ({ kind: 'organisation', name }) as const),
];

/** All names of the list. */
export const listedNames = (desk: Desk): readonly KnownName[] => listedBy(desk).map(({ name }) => name);

/** Names of the list as a language writes them. */
export const listedIn = (desk: Desk, lang: Lang): readonly string[] => listedNames(desk).flatMap(({ by }) => by[lang]?.text ?? []);

/** Words that no dictionary need have, in small letters: those of the list and of its names. */
export const knownWords = perDesk((desk: Desk): ReadonlySet<string> => {
  const texts = [...desk.issue.names.words, ...listedNames(desk).flatMap(({ by }) => Object.values(by))].map(({ text }) => text);
  return new Set(texts.flatMap((text) => Array.from(text.matchAll(/[\p{L}\p{M}]+(?:[’'][\p{L}\p{M}]+)*/gu), ([word]) => word.toLowerCase())));
});
