import { attested } from '../language/attested.js';
import { isEnglish } from '../language/english.js';
import { hasVietnameseMark, readSyllable } from '../language/syllable.js';
import { syllableOfKey, vietnameseUsage, type Use, type Usage } from '../language/usage.js';
import { placeIn } from '../mend.js';
import { knownWords } from '../names/listed.js';
import type { Rule } from '../rule.js';
import { beginsSentence, isCapitalised, isCapitals } from '../words.js';

/** How often a word stands before it is taken for one that the editors mean. */
const MEANT = 3;

/** A syllable that Vietnamese cannot have, or that no Vietnamese word has. */
export const impossibleSyllable: Rule = {
  id: 'impossible-syllable',
  severity: 'warning',
  why: 'A letter lost or doubled by a scan or a quick hand makes a syllable that no reader can pronounce.',
  passing: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nDoanh nghiệp nghiên cứu logistics, HĐND tỉnh và Houston; núi Phja Pò.\n' },
  failing: {
    files: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nCác doanh nghiệp và khu công ngiệp, ba doah nghiệp, pháat triển.\n' },
    messages: [
      'articles/port/vi.md:4:30 “ngiệp” is no Vietnamese syllable: “nghiệp”?',
      'articles/port/vi.md:4:40 “doah” is no Vietnamese syllable: “doanh”?',
      'articles/port/vi.md:4:53 “pháat” is no Vietnamese syllable.',
    ],
  },
  check: (desk) => {
    const usage = vietnameseUsage(desk);
    const known = knownWords(desk);
    return usage.uses
      .filter((use) => !known.has(use.word.text.toLowerCase()) && isImpossible(use, usage))
      .map(({ word: { text, prose, index }, key }) => {
        const near = nearest(key, usage);
        return {
          place: placeIn(desk, prose, text, index),
          text: `“${text}” is no Vietnamese syllable${near === null ? '.' : `: “${near}”?`}`,
          note: 'Correct it; where it is a name or a word of another language, add it to `words` in names.yaml.',
        };
      });
  },
};

/** Borrowed words that are written as one. */
const BORROWED = new Set('canô côngtenơ kilô micrô môtô môđun ôkê ôtô rôbốt sôcôla vắcxin xilô xăngtimét'.split(' '));

function isImpossible({ word, key }: Use, { count, near }: Usage): boolean {
  const { text, prose } = word;
  if (text.length === 1 || /[’']/.test(text) || BORROWED.has(text.toLowerCase())) return false;
  const syllable = readSyllable(text);
  if (syllable !== null && attested(syllable) !== 'none') return false;
  // An abbreviation: HĐND, BQLĐA. In a title set in capitals it has no vowels.
  if (isCapitals(text) && (prose.text !== prose.text.toUpperCase() || !/[AEIOUYĂÂÊÔƠƯ]/.test(text.normalize('NFD').toUpperCase()))) return false;
  const often = (count.get(key) ?? 0) >= MEANT;
  const named = isCapitalised(text) && !isCapitals(text) && !beginsSentence(word);
  if (hasVietnameseMark(text)) {
    // Names of the hills have syllables of their own, but not those that nobody could read.
    if (named) return syllable === null && (count.get(key) ?? 0) === 1;
    return !often;
  }
  // Without any mark it may be of another language.
  return !often && !isCapitalised(text) && !isEnglish(text) && near(key).length > 0;
}

/** The likeliest word of the issue that one letter parts from it, as it is written there. */
function nearest(key: string, { near, count, uses }: Usage): string | null {
  const [best] = near(key).filter((other) => isWord(other)).sort((a, b) => (count.get(b) ?? 0) - (count.get(a) ?? 0) || (a < b ? -1 : 1));
  return best === undefined ? null : (uses.find((use) => use.key === best)?.word.text.toLowerCase() ?? null);
}

/** True for the key of a syllable that some word has. */
const isWord = (key: string): boolean => {
  const syllable = syllableOfKey(key);
  return syllable !== null && attested(syllable) === 'word';
};
