import { describe, expect, test } from 'vitest';
import { lines, pressed, Read } from './make.js';

const content = async (text: string, settings = {}): Promise<string[]> => lines((await Read.of(await pressed({ content: text }, settings))).content());

describe('black text', () => {
  test('is black alone and overprints, what follows does not', async () => {
    expect(await content('0 0 0 rg\nBT /F1 10 Tf (a) Tj ET\n1 0 0 rg\n10 10 100 100 re\nf')).toEqual([
      '0 0 0 1 k', 'BT /F1 10 Tf /PressOverprint101 gs (a) Tj ET', expect.stringMatching(/^0 0\.\d+ 0\.\d+ 0 k$/), '/PressOverprint001 gs 10 10 100 100 re', 'f',
    ]);
  });
  test('white text knocks out, also after black', async () => {
    const got = (await content('0 0 0 rg BT /F1 10 Tf (a) Tj\n1 1 1 rg (b) Tj ET')).join(' ');
    expect(got).toBe('0 0 0 1 k BT /F1 10 Tf /PressOverprint101 gs (a) Tj 0 0 0 0 k /PressOverprint001 gs (b) Tj ET');
  });
  test('one colour for text and a fill gets the ink of each', async () => {
    expect(await content('.1 .1 .1 rg\nBT /F1 10 Tf (a) Tj ET\n10 10 100 100 re\nf')).toEqual([
      '0 0 0 1 k', 'BT /F1 10 Tf /PressOverprint101 gs (a) Tj ET', expect.stringMatching(/^0 0 0 0?\.9\d* k \/PressOverprint001 gs 10 10 100 100 re$/), 'f',
    ]);
  });
  test('q and Q bring ink and overprint back', async () => {
    expect((await content('0 g q 1 0 0 rg 0 0 9 9 re f Q BT /F1 10 Tf (a) Tj ET')).join(' ')).toMatch(/^0 0 0 1 k q \S+ \S+ \S+ \S+ k 0 0 9 9 re f Q BT \/F1 10 Tf \/PressOverprint101 gs \(a\) Tj ET$/);
  });
  test('a page that sets no colour still prints black in ink', async () => {
    expect((await content('BT /F1 10 Tf (a) Tj ET')).join(' ')).toBe('BT /F1 10 Tf 0 0 0 1 k /PressOverprint101 gs (a) Tj ET');
  });
});

describe('lines', () => {
  test('thin black strokes overprint, thick ones do not', async () => {
    expect((await content('0 0 0 RG .5 w 0 0 m 9 9 l S 3 w 0 0 m 9 9 l S')).join(' ')).toBe('0 0 0 1 K .5 w /PressOverprint011 gs 0 0 m 9 9 l S 3 w /PressOverprint001 gs 0 0 m 9 9 l S');
  });
  test('widths count after the scale', async () => {
    expect((await content('.1 0 0 .1 0 0 cm 0 0 0 RG 10 w 0 0 m 9 9 l S')).join(' ')).toContain('/PressOverprint011 gs');
  });
  test('a thin filled path is a line', async () => {
    expect((await content('.1 .1 .1 rg 10 10 100 1 re f')).join(' ')).toBe('0 0 0 1 k /PressOverprint101 gs 10 10 100 1 re f');
  });
  test('cut marks print on all plates', async () => {
    expect((await content('/Artifact <</Type /Page>> BDC q 0 0 0 RG 0.25 w 0 0 m 9 9 l S Q EMC 0 0 0 RG 1 w 0 0 m 9 9 l S')).join(' ')).toBe(
      '/Artifact <</Type /Page>> BDC q 1 1 1 1 K 0.25 w 0 0 m 9 9 l S Q EMC 0 0 0 1 K 1 w /PressOverprint011 gs 0 0 m 9 9 l S',
    );
  });
});

test('everything else stays byte for byte', async () => {
  const text = '% a comment\r\n/Span <</ActualText (\\251 (x))>> BDC\rBT /F1 10 Tf 3 Tr [(a)-20<62>] TJ ET EMC';
  expect((await Read.of(await pressed({ content: text }))).content().trimEnd()).toBe(text);
});

test('rich black for large areas only', async () => {
  const got = await content('0 0 0 rg\n0 0 100 100 re\nf\n0 0 30 30 re\nf', { richBlack: [0.4, 0.3, 0.3, 1] });
  expect(got).toEqual(['0.4 0.3 0.3 1 k', '0 0 100 100 re', 'f', '0 0 0 1 k 0 0 30 30 re', 'f']);
});
