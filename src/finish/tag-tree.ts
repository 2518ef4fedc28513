/**
 * The structure tree that Chromium writes, made into one that is read with ease: the wrappers of the layout gone, lists with labels and bodies, headings that
 * skip no level. Pure functions; the order in which things are read never changes.
 */
import type { Tag, TagKid } from '../pdf/index.js';

const tag = (type: string, kids: readonly TagKid[], entries: Tag['entries'] = new Map()): Tag => ({ kind: 'tag', type, entries, kids });

/** Elements that may be empty: a cell without text holds its row in shape. */
const MAY_BE_EMPTY = new Set(['TD', 'TH']);
/** What stands in a line of text (ISO 32000-1, 14.8.4.4). */
const INLINE = new Set(['Span', 'Strong', 'Em', 'Code', 'Quote', 'Link', 'Reference', 'Note']);
/** What holds lines of text and no blocks. */
const HOLDS_LINES = new Set([...INLINE, 'P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'Lbl']);
/** What holds blocks alone: lines in it want a paragraph round them. */
const HOLDS_BLOCKS = new Set(['Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote']);
/** What holds lines or blocks: lines among blocks want a paragraph. */
const HOLDS_EITHER = new Set(['LBody', 'TD', 'TH']);

const isInline = (kid: TagKid): boolean => kid.kind !== 'tag' || INLINE.has(kid.type);

/** Takes out elements that hold nothing, and content that `keep` does not want. */
export function prune(kids: readonly TagKid[], keep: (kid: Exclude<TagKid, Tag>) => boolean): TagKid[] {
  return kids.flatMap((kid): TagKid[] => {
    if (kid.kind !== 'tag') return keep(kid) ? [kid] : [];
    const inner = prune(kid.kids, keep);
    return inner.length > 0 || MAY_BE_EMPTY.has(kid.type) ? [{ ...kid, kids: inner }] : [];
  });
}

/**
 * List items get a label, where they begin with a marker, and a body (table 336). The marker is the `BlockQuote` at the very beginning, which is how `render/` has
 * Chromium tell it.
 */
export function labelLists(kids: readonly TagKid[]): TagKid[] {
  return kids.map((kid): TagKid => {
    if (kid.kind !== 'tag') return kid;
    if (kid.type !== 'LI' || kid.kids.some((inner) => inner.kind === 'tag' && inner.type === 'LBody')) return { ...kid, kids: labelLists(kid.kids) };
    const { marker, rest } = takeMarker(kid.kids);
    const body = rest.length > 0 ? [tag('LBody', labelLists(rest))] : [];
    return { ...kid, kids: marker ? [tag('Lbl', marker.kids, marker.entries), ...body] : body };
  });
}

/** The marker at the beginning of an item's content, and the content without it. */
function takeMarker(kids: readonly TagKid[]): { readonly marker: Tag | null; readonly rest: readonly TagKid[] } {
  const [first, ...others] = kids;
  if (first?.kind !== 'tag') return { marker: null, rest: kids };
  if (first.type === 'BlockQuote') return { marker: first, rest: others };
  const { marker, rest } = takeMarker(first.kids);
  return { marker, rest: marker === null ? kids : rest.length === 0 ? others : [{ ...first, kids: rest }, ...others] };
}

/**
 * Takes the wrappers out that only the layout needed (`NonStruct`, `Div`), keeping the languages they tell. Text that stood among blocks becomes a paragraph, a wrapper
 * inside a line of text a span.
 */
export function unwrap(kids: readonly TagKid[], inLine = false): TagKid[] {
  return kids.flatMap((kid): TagKid[] => {
    if (kid.kind !== 'tag') return [kid];
    const inner = unwrap(kid.kids, inLine || HOLDS_LINES.has(kid.type));
    if (kid.type !== 'NonStruct' && kid.type !== 'Div') {
      const among = HOLDS_BLOCKS.has(kid.type) || (HOLDS_EITHER.has(kid.type) && !inner.every(isInline));
      return [{ ...kid, kids: among ? paragraphs(inner) : inner }];
    }
    if (inLine || (kid.type === 'NonStruct' && inner.every(isInline))) return kid.entries.size === 0 ? inner : [{ ...kid, type: 'Span', kids: inner }];
    const blocks = paragraphs(inner);
    const [only] = blocks;
    if (kid.entries.size === 0) return blocks;
    return blocks.length === 1 && only?.kind === 'tag' && only.entries.size === 0 ? [{ ...only, entries: kid.entries }] : [{ ...kid, type: 'Div', kids: blocks }];
  });
}

/** Lines of text among blocks: each run of them a paragraph. */
function paragraphs(kids: readonly TagKid[]): TagKid[] {
  const all: TagKid[] = [];
  let run: TagKid[] = [];
  const end = (): void => {
    if (run.length > 0) all.push(tag('P', run));
    run = [];
  };
  for (const kid of kids) {
    if (isInline(kid)) run.push(kid);
    else {
      end();
      all.push(kid);
    }
  }
  end();
  return all;
}

/**
 * Headings in order: the first is of level 1, and none is more than one below the heading it stands under (ISO 14289-1, 7.4.2; Matterhorn 14-002, 14-003). Levels stand
 * to each other as before.
 */
export function levelHeadings(kids: readonly TagKid[]): TagKid[] {
  const open: number[] = [];
  const visit = (list: readonly TagKid[]): TagKid[] => list.map((kid): TagKid => {
    if (kid.kind !== 'tag') return kid;
    const level = Number(/^H([1-6])$/.exec(kid.type)?.[1] ?? 0);
    if (level === 0) return { ...kid, kids: visit(kid.kids) };
    while ((open.at(-1) ?? 0) >= level) open.pop();
    open.push(level);
    return { ...kid, type: `H${open.length}`, kids: visit(kid.kids) };
  });
  return visit(kids);
}
