import { englishNear, isEnglish, isMade } from '../language/english.js';
import { attested } from '../language/attested.js';
import { fold, readSyllable } from '../language/syllable.js';
import { perDesk, type Desk } from '../desk.js';
import { placeIn } from '../mend.js';
import { knownWords } from '../names/listed.js';
import type { Rule } from '../rule.js';
import { isCapitalised, isCapitals, wordsOfIssue, type Word } from '../words.js';

/** How often an unknown word stands before it is taken for one that the editors mean. */
const MEANT = 3;

/** What is near to a word takes a millisecond to find: of more unknown words than these there is no telling what is meant. */
const MOST_LOOKED = 3000;

/** What the issue itself tells of words that no English dictionary has. */
interface Vocabulary {
  /** Occurrences in English texts, by small letters. */
  readonly count: ReadonlyMap<string, number>;
  /** Words of Vietnamese texts without their marks. */
  readonly vietnamese: ReadonlySet<string>;
}

const vocabulary = perDesk((desk: Desk): Vocabulary => {
  const count = new Map<string, number>();
  const vietnamese = new Set<string>();
  for (const { text, prose } of wordsOfIssue(desk).flat()) {
    const word = text.toLowerCase();
    if (prose.lang === 'en') count.set(word, (count.get(word) ?? 0) + 1);
    else vietnamese.add(fold(word));
  }
  return { count, vietnamese };
});

/** An English word that is in no dictionary, British or American. */
export const englishSpelling: Rule = {
  id: 'english-spelling',
  severity: 'warning',
  why: 'A misspelt word in the language of the guests is what guests remember.',
  passing: {
    'articles/port/en.md': '---\ntitle: The port of Lang Son\n---\nThe organisation’s colours and the organization’s colors; Ms Doan Thi Hau of Guangxi drinks *ruou* at www.port.vn. Three-wheelers and a 16-seater; the welds were X-rayed.\n',
    'articles/port/vi.md': '---\ntitle: Cảng\n---\nUống rượu.\n',
  },
  failing: {
    files: { 'articles/port/en.md': '---\ntitle: THE PROT AND THE PROVINCE\n---\nThe Provnce recieves visitors of the port and the province, and rnedicine.\n', 'articles/port/vi.md': '---\ntitle: Cảng\n---\nĐoạn.\n' },
    messages: [
      'articles/port/en.md:2:12 “PROT” is in no English dictionary: “port”, “rot”, “pot”?',
      'articles/port/en.md:4:5 “Provnce” is in no English dictionary: “province”?',
      'articles/port/en.md:4:13 “recieves” is in no English dictionary: “receives”, “relieves”?',
      'articles/port/en.md:4:65 “rnedicine” is in no English dictionary: “medicine”?',
    ],
  },
  check: (desk) => {
    const words = vocabulary(desk);
    const known = knownWords(desk);
    let looked = 0;
    return wordsOfIssue(desk).flatMap((line) =>
      line.flatMap((word, n) => {
        const { text, prose, index } = word;
        if (prose.lang !== 'en' || prose.kind === 'name' || known.has(text.toLowerCase().replace(/[’']s$/, '')) || isEnglish(text)) return [];
        if (!mayBeDoubted(word, words) || isSecondHalf(word) || looked === MOST_LOOKED) return [];
        looked += 1;
        const near = suggestions(word, words);
        if (!isDoubted(word, words, near, line[n - 1], line[n + 1])) return [];
        return [{
          place: placeIn(desk, prose, text, index),
          text: `“${text}” is in no English dictionary: ${near.slice(0, 3).map((other) => `“${other}”`).join(', ')}?`,
          note: 'Correct it; where it is right, add it to `words` in names.yaml.',
        }];
      }),
    );
  },
};

/** True for the inflected end of a word with a hyphen, where the dictionary has it without its ending: three-wheelers, X-rayed, sixteen-seater. */
const isSecondHalf = ({ text, gap }: Word): boolean =>
  /[^\s]-$|^-$/u.test(gap ?? '') && /(?:s|ed|ing|ers?)$/.test(text) && ['s', 'ed', 'd', 'ing', 'er', 'ers', 'r', 'rs'].some((ending) => text.endsWith(ending) && isEnglish(text.slice(0, -ending.length)));

/** Words of the dictionary that a letter parts from it; those that stand in the issue come first. */
function suggestions({ text }: Word, { count }: Vocabulary): string[] {
  return englishNear(bareOf(text)).sort((a, b) => (count.get(b) ?? 0) - (count.get(a) ?? 0));
}

/** What can be told without looking for other words. */
function mayBeDoubted({ text }: Word, { count, vietnamese }: Vocabulary): boolean {
  if (/[^\x00-\x7f’]/.test(text)) return false;
  const own = bareOf(text);
  const times = count.get(text.toLowerCase()) ?? 0;
  const foreign = vietnamese.has(own) || isSyllable(own);
  // A capitalised one is a name, as a rule.
  return isCapitalised(text) ? !foreign && times < MEANT && text.length > 3 : !foreign || (own.length > 4 && times < 2);
}

function isDoubted({ text }: Word, { count, vietnamese }: Vocabulary, near: readonly string[], before: Word | undefined, beyond: Word | undefined): boolean {
  const own = bareOf(text);
  const times = (word: string): number => count.get(word) ?? 0;
  // What no word is near to is a word that the dictionaries lack, or one of another language.
  if (near.length === 0) return false;
  if (isCapitalised(text)) {
    // A word of the issue that lost a letter where it bears a capital is no name.
    return near.some((other) => times(other) >= (isCapitals(text) ? 1 : 2) && other.length > 3 && other === other.toLowerCase());
  }
  const used = near.some((other) => times(other) > 0);
  if (isMade(text) && !used) return false;
  if (times(text.toLowerCase()) >= MEANT && !used) return false;
  // Words of another language stand among capitals or others of their kind: Arts et Métiers, khau nhuc.
  const strange = (word: Word | undefined): boolean => word !== undefined && (isCapitalised(word.text) || !isEnglish(word.text));
  if (vietnamese.has(own) || isSyllable(own)) return used && !strange(before) && !strange(beyond);
  if (own.length < 4 && strange(before) && strange(beyond)) return false;
  return own.length > 2 || near.some((other) => times(other) >= MEANT);
}

/** In small letters, without the ending of a genitive. */
const bareOf = (word: string): string => word.toLowerCase().replace(/['’]s?$/, '');

/** True for a Vietnamese syllable without its marks. */
const isSyllable = (word: string): boolean => {
  const syllable = readSyllable(word);
  return syllable !== null && attested(syllable) !== 'none';
};
