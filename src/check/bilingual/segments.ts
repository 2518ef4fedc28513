/** An article's running text as a list of segments to be held against the other language's. */
import type { ArticleText, Block, Lang } from '../../model/issue.js';
import type { Place } from '../../model/message.js';
import { plain } from '../walk.js';

/** A paragraph, heading, list item, table row or box title. */
export interface Segment {
  readonly lang: Lang;
  readonly kind: 'paragraph' | 'heading' | 'list item' | 'table row' | 'box title' | 'title' | 'standfirst' | 'kicker' | 'caption' | 'text';
  readonly text: string;
  readonly place: Place;
}

/** The segments of a file's blocks, in order. Pictures stand in one file only and are compared by their captions. */
export function segments({ lang, blocks }: ArticleText): Segment[] {
  return fromBlocks(blocks, lang, 'paragraph').filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

function fromBlocks(blocks: readonly Block[], lang: Lang, paragraph: Segment['kind']): Segment[] {
  return blocks.flatMap((block): Segment[] => {
    switch (block.kind) {
      case 'paragraph': return [{ lang, kind: paragraph, text: plain(block.inlines), place: block.place }];
      case 'heading': return [{ lang, kind: 'heading', text: plain(block.inlines), place: block.place }];
      case 'list': return block.items.flatMap((item) => fromBlocks(item, lang, 'list item'));
      case 'quote': return fromBlocks(block.children, lang, paragraph);
      case 'box': return [...(block.title === null ? [] : [{ lang, kind: 'box title' as const, text: plain(block.title), place: block.place }]), ...fromBlocks(block.children, lang, paragraph)];
      case 'table': return [block.head, ...block.rows].flatMap((cells): Segment[] => {
        const [first, last] = [cells[0], cells.at(-1)];
        const end = last === undefined ? {} : { ...(last.place.endLine === undefined ? {} : { endLine: last.place.endLine }), ...(last.place.endColumn === undefined ? {} : { endColumn: last.place.endColumn }) };
        return first === undefined ? [] : [{ lang, kind: 'table row', text: cells.map((cell) => plain(cell.inlines)).join(' · '), place: { ...first.place, ...end } }];
      });
      default: return [];
    }
  });
}
