/** Which files a job consists of. */
import { describe, expect, it } from 'vitest';
import { partName, planParts, spineWidth, stocksDiffer } from '../../src/handover/parts.js';
import type { PaperStock } from '../../src/model/issue.js';
import { parse } from '../../src/parse/parse.js';
import { memoryIssue } from '../parse/memory-issue.js';

const stock = (part: Partial<PaperStock> = {}): PaperStock => ({ gsm: 100, stock: 'coated', finish: null, caliper: null, ...part });

describe('papers', () => {
  it.each([
    [null, stock(), false],
    [stock(), stock(), false],
    [stock({ caliper: 0.08 }), stock(), false],
    [stock({ gsm: 200 }), stock(), true],
    [stock({ finish: 'matt' }), stock(), true],
    [stock({ stock: 'uncoated' }), stock(), true],
  ])('%o and %o', (a, b, differ) => {
    expect(stocksDiffer(a, b)).toBe(differ);
    expect(stocksDiffer(b, a)).toBe(differ);
  });
});

describe('the files of a job', () => {
  it('one file for a saddle stitch on one paper', () => {
    expect(planParts({ binding: 'saddle', paper: { cover: stock(), text: stock() } }, 8)).toEqual([{ kind: 'whole', pages: [1, 2, 3, 4, 5, 6, 7, 8], spine: null }]);
  });
  it('cover and text where the papers differ', () => {
    expect(planParts({ binding: 'saddle', paper: { cover: stock({ gsm: 200 }), text: stock() } }, 12)).toEqual([
      { kind: 'cover', pages: [1, 2, 11, 12], spine: null },
      { kind: 'text', pages: [3, 4, 5, 6, 7, 8, 9, 10], spine: null },
    ]);
  });
  it('a spine for perfect binding, also on one paper', () => {
    expect(planParts({ binding: 'perfect', paper: { cover: null, text: stock({ caliper: 0.1 }) } }, 104)).toMatchObject([{ kind: 'cover', pages: [1, 2, 103, 104], spine: 5 }, { kind: 'text', spine: null }]);
  });
  it('leaves four pages whole', () => {
    expect(planParts({ binding: 'perfect', paper: { cover: stock({ gsm: 200 }), text: stock() } }, 4).map((part) => part.kind)).toEqual(['whole']);
  });
  it('throws without a caliper, which a rule asks for', () => {
    expect(() => planParts({ binding: 'perfect', paper: { cover: null, text: stock() } }, 104)).toThrow('caliper');
  });
  it('a leaf for every two pages', () => {
    expect(spineWidth(48, 0.08)).toBe(1.92);
    expect(spineWidth(130, 0.095)).toBe(6.18);
  });
  it('names', () => {
    expect(['whole', 'cover', 'text'].map((kind) => partName('spring', kind as 'whole'))).toEqual(['spring-print.pdf', 'spring-cover.pdf', 'spring-text.pdf']);
  });
});

describe('the caliper', () => {
  const told = async (house: string): Promise<string[]> =>
    (await parse(memoryIssue({ '../house.yaml': house }))).messages.map(({ severity, rule, place }) => `${severity} ${rule} ${place?.file}:${place?.line}`);
  it('is asked for where the spine is glued', async () => {
    expect(await told('nameplate: Thử\nprinting: { binding: perfect, paper: { text: { gsm: 100 } } }\n')).toEqual(['error spine-unknown ../house.yaml:2']);
    expect(await told('printing: { binding: perfect }\n')).toEqual(['error spine-unknown ../house.yaml:1']);
  });
  it('is not asked for otherwise', async () => {
    expect(await told('printing: { binding: perfect, paper: { text: { caliper: 0.08 } } }\n')).toEqual([]);
    expect(await told('printing: { binding: saddle }\n')).toEqual([]);
  });
});
