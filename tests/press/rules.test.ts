import { describe, expect, test } from 'vitest';
import type { Cmyk, HouseInk, Rgb } from '../../src/model/press.js';
import { inksOverLimit } from '../../src/press/refusals.js';
import { choose, houseInk, withinLimit, type RuleSet, type Use } from '../../src/press/rules.js';

const place = { file: 'house.yaml', line: 1, column: 1 };
const ink = (name: string, rgb: Rgb, cmyk: Cmyk): HouseInk => ({ name, rgb, cmyk, place });
const RED = ink('brand', [180, 32, 30], [0, 0.95, 0.9, 0.1]);
const rules = (more: Partial<RuleSet['settings']> = {}): RuleSet => ({ settings: { inks: [RED], richBlack: null, ...more }, inkLimit: 300, blackFor: (gray) => 1 - gray / 255 });
const use = (more: Partial<Use> = {}): Use => ({ role: 'area', large: false, overPicture: false, registration: false, ...more });
const rgb = (...values: [number, number, number]) => ({ rgb: values });

describe('house inks', () => {
  test('by exact match, and not two steps beside it', () => {
    expect(houseInk([180, 32, 30], [RED])).toEqual([0, 0.95, 0.9, 0.1]);
    expect(choose(rgb(180, 34, 30), use(), rules()).rule).toBe('profile');
  });
  test('tints as color-mix makes them, in proportion', () => {
    // color-mix(in srgb, #b4201e 20%, white) is rgb(240, 210, 210).
    const tint = houseInk([240, 210, 210], [RED])!;
    expect(tint.map((v) => Math.round(v * 1000) / 1000)).toEqual([0, 0.19, 0.18, 0.02]);
  });
  test('a colour off the line to white, or darker than the ink, is none', () => {
    expect(houseInk([240, 210, 200], [RED])).toBeNull();
    expect(houseInk([90, 16, 15], [RED])).toBeNull();
  });
  test('gray is no tint of a gray ink', () => {
    expect(houseInk([128, 128, 128], [ink('ink', [0, 0, 0], [0, 0, 0, 1])])).toBeNull();
  });
});

describe('the order of rules', () => {
  test.each([
    ['white', rgb(255, 255, 255), use(), [0, 0, 0, 0]],
    ['gray area', rgb(26, 26, 26), use(), [0, 0, 0, 1 - 26 / 255]],
    ['nearly black text', rgb(26, 26, 26), use({ role: 'text' }), [0, 0, 0, 1]],
    ['dark bluish text', rgb(20, 22, 28), use({ role: 'text' }), [0, 0, 0, 1]],
    ['nearly black rule', rgb(26, 26, 26), use({ role: 'line' }), [0, 0, 0, 1]],
    ['gray text', rgb(102, 102, 102), use({ role: 'text' }), [0, 0, 0, 1 - 102 / 255]],
    ['ink as it is', { ink: [0.1, 0.2, 0.3, 0.4] as const }, use(), [0.1, 0.2, 0.3, 0.4]],
    ['marks', rgb(0, 0, 0), use({ role: 'line', registration: true }), [1, 1, 1, 1]],
  ] as const)('%s', (_, found, where, expected) => {
    const choice = choose(found, where, rules());
    expect('ink' in choice && choice.ink).toEqual(expected);
  });
  test('black as a veil over a picture goes through the profile', () => {
    expect(choose(rgb(0, 0, 0), use({ overPicture: true }), rules())).toEqual({ rule: 'profile', rgb: [0, 0, 0] });
  });
  test('large solid black becomes the rich black, where one is set; text and grays do not', () => {
    const rich = rules({ richBlack: [0.4, 0.3, 0.3, 1] });
    expect(choose(rgb(0, 0, 0), use({ large: true }), rich)).toEqual({ rule: 'black', ink: [0.4, 0.3, 0.3, 1] });
    expect(choose(rgb(0, 0, 0), use({ large: true }), rules())).toEqual({ rule: 'neutral', ink: [0, 0, 0, 1] });
    expect(choose(rgb(0, 0, 0), use({ role: 'text' }), rich)).toEqual({ rule: 'black', ink: [0, 0, 0, 1] });
    expect(choose(rgb(60, 60, 60), use({ large: true }), rich).rule).toBe('neutral');
  });
});

test('the limit lowers colours and leaves black', () => {
  expect(withinLimit([1, 1, 1, 1], 300).map((v) => Math.round(v * 1000) / 1000)).toEqual([0.667, 0.667, 0.667, 1]);
  expect(withinLimit([1, 1, 1, 0], 300)).toEqual([1, 1, 1, 0]);
});

test('an ink of the house that asks for too much is told', () => {
  expect(inksOverLimit([ink('deep', [1, 2, 3], [1, 0.9, 0.8, 0.7]), ink('fine', [4, 5, 6], [0.7, 0.8, 0.8, 0.7])], 300)).toEqual([
    { severity: 'error', rule: 'ink-over-limit', text: 'The ink “deep” asks for 340 % of ink, and the press takes 300 %.', note: expect.stringContaining('Lower'), place },
  ]);
});
