import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ACCESS_RULES, checkAccess } from '../../src/access/index.js';
import { isLanguage } from '../../src/access/rules/document.js';
import { accessiblePdf, type Plant } from './make.js';

/** One planted fault a rule, or more where it knows several. */
const PLANTED: readonly (readonly [rule: string, what: string, ...plants: Plant[]])[] = [
  ['ua-marked', 'not marked as tagged', [1, '/Marked true', '/Marked false']],
  ['ua-suspects', 'doubtful tags', [1, '/Marked true', '/Marked true /Suspects true']],
  ['ua-metadata', 'no XMP', [1, '/Metadata 9 0 R', '']],
  ['ua-title', 'an empty title', [9, 'Tạp chí', ' ']],
  ['ua-title-shown', 'the file name in the window', [1, '/DisplayDocTitle true', '']],
  ['ua-language', 'no language', [1, '/Lang (vi)', '']],
  ['ua-language', 'a language that is none', [1, '/Lang (vi)', '/Lang (tieng Viet)']],
  ['ua-identifier', 'no claim', [9, '<pdfuaid:part>1</pdfuaid:part>', '']],
  ['ua-type', 'a type nobody knows', [24, '/S /P ', '/S /Paragraph ']],
  ['ua-type', 'a standard type with another meaning', [10, '/Strong /Span', '/P /Span']],
  ['ua-type', 'types that are mapped in a circle', [10, '/Strong /Span', '/Odd /Even /Even /Odd'], [24, '/S /P ', '/S /Odd ']],
  ['ua-heading-first', 'a first heading of level 2', [12, '/S /H1', '/S /H2']],
  ['ua-heading-skipped', 'a level left out', [13, '/S /H2', '/S /H3']],
  ['ua-heading-kinds', 'headings with and without levels', [13, '/S /H2', '/S /H']],
  ['ua-alternative', 'a picture without words', [14, '/Alt (B\\351)', '/Alt ( )']],
  ['ua-alternative', 'a formula without words', [14, '/Alt (B\\351)', ''], [14, '/S /Figure', '/S /Formula']],
  ['ua-list', 'an item without a body', [18, '/S /LBody', '/S /P']],
  ['ua-list', 'an item outside a list', [15, '/S /L ', '/S /Div ']],
  ['ua-list', 'content in an item that nothing marks', [16, '[17 0 R 18 0 R]', '[17 0 R 18 0 R 4]']],
  ['ua-table', 'a cell outside a row', [25, '/S /TR', '/S /Div']],
  ['ua-table-header', 'a header of nothing', [20, '/Scope /Column', '']],
  ['ua-note', 'a note without an ID', [24, '/S /P ', '/S /Note ']],
  ['ua-text-language', 'an element in no language', [23, '/Lang (en)', '/Lang (e)']],
  ['ua-text-language', 'text in no language', [1, '/Lang (vi)', '']],
  ['ua-untagged', 'text that nothing marks', [4, '/H2 <</MCID 1>> BDC BT /F 10 Tf (a) Tj ET EMC', 'BT /F 10 Tf (a) Tj ET']],
  ['ua-untagged', 'a line that nothing marks', [4, '/Artifact BMC 0 0 1 1 re f EMC', '0 0 m 1 1 l S']],
  ['ua-untagged', 'text in a form that nothing marks', [7, '/P <</MCID 0>> BDC BT /F 10 Tf (a) Tj ET EMC', 'BT /F 10 Tf (a) Tj ET']],
  ['ua-crossed', 'an artifact in content', [4, '/Figure <</MCID 2>> BDC 0 0 9 9 re f EMC', '/Figure <</MCID 2>> BDC 0 0 9 9 re f /Artifact BMC 1 1 2 2 re f EMC EMC']],
  ['ua-crossed', 'content in an artifact', [4, '/Artifact BMC 0 0 1 1 re f EMC\n/X Do', '/Artifact BMC 0 0 1 1 re f /X Do EMC']],
  ['ua-owner', 'content of nobody', [11, '13 0 R 14 0 R', '14 0 R']],
  ['ua-owner', 'content of two', [24, '/K <<', '/K [1 <<'], [24, '/MCID 0>>', '/MCID 0>>]']],
  ['ua-owner', 'content of a form named as the page’s', [24, '/Stm 7 0 R', '']],
  ['ua-parent-tree', 'no way back', [10, '[12 0 R 13 0 R', '[12 0 R null']],
  ['ua-parent-tree', 'a way back to another', [10, '[12 0 R 13 0 R', '[13 0 R 12 0 R']],
  ['ua-form-repeated', 'a form with content twice', [4, '/X Do', '/X Do /X Do']],
  ['ua-tabs', 'tabs by rows', [3, '/Tabs /S', '/Tabs /R']],
  ['ua-link', 'a link that is tagged as a paragraph', [23, '/S /Link', '/S /P']],
  ['ua-link', 'a link that is not in the tree', [23, '[7 <</Type /OBJR /Obj 8 0 R>>]', '7']],
  ['ua-link-words', 'a link without words', [8, '/Contents (example.org)', '']],
  ['ua-annotation', 'a note that is in no element', [8, '/Subtype /Link', '/Subtype /Text']],
  ['ua-font', 'a font that is not in the file', [5, '/Subtype /Type3', '/Subtype /TrueType /BaseFont /Arial']],
  ['ua-unicode', 'signs without characters', [5, '/ToUnicode 22 0 R', '']],
];

const rulesIn = async (...plants: readonly Plant[]): Promise<string[]> => (await checkAccess(accessiblePdf(...plants))).map(({ rule }) => rule);

test('nothing is found in a file that is accessible', async () => {
  expect(await checkAccess(accessiblePdf())).toEqual([]);
});

test.each(PLANTED.map(([rule, what, ...plants]) => ({ rule, what, plants })))('$rule: $what', async ({ rule, plants }) => {
  expect(await rulesIn(...plants)).toContain(rule);
});

test('a plain file has no structure, and all that it paints is untagged', async () => {
  const found = await checkAccess(accessiblePdf([1, '/StructTreeRoot 10 0 R', '']));
  expect(found.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['ua-structure', 'ua-owner', 'ua-link']));
  expect(found.every(({ severity }) => severity === 'error')).toBe(true);
});

test('faults alike on a page are one finding with their number', async () => {
  const found = await checkAccess(accessiblePdf([4, '/Artifact BMC 0 0 1 1 re f EMC', '0 0 1 1 re f 1 1 2 2 re f']));
  expect(found).toEqual([expect.objectContaining({ rule: 'ua-untagged', page: 1, count: 2, text: 'A line or shape is neither tagged nor marked as an artifact.' })]);
});

describe('rules', () => {
  test('each is told apart, names its clause and its remedy, and is tried here', () => {
    const ids = ACCESS_RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, clause, conditions, remedy } of ACCESS_RULES) {
      expect(clause, id).toMatch(/^\d+(\.\d+)*$/);
      expect(conditions.every((condition) => /^\d\d-\d{3}$/.test(condition)) && conditions.length > 0, id).toBe(true);
      expect(remedy, id).toMatch(/\.$/);
    }
    expect([...new Set(PLANTED.map(([rule]) => rule)), 'ua-structure'].sort()).toEqual([...ids].sort());
  });
  test('each is described in docs/accessibility.md with its clause and conditions', () => {
    const text = readFileSync(new URL('../../docs/accessibility.md', import.meta.url), 'utf8');
    for (const { id, clause, conditions } of ACCESS_RULES) expect(text).toContain(`| \`${id}\` | ${clause} | ${conditions.join(', ')} |`);
  });
  test('languages', () => {
    expect(['vi', 'en-GB', 'zh-Hant-TW', 'sl-rozaj-biske', 'de-CH-1996'].every(isLanguage)).toBe(true);
    expect(['', 'e', 'tieng Viet', 'vi_VN', '123'].some(isLanguage)).toBe(false);
  });
});
