/** The whole folder of a hand-over, in memory. */
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { spreads } from '../../src/handover/contact-sheet.js';
import { handOver, type HandedOver, type Inspection, type Job, type PartFile } from '../../src/handover/index.js';
import { openRaster } from '../../src/raster/index.js';
import { qpdfAccepts } from './look.js';
import { metaOf, PRINTING } from './meta.js';
import { FONTS, HASH, printEdition } from './print.js';

const AT = { time: new Date('2026-06-20T01:05:00Z'), offset: 420 };
const seen: string[] = [];
const inspect = async (part: PartFile): Promise<Inspection> => {
  seen.push(part.name);
  return { html: `<p>${part.name}</p>`, json: '{}', findings: [] };
};
const job = async (part: Partial<Job> = {}, lines = PRINTING): Promise<Job> => ({ issue: 'spring', pdf: await printEdition(8), inputHash: HASH, meta: await metaOf(lines), fonts: FONTS, inspect, at: AT, ...part });

describe('a hand-over on two papers', () => {
  let handed: HandedOver;
  beforeAll(async () => {
    handed = await handOver(await job());
  });

  it('has its files, sorted', () => {
    expect([...handed.files.keys()]).toEqual([
      'SHA256SUMS', 'contact-sheet.jpg', 'job-ticket.pdf', 'job-ticket.txt',
      'spring-cover-preflight.html', 'spring-cover-preflight.json', 'spring-cover.pdf', 'spring-text-preflight.html', 'spring-text-preflight.json', 'spring-text.pdf',
    ]);
    expect(seen).toEqual(['spring-cover.pdf', 'spring-text.pdf']);
    expect([...handed.inspections.keys()]).toEqual(seen);
    expect(handed.files.get('spring-text-preflight.html')).toBe('<p>spring-text.pdf</p>');
  });

  it('has a checksum of every other file', () => {
    const sums = (handed.files.get('SHA256SUMS') as string).trimEnd().split('\n').map((line) => line.split('  ') as [string, string]);
    expect(sums.map(([, file]) => file)).toEqual([...handed.files.keys()].filter((file) => file !== 'SHA256SUMS'));
    for (const [sum, file] of sums) expect(sum).toBe(createHash('sha256').update(handed.files.get(file)!).digest('hex'));
  });

  it('shows every page on the contact sheet', async () => {
    const { data, info } = await sharp(handed.files.get('contact-sheet.jpg') as Uint8Array).raw().toBuffer({ resolveWithObject: true });
    // Five spreads: four in a row of 480 pixels with 28 between and 32 round them, then one.
    expect(info.width).toBe(2 * 32 + 4 * 480 + 3 * 28);
    const at = (x: number, y: number): number[] => [...data.subarray(3 * (y * info.width + x), 3 * (y * info.width + x) + 3)];
    expect(Math.min(...at(32 + 120, 100))).toBeGreaterThan(225);
    // Page 1 stands on the right of the first spread, page 8 on the left of the last. JPEG keeps a plain tint to a step or two.
    const raster = await openRaster((await job()).pdf);
    for (const [page, x, y] of [[1, 32 + 360, 100], [8, 32 + 120, 500]] as const) {
      const own = await raster.render(page, 20, 'trim');
      const pixel = 4 * (20 * own.width + 20);
      expect(at(x, y).map((value, i) => Math.abs(value - own.data[pixel + i]!) <= 3)).toEqual([true, true, true]);
    }
    raster.close();
  });

  it('is the same for the same job, but for the time', async () => {
    const later = await handOver(await job({ at: { time: new Date('2026-06-21T09:00:00Z'), offset: 420 } }));
    const differ = [...handed.files].filter(([file, data]) => Buffer.compare(Buffer.from(data), Buffer.from(later.files.get(file)!)) !== 0).map(([file]) => file);
    expect(differ).toEqual(['SHA256SUMS', 'job-ticket.pdf', 'job-ticket.txt']);
    const again = await handOver(await job());
    expect(again.files.get('SHA256SUMS')).toBe(handed.files.get('SHA256SUMS'));
  });
});

it('one paper, one file: the print edition untouched', async () => {
  const one = await job({ inspect: null }, '');
  const { files } = await handOver(one);
  expect(Buffer.compare(Buffer.from(files.get('spring-print.pdf')!), Buffer.from(one.pdf))).toBe(0);
  expect([...files.keys()].some((file) => file.includes('preflight'))).toBe(false);
});

it('a glued issue: a cover with a spine, and the text', async () => {
  const { files, parts } = await handOver(await job({}, PRINTING.replace('copies: 600', 'copies: 600\n  binding: perfect')));
  expect(parts.map(({ name, spine, pages }) => [name, spine, pages.length])).toEqual([['spring-cover.pdf', 0.16, 4], ['spring-text.pdf', null, 4]]);
  for (const name of ['spring-cover.pdf', 'spring-text.pdf']) expect(qpdfAccepts(files.get(name) as Uint8Array)).toBe(true);
});

it.each([[1, '-1'], [2, '-1 2-'], [4, '-1 23 4-'], [5, '-1 23 45']])('spreads of %d pages', (count, shown) => {
  expect(spreads(count).map(([left, right]) => `${left ?? '-'}${right ?? '-'}`).join(' ')).toBe(shown);
});
