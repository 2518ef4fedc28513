/** The hash of all input, which names a PDF and stands on its pages. */
import { expect, test } from 'vitest';
import type { Styles } from '../../src/render/css.js';
import { hashInput } from '../../src/review.js';
import { makeWorld } from '../helpers/build.js';

const styles = (folder: string, file: string, more = ''): Styles => ({ css: `@font-face { font-family: 'Serif'; src: url('file://${folder}/${file}') format('woff2'); }${more}`, fonts: [], inks: [] });
const hashOf = async (given: Styles): Promise<string> => hashInput({ source: null, pictures: null, styles: given }, await makeWorld());

test('is the same wherever the program is installed', async () => {
  expect(await hashOf(styles('/home/lan/magazine/node_modules/serif', 'roman.woff2'))).toBe(await hashOf(styles('/opt/my%20magazine/node_modules/serif', 'roman.woff2')));
});

test('is another with another font file, or another rule', async () => {
  const hashes = await Promise.all([styles('/a', 'roman.woff2'), styles('/a', 'italic.woff2'), styles('/a', 'roman.woff2', ' p { color: red; }')].map(hashOf));
  expect(new Set(hashes).size).toBe(3);
});
