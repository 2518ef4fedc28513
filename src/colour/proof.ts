/** Soft proofs: colours of the screen as they will look on paper. */
import { createHash } from 'node:crypto';
import type { Cmyk, Rgb } from '../model/press.js';
import type { Condition } from './condition.js';

/** Grid points a channel; between them colours are reckoned linearly, to within the rounding of 8 bits for most. */
const GRID = 33;

/** A printing condition's answers for every colour, worked out once. */
export interface ProofBook {
  /** Names the condition and the house's rules: what was proofed with another book is something else. */
  readonly key: string;
  /** A flat colour (type, rules, areas) of sRGB, 0 to 255, as it will look. */
  flat(rgb: Rgb): Rgb;
  /** Puts in place of pixels of sRGB, three bytes each, how a photo of them will look. */
  proof(pixels: Uint8Array): void;
}

/**
 * Works out the book of a condition.
 * @param rules names the rules.
 * @param inkOf the ink that a rule of the house gives a flat colour; null for colours that go through the profile.
 */
export async function proofBook(condition: Condition, inkOf: (rgb: Rgb) => Cmyk | null, rules = ''): Promise<ProofBook> {
  const steps = Array.from({ length: GRID }, (_, i) => Math.round((i * 255) / (GRID - 1)));
  const colours = Uint8Array.from(steps.flatMap((r) => steps.flatMap((g) => steps.flatMap((b) => [r, g, b]))));
  const table = condition.toScreen(await condition.toInk(colours));
  const proof = (pixels: Uint8Array): void => {
    for (let i = 0; i < pixels.length; i += 3) interpolate(table, pixels[i]!, pixels[i + 1]!, pixels[i + 2]!, pixels, i);
  };
  return {
    key: createHash('sha256').update(condition.icc).update(rules).digest('hex'),
    proof,
    flat: (rgb) => {
      const ink = inkOf(rgb);
      const seen = ink === null ? Uint8Array.from(rgb) : condition.toScreen(Uint8Array.from(ink, (part) => Math.round(part * 255)));
      if (ink === null) proof(seen);
      return [seen[0]!, seen[1]!, seen[2]!];
    },
  };
}

/** Linear in the cell of the grid that holds a colour, by the six tetrahedra that share its gray axis, so that neutrals stay neutral. */
function interpolate(table: Uint8Array, r: number, g: number, b: number, out: Uint8Array, at: number): void {
  const scale = (GRID - 1) / 255;
  const [x, y, z] = [r * scale, g * scale, b * scale];
  const [i, j, k] = [Math.min(GRID - 2, x | 0), Math.min(GRID - 2, y | 0), Math.min(GRID - 2, z | 0)];
  const [fx, fy, fz] = [x - i, y - j, z - k];
  const base = ((i * GRID + j) * GRID + k) * 3;
  const [sx, sy, sz] = [GRID * GRID * 3, GRID * 3, 3];
  // Along the edges in the order of the fractions, from the largest to the smallest.
  let [first, second, third] = [sx, sy, sz];
  let [a, c, e] = [fx, fy, fz];
  if (a < c) [first, second, a, c] = [second, first, c, a];
  if (c < e) [second, third, c, e] = [third, second, e, c];
  if (a < c) [first, second, a, c] = [second, first, c, a];
  for (let o = 0; o < 3; o += 1) {
    const p0 = table[base + o]!;
    const p1 = table[base + first + o]!;
    const p2 = table[base + first + second + o]!;
    const p3 = table[base + first + second + third + o]!;
    out[at + o] = Math.round(p0 + (p1 - p0) * a + (p2 - p1) * c + (p3 - p2) * e);
  }
}

const HEX = /#([0-9a-f]{6}|[0-9a-f]{3})\b(?=[^{}]*[;}])/gi;
const FUNCTION = /\brgb\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*\)/gi;

/** Styles with every colour that they write out in place of it as it will look. Mixed colours are mixed of those. */
export function proofStyles(css: string, book: ProofBook): string {
  const shown = (rgb: Rgb): string => `#${book.flat(rgb).map((v) => v.toString(16).padStart(2, '0')).join('')}`;
  return css
    .replace(HEX, (_, digits: string) => {
      const hex = digits.length === 3 ? [...digits].map((d) => d + d).join('') : digits;
      return shown([parseInt(hex.slice(0, 2), 16), parseInt(hex.slice(2, 4), 16), parseInt(hex.slice(4), 16)]);
    })
    .replace(FUNCTION, (_, r: string, g: string, b: string) => shown([Number(r), Number(g), Number(b)]));
}
