/** What a page in the browser may load, its document and the files that are named for it and nothing else; and its end. */
import type { Page } from 'puppeteer';
import { pathToFileURL } from 'node:url';

/** What a page asked for and was not given. */
export interface Refusal {
  /** The address; null for a script inside the page, which has none. */
  readonly url: string | null;
  /** What it was asked as: image, font, stylesheet, script, … */
  readonly kind: string;
}

/** Collects what was refused, each once. */
export interface Guard {
  allow(path: string): void;
  readonly refused: readonly Refusal[];
}

/** How Chromium words what the document's own policy stops before it is asked for. */
const BY_POLICY = /^(.*?) (?:because it )?violates the following (?:report-only )?Content Security Policy directive/s;

/** `Loading the image 'http://…'` as a refusal. */
const ofPolicy = (said: string): Refusal => ({
  url: /'([^']*)'/.exec(said)?.[1] ?? null,
  kind: said.replace(/\s*'[^']*'/, '').replace(/^(?:loading|executing|refused to (?:load|execute|apply))\s+(?:the\s+)?/i, '').toLowerCase(),
});

/** Lets a page load only the files that were allowed; every other request, and what the document's policy stops, is refused and remembered. */
export async function guardPage(page: Page, allowed: readonly string[]): Promise<Guard> {
  const urls = new Set(allowed.map((path) => pathToFileURL(path).href));
  const refused = new Map<string, Refusal>();
  const refuse = (refusal: Refusal): void => void refused.set(JSON.stringify(refusal), refusal);
  // A page that crashes answers nothing any more, while the browser lives on: it is ended, so that whoever waits hears of it.
  page.on('error', () => page.browser().process()?.kill('SIGKILL'));
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const url = request.url();
    if (urls.has(url) || url.startsWith('data:')) void request.continue();
    else {
      refuse({ url, kind: request.resourceType() });
      void request.abort('accessdenied');
    }
  });
  page.on('console', (message) => {
    const stopped = BY_POLICY.exec(message.text())?.[1];
    if (stopped !== undefined) refuse(ofPolicy(stopped));
  });
  return {
    allow: (path) => urls.add(pathToFileURL(path).href),
    get refused() {
      return [...refused.values()];
    },
  };
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
