import { describe, expect, it } from 'vitest';
import type { ComposedIssue, ComposedPage, PlacedFrame, SetLine, SetText } from '../../src/model/compose.js';
import { OVERLAYS, overlays } from '../../src/render/overlay.js';
import { fakeMetrics, text } from '../compose/fake.js';

const { grid } = fakeMetrics();
const line = (wordSpace: number | null): SetLine => ({ words: [], width: 200, last: false, track: 0, wordSpace, turn: 0 });
const set = (...lines: SetLine[]): SetText => ({ view: text('a', 'x'), measure: 218, leading: 13, lines, justify: true });
const frame = (x: number, ...lines: SetLine[]): PlacedFrame => ({
  kind: 'frame', thread: 'port/vi', lang: 'vi', voice: 1, x, y: 26, width: 218, height: 130, end: 'full',
  children: [{ kind: 'lines', text: set(...lines), from: 0, to: lines.length, x: 0, y: 0, width: 218, indent: 0, marker: null, dropCap: null, endMark: false, own: false, part: null, repeated: false }],
});
const page = (number: number, ...placed: PlacedFrame[]): ComposedPage => ({
  kind: 'article', number, side: number % 2 === 0 ? 'left' : 'right', section: 1, articles: ['port'], opens: [], head: null, folio: true, placed, runs: [{ slug: 'port', from: 0, to: placed.length }], fixed: null,
});
const issue: ComposedIssue = { grid, pages: [page(2, frame(0, line(0.25), line(0.6)), frame(235, line(null))), page(3, frame(0, line(0.95)))] };

describe('overlays', () => {
  it('are one piece of SVG a page, outside of what readers are told', () => {
    const pieces = overlays(issue, OVERLAYS);
    expect(pieces.length).toBe(2);
    for (const piece of pieces) {
      expect(piece).toMatch(/^<svg class="overlay" aria-hidden="true"/);
      expect(piece).not.toContain('NaN');
    }
  });

  it('draw the grid line by line', () => {
    expect(overlays(issue, ['grid'])[0]!.match(/H453\.5/g)?.length).toBe(51);
  });

  it('tint loose lines and only those, with their word space', () => {
    const [first, second] = overlays(issue, ['loose']);
    expect(first!.match(/<rect/g)?.length).toBe(1);
    expect(first).toContain('>0.60</text>');
    expect(first).toContain('y="39"');
    expect(second).toContain('>0.95</text>');
  });

  it('number the frames of a thread and say where it goes on', () => {
    const [first, second] = overlays(issue, ['threads']);
    expect(first).toContain('>1</text>');
    expect(first).toContain('>2</text>');
    expect(first).toContain('to page 3');
    expect(second).toContain('from page 2');
    expect(second).toContain('port/vi ends');
  });

  it('place boxes by the side of the page', () => {
    const [left, right] = overlays(issue, ['boxes']);
    expect(left).toContain(`x="-${grid.outer}"`);
    expect(right).toContain(`x="-${grid.inner}"`);
  });

  it('name frames by their thread', () => {
    expect(overlays(issue, ['frames'])[1]!.match(/port\/vi/g)?.length).toBe(1);
  });
});
