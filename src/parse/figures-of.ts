/** Walks and rebuilds the figures of an article's blocks. */
import type { Block, Figure } from '../model/issue.js';

/** All figures in document order, galleries' and boxes' included. */
export function figuresOf(blocks: readonly Block[]): Figure[] {
  return blocks.flatMap((block): readonly Figure[] => {
    switch (block.kind) {
      case 'figure': return [block];
      case 'gallery': return block.figures;
      case 'box':
      case 'quote': return figuresOf(block.children);
      case 'list': return block.items.flatMap(figuresOf);
      default: return [];
    }
  });
}

/** The same blocks with every figure replaced. */
export function mapFigures(blocks: readonly Block[], turn: (figure: Figure) => Figure): Block[] {
  return blocks.map((block): Block => {
    switch (block.kind) {
      case 'figure': return turn(block);
      case 'gallery': return { ...block, figures: block.figures.map(turn) };
      case 'box':
      case 'quote': return { ...block, children: mapFigures(block.children, turn) };
      case 'list': return { ...block, items: block.items.map((item) => mapFigures(item, turn)) };
      default: return block;
    }
  });
}
