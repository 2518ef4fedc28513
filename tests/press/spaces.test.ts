import { describe, expect, test } from 'vitest';
import { PDFHexString, PDFName, type PDFContext } from '@cantoo/pdf-lib';
import { deltaE2000, labOfRgb } from '../../src/colour/index.js';
import { condition, lines, pressed, Read } from './make.js';

const stream = (context: PDFContext, data: string | Uint8Array, dict = {}) => context.register(context.stream(data, dict as never));
/** Half cyan and half yellow at full tint, as a calculator function. */
const tint = (context: PDFContext) => stream(context, '{dup .5 mul exch 0 exch .5 mul 0}', { FunctionType: 4, Domain: [0, 1], Range: [0, 1, 0, 1, 0, 1, 0, 1] });

const paint = async (space: (context: PDFContext) => unknown, components: string): Promise<{ ops: string[]; read: Read }> => {
  const read = await Read.of(await pressed({
    content: `/S cs ${components} scn 0 0 50 50 re f`,
    resources: (context) => ({ ColorSpace: { S: context.obj(space(context) as never) } }),
  }));
  return { ops: lines(read.content().replace(/ (?=0 0 50 50)/, '\n')), read };
};
const ink = (ops: string[]): number[] => (/([\d.]+ [\d.]+ [\d.]+ [\d.]+) k$/.exec(ops[0]!)?.[1] ?? '').split(' ').map(Number);

describe('colours of every space become ink', () => {
  test.each([
    ['DeviceN of process plates', () => ['DeviceN', ['Black', 'Cyan'].map((n) => PDFName.of(n)), 'DeviceRGB', PDFName.of('Identity')], '.3 .6', [0.6, 0, 0, 0.3]],
    ['Separation Black', () => ['Separation', 'Black', 'DeviceGray', PDFName.of('Identity')], '.4', [0, 0, 0, 0.4]],
    ['a spot colour by its tint transform', (c: PDFContext) => ['Separation', 'Pantone', 'DeviceCMYK', tint(c)], '.8', [0.4, 0, 0.4, 0]],
    ['Indexed inks', () => ['Indexed', 'DeviceCMYK', 1, PDFHexString.of('00000000ff00330080'.slice(0, 16))], '1', [1, 0, 0.2, 0]],
    ['ICCBased of four', (c: PDFContext) => ['ICCBased', stream(c, 'no matter', { N: 4 })], '.1 .2 .3 .4', [0.1, 0.2, 0.3, 0.4]],
    ['gray of a profile, matched in lightness', (c: PDFContext) => ['ICCBased', stream(c, 'no matter', { N: 1 })], '1', [0, 0, 0, 0]],
  ] as const)('%s', async (_, space, components, expected) => {
    const { ops, read } = await paint(space as never, components);
    expect(ink(ops)).toEqual(expected);
    expect(read.text).not.toMatch(/ICCBased|DeviceRGB|Separation|DeviceN\b|Indexed/);
  });
  test('Lab, near enough to the eye', async () => {
    const { ops } = await paint(() => ['Lab', { WhitePoint: [0.9642, 1, 0.8249], Range: [-128, 127, -128, 127] }], '55 40 30');
    const c = await condition();
    expect(deltaE2000(c.toLab(ink(ops) as never), [55, 40, 30])).toBeLessThan(3);
  });
  test('CalRGB as sRGB', async () => {
    const { ops } = await paint(() => ['CalRGB', { WhitePoint: [0.95, 1, 1.09] }], '.2 .5 .4');
    expect(deltaE2000((await condition()).toLab(ink(ops) as never), labOfRgb([51, 128, 102]))).toBeLessThan(3);
  });
  test('the first colour of a space is that of its table', async () => {
    const read = await Read.of(await pressed({ content: '/DeviceCMYK cs 0 0 50 50 re f /DeviceRGB cs 0 0 50 50 re f' }));
    expect(read.content().trim()).toBe('0 0 0 1 k 0 0 50 50 re f 0 0 0 1 k 0 0 50 50 re f');
  });
  test('an uncoloured pattern is printed in ink', async () => {
    const read = await Read.of(await pressed({
      content: '/S cs 1 1 1 /P scn 0 0 50 50 re f',
      resources: (context) => ({
        ColorSpace: { S: context.obj(['Pattern', 'DeviceRGB']) },
        Pattern: { P: stream(context, '0 0 5 5 re f', { PatternType: 1, PaintType: 2, TilingType: 1, BBox: [0, 0, 9, 9], XStep: 9, YStep: 9, Resources: {} }) },
      }),
    }));
    expect(read.content().trim()).toBe('/PressPattern cs 0 0 0 0 /P scn 0 0 50 50 re f');
    expect(String(read.resource('ColorSpace', 'PressPattern'))).toBe('[ /Pattern /DeviceCMYK ]');
  });
});

test('ink over the limit is lowered, black kept', async () => {
  const read = await Read.of(await pressed({ content: '1 1 1 1 k 0 0 50 50 re f' }));
  expect(read.content().trim()).toBe('0.6667 0.6667 0.6667 1 k 0 0 50 50 re f');
});

test('four decimals never add up to more than the limit', async () => {
  const read = await Read.of(await pressed({ content: '.9 .9 .85 .9 k 0 0 50 50 re f' }));
  const sum = read.content().trim().split(' ').slice(0, 4).reduce((all, v) => all + Number(v), 0);
  expect(sum).toBeLessThanOrEqual(3.0002);
  expect(sum).toBeGreaterThan(2.99);
});

describe('overprint that the source asks for', () => {
  const states = (context: PDFContext) => ({ ExtGState: { O: context.obj({ op: true, OP: true, OPM: 1 }) } });
  test('stays with its own inks', async () => {
    const read = await Read.of(await pressed({ content: '/O gs 1 0 0 0 k 0 0 50 50 re f', resources: states }));
    expect(read.content().trim()).toBe('/O gs 1 0 0 0 k 0 0 50 50 re f');
  });
  test('goes for white, and for colours that only now are ink, and comes back', async () => {
    const read = await Read.of(await pressed({ content: '/O gs 0 0 0 0 k 0 0 50 50 re f 1 0 0 rg 0 0 50 50 re f 1 0 0 0 k 0 0 50 50 re f', resources: states }));
    expect(read.content().trim()).toMatch(/^\/O gs 0 0 0 0 k \/PressOverprint011 gs 0 0 50 50 re f 0 [\d. ]+ k 0 0 50 50 re f 1 0 0 0 k \/PressOverprint111 gs 0 0 50 50 re f$/);
  });
});
