/** The pages that templates lay out by themselves: covers, galleries, masthead, contents, supplied and house pages. */
import type { CaptionedPicture, IssueMeta, Lang, Localized, MastheadGroup, PictureRef, SuppliedPage } from '../model/issue.js';
import { placeKey } from '../model/layout.js';
import { TRIM_MM } from '../model/paper.js';
import type { Pictures } from '../model/stages.js';
import type { FixedPageView, PictureView, PlainView, SectionView } from '../model/view.js';
import type { PageKind } from '../model/layout.js';
import { pictureView } from './article.js';
import { creditText, plainViews, voiceOf } from './words.js';

/** Photos that one gallery page takes. */
const PHOTOS_A_PAGE = 5;
/** Lines that the contents page takes beside its photo, and without one. */
const CONTENTS_LINES = 30;
const CONTENTS_LINES_BARE = 44;
/** Characters of a contents line. */
const CONTENTS_MEASURE = 62;

/** A caption in one language with its credit. */
interface CaptionView extends PlainView {
  readonly credit: string | null;
}

interface PhotoView {
  readonly picture: PictureView;
  readonly captions: readonly CaptionView[];
}

/** A line of fixed words around a text of the source. */
interface TermLine {
  readonly lang: Lang;
  readonly voice: 1 | 2;
  readonly parts: readonly { readonly text: string; readonly key: string | null }[];
}

function page(kind: PageKind, template: string, data: Record<string, unknown>, pictures: readonly PictureView[]): FixedPageView {
  return { kind, template, data, pictures };
}

function captions(caption: Localized | null, credit: CaptionedPicture['credit'], meta: IssueMeta): CaptionView[] {
  const views = plainViews(caption, meta);
  return views.map((view) => ({ ...view, credit: credit ? creditText(credit, view.lang, meta.terms[view.lang]!) : null }));
}

function photo(picture: CaptionedPicture, meta: IssueMeta, pictures: Pictures): PhotoView {
  const shown = captions(picture.caption, picture.credit, meta);
  const view = pictureView(picture.picture, placeKey(picture.picture.place), shown[0]?.text ?? '', pictures);
  // A credit without a caption still stands under its picture.
  const alone: CaptionView[] = shown.length === 0 && picture.credit
    ? [{ key: placeKey(picture.credit.place), lang: meta.languages[0]!, voice: 1, text: '', credit: creditText(picture.credit, meta.languages[0]!, meta.terms[meta.languages[0]!]!) }]
    : [];
  return { picture: view, captions: [...shown, ...alone] };
}

const art = (ref: PictureRef | null, alt: string, pictures: Pictures): PictureView | null => (ref ? pictureView(ref, placeKey(ref.place), alt, pictures) : null);

/** Splits a term round one of its placeholders, so that the text of the source can be found by its own key. */
function termLine(term: string, values: Readonly<Record<string, { text: string; key: string | null }>>, lang: Lang, meta: IssueMeta): TermLine {
  const parts = term.split(/(\{\w+\})/).filter((p) => p !== '').map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    return name ? values[name] ?? { text: part, key: null } : { text: part, key: null };
  });
  return { lang, voice: voiceOf(meta, lang), parts };
}

const centimetres = (mm: number): string => String(mm / 10);

/** Print run and deposit, in every language for which their texts are given. */
function printingLines(meta: IssueMeta): TermLine[] {
  const { copies, printer, deposited } = meta.printing;
  const lines: TermLine[] = [];
  const trim = { text: `${centimetres(TRIM_MM.width)} x ${centimetres(TRIM_MM.height)} cm`, key: null };
  for (const lang of meta.languages) {
    const terms = meta.terms[lang]!;
    const at = printer?.by[lang];
    if (at && copies && !(printer.plain && lang !== meta.languages[0])) {
      lines.push(termLine(terms['print-run'], { copies: { text: copies.text, key: null }, trim, printer: { text: at.text, key: placeKey(at.place) } }, lang, meta));
    }
    const date = deposited?.by[lang];
    if (date && !(deposited.plain && lang !== meta.languages[0])) lines.push(termLine(terms.deposited, { date: { text: date.text, key: placeKey(date.place) } }, lang, meta));
  }
  return lines;
}

function imprintData(meta: IssueMeta): Record<string, unknown> {
  return { publisher: plainViews(meta.publisher, meta), imprint: meta.imprint.map((line) => plainViews(line, meta)), printing: printingLines(meta) };
}

/** The front cover. */
export function coverPage(meta: IssueMeta, pictures: Pictures): FixedPageView {
  const image = pictureView(meta.cover.image, placeKey(meta.cover.image.place), plainViews(meta.cover.caption, meta)[0]?.text ?? '', pictures);
  const nameplates = plainViews(meta.nameplate, meta);
  const nameplateArt = art(meta.nameplateArt, nameplates[0]?.text ?? '', pictures);
  const emblem = art(meta.emblem, '', pictures);
  return page(
    'cover',
    'cover',
    {
      image,
      nameplates,
      nameplateArt,
      emblem,
      label: plainViews(meta.label, meta),
      number: { key: placeKey(meta.number.place), text: meta.number.text },
      headlines: plainViews(meta.cover.headline, meta).map((h) => ({ ...h, long: h.text.split(/\s+/).length > 16 })),
      coverlines: meta.cover.coverlines.map((line) => plainViews(line, meta)),
      captions: captions(meta.cover.caption, meta.cover.credit, meta),
    },
    [image, nameplateArt, emblem].filter((p): p is PictureView => p !== null),
  );
}

/** A gallery's photos, a page for every five. */
function galleryPages(place: string, kind: PageKind, meta: IssueMeta, pictures: Pictures, imprint: boolean): FixedPageView[] {
  const photos = meta.galleries.filter((g) => g.gallery === place).flatMap((g) => g.photos.map((p) => photo(p, meta, pictures)));
  const count = Math.max(imprint || kind !== 'gallery' ? 1 : 0, Math.ceil(photos.length / PHOTOS_A_PAGE));
  const each = Math.ceil(photos.length / Math.max(count, 1));
  return Array.from({ length: count }, (_, i) => {
    const shown = photos.slice(i * each, (i + 1) * each);
    return page(i === 0 ? kind : 'gallery', 'gallery', { photos: shown, count: shown.length, imprint: imprint && i === 0 ? imprintData(meta) : null }, shown.map((p) => p.picture));
  });
}

function groups(meta: IssueMeta): unknown[] {
  return meta.masthead.groups.map((group: MastheadGroup) => ({
    roles: plainViews(group.role, meta),
    people: group.people.map((person) => ({ key: placeKey(person.name.place), name: person.name.text, positions: plainViews(person.position, meta) })),
  }));
}

function mastheadPage(meta: IssueMeta, pictures: Pictures): FixedPageView {
  const { masthead, dedication } = meta;
  const shown = masthead.photo ? photo(masthead.photo, meta, pictures) : null;
  const primary = meta.terms[meta.languages[0]!]!;
  const contact = (['website', 'email', 'phone'] as const).flatMap((kind) => {
    const value = masthead.contact[kind];
    if (!value) return [];
    const href = kind === 'website' ? value.text : kind === 'email' ? `mailto:${value.text}` : null;
    return [{ label: primary[kind], key: placeKey(value.place), text: value.text, href }];
  });
  const emblem = art(meta.emblem, '', pictures);
  return page(
    'masthead',
    'masthead',
    {
      photo: shown,
      nameplates: plainViews(meta.nameplate, meta).map((n) => ({ ...n })),
      label: plainViews(meta.label, meta),
      publisher: plainViews(meta.publisher, meta),
      issuedByLabel: meta.languages.map((lang) => ({ lang, voice: voiceOf(meta, lang), text: meta.terms[lang]!['issued-by'] })),
      issuedBy: plainViews(masthead.issuedBy, meta),
      contact,
      groups: groups(meta),
      dedication: dedication ? { from: plainViews(dedication.from, meta), text: plainViews(dedication.text, meta) } : null,
    },
    [shown?.picture, emblem].filter((p): p is PictureView => p !== null && p !== undefined).slice(0, shown ? 1 : 0),
  );
}

interface ContentsSection {
  readonly number: number;
  readonly entry: string;
  readonly titles: readonly PlainView[];
  readonly articles: readonly { readonly entry: string; readonly titles: readonly { readonly lang: Lang; readonly voice: 1 | 2; readonly text: string }[] }[];
}

const lineCount = (texts: readonly { readonly text: string }[]): number => texts.reduce((sum, t) => sum + Math.ceil(t.text.length / CONTENTS_MEASURE), 0);
const sectionLines = (section: ContentsSection): number => 2 + lineCount(section.titles) + section.articles.reduce((sum, a) => sum + lineCount(a.titles) + 0.3, 0);

/** The contents: as many pages as its lines need, the photo on the first. */
function contentsPages(meta: IssueMeta, sections: readonly SectionView[], titles: ReadonlyMap<string, readonly { lang: Lang; text: string }[]>, pictures: Pictures): FixedPageView[] {
  const entries = sections.map((section): ContentsSection => ({
    number: section.number,
    entry: `section/${section.number}`,
    titles: section.titles,
    articles: section.listArticles
      ? section.articles.map((a) => ({ entry: a.slug, titles: (titles.get(a.slug) ?? []).map((t) => ({ ...t, voice: a.threads.find((th) => th.lang === t.lang)?.voice ?? 1 })) }))
      : [],
  }));
  const shown = meta.contents.photo ? photo(meta.contents.photo, meta, pictures) : null;
  const total = entries.reduce((sum, e) => sum + sectionLines(e), 0);
  const pages: ContentsSection[][] = [[]];
  let used = 0;
  const roomOf = (n: number): number => (n === 0 && shown ? CONTENTS_LINES : CONTENTS_LINES_BARE);
  const share = total / Math.max(1, Math.ceil((total - (shown ? CONTENTS_LINES : CONTENTS_LINES_BARE)) / CONTENTS_LINES_BARE) + 1);
  for (const entry of entries) {
    const lines = sectionLines(entry);
    const room = Math.min(roomOf(pages.length - 1), total > roomOf(0) ? Math.max(share, 1) * 1.15 : Infinity);
    if (used > 0 && used + lines > room) {
      pages.push([]);
      used = 0;
    }
    pages[pages.length - 1]!.push(entry);
    used += lines;
  }
  return pages.map((list, i) =>
    page(
      'contents',
      'contents',
      { titles: i === 0 ? plainViews(meta.contents.title, meta) : [], sections: list, photo: i === 0 ? shown : null, pointer: '▲', dense: list.reduce((sum, e) => sum + sectionLines(e), 0) > 22 },
      i === 0 && shown ? [shown.picture] : [],
    ),
  );
}

/** Everything before the first section. */
export function frontPages(meta: IssueMeta, sections: readonly SectionView[], titles: ReadonlyMap<string, readonly { lang: Lang; text: string }[]>, pictures: Pictures): FixedPageView[] {
  return [
    coverPage(meta, pictures),
    ...galleryPages('inside-front', 'inside-front', meta, pictures, meta.imprintOn === 'inside-front'),
    mastheadPage(meta, pictures),
    ...galleryPages('before-contents', 'gallery', meta, pictures, false),
    ...contentsPages(meta, sections, titles, pictures),
    ...galleryPages('after-contents', 'gallery', meta, pictures, false),
  ];
}

/** A supplied page: a picture to the bleed, or room for a PDF page that `finish/` puts in. */
export function suppliedPage(supplied: SuppliedPage, pictures: Pictures): FixedPageView {
  const info = pictures.get(supplied.file.path);
  if (info?.format === 'pdf') return page('supplied', 'supplied', { path: supplied.file.path, picture: null }, []);
  const picture = pictureView(supplied.file, placeKey(supplied.file.place), '', pictures);
  return page('supplied', 'supplied', { path: null, picture }, [picture]);
}

/** A house page: a picture to the bleed. */
export function housePage(ref: PictureRef, pictures: Pictures): FixedPageView {
  const picture = pictureView(ref, placeKey(ref.place), '', pictures);
  return page('house', 'supplied', { path: null, picture }, [picture]);
}

/** Inside back (its gallery, or a quiet page) and back cover. */
export function backPages(meta: IssueMeta, supplied: readonly FixedPageView[], pictures: Pictures): FixedPageView[] {
  const inside = galleryPages('inside-back', 'gallery', meta, pictures, false);
  const shown = meta.backCover ? photo(meta.backCover, meta, pictures) : null;
  const last = inside.length > 0 ? [...inside.slice(0, -1), { ...inside[inside.length - 1]!, kind: 'inside-back' as const }] : [];
  const insideBack = supplied.length > 0 ? [...last.map((p) => ({ ...p, kind: 'gallery' as const })), ...supplied] : last.length > 0 ? last : [page('inside-back', 'filler', {}, [])];
  const back = page(
    'back-cover',
    'back-cover',
    { photo: shown, nameplates: plainViews(meta.nameplate, meta), label: plainViews(meta.label, meta), imprint: meta.imprintOn === 'back-cover' ? imprintData(meta) : null },
    shown ? [shown.picture] : [],
  );
  return [...insideBack, back];
}
