/** What stands where on the pages, as lines that a person can review in a diff. */
import type { PageKind, PageMap, Region } from '../../src/model/layout.js';
import type { Message } from '../../src/model/message.js';
import { TRIM_MM } from '../../src/model/paper.js';
import { said } from './build.js';
import { textIn, type Pdf } from './pdf.js';

/** Pages that a template lays out by itself: their inside is the designer's business, not that of a fixture about something else. */
const FIXED: ReadonlySet<PageKind> = new Set<PageKind>(['cover', 'inside-front', 'masthead', 'contents', 'gallery', 'section', 'supplied', 'house', 'filler', 'inside-back', 'back-cover']);
const FIRST_WORDS = 5;
const HEAD_MM = 17.5;
const FOOT_MM = 250;
const SIDE_MM = 12;

const half = (mm: number): string => (Math.round(mm * 2) / 2 + 0).toFixed(1);
const ownerOf = ({ owner }: Region): string => {
  switch (owner.kind) {
    case 'thread': return owner.thread;
    case 'text': return owner.key;
    case 'picture': return owner.key;
    case 'contents': case 'opening': return owner.entry;
    case 'supplied': return owner.path;
    case 'furniture': return '-';
  }
};

/** The words that stand in a region of the PDF, as many as are needed to know it again. */
function firstWords(pdf: Pdf, region: Region): string {
  const items = textIn(pdf.pages[region.page - 1]!, region.rect);
  const words = items.map((item) => item.text).join(' ').replace(/\s+/g, ' ').trim().split(' ');
  return `${words.slice(0, FIRST_WORDS).join(' ').slice(0, 60)}${words.length > FIRST_WORDS ? ' …' : ''}`;
}

/** Running heads, folios, thumb tabs and slugs stand outside the type area; a repeated table head stands within. */
const isMargin = ({ owner, rect }: Region): boolean => owner.kind === 'furniture' && (rect.height === 0 || rect.y < HEAD_MM || rect.y + rect.height > FOOT_MM || rect.x < SIDE_MM || rect.x + rect.width > TRIM_MM.width - SIDE_MM);

/**
 * A line a page (number, side, kind, articles), and below it for composed pages a line a region: kind, owner, x y width height in mm from the
 * trim's corner rounded to 0.5, first words as pdf.js reads them there. Messages come last, without stoppers, which no fixture may have.
 */
export function pageFacts(pdf: Pdf, map: PageMap, messages: readonly Message[]): string {
  const lines: string[] = [];
  for (const page of map.pages) {
    lines.push([page.page, page.side, page.kind, ...page.articles].join(' '));
    if (FIXED.has(page.kind)) continue;
    for (const region of map.regions) {
      const { kind } = region.owner;
      // Of a table's row the first cell tells enough.
      const isLaterCell = region.owner.kind === 'text' && (region.owner.part ?? 0) > 0;
      if (region.page !== page.page || kind === 'opening' || isLaterCell || isMargin(region)) continue;
      const { x, y, width, height } = region.rect;
      const words = kind === 'picture' ? '' : `  ${firstWords(pdf, region)}`;
      lines.push(`  ${kind.padEnd(9)} ${ownerOf(region).padEnd(28)} ${[x, y, width, height].map((n) => half(n).padStart(6)).join(' ')}${words}`.trimEnd());
    }
  }
  return `${[...lines, ...said(messages.filter((m) => m.severity !== 'stopper'))].join('\n')}\n`;
}
