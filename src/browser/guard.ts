/** What a page in the browser may load: its document and the files that are named for it, nothing else. */
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
