import { expect, test } from 'vitest';
import type { Message } from '../../src/model/message.js';
import { messagePages, proofMark } from '../../src/render/proof.js';

const message = (i: number, text = 'Something is to be seen to.'): Message => ({ severity: i % 2 ? 'warning' : 'info', rule: 'a-rule', text, note: 'See to it.', place: { file: `articles/port/vi.md`, line: i, column: 1 } });
const entries = (pages: ReturnType<typeof messagePages>): string[] => pages.flatMap((page) => (page.fixed!.data as { entries: { place: string }[] }).entries.map((entry) => entry.place));

test('every message stands once, in order, on as many pages as are needed, behind the issue', () => {
  const pages = messagePages(Array.from({ length: 100 }, (_, i) => message(i + 1)), 52);
  expect(pages.length).toBeGreaterThan(2);
  expect(pages.map((page) => [page.number, page.side])).toEqual(pages.map((_, i) => [53 + i, i % 2 === 0 ? 'right' : 'left']));
  expect(entries(pages)).toEqual(Array.from({ length: 100 }, (_, i) => `articles/port/vi.md:${i + 1}:1`));
});

test('long ones take more room; a page holds at least one; none at all is said', () => {
  const long = messagePages(Array.from({ length: 3 }, (_, i) => message(i, 'x'.repeat(9000))), 4);
  expect(long).toHaveLength(3);
  const [only, ...rest] = messagePages([], 4);
  expect(rest).toEqual([]);
  expect(only!.fixed!.data).toMatchObject({ entries: [], summary: 'nothing to report' });
});

test('the mark is drawn, not set', () => {
  expect(proofMark()).not.toMatch(/<text|PROOF/);
  expect(proofMark()).toContain('aria-hidden="true"');
});
