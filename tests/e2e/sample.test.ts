/** The sample issue, built once and reopened with libraries of others: paper, fonts, text, links, outline, tags. */
import { PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkAccess } from '../../src/access/index.js';
import type { Block, Figure } from '../../src/model/issue.js';
import type { ParsedIssue } from '../../src/model/stages.js';
import { PdfFile, asText, readTags, walkTags, type Tag } from '../../src/pdf/index.js';
import { SAMPLE, buildWhole, said, tiny } from '../helpers/build.js';
import { allBlocks, contentsLines, linksOf, parsedOf, titleOn, wordsOf } from '../helpers/issue.js';
import { allEntries, allTags, bare, bareText, openPdf, type BoxMm, type FontUse, type Pdf, type PdfPage } from '../helpers/pdf.js';

let built: Awaited<ReturnType<typeof buildWhole>>;
let pdf: Pdf;
/** The edition for screens, which has links. */
let digital: Pdf;
let parsed: ParsedIssue;
beforeAll(async () => {
  parsed = await parsedOf(SAMPLE);
  built = await buildWhole(SAMPLE, {}, { editions: ['print', 'digital'] });
  pdf = await openPdf(built.pdf);
  digital = await openPdf(built.editions[1]!.pdf!);
});

const kindOf = (page: PdfPage): string => built.map.pages[page.number - 1]!.kind;
/** Pages where something is not as it should be, so that a failure names them. */
const pagesWhere = (wrong: (page: PdfPage) => boolean): number[] => pdf.pages.filter(wrong).map((page) => page.number);

describe('messages', () => {
  it('has neither stoppers nor quality errors', () => {
    expect(said(built.messages.filter((m) => m.severity === 'stopper' || m.severity === 'error'))).toEqual([]);
  });
});

describe('paper', () => {
  const width = ([left, , right]: BoxMm): number => right - left;
  const height = ([, bottom, , top]: BoxMm): number => top - bottom;
  const off = (is: number, should: number): boolean => Math.abs(is - should) > 0.02;

  it('has at least 36 pages, in whole sheets', () => {
    expect(pdf.pages.length).toBeGreaterThanOrEqual(36);
    expect(pdf.pages.length % 4).toBe(0);
    expect(pdf.pages.length).toBe(built.map.pages.length);
  });

  it('trims every page to 190 x 270 mm', () => {
    expect(pagesWhere((page) => off(width(page.box('TrimBox')), 190) || off(height(page.box('TrimBox')), 270))).toEqual([]);
  });

  it('bleeds 3 mm on every side of every page', () => {
    expect(pagesWhere((page) => page.box('TrimBox').some((edge, i) => off(Math.abs(page.box('BleedBox')[i]! - edge), 3)))).toEqual([]);
  });

  it('prints on a sheet of 220 x 300 mm with the trim in its middle', () => {
    expect(pagesWhere((page) => off(width(page.box('MediaBox')), 220) || off(height(page.box('MediaBox')), 300))).toEqual([]);
    expect(pagesWhere((page) => page.box('TrimBox').some((edge, i) => off(Math.abs(page.box('MediaBox')[i]! - edge), 15)))).toEqual([]);
  });
});

describe('paint', () => {
  it('is never translucent: no mask, no opacity, no blending', async () => {
    const document = await PDFDocument.load(built.pdf, { updateMetadata: false });
    const translucent = document.context.enumerateIndirectObjects().flatMap(([ref, object]) => {
      const dict = object instanceof PDFDict ? object : object instanceof PDFRawStream ? object.dict : null;
      if (dict === null) return [];
      const opacity = ['ca', 'CA'].map((key) => dict.lookup(PDFName.of(key))).some((value) => value instanceof PDFNumber && value.asNumber() < 1);
      const mask = dict.lookup(PDFName.of('SMask')) instanceof PDFDict || dict.lookup(PDFName.of('SMask')) instanceof PDFRawStream;
      const blend = dict.lookup(PDFName.of('BM'));
      return opacity || mask || (blend !== undefined && blend !== PDFName.of('Normal')) ? [String(ref)] : [];
    });
    expect(translucent).toEqual([]);
  });
});

describe('fonts', () => {
  const families = /^(?:[A-Z]{6}\+)?(?:BeVietnamPro|PlayfairDisplay|SourceSerif4)[A-Za-z]*-[A-Za-z]+$/;

  // A Type 3 font is its own file (ISO 32000-1, 9.6.5). Chromium makes them of words with an outline, in drawings.
  const isDrawn = (page: PdfPage, font: FontUse): boolean => font.subtype === 'Type3' && built.map.regions.some(({ page: n, owner }) => n === page.number && owner.kind === 'picture' && owner.vector);

  it('are embedded, on every page', () => {
    expect(pdf.pages.flatMap((page) => page.fonts.filter((font) => !font.embedded && !isDrawn(page, font)).map((font) => `${page.number} ${font.name}`))).toEqual([]);
  });

  it('are of the three declared families, but for the supplied advert', () => {
    const strange = pdf.pages.filter((page) => kindOf(page) !== 'supplied').flatMap((page) => page.fonts.filter((font) => !families.test(font.name) && !isDrawn(page, font)).map((font) => `${page.number} ${font.name} ${font.subtype}`));
    expect(strange).toEqual([]);
    const used = new Set(pdf.pages.flatMap((page) => page.fonts.map((font) => /BeVietnamPro|PlayfairDisplay|SourceSerif4/.exec(font.name)?.[0])));
    expect([...used].filter((name) => name !== undefined).sort()).toEqual(['BeVietnamPro', 'PlayfairDisplay', 'SourceSerif4']);
  });
});

describe('contents', () => {
  it('list every section, and the articles of those that list them', () => {
    const wanted = parsed.meta.sections.flatMap((section, i) => [`section/${i + 1}`, ...(section.listArticles ? section.articles.map((a) => a.slug) : [])]);
    expect(contentsLines(pdf, built.map, parsed).map((line) => line.entry).sort()).toEqual(wanted.sort());
  });

  it('give the numbers of the pages on which the titles stand, and link to them', () => {
    expect(contentsLines(digital, built.map, parsed).filter((line) => !line.right)).toEqual([]);
  });
});

describe('folios', () => {
  it('stand at the outer foot of every page that has one, and nowhere else', () => {
    const shown = (page: PdfPage): number[] => page.text.filter((item) => item.y > 248 && item.y < 270 && item.text.trim() === String(page.number)).map((item) => item.x);
    const wrong = built.map.pages.filter(({ page, folio, side }) => {
      const at = shown(pdf.pages[page - 1]!);
      if (folio === null) return at.length > 0;
      return at.length !== 1 || (side === 'left' ? at[0]! > 60 : at[0]! < 130);
    });
    expect(wrong.map(({ page, kind, folio }) => `${page} ${kind} ${folio}`)).toEqual([]);
  });
});

describe('outline', () => {
  it('leads to every section and article, in both languages', () => {
    const entries = allEntries(pdf.outline);
    const missing: string[] = [];
    for (const article of parsed.articles) {
      const titles = article.texts.map((text) => text.shortTitle?.text ?? wordsOf(text.title.inlines));
      const entry = entries.find((e) => titles.every((title) => bare(e.title).includes(bare(title))));
      if (!entry) missing.push(article.slug);
      else if (!titleOn(pdf.pages[entry.page - 1]!, article.texts[0]!)) missing.push(`${article.slug} on page ${entry.page}`);
    }
    for (const section of parsed.meta.sections) {
      const titles = Object.values(section.title.by).map(({ text }) => text);
      const entry = entries.find((e) => titles.every((title) => bare(e.title).includes(bare(title))));
      if (!entry || !titles.some((title) => bareText(pdf.pages[entry.page - 1]!).includes(bare(title)))) missing.push(titles.join(' / '));
    }
    expect(missing).toEqual([]);
  });

  it('is in the order of the pages', () => {
    const pages = allEntries(pdf.outline).map((entry) => entry.page);
    expect(pages).toEqual([...pages].sort((a, b) => a - b));
  });
});

describe('links', () => {
  it('lead to every web and mail address of the source', () => {
    const same = (url: string): string => url.replace(/\/$/, '').toLowerCase();
    const { website, email } = parsed.meta.masthead.contact;
    const wanted = [...parsed.articles.flatMap((a) => a.texts.flatMap((t) => allBlocks(t.blocks).flatMap(linksOf))), ...(website ? [website.text] : []), ...(email ? [`mailto:${email.text}`] : [])];
    expect(wanted.length).toBeGreaterThan(3);
    const there = new Set(digital.pages.flatMap((page) => page.links.flatMap((link) => (link.url === null ? [] : [same(link.url)]))));
    expect(wanted.filter((url) => !there.has(same(url)))).toEqual([]);
  });

  it('are not in the file for the press', () => {
    expect(pdf.pages.flatMap((page) => page.links)).toEqual([]);
  });

  it('have room to be clicked on, within the page', () => {
    const lost = digital.pages.flatMap((page) => page.links.filter(({ rect }) => rect.width < 1 || rect.height < 1 || rect.x < -3 || rect.x + rect.width > 193).map((link) => `${page.number} ${link.url ?? link.page}`));
    expect(lost).toEqual([]);
  });
});

describe('document', () => {
  it('names itself', () => {
    const { nameplate, label, publisher } = parsed.meta;
    expect(bare(String(pdf.info['Title']))).toContain(bare(nameplate.by['vi']!.text));
    expect(bare(String(pdf.info['Title']))).toContain(bare(label.by['vi']!.text));
    expect(bare(String(pdf.info['Author']))).toContain(bare(publisher!.by['vi']!.text));
    expect(pdf.lang).toBe('vi');
    expect(pdf.info['Creator']).toMatch(/^magazine with .*Chrome\/143\./);
    expect(pdf.info['CreationDate']).toBe('D:20260601000000Z');
  });

  it('is tagged, each language by its own name', () => {
    expect(pdf.marked).toBe(true);
    expect(pagesWhere((page) => page.tags === null && kindOf(page) !== 'supplied')).toEqual([]);
    const languages = new Map<string, number>();
    for (const tag of pdf.pages.flatMap((page) => allTags(page.tags))) if (tag.lang !== null) languages.set(tag.lang, (languages.get(tag.lang) ?? 0) + 1);
    expect([...languages.keys()].sort()).toEqual(['en', 'vi']);
    expect(Math.min(...languages.values())).toBeGreaterThan(20);
    const roles = new Set(pdf.pages.flatMap((page) => allTags(page.tags).map((tag) => tag.role)));
    for (const role of ['P', 'H2', 'Figure', 'Link']) expect(roles).toContain(role);
  });
});

describe('marks', () => {
  it('print the slug with the hash of all input on every page', () => {
    expect(built.inputHash).toMatch(/^[\da-f]{64}$/);
    const outside = (page: PdfPage): string => page.text.filter((item) => item.y < -3 || item.y > 273 || item.x < -3 || item.x > 193).map((item) => item.text).join('');
    expect(pagesWhere((page) => !bare(outside(page)).includes(built.inputHash.slice(0, 8)))).toEqual([]);
    expect(bare(outside(pdf.pages[6]!))).toBe(bare(`issue-2026q2·7·2026-06·print·${built.inputHash.slice(0, 8)}`));
  });

  it('are left out where the issue says so', async () => {
    const { pdf: bytes } = await buildWhole(tiny('no-marks'));
    const plain = await openPdf(bytes);
    expect(plain.pages.flatMap((page) => page.text.filter((item) => item.y < -3 || item.y > 273 || item.x < -3 || item.x > 193))).toEqual([]);
    const [first] = plain.pages;
    const sheet = first!.box('MediaBox');
    expect(first!.box('TrimBox').map((edge, i) => Math.round((edge - sheet[i % 2]!) * 100) / 100)).toEqual([15, 15, 205, 285]);
  });
});

describe('the sample uses', () => {
  const blocks = (): Block[] => parsed.articles.flatMap((a) => a.texts.flatMap((t) => allBlocks(t.blocks)));
  const figures = (): Figure[] => blocks().filter((b): b is Figure => b.kind === 'figure');
  const texts = () => parsed.articles.flatMap((a) => a.texts);
  const holds = (found: readonly unknown[], wanted: readonly unknown[]): void => expect(wanted.filter((each) => !found.includes(each))).toEqual([]);

  it('14 articles or more, two of them in one language', () => {
    expect(parsed.articles.length).toBeGreaterThanOrEqual(14);
    expect(parsed.articles.filter((a) => a.texts.length === 1).map((a) => a.texts[0]!.lang).sort()).toEqual(['en', 'vi']);
  });

  it('words enough, and pictures', () => {
    const words = (lang: string): number => texts().filter((t) => t.lang === lang).flatMap((t) => allBlocks(t.blocks))
      .reduce((sum, b) => sum + (b.kind === 'paragraph' || b.kind === 'heading' ? wordsOf(b.inlines).trim().split(/\s+/).length : 0), 0);
    expect(words('vi')).toBeGreaterThan(7000);
    expect(words('en')).toBeGreaterThan(5000);
    expect(built.editions[0]!.pictures.length).toBeGreaterThanOrEqual(24);
  });

  it('every layout', () => holds(parsed.articles.map((a) => a.layout), ['parallel', 'stacked', 'facing', 'single']));
  it('every number of columns', () => holds(parsed.articles.map((a) => a.columns), [2, 3]));
  it('every span', () => holds(figures().map((f) => f.span), ['column', 'two', 'page', 'bleed', 'spread']));
  it('every place of a figure', () => holds(figures().map((f) => f.at), ['head', 'foot', 'here', null]));
  it('a focus and a height', () => {
    expect(figures().some((f) => f.picture.focus !== null)).toBe(true);
    expect(figures().some((f) => f.height !== null)).toBe(true);
  });
  it('every box', () => holds(blocks().map((b) => (b.kind === 'box' ? b.role : '')), ['sidebar', 'contact', 'note', 'pullquote']));
  it('every other block', () => holds(blocks().map((b) => b.kind), ['paragraph', 'heading', 'list', 'quote', 'table', 'figure', 'gallery', 'page-break', 'column-break']));
  it('every setting of an article', () => {
    const { articles } = parsed;
    expect(articles.some((a) => a.ratio === 'auto')).toBe(true);
    expect(articles.some((a) => a.ratio !== 'auto')).toBe(true);
    holds(articles.map((a) => a.sync), ['free', 'paragraph']);
    expect(articles.some((a) => a.className !== null)).toBe(true);
    expect(articles.some((a) => a.pages !== null)).toBe(true);
    expect(articles.some((a) => a.runOn)).toBe(true);
    expect(blocks().some((b) => b.kind === 'paragraph' && b.track !== 0)).toBe(true);
  });
  it('every field of front matter', () => {
    expect(texts().some((t) => t.kicker !== null)).toBe(true);
    expect(texts().some((t) => t.shortTitle !== null)).toBe(true);
    expect(texts().some((t) => t.standfirst !== null)).toBe(true);
    expect(texts().some((t) => t.source !== null)).toBe(true);
    expect(texts().some((t) => t.bylines.length > 1)).toBe(true);
    expect(texts().some((t) => t.title.inlines.some((i) => i.kind === 'break'))).toBe(true);
    holds(texts().map((t) => t.bylineRole), ['written', 'compiled']);
    holds(figures().map((f) => f.credit?.kind), ['name', 'collected']);
    expect(figures().some((f) => Object.keys(f.credit?.override ?? {}).length > 0)).toBe(true);
  });
  it('every part of issue.yaml', () => {
    const { meta } = parsed;
    expect([meta.nameplateArt, meta.emblem, meta.publisher, meta.dedication, meta.masthead.photo, meta.contents.photo, meta.backCover, meta.printing.copies].filter((part) => part === null)).toEqual([]);
    holds(meta.sections.map((s) => s.opening), ['band', 'page']);
    holds(meta.sections.map((s) => s.listArticles), [true, false]);
    holds(meta.galleries.map((g) => g.gallery), ['inside-front', 'after-contents', 'inside-back']);
    expect(meta.cover.coverlines.length).toBeGreaterThan(1);
    expect(meta.supplied.length).toBeGreaterThan(0);
    expect(meta.housePages.length).toBeGreaterThan(0);
  });
  it('every page type', () => holds(built.map.pages.map((p) => p.kind), ['cover', 'inside-front', 'masthead', 'contents', 'gallery', 'section', 'article', 'bleed', 'supplied', 'house', 'inside-back', 'back-cover']));
});

describe('the digital edition', () => {
  const bytes = (): Uint8Array => built.editions[1]!.pdf!;

  it('shows the trim alone, and opens on its cover in two-page view', async () => {
    const { catalog } = await PDFDocument.load(bytes(), { updateMetadata: false });
    expect(digital.pages.filter((page) => page.box('MediaBox').some((edge, i) => Math.abs(edge - page.box('TrimBox')[i]!) > 0.001)).map((page) => page.number)).toEqual([]);
    expect(digital.pages).toHaveLength(pdf.pages.length);
    expect(catalog.get(PDFName.of('PageLayout'))).toBe(PDFName.of('TwoPageRight'));
    expect(catalog.get(PDFName.of('Outlines'))).toBeDefined();
  });

  it('is under 20 MB', () => {
    expect(bytes().length).toBeLessThan(20e6);
  });

  it('keeps to PDF/UA-1 as far as a program can tell, and says so', async () => {
    expect(await checkAccess(bytes())).toEqual([]);
  });

  it('tags lists and tables as such, and tells every picture', async () => {
    const tree = readTags(await PdfFile.open(bytes()))!;
    const all = Array.from(walkTags(tree.kids), ([kid]) => kid).filter((kid): kid is Tag => kid.kind === 'tag');
    const count = (type: string): number => all.filter((tag) => tag.type === type).length;
    expect(count('LI')).toBeGreaterThan(20);
    expect(count('LBody')).toBe(count('LI'));
    expect(count('Lbl')).toBeGreaterThan(8);
    expect(count('TH')).toBeGreaterThan(6);
    expect(count('NonStruct')).toBe(0);
    expect(count('Figure')).toBeGreaterThanOrEqual(40);
    const words = all.filter((tag) => tag.type === 'Figure').map((tag) => asText(tag.entries.get('Alt')));
    expect(words.filter((alt) => alt === null || /Ảnh:|Photo:/.test(alt))).toEqual([]);
  });
});
