/** A document from the server becomes pages, by the same Paged.js and the same steps round it as in a build. */
import { bringContentBack, setContentAside, tickAtOnce } from '../../../paged/in-page.js';
import type { FramePage } from '../frame-api.js';

interface Engine {
  readonly PagedPolyfill: { preview(): Promise<unknown> };
  PagedConfig: { auto: boolean };
}

/** The engine's script, once it runs. */
function engine(): Promise<Engine> {
  const scope = window as unknown as Engine;
  // It is called by hand, when the document is there.
  scope.PagedConfig = { auto: false };
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = 'paged.js';
    script.onload = () => resolve(scope);
    script.onerror = () => reject(new Error('Paged.js could not be loaded.'));
    document.head.append(script);
  });
}

function fill(shell: string, pages: readonly FramePage[]): void {
  const [head = '', foot = ''] = shell.split('<!--pages-->');
  const parsed = new DOMParser().parseFromString(head + pages.map((page) => page.html).join('\n') + foot, 'text/html');
  document.documentElement.lang = parsed.documentElement.lang;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = 'frame-style.css';
  // What belongs to the preview is none of the engine's business.
  link.dataset['pagedjsIgnore'] = '';
  document.head.replaceChildren(...parsed.head.childNodes, link);
  document.body.replaceChildren(...parsed.body.childNodes);
}

/**
 * Sets the pages of a document.
 * @returns their sheets in order.
 * @throws where the engine makes other pages than were composed.
 */
export async function lay(shell: string, pages: readonly FramePage[]): Promise<HTMLElement[]> {
  const nextFrame = window.requestAnimationFrame;
  fill(shell, pages);
  tickAtOnce();
  setContentAside();
  await (await engine()).PagedPolyfill.preview();
  window.requestAnimationFrame = nextFrame;
  bringContentBack();
  const sheets = Array.from(document.querySelectorAll<HTMLElement>('.pagedjs_page'));
  const wrong = sheets.findIndex((sheet, i) => Number(sheet.querySelector<HTMLElement>('section.page')?.dataset['n']) !== pages[i]?.number);
  if (sheets.length !== pages.length || wrong >= 0) throw new Error(`Paged.js made ${sheets.length} pages of ${pages.length}.`);
  return sheets;
}
