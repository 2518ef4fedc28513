import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readStyles } from '../../src/render/css.js';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'magazine-css-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('colours with inks beside them, those without, and inks without a colour', async () => {
  writeFileSync(join(folder, 'print.css'), ":root { --brand: #B4201E; --brand-inks: 0/95/90/10; --plain: #123456; --lost-inks: 1/2/3/4; }\n@import 'more.css';\n");
  writeFileSync(join(folder, 'more.css'), ':root { --sea: #0000ff;\n --sea-inks: 100/80/0/0; }\n');
  const { inks } = await readStyles(join(folder, 'print.css'));
  expect(inks.map(({ name, rgb, cmyk }) => [name, rgb, cmyk])).toEqual([['brand', [180, 32, 30], [0, 0.95, 0.9, 0.1]], ['sea', [0, 0, 255], [1, 0.8, 0, 0]]]);
});

test('the house style gives every colour of its palette inks', async () => {
  const { css, inks } = await readStyles(new URL('../../styles/print.css', import.meta.url).pathname);
  const root = /:root \{[\s\S]*?\n\}/.exec(css)![0];
  const palette = Array.from(root.matchAll(/--([\w-]+):\s*#[0-9a-f]{6}\s*;/g), ([, name]) => name);
  expect(palette.length).toBeGreaterThan(6);
  expect(inks.map((ink) => ink.name).sort()).toEqual(palette.sort());
});
