/** Holds one unit's texts against the glyphs of its regions. */
import type { Message } from '../model/message.js';
import type { Region } from '../model/layout.js';
import { PT_PER_MM } from '../model/paper.js';
import { align, type Alignment, type Interval } from './align.js';
import { inReadingOrder, withoutOverlays, type PageGlyph } from './attribute.js';
import { isSubsequence, normalise, normalisePieces, withoutAnyMark, type Traced } from './normalise.js';
import { textDoubled, textOrder } from './say.js';
import type { TextExpectation, Unit } from './units.js';

/** A text of which something was not found where it should stand. */
export interface LostText {
  readonly text: TextExpectation;
  readonly plain: string;
  readonly missing: readonly Interval[];
  readonly unit: Unit;
}

export interface Comparison {
  readonly lost: readonly LostText[];
  /** Glyphs in the regions of running text that no text asks for. */
  readonly left: readonly (readonly PageGlyph[])[];
  readonly messages: readonly Message[];
}

/** Texts whose order among their neighbours is the layout's business. */
const UNORDERED = new Set(['box title', 'speaker', 'credit', 'caption']);
/** Texts that may stand on more than one page. */
const REPEATED = new Set(['nameplate', 'label', 'publisher', 'issuer', 'web address', 'mail address', 'phone number']);
/** A shorter text that turns up twice does so by chance: a name in a caption, say. */
const SHORTEST_DOUBLE = 6;
const SHORTEST_PART = 12;
/** Share of a lost text that may still stand as single letters. */
const MOST_TRACES = 0.6;

interface Reading extends Traced {
  readonly glyphs: readonly PageGlyph[];
}

const read = (glyphs: readonly PageGlyph[]): Reading => ({ ...normalisePieces(glyphs.map((g) => g.glyph.text)), glyphs });

/** @param seen  The visible glyphs of a region in painting order. */
export function compareUnit(unit: Unit, seen: (region: Region) => readonly PageGlyph[]): Comparison {
  const credits = unit.texts.filter((text) => text.what === 'credit');
  const texts = unit.texts.filter((text) => text.what !== 'credit');
  const blocks = texts.map((text) => normalise(text.text));
  const painted = read(unit.regions.flatMap((region) => seen(region)));
  const lostCredits = missingCredits(credits, painted.text, unit);
  if (painted.text === blocks.join('')) return { lost: lostCredits, left: [], messages: unit.exact ? misplacedLines(texts, startsOf(blocks), painted) : [] };

  const ordered = texts.map((text) => !UNORDERED.has(text.what));
  const { alignment, reading } = bestReading(unit, blocks, ordered, painted, seen);
  const messages: Message[] = [];
  const lost: LostText[] = [...lostCredits];
  alignment.found.forEach((found, i) => {
    if (found.missing.length > 0) lost.push({ text: texts[i]!, plain: blocks[i]!, missing: found.missing, unit });
    else if (found.displaced) messages.push(textOrder(texts[i]!, reading.glyphs[reading.from[found.at!]!]!.page));
  });
  if (unit.exact && reading === painted && messages.length === 0) messages.push(...misplacedLines(texts, alignment.found.map((f) => f.at), painted));
  const left = alignment.left.flatMap(({ start, end }) => {
    const rest = doubled(reading, start, end, texts, blocks, lost, messages);
    return rest && unit.exact ? [rest] : [];
  });
  return { lost, left, messages };
}

/** Painting order first; where it does not come out, without overlays, then as the eye reads. The first with the fewest faults counts. */
function bestReading(
  unit: Unit, blocks: readonly string[], ordered: readonly boolean[], painted: Reading, seen: (region: Region) => readonly PageGlyph[],
): { alignment: Alignment; reading: Reading } {
  const plain = unit.regions.map((region) => withoutOverlays(seen(region)));
  const readings = [painted, read(plain.flat()), read(plain.flatMap(inReadingOrder))];
  let best: { alignment: Alignment; reading: Reading; cost: number } | null = null;
  for (const reading of readings) {
    const alignment = align(blocks, reading.text, ordered);
    const cost = alignment.found.filter((f) => f.missing.length > 0 || f.displaced).length + (unit.exact ? alignment.left.length : 0);
    if (!best || cost < best.cost) best = { alignment, reading, cost };
    if (cost === 0) break;
  }
  return best!;
}

function missingCredits(credits: readonly TextExpectation[], text: string, unit: Unit): LostText[] {
  if (credits.length === 0) return [];
  const bare = withoutAnyMark(text);
  return credits.flatMap((credit) => {
    const plain = normalise(credit.text);
    return bare.includes(withoutAnyMark(plain)) ? [] : [{ text: credit, plain, missing: [{ start: 0, end: plain.length }], unit }];
  });
}

/** Looks in a left-over for texts that stand elsewhere already. Answers with its glyphs where it is something else, null otherwise. */
function doubled(
  reading: Reading, start: number, end: number, texts: readonly TextExpectation[], blocks: readonly string[], lost: readonly LostText[], messages: Message[],
): readonly PageGlyph[] | null {
  let rest = reading.text.slice(start, end);
  const page = reading.glyphs[reading.from[start]!]!.page;
  blocks.forEach((block, i) => {
    if (block.length < SHORTEST_DOUBLE && block !== rest) return;
    if (lost.some((l) => l.text === texts[i]) || !rest.includes(block)) return;
    if (!REPEATED.has(texts[i]!.what)) messages.push(textDoubled(texts[i]!, page, null));
    rest = rest.replace(block, '');
  });
  if (rest === '') return null;
  // Letters that stayed of lines that were clipped or covered belong to what is reported lost.
  if (lost.some((l) => rest.length <= MOST_TRACES * l.plain.length && isSubsequence(rest, missingText(l)))) return null;
  const part = rest.length < SHORTEST_PART ? -1 : blocks.findIndex((block, i) => block.includes(rest) && !REPEATED.has(texts[i]!.what));
  if (part >= 0) {
    messages.push(textDoubled(texts[part]!, page, rest.slice(0, 40)));
    return null;
  }
  return reading.from.slice(start, end).map((index) => reading.glyphs[index]!);
}

/** The missing characters of a text, comparable, put together. */
export const missingText = (lost: LostText): string => lost.missing.map(({ start, end }) => lost.plain.slice(start, end)).join('');

/** How far up, in em, a line may start without being a line further up: accents, superscripts, drop caps beside. */
const UP = 0.8;

/**
 * Words painted in the right order may still stand in the wrong one. In a frame every glyph stands below the one before or to the
 * right of it (the next column, the next cell); one that goes up and to the left is out of order. One message a frame.
 * @param starts  Where in the text read each source text starts, null for one that is lost.
 */
function misplacedLines(texts: readonly TextExpectation[], starts: readonly (number | null)[], reading: Reading): Message[] {
  const messages: Message[] = [];
  let last: PageGlyph | null = null;
  let told: Region | null = null;
  for (const [index, item] of reading.glyphs.entries()) {
    if (last && last.region === item.region && item.region !== told) {
      const em = item.run.sizePt / PT_PER_MM;
      const upright = item.run.direction[0] > 0.99 && last.run.direction[0] > 0.99;
      if (upright && item.glyph.y < last.glyph.y - UP * em && item.glyph.x < last.glyph.x - 0.5 * em) {
        const text = texts[blockAt(starts, reading.from.indexOf(index))];
        if (text) messages.push(textOrder(text, item.page));
        told = item.region;
      }
    }
    last = item;
  }
  return messages;
}

/** Where each block starts in their sum. */
function startsOf(blocks: readonly string[]): number[] {
  let at = 0;
  return blocks.map((block) => (at += block.length) - block.length);
}

/** The last block that starts at or before a character. */
const blockAt = (starts: readonly (number | null)[], at: number): number => starts.findLastIndex((start) => start !== null && start <= at);
