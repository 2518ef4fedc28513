import { attested } from '../language/attested.js';
import { hasVietnameseMark, readSyllable } from '../language/syllable.js';
import type { Desk } from '../desk.js';
import { placeIn } from '../mend.js';
import { misspeltGivenNames } from '../names/given.js';
import { listedIn } from '../names/listed.js';
import { nearNames } from '../names/near.js';
import { byKey, englishNames, typed, vietnameseNames, type NameUse } from '../names/names.js';
import type { Finding, Rule } from '../rule.js';

/** One name written with different marks in one language. */
export const nameSpelling: Rule = {
  id: 'name-spelling',
  severity: 'warning',
  why: 'Nobody forgives a magazine that cannot spell the names of its guests, least of all the guests.',
  passing: {
    'articles/port/vi.md': '---\ntitle: CẢNG LẠNG SƠN\nbyline: Kim Ly\n---\nÔng Trịnh Văn Hoà về Lạng Sơn; bà Trịnh Văn Hòa ở Lạng Sơn. Ông Hòa nói, ông Hoà cười. Kỹ sư Hòa về.\n',
    'articles/port/en.md': '---\ntitle: Port\n---\nMr Trinh Van Hoa went to Lang Son; Mr Hoa came back.\n',
  },
  failing: {
    files: {
      'articles/port/vi.md': '---\ntitle: CẢNG LANG SƠN\nbyline: Kim Lý\n---\nÔng Trịnh Văn Hoà về Lạng Sơn; ông Trinh Văn Hòa ở Lạng Sơn. Cô Kim Ly, Kim Ly.\n\nAnh Nông Văn Khải đến, rồi anh Khai đi.\n',
      'articles/port/en.md': '---\ntitle: Port\n---\nLạng Sơn is north of Lang Son and Lang Son, near Guangix in Guangxi.\n',
    },
    messages: [
      'articles/port/en.md:4:1 “Lạng Sơn” is written “Lang Son” in 2 of 3 places.',
      'articles/port/en.md:4:50 “Guangix” is a letter from “Guangxi”, a name that is known.',
      'articles/port/vi.md:2:13 “LANG SƠN” is written “Lạng Sơn” in 2 of 3 places.',
      'articles/port/vi.md:3:9 “Kim Lý” is written “Kim Ly” in 3 of 4 places.',
      'articles/port/vi.md:5:5 “Trịnh Văn Hoà” is written “Trinh Văn Hòa” elsewhere.',
      'articles/port/vi.md:5:36 “Trinh Văn Hòa” is written “Trịnh Văn Hoà” elsewhere.',
      'articles/port/vi.md:7:32 “Khai” is “Khải” in the full name “Nông Văn Khải” (line 7).',
    ],
  },
  check: (desk) => [...spellings(desk, 'vi'), ...spellings(desk, 'en'), ...given(desk), ...near(desk)],
};

/** Given names that a title introduces, with other marks than in the full name. */
function given(desk: Desk): Finding[] {
  return misspeltGivenNames(desk).map(({ prose, index, typed: name, full, line }) => ({
    place: placeIn(desk, prose, name, index),
    text: `“${name}” is “${full.split(/\s+/).at(-1)!}” in the full name “${full}” (line ${line}).`,
    note: 'Write it the same way everywhere; where they are two people, add both to names.yaml.',
  }));
}

/** Names that a letter parts from one that is known. */
function near(desk: Desk): Finding[] {
  return nearNames(desk).map(({ word: { prose, text, index }, name, listed }) => ({
    place: placeIn(desk, prose, text, index),
    text: `“${text}” is a letter from “${name}”, ${listed ? 'a name that is known' : 'which stands in several places'}.`,
    note: 'Correct it; where it is another name, add it to names.yaml.',
  }));
}

/** What is told of the names of a language. */
function spellings(desk: Desk, lang: 'vi' | 'en'): Finding[] {
  const listed = new Set(listedIn(desk, lang).map((name) => name.toLowerCase()));
  const groups = lang === 'vi' ? byKey(vietnameseNames(desk)) : byKey(englishNames(desk));
  const told = new Set<string>();
  // The commonest names first: what is told of a name is not told again of a longer one that it is part of.
  return [...groups.entries()].sort(([a, ua], [b, ub]) => ub.length - ua.length || a.length - b.length || (a < b ? -1 : 1)).flatMap(([, uses]) => {
    const house = houseSpelling(uses, listed, lang);
    if (house === null) return [];
    return uses.flatMap((use): Finding[] => {
      if (use.spelt === house.use.spelt) return house.rival === null ? [] : tell(desk, use, house.rival, 'elsewhere');
      const wrong = use.words.filter((_, n) => spelt(use, n) !== spelt(house.use, n));
      const places = wrong.map((word) => `${word.prose.place.file}:${word.prose.place.line}:${word.prose.place.column}:${word.index}`);
      if (!isMistake(use, house) || places.every((place) => told.has(place))) return [];
      for (const place of places) told.add(place);
      return tell(desk, use, house.shown, house.listed ? 'in names.yaml' : house.count === 1 ? 'elsewhere' : `in ${house.count} of ${uses.length} places`);
    });
  });
}

function tell(desk: Desk, use: NameUse, other: string, where: string): Finding[] {
  const { prose, index } = use.words[0]!;
  const name = typed(use);
  return [{
    place: placeIn(desk, prose, name, index),
    text: `“${name}” is written “${other}” ${where}.`,
    note: 'Write it the same way everywhere; where they are two names, add both to names.yaml.',
  }];
}

/** The spelling that a name is held to. */
interface House {
  readonly use: NameUse;
  readonly shown: string;
  readonly count: number;
  readonly listed: boolean;
  /** Another spelling that stands as often, once each: nobody can tell which is right, so both are told. Null where one is commoner. */
  readonly rival: string | null;
}

const spelt = (use: NameUse, n: number): string => use.spelt.split(' ')[n]!;

/** The spelling of names.yaml, else the commonest; of equals the one with more marks (in English, without marks). Null where all are the same. */
function houseSpelling(uses: readonly NameUse[], listed: ReadonlySet<string>, lang: string): House | null {
  const counts = new Map<string, { readonly use: NameUse; count: number }>();
  for (const use of uses) {
    const known = counts.get(use.spelt);
    if (known === undefined) counts.set(use.spelt, { use, count: 1 });
    else known.count += 1;
  }
  if (counts.size < 2) return null;
  const weighed = [...counts.values()].map(({ use, count }) => {
    const inList = listed.has(typed(use).toLowerCase());
    const marks = use.spelt.normalize('NFD').length * (lang === 'en' ? -1 : 1);
    return { use, shown: shownOf(uses, use), count, listed: inList, rank: (inList ? 1000 : 0) + count, marks, known: use.words.filter(({ text }) => isWord(text)).length };
  });
  // Marks get lost by themselves; they seldom come by themselves.
  const bare = weighed.filter(({ use }) => !hasVietnameseMark(use.spelt));
  const marked = Math.max(0, ...weighed.filter((each) => !bare.includes(each)).map(({ count }) => count));
  if (lang === 'vi' && marked > 0) for (const each of bare) if (each.count < marked * 3) each.rank = each.listed ? each.rank : 0;
  weighed.sort((a, b) => b.rank - a.rank || b.known - a.known || b.marks - a.marks || (a.use.spelt < b.use.spelt ? -1 : 1));
  const [best, second] = [weighed[0]!, weighed[1]!];
  const even = best.count === 1 && !best.listed && weighed.every(({ count }) => count === 1) && best.use.whole && second.use.whole;
  return { ...best, rival: even ? second.shown : null };
}

/** A spelling as it stands where it is not in capitals. */
const shownOf = (uses: readonly NameUse[], like: NameUse): string => typed(uses.find((use) => use.spelt === like.spelt && typed(use) !== typed(use).toUpperCase()) ?? like);

const isWord = (text: string): boolean => {
  const syllable = readSyllable(text);
  return syllable !== null && attested(syllable) === 'word';
};

/** Two names of two words may differ by a mark alone; inside longer runs they are parts of other names. */
function isMistake(use: NameUse, house: House): boolean {
  if (house.listed) return true;
  return use.whole || use.words.length > 2 || house.count >= 3;
}
