/** An article's source as expectations: every text block in its order, every picture and caption. */
import type { Article, ArticleText, Block, Box, Figure, List, PlacedText, Table } from '../model/issue.js';
import { placeKey, type Expectation } from '../model/layout.js';
import { creditText } from './credit.js';
import { plainText } from './inlines.js';

type TextExpectation = Extract<Expectation, { kind: 'text' }>;

/** Where a block stands while its texts are gathered. */
interface Standing {
  readonly lang: string;
  /** `<slug>/<lang>` in running text, null in boxes. */
  readonly thread: string | null;
  readonly within: readonly string[];
  /** What its paragraphs are called in a message. */
  readonly paragraph: string;
}

/** All that is expected of one article, language by language, blocks in source order. */
export function expectArticle(article: Article): Expectation[] {
  return article.texts.flatMap((text) => [...head(article.slug, text), ...blocks(text.blocks, {
    lang: text.lang, thread: `${article.slug}/${text.lang}`, within: [], paragraph: 'paragraph',
  })]);
}

/** Title, kicker, standfirst, bylines and source: each is looked for where its own region is, by its place. */
function head(slug: string, text: ArticleText): TextExpectation[] {
  // Author and source are printed as one line, which bears the key of whatever comes first.
  const signed = [...text.bylines, ...(text.source ? [text.source] : [])].map((name) => placeKey(name.place));
  const one = (what: string, placed: PlacedText | null, within: readonly string[] = []): TextExpectation[] =>
    placed ? [{ kind: 'text', key: placeKey(placed.place), text: placed.text, thread: null, lang: text.lang, place: placed.place, what, within: [slug, ...within] }] : [];
  return [
    ...one('kicker', text.kicker),
    ...one('title', { text: plainText(text.title.inlines), place: text.title.place }),
    ...one('standfirst', text.standfirst),
    ...text.bylines.flatMap((byline) => one('byline', byline, signed)),
    ...one('source', text.source, signed),
  ];
}

const blocks = (all: readonly Block[], at: Standing): Expectation[] => all.flatMap((block) => expectBlock(block, at));

function expectBlock(block: Block, at: Standing): Expectation[] {
  const text = (words: string, what: string): TextExpectation => ({
    kind: 'text', key: block.id, text: words, thread: at.thread, lang: at.lang, place: block.place, what, within: at.within,
  });
  switch (block.kind) {
    case 'paragraph': return [text(plainText(block.inlines), at.paragraph)];
    case 'heading': return [text(plainText(block.inlines), 'heading')];
    case 'code': return [text(block.text, 'code')];
    case 'quote': return blocks(block.children, { ...at, within: [block.id, ...at.within], paragraph: 'quote' });
    case 'list': return list(block, at);
    case 'table': return table(block, at);
    case 'figure': return figure(block, at);
    case 'gallery': return block.figures.flatMap((each) => figure(each, { ...at, within: [block.id, ...at.within] }));
    case 'box': return box(block, at);
    case 'rule': case 'page-break': case 'column-break': return [];
  }
}

/** `<list id>/<n>` from 1: the item's first paragraph with its number; what follows in the item goes by its own ids. */
function list(block: List, at: Standing): Expectation[] {
  const inner: Standing = { ...at, within: [block.id, ...at.within] };
  return block.items.flatMap((item, index) => {
    const [first, ...rest] = item;
    if (first?.kind !== 'paragraph') return blocks(item, inner);
    const number = block.ordered ? `${block.start + index}. ` : '';
    const line: TextExpectation = {
      kind: 'text', key: `${block.id}/${index + 1}`, text: number + plainText(first.inlines), thread: at.thread, lang: at.lang,
      place: first.place, what: 'list item', within: [first.id, ...inner.within],
    };
    return [line, ...blocks(rest, inner)];
  });
}

/** One expectation a row, so that a lost row is one message: `<table id>/0` is the head, its rows count from 1. */
function table(block: Table, at: Standing): Expectation[] {
  return [block.head, ...block.rows].flatMap((cells, index): TextExpectation[] => {
    const first = cells[0];
    if (!first) return [];
    return [{
      kind: 'text', key: `${block.id}/${index}`, text: cells.map((cell) => plainText(cell.inlines)).join(' '), thread: at.thread, lang: at.lang,
      place: first.place, what: index === 0 ? 'table head' : 'table row', within: [block.id, ...at.within],
    }];
  });
}

function box(block: Box, at: Standing): Expectation[] {
  const inner: Standing = { ...at, thread: null, within: [block.id, ...at.within], paragraph: block.role === 'pullquote' ? 'pull quote' : `paragraph of the ${block.role}` };
  const title: TextExpectation[] = block.title
    ? [{
        kind: 'text', key: `${block.id}/title`, text: plainText(block.title), thread: null, lang: at.lang, place: block.place,
        what: block.role === 'pullquote' ? 'speaker' : 'box title', within: inner.within,
      }]
    : [];
  return block.role === 'pullquote' ? [...blocks(block.children, inner), ...title] : [...title, ...blocks(block.children, inner)];
}

/** The picture by the block's id; each caption by its place, the credit in the caption's region, or in its own without a caption. */
function figure(block: Figure, at: Standing): Expectation[] {
  const within = [block.id, ...at.within];
  const captions = Object.entries(block.caption);
  const texts = captions.flatMap(([lang, caption]): TextExpectation[] => {
    const key = placeKey(caption.place);
    const base = { kind: 'text', key, thread: null, lang, within } as const;
    const credit = creditText(block.credit, lang);
    return [
      { ...base, text: plainText(caption.inlines), place: caption.place, what: 'caption' },
      ...(credit !== null ? [{ ...base, text: credit, place: block.credit!.place, what: 'credit' }] : []),
    ];
  });
  if (captions.length === 0 && block.credit) {
    const credit = creditText(block.credit, at.lang);
    if (credit !== null) texts.push({ kind: 'text', key: placeKey(block.credit.place), text: credit, thread: null, lang: at.lang, place: block.credit.place, what: 'credit', within });
  }
  return [{ kind: 'picture', key: block.id, name: block.picture.typed, place: block.place }, ...texts];
}
