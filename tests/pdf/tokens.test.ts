import { describe, expect, test } from 'vitest';
import { Name, Token, Tokeniser, operations } from '../../src/pdf/index.js';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const all = (text: string): [number, string][] => {
  const tokens = new Tokeniser(bytes(text));
  const found: [number, string][] = [];
  while (tokens.next() !== Token.end) found.push([tokens.kind, text.slice(tokens.start, tokens.end)]);
  return found;
};

describe('Tokeniser', () => {
  test('gives the exact bytes of each token', () => {
    expect(all('/F1 9.6 Tf% size\n<0A f>Tj[(a)-3.5]TJ<</A/B>>BDC')).toEqual([
      [Token.name, '/F1'], [Token.number, '9.6'], [Token.keyword, 'Tf'], [Token.string, '<0A f>'], [Token.keyword, 'Tj'], [Token.arrayStart, '['],
      [Token.string, '(a)'], [Token.number, '-3.5'], [Token.arrayEnd, ']'], [Token.keyword, 'TJ'], [Token.dictStart, '<<'], [Token.name, '/A'],
      [Token.name, '/B'], [Token.dictEnd, '>>'], [Token.keyword, 'BDC'],
    ]);
  });

  test.each([['1', 1], ['-.002', -0.002], ['+17', 17], ['4.', 4], ['-0', -0], ['.00006103515625', 0.00006103515625], ['123456.789', 123456.789]])('reads the number %s', (text, value) => {
    const tokens = new Tokeniser(bytes(text));
    expect(tokens.next()).toBe(Token.number);
    expect(tokens.number).toBeCloseTo(value, 12);
  });

  test('decodes strings and names', () => {
    const decoded = (text: string): string => {
      const tokens = new Tokeniser(bytes(text));
      tokens.next();
      return tokens.kind === Token.name ? tokens.text : String.fromCharCode(...tokens.bytes);
    };
    expect(decoded('(a\\(b\\)(c)\\101\\n\\\r\nd\\7)')).toBe('a(b)(c)A\nd\x07');
    expect(decoded('<48656C6C6F7>')).toBe('Hellop');
    expect(decoded('/A#20B')).toBe('A B');
  });

  test('ends quietly on data that is cut off', () => {
    expect(all('(abc')).toEqual([[Token.string, '(abc']]);
    expect(all('<41')).toEqual([[Token.string, '<41']]);
    expect(operations(bytes('[1 2'))).toEqual([]);
  });
});

describe('operations', () => {
  test('gathers operands and spans', () => {
    const text = 'q 1 0 0 1 5 6 cm /Span <</ActualText (ffi) /L [1 true null]>> BDC Q';
    const [save, matrix, mark, restore] = operations(bytes(text));
    expect([save!.operator, restore!.operator]).toEqual(['q', 'Q']);
    expect(matrix!.operands).toEqual([1, 0, 0, 1, 5, 6]);
    expect(text.slice(matrix!.start, matrix!.end)).toBe('1 0 0 1 5 6 cm');
    expect(mark!.operands[0]).toEqual(new Name('Span'));
    expect(mark!.operands[1]).toEqual(new Map<string, unknown>([['ActualText', bytes('ffi')], ['L', [1, true, null]]]));
  });

  test('takes an inline image whole, whatever its data look like', () => {
    const raw = 'BI /W 4 /H 1 /CS /RGB /BPC 8 ID EI EI EI Q q EI Q';
    const [image, rest] = operations(bytes(raw));
    expect(image!.operator).toBe('BI');
    expect(image!.operands[1]).toEqual(bytes('EI EI EI Q q'));
    expect(rest!.operator).toBe('Q');
    const packed = operations(bytes('BI /W 9 /H 9 /F /Fl ID \x01 EI\x02\x03 EI\nS'));
    expect(packed.map((o) => o.operator)).toEqual(['BI', 'S']);
    expect(packed[0]!.operands[1]).toEqual(bytes('\x01 EI\x02\x03'));
  });
});
