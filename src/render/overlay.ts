/** What `--show` draws over the pages: baseline grid, frames, page boxes, thread order, loose lines. Inline SVG in pt, one piece a page. */
import type { ComposedIssue, ComposedPage, Grid, Placed, PlacedFrame, PlacedLines } from '../model/compose.js';
import { BLEED_MM, mmToPt, TRIM_MM } from '../model/paper.js';
import { escapeHtml } from './html.js';

/** All overlays, in the order in which they are drawn. */
export const OVERLAYS = ['grid', 'loose', 'frames', 'boxes', 'threads'] as const;

/** Something to draw over the pages. */
export type Overlay = (typeof OVERLAYS)[number];

const COLOURS = { grid: '#00a0c8', type: '#c800a0', trim: '#d00000', bleed: '#0060d0', picture: '#6a6a6a', box: '#a06a00', voice: { 1: '#0a7a2f', 2: '#7a1fa0' } } as const;
/** A line is tinted from the loose limit on, and fully at this much more, em. */
const VERY_LOOSE = 0.4;

const n = (value: number): string => String(Math.round(value * 100) / 100);

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const rect = (r: Rect, attributes: string): string => `<rect x="${n(r.x)}" y="${n(r.y)}" width="${n(r.width)}" height="${n(r.height)}" ${attributes}/>`;
const line = (x1: number, y1: number, x2: number, y2: number, attributes: string): string => `<path d="M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}" ${attributes}/>`;

/** Words on a white ground, so that they can be read over text and pictures. */
function label(x: number, y: number, text: string, colour: string, anchor: 'start' | 'middle' | 'end' = 'start'): string {
  return `<text x="${n(x)}" y="${n(y)}" fill="${colour}" text-anchor="${anchor}" stroke="#ffffff" stroke-width="2" stroke-linejoin="round" paint-order="stroke">${escapeHtml(text)}</text>`;
}

/** Where the type area's corner lies from the trim's. */
const originOf = (page: ComposedPage, grid: Grid): { x: number; y: number } => ({ x: page.side === 'left' ? grid.outer : grid.inner, y: grid.head });

function gridLines({ unit, rows, width }: Grid): string {
  let path = '';
  for (let i = 0; i <= rows; i += 1) path += `M0 ${n(i * unit)}H${n(width)}`;
  let out = `<path d="${path}" stroke="${COLOURS.grid}" stroke-width="0.25" opacity="0.75"/>`;
  // Every fifth unit is numbered in the margin.
  for (let i = 5; i <= rows; i += 5) out += label(-3, i * unit, String(i), COLOURS.grid, 'end');
  return out;
}

function boxLines(page: ComposedPage, grid: Grid): string {
  const { x, y } = originOf(page, grid);
  const trim = { x: -x, y: -y, width: mmToPt(TRIM_MM.width), height: mmToPt(TRIM_MM.height) };
  const bleed = mmToPt(BLEED_MM);
  const outer = { x: trim.x - bleed, y: trim.y - bleed, width: trim.width + 2 * bleed, height: trim.height + 2 * bleed };
  const type = { x: 0, y: 0, width: grid.width, height: grid.rows * grid.unit };
  const of = (box: Rect, colour: string, words: string): string => rect(box, `fill="none" stroke="${colour}" stroke-width="0.5"`) + label(box.x + 3, box.y - 2, words, colour);
  return of(outer, COLOURS.bleed, 'bleed') + rect(trim, `fill="none" stroke="${COLOURS.trim}" stroke-width="0.5"`) + label(trim.x + 3, trim.y + 8, 'trim', COLOURS.trim) + of(type, COLOURS.type, 'type area');
}

function frameLines(page: ComposedPage): string {
  return page.placed.map((piece): string => {
    if (piece.kind === 'frame') {
      const colour = COLOURS.voice[piece.voice];
      return rect(piece, `fill="${colour}" fill-opacity="0.05" stroke="${colour}" stroke-width="0.6"`) + label(piece.x + piece.width - 2, piece.y - 2, piece.thread, colour, 'end');
    }
    if (piece.kind === 'picture') return rect(piece, `fill="none" stroke="${COLOURS.picture}" stroke-width="0.6" stroke-dasharray="4 2"`);
    if (piece.kind === 'lines') return rect({ x: piece.x, y: piece.y, width: piece.width, height: (piece.to - piece.from) * piece.text.leading }, `fill="none" stroke="${COLOURS.picture}" stroke-width="0.4" stroke-dasharray="1 2"`);
    return piece.width > 0 ? rect(piece, `fill="none" stroke="${COLOURS.box}" stroke-width="0.6" stroke-dasharray="4 2"`) : '';
  }).join('');
}

/** A frame with its number in its thread. */
interface Numbered {
  readonly page: number;
  readonly frame: PlacedFrame;
  readonly number: number;
}

function numbered(issue: ComposedIssue): Map<string, Numbered[]> {
  const threads = new Map<string, Numbered[]>();
  for (const page of issue.pages) {
    for (const frame of page.placed) {
      if (frame.kind !== 'frame') continue;
      const list = threads.get(frame.thread) ?? [];
      list.push({ page: page.number, frame, number: list.length + 1 });
      threads.set(frame.thread, list);
    }
  }
  return threads;
}

const arrow = (x1: number, y1: number, x2: number, y2: number, colour: string): string => {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const head = (side: number): string => `L${n(x2 - 7 * ux + side * 3 * uy)} ${n(y2 - 7 * uy - side * 3 * ux)}`;
  return line(x1, y1, x2 - 5 * ux, y2 - 5 * uy, `fill="none" stroke="${colour}" stroke-width="1.2" opacity="0.75"`) + `<path d="M${n(x2)} ${n(y2)}${head(1)}${head(-1)}Z" fill="${colour}"/>`;
};

/**
 * From the foot of each frame to the head of the next one of its thread; where that stands on another page its number is told.
 * @param named the frames' names stand there already.
 */
function threadLines(page: ComposedPage, threads: ReadonlyMap<string, readonly Numbered[]>, named: boolean): string {
  let out = '';
  for (const [thread, frames] of threads) {
    frames.forEach(({ page: at, frame, number }, i) => {
      if (at !== page.number) return;
      const colour = COLOURS.voice[frame.voice];
      const next = frames[i + 1];
      const before = frames[i - 1];
      // Numbers stand in gutter and margin, words above and below the frame: the text stays free.
      const foot = { x: frame.x + frame.width - 12, y: frame.y + frame.height };
      const head = { x: frame.x - 8, y: frame.y + 7 };
      if (next && next.page === at) out += arrow(foot.x, foot.y - 4, next.frame.x - 1, next.frame.y + 9, colour);
      else if (next) out += arrow(foot.x, foot.y, foot.x, foot.y + 13, colour) + label(foot.x - 5, foot.y + 9, `to page ${next.page}`, colour, 'end');
      else out += rect({ x: foot.x + 5, y: foot.y + 2.5, width: 7, height: 7 }, `fill="${colour}"`) + label(foot.x + 2, foot.y + 9, `${thread} ends`, colour, 'end');
      out += `<circle cx="${n(head.x)}" cy="${n(head.y)}" r="6.5" fill="${colour}"/><text x="${n(head.x)}" y="${n(head.y + 2.4)}" fill="#ffffff" text-anchor="middle">${number}</text>`;
      if (!before) out += named ? '' : label(frame.x, frame.y - 2, thread, colour);
      else if (before.page !== at) out += label(frame.x, frame.y - 2, `from page ${before.page}`, colour);
    });
  }
  return out;
}

function* linesOn(list: readonly Placed[], x: number, y: number): Generator<{ readonly lines: PlacedLines; readonly x: number; readonly y: number }> {
  for (const piece of list) {
    if (piece.kind === 'lines') yield { lines: piece, x: x + piece.x, y: y + piece.y };
    else if (piece.kind !== 'picture') yield* linesOn(piece.children, x + piece.x, y + piece.y);
  }
}

function looseLines(page: ComposedPage, limit: number): string {
  let out = '';
  for (const { lines, x, y } of linesOn(page.placed, 0, 0)) {
    for (let i = lines.from; i < lines.to; i += 1) {
      const { wordSpace } = lines.text.lines[i]!;
      if (wordSpace === null || wordSpace <= limit) continue;
      const top = y + (i - lines.from) * lines.text.leading;
      const strength = Math.min(1, (wordSpace - limit) / VERY_LOOSE);
      out += rect({ x, y: top, width: lines.width, height: lines.text.leading }, `fill="${strength > 0.95 ? '#e00000' : '#ff9000'}" fill-opacity="${n(0.25 + 0.35 * strength)}"`);
      out += label(x + lines.width + 0.8, top + lines.text.leading - 4, wordSpace.toFixed(2), '#c04000');
    }
  }
  return out;
}

/** One piece of SVG a page, to stand in its section on top of everything else. */
export function overlays(issue: ComposedIssue, show: readonly Overlay[]): string[] {
  const { grid } = issue;
  const threads = numbered(issue);
  return issue.pages.map((page): string => {
    // Pages that templates lay out count from the trim and have neither frames nor lines of ours.
    const shift = page.fixed ? originOf(page, grid) : { x: 0, y: 0 };
    const draw: Record<Overlay, () => string> = {
      grid: () => (page.fixed ? '' : gridLines(grid)),
      loose: () => looseLines(page, grid.wordSpaceLoose),
      frames: () => frameLines(page),
      boxes: () => boxLines(page, grid),
      threads: () => threadLines(page, threads, show.includes('frames')),
    };
    const height = grid.rows * grid.unit;
    return `<svg class="overlay" aria-hidden="true" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(grid.width)} ${n(height)}" style="position:absolute;left:${n(shift.x)}pt;top:${n(shift.y)}pt;width:${n(grid.width)}pt;height:${n(height)}pt;overflow:visible;z-index:10;font:600 6.5pt var(--sans);font-size:6.5px">${OVERLAYS.filter((name) => show.includes(name)).map((name) => draw[name]()).join('')}</svg>`;
  });
}
