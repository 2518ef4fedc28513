/**
 * What a document does before and after Paged.js sets it, the same in a build's browser and in the preview's: functions that run in the page. They must not
 * refer to anything outside themselves, since they are handed over as text.
 */

/**
 * Paged.js waits for a frame of the screen after every page, 16 ms with nobody looking; here a frame comes as soon as the work in hand is
 * done. Fifty pages take half the time.
 */
export function tickAtOnce(): void {
  const { port1, port2 } = new MessageChannel();
  const waiting: FrameRequestCallback[] = [];
  port1.onmessage = () => waiting.shift()?.(performance.now());
  window.requestAnimationFrame = (callback) => {
    port2.postMessage(null);
    return waiting.push(callback);
  };
}

interface SetAside {
  magazinePages?: Map<string, Node[]>;
}

/**
 * Paged.js copies and weighs every node of every page; of a composed page it need only see the sheet. What stands on it is set aside as soon as the document
 * is read, before anything lays it out, and comes back when the sheets stand.
 */
export function setContentAside(): void {
  const setAside = (): void => {
    const pages = new Map<string, Node[]>();
    document.querySelectorAll<HTMLElement>('section.page > .fine').forEach((fine) => {
      pages.set(fine.parentElement!.dataset['n']!, [...fine.childNodes]);
      fine.replaceChildren();
    });
    (window as unknown as SetAside).magazinePages = pages;
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', setAside);
  else setAside();
}

/** The content that was set aside comes back onto its sheets. */
export function bringContentBack(): void {
  const pages = (window as unknown as SetAside).magazinePages;
  document.querySelectorAll<HTMLElement>('.pagedjs_page section.page').forEach((section) => {
    const nodes = pages?.get(section.dataset['n']!);
    if (nodes) section.querySelector('.fine')?.replaceChildren(...nodes);
  });
}
