/** What an issue's source says, for tests that look for it in the finished PDF. */
import { basename } from 'node:path';
import type { ArticleText, Block, Inline } from '../../src/model/issue.js';
import type { PageMap } from '../../src/model/layout.js';
import type { ParsedIssue } from '../../src/model/stages.js';
import { load } from '../../src/load/load.js';
import { parse } from '../../src/parse/parse.js';
import { bare, bareText, textIn, type Pdf, type PdfPage } from './pdf.js';

/** An issue as it was understood. */
export async function parsedOf(folder: string): Promise<ParsedIssue> {
  const source = await load({ folder, id: basename(folder) });
  if (source.value === null) throw new Error(`${folder} cannot be read.`);
  const parsed = await parse(source.value);
  if (parsed.value === null) throw new Error(`${folder} cannot be understood.`);
  return parsed.value;
}

/** The words of inline text. */
export const wordsOf = (inlines: readonly Inline[]): string =>
  inlines.map((i) => (i.kind === 'text' || i.kind === 'code' ? i.text : i.kind === 'break' ? ' ' : wordsOf(i.children))).join('');

const linksIn = (inlines: readonly Inline[]): string[] =>
  inlines.flatMap((i) => (i.kind === 'link' ? [i.url] : i.kind === 'text' || i.kind === 'code' || i.kind === 'break' ? [] : linksIn(i.children)));

/** Every block of a list of blocks, those within others included. */
export function allBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    switch (block.kind) {
      case 'list': return [block, ...block.items.flatMap(allBlocks)];
      case 'quote': case 'box': return [block, ...allBlocks(block.children)];
      case 'gallery': return [block, ...block.figures];
      default: return [block];
    }
  });
}

/** The addresses that a block's own text links to. */
export function linksOf(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph': case 'heading': return linksIn(block.inlines);
    case 'table': return [...block.head, ...block.rows.flat()].flatMap((cell) => linksIn(cell.inlines));
    case 'figure': return Object.values(block.caption).flatMap((caption) => linksIn(caption.inlines));
    default: return [];
  }
}

/** Whether a page holds an article's title. */
export const titleOn = (page: PdfPage, text: ArticleText): boolean => bareText(page).includes(bare(wordsOf(text.title.inlines)));

/** A line of the contents as it is printed, held against where its title stands. */
export interface ContentsLine {
  readonly entry: string;
  /** The number at its end as pdf.js reads it, null for none. */
  readonly printed: number | null;
  /** The page that a link over it leads to. */
  readonly linked: number | null;
  readonly right: boolean;
}

/**
 * Every contents line of the issue. It is right when its number is that of a page that shows that number as its folio and holds the title
 * (an article's in its first language, a section's in any), and its link leads there. Only where the line stands is taken from the map.
 */
export function contentsLines(pdf: Pdf, map: PageMap, parsed: ParsedIssue): ContentsLine[] {
  return map.regions.flatMap((region): ContentsLine[] => {
    if (region.owner.kind !== 'contents') return [];
    const { entry } = region.owner;
    const page = pdf.pages[region.page - 1]!;
    const numbers = textIn(page, region.rect).map((item) => item.text.trim()).filter((text) => /^\d+$/.test(text));
    const printed = numbers.length > 0 ? Number(numbers.at(-1)) : null;
    const { x, y, width, height } = region.rect;
    const link = page.links.find(({ rect, page: to }) => to !== null && rect.x < x + width && rect.x + rect.width > x && rect.y + rect.height / 2 > y && rect.y + rect.height / 2 < y + height);
    const target = printed === null ? undefined : pdf.pages[printed - 1];
    const article = parsed.articles.find((a) => a.slug === entry);
    const section = parsed.meta.sections[Number(/^section\/(\d+)$/.exec(entry)?.[1] ?? 0) - 1];
    const holds = target !== undefined && (article ? titleOn(target, article.texts[0]!) : Object.values(section?.title.by ?? {}).some(({ text }) => bareText(target).includes(bare(text))));
    const folio = target?.text.some((item) => item.y > FOLIO_FROM_MM && item.text.trim() === String(printed)) ?? false;
    return [{ entry, printed, linked: link?.page ?? null, right: holds && folio && link?.page === printed }];
  });
}

/** Folios stand at the foot, below the type area. */
const FOLIO_FROM_MM = 248;
