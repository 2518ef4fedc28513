import { varietyOf, type Variety } from '../language/varieties.js';
import { perDesk, type Desk } from '../desk.js';
import { placeIn } from '../mend.js';
import { knownWords } from '../names/listed.js';
import type { Finding, Rule } from '../rule.js';
import { beginsSentence, isCapitalised, wordsOfIssue, type Word } from '../words.js';

/** So large a part of the words must agree before the others are odd. */
const AGREED = 0.7;

const SIDES = { american: 'American', british: 'British' } as const;

/** British and American spellings in one issue. The commoner one is taken for the house’s; -ise and -ize are a question of their own. */
export const englishStyle: Rule = {
  id: 'english-style',
  severity: 'info',
  why: 'Both “colour” and “color” are right; an issue that has both was read by nobody from beginning to end.',
  habit: (count) => `${count} words of the file are spelt otherwise than the issue spells them.`,
  passing: {
    'articles/port/vi.md': '---\ntitle: Cảng\n---\nĐoạn.\n',
    'articles/port/en.md': '---\ntitle: Port\n---\nThe colour of the harbour and its centre; they organize travellers. The World Trade Center is a name.\n',
  },
  failing: {
    files: {
      'articles/port/vi.md': '---\ntitle: Cảng\n---\nĐoạn.\n',
      'articles/port/en.md': '---\ntitle: Port\n---\nThe colour of the harbour, its centre and a color; we organise, they organized, and all recognise it and realise it.\n',
    },
    messages: [
      'articles/port/en.md:4:45 “color” is American; the issue spells as the British do in 3 of 4 words (“colour”).',
      'articles/port/en.md:4:70 “organized” is American; the issue spells as the British do in 3 of 4 words (“organised”).',
    ],
  },
  check: (desk) => (['colour', 'ise'] as const).flatMap((question) => odd(desk, question)),
};

interface Spelt {
  readonly word: Word;
  readonly variety: Variety;
}

/** Words that tell of one side. Names keep their owners’ spelling. */
const spelt = perDesk((desk: Desk): readonly Spelt[] => {
  const known = knownWords(desk);
  return wordsOfIssue(desk).flat().flatMap((word): Spelt[] => {
    const { text, prose } = word;
    if (prose.lang !== 'en' || prose.kind === 'name' || /[^A-Za-z]/.test(text) || (isCapitalised(text) && !beginsSentence(word)) || known.has(text.toLowerCase())) return [];
    const variety = varietyOf(text.toLowerCase());
    return variety === null ? [] : [{ word, variety }];
  });
});

function odd(desk: Desk, question: Variety['question']): Finding[] {
  const asked = spelt(desk).filter(({ variety }) => variety.question === question);
  const british = asked.filter(({ variety }) => variety.side === 'british').length;
  const house = british * 2 > asked.length ? 'british' : 'american';
  const many = house === 'british' ? british : asked.length - british;
  if (many < asked.length * AGREED) return [];
  return asked.filter(({ variety }) => variety.side !== house).map(({ word: { text, prose, index }, variety }) => ({
    place: placeIn(desk, prose, text, index),
    text: `“${text}” is ${SIDES[variety.side]}; the issue spells as the ${house === 'british' ? 'British' : 'Americans'} do in ${many} of ${asked.length} words (“${variety.other}”).`,
    note: `Write “${variety.other}”; where it is right, add it to \`words\` in names.yaml.`,
  }));
}
