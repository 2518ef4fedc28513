import { describe, expect, it } from 'vitest';
import { unscaleText } from '../../src/finish/text-size.js';

const enlarged = ['q', '.390625 0 0 .390625 17.625 .625 cm', 'BT', '/F25 102.4 Tf', '1 0 0 -1 8 366 Tm', '<0324> Tj', '91.2 0 Td <0051> Tj', '-8 16 Td <0073> Tj', 'ET', 'Q'].join('\n');

describe('unscaleText', () => {
  it('moves a scale into the text and leaves every glyph where it was', () => {
    // 0.24 is the page's own scale: 0.24 x 0.390625 is an eighth of 0.75.
    expect(unscaleText(enlarged, 0.24).content.split('\n')).toEqual(['q', '.390625 0 0 .390625 17.625 .625 cm', 'BT', '/F25 12.8 Tf', '8 0 0 -8 8 366 Tm', '<0324> Tj', '11.4 0 Td <0051> Tj', '-1 2 Td <0073> Tj', 'ET', 'Q']);
  });

  it('leaves text of ordinary size alone, and text that is turned', () => {
    const plain = 'q\n3.125 0 0 3.125 0 0 cm\nBT\n/F1 9 Tf\n1 0 0 -1 8 9 Tm\n<01> Tj\n3 0 Td <02> Tj\nET\nQ';
    expect(unscaleText(plain, 0.24).content).toBe(plain);
    const turned = enlarged.replace('.390625 0 0 .390625', '0 .390625 -.390625 0');
    expect(unscaleText(turned, 0.24).content).toBe(turned);
  });

  it('touches nothing where it meets what Chromium does not write', () => {
    const odd = enlarged.replace('91.2 0 Td <0051> Tj', '2 Tc');
    expect(unscaleText(odd, 0.24).content).toBe(odd);
  });

  it('tells which forms are drawn under which scale', () => {
    expect(unscaleText('q\n2 0 0 2 0 0 cm\n/X5 Do\nQ\n/X6 Do', 0.5).forms).toEqual([{ name: 'X5', scale: 1 }, { name: 'X6', scale: 0.5 }]);
  });
});
