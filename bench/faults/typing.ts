/** Faults of names and typing: marks, letters, misspellings, end marks. */
import type { Fault, FaultKind, Line, Material, Random } from './material.js';

interface Word {
  readonly line: Line;
  readonly index: number;
  readonly typed: string;
}

/** Lines of running text of the articles in a language. */
function bodyLines({ files }: Material, lang: string): Line[] {
  return [...files].filter(([file]) => file.endsWith(`/${lang}.md`)).flatMap(([, lines]) => {
    const end = lines.findIndex((line, i) => i > 0 && line.text.trim() === '---');
    return lines.slice(end + 1).filter(({ text }) => /^[\p{L}\p{N}“"(]/u.test(text));
  });
}

/** Addresses are no words to misspell. */
const ADDRESS = /\S*(?:@|:\/\/|www\.)\S*/g;

const words = (lines: readonly Line[], pattern: RegExp): Word[] =>
  lines.flatMap((line) => Array.from(line.text.normalize('NFC').replace(ADDRESS, (all) => '0'.repeat(all.length)).matchAll(pattern), (match): Word => ({ line, index: match.index, typed: match[0] })));

/** Changes words, one a line, until there are enough; `to` gives null where a word does not lend itself. */
function change(material: Material, random: Random, kind: string, list: readonly Word[], count: number, to: (typed: string) => string | null): Fault[] {
  const faults: Fault[] = [];
  for (const { line, index, typed } of random.shuffle(list)) {
    if (faults.length === count) break;
    const changed = material.used.has(line) ? null : to(typed);
    if (changed === null || changed === typed) continue;
    material.used.add(line);
    line.text = line.text.normalize('NFC');
    line.text = line.text.slice(0, index) + changed + line.text.slice(index + typed.length);
    faults.push({ kind, what: `${typed} → ${changed} in ${line.text.slice(Math.max(0, index - 30), index + 30)}`, at: [line] });
  }
  return faults;
}

const TONES = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const ANY_TONE = /[\u0300\u0301\u0303\u0309\u0323]/;
const MARKED = /[^\x00-\x7f]/;

/** One letter with its marks lost, or with another tone. */
function otherMark(name: string, random: Random): string {
  const letters = [...name];
  const at = random.pick(letters.flatMap((letter, i) => (MARKED.test(letter) ? [i] : [])));
  const letter = letters[at]!;
  const parts = letter.normalize('NFD');
  const bare = parts[0] === 'đ' ? 'd' : parts[0] === 'Đ' ? 'D' : parts[0]!;
  letters[at] = random.next() < 0.5 || !/[aeiouy]/i.test(bare) ? bare : (parts.replace(ANY_TONE, '') + random.pick(TONES)).normalize('NFC');
  return letters.join('');
}

const names: FaultKind = {
  id: 'name changed',
  count: 30,
  plant: (material, random, count) => {
    const all = words(bodyLines(material, 'vi'), /\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+/gu).filter(({ typed }) => MARKED.test(typed));
    const often = new Map<string, number>();
    for (const { typed } of all) often.set(typed, (often.get(typed) ?? 0) + 1);
    return change(material, random, 'name changed', all.filter(({ typed }) => often.get(typed)! >= 2), count, (typed) => otherMark(typed, random));
  },
};

const letters: FaultKind = {
  id: 'letter lost, doubled',
  count: 20,
  plant: (material, random, count) => {
    const all = words(bodyLines(material, 'vi'), /(?<![\p{L}\p{N}/-])\p{Ll}{3,}(?![\p{L}\p{N}/-])/gu).filter(({ typed }) => MARKED.test(typed));
    return change(material, random, 'letter lost, doubled', all, count, (typed) => {
      const at = random.below(typed.length);
      return random.next() < 0.65 ? typed.slice(0, at) + typed.slice(at + 1) : typed.slice(0, at) + typed[at]! + typed.slice(at);
    });
  },
};

const english: FaultKind = {
  id: 'English misspelt',
  count: 20,
  plant: (material, random, count) => {
    const all = words(bodyLines(material, 'en'), /(?<![\p{L}\p{N}/.-])[a-z]{5,}(?![\p{L}\p{N}/-])/gu);
    return change(material, random, 'English misspelt', all, count, (typed) => {
      const at = 1 + random.below(typed.length - 2);
      const [head, tail] = [typed.slice(0, at), typed.slice(at)];
      return random.pick([head + tail.slice(1), head + tail[0]! + tail, head + tail[1]! + tail[0]! + tail.slice(2), head + random.pick([...'aeiou']) + tail.slice(1)]);
    });
  },
};

const endMarks: FaultKind = {
  id: 'end mark lost',
  count: 10,
  plant: (material, random, count) => {
    const last = (['vi', 'en'] as const).flatMap((lang) => material.twins.flatMap((twins) => twins[lang].map((paragraph) => paragraph.lines.at(-1)!)));
    const ends = last.flatMap((line): Word[] => (/[^.…][.!?]$/.test(line.text) ? [{ line, index: line.text.length - 1, typed: line.text.slice(-1) }] : []));
    return change(material, random, 'end mark lost', ends, count, () => '');
  },
};

export const TYPING: readonly FaultKind[] = [names, letters, english, endMarks];
