/** Which paragraphs of two languages say the same: the cheapest way through both, by length and by the numbers and names they share. */
import { textOf } from './texts.mjs';

const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
const marks = (pieces) => new Set(pieces.flatMap((piece) => plain(textOf(piece)).match(/\d+|\p{Lu}\p{Ll}+(?= \p{Lu})/gu) ?? []));

function cost(some, others) {
  if (some[0].kind !== others[0].kind) return 9;
  const length = (pieces) => pieces.reduce((sum, piece) => sum + piece.end - piece.start, 0);
  const [a, b] = [marks(some), marks(others)];
  const shared = [...a].filter((mark) => b.has(mark)).length;
  const likeness = a.size + b.size ? (2 * shared) / (a.size + b.size) : 0.3;
  return Math.abs(Math.log(length(some) / length(others))) + 1 - likeness;
}

/** @returns {{kind: string, vi: object[], en: object[]}[]} one with one, one with two, or one with none */
export function align(vi, en) {
  const steps = [[1, 1, 0], [1, 2, 0.7], [2, 1, 0.7], [1, 0, 2], [0, 1, 2]];
  const best = new Map([['0,0', { sum: 0 }]]);
  for (let i = 0; i <= vi.length; i += 1)
    for (let j = 0; j <= en.length; j += 1) {
      const here = best.get(`${i},${j}`);
      if (!here) continue;
      for (const [down, across, extra] of steps) {
        const [some, others] = [vi.slice(i, i + down), en.slice(j, j + across)];
        if (some.length < down || others.length < across || new Set([...some, ...others].map((piece) => piece.kind)).size > 1) continue;
        const sum = here.sum + extra + (down && across ? cost(some, others) : 0);
        const key = `${i + down},${j + across}`;
        if (!best.has(key) || best.get(key).sum > sum) best.set(key, { sum, from: here, vi: some, en: others });
      }
    }
  const path = [];
  for (let at = best.get(`${vi.length},${en.length}`); at.from; at = at.from) path.unshift({ kind: (at.vi[0] ?? at.en[0]).kind, vi: at.vi, en: at.en });
  return path;
}
