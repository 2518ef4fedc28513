/** Hunks of the running text as changes that a person can read, each on its page. */
import type { Passage, Word, WordChange } from './model.js';
import { hunksOf, type TextDiff } from './text.js';

/** Where pages went; undefined for a page that only one file has. */
export interface PageMap {
  readonly newOf: ReadonlyMap<number, number>;
  readonly oldOf: ReadonlyMap<number, number>;
}

/** A change with the pages of the pair that it is told under. */
export interface PlacedChange {
  readonly change: WordChange;
  /** The pair's page in the new file. */
  readonly page: number;
}

/** Words told round a change. */
const CONTEXT = 4;

/** All changes in order of the new text. Words of pages that were put in or taken out whole are none. */
export function wordChanges(olds: readonly Word[], news: readonly Word[], diff: TextDiff, pages: PageMap): PlacedChange[] {
  return hunksOf(diff).flatMap((hunk) => {
    const left = byPage(olds, hunk.old, pages.newOf);
    const right = byPage(news, hunk.new, pages.oldOf);
    return pairUp(left, right, pages).map(([old, now]): PlacedChange => {
      const [words, [from, to]] = now ? [news, now.span] : [olds, old!.span];
      const before = words.slice(Math.max(0, from - CONTEXT), from);
      const after = words.slice(to, to + CONTEXT);
      const change = {
        old: old ? passage(old.words) : null, new: now ? passage(now.words) : null,
        before: textOf(before), after: textOf(after), follows: follows(old?.words, now?.words, pages),
      };
      return { change, page: now ? now.words[0]!.page : pages.newOf.get(old!.words[0]!.page)! };
    });
  });
}

interface Group {
  readonly words: readonly Word[];
  readonly span: readonly [from: number, to: number];
}

/** A stretch cut where the page changes, without what stands on pages of no partner. */
function byPage(words: readonly Word[], [from, to]: readonly [number, number], partners: ReadonlyMap<number, number>): Group[] {
  const groups: Group[] = [];
  for (let start = from; start < to; ) {
    let end = start + 1;
    while (end < to && words[end]!.page === words[start]!.page) end += 1;
    if (partners.has(words[start]!.page)) groups.push({ words: words.slice(start, end), span: [start, end] });
    start = end;
  }
  return groups;
}

/** One stretch for one stretch is a replacement wherever the two stand; of several, those on matched pages are. */
function pairUp(left: readonly Group[], right: readonly Group[], pages: PageMap): (readonly [Group | null, Group | null])[] {
  if (left.length === 1 && right.length === 1) return [[left[0]!, right[0]!]];
  const rest = [...left];
  const pairs = right.map((now): readonly [Group | null, Group | null] => {
    const at = rest.findIndex((old) => pages.newOf.get(old.words[0]!.page) === now.words[0]!.page);
    return [at < 0 ? null : rest.splice(at, 1)[0]!, now];
  });
  return [...rest.map((old) => [old, null] as const), ...pairs];
}

export const textOf = (words: readonly Word[]): string => words.map((w) => w.text).join(' ');

const passage = (words: readonly Word[]): Passage => ({ page: words[0]!.page, text: textOf(words), boxes: words.flatMap((w) => w.boxes) });

/** True for one number replaced by another just as the page of that number was renumbered. */
function follows(old: readonly Word[] | undefined, now: readonly Word[] | undefined, pages: PageMap): boolean {
  if (old?.length !== 1 || now?.length !== 1) return false;
  const [from, to] = [old[0]!.text, now[0]!.text];
  return /^\d+$/.test(from) && /^\d+$/.test(to) && pages.newOf.get(Number(from)) === Number(to);
}
