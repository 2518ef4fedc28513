/** Findings written out, and led back to their source. */
import { describe, expect, it } from 'vitest';
import type { PageMap } from '../../src/model/layout.js';
import { findingsPage, formatFindings, preflight, type PageSource } from '../../src/preflight/index.js';
import { image, makeFile, ourLimits, picture, text } from './file.js';

const pdf = await makeFile({
  add: picture('Other', 20, 150, 40, 30) + text(3, 200, 10, '<b>&amp; near the trim'),
  resources: (c) => ({ XObject: { Other: image(c, 200, 150, [10, 10, 10, 0]) } }),
});
const facts = { page: 1, side: 'right', kind: 'article', folio: 1, section: 1, articles: ['port'] } as const;
const map: PageMap = {
  pages: [facts],
  regions: [
    { page: 1, rect: { x: 18, y: 148, width: 44, height: 34 }, owner: { kind: 'picture', key: 'articles/port/vi.md:41:3', vector: false } },
    { page: 1, rect: { x: 0, y: 0, width: 190, height: 270 }, owner: { kind: 'thread', thread: 'port/vi' } },
    ...[2, 3, 4].map((page) => ({ page, rect: { x: 0, y: 0, width: 190, height: 270 }, owner: { kind: 'furniture' as const } })),
  ],
};
const source: PageSource = {
  map,
  expectations: [
    { kind: 'picture', key: 'articles/port/vi.md:41:3', name: 'quay.jpg', place: { file: 'articles/port/vi.md', line: 41, column: 3 } },
    { kind: 'text', key: 'port/vi/1', text: 'Far from it.', thread: 'port/vi', lang: 'vi', place: { file: 'articles/port/vi.md', line: 5, column: 1 }, what: 'paragraph' },
    { kind: 'text', key: 'port/vi/2', text: 'Words <b>&amp; near the trim, and more.', thread: 'port/vi', lang: 'vi', place: { file: 'articles/port/vi.md', line: 7, column: 1 }, what: 'paragraph' },
  ],
};
const result = await preflight(pdf, { limits: await ourLimits(), source });

describe('text-outside-frame', () => {
  it('finds text where the layout has no place for it, in files of ours alone', async () => {
    const narrow: PageSource = { ...source, map: { ...map, regions: [{ page: 1, rect: { x: 0, y: 0, width: 190, height: 197 }, owner: { kind: 'thread', thread: 'port/vi' } }, ...[2, 3, 4].map((page) => ({ page, rect: { x: 0, y: 0, width: 190, height: 270 }, owner: { kind: 'furniture' as const } }))] } };
    const found = async (from: PageSource | null): Promise<unknown[]> => (await preflight(pdf, { limits: await ourLimits(), source: from })).findings.filter((f) => f.rule === 'text-outside-frame').map((f) => [f.page, f.object]);
    expect(await found(narrow)).toEqual([[1, 'text “<b>&amp; near the trim”']]);
    expect(await found(null)).toEqual([]);
  });
});

describe('findings', () => {
  it('name the line of the source, of pictures by their place and of text by its words', () => {
    expect(result.findings.map((f) => [f.rule, f.source?.place.line ?? null, f.source?.name ?? null])).toEqual([
      ['picture-resolution', 41, 'quay.jpg'],
      ['text-near-trim', 7, 'paragraph'],
    ]);
  });

  it('are told in plain lines', () => {
    expect(formatFindings(result, 'file.pdf', 'pretty', false)).toBe([
      'page 1',
      '  20.0, 150.0 mm  error    127 ppi at 40 mm, needs 225.  picture-resolution',
      `                  what     articles/port/vi.md:41 quay.jpg · ${result.findings[0]!.object} · 127 ppi (limit: 225 ppi)`,
      '                  note     Take a larger original, or show the picture smaller.',
      `   ${result.findings[1]!.rect!.x.toFixed(1)}, ${result.findings[1]!.rect!.y.toFixed(1)} mm  warning  ${result.findings[1]!.text}  text-near-trim`,
      `                  what     articles/port/vi.md:7 paragraph · text “<b>&amp; near the trim” · ${result.findings[1]!.value} (limit: 5 mm)`,
      '                  note     Move the text away from the edge.',
      '',
      '1 error, 1 warning',
    ].join('\n'));
  });

  it('are told to programs, without what would steer a terminal', () => {
    const json = JSON.parse(formatFindings(result, 'file.pdf', 'json', false)) as { counts: unknown; findings: unknown[]; pages: unknown[] };
    expect([json.counts, json.findings.length, json.pages.length]).toEqual([{ stopper: 0, error: 1, warning: 1, info: 0 }, 2, 4]);
    expect(formatFindings(result, 'file.pdf', 'github', false).split('\n')[0]).toBe(
      '::error file=articles/port/vi.md,line=41,col=3,title=picture-resolution::Page 1, 20 mm from the left and 150 mm from the top: 127 ppi at 40 mm, needs 225. — Take a larger original, or show the picture smaller.',
    );
    const wild = { ...result, findings: [{ ...result.findings[0]!, text: 'a\u001b[31mb' }] };
    expect(formatFindings(wild, 'file.pdf', 'pretty', false)).not.toContain('\u001b');
  });

  it('are shown on a page that needs nothing else, its places marked, all text escaped', async () => {
    const html = await findingsPage(result, pdf, '<file>.pdf');
    expect(html).toContain('Preflight of &#60;file&#62;.pdf');
    expect(html).not.toContain('<b>&amp;');
    expect(html.match(/src="([^"]{0,23})/g)).toEqual(['src="data:image/jpeg;base64,']);
    expect(html).not.toMatch(/https?:\/\//);
    // The picture stands 20 mm from the trim, 23 mm from the edge of a bleed of 196 mm.
    expect(html).toContain(`left:${Math.round((23 / 196) * 10000) / 100}%`);
    expect(await findingsPage(result, pdf, '<file>.pdf')).toBe(html);
  });
});
