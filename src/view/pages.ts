/** The pages that templates lay out by themselves, in their places: front matter, section openings, supplied and house pages, back. */
import type { IssueMeta, PictureRef, SuppliedPage } from '../model/issue.js';
import { placeKey } from '../model/layout.js';
import type { Pictures } from '../model/stages.js';
import type { ArticleView, FixedPageView, PlainView, SectionView } from '../model/view.js';
import { pictureView } from './article.js';
import { contentsPages, type ListedTitles } from './contents.js';
import { backCoverPage, coverPage } from './cover.js';
import { DISPLAY, SANS, heightOf, stepFor } from './fit.js';
import { galleryPages } from './gallery.js';
import { mastheadPages } from './masthead.js';
import { HALF, TYPE_WIDTH, anchorOf, page } from './parts.js';

/** Sizes of a section's title on its opening page by step, as styles/pages.css sets them, pt. */
const SECTION_SIZES = [44, 34, 26];
const MOST_SECTION_LINES = 3;
/** Room for the list of articles on an opening page, mm, in which it is set large. */
const LIST_ROOM = 62;

/** Everything before the first section. */
export function frontPages(meta: IssueMeta, sections: readonly SectionView[], listed: ListedTitles, pictures: Pictures): FixedPageView[] {
  return [
    coverPage(meta, pictures),
    ...galleryPages('inside-front', 'inside-front', meta, pictures, meta.imprintOn === 'inside-front'),
    ...mastheadPages(meta, pictures),
    ...galleryPages('before-contents', 'gallery', meta, pictures, false),
    ...contentsPages(meta, sections, listed, pictures),
    ...galleryPages('after-contents', 'gallery', meta, pictures, false),
  ];
}

/** A section's opening page: its number, its titles and, where the section lists them, its articles. */
export function sectionPage(number: number, titles: readonly PlainView[], articles: readonly ArticleView[], listed: ListedTitles): FixedPageView {
  const list = articles.map((a) => {
    const own = listed.get(a.slug) ?? [];
    return { anchor: anchorOf(a.slug), titles: own, count: own.length };
  });
  const height = list.reduce((sum, a) => sum + Math.max(0, ...a.titles.map((t) => heightOf(t.text, SANS, 10.4, 13, a.count > 1 ? HALF - 12 : TYPE_WIDTH - 20))) + 5, 0);
  return page(
    'section',
    'section',
    { sectionNumber: number, titles, step: stepFor(titles.slice(0, 1).map((t) => t.text), DISPLAY, SECTION_SIZES, TYPE_WIDTH, MOST_SECTION_LINES), articles: list, listStep: height <= LIST_ROOM ? 1 : 2 },
    [],
  );
}

/** A supplied page: a picture to the bleed, or room for a PDF page that `finish/` puts in. */
export function suppliedPage(supplied: SuppliedPage, pictures: Pictures): FixedPageView {
  const info = pictures.get(supplied.file.path);
  if (info?.format === 'pdf') return page('supplied', 'supplied', { path: supplied.file.path, picture: null }, []);
  const picture = pictureView(supplied.file, placeKey(supplied.file.place), null, pictures);
  return page('supplied', 'supplied', { path: null, picture }, [picture]);
}

/** A house page: a picture to the bleed. */
export function housePage(ref: PictureRef, pictures: Pictures): FixedPageView {
  const picture = pictureView(ref, placeKey(ref.place), null, pictures);
  return page('house', 'supplied', { path: null, picture }, [picture]);
}

/** Inside back (its gallery, a supplied page or a quiet one) and back cover. */
export function backPages(meta: IssueMeta, supplied: readonly FixedPageView[], pictures: Pictures): FixedPageView[] {
  const gallery = galleryPages('inside-back', 'gallery', meta, pictures, false);
  const inside = [...gallery, ...supplied];
  const last = inside.pop() ?? page('inside-back', 'filler', { shade: 'day', side: 'right', goesOn: false }, []);
  return [...inside, supplied.length > 0 ? last : { ...last, kind: 'inside-back' }, backCoverPage(meta, pictures)];
}
