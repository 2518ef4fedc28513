/** A page that has changed takes the place of the old one on its sheet, without Paged.js. */

/** As Paged.js writes a running head's text into a custom property: a CSS string (CSS Values 4, 3.3). */
const cssString = (text: string): string => `"${text.replace(/[\\"]/g, (sign) => `\\${sign}`).replace(/\s+/g, ' ').trim()}"`;

const RUNNING_HEADS = ['rh-outer', 'rh-inner'] as const;

/** Running heads stand in the margins as strings of the sheet. */
function renewHeads(sheet: HTMLElement, section: HTMLElement): void {
  for (const name of RUNNING_HEADS) {
    const head = section.querySelector(`.${name}`);
    const property = `--pagedjs-string-first-${name}`;
    if (head && sheet.style.getPropertyValue(property) !== '') sheet.style.setProperty(property, cssString(head.textContent ?? ''));
  }
}

/** Pictures that stood there before are kept, so that nothing blinks. */
function keepPictures(old: HTMLElement, fresh: HTMLElement): void {
  const before = new Map(Array.from(old.querySelectorAll<HTMLImageElement>('img[data-src]'), (img) => [img.dataset['src'], img] as const));
  fresh.querySelectorAll<HTMLImageElement>('img[data-src]').forEach((img) => {
    const kept = before.get(img.dataset['src']);
    if (!kept) return;
    before.delete(img.dataset['src']);
    for (const name of ['alt', 'style', 'class']) {
      const value = img.getAttribute(name);
      if (value === null) kept.removeAttribute(name);
      else kept.setAttribute(name, value);
    }
    img.replaceWith(kept);
  });
}

/** Puts a page's HTML in the place of what stands on a sheet. What the engine wrote into the section stays. */
export function replacePage(sheet: HTMLElement, html: string): void {
  const section = sheet.querySelector<HTMLElement>('section.page');
  const template = document.createElement('template');
  template.innerHTML = html;
  const fresh = template.content.firstElementChild;
  if (!section || !(fresh instanceof HTMLElement)) return;
  keepPictures(section, fresh);
  for (const { name, value } of fresh.attributes) section.setAttribute(name, value);
  section.replaceChildren(...fresh.childNodes);
  renewHeads(sheet, section);
}
