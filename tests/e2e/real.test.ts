/** A real issue, where one is kept beside the repository: all of it is set, and every number in its contents is right. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkAccess } from '../../src/access/index.js';
import { REAL, buildWhole, said } from '../helpers/build.js';
import { contentsLines, parsedOf, titleOn } from '../helpers/issue.js';
import { openPdf, type Pdf } from '../helpers/pdf.js';

describe.skipIf(!existsSync(join(REAL, 'issue.yaml')))('a real issue', () => {
  let built: Awaited<ReturnType<typeof buildWhole>>;
  let pdf: Pdf;
  let digital: Pdf;
  beforeAll(async () => {
    built = await buildWhole(REAL, {}, { editions: ['print', 'digital'] });
    pdf = await openPdf(built.pdf);
    digital = await openPdf(built.editions[1]!.pdf!);
  });

  it('has no stoppers and nothing that preflight refuses', () => {
    expect(said(built.messages.filter((m) => m.severity === 'stopper'))).toEqual([]);
    expect(built.editions[0]!.preflight!.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  });

  it('sets all 14 articles', async () => {
    const { articles } = await parsedOf(REAL);
    expect(articles).toHaveLength(14);
    const set = new Set(built.map.pages.flatMap((page) => page.articles));
    expect(articles.filter((article) => !set.has(article.slug)).map((article) => article.slug)).toEqual([]);
    const lost = articles.flatMap((article) => article.texts.filter((text) => !pdf.pages.some((page) => titleOn(page, text))).map((text) => text.file));
    expect(lost).toEqual([]);
  });

  it('gives the right page for every line of its contents', async () => {
    const parsed = await parsedOf(REAL);
    const lines = contentsLines(digital, built.map, parsed);
    expect(lines.length).toBeGreaterThanOrEqual(parsed.meta.sections.length);
    expect(lines.filter((line) => !line.right)).toEqual([]);
  });

  it('makes a digital edition that is accessible and light', async () => {
    expect(await checkAccess(built.editions[1]!.pdf!)).toEqual([]);
    expect(built.editions[1]!.pdf!.length).toBeLessThan(20e6);
  });

  it('fills whole sheets', () => {
    expect(pdf.pages.length % 4).toBe(0);
  });
});
