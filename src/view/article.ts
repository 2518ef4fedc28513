/** Turns an article into what the composer is given. */
import type { Article, ArticleText, Block, Figure, Inline, IssueMeta, Lang } from '../model/issue.js';
import { placeKey } from '../model/layout.js';
import { markerRoom } from '../model/marker.js';
import { mmToPt } from '../model/paper.js';
import type { Place } from '../model/message.js';
import type { Pictures } from '../model/stages.js';
import type { ArticleView, BlockView, BoxView, FigureView, PictureView, Role, TextBlockView, TextView, ThreadView, Voice } from '../model/view.js';
import { asksFor, leadsInto } from './question.js';
import { isStanza, isVerse } from './verse.js';
import { bylineInlines, captionInlines, voiceOf } from './words.js';

/** A title longer than this, in characters, is not repeated in running heads unless a short one is given. */
const LONG_TITLE = 60;

const plain = (inlines: readonly Inline[]): string =>
  inlines.map((i) => (i.kind === 'text' || i.kind === 'code' ? i.text : i.kind === 'break' ? ' ' : plain(i.children))).join('').replace(/\s+/g, ' ').trim();

export { plain as plainText };

interface Context {
  readonly meta: IssueMeta;
  readonly pictures: Pictures;
  readonly lang: Lang;
  readonly voice: Voice;
  readonly hook: string;
}

const text = (key: string, role: Role, inlines: readonly Inline[], place: Place, context: Context, track = 0): TextView => ({ key, role, inlines, place, lang: context.lang, voice: context.voice, track, hook: context.hook });

/** Words for a picture in one language. */
export interface AltWords {
  readonly text: string;
  readonly lang: Lang;
}

/** A picture with the size that was measured. `alt`: null where it only adorns. */
export function pictureView(ref: Figure['picture'], key: string, alt: AltWords | null, pictures: Pictures): PictureView {
  const info = pictures.get(ref.path);
  if (!info) throw new Error(`The picture ${ref.typed} was never measured.`);
  return { key, path: ref.path, width: info.width, height: info.height, vector: info.format === 'svg', focus: ref.focus, position: ref.focus ? `${ref.focus.x}% ${ref.focus.y}%` : '50% 50%', alt: alt?.text ?? '', altLang: alt?.lang ?? null, place: ref.place };
}

/** A figure with its captions in the article's languages, primary first. */
export function figureView(figure: Figure, meta: IssueMeta, pictures: Pictures): FigureView {
  const captions = meta.languages.flatMap((lang): TextView[] => {
    const caption = figure.caption[lang];
    const terms = meta.terms[lang];
    if (!caption || !terms) return [];
    return [{ key: placeKey(caption.place), role: 'caption', inlines: captionInlines(caption.inlines, figure.credit, lang, terms), lang, voice: voiceOf(meta, lang), track: 0, hook: '', place: caption.place }];
  });
  // The credit is no part of what it shows.
  const [alt = null] = meta.languages.flatMap((lang) => (figure.caption[lang] ? [{ text: plain(figure.caption[lang].inlines), lang }] : []));
  return {
    kind: 'figure',
    picture: pictureView(figure.picture, figure.id, alt, pictures),
    captions,
    span: figure.span,
    at: figure.at,
    height: figure.height === null ? null : mmToPt(figure.height),
    keep: 1,
  };
}

interface TextOptions {
  readonly role: Role;
  readonly marker: string | null;
  readonly indent: number;
  readonly flush: boolean;
  readonly tight: boolean;
}

const textBlock = (view: TextView, options: Omit<TextOptions, 'role'>, keepNext = false): TextBlockView => ({ kind: 'text', text: view, marker: options.marker, indent: options.indent, flush: options.flush, dropCap: false, keepNext, tight: options.tight, question: false, verse: false });

const BULLETS = ['•', '–', '•'];

/** Floats and breaks do not interrupt the text: the paragraph after them is indented as after any other. */
const isElsewhere = (block: Block): boolean => block.kind === 'gallery' || block.kind === 'column-break' || (block.kind === 'figure' && !(block.at === 'here' && block.span === 'column'));

/** A quotation with a stanza in it is a poem, stanzas of a single line and all. */
function asVerse(quoted: readonly BlockView[]): readonly BlockView[] {
  const isText = (block: BlockView): block is TextBlockView => block.kind === 'text' && block.text.role === 'quote';
  return quoted.some((block) => isText(block) && isVerse(block.text.inlines)) ? quoted.map((block) => (isText(block) ? { ...block, verse: true } : block)) : quoted;
}

/** What stands apart in running text as if it were quoted: a stanza, or, outside lists, an interview's question. Null for all else. */
function standsApart(blocks: readonly Block[], at: number, { role, indent }: TextOptions): 'verse' | 'question' | null {
  const block = blocks[at];
  if (block?.kind !== 'paragraph' || role !== 'body') return null;
  if (isStanza(block.inlines)) return 'verse';
  return indent === 0 && asksFor(blocks, at) ? 'question' : null;
}

/** Blocks that may stand in lists, quotes and boxes too, flattened into texts; what takes room of its own stays a block. */
function flow(blocks: readonly Block[], context: Context, at: TextOptions, out: BlockView[]): void {
  let options = at;
  for (const [i, block] of blocks.entries()) {
    const apart = standsApart(blocks, i, at);
    switch (block.kind) {
      case 'paragraph': {
        const paragraph = textBlock(text(block.id, options.role, block.inlines, block.place, context, block.track), options, asksFor(blocks, i) || leadsInto(blocks, i, at.marker !== null));
        out.push(apart === null ? paragraph : { ...paragraph, flush: true, [apart]: true });
        break;
      }
      case 'heading':
        out.push(textBlock(text(block.id, block.level <= 2 ? 'h2' : 'h3', block.inlines, block.place, context), { ...options, flush: true }, true));
        break;
      case 'code':
        // Each line of code is a line of its own.
        out.push(textBlock(text(block.id, 'code', block.text.split('\n').flatMap((line, i): Inline[] => (i > 0 ? [{ kind: 'break' }, { kind: 'code', text: line }] : [{ kind: 'code', text: line }])), block.place, context), { ...options, flush: true }));
        break;
      case 'list': {
        const markers = block.items.map((_, i) => (block.ordered ? `${block.start + i}.` : BULLETS[Math.min(Math.floor(options.indent), 2)]!));
        // All items of a list begin on one line, however long their numbers are.
        const indent = options.indent + Math.max(1, ...markers.map(markerRoom));
        block.items.forEach((item, i) => {
          const marker = markers[i]!;
          const role: Role = options.role === 'box' || options.role === 'note' ? 'box-li' : 'li';
          const before = out.length;
          flow(item, context, { role, marker, indent, flush: true, tight: true }, out);
          if (out.length === before) out.push(textBlock(text(`${block.id}/${i + 1}`, role, [], block.place, context), { marker, indent, flush: true, tight: true }));
        });
        break;
      }
      case 'quote': {
        const quoted: BlockView[] = [];
        flow(block.children, context, { ...options, role: options.role === 'body' ? 'quote' : options.role, flush: true }, quoted);
        out.push(...asVerse(quoted));
        break;
      }
      case 'rule':
        out.push({ kind: 'rule', id: block.id });
        break;
      case 'page-break':
      case 'column-break':
        out.push({ kind: block.kind, id: block.id });
        break;
      case 'table':
        out.push({
          kind: 'table',
          id: block.id,
          align: block.align.map((a) => a ?? 'left'),
          head: block.head.map((cell) => text(`${block.id}/0`, 'cell-head', cell.inlines, cell.place, context)),
          rows: block.rows.map((row, r) => row.map((cell) => text(`${block.id}/${r + 1}`, 'cell', cell.inlines, cell.place, context))),
        });
        break;
      case 'figure':
        out.push(figureView(block, context.meta, context.pictures));
        break;
      case 'gallery':
        out.push({ kind: 'gallery', id: block.id, figures: block.figures.map((f) => figureView(f, context.meta, context.pictures)) });
        break;
      case 'box':
        out.push(...boxViews(block, context));
        break;
    }
    // Only the first text of an item carries its marker, only the first paragraph stands flush by its place.
    options = { ...options, marker: null, flush: at.indent > 0 || !((block.kind === 'paragraph' && apart === null) || isElsewhere(block)), tight: at.indent > 0 };
  }
}

/** A box of texts; what cannot stand in a box (a picture, a table) follows it. */
function boxViews(box: Extract<Block, { kind: 'box' }>, context: Context): BlockView[] {
  const role: Role = box.role === 'pullquote' ? 'pq' : box.role === 'note' ? 'note' : 'box';
  const inside: BlockView[] = [];
  flow(box.children, context, { role, marker: null, indent: 0, flush: true, tight: false }, inside);
  const children = inside.filter((b): b is TextBlockView => b.kind === 'text').map((b) => ({ ...b, flush: true }));
  const others = inside.filter((b) => b.kind !== 'text');
  const title = box.title ? text(`${box.id}/title`, box.role === 'pullquote' ? 'pq-who' : 'box-title', box.title, box.place, context) : null;
  const view: BoxView = { kind: 'box', id: box.id, role: box.role, title, children };
  return [view, ...others];
}

function thread(article: Article, words: ArticleText, meta: IssueMeta, pictures: Pictures, feature: boolean): ThreadView {
  const context: Context = { meta, pictures, lang: words.lang, voice: article.texts.length === 1 ? 1 : voiceOf(meta, words.lang), hook: article.className ?? '' };
  const terms = meta.terms[words.lang];
  if (!terms) throw new Error(`No terms for ${words.lang}.`);
  const blocks: BlockView[] = [];
  flow(words.blocks, context, { role: 'body', marker: null, indent: 0, flush: true, tight: false }, blocks);
  const opening = blocks.findIndex((b) => b.kind === 'text');
  if (opening >= 0) blocks[opening] = { ...(blocks[opening] as TextBlockView), flush: true };
  const lead = opening;
  if (feature && lead >= 0) {
    const first = blocks[lead] as TextBlockView;
    // A verse begins where its lines begin, not beside a letter of three lines; a question is a heading of a kind.
    if (first.text.role === 'body' && !first.verse && !first.question) blocks[lead] = { ...first, dropCap: true };
  }
  const place = words.title.place;
  const byline = bylineInlines(words, terms, { names: feature, source: false });
  const sign = bylineInlines(words, terms, { names: !feature, source: true });
  const bylinePlace = words.bylines[0]?.place ?? words.source?.place ?? place;
  const standfirst = words.standfirst;
  const shouts = standfirst !== null && standfirst.text === standfirst.text.toLocaleUpperCase(words.lang);
  return {
    thread: `${article.slug}/${words.lang}`,
    lang: words.lang,
    voice: context.voice,
    kicker: words.kicker ? text(placeKey(words.kicker.place), 'kicker', [{ kind: 'text', text: words.kicker.text }], words.kicker.place, context) : null,
    title: text(placeKey(place), 'title-1', words.title.inlines, place, context),
    standfirst: standfirst ? text(placeKey(standfirst.place), shouts ? 'standfirst-caps' : 'standfirst', [{ kind: 'text', text: standfirst.text }], standfirst.place, context) : null,
    byline: byline ? text(placeKey(bylinePlace), 'byline', byline, bylinePlace, context) : null,
    blocks,
    sign: sign ? text(placeKey(feature && words.source ? words.source.place : bylinePlace), 'sign', sign, bylinePlace, context) : null,
  };
}

const VIEWS = new WeakMap<Article, { readonly section: number; readonly meta: IssueMeta; readonly pictures: Pictures; readonly view: ArticleView }>();

/** Turns an article into threads of blocks, with every word as it will be printed. The same article seen again gives the same view. */
export function articleView(article: Article, section: number, meta: IssueMeta, pictures: Pictures): ArticleView {
  const known = VIEWS.get(article);
  if (known && known.section === section && known.meta === meta && known.pictures === pictures) return known.view;
  const view = makeView(article, section, meta, pictures);
  VIEWS.set(article, { section, meta, pictures, view });
  return view;
}

function makeView(article: Article, section: number, meta: IssueMeta, pictures: Pictures): ArticleView {
  const primary = article.texts[0]!;
  const feature = primary.standfirst !== null || primary.kicker !== null;
  const threads = article.texts.map((words) => thread(article, words, meta, pictures, feature));
  return {
    slug: article.slug,
    section,
    layout: article.layout,
    manner: feature ? 'feature' : 'news',
    columns: article.columns ?? 2,
    ratio: article.ratio,
    sync: article.sync,
    runOn: article.runOn,
    pages: article.pages,
    className: article.className,
    threads,
    short: article.texts.map((words) => {
      const title = plain(words.title.inlines);
      return { lang: words.lang, text: words.shortTitle?.text ?? (title.length <= LONG_TITLE ? title : '') };
    }),
    place: article.entry.place,
  };
}
