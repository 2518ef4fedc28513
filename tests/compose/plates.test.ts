/** Pictures that are left when the text is over. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { platePage } from '../../src/compose/plates.js';
import { evenColumns } from '../../src/compose/page.js';
import type { FloatView } from '../../src/compose/flow.js';
import type { PlacedPicture } from '../../src/model/compose.js';
import type { FilledPage, PageTask } from '../../src/compose/page-task.js';
import type { FigureView } from '../../src/model/view.js';
import { fakeMetrics, figure, text, words } from './fake.js';

const metrics = fakeMetrics();
const columns = evenColumns(2, 453.5, 17, 0);
const task = (waiting: readonly FloatView[], top = 0): PageTask => ({ columns, streams: [{ thread: 'test/vi', lang: 'vi', voice: 1, queue: [] }], waiting, top, rows: 50, titled: false, headed: false, balance: true, step: 'free' });
const sized = (key: string, width: number, height: number, span: FigureView['span'] = 'column'): FigureView => {
  const plain = figure(key, span);
  return { ...plain, picture: { ...plain.picture, width, height } };
};
const pictures = (page: FilledPage): PlacedPicture[] => page.placed.filter((p): p is PlacedPicture => p.kind === 'picture');

describe('platePage', () => {
  it('sets one picture across the type area, not in a column beside nothing', () => {
    const [only] = pictures(platePage(task([sized('a', 3000, 2000)]), metrics));
    expect(only!.width).toBeCloseTo(453.5);
    expect(only!.height / only!.width).toBeCloseTo(2 / 3, 1);
  });

  it('enlarges no picture beyond what its pixels give, and sets a tall one narrower rather than cut it', () => {
    expect(pictures(platePage(task([sized('small', 900, 600)]), metrics))[0]!.width).toBeCloseTo(900 * 72 / 225);
    const [tall] = pictures(platePage(task([sized('tall', 2000, 6000)]), metrics));
    expect(tall!.width).toBeLessThan(300);
    expect(tall!.height).toBeGreaterThan(tall!.width * 2.3);
  });

  it('fills a gallery’s own page: one picture leads where two rows of two would leave much of it empty', () => {
    const gallery = (shapes: readonly (readonly [number, number])[]): FloatView => ({ kind: 'gallery', id: 'g', figures: shapes.map(([w, h], i) => sized(String(i), w, h)) });
    const page = platePage(task([gallery([[2400, 1600], [2400, 1600], [2400, 1600], [2400, 1600]])]), metrics);
    const shown = pictures(page);
    expect(shown.map((p) => p.picture.key)).toEqual(['0', '1', '2', '3']);
    expect(shown[0]!.width).toBeCloseTo(453.5);
    expect(new Set(shown.slice(1).map((p) => Math.round(p.y))).size).toBe(1);
    expect(page.waiting).toEqual([]);
    // So many that rows of their own would not do stay the even grid that they are elsewhere.
    expect(pictures(platePage(task([gallery(Array.from({ length: 9 }, () => [2400, 1600] as const))]), metrics))).toHaveLength(9);
  });

  it('keeps a portrait beside two landscapes whole, unless its caption would be a long ribbon', () => {
    const said = (figure: FigureView, caption: string): FigureView => ({ ...figure, captions: [{ ...text(`${figure.picture.key}/caption`, caption, 'caption') }] });
    const gallery = (caption: string): FloatView => ({ kind: 'gallery', id: 'g', figures: [sized('a', 2400, 1500), sized('b', 1400, 2100), sized('c', 1600, 1600), sized('d', 2100, 1400), said(sized('e', 1500, 1900), caption)] });
    const bottomOf = (page: FilledPage): number => Math.max(...page.placed.map((p) => (p.kind === 'picture' ? p.y + p.height : 0)));
    const short = platePage(task([gallery('A caption')], 14), metrics);
    expect(short.waiting).toEqual([]);
    for (const { picture, width, height } of pictures(short)) expect(Math.abs(Math.log((width * picture.height) / picture.width / height)), picture.key).toBeLessThan(Math.log(1.25));
    expect(bottomOf(short)).toBeLessThan(50 * 13);
    const long = platePage(task([gallery(words(60))], 14), metrics);
    expect(pictures(long).map((p) => p.picture.key)).toEqual(['a', 'b', 'c', 'd']);
    expect(long.waiting.map((f) => (f.kind === 'figure' ? f.picture.key : f.id))).toEqual(['e']);
  });

  it('puts what is left of a page to no use for which it is too small', () => {
    const shape = fc.record({ width: fc.integer({ min: 1000, max: 4000 }), height: fc.integer({ min: 1000, max: 4000 }) });
    fc.assert(
      fc.property(fc.array(shape, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 52 }), fc.boolean(), (shapes, top, together) => {
        const figures = shapes.map((s, i) => sized(String(i), s.width, s.height));
        const page = platePage(task(together ? [{ kind: 'gallery', id: 'g', figures }] : figures, top), metrics);
        for (const placed of page.placed) {
          if (placed.kind === 'picture') expect(placed.height).toBeGreaterThan(3 * 13);
          if (placed.kind !== 'lines') expect(placed.y).toBeGreaterThanOrEqual(top * 13);
          expect(placed.y + (placed.kind === 'lines' ? (placed.to - placed.from) * placed.text.leading : placed.height)).toBeLessThanOrEqual(50 * 13 + 1e-6);
        }
        const keys = page.waiting.flatMap((f) => (f.kind === 'gallery' ? f.figures : [f])).map((f) => f.picture.key);
        expect([...pictures(page).map((p) => p.picture.key), ...keys]).toEqual(figures.map((f) => f.picture.key));
      }),
      { numRuns: 300 },
    );
  });

  it('parts a gallery whose even grid would cut most of a picture off', () => {
    const shapes = [[2400, 1600], [1600, 2400], [3600, 1200], [1600, 1600], [2400, 1600], [1500, 2000], [2200, 1500]] as const;
    let waiting: readonly FloatView[] = [{ kind: 'gallery', id: 'g', figures: shapes.map(([w, h], i) => sized(String(i), w, h)) }];
    const seen: PlacedPicture[] = [];
    for (let n = 0; waiting.length > 0 && n < 3; n += 1) {
      const page = platePage(task(waiting), metrics);
      seen.push(...pictures(page));
      waiting = page.waiting;
    }
    expect(seen.map((p) => p.picture.key)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
    for (const { picture, width, height } of seen) expect(Math.abs(Math.log((width * picture.height) / picture.width / height)), picture.key).toBeLessThan(Math.log(1.35));
  });

  it('hands those that fill pages on when all before them have their places', () => {
    const page = platePage(task([sized('a', 3000, 2000), sized('b', 3000, 4000, 'bleed'), sized('c', 3000, 2000)]), metrics);
    expect(pictures(page).map((p) => p.picture.key)).toEqual(['a']);
    expect(page.full.map((f) => (f.kind === 'figure' ? f.picture.key : ''))).toEqual(['b']);
    expect(page.waiting.length).toBe(1);
  });

  it('shows pictures of any shape in order, inside the page, clear of each other, each once', () => {
    const shape = fc.record({ width: fc.integer({ min: 300, max: 5000 }), height: fc.integer({ min: 300, max: 5000 }), span: fc.constantFrom('column', 'two', 'page') });
    fc.assert(
      fc.property(fc.array(shape, { minLength: 1, maxLength: 14 }), (shapes) => {
        let waiting: readonly FloatView[] = shapes.map((s, i) => sized(String(i), s.width, s.height, s.span as FigureView['span']));
        const seen: string[] = [];
        for (let n = 0; waiting.length > 0; n += 1) {
          expect(n).toBeLessThan(20);
          const page = platePage(task(waiting), metrics);
          const shown = pictures(page);
          expect(shown.length).toBeGreaterThan(0);
          for (const p of page.placed) if (p.kind === 'lines') expect(p.y + p.text.lines.length * p.text.leading).toBeLessThanOrEqual(50 * 13 + 0.01);
          shown.forEach((a, i) => {
            seen.push(a.picture.key);
            expect(a.height).toBeGreaterThan(13);
            expect(a.x + a.width).toBeLessThanOrEqual(453.51);
            expect(a.y + a.height).toBeLessThanOrEqual(50 * 13 + 0.01);
            for (const b of shown.slice(i + 1)) expect(b.y >= a.y + a.height - 0.01 || b.x >= a.x + a.width - 0.01).toBe(true);
          });
          waiting = page.waiting;
        }
        expect(seen).toEqual(shapes.map((_, i) => String(i)));
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
