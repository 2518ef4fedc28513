/** English spelling, British and American, after the dictionaries that SCOWL's word lists are made into. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readDictionary, type Dictionary } from './hunspell.js';

const require = createRequire(import.meta.url);

/** A dictionary of the package. */
function open(name: string): Dictionary {
  const folder = dirname(require.resolve(name));
  return readDictionary(readFileSync(join(folder, 'index.aff'), 'utf8'), readFileSync(join(folder, 'index.dic'), 'utf8'));
}

let dictionaries: readonly Dictionary[] | null = null;

/** Both, read when the first word is asked for. */
const opened = (): readonly Dictionary[] => (dictionaries ??= [open('dictionary-en'), open('dictionary-en-gb')]);

const answers = new Map<string, boolean>();

/** Parts that are written before words with or without a hyphen, which no dictionary lists in full. */
const PREFIXES = /^(?:anti|bi|co|cross|de|eco|geo|hydro|inter|intra|micro|mid|mini|mono|multi|non|over|post|pre|pro|re|semi|socio|sub|super|trans|un|under)(?=[a-z]{4})/;

/** Endings that make words at will, with what their stem may have lost before them. */
const ENDINGS: readonly (readonly [ending: RegExp, lost: readonly string[]])[] = [[/(?:less|like|wide|ward|wards|friendly|goer|goers)$/, ['']], [/i[sz](?:e|es|ed|ing|ation)$/, ['', 'e', 'y']]];

/** Words in common use that are younger or more southern than the lists. */
const COMMON = new Set(
  ('aerogel agritourism areca bento blockchain carambola chatbot chatbots congee crystalliser crystallisers crystallizer crystallizers cyclo cyclos definitives doline dolines douc doucs ecotourism feng fintech gaur gaurs geopark geoparks geosite geosites geotourism homestay homestays jaggery karst karstic ' +
  'langur langurs livestream longan lychee lychees miso mugwort natto nipa onsen oolong oolongs pomelo pomelos rambutan saltern salterns sambar sherd sherds soju startup startups stela stelae stele steles sutra sutras tael taels tempeh upskilling').split(' '),
);

/** True for a word that English has, in either spelling. Words at a sentence's begin and in capitals are looked up in small letters as well. */
export function isEnglish(word: string): boolean {
  const known = answers.get(word);
  if (known !== undefined) return known;
  const plain = word.replace(/’/g, "'");
  const lower = plain.toLowerCase();
  // A name in capitals is in the dictionary with one: GUANGXI, VIETNAM'S.
  const forms = new Set([plain, lower, lower.charAt(0).toUpperCase() + lower.slice(1)].flatMap((form) => [form, form.replace(/'s$|'$/, '')]));
  const answer = [...forms].some(inDictionary) || COMMON.has(lower.replace(/'s?$/, ''));
  answers.set(word, answer);
  return answer;
}

/** True for two words written as one: hotline, boathouse. The second has four letters or more, so that slips seldom pass. */
const isJoined = (bare: string): boolean =>
  bare.length > 6 && Array.from({ length: bare.length - 6 }, (_, n) => n + 3).some((cut) => isWordOf(bare.slice(0, cut)) && isWordOf(bare.slice(cut)));

const isWordOf = (part: string): boolean => part.length > 2 && !GRAMMAR.has(part) && inDictionary(part);

/** Words that nobody joins with others. */
const GRAMMAR = new Set('and are but for from had has have her his its nor not our she the their them they this that these those was were what when which who with you your'.split(' '));

/** True for a word that prefixes and endings make of one that English has: ecotourism, driverless, concretise. It may be a misspelling all the same. */
export function isMade(word: string): boolean {
  const bare = word.toLowerCase().replace(/['’]s?$/, '');
  return isJoined(bare) || (PREFIXES.test(bare) && inDictionary(bare.replace(PREFIXES, ''))) || ENDINGS.some(([ending, lost]) => ending.test(bare) && lost.some((end) => inDictionary(bare.replace(ending, end))));
}

const inDictionary = (word: string): boolean => opened().some((dictionary) => dictionary.has(word));

/** Which of the two dictionaries have a word in small letters. */
export const spelledIn = (word: string): { readonly american: boolean; readonly british: boolean } => {
  const [american, british] = opened();
  return { american: american!.has(word), british: british!.has(word) };
};

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Letters that a scan takes for one another, in both directions. */
const ALIKE = [['rn', 'm'], ['cl', 'd'], ['li', 'h'], ['vv', 'w'], ['ri', 'n'], ['ii', 'u'], ['nn', 'm']].flatMap(([a, b]) => [[a!, b!], [b!, a!]] as const);

/** What a word would be if a scan had misread one place of it. */
const misread = (word: string): string[] => ALIKE.flatMap(([seen, meant]) => Array.from(word.matchAll(new RegExp(seen, 'g')), ({ index }) => word.slice(0, index) + meant + word.slice(index + seen.length)));

/** Words that one letter lost, added, changed, or two swapped, or a scan that took letters for others, part from a word in small letters; the likelier ones first. */
export function englishNear(word: string): string[] {
  const heads = Array.from({ length: word.length + 1 }, (_, n) => [word.slice(0, n), word.slice(n)] as const);
  const forms = [
    ...heads.flatMap(([head, tail]) => (tail.length > 1 ? [head + tail[1]! + tail[0]! + tail.slice(2)] : [])),
    ...heads.flatMap(([head, tail]) => (tail === '' ? [] : [head + tail.slice(1)])),
    ...heads.flatMap(([head, tail]) => Array.from(LETTERS, (letter) => head + letter + tail)),
    ...heads.flatMap(([head, tail]) => (tail === '' ? [] : Array.from(LETTERS, (letter) => head + letter + tail.slice(1)))),
    ...misread(word),
  ];
  return [...new Set(forms)].filter((form) => form !== word && inDictionary(form));
}
