/** A comparison in sentences, for a terminal and for a report. */
import { KINDS, type Diff, type Kind, type Pair, type PictureChange, type WordChange } from './model.js';

/** What a kind of difference is called. */
export const KIND_NAMES: Readonly<Record<Kind, string>> = { text: 'text', picture: 'picture', moved: 'moved', look: 'look', furniture: 'head or folio' };

const COUNTED: Readonly<Record<Kind, string>> = {
  text: 'with other words', picture: 'with other pictures', moved: 'with things in other places', look: 'with another look', furniture: 'with another running head or folio',
};

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

/** The whole in one sentence. */
export function summaryOf(diff: Diff): string {
  const size = diff.oldPages === diff.newPages ? count(diff.newPages, 'page') : `${count(diff.oldPages, 'page')}, now ${diff.newPages}`;
  const lone = [...(diff.inserted.length > 0 ? [`${diff.inserted.length} put in`] : []), ...(diff.removed.length > 0 ? [`${diff.removed.length} taken out`] : [])];
  const changed = KINDS.flatMap((kind) => {
    // A page is counted as moved where nothing weightier can be said of it.
    const n = diff.pairs.filter((pair) => (kind === 'moved' || kind === 'furniture' ? pair.kinds[0] === kind : pair.kinds.includes(kind))).length;
    return n > 0 ? [`${n} ${COUNTED[kind]}`] : [];
  });
  const parts = [...lone, ...changed];
  return `${size}: ${parts.length === 0 ? 'all print the same' : parts.join(', ')}.`;
}

/** `text, moved` */
export const kindsOf = (pair: Pair): string => pair.kinds.map((kind) => KIND_NAMES[kind]).join(', ');

/** `page 23`, `page 25 (was 23)` */
export const pageOf = (pair: Pair): string => (pair.old === pair.new ? `page ${pair.new}` : `page ${pair.new} (was ${pair.old})`);

/** `… after these [-old-] {+new+} and before these …`, the marks of word diffs everywhere. */
export function changeText({ before, old, new: now, after }: WordChange): string {
  const parts = [before === '' ? '' : `… ${before}`, old ? `[-${old.text}-]` : '', now ? `{+${now.text}+}` : '', after === '' ? '' : `${after} …`];
  return parts.filter((part) => part !== '').join(' ');
}

/** `replaced`, `moved to page 9` */
function fateOf(pair: Pair, { kind, old, new: now }: PictureChange): string {
  const from = kind === 'moved' && old !== null && old.page !== pair.old ? ` from page ${old.page}` : '';
  const to = kind === 'moved' && now !== null && now.page !== pair.new ? ` to page ${now.page}` : '';
  return `${{ replaced: 'replaced', added: 'put in', removed: 'taken out', moved: 'moved' }[kind]}${from}${to}`;
}

/** What is to be told of a pair beside its words. */
export function notesOf(pair: Pair): string[] {
  const notes: string[] = [];
  const follow = pair.words.filter((w) => w.follows).length;
  const fates = new Map<string, number>();
  for (const picture of pair.pictures) fates.set(fateOf(pair, picture), (fates.get(fateOf(pair, picture)) ?? 0) + 1);
  for (const [fate, n] of fates) notes.push(n === 1 ? `a picture was ${fate}` : `${n} pictures were ${fate}`);
  if (pair.movedWords > 0) notes.push(`${count(pair.movedWords, 'word')} in other places`);
  if (pair.flowedWords > 0) notes.push(`${count(pair.flowedWords, 'word')} came from or went to another page`);
  if (follow > 0) notes.push(`${count(follow, 'page number')} followed ${follow === 1 ? 'its page' : 'their pages'}`);
  if (pair.kinds.includes('look')) notes.push('type, colours, lines or grounds differ');
  return notes;
}

/** Everything as lines: the summary, then the pages in order. Pages of which only the place or the folio is to be told come together. */
export function linesOf(diff: Diff): string[] {
  const entries: { readonly at: number; readonly lines: readonly string[] }[] = [
    ...diff.inserted.map(({ page, words }) => ({ at: page, lines: [`page ${page}: put in${words === '' ? '' : `: ${words} …`}`] })),
    ...diff.removed.map(({ page, words }) => ({ at: placeOfRemoved(diff, page), lines: [`page ${page} of the old file: taken out${words === '' ? '' : `: ${words} …`}`] })),
  ];
  for (const run of runsOf(diff.pairs.filter((pair) => pair.kinds.length > 0))) {
    const [first, last] = [run[0]!, run.at(-1)!];
    const head = run.length === 1 ? pageOf(first) : `pages ${first.new}–${last.new}${first.old === first.new ? '' : ` (were ${first.old}–${last.old})`}`;
    const details = run.length === 1 ? [...first.words.map(changeText), ...notesOf(first)] : [];
    entries.push({ at: first.new, lines: [`${head}: ${kindsOf(first)}`, ...details.map((line) => `  ${line}`)] });
  }
  return [summaryOf(diff), ...entries.sort((a, b) => a.at - b.at).flatMap((entry) => entry.lines)];
}

/** Where a page that was taken out stood among those of the new file: before the first one that came behind it. */
export const placeOfRemoved = (diff: Diff, page: number): number => (diff.pairs.find((pair) => pair.old > page)?.new ?? diff.newPages + 1) - 0.5;

/** Neighbours that differ alike, in nothing but places and furniture, together. */
function runsOf(pairs: readonly Pair[]): Pair[][] {
  const runs: Pair[][] = [];
  const light = (pair: Pair): boolean => pair.kinds.every((kind) => kind === 'moved' || kind === 'furniture') && pair.pictures.length === 0;
  for (const pair of pairs) {
    const before = runs.at(-1)?.at(-1);
    if (before && light(before) && light(pair) && kindsOf(before) === kindsOf(pair) && pair.old === before.old + 1 && pair.new === before.new + 1) runs.at(-1)!.push(pair);
    else runs.push([pair]);
  }
  return runs;
}
