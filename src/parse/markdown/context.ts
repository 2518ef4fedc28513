/** What the conversion of one Markdown file carries along. */
import type { Definition, Nodes, Root } from 'mdast';
import type { ArticleText, Lang } from '../../model/issue.js';
import type { Place } from '../../model/message.js';
import type { PictureFolder } from '../pictures.js';
import type { Reporter } from '../reporter.js';

export type Ignore = ArticleText['ignores'][number];

export interface FileContext {
  /** As messages name it. */
  readonly file: string;
  readonly lang: Lang;
  readonly report: Reporter;
  /** The article's folder. */
  readonly pictures: PictureFolder;
  /** The file's lines, front matter blanked out. */
  readonly lines: readonly string[];
  /** The next block's id. */
  readonly nextId: () => string;
  /** The address that `[text][name]` leads to; counts as a use of the definition. */
  readonly define: (identifier: string) => Definition | null;
  readonly ignores: Ignore[];
}

/** Blocks nested deeper than this are refused: no page can show them. */
export const MAX_LEVELS = 20;

/** A node's place in the file. Nodes that a plugin made (bare addresses) have none of their own and take `fallback`. */
export function placeOf(cx: { readonly file: string }, node: Nodes, fallback?: Place): Place {
  const { position } = node;
  if (position === undefined) return fallback ?? { file: cx.file, line: 1, column: 1 };
  return { file: cx.file, line: position.start.line, column: position.start.column, endLine: position.end.line, endColumn: position.end.column };
}

/** All definitions of a tree, by identifier; the first one counts, as in CommonMark. */
export function definitionsOf(root: Root): Map<string, Definition> {
  const found = new Map<string, Definition>();
  const pending: Nodes[] = [root];
  // A loop, not a recursion: input may nest deeper than the stack.
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node);
    if ('children' in node) for (let i = node.children.length - 1; i >= 0; i -= 1) pending.push(node.children[i]!);
  }
  return found;
}
