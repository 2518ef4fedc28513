/** Two PDFs compared from their bytes. */
import { openRaster } from '../raster/index.js';
import { compareFiles, type Compared } from './compare.js';
import { looksSame } from './look.js';
import { KINDS, type Diff, type Pair, type ReadFile } from './model.js';
import { readFile } from './read.js';

/**
 * Compares two PDFs by what they print: pages matched, words, pictures, places. Pages of which nothing else tells a difference are drawn, so that pages
 * called the same look the same. Rejects with `UnreadablePdf` for what is none.
 */
export async function diffPdfs(oldPdf: Uint8Array, newPdf: Uint8Array): Promise<Diff> {
  const olds = await readFile(oldPdf, 'old');
  const news = await readFile(newPdf, 'new');
  const compared = compareFiles(olds, news);
  return compared.doubtful.length === 0 ? compared.diff : settle(compared, [oldPdf, olds], [newPdf, news]);
}

/** Looks at the doubtful pairs: those that do not look the same differ in their look. */
async function settle({ diff, doubtful }: Compared, [oldPdf, olds]: readonly [Uint8Array, ReadFile], [newPdf, news]: readonly [Uint8Array, ReadFile]): Promise<Diff> {
  const oldRaster = await openRaster(oldPdf);
  const newRaster = await openRaster(newPdf);
  try {
    const changed = new Set<Pair>();
    for (const pair of doubtful) if (!(await looksSame(oldRaster, olds.sheets[pair.old - 1]!, newRaster, news.sheets[pair.new - 1]!))) changed.add(pair);
    const withLook = (pair: Pair): Pair => ({ ...pair, kinds: KINDS.filter((kind) => kind === 'look' || pair.kinds.includes(kind)) });
    return { ...diff, pairs: diff.pairs.map((pair) => (changed.has(pair) ? withLook(pair) : pair)) };
  } finally {
    oldRaster.close();
    newRaster.close();
  }
}
