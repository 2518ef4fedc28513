/** The contents: as many pages as its lines need, the photo on the first. */
import type { IssueMeta, Lang } from '../model/issue.js';
import type { Pictures } from '../model/stages.js';
import type { FixedPageView, PlainView, SectionView, Voice } from '../model/view.js';
import { SANS, SERIF, heightOf } from './fit.js';
import { HALF, accentOf, anchorOf, captionsHeight, page, photo } from './parts.js';
import { plainViews } from './words.js';

/** Height of the page for titles and lines, with a photo that bleeds at its foot and without, mm. */
const ROOM_WITH_PHOTO = 250;
const ROOM = 230;
/** Heights of the title on the first page and its echo on those after it, mm. */
const TITLE = 24;
const AGAIN = 14;
/** The least height of the photo, and the space over it, mm. */
const PHOTO = 72;
const PHOTO_GAP = 9;
/** Measure of a title beside the other language's, and alone, mm. */
const MEASURE = 59;
const MEASURE_ALONE = 124;
/** Sections and articles: sizes and leading as styles/pages.css sets them, pt; space round a line, mm. */
const HEAD = { size: 11.5, leading: 14.5, space: 4.6 } as const;
const LINE = { size: 9.2, leading: 11.6, space: 1.9 } as const;
/** The line that says which section goes on at a page's head, mm. */
const GOES_ON = 7;
/** A page filled less than this is set with more air. */
const AIRY = 0.62;
/** A page's estimate may be this much short of the truth. */
const SAFETY = 0.96;

export interface TitleView {
  readonly lang: Lang;
  readonly voice: Voice;
  readonly text: string;
}

/** Titles of an article for lists, short ones where they are given. */
export type ListedTitles = ReadonlyMap<string, readonly TitleView[]>;

interface Entry {
  readonly entry: string;
  readonly anchor: string;
  readonly titles: readonly (TitleView | PlainView)[];
  /** How many stand side by side. */
  readonly count: number;
  readonly height: number;
}

interface Part {
  readonly number: number;
  readonly accent: number;
  /** False where a section goes on from the page before. */
  readonly opens: boolean;
  readonly head: Entry;
  readonly articles: Entry[];
}

function entryOf(entry: string, titles: readonly (TitleView | PlainView)[], kind: typeof HEAD | typeof LINE): Entry {
  const measure = titles.length > 1 ? MEASURE : MEASURE_ALONE;
  const height = Math.max(0, ...titles.map((t) => heightOf(t.text, kind === HEAD ? SANS : SERIF, kind.size, kind.leading, measure))) + kind.space;
  return { entry, anchor: anchorOf(entry), titles, count: titles.length, height };
}

interface Sheet {
  readonly parts: Part[];
  used: number;
}

/** Fills pages in order; a section may go on to the next page after two of its articles. */
function pack(sections: readonly Part[], roomOf: (sheet: number) => number): Sheet[] {
  const sheets: Sheet[] = [{ parts: [], used: 0 }];
  const current = (): Sheet => sheets[sheets.length - 1]!;
  const next = (): void => void sheets.push({ parts: [], used: 0 });
  const fits = (height: number): boolean => current().used + height <= roomOf(sheets.length - 1);
  for (const section of sections) {
    const start = section.head.height + section.articles.slice(0, 2).reduce((sum, a) => sum + a.height, 0);
    if (current().used > 0 && !fits(start)) next();
    let part: Part = { ...section, articles: [] };
    current().parts.push(part);
    current().used += section.head.height;
    section.articles.forEach((article, i) => {
      if (current().used > 0 && i > 0 && !fits(article.height)) {
        next();
        current().used += GOES_ON;
        part = { ...section, opens: false, articles: [] };
        current().parts.push(part);
      }
      part.articles.push(article);
      current().used += article.height;
    });
  }
  return sheets;
}

/** As few pages as do, and those filled alike. */
function spread(sections: readonly Part[], roomOf: (sheet: number) => number): Sheet[] {
  let best = pack(sections, roomOf);
  const count = best.length;
  for (let share = 0.95; count > 1 && share > 0.4; share -= 0.05) {
    const tried = pack(sections, (sheet) => roomOf(sheet) * share);
    if (tried.length > count) break;
    best = tried;
  }
  return best;
}

/** The pages of the contents. */
export function contentsPages(meta: IssueMeta, sections: readonly SectionView[], listed: ListedTitles, pictures: Pictures): FixedPageView[] {
  const parts = sections.map((section): Part => ({
    number: section.number,
    accent: accentOf(section.number),
    opens: true,
    head: entryOf(`section/${section.number}`, section.titles, HEAD),
    articles: section.listArticles ? section.articles.map((a) => entryOf(a.slug, listed.get(a.slug) ?? [], LINE)) : [],
  }));
  const shown = meta.contents.photo ? photo(meta.contents.photo, meta, pictures) : null;
  const foot = shown ? PHOTO + PHOTO_GAP + Math.max(0, ...shown.captions.map((c) => captionsHeight([c], HALF - 6))) : 0;
  const roomOf = (sheet: number): number => (sheet > 0 ? ROOM - AGAIN : shown ? ROOM_WITH_PHOTO - TITLE - foot : ROOM - TITLE) * SAFETY;
  const sheets = spread(parts, roomOf);
  const titles = plainViews(meta.contents.title, meta);
  return sheets.map((sheet, i) =>
    page(
      'contents',
      'contents',
      {
        titles: i === 0 ? titles : [],
        again: i === 0 ? [] : titles,
        sections: sheet.parts.map(({ head, ...part }) => ({ ...part, entry: head.entry, anchor: head.anchor, titles: head.titles, count: head.count })),
        photo: i === 0 ? shown : null,
        foot: i === 0 && shown ? 'with-photo' : 'plain-foot',
        density: sheet.used < roomOf(i) * AIRY ? 'airy' : 'full',
        ridge: !(i === 0 && shown) && sheet.used < roomOf(i) * AIRY,
      },
      i === 0 ? [shown?.picture] : [],
    ),
  );
}
