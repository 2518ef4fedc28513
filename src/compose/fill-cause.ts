/** Why a frame is not full, in words a designer can use. */
import type { Placed, PlacedFrame } from '../model/compose.js';
import type { ArticleView } from '../model/view.js';

/** Why a frame is not full. */
export interface Cause {
  readonly kind:
    | 'article-end' | 'language-end' | 'thread-end' | 'page-break' | 'column-break' | 'level'
    | 'next-heading' | 'next-box' | 'next-table' | 'next-picture' | 'next-lines';
  readonly text: string;
  /** The end of an article or of its first language: no fault. */
  readonly expected: boolean;
}

/** Frames of an article in the order of placing. */
export type Framed = { readonly page: number; readonly frame: PlacedFrame };

const fault = (kind: Cause['kind'], text: string): Cause => ({ kind, text, expected: false });

/** What stands first in the next frame did not fit into this one. */
function nextCause(first: Placed | undefined): Cause {
  if (first?.kind === 'picture') return fault('next-picture', 'the picture that comes next did not fit');
  if (first?.kind === 'box') return first.className.startsWith('table') ? fault('next-table', 'the table that comes next did not fit') : fault('next-box', 'the box that comes next did not fit');
  if (first?.kind === 'lines' && /^h\d$/.test(first.text.view.role)) return fault('next-heading', 'the heading that comes next keeps two lines of its text');
  return fault('next-lines', 'the next two lines did not fit');
}

/**
 * Tells why a frame is not full.
 * @param frames of the article, in the order of placing.
 * @param holes units left empty inside it.
 */
export function causeOf(article: ArticleView, frames: readonly Framed[], page: number, frame: PlacedFrame, holes: number): Cause {
  const own = frames.filter((f) => f.frame.thread === frame.thread);
  const lastOwn = Math.max(...own.map((f) => f.page));
  const end = Math.max(...frames.map((f) => f.page));
  // Languages that face each other end on a pair of pages.
  const last = article.layout === 'facing' && end % 2 === 1 ? end - 1 : end;
  if (page >= lastOwn) {
    if (page >= last) return { kind: 'article-end', text: 'the article ends here', expected: true };
    // One after the other: the second language begins on a new page where less than a quarter of this one is free.
    if (article.layout === 'stacked') return { kind: 'language-end', text: `${frame.lang} ends here, the other language begins on the next page`, expected: true };
    return fault('thread-end', `${frame.lang} ends ${page > lastOwn ? 'before' : 'here'}, the other language goes on`);
  }
  const before = own.filter((f) => f.page === page);
  const why = before[before.length - 1]?.frame.end ?? 'full';
  if (frame.end === 'column') return fault('column-break', 'a column break is typed here');
  if (why === 'page') return fault('page-break', 'a page break is typed here');
  if (holes > 0) return fault('level', `each pair of ${article.sync === 'paragraph' ? 'paragraphs' : 'headings'} starts level`);
  const at = own.findIndex((f) => f.page === page && f.frame.x === frame.x && f.frame.y === frame.y);
  const next = at >= 0 ? own[at + 1] : own.find((f) => f.page > page);
  return nextCause(next?.frame.children[0]);
}
