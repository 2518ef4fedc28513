/** What has come from the server: the newest state, and the pages it is made of, each sent once. */
import type { Update } from '../../wire.js';

export class Received {
  update: Update | null = null;
  shell = '';
  private readonly html = new Map<string, string>();

  /** Takes what is new and drops the pages that are no longer in the issue. */
  take(news: Update): void {
    this.update = news;
    if (news.shell.html !== null) this.shell = news.shell.html;
    for (const page of news.pages) if (page.html !== null) this.html.set(page.hash, page.html);
    const held = new Set(news.pages.map((page) => page.hash));
    for (const hash of this.html.keys()) if (!held.has(hash)) this.html.delete(hash);
  }

  /** A page's HTML, by its hash. */
  page(hash: string): string {
    return this.html.get(hash) ?? '';
  }

  /** How many pages there are. */
  get count(): number {
    return this.update?.pages.length ?? 0;
  }
}
