/** From a place on a page back to the source, for files that we made: the page map says what stands where. */
import type { FindingSource } from '../model/finding.js';
import { placeKey, type Expectation, type PageMap, type Region } from '../model/layout.js';
import type { RectMm } from '../model/paper.js';

/** What a build knows of its pages. */
export interface PageSource {
  readonly map: PageMap;
  /** Texts and pictures of the source, with the keys that the map's regions have. */
  readonly expectations: readonly Expectation[];
}

/** Answers with the source of a place; null where none is known. `words` is the text that stands there, null for what is no text. */
export type Attribute = (page: number, rect: RectMm, words: string | null) => FindingSource | null;

/** Letters alone: how a text is typed, broken and hyphenated makes no difference. */
const plain = (text: string): string => text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

export function attribution({ map, expectations }: PageSource): Attribute {
  const byKey = new Map(expectations.map((each) => [each.key, each]));
  const threads = new Map<string, { readonly expectation: Expectation; readonly text: string }[]>();
  for (const expectation of expectations) {
    if (expectation.kind !== 'text' || expectation.thread === null) continue;
    threads.set(expectation.thread, [...(threads.get(expectation.thread) ?? []), { expectation, text: plain(expectation.text) }]);
  }
  const regions = new Map<number, Region[]>();
  for (const region of map.regions) regions.set(region.page, [...(regions.get(region.page) ?? []), region]);

  return (page, rect, words) => {
    const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
    const here = (regions.get(page) ?? [])
      .filter(({ rect: r, owner }) => owner.kind !== 'opening' && x >= r.x && x <= r.x + r.width && y >= r.y && y <= r.y + r.height)
      .sort((a, b) => a.rect.width * a.rect.height - b.rect.width * b.rect.height);
    for (const { owner } of here) {
      // Text over a photo is not the photo's (that in a drawing is its own), and a picture in a column is not the text's.
      if (owner.kind === 'picture' && !owner.vector && words !== null) continue;
      const found = owner.kind === 'thread' ? (words === null ? null : inThread(threads.get(owner.thread) ?? [], plain(words))) : owner.kind === 'picture' || owner.kind === 'text' ? (byKey.get(owner.key) ?? null) : null;
      if (found) return { place: found.place, name: found.kind === 'picture' ? found.name : found.what };
    }
    return null;
  };
}

function inThread(texts: readonly { readonly expectation: Expectation; readonly text: string }[], words: string): Expectation | null {
  return words === '' ? null : (texts.find(({ text }) => text.includes(words))?.expectation ?? null);
}

/** `articles/geopark/vi.md:41` */
export const sourceName = ({ place }: FindingSource): string => placeKey(place).replace(/:\d+$/, '');
