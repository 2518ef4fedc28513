/** Crops by `object-fit` turned into clips, the same in a build's browser and in the preview's. */

/**
 * Runs in the page; it must not refer to anything outside itself. Draws pictures that are cropped by their frames whole and clipped, at the same place; where
 * the layout would move they stay as they are.
 * @param only one picture, loaded; null for all.
 * @param scale at which the pages are drawn.
 */
export function clipInPage(only: HTMLImageElement | null = null, scale = 1): void {
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.05;
  const boxOf = (img: HTMLImageElement): { x: number; y: number; width: number; height: number } => {
    const { x, y, width, height } = img.getBoundingClientRect();
    return { x: x / scale, y: y / scale, width: width / scale, height: height / scale };
  };
  (only ? [only] : document.querySelectorAll<HTMLImageElement>('.pagedjs_page img[data-path]')).forEach((img) => {
    const style = getComputedStyle(img);
    if (style.objectFit !== 'cover' || img.naturalWidth === 0 || img.naturalHeight === 0) return;
    // Paddings and borders would have to be reckoned with; nothing uses them. The size as it was laid out: a drawn box far down a long document is known
    // only to some thousandths of a pixel.
    const box = { ...boxOf(img), width: Number.parseFloat(style.width), height: Number.parseFloat(style.height) };
    if (!near(img.clientWidth, Math.round(box.width)) && !near(img.offsetWidth, Math.round(box.width))) return;
    const before = img.getAttribute('style');
    const [px, py] = style.objectPosition.split(' ').map((part) => Number.parseFloat(part) / 100);
    const fill = Math.max(box.width / img.naturalWidth, box.height / img.naturalHeight);
    const width = img.naturalWidth * fill;
    const height = img.naturalHeight * fill;
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
    const after = boxOf(img);
    const stays = near(after.x + left, box.x) && near(after.y + top, box.y) && near(after.width, width) && near(after.height, height);
    if (stays) return;
    // The layout did not take it: the slow way is the right one.
    if (before === null) img.removeAttribute('style');
    else img.setAttribute('style', before);
  });
}
