/**
 * Prints the bench's plain HTML with the browser alone, without Paged.js: its native columns tell how few pages the same texts need. Also makes
 * the issue of ten times as many articles. Arguments: `print <html> <pdf>`, `paged <html>`, `times <issue> <n> <folder>`.
 */
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseDocument, isMap, isScalar, isSeq } from 'yaml';
import { openBrowser } from '../src/browser/index.js';

/** Prints a file, every page at the size its stylesheet asks for. */
async function print(html: string, pdf: string): Promise<void> {
  const { browser, close } = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(resolve(html)).href);
    await page.evaluate(async () => void (await document.fonts.ready));
    await writeFile(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true, timeout: 120_000 }));
  } finally {
    await close();
  }
}

/**
 * Paged.js on a file, in a browser that runs already: from asking for the page to the last page laid out, fonts and pictures loaded, nothing
 * printed. That is what our measuring, composing, rendering and paginating take together.
 */
async function paged(html: string): Promise<void> {
  const { browser, close } = await openBrowser();
  try {
    const page = await browser.newPage();
    const start = performance.now();
    await page.goto(pathToFileURL(resolve(html)).href);
    await page.evaluate('window.PagedConfig = { auto: false }');
    await page.addScriptTag({ path: join(dirname(createRequire(import.meta.url).resolve('pagedjs-cli')), '..', 'dist', 'browser.js') });
    await page.evaluate('window.PagedPolyfill.preview().then(() => document.body.getBoundingClientRect().height)');
    process.stdout.write(String(performance.now() - start));
  } finally {
    await close();
  }
}

/** An issue with every article `n` times, under names of its own. */
async function times(issue: string, n: number, to: string): Promise<void> {
  await cp(issue, to, { recursive: true });
  const articles = join(to, 'articles');
  const slugs = await readdir(articles);
  for (const slug of slugs) {
    for (let i = 2; i <= n; i += 1) {
      const copy = join(articles, `${slug}-${i}`);
      await cp(join(articles, slug), copy, { recursive: true });
      // Titles of their own, so that the contents can be checked.
      for (const file of (await readdir(copy)).filter((f) => f.endsWith('.md'))) {
        const text = await readFile(join(copy, file), 'utf8');
        await writeFile(join(copy, file), text.replace(/^title: (?![>|])(.*?)(["']?)$/m, `title: $1 ${i}$2`));
      }
    }
  }
  const file = join(to, 'issue.yaml');
  const document = parseDocument(await readFile(file, 'utf8'));
  const sections = document.get('sections');
  if (!isSeq(sections)) throw new Error(`${issue} has no sections.`);
  for (const section of sections.items) {
    const list = isMap(section) ? section.get('articles') : null;
    if (!isMap(section) || !isSeq(list)) continue;
    // A contents page has room for one issue's articles, not for ten times as many.
    section.set('list-articles', false);
    const once = [...list.items];
    for (let i = 2; i <= n; i += 1) {
      for (const item of once) {
        const value: unknown = isScalar(item) ? item.value : isMap(item) ? item.toJSON() : null;
        if (typeof value === 'string') list.add(`${value}-${i}`);
        else if (typeof value === 'object' && value !== null && 'article' in value) list.add({ ...value, article: `${String(value.article)}-${i}` });
        else if (typeof value === 'object' && value !== null && 'slug' in value) list.add({ ...value, slug: `${String(value.slug)}-${i}` });
        else throw new Error(`An article of ${issue} is listed in a way the bench does not know: ${JSON.stringify(value)}`);
      }
    }
  }
  await writeFile(file, document.toString());
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === resolve(process.argv[1])) {
  const [command, a, b, c] = process.argv.slice(2) as [string, string, string, string];
  if (command === 'print') await print(a, b);
  else if (command === 'paged') await paged(a);
  else await times(a, Number(b), c);
}
