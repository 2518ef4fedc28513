/** What a page in the browser may load, its document and the files that are named for it and nothing else; and its end. */
import type { Page } from 'puppeteer';
import { pathToFileURL } from 'node:url';

/** Collects what was refused. */
export interface Guard {
  allow(path: string): void;
  readonly refused: readonly string[];
}

/** Lets a page load only the files that were allowed; every other request is refused and remembered. */
export async function guardPage(page: Page, allowed: readonly string[]): Promise<Guard> {
  const urls = new Set(allowed.map((path) => pathToFileURL(path).href));
  const refused: string[] = [];
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const url = request.url();
    if (urls.has(url) || url.startsWith('data:')) void request.continue();
    else {
      refused.push(url);
      void request.abort('accessdenied');
    }
  });
  return { allow: (path) => urls.add(pathToFileURL(path).href), refused };
}

/** How long a page may take to close, ms. */
const CLOSE_MS = 2_000;

/** Closes a page. One that hangs is not waited for: it ends with the browser, and what it hangs in has been told. */
export async function closePage(page: Page): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, CLOSE_MS)));
  try {
    await Promise.race([page.close(), enough]);
  } finally {
    clearTimeout(timer);
  }
}
