/** Search in the text of all pages. Case, white space, hyphens and, where the searched text has none, marks do not count: a word parted by a line is found. */
import type { Hit } from '../frame-api.js';

/** A page's text with where each sign stands. */
interface PageText {
  /** As it stands on the page, sign for sign with the others. */
  readonly shown: string;
  readonly signs: string;
  readonly plain: string;
  readonly at: readonly (readonly [TextNode, number])[];
}
type TextNode = Text;

const CONTEXT = 28;
/** Not text that a reader sees on the page. */
const UNREAD = '.rh-outer, .rh-inner, .slug, .order, svg.overlay, [hidden]';

const withoutMarks = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd');

/** One sign for one: what is longer in small letters or without marks stays as it is. */
const same = (sign: string, change: (sign: string) => string): string => {
  const changed = change(sign);
  return changed.length === sign.length ? changed : sign;
};
const small = (sign: string): string => same(sign, (s) => s.toLowerCase());
const bare = (sign: string): string => same(sign, withoutMarks);

/** The text as it is compared: small letters, single spaces, no hyphens; `at` says which sign of the page each stands for. */
function readText(root: HTMLElement): PageText {
  let shown = '';
  let signs = '';
  const at: (readonly [TextNode, number])[] = [];
  let parent: Element | null = null;
  let parted = false;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) => (node.parentElement?.closest(UNREAD) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  const add = (sign: string, node: TextNode, index: number): void => {
    if (sign === ' ' && (parted || shown.endsWith(' '))) return;
    if (sign !== ' ') parted = false;
    shown += sign;
    signs += small(sign);
    at.push([node, index]);
  };
  for (let node = walker.nextNode() as TextNode | null; node !== null; node = walker.nextNode() as TextNode | null) {
    const block: Element | null = node.parentElement!.closest('p, h1, h2, h3, h4, div, blockquote, .last, .first, [data-key]');
    if (block !== parent) add(' ', node, 0);
    parent = block;
    for (let i = 0; i < node.data.length; i += 1) {
      const sign = node.data[i]!;
      if (sign === '-' || sign === '\u00ad') parted = true;
      else add(/\s/.test(sign) ? ' ' : sign, node, i);
    }
  }
  return { shown, signs, plain: Array.from({ length: signs.length }, (_, i) => bare(signs[i]!)).join(''), at };
}

const wanted = (text: string): string => text.normalize('NFC').toLowerCase().replace(/[-\u00ad]\s*/g, '').replace(/\s+/g, ' ').trim();

/** A search through pages, whose texts are read once. */
export class Finder {
  private readonly texts = new Map<number, PageText>();
  private ranges: { readonly page: number; readonly range: Range }[] = [];

  constructor(private readonly sheets: readonly HTMLElement[]) {}

  /** A page has changed. */
  forget(page: number): void {
    this.texts.delete(page);
  }

  find(text: string): Hit[] {
    const word = wanted(text);
    this.ranges = [];
    const hits: Hit[] = [];
    if (word.length > 0) {
      const marked = withoutMarks(word) !== word;
      this.sheets.forEach((sheet, i) => {
        const page = i + 1;
        const read = this.textOf(page, sheet);
        const inside = marked ? read.signs : read.plain;
        for (let from = inside.indexOf(word); from >= 0; from = inside.indexOf(word, from + word.length)) {
          const to = from + word.length;
          const range = document.createRange();
          range.setStart(...read.at[from]!);
          const [node, index] = read.at[to - 1]!;
          range.setEnd(node, index + 1);
          this.ranges.push({ page, range });
          hits.push({ page, words: [read.shown.slice(Math.max(0, from - CONTEXT), from), read.shown.slice(from, to), read.shown.slice(to, to + CONTEXT)] });
        }
      });
    }
    this.show();
    return hits;
  }

  /** The page and the box of a hit; it is shown stronger than the others. */
  strong(index: number): { readonly page: number; readonly box: DOMRect } | null {
    const hit = this.ranges[index];
    if (!hit) return null;
    if ('highlights' in CSS) CSS.highlights.set('mz-hit', new Highlight(hit.range));
    else {
      const selection = getSelection();
      selection?.removeAllRanges();
      selection?.addRange(hit.range);
    }
    return { page: hit.page, box: hit.range.getBoundingClientRect() };
  }

  private textOf(page: number, sheet: HTMLElement): PageText {
    const known = this.texts.get(page);
    if (known) return known;
    const section = sheet.querySelector<HTMLElement>('section.page');
    const text = section ? readText(section) : { shown: '', signs: '', plain: '', at: [] };
    this.texts.set(page, text);
    return text;
  }

  /** CSS Custom Highlight API (Level 1): nothing is put into the pages. */
  private show(): void {
    if (!('highlights' in CSS)) return;
    CSS.highlights.set('mz-find', new Highlight(...this.ranges.map(({ range }) => range)));
    CSS.highlights.delete('mz-hit');
  }
}
