/** Every picture of the source looked for on the pages: painted in its whole place, neither clipped nor covered. */
import type { PageMap, Region } from '../model/layout.js';
import type { Message } from '../model/message.js';
import { BLEED_MM } from '../model/paper.js';
import {
  CoverIndex, area, boxOf, contains, grow, hides, intersect, reaches, shownBox, unite, type Box, type Cover, type PageContents, type Paint,
} from '../pdf/index.js';
import { pictureClipped, pictureLost, pictureTooSmall } from './say.js';
import { push, type PictureExpectation } from './units.js';

/** Share of a picture's place that must show it. */
const LEAST_SHOWN = 0.98;
/** Share of a drawing's place that its paths must span. */
const LEAST_SPAN = 0.6;
/** A place with a shorter side than this shows nothing, mm. */
const SHORTEST_SIDE = 2;
/** Points a side at which a picture's place is looked at. */
const SAMPLES = 48;
/** Paths of a drawing may reach over its place by this much (stroke widths, rounding), mm. */
const OVERHANG = 0.5;

/** Looks at the places of pictures page by page. */
export class PictureCheck {
  private readonly places = new Map<string, Region[]>();
  private readonly byPage = new Map<number, Region[]>();
  private readonly wanted = new Map<number, (readonly [PictureExpectation, Region])[]>();
  /** What was found at each place of a picture that was looked at. */
  private readonly found = new Map<PictureExpectation, Map<Region, Message[]>>();

  constructor(map: PageMap, private readonly pictures: readonly PictureExpectation[]) {
    for (const region of map.regions) {
      const { owner } = region;
      push(this.byPage, region.page, region);
      if (owner.kind === 'picture' || owner.kind === 'supplied') push(this.places, owner.kind === 'picture' ? owner.key : owner.path, region);
    }
    for (const picture of pictures) {
      this.found.set(picture, new Map());
      for (const region of this.places.get(picture.key) ?? []) push(this.wanted, region.page, [picture, region] as const);
    }
  }

  /** Looks at the next page. */
  page(page: PageContents): void {
    const wanted = this.wanted.get(page.page) ?? [];
    if (wanted.length === 0) return;
    const covers = new CoverIndex(page);
    const regions = this.byPage.get(page.page) ?? [];
    for (const [picture, region] of wanted) this.found.get(picture)!.set(region, checkPlace(picture, region, page, covers, regions.filter((other) => isNested(other, region))));
  }

  /** Pictures that are missing, clipped or covered, in their order. */
  messages(): Message[] {
    return this.pictures.flatMap((picture) => {
      const regions = this.places.get(picture.key) ?? [];
      if (regions.length === 0) return [pictureLost(picture.name, picture.place, null)];
      return regions.flatMap((region) => this.found.get(picture)!.get(region) ?? [pictureLost(picture.name, picture.place, region.page)]);
    });
  }
}

const isNested = (inner: Region, outer: Region): boolean =>
  inner !== outer && inner.owner.kind !== 'opening' && inner.rect.width * inner.rect.height < outer.rect.width * outer.rect.height &&
  area(intersect(boxOf(inner.rect), boxOf(outer.rect))) > 0;

/** What paper or screen shows of a page: the BleedBox, or the trim with the house's bleed, as far as the page itself reaches. */
const shownOf = ({ boxes }: PageContents): Box =>
  intersect(boxes.bleed ? boxOf(boxes.bleed) : grow(boxOf(boxes.trim), BLEED_MM), boxOf(boxes.crop ?? boxes.media));

function checkPlace(picture: PictureExpectation, region: Region, page: PageContents, covers: CoverIndex, nested: readonly Region[]): Message[] {
  const { rect, owner } = region;
  const target = intersect(boxOf(rect), shownOf(page));
  if (rect.width < SHORTEST_SIDE || rect.height < SHORTEST_SIDE) return [pictureTooSmall(picture.name, picture.place, region.page, rect.width, rect.height)];
  if (area(target) <= 0) return [pictureLost(picture.name, picture.place, region.page)];
  if (owner.kind === 'supplied') return spanOfAll(page, target) >= LEAST_SPAN ? [] : [pictureLost(picture.name, picture.place, region.page)];
  const shown = owner.kind === 'picture' && owner.vector ? spanOfPaths(page, target, covers) / LEAST_SPAN : shareOfImages(target, covers, nested) / LEAST_SHOWN;
  if (shown >= 1) return [];
  if (shown === 0) return [pictureLost(picture.name, picture.place, region.page)];
  const largest = largestImage(target, covers);
  if (largest && area(largest) < 0.5 * area(target)) {
    return [pictureTooSmall(picture.name, picture.place, region.page, largest.right - largest.left, largest.bottom - largest.top)];
  }
  return [pictureClipped(picture.name, picture.place, region.page, shown * (owner.kind === 'picture' && owner.vector ? LEAST_SPAN : LEAST_SHOWN))];
}

const isPicture = (paint: Cover): boolean => (paint.kind === 'image' || paint.picture) && paint.alpha > 0.05;

/** The largest picture that touches a place, unclipped; null when none does. */
function largestImage(target: Box, covers: CoverIndex): Box | null {
  const boxes = covers.covers.filter((paint) => isPicture(paint) && area(intersect(shownBox(paint), target)) > 0).map((paint) => intersect(paint.box, target));
  return boxes.length === 0 ? null : boxes.reduce((a, b) => (area(b) > area(a) ? b : a));
}

/** Share of sample points at which a picture shows. Covers under a nested region (a caption's or title's ground) are meant to be there. */
function shareOfImages(target: Box, covers: CoverIndex, nested: readonly Region[]): number {
  const meant = (paint: Cover): boolean => {
    const box = intersect(paint.box, target);
    return area(box) < 0.9 * area(target) && nested.some(({ rect }) => contains(box, rect.x + rect.width / 2, rect.y + rect.height / 2));
  };
  const deliberate = new Map<Cover, boolean>();
  let seen = 0;
  for (let row = 0; row < SAMPLES; row += 1) {
    for (let column = 0; column < SAMPLES; column += 1) {
      const x = target.left + ((column + 0.5) / SAMPLES) * (target.right - target.left);
      const y = target.top + ((row + 0.5) / SAMPLES) * (target.bottom - target.top);
      let shows = false;
      for (const paint of covers.near(x, y)) {
        const reach = reaches(paint, x, y);
        if (reach === 'no') continue;
        if (isPicture(paint)) shows = true;
        else if (shows && hides(paint) && reach === 'yes') {
          if (!deliberate.has(paint)) deliberate.set(paint, meant(paint));
          shows = deliberate.get(paint)!;
        }
      }
      if (shows) seen += 1;
    }
  }
  return seen / (SAMPLES * SAMPLES);
}

/** Share of a place that the box round a drawing's paints spans: what is painted inside it and not covered whole afterwards. */
function spanOfPaths(page: PageContents, target: Box, covers: CoverIndex): number {
  const limits = grow(target, OVERHANG);
  const inside = (paint: Paint): Box | null => {
    const box = intersect(paint.kind === 'glyphs' ? runBox(paint.glyphs) : paint.box, paint.clip);
    return box.left >= limits.left && box.right <= limits.right && box.top >= limits.top && box.bottom <= limits.bottom && area(box) > 0 ? box : null;
  };
  // A paint from outside over the whole place hides all that was drawn before it.
  const after = covers.covers.filter((c) => hides(c) && !inside(c) && area(intersect(shownBox(c), target)) > 0.98 * area(target)).at(-1)?.order ?? -1;
  const boxes = page.paints.filter((paint) => paint.order > after && paint.alpha > 0.05).map(inside).filter((box) => box !== null);
  return boxes.length === 0 ? 0 : area(intersect(boxes.reduce(unite), target)) / area(target);
}

/** Share of a place that the box round everything painted there spans. A supplied page may paint beyond its place. */
function spanOfAll(page: PageContents, target: Box): number {
  const boxes = page.paints.map((paint) => intersect(intersect(paint.kind === 'glyphs' ? runBox(paint.glyphs) : paint.box, paint.clip), target)).filter((box) => area(box) > 0);
  return boxes.length === 0 ? 0 : area(boxes.reduce(unite)) / area(target);
}

const runBox = (glyphs: readonly Box[]): Box => glyphs.reduce(unite, { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity });
