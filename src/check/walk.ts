/** Walks what an issue holds, for rules that look at all of it. */
import type { Article, Block, CaptionedPicture, Credit, Figure, Inline, IssueMeta, Lang, PictureRef } from '../model/issue.js';
import type { Place } from '../model/message.js';
import type { ParsedIssue } from '../model/stages.js';

/** Figures of blocks in document order, galleries' and boxes' included. */
export function figures(blocks: readonly Block[]): Figure[] {
  return blocks.flatMap((block): readonly Figure[] => {
    switch (block.kind) {
      case 'figure': return [block];
      case 'gallery': return block.figures;
      case 'list': return block.items.flatMap(figures);
      default: return 'children' in block ? figures(block.children) : [];
    }
  });
}

const articleFigures = (article: Article): Figure[] => article.texts.flatMap((text) => figures(text.blocks));

/** Captioned pictures outside articles. */
export function captionedPictures(meta: IssueMeta): CaptionedPicture[] {
  const single = [meta.masthead.photo, meta.contents.photo, meta.backCover].filter((picture) => picture !== null);
  return [{ picture: meta.cover.image, caption: meta.cover.caption, credit: meta.cover.credit }, ...single, ...meta.galleries.flatMap((gallery) => gallery.photos)];
}

/** Every reference to a picture file, supplied pages included. */
export function pictureRefs({ meta, articles }: ParsedIssue): PictureRef[] {
  const drawn = [meta.nameplateArt, meta.emblem].filter((picture) => picture !== null);
  return [
    ...drawn,
    ...captionedPictures(meta).map(({ picture }) => picture),
    ...meta.housePages,
    ...meta.supplied.map(({ file }) => file),
    ...articles.flatMap(articleFigures).map(({ picture }) => picture),
  ];
}

/** Every picture that a reader would expect a credit at. */
export function creditable({ meta, articles }: ParsedIssue): { readonly picture: PictureRef; readonly credit: Credit | null }[] {
  return [...captionedPictures(meta), ...articles.flatMap(articleFigures)].map(({ picture, credit }) => ({ picture, credit }));
}

/** A run of text that readers see, as one string, with the place of its block. */
export interface Passage {
  readonly lang: Lang;
  readonly text: string;
  readonly place: Place;
}

/** All texts of the articles: titles, standfirsts, paragraphs, headings, cells, captions. */
export function passages({ articles }: ParsedIssue): Passage[] {
  return articles.flatMap((article) =>
    article.texts.flatMap(({ lang, title, standfirst, kicker, blocks }): Passage[] => [
      { lang, text: plain(title.inlines), place: title.place },
      ...[kicker, standfirst].flatMap((text) => (text === null ? [] : [{ lang, ...text }])),
      ...blockPassages(blocks, lang),
    ]),
  );
}

function blockPassages(blocks: readonly Block[], lang: Lang): Passage[] {
  return blocks.flatMap((block): Passage[] => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading': return [{ lang, text: plain(block.inlines), place: block.place }];
      case 'table': return [...block.head, ...block.rows.flat()].map((cell) => ({ lang, text: plain(cell.inlines), place: cell.place }));
      case 'list': return block.items.flatMap((item) => blockPassages(item, lang));
      case 'quote': return blockPassages(block.children, lang);
      case 'box': return [...(block.title === null ? [] : [{ lang, text: plain(block.title), place: block.place }]), ...blockPassages(block.children, lang)];
      case 'figure': return captions(block);
      case 'gallery': return block.figures.flatMap(captions);
      default: return [];
    }
  });
}

const captions = (figure: Figure): Passage[] => Object.entries(figure.caption).map(([lang, caption]) => ({ lang, text: plain(caption.inlines), place: caption.place }));

/** Stands where code stood: it is not language, but neither is there a gap. U+FFFC, OBJECT REPLACEMENT CHARACTER. */
const CODE = '\ufffc';

/** Longer runs without a space are no words of any language, and the rules' patterns would take time with the square of their length. */
const GIANT = /[^\s]{300,}/g;

/** A text with the sign that stands for code, and spaces between, in place of every giant: as long as before, and nothing for a rule to read. */
export const withoutGiants = (text: string): string => text.replace(GIANT, (run) => `${`${CODE} `.repeat((run.length - 1) / 2)}${run.length % 2 === 0 ? CODE : ''}${CODE}`);

/** Inlines as one string, breaks as spaces, a sign in place of code, without giants. */
export const plain = (inlines: readonly Inline[]): string => withoutGiants(joined(inlines));

const joined = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => ('children' in inline ? joined(inline.children) : inline.kind === 'text' ? inline.text : inline.kind === 'code' ? CODE : ' ')).join('');
