import { compared, type Pair } from '../bilingual/compare.js';
import { misspellings } from '../bilingual/names.js';
import { at, languageName } from '../bilingual/say.js';
import { listedForms } from '../bilingual/listed-forms.js';
import { bare } from '../bilingual/meanings.js';
import { isOfPerson } from '../bilingual/people.js';
import { nameStrangers, type NameStranger } from '../bilingual/name-strangers.js';
import { KNOWN_NAMES, nameFinder } from '../bilingual/proper-names.js';
import type { Desk } from '../desk.js';
import { unmark } from '../language/syllable.js';
import { placeOfWords } from '../locate.js';
import { placeIn } from '../mend.js';
import { proseOf } from '../prose.js';
import type { Finding, Rule } from '../rule.js';

/** A name that is not the same in both languages, or not spelt so, marks aside. */
export const nameDiffers: Rule = {
  id: 'name-differs',
  severity: 'warning',
  why: 'A guest who finds his name misspelt remembers nothing else of the article.',
  passing: {
    'articles/port/vi.md': '---\ntitle: Cảng\n---\nBà Hoàng Thị Miên đón ông Mark Chandler và ông Trần Văn Nam ở Lạng Sơn, Quảng Tây và Xiêng Khoảng.\n',
    'articles/port/en.md': '---\ntitle: Port\n---\nMs. Hoang Thi Mien met Mr. Mark Chandler and Mr. Tran Van Nam in Lang Son, Guangxi and Xieng Khouang.\n',
  },
  failing: {
    files: {
      'articles/port/vi.md': '---\ntitle: Cảng\n---\nBà Hoàng Thị Miên đón ông Mark Chandler ở Lạng Sơn.\n\nÔng Lương Văn Nam đi Nhật Bản và Bắc Kinh.\n\nGặp Lữ Thị Khuynh và Đặng Quý Thuần.\n\nĐoàn rời Hà Nội chiều qua.\n',
      'articles/port/en.md': '---\ntitle: Port\n---\nMs. Hoang Thi Mein met Mr. Mark Chander in Lang Son.\n\nMr. Hoang Van Tu went to Korea and Bac Kinh.\n\nThey met Lữ Thị Khuyên and Đặng Quý Thuân.\n\nThe delegation left Da Nang yesterday.\n',
    },
    messages: [
      'articles/port/en.md:4:5 “Hoang Thi Mein” is “Hoàng Thị Miên” in the Vietnamese (articles/port/vi.md, line 4).',
      'articles/port/en.md:4:28 “Mark Chander” is “Mark Chandler” in the Vietnamese (articles/port/vi.md, line 4).',
      'articles/port/en.md:6:5 “Hoang Van Tu” stands here only; the Vietnamese has “Lương Văn Nam” (articles/port/vi.md, line 6).',
      'articles/port/en.md:6:26 “Korea” stands here only; the Vietnamese has “Nhật Bản” (articles/port/vi.md, line 6).',
      'articles/port/en.md:6:36 “Bac Kinh” is “Beijing” in English.',
      'articles/port/en.md:8:10 “Lữ Thị Khuyên” is “Lữ Thị Khuynh” in the Vietnamese (articles/port/vi.md, line 8).',
      'articles/port/en.md:8:28 “Đặng Quý Thuân” is “Đặng Quý Thuần” in the Vietnamese (articles/port/vi.md, line 8).',
      'articles/port/en.md:10:21 “Da Nang” stands here only; the Vietnamese has “Hà Nội” (articles/port/vi.md, line 10).',
      'articles/port/vi.md:4:4 “Hoàng Thị Miên” is “Hoang Thi Mein” in the English (articles/port/en.md, line 4).',
      'articles/port/vi.md:4:27 “Mark Chandler” is “Mark Chander” in the English (articles/port/en.md, line 4).',
      'articles/port/vi.md:6:5 “Lương Văn Nam” stands here only; the English has “Hoang Van Tu” (articles/port/en.md, line 6).',
      'articles/port/vi.md:6:22 “Nhật Bản” stands here only; the English has “Korea” (articles/port/en.md, line 6).',
      'articles/port/vi.md:8:5 “Lữ Thị Khuynh” is “Lữ Thị Khuyên” in the English (articles/port/en.md, line 8).',
      'articles/port/vi.md:8:22 “Đặng Quý Thuần” is “Đặng Quý Thuân” in the English (articles/port/en.md, line 8).',
      'articles/port/vi.md:10:10 “Hà Nội” stands here only; the English has “Da Nang” (articles/port/en.md, line 10).',
    ],
  },
  check: (desk) => {
    const { articles, fixed, captions } = compared(desk);
    const pairs: Pair[] = [...articles.flatMap((article) => article.pairs), ...fixed, ...captions.flat().map(({ a, b }) => ({ a: [a], b: [b], likeness: null }))];
    const known = sameNames(desk);
    const near = pairs.flatMap(({ a, b }): Finding[] => a.flatMap((left) => b.flatMap((right) => misspellings(left.text, right.text).flatMap(({ a: mine, b: theirs }): Finding[] => {
      if (known(mine.typed, theirs.typed)) return [];
      const here = placeOfWords(desk, left.place, left.text, mine.typed, mine.index);
      const there = placeOfWords(desk, right.place, right.text, theirs.typed, theirs.index);
      const note = 'See which spelling is right, and correct the other.';
      return [
        { place: here, text: `“${mine.typed}” is “${theirs.typed}” in the ${languageName(right.lang)} (${at(there)}).`, note },
        { place: there, text: `“${theirs.typed}” is “${mine.typed}” in the ${languageName(left.lang)} (${at(here)}).`, note },
      ];
    }))));
    // What differs by a letter has been told so.
    const told = new Set(near.map(({ place }) => placeKey(place)));
    const exchanged = nameStrangers(desk).exchanged.filter((both) => !both.some(({ place }) => told.has(placeKey(place)))).flatMap(([mine, theirs]): Finding[] => [instead(mine, theirs), instead(theirs, mine)]);
    return [...near, ...exchanged, ...unlike(desk)];
  },
};

const placeKey = (place: Finding['place']): string => (place === null ? '' : `${place.file}:${place.line}:${place.column}`);

const instead = (mine: NameStranger, theirs: NameStranger): Finding => ({
  place: mine.place,
  text: `“${mine.typed}” stands here only; the ${languageName(mine.other.lang)} has “${theirs.typed}” (${at(theirs.place)}).`,
  note: 'See which is right, and correct the other.',
});

/** Tells whether two spellings hold the forms of one name that is known in both languages: Xiêng Khoảng, Xieng Khouang. */
function sameNames(desk: Desk): (mine: string, theirs: string) => boolean {
  const forms = [...listedForms(desk), ...KNOWN_NAMES];
  return (mine, theirs) => forms.some(({ vi, en }) => vi.some((form) => mine.includes(form)) && en.some((form) => theirs.includes(form)));
}

/** Vietnamese forms, without their marks, in English texts that have a form of their own: Quang Tay for Guangxi. */
function unlike(desk: Desk): Finding[] {
  if (!desk.issue.meta.languages.includes('vi')) return [];
  const forms = [...listedForms(desk), ...KNOWN_NAMES].filter(({ vi, en, shared }) => !shared.includes(vi[0]!) && vi[0]!.includes(' ') && !en.some((form) => bare(form) === bare(vi[0]!)));
  // Of one syllable they may be anything: Anh, My.
  const find = nameFinder(forms.map((name) => ({ ...name, en: name.vi.filter((form) => form.includes(' ')).map(unmark) })), 'en');
  const english = new Map(forms.map((name) => [name.vi[0]!, name.en[0]!]));
  return proseOf(desk).filter(({ lang, kind }) => lang === 'en' && kind !== 'name').flatMap((prose) => find(prose.text).filter(({ firm, index }) => firm && !isOfPerson(prose.text, index, 'en')).map(({ typed, index, meaning }): Finding => ({
    place: placeIn(desk, prose, typed, index),
    text: `“${typed}” is “${english.get(meaning)!}” in English.`,
    note: 'Write it so; where it is another name, add that to names.yaml in both languages.',
  })));
}
