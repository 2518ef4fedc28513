/**
 * The order in which a screen reader or a copied text takes an article: the whole of one language, then the other, each with its title before
 * it and pictures with their captions where they stand. Pages are printed side by side, so their elements come page by page; `aria-owns`
 * (WAI-ARIA 1.2, 6.7) tells Chromium the order, and its structure tree in the PDF follows.
 */
import type { ComposedPage, Placed } from '../model/compose.js';
import type { ArticleView } from '../model/view.js';
import { escapeHtml } from './html.js';

/** The id of a page's piece. */
export const pieceId = (page: number, index: number): string => `p${page}-${index}`;

/** The language a piece belongs to; null for what belongs to the article as a whole, which stands with its first language. */
function languageOf(piece: Placed): string | null {
  if (piece.kind === 'frame') return piece.lang;
  if (piece.kind === 'lines') return piece.text.view.role === 'caption' ? null : piece.text.view.lang;
  return null;
}

/** One element a language, which owns the article's pieces in reading order; empty for pieces nobody reads (rules). */
export function orderHtml(article: ArticleView, pages: readonly ComposedPage[]): string {
  const owned = new Map<string, string[]>(article.threads.map((t) => [t.lang, []]));
  const first = article.threads[0]!.lang;
  for (const page of pages) {
    for (const run of page.runs) {
      if (run.slug !== article.slug) continue;
      for (let i = run.from; i < run.to; i += 1) {
        const piece = page.placed[i]!;
        if (piece.kind === 'box' && piece.children.length === 0) continue;
        (owned.get(languageOf(piece) ?? first) ?? owned.get(first)!).push(pieceId(page.number, i));
      }
    }
  }
  return article.threads.map((t) => `<div class="order" role="article" lang="${escapeHtml(t.lang)}" aria-owns="${escapeHtml(owned.get(t.lang)!.join(' '))}"></div>`).join('');
}
