import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { missingGlyphs } from '../../src/check/glyphs.js';
import { charactersOf, readCoverage } from '../../src/fonts/coverage.js';
import type { IssueSource } from '../../src/model/stages.js';
import { readStyles } from '../../src/render/css.js';

const styles = await readStyles('styles/print.css');

describe('coverage', () => {
  it('has all of Vietnamese in every font of the stylesheet, and not what they lack', async () => {
    const vietnamese = 'ĂÂĐÊÔƠƯăâđêôơưẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰÝỲỶỸỴạảấầẩẫậ“”‘’–—…';
    expect(styles.fonts.length).toBeGreaterThan(5);
    for (const font of styles.fonts) {
      const characters = charactersOf(await readFile(font.path));
      expect([...vietnamese].filter((c) => !characters.has(c.codePointAt(0)!))).toEqual([]);
      expect(characters.has('中'.codePointAt(0)!)).toBe(false);
    }
  });

  it('refuses what is no font', () => {
    expect(() => charactersOf(new Uint8Array(64))).toThrow('cmap');
  });
});

describe('missingGlyphs', () => {
  it('names the character and its exact place, once', async () => {
    const source = {
      issue: { file: 'issue.yaml', path: '/x/issue.yaml', text: '' }, house: null,
      articles: [{ slug: 'a', folder: '/x/a', files: [{ lang: 'vi', source: { file: 'articles/a/vi.md', path: '/x/a/vi.md', text: 'Một dòng\nhai 中 ba 中\n' } }] }],
    } as unknown as IssueSource;
    const coverage = await readCoverage(styles.fonts.map((f) => f.path));
    const messages = missingGlyphs([{ text: 'Một dòng hai 中 ba 中', place: { file: 'articles/a/vi.md', line: 1, column: 1, endLine: 2, endColumn: 14 } }], source, (c) => coverage.has(c));
    expect(messages).toMatchObject([{ severity: 'stopper', rule: 'missing-glyph', place: { line: 2, column: 5 } }]);
    expect(messages[0]!.text).toContain('U+4E2D');
  });

  it('passes over what is never drawn', () => {
    const source = { issue: { file: 'issue.yaml', path: '', text: '' }, house: null, articles: [] } as unknown as IssueSource;
    expect(missingGlyphs([{ text: 'a\u00a0b\u200dc\ufe0f', place: { file: 'x', line: 1, column: 1 } }], source, (c) => c < 128)).toEqual([]);
  });
});
