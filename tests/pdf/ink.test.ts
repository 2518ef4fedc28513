/** Colours as inks, functions, shadings, patterns, masks and overprint as the reader tells them. */
import { PDFDocument, PDFStream, type PDFObject } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { colourSpace, inkOf, readFunction, type FillPaint, type GlyphRun } from '../../src/pdf/index.js';
import { handmade } from './hand.js';

const { context } = await PDFDocument.create();
const obj = (literal: unknown): PDFObject => context.obj(literal as never);
const stream = (bytes: string | Uint8Array, dict: Record<string, unknown>): PDFStream => context.flateStream(bytes, dict as never);
const near = (values: readonly number[] | null | undefined): number[] => (values ?? []).map((v) => Math.round(v * 1000) / 1000 + 0);

describe('readFunction', () => {
  it('interpolates samples of 8 and of 12 bits', () => {
    const eight = readFunction(stream(Uint8Array.of(0, 255, 128, 0, 255, 0), { FunctionType: 0, Domain: [0, 1], Range: [0, 1, 0, 1], Size: [3], BitsPerSample: 8 }))!;
    expect(near(eight([0.25]))).toEqual([0.251, 0.5]);
    expect(near(eight([9]))).toEqual([1, 0]);
    const twelve = readFunction(stream(Uint8Array.of(0x00, 0x0f, 0xff), { FunctionType: 0, Domain: [0, 1], Range: [0, 1], Size: [2], BitsPerSample: 12 }))!;
    expect(near(twelve([0.5]))).toEqual([0.5]);
  });

  it('raises, stitches and calculates', () => {
    const ramp = { FunctionType: 2, Domain: [0, 1], C0: [0, 0], C1: [1, 0.5], N: 2 };
    expect(near(readFunction(obj(ramp))!([0.5]))).toEqual([0.25, 0.125]);
    const stitched = readFunction(obj({ FunctionType: 3, Domain: [0, 1], Bounds: [0.5], Encode: [0, 1, 1, 0], Functions: [ramp, ramp] }))!;
    expect(near(stitched([0.75]))).toEqual([0.25, 0.125]);
    const program = stream('{dup 0.5 gt {1 exch sub}{2 mul} ifelse 2 1 roll pop 0.25 exch}', { FunctionType: 4, Domain: [0, 1, 0, 1], Range: [0, 1, 0, 1] });
    expect(near(readFunction(program)!([0.1, 0.8]))).toEqual([0.25, 0.2]);
    expect(readFunction(stream('{ frobnicate }', { FunctionType: 4, Domain: [0, 1], Range: [0, 1] }))).toBeNull();
  });
});

describe('colourSpace', () => {
  it('knows the inks of device spaces and none of RGB and Lab', () => {
    expect(colourSpace(obj('DeviceCMYK'), undefined).toInk([0.1, 0.2, 0.3, 0.4])).toEqual([0.1, 0.2, 0.3, 0.4]);
    expect(near(colourSpace(obj('DeviceGray'), undefined).toInk([0.25]))).toEqual([0, 0, 0, 0.75]);
    expect(colourSpace(obj('DeviceRGB'), undefined).toInk([0, 0, 0])).toBeNull();
    expect(colourSpace(obj(['CalGray', {}]), undefined).toInk([0])).toBeNull();
    expect(colourSpace(obj(['Lab', {}]), undefined).families).toEqual(['Lab']);
  });

  it('takes tints of process inks as they are and those of spots through their transform', () => {
    const tint = { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [0, 1, 0.5, 0], N: 1 };
    const spot = colourSpace(obj(['Separation', 'Warm Red', 'DeviceCMYK', tint]), undefined);
    expect([spot.families, spot.spots, spot.toInk([0.5])]).toEqual([['Separation', 'DeviceCMYK'], ['Warm Red'], [0, 0.5, 0.25, 0]]);
    const duotone = colourSpace(obj(['DeviceN', ['Magenta', 'Black'], 'DeviceCMYK', tint]), undefined);
    expect([duotone.spots, duotone.plates, duotone.toInk([0.3, 0.6])]).toEqual([[], [false, true, false, true], [0, 0.3, 0, 0.6]]);
  });

  it('looks palettes up', () => {
    const palette = colourSpace(context.obj([context.obj('Indexed'), context.obj('DeviceCMYK'), context.obj(1), stream(Uint8Array.of(0, 0, 0, 255, 255, 0, 0, 0), {})] as never), undefined);
    expect([palette.families, palette.toInk([1])]).toEqual([['Indexed', 'DeviceCMYK'], [1, 0, 0, 0]]);
  });
});

describe('paints', () => {
  it('carry ink, overprint and blend mode', async () => {
    const page = await handmade({
      states: { On: { op: true, OPM: 1, BM: 'Multiply', ca: 0.5 } },
      content: '/On gs 0 0 0 1 k 10 10 50 50 re f 0.5 g BT /F1 8 Tf 10 10 Td (a) Tj ET',
    });
    const [fill, text] = page.paints as [FillPaint, GlyphRun];
    expect([inkOf(fill.ink), fill.overprint, fill.overprintMode, fill.blend, fill.alpha]).toEqual([[0, 0, 0, 1], true, 1, 'Multiply', 0.5]);
    expect([text.ink.space.name, inkOf(text.ink), text.embedded]).toEqual(['DeviceGray', [0, 0, 0, 0.5], false]);
  });

  it('carry the lines that strokes follow, closed where they close', async () => {
    const page = await handmade({ content: '2 w 0 0 m 72 0 l 72 72 l h S' });
    const [stroke] = page.paints as [FillPaint];
    expect(stroke.lineWidthPt).toBeCloseTo(2, 6);
    expect(stroke.outline?.[0]?.length).toBe(8);
  });

  it('find the ink of a gradient where it lies', async () => {
    const page = await handmade({
      resources: { Shading: { S: { ShadingType: 2, ColorSpace: 'DeviceCMYK', Coords: [0, 0, 283.4646, 0], Function: { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [1, 0, 0, 0], N: 1 } } } },
      content: '0 0 283.4646 100 re W n /S sh',
    });
    const [fill] = page.paints as [FillPaint];
    const shade = fill.pattern?.kind === 'shade' ? fill.pattern.shade : null;
    expect(near(shade?.inkAt(50, 90))).toEqual([0.5, 0, 0, 0]);
    expect(shade?.inkAt(150, 90)).toBeNull();
    expect(shade?.samples().at(-1)).toEqual([1, 0, 0, 0]);
  });
});
