/**
 * Vietnamese spelling, syllable by syllable: onset, rime, tone, and where the tone's mark stands. After the tables of school grammar
 * (Uỷ ban Khoa học xã hội Việt Nam, Ngữ pháp tiếng Việt, 1983).
 */

/** Tones in the order of dictionaries: level, grave, hook, tilde, acute, dot below. */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5;

/** Combining marks of the tones, level without one. */
const TONE_MARKS = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'] as const;
const TONES = new Map<string, Tone>(TONE_MARKS.map((mark, tone) => [mark, tone as Tone]));
const ANY_TONE = /[\u0300\u0301\u0303\u0309\u0323]/;

/** Onsets and the first letters of rimes each may stand before. Longer ones first, so that `ngh` is not read as `ng`. */
const BEFORE_FRONT = 'eêi';
const ONSETS: readonly { readonly letters: string; readonly before: 'any' | 'front' | 'back' }[] = [
  { letters: 'ngh', before: 'front' },
  ...['ch', 'kh', 'nh', 'ph', 'th', 'tr'].map((letters) => ({ letters, before: 'any' as const })),
  { letters: 'gh', before: 'front' },
  { letters: 'gi', before: 'any' },
  { letters: 'ng', before: 'back' },
  { letters: 'qu', before: 'any' },
  { letters: 'c', before: 'back' },
  { letters: 'g', before: 'back' },
  { letters: 'k', before: 'front' },
  ...[...'bdđhlmnprstvx'].map((letters) => ({ letters, before: 'any' as const })),
  { letters: '', before: 'any' },
];

/** Rimes without tone, as they are written after a consonant or at a word's begin. */
const RIMES = new Set(
  (
    'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ' +
    'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu ' +
    'o oc oi om on ong op ot ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ' +
    'u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu ' +
    'oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ' +
    'uân uâng uât uây uê uêch uên uênh uêu uơ uy uya uych uyên uyêt uyn uynh uyp uyt uyu ' +
    'y ych yêm yên yêng yêt yêu'
  ).split(' '),
);

/** What stands after `qu`; its u is the glide of the rime. */
const AFTER_QU = new Set('a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây âu e en eng eo et ê êch ên ênh êt êu i ich in it ơ ơi ơn ơt ôc y ych yên yêt ynh yt yu'.split(' '));

/** Rimes beginning with a rounded glide; lips that close (b m p ph v) stand before them in borrowed words alone. */
const ROUNDED = /^(?:o[aăe]|u[âêyơ])/;
const LABIAL = new Set(['b', 'm', 'p', 'ph', 'v']);
const BORROWED = new Set(['boa', 'buyt', 'buya', 'moa', 'moay', 'phuy', 'pham', 'voan', 'voi', 'vơi', 'xoong', 'săm', 'păng', 'pa', 'pin', 'pen', 'poong', 'phuyt', 'muyn']);

/** One syllable, understood. */
export interface Syllable {
  readonly onset: string;
  /** Without tone; after `qu` without its u, after `gi` with the i where that is the vowel. */
  readonly rime: string;
  readonly tone: Tone;
  /** The syllable without its tone, lower case, NFC: `hoang`. */
  readonly base: string;
  /** Where `oa`, `oe` or `uy` end the syllable and bear a mark: on the first letter (`hòa`) or on the second (`hoà`). Null elsewhere. */
  readonly style: 'first' | 'second' | null;
  /** True when the mark stands where neither style has it: `hòang`, `qủa`. */
  readonly misplaced: boolean;
}

/** A word's letters and its tone. */
interface Split {
  readonly base: string;
  readonly tone: Tone;
  /** Index of the letter that bears the tone; -1 without one. */
  readonly at: number;
}

/** As many answers are kept as an issue has different words; a text of made-up words does not fill the memory. */
const MOST_KEPT = 50_000;

/** The same function, each word worked out once: an issue has twenty thousand words and two thousand different ones. */
function kept<T>(work: (word: string) => T): (word: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found.value;
    if (known.size >= MOST_KEPT) known.clear();
    const value = work(word);
    known.set(word, { value });
    return value;
  };
}

/** A word without its tone, and the tone; null where it bears two. */
export const splitTone = kept((word): Split | null => {
  let base = '';
  let tone: Tone = 0;
  let at = -1;
  let index = 0;
  for (const letter of word.toLowerCase().normalize('NFC')) {
    const parts = letter.normalize('NFD');
    const mark = ANY_TONE.exec(parts)?.[0];
    if (mark !== undefined) {
      if (at >= 0) return null;
      tone = TONES.get(mark)!;
      at = index;
    }
    base += mark === undefined ? letter : parts.replace(mark, '').normalize('NFC');
    index += 1;
  }
  return { base, tone, at };
});

/** The syllable that a word is, in any case and either tone style; null where Vietnamese cannot have it. */
export const readSyllable = kept((word): Syllable | null => {
  const split = splitTone(word);
  if (split === null) return null;
  const { base, tone, at } = split;
  for (const { letters, before } of ONSETS) {
    if (!base.startsWith(letters)) continue;
    const rime = rimeAfter(letters, base);
    if (rime === null || !agrees(before, rime, letters) || !rimeStands(letters, rime, base)) continue;
    // A syllable that ends in a stop has the acute or the dot below (c, ch, p, t); borrowed ones go without a mark at times.
    if (/(?:c|ch|p|t)$/.test(rime) && tone !== 4 && tone !== 5) return null;
    const { first, second } = markPlaces(base, letters, rime);
    const style = tone === 0 || first === second ? null : at === first ? 'first' : at === second ? 'second' : null;
    return { onset: letters, rime, tone, base, style, misplaced: tone !== 0 && at !== first && at !== second };
  }
  return null;
});

/** What is left of a syllable after its onset; null where nothing is. */
function rimeAfter(onset: string, base: string): string | null {
  const rest = base.slice(onset.length);
  // gi, gìn, giêng, giết: the i is onset and vowel at once.
  if (onset === 'gi') return rest === '' || /^[nm]$/.test(rest) || rest.startsWith('ê') ? `i${rest}` : rest;
  return rest === '' ? null : rest;
}

const agrees = (before: 'any' | 'front' | 'back', rime: string, onset: string): boolean => {
  if (before === 'any') return true;
  const front = BEFORE_FRONT.includes(rime[0]!) || (rime[0] === 'y' && onset === 'k');
  return before === 'front' ? front : !front && rime[0] !== 'y';
};

function rimeStands(onset: string, rime: string, base: string): boolean {
  if (onset === 'qu') return AFTER_QU.has(rime);
  if (!RIMES.has(rime)) return false;
  if (onset === '') return rime !== 'iê' && !/^iê/.test(rime);
  // y stands alone as a vowel; yê begins words only.
  if (/^yê|^ych/.test(rime)) return false;
  if (LABIAL.has(onset) && ROUNDED.test(rime)) return BORROWED.has(base);
  return !(onset === 'gi' && /^(?:y|ia|iu)/.test(rime));
}

/** Indices of the letters that bear the tone in the two styles; they differ in open oa, oe, uy alone. */
function markPlaces(base: string, onset: string, rime: string): { readonly first: number; readonly second: number } {
  const from = base.length - rime.length;
  const both = (index: number): { first: number; second: number } => ({ first: from + index, second: from + index });
  const marked = Math.max(...[...'âăêôơ'].map((vowel) => rime.lastIndexOf(vowel)));
  if (marked >= 0) return both(marked);
  if (onset !== 'qu' && /^(?:oa|oe|uy)$/.test(rime)) return { first: from, second: from + 1 };
  if (/^(?:oo|oa|oe|uy)./.test(rime) && rime !== 'uya') return both(1);
  if (rime === 'uya') return both(1);
  return both(0);
}

/**
 * The same word with its tone where a style wants it, its capitals kept.
 * @param style which letter of open oa, oe, uy bears it.
 */
export const placeTone = (word: string, style: 'first' | 'second'): string => (style === 'first' ? toneOnFirst(word) : toneOnSecond(word));

function withToneOn(word: string, style: 'first' | 'second'): string {
  const split = splitTone(word);
  const syllable = readSyllable(word);
  if (split === null || syllable === null || syllable.tone === 0) return word;
  const places = markPlaces(syllable.base, syllable.onset, syllable.rime);
  const letters = [...word.normalize('NFC')].map((letter, index) => (index === split.at ? letter.normalize('NFD').replace(ANY_TONE, '').normalize('NFC') : letter));
  const to = places[style];
  letters[to] = (letters[to]! + TONE_MARKS[syllable.tone]).normalize('NFC');
  return letters.join('');
}

const toneOnFirst = kept((word) => withToneOn(word, 'first'));
const toneOnSecond = kept((word) => withToneOn(word, 'second'));

/** A syllable's letters with a tone on any vowel; where it belongs is for `placeTone`. */
export function withTone(base: string, tone: Tone): string {
  const at = base.search(/[aăâeêioôơuưy](?![\s\S]*[aăâeêioôơuưy])/);
  return at < 0 ? base : (base.slice(0, at + 1) + TONE_MARKS[tone]).normalize('NFC') + base.slice(at + 1);
}

/** A text without tones and vowels' marks, đ as d, lower case: what two spellings of a name have in common. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase();

/** A text without its Vietnamese marks, capitals kept: as English text writes names. */
export const unmark = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').normalize('NFC');

/** True for letters that only Vietnamese texts have: a tone, â ă ê ô ơ ư or đ. */
export const hasVietnameseMark = (word: string): boolean => /[đĐ]|[\u0300\u0301\u0302\u0303\u0306\u0309\u031B\u0323]/.test(word.normalize('NFD'));
