/** Edits change what they name and leave every other byte. */
import { expect, it } from 'vitest';
import fc from 'fast-check';
import { applyEdits } from '../../src/check/fix.js';
import type { Edit } from '../../src/model/message.js';

const edit = (line: number, column: number, endLine: number, endColumn: number, text: string): Edit => ({ place: { file: 'a.md', line, column, endLine, endColumn }, text });

it('keeps line ends and a byte-order mark', () => {
  expect(applyEdits('\ufeffone\r\ntwo  words\r\nthree\r\n', [edit(2, 4, 2, 6, ' '), edit(1, 1, 1, 4, 'ONE')]).text).toBe('\ufeffONE\r\ntwo words\r\nthree\r\n');
  expect(applyEdits('a\r\nb', [edit(1, 2, 2, 1, '\n\n')]).text).toBe('a\r\n\r\nb');
  expect(applyEdits('a-\nb c\n', [edit(1, 2, 2, 1, '')]).text).toBe('ab c\n');
});

it('leaves an edit that overlaps another one', () => {
  const [first, second] = [edit(1, 1, 1, 4, 'x'), edit(1, 3, 1, 5, 'y')];
  expect(applyEdits('abcdef', [second, first])).toEqual({ text: 'xdef', applied: [first], left: [second] });
});

it('refuses places that the text does not have', () => {
  expect(() => applyEdits('ab\ncd', [edit(3, 1, 3, 2, '')])).toThrow('There is no place 3:1');
  expect(() => applyEdits('ab\ncd', [edit(1, 9, 1, 10, '')])).toThrow('There is no place 1:9');
});

it('changes nothing between the edits', () => {
  fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-zđ ]{1,12}$/), { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(), (lines, a, b) => {
    const line = (a % lines.length) + 1;
    const column = (b % lines[line - 1]!.length) + 1;
    const text = lines.join('\r\n');
    const after = lines.map((typed, i) => (i === line - 1 ? `${typed.slice(0, column - 1)}#${typed.slice(column)}` : typed)).join('\r\n');
    expect(applyEdits(text, [edit(line, column, line, column + 1, '#')]).text).toBe(after);
  }));
});
