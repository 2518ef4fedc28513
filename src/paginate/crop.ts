/**
 * Pictures that fill their frames and are cropped by them. Chromium prints `object-fit: cover` by decoding and cutting each picture, a tenth of a second a
 * piece; drawn whole and clipped they go into the PDF as they are, bytes and all.
 */
import type { Page } from 'puppeteer';

/** Runs in the page. It must not refer to anything outside itself. */
function clipInPage(): void {
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.05;
  document.querySelectorAll<HTMLImageElement>('.pagedjs_page img[data-path]').forEach((img) => {
    const style = getComputedStyle(img);
    if (style.objectFit !== 'cover' || img.naturalWidth === 0 || img.naturalHeight === 0) return;
    // Paddings, borders and transforms would have to be reckoned with; nothing uses them.
    const box = img.getBoundingClientRect();
    if (!near(img.clientWidth, Math.round(box.width)) && !near(img.offsetWidth, Math.round(box.width))) return;
    const before = img.getAttribute('style');
    const [px, py] = style.objectPosition.split(' ').map((part) => Number.parseFloat(part) / 100);
    const scale = Math.max(box.width / img.naturalWidth, box.height / img.naturalHeight);
    const width = img.naturalWidth * scale;
    const height = img.naturalHeight * scale;
    // How far the picture reaches over its frame on each side.
    const left = (width - box.width) * px!;
    const top = (height - box.height) * py!;
    const right = width - box.width - left;
    const bottom = height - box.height - top;
    const set = (name: string, value: string): void => img.style.setProperty(name, value, 'important');
    set('object-fit', 'fill');
    if (Math.max(left, right, top, bottom) < 0.05) return;
    for (const name of ['max-width', 'max-height']) set(name, 'none');
    for (const name of ['min-width', 'min-height']) set(name, '0');
    set('width', `${width}px`);
    set('height', `${height}px`);
    set('margin', `${-top}px ${-right}px ${-bottom}px ${-left}px`);
    set('clip-path', `inset(${top}px ${right}px ${bottom}px ${left}px)`);
    const after = img.getBoundingClientRect();
    const stays = near(after.x + left, box.x) && near(after.y + top, box.y) && near(after.width, width) && near(after.height, height);
    if (stays) return;
    // The layout did not take it: the slow way is the right one.
    if (before === null) img.removeAttribute('style');
    else img.setAttribute('style', before);
  });
}

/** Turns crops by `object-fit` into clips of the same picture at the same place; where the layout would move it stays as it is. */
export const clipPictures = (page: Page): Promise<void> => page.evaluate(clipInPage);
