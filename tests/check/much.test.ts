/** Much of one kind: each of these, ten times as long, kept the desk busy for minutes once, or ended it. */
import { expect, it } from 'vitest';
import { check } from '../../src/check/check.js';
import { inMeasure } from '../../src/check/habits.js';
import { unpaired } from '../../src/check/language/enclosing.js';
import { formatMessages } from '../../src/diagnostics/report.js';
import type { Message } from '../../src/model/message.js';
import { desk } from './desk.js';

const both = (text: string) => desk({ 'articles/port/vi.md': `---\ntitle: Cảng\n---\n${text}\n`, 'articles/port/en.md': `---\ntitle: Port\n---\n${text}\n` });

it('thousands of open quotations, brackets, dashes and quotes of the typewriter in one paragraph', async () => {
  const messages = check(await both(['Một “hai ', 'Một (hai ', 'a - ', '“a "b\' ‘ '].map((piece) => piece.repeat(300)).join('')));
  for (const { place } of messages) expect(place?.file).toMatch(/^articles\/port/);
  expect(messages.filter(({ rule }) => rule === 'unpaired-mark').length).toBeGreaterThan(800);
});

it('an article of more paragraphs than can be compared is told as such, once', async () => {
  const long = Array.from({ length: 1001 }, (_, i) => `Đoạn ${i}.\n`).join('\n');
  const told = check(await both(long)).filter(({ rule }) => rule === 'no-counterpart');
  expect(told.map(({ text, place }) => `${place?.file} ${text}`)).toEqual(['articles/port/en.md This article is too long for its languages to be compared: 1,001 paragraphs here, 1,001 in articles/port/vi.md.']);
});

it('marks close the nearest that is open, of whatever kind stands between', () => {
  const strays = (text: string): string => unpaired(text).map(({ mark, index }) => `${mark}${index}`).join(' ');
  expect(strays('(a “b) c”')).toBe('');
  expect(strays('“a "b”')).toBe('”5');
  expect(strays('((a)')).toBe('(0');
  expect(strays('„a“ “b')).toBe('“4');
  expect(strays('a) b, 12" c) [d')).toBe('[13');
  expect(strays('(a “b [c')).toBe('(0 “3 [6');
});

it('of one rule and file a thousand messages are told, and how many more there are; what can be mended is told whatever it counts', () => {
  const message = (line: number, file: string): Message => ({ severity: 'warning', rule: 'x', text: `${line}`, note: 'Mend it.', place: { file, line, column: 1 } });
  const told = inMeasure([...Array.from({ length: 1003 }, (_, i) => message(i + 1, 'a.md')), message(1, 'b.md'), ...Array.from({ length: 1500 }, (_, i) => ({ ...message(i + 1, 'c.md'), fix: { place: { file: 'c.md', line: 1, column: 1, endLine: 1, endColumn: 2 }, text: '' } }))]);
  expect(told).toHaveLength(1000 + 1 + 1500 + 1);
  expect(told.at(-1)).toEqual({ ...message(1001, 'a.md'), text: 'From here on 3 more of the same follow in the file, which are not told one by one.' });
});

it('two hundred thousand messages are written out', () => {
  const message: Message = { severity: 'warning', rule: 'x', text: 'A.', note: '', place: { file: 'a.md', line: 1, column: 1 } };
  expect(formatMessages(Array.from({ length: 200_000 }, () => message), { form: 'pretty', color: false }).split('\n')).toHaveLength(200_003);
});
