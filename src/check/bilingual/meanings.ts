/** Turns a text into what it is about, in terms that both languages share: names, numbers and words of the lexicon. */
import { factsOf, type Said } from './facts.js';
import { LEXICON, LONGEST, stem } from './lexicon.js';

/** How often each meaning is there: `=12` a line of the lexicon, `lang` a name or a word spelt alike, `#17` and the like a fact. */
export type Meanings = ReadonlyMap<string, number>;

/** A word without marks, in small letters: as a Vietnamese name stands in an English text. */
export const bare = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

/** The meanings of a text. */
export function meanings(said: Said): Meanings {
  const { text, lang } = said;
  const found = new Map<string, number>();
  const add = (meaning: string): void => void found.set(meaning, (found.get(meaning) ?? 0) + 1);
  for (const { parts, firm } of factsOf(said)) if (firm) for (const [reading] of parts) if (reading !== undefined) add(reading);
  const words = [...text.matchAll(/\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)?/gu)].map(([word]) => word);
  words.forEach((word) => {
    // Names, and words that Vietnamese took over with their spelling.
    if (/^\p{Lu}/u.test(word) || (word.length >= 4 && (lang === 'en' || bare(word) === word.toLowerCase()))) add(bare(word.replace(/['’]s$/, '')));
  });
  if (lang === 'en') {
    for (const word of words) for (const meaning of LEXICON.en.get(stem(word)) ?? []) add(`=${meaning}`);
    return found;
  }
  const small = words.map((word) => word.toLowerCase());
  for (let i = 0; i < small.length; ) {
    let length = Math.min(LONGEST, small.length - i);
    while (length > 0 && !LEXICON.vi.has(small.slice(i, i + length).join(' '))) length -= 1;
    for (const meaning of LEXICON.vi.get(small.slice(i, i + length).join(' ')) ?? []) add(`=${meaning}`);
    i += Math.max(1, length);
  }
  return found;
}

/** Weights of meanings, and the length of a text under them. */
export type Vector = ReadonlyMap<string, number>;

/**
 * Texts of two languages as vectors: only meanings that both languages have somewhere, the rarer the heavier.
 * A text's vector has length 1, or 0 where it shares nothing with the other language.
 */
export function vectors(a: readonly Meanings[], b: readonly Meanings[]): { readonly a: readonly Vector[]; readonly b: readonly Vector[] } {
  const spread = (texts: readonly Meanings[]): Map<string, number> => {
    const df = new Map<string, number>();
    for (const text of texts) for (const meaning of text.keys()) df.set(meaning, (df.get(meaning) ?? 0) + 1);
    return df;
  };
  const [inA, inB] = [spread(a), spread(b)];
  const total = a.length + b.length;
  const weigh = (text: Meanings): Vector => unit(new Map([...text].flatMap(([meaning, count]) => {
    const df = inA.has(meaning) && inB.has(meaning) ? inA.get(meaning)! + inB.get(meaning)! : 0;
    return df === 0 ? [] : [[meaning, (1 + Math.log(count)) * Math.log(1 + total / df)] as const];
  })));
  return { a: a.map(weigh), b: b.map(weigh) };
}

function unit(vector: Vector): Vector {
  const length = Math.hypot(...vector.values());
  return length === 0 ? vector : new Map(Array.from(vector, ([meaning, weight]) => [meaning, weight / length]));
}

/** How much two texts are about the same: 0 nothing, 1 everything. */
export function likeness(a: Vector, b: Vector): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [meaning, weight] of few) sum += weight * (many.get(meaning) ?? 0);
  return sum;
}

/** Several texts as one. */
export function together(...all: readonly Vector[]): Vector {
  const sum = new Map<string, number>();
  for (const vector of all) for (const [meaning, weight] of vector) sum.set(meaning, (sum.get(meaning) ?? 0) + weight);
  return unit(sum);
}
