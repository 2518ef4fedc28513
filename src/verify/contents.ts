/** The numbers on the contents page held against the folios of the pages on which the titles stand. */
import type { PageMap, Region } from '../model/layout.js';
import type { Message } from '../model/message.js';
import { PT_PER_MM } from '../model/paper.js';
import type { AttributedPage, PageGlyph } from './attribute.js';
import { contentsNumber } from './say.js';
import type { TextExpectation } from './units.js';

/** Takes down the numbers of the contents page by page, and holds them against the folios when all pages were looked at. */
export class ContentsCheck {
  private readonly printed = new Map<Region, number | null>();

  constructor(private readonly map: PageMap, private readonly texts: readonly TextExpectation[]) {}

  /** Looks at the next page. */
  page({ contents, glyphs }: AttributedPage): void {
    for (const region of this.map.regions) {
      if (region.owner.kind !== 'contents' || region.page !== contents.page) continue;
      this.printed.set(region, trailingNumber(glyphs.filter((g) => g.region === region && g.hidden === null)));
    }
  }

  /** Numbers that lead elsewhere. */
  messages(): Message[] {
    const { map, texts } = this;
    const opening = new Map<string, number>();
    for (const { owner, page } of map.regions) {
      if (owner.kind === 'opening' && !opening.has(owner.entry)) opening.set(owner.entry, page);
    }
    return map.regions.flatMap((region) => {
      if (region.owner.kind !== 'contents') return [];
      const { entry } = region.owner;
      const page = opening.get(entry);
      const folio = map.pages.find((facts) => facts.page === page)?.folio ?? null;
      const printed = this.printed.get(region) ?? null;
      if (printed !== null && printed === folio) return [];
      const title = texts.find((text) => text.within?.includes(entry));
      return [contentsNumber(title ? `${title.what} “${title.text}”` : entry, printed, folio, title?.place ?? null)];
    });
  }
}

/** Digits set closer than this to one another are one number, em: a title's year and the page number behind it are not. */
const CLOSE = 0.3;

/** The number that the last glyphs make, null when they are not digits. */
export function trailingNumber(glyphs: readonly PageGlyph[]): number | null {
  const isDigit = (g: PageGlyph | undefined): boolean => g !== undefined && /^\d+$/.test(g.glyph.text);
  let digits = '';
  for (let i = glyphs.length - 1; i >= 0 && isDigit(glyphs[i]); i -= 1) {
    const { glyph, run } = glyphs[i]!;
    const next = glyphs[i + 1];
    const gap = next ? next.glyph.x - (glyph.x + glyph.advance) : 0;
    const em = run.sizePt / PT_PER_MM;
    const apart = next !== undefined && (Math.abs(next.glyph.y - glyph.y) > 0.1 * em || Math.abs(gap) > CLOSE * em);
    if (apart) break;
    digits = glyph.text + digits;
  }
  return digits === '' ? null : Number(digits);
}
