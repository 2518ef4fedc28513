/** Turns a mistyped word and the words that are known into a suggestion. */

/** Words are compared without case and marks, so that `Lạng` and `lang` are near. */
const fold = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'd').toLowerCase();

/** Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours each count 1. */
export function editDistance(a: string, b: string): number {
  const s = [...a].slice(0, 200);
  const t = [...b].slice(0, 200);
  let before: number[] = [];
  let last = Array.from({ length: t.length + 1 }, (_, j) => j);
  for (let i = 1; i <= s.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= t.length; j += 1) {
      const swap = i > 1 && j > 1 && s[i - 1] === t[j - 2] && s[i - 2] === t[j - 1] ? before[j - 2]! + 1 : Infinity;
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (s[i - 1] === t[j - 1] ? 0 : 1), swap);
    }
    before = last;
    last = row;
  }
  return last[t.length]!;
}

/** The known word nearest to `word`, or null when none is near enough to be what was meant. Ties go to the first one. */
export function nearest(word: string, known: Iterable<string>): string | null {
  const typed = fold(word);
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const candidate of known) {
    const distance = editDistance(typed, fold(candidate));
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  const limit = Math.max(1, Math.floor(Math.max(typed.length, best?.length ?? 0) * 0.4));
  return bestDistance <= limit ? best : null;
}

/** So many words are guessed at; who has mistyped more has another trouble, and each guess looks at all words that are known. */
const MOST_GUESSED = 20;

/** `nearest` for the first words that are asked for, null for all that follow: ten thousand words held against ten thousand take minutes. */
export function guesser(): (word: string, known: () => Iterable<string>) => string | null {
  let asked = 0;
  return (word, known) => ((asked += 1) > MOST_GUESSED ? null : nearest(word, known()));
}

/** A remedy sentence: the nearest known word, and what is known where the list is short enough to read (12 words). */
export function suggest(word: string, known: Iterable<string>, what = 'Known here', guess = nearest): string {
  const words = [...known];
  const near = guess(word, words);
  const list = words.length > 0 && words.length <= 12 ? `${what}: ${words.map((w) => `\`${w}\``).join(', ')}.` : '';
  if (near !== null) return words.length <= 6 && list !== '' ? `Write \`${near}\`? ${list}` : `Write \`${near}\`?`;
  return list !== '' ? list : words.length === 0 ? 'Nothing of the kind is known here.' : `${words.length} are known, none is near.`;
}
