import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { deltaE2000, inkLink, openCondition, type Condition } from '../../src/colour/index.js';
import type { Cmyk } from '../../src/model/press.js';

const PROFILE = fileURLToPath(new URL('../../profiles/ISOcoated_v2_300_bas.icc', import.meta.url));
let condition: Condition;
let icc: Buffer;
beforeAll(async () => {
  condition = await openCondition({ icc: PROFILE, identifier: 'FOGRA39', info: '', inkLimit: 300 });
  icc = await readFile(PROFILE);
});

const asInk = (bytes: Uint8Array, i: number): Cmyk => [bytes[i]! / 255, bytes[i + 1]! / 255, bytes[i + 2]! / 255, bytes[i + 3]! / 255];

describe('inkLink', () => {
  it('keeps every colour that the other condition can print', () => {
    let seed = 11;
    const random = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
    const inks = Array.from({ length: 4000 }, () => [0, 0, 0, 0].map(() => Math.floor(random() * 256))).filter((ink) => ink.reduce((sum, v) => sum + v) <= 3 * 255);
    const pixels = Uint8Array.from(inks.flat());
    const there = inkLink(icc, icc)!(pixels);
    const differences = inks.map((_, i) => deltaE2000(condition.toLab(asInk(pixels, i * 4)), condition.toLab(asInk(there, i * 4))));
    expect(differences.reduce((sum, one) => sum + one, 0) / differences.length).toBeLessThan(1);
    // Of the darkest, tinted blacks the profile itself finds only neighbours again.
    const lighter = differences.filter((_, i) => condition.toLab(asInk(pixels, i * 4))[0] > 20).sort((a, b) => a - b);
    expect(lighter.length).toBeGreaterThan(1000);
    expect(lighter[Math.floor(lighter.length * 0.95)]).toBeLessThan(2);
  });

  it('leaves paper bare, and cyan cyan', () => {
    const out = inkLink(icc, icc)!(Uint8Array.from([0, 0, 0, 0, 255, 0, 0, 0]));
    expect([...out.subarray(0, 4)].every((v) => v <= 2)).toBe(true);
    expect(out[4]).toBeGreaterThan(245);
    expect(out[7]).toBeLessThan(8);
  });

  it('brings what is too dark for the limit below it', () => {
    const out = inkLink(icc, icc)!(Uint8Array.from([255, 255, 255, 255]));
    expect(out.reduce((sum, v) => sum + v, 0) / 2.55).toBeLessThanOrEqual(302);
  });

  it('is not to be had from what is no such profile', () => {
    expect(inkLink(icc.subarray(0, 132).fill(0, 128), icc)).toBeNull();
  });
});
