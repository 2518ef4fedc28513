/** Two files compared: every class of difference, pages put in and taken out, text that flows, and the truth of `same`. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffPdfs, isSame, type Diff, type Pair } from '../../src/diff/index.js';
import { openRaster } from '../../src/raster/index.js';
import { make, story, type MadePage } from './make.js';

const compare = async (olds: readonly MadePage[], news: readonly MadePage[]): Promise<Diff> => diffPdfs(await make(olds), await make(news));
const pages = (count: number): MadePage[] => Array.from({ length: count }, (_, i) => ({ lines: story(i + 1) }));
const changed = (diff: Diff): Pair[] => diff.pairs.filter((pair) => pair.kinds.length > 0);
const told = (diff: Diff): string[] => changed(diff).map((pair) => `${pair.old}>${pair.new} ${pair.kinds.join('+')}`);
const words = (diff: Diff): string[] => diff.pairs.flatMap((pair) => pair.words.map((w) => `${w.old?.text ?? ''} > ${w.new?.text ?? ''}`));
const numbers = (diff: Diff): string => diff.pairs.map((pair) => `${pair.old}>${pair.new}`).join(' ');

const swap = (list: readonly MadePage[], at: number, change: MadePage): MadePage[] => list.map((page, i) => (i === at ? { ...page, ...change } : page));
const PHOTO = { colour: '#c03020', x: 30, y: 40, width: 120, height: 90 };

describe('one class each', () => {
  test('the same file', async () => {
    const diff = await compare(pages(4), pages(4));
    expect(isSame(diff)).toBe(true);
    expect(diff).toMatchObject({ oldPages: 4, newPages: 4, inserted: [], removed: [] });
    expect(numbers(diff)).toBe('1>1 2>2 3>3 4>4');
  });

  test('words replaced, added, taken out, with their places', async () => {
    const [first, ...rest] = story(2);
    const line = first!.split(' ');
    const diff = await compare(pages(3), swap(pages(3), 1, { lines: [[line[0], 'CHANGED', ...line.slice(2)].join(' '), ...rest] }));
    expect(told(diff)).toEqual(['2>2 text+moved']);
    const [change] = diff.pairs[1]!.words;
    expect(change).toMatchObject({ old: { page: 2, text: line[1] }, new: { page: 2, text: 'CHANGED' }, follows: false });
    expect(change!.before.endsWith(line[0]!)).toBe(true);
    expect(change!.after.startsWith(line[2]!)).toBe(true);
    // 30 pt from the trim and as far again as the first word is wide; 350 pt up of 400.
    const [box] = change!.new!.boxes;
    expect(box!.left).toBeGreaterThan((30 * 25.4) / 72 + 5);
    expect(box!.bottom).toBeGreaterThan((50 * 25.4) / 72 - 5);
    expect(box!.top).toBeLessThan((50 * 25.4) / 72);
    const more = await compare(pages(2), swap(pages(2), 0, { lines: [...story(1).slice(0, 5), `${story(1)[5]!} more words`] }));
    expect([told(more), words(more)]).toEqual([['1>1 text'], [' > more words']]);
    const fewer = await compare(pages(2), swap(pages(2), 0, { lines: story(1).slice(0, 5) }));
    expect([told(fewer), words(fewer)]).toEqual([['1>1 text'], [`${story(1)[5]!} > `]]);
  });

  test('words in other places', async () => {
    const diff = await compare(pages(3), swap(pages(3), 2, { x: 31 }));
    expect(told(diff)).toEqual(['3>3 moved']);
    expect(diff.pairs[2]).toMatchObject({ words: [], movedWords: 30, flowedWords: 0 });
  });

  test('a picture of the same size in the place of another', async () => {
    const diff = await compare(swap(pages(2), 0, { pictures: [PHOTO] }), swap(pages(2), 0, { pictures: [{ ...PHOTO, colour: '#2030c0' }] }));
    expect(told(diff)).toEqual(['1>1 picture']);
    const [change] = diff.pairs[0]!.pictures;
    expect(change!.kind).toBe('replaced');
    expect(change!.new!.box.left).toBeCloseTo((30 * 25.4) / 72, 3);
    expect(change!.new!.box.bottom).toBeCloseTo((360 * 25.4) / 72, 3);
  });

  test('a picture that is all of a page', async () => {
    const full = (colour: string): MadePage => ({ lines: [], pictures: [{ colour, x: -10, y: -10, width: 320, height: 420 }] });
    const diff = await compare(swap(pages(3), 1, full('#c03020')), swap(pages(3), 1, full('#2030c0')));
    expect(told(diff)).toEqual(['2>2 picture']);
    expect([diff.inserted, diff.removed]).toEqual([[], []]);
  });

  test('a picture put in, taken out, moved on its page and to another', async () => {
    const none = pages(3);
    const one = swap(none, 1, { pictures: [PHOTO] });
    expect((await compare(none, one)).pairs[1]).toMatchObject({ kinds: ['picture'], pictures: [{ kind: 'added', old: null }] });
    expect((await compare(one, none)).pairs[1]).toMatchObject({ kinds: ['picture'], pictures: [{ kind: 'removed', new: null }] });
    expect((await compare(one, swap(none, 1, { pictures: [{ ...PHOTO, x: 60 }] }))).pairs[1]).toMatchObject({ kinds: ['moved'], pictures: [{ kind: 'moved' }] });
    const elsewhere = await compare(one, swap(none, 2, { pictures: [PHOTO] }));
    expect(told(elsewhere)).toEqual(['2>2 moved', '3>3 moved']);
    expect(elsewhere.pairs[2]!.pictures).toMatchObject([{ kind: 'moved', old: { page: 2 }, new: { page: 3 } }]);
  });

  test('only the look: a heavier face, a lighter ink, a ground; never a ground out of sight', async () => {
    expect(told(await compare(pages(2), swap(pages(2), 1, { ink: 0.5 })))).toEqual(['2>2 look']);
    expect(told(await compare(pages(2), swap(pages(2), 1, { grounds: [{ gray: 0.9, x: 0, y: 0, width: 300, height: 100 }] })))).toEqual(['2>2 look']);
    const bold = await compare(pages(2), swap(pages(2), 1, { bold: true }));
    expect(bold.pairs[1]!.kinds).toContain('look');
    expect(bold.pairs[1]!.words).toEqual([]);
    // White on white: the streams differ, the pages do not.
    const white = { gray: 1, x: 0, y: 0, width: 300, height: 400 };
    expect(told(await compare(swap(pages(2), 1, { grounds: [white] }), swap(pages(2), 1, { grounds: [white, white] })))).toEqual([]);
  });
});

describe('pages put in and taken out', () => {
  test('one in the middle', async () => {
    const diff = await compare(pages(6), [...pages(3), { lines: story(50) }, ...pages(6).slice(3)]);
    expect(numbers(diff)).toBe('1>1 2>2 3>3 4>5 5>6 6>7');
    expect(changed(diff)).toEqual([]);
    expect(diff.inserted).toMatchObject([{ page: 4 }]);
    expect(diff.inserted[0]!.words.startsWith(story(50)[0]!)).toBe(true);
    expect(isSame(diff)).toBe(false);
  });

  test('the first and the last taken out, and two changed', async () => {
    const diff = await compare(pages(8), swap(swap(pages(8), 2, { x: 40 }), 5, { lines: [...story(6).slice(1), 'new'] }).slice(1, -1));
    expect(diff.removed.map((p) => p.page)).toEqual([1, 8]);
    expect(told(diff)).toEqual(['3>2 moved', '6>5 text+moved']);
  });

  test('running heads and folios follow', async () => {
    const headed = (list: readonly MadePage[]): MadePage[] => list.map((page, i) => ({ ...page, head: `The Borderlands ${i + 1}` }));
    const diff = await compare(headed(pages(6)), headed([...pages(2), { lines: story(50) }, ...pages(6).slice(2)]));
    expect(told(diff)).toEqual(['3>4 furniture', '4>5 furniture', '5>6 furniture', '6>7 furniture']);
    expect(diff.pairs[2]!.furniture).toEqual({ old: 'The Borderlands 3', new: 'The Borderlands 4' });
    expect(words(diff)).toEqual([]);
  });

  test('a page number in the contents is said to follow its page', async () => {
    const contents = (a: number, b: number): MadePage => ({ lines: [`${story(2)[0]!} ${a}`, `${story(5)[0]!} ${b}`] });
    const olds = [contents(2, 4), ...pages(6).slice(1)];
    const diff = await compare(olds, [contents(2, 5), ...pages(6).slice(1, 2), { lines: story(50) }, ...pages(6).slice(2)]);
    expect(diff.pairs[0]!.words).toMatchObject([{ old: { text: '4' }, new: { text: '5' }, follows: true }]);
  });

  test('equal and empty pages keep their places', async () => {
    const list: MadePage[] = [{}, ...pages(2), {}, {}, ...pages(4).slice(2), {}];
    expect(isSame(await compare(list, list))).toBe(true);
    const diff = await compare(list, [...list.slice(0, 3), ...list.slice(4)]);
    expect([diff.removed.length, diff.inserted.length, changed(diff).length]).toEqual([1, 0, 0]);
    expect([4, 5]).toContain(diff.removed[0]!.page);
  });
});

describe('text that flows', () => {
  const all = Array.from({ length: 40 }, (_, i) => story(1, 40)[i]!);
  const paged = (lines: readonly string[]): MadePage[] => Array.from({ length: Math.ceil(lines.length / 10) }, (_, i) => ({ lines: lines.slice(i * 10, i * 10 + 10) }));

  test('only the words put in are named; what was pushed on has moved', async () => {
    const diff = await compare(paged(all), paged([...all.slice(0, 3), 'two fresh lines of', 'quite other words', ...all.slice(3, 38)]));
    expect(words(diff)).toEqual([' > two fresh lines of quite other words', `${all.slice(38).join(' ')} > `]);
    expect(diff.pairs.map((pair) => pair.kinds)).toEqual([['text', 'moved'], ['moved'], ['moved'], ['text', 'moved']]);
    expect(diff.pairs.map((pair) => pair.flowedWords)).toEqual([10, 20, 20, 10]);
  });

  test('a word parted at a line\'s end is the word', async () => {
    const diff = await compare([{ lines: ['a long develop-', 'ment goes on and on'] }], [{ lines: ['a long', 'development goes on and on'] }]);
    expect([told(diff), words(diff)]).toEqual([['1>1 moved'], []]);
  });

  test('a hyphen put into a word is a change', async () => {
    const diff = await compare([{ lines: ['they recover the sofa'] }], [{ lines: ['they re-cover the sofa'] }]);
    expect(words(diff)).toEqual(['recover > re-cover']);
  });

  test('a paragraph put elsewhere has moved', async () => {
    const diff = await compare([{ lines: story(1, 9) }], [{ lines: [...story(1, 9).slice(3), ...story(1, 3)] }]);
    expect([told(diff), words(diff)]).toEqual([['1>1 moved'], []]);
  });

  test('a word put elsewhere is a change: it may turn the meaning', async () => {
    const diff = await compare([{ lines: ['we do not know that he came'] }], [{ lines: ['we do know that he not came'] }]);
    expect(words(diff)).toEqual(['not > ', ' > not']);
  });
});

test('the slug does not count, the bleed does', async () => {
  const slugged = (slug: string): MadePage[] => pages(2).map((page) => ({ ...page, slug }));
  expect(isSame(await compare(slugged('2026-05-01 main a1b2c3'), slugged('2026-05-02 proofs d4e5f6, and much longer')))).toBe(true);
  const inBleed = { gray: 0.5, x: -9, y: 100, width: 5, height: 5 };
  expect(told(await compare(pages(2), swap(pages(2), 0, { grounds: [inBleed] })))).toEqual(['1>1 look']);
});

test('what is no PDF is refused', async () => {
  await expect(diffPdfs(Buffer.from('no'), await make(pages(1)))).rejects.toThrow();
});

test('pages called the same are the same to the pixel, and no others', async () => {
  const page = fc.record({ lines: fc.array(fc.constantFrom(...story(1), ...story(2)), { maxLength: 4 }), x: fc.constantFrom(30, 30.2, 45), ink: fc.constantFrom(0, 0.02), bold: fc.boolean(), pictures: fc.array(fc.record({ colour: fc.constantFrom('#102030', '#102031'), x: fc.constantFrom(0, 50), y: fc.constant(20), width: fc.constant(60), height: fc.constantFrom(40, 41) }), { maxLength: 2 }), slug: fc.constantFrom('one', 'another') });
  await fc.assert(fc.asyncProperty(page, page, async (a, b) => {
    const [oldPdf, newPdf] = [await make([a]), await make([b])];
    const diff = await diffPdfs(oldPdf, newPdf);
    const [one, other] = [await openRaster(oldPdf), await openRaster(newPdf)];
    try {
      const same = Buffer.compare((await one.render(1, 100, 'bleed')).data, (await other.render(1, 100, 'bleed')).data) === 0;
      if (isSame(diff)) expect(same).toBe(true);
      if (!same) expect(isSame(diff)).toBe(false);
    } finally {
      one.close();
      other.close();
    }
  }), { numRuns: 150 });
});
