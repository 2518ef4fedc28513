/** Drops the messages that an editor silenced with `<!-- magazine-ignore rule-id: reason -->`. */
import type { Article, Block } from '../model/issue.js';
import type { Message, Place } from '../model/message.js';

/** A comment with the block below it. */
export interface SilencedBlock {
  readonly rule: string;
  /** The comment itself. */
  readonly place: Place;
  readonly silences: Place;
}

/** The comments of articles that stand above a block; those that stand above none are told by the parser. */
export function silencedBlocks(articles: readonly Article[]): SilencedBlock[] {
  return articles.flatMap((article) =>
    article.texts.flatMap((text) =>
      text.ignores.flatMap((ignore) => {
        const block = ignore.block === null ? null : findBlock(text.blocks, ignore.block);
        return block === null ? [] : [{ rule: ignore.rule, place: ignore.place, silences: block.place }];
      }),
    ),
  );
}

/**
 * The messages without those that a comment silences: same rule, inside the block below the comment. Stoppers are never silenced.
 * Doing it twice changes nothing.
 */
export function silence(messages: readonly Message[], articles: readonly Article[]): Message[] {
  const silenced = silencedBlocks(articles);
  return messages.filter((m) => m.severity === 'stopper' || m.place === null || !silenced.some((s) => s.rule === m.rule && contains(s.silences, m.place!)));
}

function findBlock(blocks: readonly Block[], id: string): Block | null {
  for (const block of blocks) {
    if (block.id === id) return block;
    const inner = block.kind === 'list' ? block.items.flat() : block.kind === 'gallery' ? block.figures : 'children' in block ? block.children : [];
    const found = findBlock(inner, id);
    if (found !== null) return found;
  }
  return null;
}

/** True where a place begins inside another one. */
export function contains(outer: Place, inner: Place): boolean {
  if (outer.file !== inner.file) return false;
  const after = inner.line > outer.line || (inner.line === outer.line && inner.column >= outer.column);
  const endLine = outer.endLine ?? outer.line;
  return after && (inner.line < endLine || (inner.line === endLine && inner.column <= (outer.endColumn ?? Infinity)));
}
