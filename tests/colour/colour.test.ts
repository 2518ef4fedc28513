import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deltaE2000, labOfRgb, openCondition, type Condition, type Lab } from '../../src/colour/index.js';
import type { Rgb } from '../../src/model/press.js';

const ICC = fileURLToPath(new URL('../../profiles/ISOcoated_v2_300_bas.icc', import.meta.url));
const intent = { icc: ICC, identifier: 'FOGRA39', info: '', inkLimit: 300 };
let condition: Condition;
beforeAll(async () => { condition = await openCondition(intent); });

describe('CIEDE2000', () => {
  // Pairs of the published test data (Sharma, Wu, Dalal 2005, table 1).
  test.each<[Lab, Lab, number]>([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 2.5, 0], [61, -5, 29], 22.8977],
    [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
    [[90.8027, -2.0831, 1.441], [91.1528, -1.6435, 0.0447], 1.4441],
  ])('%s and %s', (a, b, distance) => expect(deltaE2000(a, b)).toBeCloseTo(distance, 4));
});

describe('sRGB to ink and back', () => {
  const colours: Rgb[] = [[255, 255, 255], [180, 32, 30], [30, 60, 120], [200, 180, 150], [250, 200, 40], [10, 120, 60], [90, 60, 40], [128, 128, 128]];

  test('gives what the profile says of black and a red', async () => {
    const ink = await condition.toInk(Uint8Array.of(0, 0, 0, 180, 32, 30));
    const percent = [...ink].map((v) => Math.round(v / 2.55));
    expect(percent).toEqual([75, 66, 64, 95, 17, 94, 91, 13]);
  });

  test('colours that can be printed look the same, black is the darkest, white is paper', async () => {
    const ink = await condition.toInk(Uint8Array.from(colours.flat()));
    for (const [i, rgb] of colours.entries()) {
      const cmyk = [...ink.subarray(4 * i, 4 * i + 4)].map((v) => v / 255) as [number, number, number, number];
      expect(deltaE2000(labOfRgb(rgb), condition.toLab(cmyk)), rgb.join()).toBeLessThan(1.6);
    }
    const black = await condition.toInk(new Uint8Array(3));
    expect([...condition.toScreen(black)]).toEqual([0, 0, 0]);
    expect([...condition.toScreen(new Uint8Array(4))]).toEqual([255, 255, 255]);
  });

  test('no colour takes more ink than the profile allows', async () => {
    const steps = Array.from({ length: 18 }, (_, i) => i * 15);
    const ink = await condition.toInk(Uint8Array.from(steps.flatMap((r) => steps.flatMap((g) => steps.flatMap((b) => [r, g, b])))));
    let most = 0;
    for (let i = 0; i < ink.length; i += 4) most = Math.max(most, (ink[i]! + ink[i + 1]! + ink[i + 2]! + ink[i + 3]!) / 2.55);
    expect(most).toBeGreaterThan(290);
    expect(most).toBeLessThanOrEqual(301);
  });
});

describe('black alone', () => {
  test('matches a gray in lightness down to L* 40 and never turns back', () => {
    for (let gray = 0, last = 1; gray <= 255; gray += 1) {
      const k = condition.blackFor(gray);
      expect(k).toBeLessThanOrEqual(last);
      last = k;
      const wanted = labOfRgb([gray, gray, gray])[0];
      if (wanted > 40) expect(condition.toLab([0, 0, 0, k])[0]).toBeCloseTo(wanted, 1);
    }
    expect(condition.blackFor(0)).toBe(1);
    expect(condition.blackFor(255)).toBeLessThan(0.001);
  });
});

describe('profiles that are none', () => {
  let folder: string;
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'profile-')); });
  afterAll(() => rm(folder, { recursive: true }));

  test('are refused with a remedy', async () => {
    await expect(openCondition({ ...intent, icc: join(folder, 'none.icc') })).rejects.toThrow('cannot be read');
    const broken = join(folder, 'broken.icc');
    await writeFile(broken, Buffer.alloc(200));
    await expect(openCondition({ ...intent, icc: broken })).rejects.toThrow('no profile of a press');
  });
});
