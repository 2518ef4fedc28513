import { withoutAddresses } from '../addresses.js';
import { mend } from '../mend.js';
import { proseOf, type Prose } from '../prose.js';
import type { Rule } from '../rule.js';

/** Quotation marks and apostrophes of the typewriter. Inches and feet stand behind digits. */
const STRAIGHT = /(?<!\d)["']/g;

/** Straight quotes where printers set curled ones. */
export const straightQuote: Rule = {
  id: 'straight-quote',
  severity: 'info',
  why: 'Straight quotes are the first thing that a designer strikes out.',
  habit: (count) => `${count} texts of the file have straight quotes.`,
  passing: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nÔng nói “Chào”, ống 3" và Xi’an.\n' },
  failing: {
    files: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nÔng nói "Chào các bạn" ở Xi\'an.\n\nMột dấu " lẻ.\n' },
    messages: ['articles/port/vi.md:4:9 The text has 3 straight quotes: “"Chào các bạn" ở Xi\'an”.', 'articles/port/vi.md:6:9 The text has 1 straight quote: “"”.'],
    fixed: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nÔng nói “Chào các bạn” ở Xi’an.\n\nMột dấu " lẻ.\n' },
  },
  check: (desk) =>
    proseOf(desk).flatMap((prose) => {
      const found = straight(prose);
      if (found === null) return [];
      const { words, index, count, curled } = found;
      const { place, fix } = mend(desk, prose, words, index, curled ?? words);
      return [{
        place,
        ...(fix !== undefined && curled !== null ? { fix } : {}),
        ...(curled === null ? { alone: true as const } : {}),
        text: `The text has ${count} straight quote${count === 1 ? '' : 's'}: “${words.length > 50 ? `${words.slice(0, 49)}…` : words}”.`,
        note: curled === null ? 'Write “…” and ’; one of a pair is missing.' : 'Write “…” and ’.',
      }];
    }),
};

interface Straight {
  /** From the first quote to the end of the word with the last one. */
  readonly words: string;
  readonly index: number;
  readonly count: number;
  /** The same words with curled quotes; null where they do not make pairs. */
  readonly curled: string | null;
}

function straight({ text }: Prose): Straight | null {
  const marks = [...withoutAddresses(text).matchAll(STRAIGHT)];
  if (marks.length === 0) return null;
  const index = marks[0]!.index;
  const tail = /^[\p{L}\p{M}]*/u.exec(text.slice(marks.at(-1)!.index + 1))![0];
  const words = text.slice(index, marks.at(-1)!.index + 1 + tail.length);
  return { words, index, count: marks.length, curled: curl(text, words, index) };
}

/** Double quotes open after a space or bracket and close after a letter, in turn; a single one inside a word is an apostrophe. */
function curl(text: string, words: string, from: number): string | null {
  const read = withoutAddresses(text);
  let open = false;
  let curled = '';
  for (let i = 0; i < words.length; i += 1) {
    const sign = words[i]!;
    // Signs of an address stay.
    if (read[from + i] !== sign) {
      curled += sign;
      continue;
    }
    const [before, after] = [text[from + i - 1] ?? ' ', text[from + i + 1] ?? ' '];
    if (sign === "'" && /\p{L}/u.test(before) && /[\p{L}\s.,;:]/u.test(after)) curled += '’';
    else if (sign === '"' && !/\d/.test(before)) {
      const opens = /[\s([“/-]/u.test(before);
      if (opens === open) return null;
      open = opens;
      curled += opens ? '“' : '”';
    } else if (sign === "'") return null;
    else curled += sign;
  }
  return open ? null : curled;
}
