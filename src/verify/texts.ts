/** Every text of the source looked for on the pages: lost, hidden, doubled, out of order, or something that nobody asked for. */
import type { PageMap, Region } from '../model/layout.js';
import type { Message } from '../model/message.js';
import { PT_PER_MM } from '../model/paper.js';
import type { AttributedPage, PageGlyph } from './attribute.js';
import { compareUnit, missingText, type Comparison } from './compare.js';
import { normalise, normalisePieces } from './normalise.js';
import { strayText, textDoubled, textHidden, textLost, type Unseen } from './say.js';
import { push, units, type TextExpectation, type Unit } from './units.js';
import { chunk, chunks, explain, type Chunk } from './unseen.js';

/** Stray glyphs shorter than this, comparable, are ornaments that a style draws. */
const SHORTEST_STRAY = 2;
/** Share of a stray text that must be part of a text of the source to be called its double. */
const SHORTEST_DOUBLE = 8;

/** What is looked through page by page; glyphs of a text are held until the last page on which it may stand, then compared and let go. */
export class TextCheck {
  private readonly units: readonly Unit[];
  private readonly unitOf = new Map<Region, number>();
  private readonly seen = new Map<Region, PageGlyph[]>();
  private readonly compared: (Comparison | null)[];
  private readonly strays: Chunk[] = [];
  private readonly hidden: Chunk[] = [];
  private readonly elsewhere: Chunk[] = [];
  private readonly endingOn = new Map<number, number[]>();

  constructor(map: PageMap, private readonly texts: readonly TextExpectation[]) {
    this.units = units(map, texts);
    this.compared = this.units.map(() => null);
    for (const [i, { regions }] of this.units.entries()) {
      for (const region of regions) this.unitOf.set(region, i);
      const last = Math.max(0, ...regions.map((region) => region.page));
      push(this.endingOn, last, i);
    }
  }

  /** Looks at the next page. */
  page(page: AttributedPage): void {
    for (const glyph of page.glyphs) {
      if (glyph.hidden !== null || !glyph.region || !this.unitOf.has(glyph.region)) continue;
      push(this.seen, glyph.region, glyph);
    }
    this.strays.push(...strayChunks(page));
    this.hidden.push(...hiddenChunks(page));
    this.elsewhere.push(...elsewhere(page));
    for (const unit of this.endingOn.get(page.contents.page) ?? []) this.compare(unit);
  }

  private compare(index: number): Comparison {
    const unit = this.units[index]!;
    const compared = compareUnit(unit, (region) => this.seen.get(region) ?? []);
    for (const region of unit.regions) this.seen.delete(region);
    return (this.compared[index] = compared);
  }

  /** What there is to say when all pages were looked at. */
  messages(): Message[] {
    const { texts, strays } = this;
    const compared = this.compared.map((known, i) => known ?? this.compare(i));
    const leftovers = compared.flatMap((c) => c.left).map((glyphs) => chunk('outside-frame', glyphs));
    const lost = lostMessages(compared, [...this.hidden, ...strays, ...leftovers, ...this.elsewhere]);
    const uncalled = [...strays, ...leftovers].flatMap((c) => strayMessages(c, texts));
    return [...compared.flatMap((c) => c.messages), ...lost, ...uncalled];
  }
}

const hiddenChunks = (page: AttributedPage): Chunk[] => chunks(page.glyphs, (g) => g.hidden);

/** Visible glyphs that no region holds. */
const strayChunks = (page: AttributedPage): Chunk[] => chunks(page.glyphs, (g): Unseen | null => (g.hidden === null && g.region === null ? 'outside-frame' : null));

/** Visible glyphs in regions that hold no text of their own: running text that has flowed over a picture or a folio. */
const elsewhere = (page: AttributedPage): Chunk[] =>
  chunks(page.glyphs, (g): Unseen | null => {
    const kind = g.region?.owner.kind;
    return g.hidden === null && (kind === 'picture' || kind === 'furniture') ? 'outside-frame' : null;
  });

function lostMessages(compared: readonly Comparison[], pool: readonly Chunk[]): Message[] {
  return compared.flatMap((c) => c.lost).map((lost) => {
    const missing = missingText(lost).length;
    const from = lost.missing[0]!.start;
    const reason = explain(lost, pool);
    if (!reason) return textLost(lost.text, missing, lost.plain.length, from);
    return textHidden(lost.text, reason.why, reason.page, missing, lost.plain.length, from);
  });
}

/** What is left of a chunk that explains nothing, cut into lines that follow one another. */
function strayMessages(c: Chunk, texts: readonly TextExpectation[]): Message[] {
  const rest = new Set<PageGlyph>();
  for (const [i, glyph] of c.from.entries()) if (!c.used[i]) rest.add(c.glyphs[glyph]!);
  const messages: Message[] = [];
  for (const passage of passages([...rest])) {
    const plain = normalisePieces(passage.map((g) => g.glyph.text)).text;
    if (plain.length < SHORTEST_STRAY) continue;
    const first = passage[0]!;
    const double = plain.length < SHORTEST_DOUBLE
      ? texts.find((text) => normalise(text.text) === plain)
      : texts.find((text) => normalise(text.text).includes(plain));
    if (double) {
      const whole = normalise(double.text).length === plain.length;
      messages.push(textDoubled(double, first.page, whole ? null : plain.slice(0, 40)));
    } else messages.push(strayText(passage.map((g) => g.glyph.text).join('').slice(0, 60), first.page, first.glyph.x, first.glyph.y));
  }
  return messages;
}

/** Glyphs cut wherever the next stands more than a few lines away from the one before. */
function passages(glyphs: readonly PageGlyph[]): PageGlyph[][] {
  const all: PageGlyph[][] = [];
  let last: PageGlyph | null = null;
  for (const item of glyphs) {
    const em = item.run.sizePt / PT_PER_MM;
    const follows = last !== null && Math.abs(item.glyph.y - last.glyph.y) < 3 * em && Math.abs(item.run.sizePt - last.run.sizePt) < 0.1;
    if (follows) all.at(-1)!.push(item);
    else all.push([item]);
    last = item;
  }
  return all;
}
