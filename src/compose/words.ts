/** Turns inline content into words with the breaks allowed after them. */
import type { Inline } from '../model/issue.js';
import type { Piece } from '../model/compose.js';

/** What stands after a word. */
export type After =
  /** A word space that may become a line break. */
  | 'space'
  /** A word space that may not. */
  | 'bound'
  /** No space, but a line may break (after a hyphen). */
  | 'joint'
  /** The same inside the number of a document or an address: only where the lines would come out badly otherwise. */
  | 'seam'
  /** Inside a word: a line may break here with a hyphen. */
  | 'hyphen'
  /** A forced line break. */
  | 'line';

export interface Word {
  readonly pieces: readonly Piece[];
  readonly after: After;
}

type Path = Piece['path'];

interface Run {
  readonly text: string;
  readonly path: Path;
}

function flatten(inlines: readonly Inline[], path: Path, out: (Run | 'line')[]): void {
  for (const inline of inlines) {
    switch (inline.kind) {
      case 'text':
        out.push({ text: inline.text, path });
        break;
      case 'code':
        out.push({ text: inline.text, path: [...path, { tag: 'code' }] });
        break;
      case 'break':
        out.push('line');
        break;
      case 'strong':
        flatten(inline.children, [...path, { tag: 'strong' }], out);
        break;
      case 'emphasis':
        flatten(inline.children, [...path, { tag: 'em' }], out);
        break;
      case 'delete':
        flatten(inline.children, [...path, { tag: 'del' }], out);
        break;
      case 'small':
        flatten(inline.children, [...path, { tag: 'small' }], out);
        break;
      case 'link':
        flatten(inline.children, [...path, { tag: 'a', href: inline.url }], out);
        break;
    }
  }
}

/** White space at which a line may break; no-break spaces (U+00A0, U+202F) are none. */
const BREAKABLE = /[ \t\n\r\f\u2000-\u2006\u2008-\u200A\u205F\u3000]+/u;

/** A dash or closing mark never starts a line. */
const NEVER_FIRST = /^(?:[–—-]+|[,.;:!?…)\]”’»%‰]+)$/u;
/** An opening mark never ends one. */
const NEVER_LAST = /^[(\[“‘«]+$/u;
const NUMBER = /^[(“‘]?[\p{N}][\p{N}.,:/-]*$/u;
/** What belongs to the number before it: units, currencies, counting words, months. */
const AFTER_NUMBER = /^(?:%|°C|km²?|km\/h|ha|m²|m³|m|cm|mm|kg|g|tấn|tỷ|tỉ|lít|MW|kWh|triệu|nghìn|ngàn|đồng|USD|VND|VNĐ|CNY|EUR|giờ|phút|năm|tháng|ngày|tuổi|người|million|billion|thousand|percent|tons?|tonnes?|hectares?|years?|January|February|March|April|May|June|July|August|September|October|November|December)\p{P}*$/u;
/** What belongs to the number after it: ngày 17 tháng 4 năm 2026, No. 5, April 17, USD 96. */
const BEFORE_NUMBER = /^\p{P}*(?:ngày|tháng|năm|số|quý|khoá|khóa|lần|thứ|điều|khoản|trang|hình|bảng|No\.|Nos\.|p\.|pp\.|Art\.|USD|VND|EUR|CNY|January|February|March|April|May|June|July|August|September|October|November|December)$/iu;
const WHOLE_DATE = /^\d+[/.-]\d+[/.-]\d{4}/;
/** Titles and initials belong to the name after them. */
const BEFORE_NAME = /^\p{P}*(?:Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prof\.?|St\.?|TS\.|ThS\.|GS\.|PGS\.|TSKH\.|BS\.|KS\.|ông|bà|\p{Lu}\.)$/u;
const NAME = /^\p{Lu}/u;

/** True where no line may break between two words that a space divides: good manners of both languages. */
export function binds(before: string, after: string): boolean {
  if (NEVER_FIRST.test(after) || NEVER_LAST.test(before)) return true;
  if (NUMBER.test(before) && AFTER_NUMBER.test(after)) return true;
  // A whole date (ngày 17/4/2026) stands by itself: binding it too would leave a narrow column's line half empty.
  if (BEFORE_NUMBER.test(before) && NUMBER.test(after.replace(/\p{P}+$/u, '')) && !WHOLE_DATE.test(after)) return true;
  return BEFORE_NAME.test(before) && NAME.test(after);
}

/** A credit is set small. */
const isSmall = (word: Word): boolean => word.pieces.every((piece) => piece.path.some(({ tag }) => tag === 'small'));

/** Characters that a credit may have to stand whole on one line, as a name should; they fit into a third of the type area's width. */
const WHOLE_CREDIT = 26;

/** Of a credit the label before its colon belongs to the name, and all of a short one stays together. */
function creditBinds(words: readonly Word[], i: number): boolean {
  if (!isSmall(words[i - 1]!) || !isSmall(words[i]!)) return false;
  if (textOf(words[i - 1]!).endsWith(':')) return true;
  const lengthOf = (word: Word): number => [...textOf(word)].length;
  let length = lengthOf(words[i - 1]!) + 1 + lengthOf(words[i]!);
  // No further than the limit: a credit may be as long as a page.
  for (let n = i - 2; n >= 0 && length <= WHOLE_CREDIT && isSmall(words[n]!); n -= 1) length += lengthOf(words[n]!) + 1;
  for (let n = i + 1; n < words.length && length <= WHOLE_CREDIT && isSmall(words[n]!); n += 1) length += lengthOf(words[n]!) + 1;
  return length <= WHOLE_CREDIT;
}

/** After these a long run of letters may break without a hyphen: hyphens between letters, and the joints of web addresses. */
const JOINT = /(?<=\p{L}[-‐–—/])(?=\p{L})|(?<=[\p{L}\p{N}][/@?&=_])(?=.)|(?<=\p{L}{3}\.)(?=\p{L}{2})/gu;

/** Dates (17/4/2026), numbers of documents (12/NQ-CP) and what a thing costs or weighs by (đồng/kg, km/h) have no joint. */
const inFigures = (text: string, at: number): boolean => text[at - 1] === '/' && (/\p{N}/u.test(text[at - 2] ?? '') || text.length - at <= 3) && !text.includes('//');

/** The number that an office gives a document: 1886/QĐ-UBND, 47/2026/NQ-HĐND, 223-NQ/TU. A line that ends in its hyphen reads as a parted word. */
const DOCUMENT = /^\P{L}*\p{N}+(?:\/\p{N}+)*[/-]\p{Lu}[\p{Lu}\p{N}]*(?:[/-]\p{Lu}[\p{Lu}\p{N}]*)*\P{L}*$/u;

/** A web or e-mail address: parted without a hyphen, it reads as two. */
const ADDRESS = /:\/\/|^\P{L}*www\.|[\p{L}\p{N}]@[\p{L}\p{N}]/u;

function joints(text: string): string[] {
  const cuts = [0];
  for (const match of text.matchAll(JOINT)) if (match.index > 0 && !inFigures(text, match.index)) cuts.push(match.index);
  cuts.push(text.length);
  return cuts.slice(1).map((end, i) => text.slice(cuts[i], end));
}

/**
 * Splits inlines into words. White space folds; words that must not part stay bound to each other (see `binds`).
 * The words and signs themselves are never changed.
 * @param syllables where a word may be hyphenated; none where it may not.
 */
export function toWords(inlines: readonly Inline[], syllables: (text: string) => readonly string[] = (text) => [text]): Word[] {
  const runs: (Run | 'line')[] = [];
  flatten(inlines, [], runs);
  const words: { pieces: Piece[]; after: After }[] = [];
  let open: Piece[] | null = null;
  const close = (after: After): void => {
    if (open) words.push({ pieces: open, after });
    else if (after === 'line' && words.length > 0) words[words.length - 1]!.after = 'line';
    open = null;
  };
  for (const run of runs) {
    if (run === 'line') {
      close('line');
      continue;
    }
    const parts = run.text.split(BREAKABLE);
    parts.forEach((part, i) => {
      if (i > 0) close('space');
      if (part === '') return;
      const between = DOCUMENT.test(part) || ADDRESS.test(part) ? 'seam' : 'joint';
      joints(part).forEach((text, j) => {
        if (j > 0) close(between);
        // A word that goes on in another emphasis is left whole.
        const parts = open === null ? syllables(text) : [text];
        parts.forEach((syllable, k) => {
          if (k > 0) close('hyphen');
          open = [...(open ?? []), { text: syllable, path: run.path }];
        });
      });
    });
  }
  close('line');
  for (let i = 1; i < words.length; i += 1) {
    const before = words[i - 1]!;
    const word = words[i]!;
    if (before.after === 'space' && (binds(textOf(before), textOf(word)) || creditBinds(words, i))) before.after = 'bound';
  }
  return words;
}

/** A word's letters. */
export const textOf = (word: Word): string => word.pieces.map((p) => p.text).join('');

/** How the inline elements around a piece are named in metrics: `strong>em`, empty for none. */
export const pathKey = (path: Path): string => path.map((p) => p.tag).join('>');
