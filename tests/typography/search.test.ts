/**
 * Words that a line's end parts are whole words to who searches and copies: proved with two engines that had no part in making the PDF,
 * PDF.js (Firefox) and PDFium (Chrome).
 */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { gauge } from '../../src/gauge/index.js';
import { buildWhole, tiny } from '../helpers/build.js';
import { parsedOf } from '../helpers/issue.js';

const FOLDERS = [tiny('one-language'), tiny('parallel-unequal')];

interface Page {
  /** The text as the engine tells it, line ends included. */
  readonly raw: string;
  /** How often a word is found. */
  readonly find: (word: string) => number;
}

/** How Firefox looks for words (normalize in PDF.js's pdf_find_controller): a hyphen before a line's end falls away with it. */
const asSearched = (text: string): string => text.normalize('NFC').replace(/([^\s])-\n/gu, '$1').replaceAll('\n', ' ');

const count = (text: string, word: string): number => text.split(word).length - 1;

async function pdfjs(pdf: Uint8Array): Promise<Page[]> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0, isEvalSupported: false });
  const document = await task.promise;
  try {
    const pages: Page[] = [];
    for (let n = 1; n <= document.numPages; n += 1) {
      const { items } = await (await document.getPage(n)).getTextContent();
      const raw = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
      const text = asSearched(raw);
      pages.push({ raw, find: (word) => count(text, word) });
    }
    return pages;
  } finally {
    await task.destroy();
  }
}

/**
 * How Chrome looks for words in PDFium's text: without the sign U+FFFE that PDFium puts in the place of a hyphen at a line's end, and without
 * zero-width spaces (IsIgnorableCharacter in its pdf/pdfium/pdfium_range.cc); it copies the same text. PDFium's own FPDFText_FindStart does
 * not leave that sign out: it finds no parted word in any PDF, so it tells nothing about ours.
 */
async function pdfium(pdf: Uint8Array): Promise<Page[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    return [...document.pages()].map((page): Page => {
      const raw = page.getText();
      const text = raw.replace(/[\ufffe\u200b]/gu, '').normalize('NFC');
      return { raw, find: (word) => count(text, word) };
    });
  } finally {
    library.destroy();
  }
}

describe.each(FOLDERS)('%s', (folder) => {
  let engines: { name: string; pages: Page[] }[];
  /** Words that the source writes whole and a line's end parts, with their page. */
  let parted: { page: number; word: string; half: string }[];
  let pdf: Uint8Array;
  beforeAll(async () => {
    ({ pdf } = await buildWhole(folder));
    engines = [{ name: 'PDF.js', pages: await pdfjs(pdf) }, { name: 'PDFium', pages: await pdfium(pdf) }];
    const source = JSON.stringify(await parsedOf(folder));
    parted = engines[0]!.pages.flatMap(({ raw }, page) =>
      Array.from(raw.matchAll(/(\p{L}{2,})-\n(\p{L}{3,})/gu), ([, a, b]) => ({ page, word: `${a}${b}`, half: a! })).filter(({ word }) => source.includes(word)),
    );
  });

  it('parts some words, and typed hyphens are not among them', () => {
    expect(parted.length).toBeGreaterThan(0);
  });

  it('lets both engines find every one of them by its whole spelling', () => {
    for (const { name, pages } of engines) {
      const missed = parted.filter(({ page, word }) => pages[page]!.find(word) === 0);
      expect(missed.map((m) => `${name}, page ${m.page + 1}: ${m.word}`)).toEqual([]);
    }
  });

  it('lets PDFium know each hyphen for one that is left out when copying', () => {
    for (const { page, word, half } of parted) expect(engines[1]!.pages[page]!.raw).toContain(`${half}\ufffe${word.slice(half.length)}`);
  });

  it('has no soft hyphen and no other mark of an unused break in the text', async () => {
    for (const { pages } of engines) for (const { raw } of pages) expect(raw).not.toMatch(/[\u00ad\u200b\u2060]/u);
    expect((await gauge(pdf))!.unusedHyphens).toBe(0);
  });
});

