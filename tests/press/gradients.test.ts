import { describe, expect, test } from 'vitest';
import { PDFDict, PDFName, PDFNumber, PDFRawStream, PDFArray, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';
import { planar } from '../../src/press/planar.js';
import { bytesOf, condition, pressed, Read } from './make.js';

const stream = (context: PDFContext, data: string | Uint8Array, dict = {}) => context.register(context.stream(data, dict as never));
const ramp = (c0: number[], c1: number[]) => ({ FunctionType: 2, Domain: [0, 1], C0: c0, C1: c1, N: 1 });

async function shading(make: (context: PDFContext) => PDFObject, settings = {}): Promise<{ dict: PDFDict; data: Uint8Array | null; read: Read; messages: string[] }> {
  const result = await pressed({ content: '/Sh sh', resources: (context) => ({ Shading: { Sh: make(context) } }) }, settings);
  const read = await Read.of(result);
  const found = read.resource('Shading', 'Sh');
  const isStream = found instanceof PDFRawStream;
  return { dict: isStream ? found.dict : found as PDFDict, data: isStream ? bytesOf(found) : null, read, messages: result.messages.map((m) => `${m.severity} ${m.rule}`) };
}
const numbers = (dict: PDFDict, key: string): number[] => (dict.lookup(PDFName.of(key), PDFArray)).asArray().map((n) => (n as PDFNumber).asNumber());
/** The inks of a table function at one of its samples, 0 to 255. */
const samples = (value: PDFObject | undefined): number[][] => {
  const data = bytesOf(value as PDFRawStream);
  return Array.from({ length: data.length / 4 }, (_, i) => [...data.subarray(4 * i, 4 * i + 4)]);
};
const fn = (dict: PDFDict): PDFObject | undefined => dict.lookup(PDFName.of('Function'));

describe('linear and radial gradients', () => {
  test('stay gradients, with a table of inks from end to end', async () => {
    const { dict, read } = await shading((c) => c.obj({ ShadingType: 2, ColorSpace: 'DeviceRGB', Coords: [0, 0, 100, 0], Function: ramp([1, 0, 0], [0, 0, 1]), Extend: [true, false] }));
    expect(String(dict.get(PDFName.of('ColorSpace')))).toBe('/DeviceCMYK');
    expect(numbers(dict, 'Coords')).toEqual([0, 0, 100, 0]);
    const table = samples(fn(dict));
    const ends = await (await condition()).toInk(Uint8Array.of(255, 0, 0, 0, 0, 255));
    expect(table).toHaveLength(256);
    expect(table[0]).toEqual([...ends.subarray(0, 4)]);
    expect(table[255]).toEqual([...ends.subarray(4)]);
    // No step is larger than a gradient's own slope: no edge where a rule changes.
    for (let i = 1; i < table.length; i += 1) for (let k = 0; k < 4; k += 1) expect(Math.abs(table[i]![k]! - table[i - 1]![k]!)).toBeLessThan(8);
    expect(read.text).not.toContain('DeviceRGB');
  });
  test('gray ones are black alone', async () => {
    const { dict } = await shading((c) => c.obj({ ShadingType: 3, ColorSpace: 'DeviceRGB', Coords: [0, 0, 0, 0, 0, 9], Function: ramp([0, 0, 0], [1, 1, 1]) }));
    const table = samples(fn(dict));
    expect(table.every(([c, m, y]) => c === 0 && m === 0 && y === 0)).toBe(true);
    expect([table[0]![3], table[255]![3]]).toEqual([255, 0]);
  });
  test('stops stay as sharp as they were', async () => {
    const { dict } = await shading((c) => c.obj({
      ShadingType: 2, ColorSpace: 'DeviceRGB', Coords: [0, 0, 1, 0],
      Function: { FunctionType: 3, Domain: [0, 1], Bounds: [0.25], Encode: [0, 1, 0, 1], Functions: [ramp([1, 0, 0], [1, 0, 0]), ramp([0, 0, 1], [0, 0, 1])] },
    }));
    const stitched = fn(dict) as PDFDict;
    expect(numbers(stitched, 'Bounds')).toEqual([0.25]);
    const [first, second] = stitched.lookup(PDFName.of('Functions'), PDFArray).asArray().map((ref) => samples(stitched.context.lookup(ref)));
    expect(new Set(first!.map(String)).size).toBe(1);
    expect(first![0]).not.toEqual(second![0]);
  });
  test('house colours at an end keep their exact inks, a tint of one its proportion', async () => {
    const inks = [{ name: 'brand', rgb: [180, 32, 30] as const, cmyk: [0, 0.95, 0.9, 0.1] as const, place: { file: 'h', line: 1, column: 1 } }];
    const brand = [180 / 255, 32 / 255, 30 / 255];
    const mixed = samples(fn((await shading((c) => c.obj({ ShadingType: 2, ColorSpace: 'DeviceRGB', Coords: [0, 0, 1, 0], Function: ramp(brand, [0, 0, 1]) }), { inks })).dict));
    expect(mixed[0]).toEqual([0, 242, 230, 26]);
    const tints = samples(fn((await shading((c) => c.obj({ ShadingType: 2, ColorSpace: 'DeviceRGB', Coords: [0, 0, 1, 0], Function: ramp(brand, [1, 1, 1]) }), { inks })).dict));
    expect(tints.every(([c]) => c === 0)).toBe(true);
    expect(tints[0]).toEqual([0, 242, 230, 26]);
  });
});

describe('gradients given as a function of the plane', () => {
  const plane = (program: string, domain = [0, 1, 0, 1]) => (c: PDFContext) =>
    c.obj({ ShadingType: 1, ColorSpace: 'DeviceRGB', Domain: domain, Function: stream(c, program, { FunctionType: 4, Domain: domain, Range: [0, 1, 0, 1, 0, 1] }) });
  test('along one direction become axial', async () => {
    const { dict, messages } = await shading(plane('{pop dup 0 exch 1 exch sub}'));
    expect(String(dict.get(PDFName.of('ShadingType')))).toBe('2');
    expect(numbers(dict, 'Coords')).toEqual([0, 0, 1, 0]);
    expect(samples(fn(dict))).toHaveLength(1024);
    expect(messages).toEqual([]);
  });
  test('round a point become radial', async () => {
    const { dict } = await shading(plane('{dup mul exch dup mul add sqrt dup 0 exch}', [-1, 1, -1, 1]));
    expect(String(dict.get(PDFName.of('ShadingType')))).toBe('3');
    expect(numbers(dict, 'Coords').slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
  });
  test('conic ones are told of and hold no RGB', async () => {
    const { dict, messages, read } = await shading(plane('{atan 360 div dup 0 exch}', [-1, 1, -1, 1]));
    expect(messages).toEqual(['warning conic-gradient']);
    expect(numbers(fn(dict) instanceof PDFRawStream ? (fn(dict) as PDFRawStream).dict : dict, 'Size')).toEqual([256, 256]);
    expect(read.text).not.toContain('DeviceRGB');
  });
  test('what decides is found by trying', () => {
    expect(planar(([x = 0]) => [x, x, x], [0, 2, 0, 3])).toMatchObject({ kind: 'axial', coords: [0, 0, 2, 0], domain: [0, 2] });
    expect(planar(([, y = 0]) => [y], [0, 2, 0, 3])).toMatchObject({ kind: 'axial', coords: [0, 0, 0, 3] });
    expect(planar(([x = 0, y = 0]) => [x * y], [0, 2, 0, 3])).toBeNull();
  });
});

describe('meshes', () => {
  test('a free-form mesh keeps its points and gets inks at its corners', async () => {
    const vertices = [[0, 0, 0, 255, 0, 0], [0, 255, 0, 255, 255, 255], [0, 0, 255, 0, 0, 0]].flat();
    const { dict, data } = await shading((c) => stream(c, Uint8Array.from(vertices), {
      ShadingType: 4, ColorSpace: 'DeviceRGB', BitsPerCoordinate: 8, BitsPerComponent: 8, BitsPerFlag: 8, Decode: [0, 100, 0, 100, 0, 1, 0, 1, 0, 1],
    }));
    expect(numbers(dict, 'Decode')).toEqual([0, 100, 0, 100, 0, 1, 0, 1, 0, 1, 0, 1]);
    expect(data).toHaveLength(21);
    expect([...data!.subarray(7, 14)]).toEqual([0, 255, 0, 0, 0, 0, 0]);
    expect([...data!.subarray(14, 17)]).toEqual([0, 0, 255]);
  });
  test('a patch mesh with four corners and one that adds two', async () => {
    const patch = (flag: number, points: number, colours: number[][]) => [flag, ...Array.from({ length: 2 * points }, (_, i) => i), ...colours.flat()];
    const data = Uint8Array.from([...patch(0, 12, [[0, 0, 0], [255, 255, 255], [0, 0, 0], [255, 255, 255]]), ...patch(1, 8, [[0, 0, 0], [255, 255, 255]])]);
    const found = await shading((c) => stream(c, data, { ShadingType: 6, ColorSpace: 'DeviceRGB', BitsPerCoordinate: 8, BitsPerComponent: 8, BitsPerFlag: 8, Decode: [0, 1, 0, 1, 0, 1, 0, 1, 0, 1] }));
    expect(found.data).toHaveLength(1 + 24 + 16 + 1 + 16 + 8);
    expect([...found.data!.subarray(1, 25)]).toEqual(Array.from({ length: 24 }, (_, i) => i));
    expect([...found.data!.subarray(29, 33)]).toEqual([0, 0, 0, 0]);
    expect(found.data![41]).toBe(1);
  });
});
