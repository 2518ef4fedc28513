/** All mends of all rules together: done twice they change nothing more, and they change nothing but marks, tones and words typed twice. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyEdits } from '../../src/check/fix.js';
import { editsOf } from '../../src/model/message.js';
import { checked } from './desk.js';

const FILES = ['articles/port/vi.md', 'articles/port/en.md'] as const;
type Texts = Readonly<Record<(typeof FILES)[number], string>>;

/** One round of `--fix`, without a disk. */
async function round(texts: Texts): Promise<Texts> {
  const edits = (await checked(texts)).flatMap(editsOf);
  const mended = (file: (typeof FILES)[number]): string => applyEdits(texts[file], edits.filter(({ place }) => place.file === file)).text;
  return { 'articles/port/vi.md': mended('articles/port/vi.md'), 'articles/port/en.md': mended('articles/port/en.md') };
}

/** As the command does: until nothing is left to mend, twenty rounds at most. */
async function mended(texts: Texts): Promise<Texts> {
  let now = texts;
  for (let n = 0; n < 20; n += 1) {
    const next = await round(now);
    if (FILES.every((file) => next[file] === now[file])) return next;
    now = next;
  }
  throw new Error(`Twenty rounds did not do:\n${JSON.stringify(now)}`);
}

/** What rules mend, what only looks so, and plain words. */
const VIETNAMESE = [
  'Cảng mới', 'văn hoá', 'hòa bình', 'hòang hôn', 'của của', 'bạn bè', 'Lạng Sơn - Hà Nội', '"chợ phiên"', "Xi'an", 'trà .', 'hồi ,', 'quế,hồi', 'sông.Bến', 'Đoàn'.normalize('NFD'),
  '`hoá - "a" ,b của của`', '<https://a.vn/hoá-"b"-c>', '[chợ - quê](https://a.vn/x-y,z "hoá - b")', '*nghiêng* - **đậm**', '2020 - 2025', 'ba bể', 'xanh xanh', '“đã cong”', '1,5 tấn',
];
const ENGLISH = ['The port', 'of of', '"the gate"', "Lang Son's", 'impor- tant', 'short- and long-term', 'high- tech', 'Cross - Border', 'north - south', 'quay ,', 'ship.The', '`of of "x" - y`', '<https://b.com/a-"b",c>', 'had had', '5" pipe', 'two,three'];

const text = (words: readonly string[]): fc.Arbitrary<string> =>
  fc.array(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 7 }).map((part) => `${part.join(' ')}.`), { minLength: 1, maxLength: 6 }).map((blocks) => blocks.join('\n\n'));

const issue = fc.record({ vi: text(VIETNAMESE), en: text(ENGLISH) }).map(({ vi, en }): Texts => ({
  'articles/port/vi.md': `---\ntitle: "Cảng - hoá"\nbyline: 'Kim "Ly"'\n---\n${vi}\n\n:::note\nGhi chú.\n:::\n`,
  'articles/port/en.md': `---\ntitle: Port's - gate\n---\n${en}\n`,
}));

/** A text without the marks that are mended, without tones, without words twice, in small letters. */
const bones = (typed: string): string =>
  typed.normalize('NFD').replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '').normalize('NFC').toLowerCase().replace(/["'“”’‘,.–-]|\s+/g, '').replace(/(cua|of|important|hightech)\1+/gu, '$1');

const kept = (typed: string): string[] => [/^---[\s\S]*?\n---\n/.exec(typed)![0], ...Array.from(typed.matchAll(/`[^`]*`|<https[^>]*>|\]\([^)]*\)|^:::.*$/gm), ([all]) => all)];

it('mends once and for all, and nothing but marks', async () => {
  await fc.assert(
    fc.asyncProperty(issue, async (texts) => {
      const once = await mended(texts);
      expect(await round(once)).toEqual(once);
      for (const file of FILES) {
        expect(bones(once[file])).toBe(bones(texts[file]));
        expect(kept(once[file]).map((part) => part.normalize('NFC'))).toEqual(kept(texts[file]).map((part) => part.normalize('NFC')));
      }
    }),
    { numRuns: 60, seed: 6 },
  );
}, 60_000);

it('keeps line ends and a byte-order mark', async () => {
  const typed = '---\ntitle: Cảng\n---\nHồi , quế và trà .\n\nMột - hai.\n';
  const edits = (await checked({ 'articles/port/vi.md': typed })).flatMap(editsOf);
  expect(edits.length).toBeGreaterThan(2);
  expect(applyEdits(`\ufeff${typed.replaceAll('\n', '\r\n')}`, edits).text).toBe(`\ufeff${applyEdits(typed, edits).text.replaceAll('\n', '\r\n')}`);
});
