/**
 * What two sequences have in common, in order: Myers' difference algorithm in linear space (E. W. Myers, “An O(ND) Difference Algorithm and Its
 * Variations”, Algorithmica 1, 1986, section 4b). Sequences that have next to nothing in common are given up early, part by part.
 */

/** `a[i]` is the same as `b[j]`. */
export type Same = readonly [i: number, j: number];

/** Beyond this many differences a part is split where it got furthest, which costs exactness and never truth. */
const DEAREST = 3000;

/** The pairs of equal elements of a longest common subsequence, in order. */
export function commonPairs(a: ArrayLike<unknown>, b: ArrayLike<unknown>): Same[] {
  const pairs: Same[] = [];
  const size = 2 * (Math.min(DEAREST, Math.ceil((a.length + b.length) / 2)) + 2);
  const forward = new Int32Array(size + 1);
  const backward = new Int32Array(size + 1);
  // Parts still to be compared, the first on top.
  const parts: (readonly [number, number, number, number])[] = [[0, a.length, 0, b.length]];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    let [a0, a1, b0, b1] = part;
    while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) pairs.push([a0++, b0++]);
    let tail = 0;
    while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) { a1 -= 1; b1 -= 1; tail += 1; }
    for (let i = 0; i < tail; i += 1) parts.push([a1 + tail - 1 - i, a1 + tail - i, b1 + tail - 1 - i, b1 + tail - i]);
    if (a0 === a1 || b0 === b1) continue;
    const [x, y] = middle(a, b, a0, a1, b0, b1, forward, backward);
    parts.push([x, a1, y, b1], [a0, x, b0, y]);
  }
  return pairs;
}

/**
 * A point on a shortest path from the parts' beginnings to their ends, found by searching from both at once; not a corner, since neither begins nor
 * ends alike. `forward[d]` is how far `a` was read on diagonal d (x - y, counted from the middle of the array).
 */
function middle(a: ArrayLike<unknown>, b: ArrayLike<unknown>, a0: number, a1: number, b0: number, b1: number, forward: Int32Array, backward: Int32Array): readonly [number, number] {
  const n = a1 - a0;
  const m = b1 - b0;
  const centre = forward.length >> 1;
  const delta = n - m;
  const most = Math.min(DEAREST, Math.ceil((n + m) / 2));
  forward[centre + 1] = 0;
  backward[centre + 1] = 0;
  for (let d = 0; d <= most; d += 1) {
    for (let k = -d; k <= d; k += 2) {
      let x = k === -d || (k !== d && forward[centre + k - 1]! < forward[centre + k + 1]!) ? forward[centre + k + 1]! : forward[centre + k - 1]! + 1;
      while (x < n && x - k < m && x - k >= 0 && a[a0 + x] === b[b0 + x - k]) x += 1;
      forward[centre + k] = x;
      const meets = delta - k;
      if (delta % 2 !== 0 && Math.abs(meets) <= d - 1 && x + backward[centre + meets]! >= n) return [a0 + x, b0 + x - k];
    }
    for (let k = -d; k <= d; k += 2) {
      let x = k === -d || (k !== d && backward[centre + k - 1]! < backward[centre + k + 1]!) ? backward[centre + k + 1]! : backward[centre + k - 1]! + 1;
      while (x < n && x - k < m && x - k >= 0 && a[a1 - 1 - x] === b[b1 - 1 - (x - k)]) x += 1;
      backward[centre + k] = x;
      const meets = delta - k;
      if (delta % 2 === 0 && Math.abs(meets) <= d && x + forward[centre + meets]! >= n) return [a1 - x, b1 - (x - k)];
    }
  }
  return furthest(n, m, most, forward, a0, b0);
}

/** The point that the search from the beginning got furthest to. */
function furthest(n: number, m: number, d: number, forward: Int32Array, a0: number, b0: number): readonly [number, number] {
  const centre = forward.length >> 1;
  let best = [0, 0];
  for (let k = -d; k <= d; k += 2) {
    const x = forward[centre + k]!;
    const y = x - k;
    if (x <= n && y >= 0 && y <= m && x + y > best[0]! + best[1]!) best = [x, y];
  }
  return [a0 + best[0]!, b0 + best[1]!];
}
