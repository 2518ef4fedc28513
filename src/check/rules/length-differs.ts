import { compared } from '../bilingual/compare.js';
import { at, languageName } from '../bilingual/say.js';
import { perDesk } from '../desk.js';
import type { Finding, Rule } from '../rule.js';

/** Letters below which a paragraph's length says nothing. */
const MIN_LENGTH = 200;
/** Fewer pairs than this have no usual ratio. */
const MIN_PAIRS = 8;
/** Deviations (of the logarithm of the ratio, from its median, in median deviations) that are no chance any more, and the least that is told. */
const DEVIATIONS = 5;
const LEAST = Math.log(1.6);

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const letters = (side: readonly { readonly text: string }[]): number => side.reduce((sum, { text }) => sum + text.length, 0);

const measured = perDesk((desk) => {
  const pairs = compared(desk).articles.flatMap((article) => article.pairs).filter(({ a, b }) => Math.max(letters(a), letters(b)) >= MIN_LENGTH);
  const logs = pairs.map(({ a, b }) => Math.log(letters(b) / letters(a)));
  const usual = median(logs);
  return { pairs, usual, spread: median(logs.map((log) => Math.abs(log - usual))) };
});

/** A paragraph that is much longer in one language than the paragraphs usually are. */
export const lengthDiffers: Rule = {
  id: 'length-differs',
  severity: 'info',
  why: 'Where one language says much less, a sentence may have been left out.',
  passing: {
    'articles/port/vi.md': `---\ntitle: Cảng\n---\n${paragraphs('Cảng có 1 bến tàu. ', 12, -1)}`,
    'articles/port/en.md': `---\ntitle: Port\n---\n${paragraphs('The port has 1 quay. ', 12, -1)}`,
  },
  failing: {
    files: {
      'articles/port/vi.md': `---\ntitle: Cảng\n---\n${paragraphs('Cảng có 1 bến tàu. ', 12, -1)}`,
      'articles/port/en.md': `---\ntitle: Port\n---\n${paragraphs('The port has 1 quay. ', 12, 2)}`,
    },
    messages: ['articles/port/en.md:8:1 The English is 67 % shorter here than it usually is beside the Vietnamese (articles/port/vi.md, line 8).'],
  },
  check: (desk) => {
    const { pairs, usual, spread } = measured(desk);
    if (pairs.length < MIN_PAIRS) return [];
    return pairs.flatMap(({ a, b }): Finding[] => {
      const off = Math.log(letters(b) / letters(a)) - usual;
      if (Math.abs(off) < Math.max(LEAST, DEVIATIONS * spread)) return [];
      const [short, long] = off < 0 ? [b[0]!, a[0]!] : [a[0]!, b[0]!];
      const percent = Math.round((1 - Math.exp(-Math.abs(off))) * 100);
      return [{
        place: short.place,
        text: `The ${languageName(short.lang)} is ${percent} % shorter here than it usually is beside the ${languageName(long.lang)} (${at(long.place)}).`,
        note: 'See whether a sentence is missing.',
      }];
    });
  },
};

/** Paragraphs of one sentence said over and over, each with a number of its own; the one at `short` said a third as often. */
function paragraphs(sentence: string, count: number, short: number): string {
  return `${Array.from({ length: count }, (_, i) => sentence.replace('1', String(i + 101)).repeat(i === short ? 5 : 15).trim()).join('\n\n')}\n`;
}
