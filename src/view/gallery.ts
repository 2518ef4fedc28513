/** Gallery pages: photos in rows of unequal widths, captions of a row on a common line, the first photo leading. */
import type { IssueMeta } from '../model/issue.js';
import type { PageKind } from '../model/layout.js';
import { TRIM_MM } from '../model/paper.js';
import type { Pictures } from '../model/stages.js';
import type { FixedPageView } from '../model/view.js';
import { GUTTER, HALF, THIRD, TYPE_WIDTH, captionsHeight, imprintView, page, photo, type ImprintView, type PhotoView } from './parts.js';

/** Photos that one gallery page takes at most. */
const MOST_PHOTOS = 5;
/** Heights of photos on a page may be this share of their natural ones before fewer are set on it. */
const LEAST_SCALE = 0.55;
/** Below this share captions are set smaller. */
const CROWDED = 0.95;
/** Space under a row, and between photo and caption, mm. */
const ROW_GAP = 6;
const CAPTION_GAP = 2;
/** Foot margin of a gallery, mm. */
const FOOT = 12;
/** Share of the measure that one of two photos takes. */
const LEAST_SHARE = 0.4;
/** Heights of the margins round captions beside a photo, and of the star over them, mm. */
const PANEL = 20;
const STAR = 24;
/** A photo alone on a page is cropped to this shape at most: height to width. */
const TALLEST = 1.16;

/** A photo of a row that shows less of itself than this costs its arrangement as much as photos too high or low by the same. */
const LEAST_SHOWN = 0.5;

/** How photos of a row stand: alone to the bleed, alone with its captions beside it, two or three side by side. */
type Shape = 'lead' | 'lead-beside' | 'wide' | 'two' | 'three';

interface Row {
  readonly shape: Shape;
  readonly photos: readonly PhotoView[];
  /** CSS grid columns. */
  readonly columns: string;
  /** Estimated, mm. */
  readonly captions: number;
  readonly natural: number;
  /** Of each photo uncropped, where several stand side by side. */
  readonly heights: readonly number[];
  /** A star over captions that leave room for it. */
  readonly star: boolean;
}

const aspect = ({ picture }: PhotoView): number => Math.min(2.2, Math.max(0.75, picture.width / picture.height));

/** Height of a photo of a width (mm) with nothing cut off. */
const uncropped = ({ picture }: PhotoView, width: number): number => (width * picture.height) / picture.width;

const lead = (item: PhotoView): Row => ({ shape: 'lead', photos: [item], columns: '1fr', captions: captionsHeight(item.captions, item.captions.length > 1 ? HALF : TYPE_WIDTH * 0.7), natural: TRIM_MM.width / aspect(item), heights: [], star: false });

const wide = (item: PhotoView): Row => ({ ...lead(item), shape: 'wide', natural: TYPE_WIDTH / aspect(item) });

/** Captions beside their photo take no height of their own unless they are longer than it. */
function beside(item: PhotoView): Row {
  const width = TYPE_WIDTH - THIRD - GUTTER;
  const natural = (width + 15) / aspect(item);
  const words = captionsHeight(item.captions, THIRD);
  return { shape: 'lead-beside', photos: [item], columns: `minmax(0, 1fr) ${THIRD}mm`, captions: Math.max(0, words + PANEL - natural), natural, heights: [], star: words + PANEL + STAR < natural };
}

/** Two photos share the measure so that their captions come out equally long, and the photos unequal. */
function two(a: PhotoView, b: PhotoView, mirrored: boolean): Row {
  const words = (item: PhotoView): number => captionsHeight(item.captions, HALF) + 1;
  const byWords = words(a) / (words(a) + words(b));
  const share = Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, Math.abs(byWords - 0.5) < 0.06 ? (mirrored ? 0.43 : 0.57) : byWords));
  const room = TYPE_WIDTH - GUTTER;
  const widths = [room * share, room * (1 - share)] as const;
  const gap = 2 * CAPTION_GAP;
  return {
    shape: 'two',
    photos: [a, b],
    columns: `${widths[0].toFixed(2)}mm ${widths[1].toFixed(2)}mm`,
    captions: Math.max(captionsHeight(a.captions, widths[0] - gap), captionsHeight(b.captions, widths[1] - gap)),
    natural: (widths[0] / aspect(a) + widths[1] / aspect(b)) / 2,
    heights: [uncropped(a, widths[0]), uncropped(b, widths[1])],
    star: false,
  };
}

const three = (photos: readonly PhotoView[]): Row => ({
  shape: 'three',
  photos,
  columns: '1fr 1fr 1fr',
  captions: Math.max(...photos.map((p) => captionsHeight(p.captions, THIRD))),
  natural: Math.max(...photos.map((p) => THIRD / aspect(p))),
  heights: photos.map((p) => uncropped(p, THIRD)),
  star: false,
});

/** The ways in which so many photos can stand on a page, the better first. */
function arrangements(photos: readonly PhotoView[]): Row[][] {
  const [a, b, c, d, e] = photos;
  const rest = (first: Row): Row[][] => {
    if (!b) return [[first]];
    if (!c) return [[first, wide(b)]];
    if (!d) return [[first, two(b, c, false)]];
    if (!e) return [[first, three([b, c, d])], [first, two(b, c, false), wide(d)]];
    return [[first, two(b, c, false), two(d, e, true)]];
  };
  return a ? [...rest(lead(a)), ...(b ? rest(beside(a)) : [])] : [];
}

interface Fitted {
  readonly rows: readonly Row[];
  /** Heights that photos get, as a share of their natural ones. */
  readonly scale: number;
}

function fit(rows: readonly Row[], imprint: ImprintView | null): Fitted {
  const fixed = rows.reduce((sum, r) => sum + r.captions + ROW_GAP + CAPTION_GAP, 0) + (imprint ? imprint.height + 4 : 0) + FOOT;
  return { rows, scale: (TRIM_MM.height - fixed) / rows.reduce((sum, r) => sum + r.natural, 0) };
}

/** What an arrangement costs for photos that would lose most of themselves beside those of another shape: a panorama beside a portrait. */
const cuts = ({ rows, scale }: Fitted): number =>
  Math.max(0, ...rows.flatMap((row) => row.heights.map((height) => Math.abs(Math.log(height / (row.natural * Math.max(scale, 0.01)))))).map((loss) => loss + Math.log(LEAST_SHOWN)));

/** Nearest to photos uncropped; a crop of a third is as bad as a tenth of the better order. */
function best(photos: readonly PhotoView[], imprint: ImprintView | null): Fitted {
  const all = arrangements(photos).map((rows) => fit(rows, imprint));
  const cost = (fitted: Fitted): number => Math.abs(Math.log(Math.max(fitted.scale, 0.01))) + cuts(fitted);
  return all.reduce((a, b) => (cost(b) + 0.1 < cost(a) ? b : a));
}

/** Photos by page: as many as stand well, evenly spread. */
function spread(photos: readonly PhotoView[], imprint: ImprintView | null): (readonly PhotoView[])[] {
  for (let count = Math.max(1, Math.ceil(photos.length / MOST_PHOTOS)); ; count += 1) {
    const each = Math.ceil(photos.length / count);
    const pages = Array.from({ length: count }, (_, i) => photos.slice(i * each, (i + 1) * each)).filter((p) => p.length > 0);
    if (each <= 1 || pages.every((shown, i) => best(shown, i === 0 ? imprint : null).scale >= LEAST_SCALE)) return pages;
  }
}

/** Rows as the template needs them. */
function rowData({ rows, scale }: Fitted): unknown[] {
  return rows.map((row) => {
    // One or two photos on a page would be cropped to strips, were they to fill it.
    const most = scale > 1.3 && rows.length < 3 ? Math.min(row.natural * 1.45, TRIM_MM.width * TALLEST) + row.captions + CAPTION_GAP : null;
    return { shape: row.shape, photos: row.photos, columns: row.columns, star: row.star, weight: Math.round(row.natural), most: most === null ? null : Math.round(most) };
  });
}

/** The pages of one place for galleries; none where nothing is to be shown there. */
export function galleryPages(place: string, kind: PageKind, meta: IssueMeta, pictures: Pictures, withImprint: boolean): FixedPageView[] {
  const photos = meta.galleries.filter((g) => g.gallery === place).flatMap((g) => g.photos.map((p) => photo(p, meta, pictures)));
  const imprint = withImprint ? imprintView(meta) : null;
  if (photos.length === 0) return imprint || kind !== 'gallery' ? [page(kind, 'gallery', { rows: [], imprint, density: 'easy', bare: true, alone: false, ground: 'tint-ground' }, [])] : [];
  return spread(photos, imprint).map((shown, i) => {
    const own = i === 0 ? imprint : null;
    const fitted = best(shown, own);
    const alone = shown.length === 1 && fitted.scale > 1.3;
    return page(i === 0 ? kind : 'gallery', 'gallery', { rows: rowData(fitted), imprint: own, density: fitted.scale < CROWDED ? 'crowded' : 'easy', bare: false, alone: alone && own === null, ground: alone ? 'tint-ground' : 'plain-ground' }, shown.map((p) => p.picture));
  });
}
