/** What names.yaml says, as rules ask for it. */
import type { KnownName, Lang } from '../../model/issue.js';
import { perDesk, type Desk } from '../desk.js';

/** All names of the list. */
export const listedNames = ({ issue: { names } }: Desk): readonly KnownName[] => [...names.people, ...names.places, ...names.organisations];

/** Names of the list as a language writes them. */
export const listedIn = (desk: Desk, lang: Lang): readonly string[] => listedNames(desk).flatMap(({ by }) => by[lang]?.text ?? []);

/** Words that no dictionary need have, in small letters: those of the list and of its names. */
export const knownWords = perDesk((desk: Desk): ReadonlySet<string> => {
  const texts = [...desk.issue.names.words, ...listedNames(desk).flatMap(({ by }) => Object.values(by))].map(({ text }) => text);
  return new Set(texts.flatMap((text) => Array.from(text.matchAll(/[\p{L}\p{M}]+(?:[’'][\p{L}\p{M}]+)*/gu), ([word]) => word.toLowerCase())));
});
