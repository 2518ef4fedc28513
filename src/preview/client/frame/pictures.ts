/** Pictures of the pages: where they are loaded from, when they are there, and how fine they are where they stand. */
import { clipInPage } from '../../../paged/clip.js';
import type { Limits } from '../../wire.js';
import type { Pixels } from '../frame-api.js';

/** How long one waits for pictures before the pages are shown without them, ms. */
const PATIENCE = 600;

const all = (): HTMLImageElement[] => Array.from(document.querySelectorAll<HTMLImageElement>('.pagedjs_page img[data-src]'));

/** Gives every picture its address; those far from the window are loaded when they come near. `scale` is that of the pages. */
export function loadPictures(folder: 'picture' | 'proof', scale: () => number): void {
  for (const img of all()) {
    const address = `${folder}/${img.dataset['src']}`;
    if (img.getAttribute('src') === address) {
      // It stands in a new place, and is there already.
      if (img.complete) clipInPage(img, scale());
      continue;
    }
    img.onload = () => clipInPage(img, scale());
    img.loading = 'lazy';
    img.src = address;
  }
}

const near = (img: HTMLImageElement): boolean => {
  const { top, bottom } = img.getBoundingClientRect();
  return bottom > -100 && top < document.documentElement.clientHeight + 100;
};

// One that cannot be loaded shows as such; the server says why.
const decoded = (images: readonly HTMLImageElement[]): Promise<unknown> => Promise.all(images.map((img) => img.decode().catch(() => undefined)));

/** Resolves when the pictures near the window are there, or when it has taken too long. */
export async function nearPictures(): Promise<void> {
  await Promise.race([decoded(all().filter(near)), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}

/** Resolves when all pictures are there, wherever they stand. */
export async function allPictures(): Promise<void> {
  const images = all();
  for (const img of images) img.loading = 'eager';
  await decoded(images);
}

/** Pixels per inch of a picture that fills a box, the lesser of the two directions. Sizes of the box in CSS px on paper. */
export function resolutionOf(pixels: NonNullable<Pixels['pixels']>, box: { readonly width: number; readonly height: number }, cover: boolean): number {
  const scales = [box.width / pixels.width, box.height / pixels.height];
  return 96 / (cover ? Math.max(...scales) : Math.min(...scales));
}

/**
 * Tints every picture by its resolution and writes the number on it.
 * @param scale of the pages as they are drawn now.
 */
export function tintByResolution(pictures: readonly Pixels[], limits: Limits, scale: number, put: (over: Element, className: string, text: string, inside: boolean) => void): void {
  const byToken = new Map(pictures.map(({ token, pixels }) => [token, pixels]));
  for (const img of all()) {
    const pixels = byToken.get(img.dataset['src'] ?? '');
    if (!pixels) continue;
    const { width, height } = img.getBoundingClientRect();
    const ppi = resolutionOf(pixels, { width: width / scale, height: height / scale }, getComputedStyle(img).objectFit === 'cover');
    put(img.closest('[data-picture]') ?? img, ppi < limits.poor ? 'mz-poor' : ppi < limits.fine ? 'mz-low' : 'mz-good', `${Math.round(ppi)} ppi`, true);
  }
}
