/** What was searched for, and where it stands. */
import type { FrameApi, Hit } from '../frame-api.js';

export class Finder {
  /** The places where the text stands, in the order of the pages. */
  hits: readonly Hit[] = [];
  /** Which of them is shown; -1 where none is. */
  current = -1;
  private text = '';

  /** Looks for a text in all pages. Nothing is found while there are none, or where there is nothing to look for. */
  search(text: string, api: FrameApi | null): void {
    this.text = text;
    this.current = -1;
    this.hits = api?.find(text) ?? [];
  }

  /** Looks again in pages that have changed. */
  again(api: FrameApi): void {
    if (this.text !== '') this.hits = api.find(this.text);
  }

  /** The hit so many after the one shown, round and round; -1 where there are none. */
  after(by: number): number {
    return this.hits.length === 0 ? -1 : (this.current + by + this.hits.length) % this.hits.length;
  }
}
