/** Every picture that an issue refers to. */
import type { Block, Figure, PictureRef } from './issue.js';
import type { ParsedIssue } from './stages.js';

function* figuresOf(blocks: readonly Block[]): Generator<Figure> {
  for (const block of blocks) {
    if (block.kind === 'figure') yield block;
    else if (block.kind === 'gallery') yield* block.figures;
    else if (block.kind === 'box' || block.kind === 'quote') yield* figuresOf(block.children);
    else if (block.kind === 'list') for (const item of block.items) yield* figuresOf(item);
  }
}

/** All references in the order of the issue: metadata first, then articles as the flatplan has them. A file may come more than once. */
export function pictureRefs({ meta, articles }: ParsedIssue): PictureRef[] {
  const own: (PictureRef | null | undefined)[] = [
    meta.nameplateArt,
    meta.emblem,
    meta.cover.image,
    meta.masthead.photo?.picture,
    meta.contents.photo?.picture,
    ...meta.galleries.flatMap((g) => g.photos.map((p) => p.picture)),
    ...meta.supplied.map((s) => s.file),
    ...meta.housePages,
    meta.backCover?.picture,
  ];
  const inArticles = articles.flatMap((a) => a.texts.flatMap((t) => [...figuresOf(t.blocks)].map((f) => f.picture)));
  return [...own.filter((ref): ref is PictureRef => ref !== null && ref !== undefined), ...inArticles];
}
