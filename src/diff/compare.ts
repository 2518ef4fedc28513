/** Two files compared: pages matched, each pair classed by what differs. Pure; what only a look can tell is left open. */
import { wordChanges, textOf, type PageMap, type PlacedChange } from './changes.js';
import { matchPages } from './match.js';
import { KINDS, type Diff, type Kind, type LonePage, type Pair, type Picture, type PictureChange, type ReadFile, type Sheet, type Word } from './model.js';
import { comparePictures, SAME_PLACE } from './pictures.js';
import { compareText, type TextDiff } from './text.js';
import { sameBox } from './words.js';

/** A comparison, and the pairs whose content streams differ though nothing was found that does: they have to be looked at. */
export interface Compared {
  readonly diff: Diff;
  readonly doubtful: readonly Pair[];
}

/** How many words of a page without partner are told. */
const FIRST_WORDS = 12;

/** Compares two files. */
export function compareFiles({ sheets: olds, text: oldWords }: ReadFile, { sheets: news, text: newWords }: ReadFile): Compared {
  const matches = matchPages(olds, news);
  const both = matches.flatMap(({ old, new: now }) => (old === null || now === null ? [] : [[olds[old]!, news[now]!] as const]));
  const pages: PageMap = { newOf: new Map(both.map(([a, b]) => [a.page, b.page])), oldOf: new Map(both.map(([a, b]) => [b.page, a.page])) };
  const text = compareText(oldWords, newWords);
  const changes = groupBy(wordChanges(oldWords, newWords, text, pages), (c) => c.page);
  const motion = motionOf(oldWords, newWords, text, pages);
  const pictures = picturesMoved(both.map(([a, b]) => comparePictures(a.pictures, b.pictures)), olds, news);

  const doubtful: Pair[] = [];
  const pairs = both.map(([a, b], i): Pair => {
    const pair = classify(a, b, changes.get(b.page) ?? [], pictures[i]!, motion.get(b.page) ?? STILL);
    if (a.print !== b.print && pair.kinds.every((kind) => kind === 'furniture')) doubtful.push(pair);
    return pair;
  });
  const lone = (sheets: readonly Sheet[], side: 'old' | 'new'): LonePage[] =>
    matches.flatMap((m) => (m[side === 'old' ? 'new' : 'old'] === null ? [sheets[m[side]!]!] : [])).map((s) => ({ page: s.page, words: textOf(s.words.slice(0, FIRST_WORDS)) }));
  const papers = (sheets: readonly Sheet[]): Sheet['paper'][] => sheets.map((sheet) => sheet.paper);
  return { diff: { oldPapers: papers(olds), newPapers: papers(news), oldPages: olds.length, newPages: news.length, pairs, inserted: lone(news, 'new'), removed: lone(olds, 'old') }, doubtful };
}

/** What moved on the pages of a pair. */
interface Motion {
  moved: number;
  flowed: number;
  restyled: boolean;
}
const STILL: Readonly<Motion> = { moved: 0, flowed: 0, restyled: false };

/** Words with a partner that stand elsewhere, by the new page of their pair. */
function motionOf(olds: readonly Word[], news: readonly Word[], { oldOf }: TextDiff, pages: PageMap): Map<number, Motion> {
  const motion = new Map<number, Motion>();
  const at = (page: number | undefined): Motion | null => {
    if (page === undefined) return null;
    const known = motion.get(page) ?? { ...STILL };
    motion.set(page, known);
    return known;
  };
  news.forEach((now, j) => {
    const old = olds[oldOf[j]!];
    if (!old) return;
    const home = pages.newOf.get(old.page);
    const pair = pages.oldOf.has(now.page) ? at(now.page) : null;
    if (home !== now.page) {
      for (const each of [at(home), pair]) if (each) each.flowed += 1;
    } else if (pair && !inPlace(old, now)) pair.moved += 1;
    if (pair && old.style !== now.style) pair.restyled = true;
  });
  return motion;
}

const inPlace = (a: Word, b: Word): boolean => a.boxes.length === b.boxes.length && a.boxes.every((box, i) => sameBox(box, b.boxes[i]!, SAME_PLACE));

function classify(a: Sheet, b: Sheet, changes: readonly PlacedChange[], pictures: readonly PictureChange[], { moved, flowed, restyled }: Readonly<Motion>): Pair {
  const kinds = new Set<Kind>();
  const words = changes.map((c) => c.change);
  if (words.length > 0) kinds.add('text');
  if (pictures.some((p) => p.kind !== 'moved')) kinds.add('picture');
  if (moved + flowed > 0 || pictures.some((p) => p.kind === 'moved')) kinds.add('moved');
  // Lines and grounds are left to the eye: where text was changed or moved they go with it, and some are never seen.
  if (restyled) kinds.add('look');
  const furnished = a.furniture.length === b.furniture.length && a.furniture.every((word, i) => word.text === b.furniture[i]!.text && word.style === b.furniture[i]!.style && inPlace(word, b.furniture[i]!));
  if (!furnished) kinds.add('furniture');
  return {
    old: a.page, new: b.page, kinds: KINDS.filter((kind) => kinds.has(kind)), words, pictures,
    furniture: furnished ? null : { old: textOf(a.furniture), new: textOf(b.furniture) }, movedWords: moved, flowedWords: flowed,
  };
}

/** A picture gone from one page and new on another has moved, and is told on both. */
function picturesMoved(pairs: readonly (readonly PictureChange[])[], olds: readonly Sheet[], news: readonly Sheet[]): PictureChange[][] {
  const hashOf = (sheets: readonly Sheet[], place: { page: number; box: Picture['box'] } | null): string | null =>
    place === null ? null : sheets[place.page - 1]!.pictures.find((p) => p.box === place.box)!.hash;
  const all = pairs.flat();
  const added = all.filter((c) => c.kind === 'added');
  const moves = new Map<PictureChange, PictureChange>();
  for (const gone of all.filter((c) => c.kind === 'removed')) {
    const at = added.findIndex((c) => hashOf(news, c.new) === hashOf(olds, gone.old));
    if (at < 0) continue;
    const [come] = added.splice(at, 1);
    const move: PictureChange = { kind: 'moved', old: gone.old, new: come!.new };
    moves.set(gone, move).set(come!, move);
  }
  return pairs.map((pair) => pair.map((change) => moves.get(change) ?? change));
}

function groupBy<T>(items: readonly T[], key: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
