/** Shades that the styles lay over pictures, read so that they can be made part of the picture, and taken off the page. */
import type { Page } from 'puppeteer';
import type { Shade } from '../model/layout.js';

/** What the page says of a shade: its gradient as the browser computed it, and where it lies. */
interface RawShade {
  /** Indices of the picture and the shade in the document. */
  readonly picture: number;
  readonly shade: number;
  readonly background: string;
  /** Of the element without transforms, px: the gradient's lengths are in these. */
  readonly height: number;
  /** Parts of the picture's place, from its top. */
  readonly top: number;
  readonly bottom: number;
}

/** Px of the units that a computed gradient may keep (CSS Values 4, section 6.2). */
const UNIT_PX: Readonly<Record<string, number>> = { px: 1, pt: 96 / 72, mm: 96 / 25.4, cm: 96 / 2.54, in: 96 };

/**
 * A gradient from top to bottom or from bottom to top, in one colour of different strength, as computed by the browser (CSS Images 3, section 3.1);
 * null for any other, which stays on the page.
 * @param height of the element, px.
 */
export function readGradient(background: string, height: number): Pick<Shade, 'colour' | 'stops'> | null {
  const gradient = /^linear-gradient\((?:to (top|bottom), )?(rgba?\(.*)\)$/.exec(background);
  if (!gradient) return null;
  const stops = [...gradient[2]!.matchAll(/rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)(?: (-?[\d.]+)([a-z]+|%))?/g)].map(([, r, g, b, alpha, length, unit], i, all) => ({
    colour: [Number(r), Number(g), Number(b)] as const,
    alpha: alpha === undefined ? 1 : Number(alpha),
    at: length !== undefined ? (Number(length) * (unit === '%' ? height / 100 : UNIT_PX[unit!] ?? Number.NaN)) / height : i === 0 ? 0 : i === all.length - 1 ? 1 : Number.NaN,
  }));
  const [first] = stops;
  if (!first || stops.some(({ colour, at }) => Number.isNaN(at) || colour.join() !== first.colour.join())) return null;
  const upward = gradient[1] === 'top';
  const turned = stops.map(({ at, alpha }) => ({ at: upward ? 1 - at : at, alpha }));
  return { colour: first.colour, stops: upward ? turned.reverse() : turned };
}

/** Runs in the page: the shades over placed pictures, which they cover in their whole width. Drawings keep theirs. */
function shadesInPage(): RawShade[] {
  const shades = Array.from(document.querySelectorAll<HTMLElement>('.pagedjs_page [data-shade]'));
  return Array.from(document.querySelectorAll<HTMLImageElement>('.pagedjs_page img[data-path]')).flatMap((img, picture) => {
    if (img.closest<HTMLElement>('[data-picture]')?.dataset['vector'] === 'true') return [];
    const place = img.getBoundingClientRect();
    return shades.flatMap((shade, index) => {
      const rect = shade.getBoundingClientRect();
      const over = rect.left <= place.left + 0.5 && rect.right >= place.right - 0.5 && rect.bottom > place.top && rect.top < place.bottom;
      if (!over || shade.closest('section.page') !== img.closest('section.page')) return [];
      return [{ picture, shade: index, background: getComputedStyle(shade).backgroundImage, height: shade.offsetHeight, top: (rect.top - place.top) / place.height, bottom: (rect.bottom - place.top) / place.height }];
    });
  });
}

/** Runs in the page: remembers which shades are to be part of their pictures. */
function mark(indices: readonly number[]): void {
  document.querySelectorAll<HTMLElement>('.pagedjs_page [data-shade]').forEach((shade, index) => {
    if (indices.includes(index)) shade.dataset['shade'] = 'part';
  });
}

/** The shades over pictures, by the picture's index in the document; what cannot be made part of a picture is left out. */
export async function readShades(page: Page): Promise<ReadonlyMap<number, readonly Shade[]>> {
  const read = new Map<number, Shade[]>();
  const marked: number[] = [];
  for (const { picture, shade, background, height, top, bottom } of await page.evaluate(shadesInPage)) {
    const gradient = readGradient(background, height);
    if (!gradient) continue;
    read.set(picture, [...(read.get(picture) ?? []), { top, bottom, ...gradient }]);
    marked.push(shade);
  }
  await page.evaluate(mark, marked);
  return read;
}

/** Takes the shades off the page that `readShades` has read: they are part of their pictures now. */
export const hideShades = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.querySelectorAll<HTMLElement>('[data-shade="part"]').forEach((shade) => shade.style.setProperty('background', 'none', 'important'));
  });
