import { describe, expect, it } from 'vitest';
import { breakLines, type LineRules, type MeasuredWord } from '../../src/compose/lines.js';
import { textOf, toWords } from '../../src/compose/words.js';

const measured = (text: string): MeasuredWord[] => toWords([{ kind: 'text', text }]).map((word) => ({ word, width: textOf(word).length * 5, characters: textOf(word).length }));
const rules = (measure: number, mode: LineRules['mode'] = 'justify'): LineRules => ({ space: 2.5, spaceMin: 1.9, stretch: 1.2, hyphen: 5, comfortable: 4.2, loose: 5.2, track: 0.15, tighten: 0, measure: () => measure, uneven: 0, mode });
const lines = (text: string, r: LineRules): string[] => breakLines(measured(text), r).map((l) => measured(text).slice(l.from, l.to).map((w) => textOf(w.word)).join(' '));

describe('breakLines', () => {
  it('keeps every word once and in order', () => {
    const text = 'mot hai ba bon nam sau bay tam chin muoi '.repeat(12).trim();
    expect(lines(text, rules(100)).join(' ')).toBe(text);
  });

  it('keeps words that no good line can hold: bound to each other beyond its width, or with more hyphens than may stand below each other', () => {
    const bound = 'xxxx ngày 17 tháng 4 năm 2026 xxxx';
    expect(lines(bound, rules(40)).join(' ')).toBe(bound);
    const syllables = Array.from({ length: 12 }, (_, i): MeasuredWord => ({ word: { pieces: [{ text: `a${i}`, path: [] }], after: i < 11 ? 'hyphen' : 'line' }, width: 30, characters: 2 }));
    const found = breakLines(syllables, rules(70));
    expect(found.map((line) => line.to - line.from)).toEqual([2, 2, 2, 2, 2, 2]);
  });

  it('breaks the number of a document in no heading that has room for it, and in running text sooner than leave a hole', () => {
    const heading = 'Quyết định số 1886/QĐ-UBND ngày 12/5/2026';
    for (const mode of ['balance', 'ragged'] as const) {
      for (let measure = 60; measure < 200; measure += 5) expect(lines(heading, rules(measure, mode)).some((line) => line.endsWith('-') || line.endsWith('/')), `${measure}`).toBe(false);
    }
    expect(lines('aaaa bb 47/2026/NQ-HĐND cccc dddd', rules(100))[0]).toBe('aaaa bb 47/2026/NQ-');
  });

  it('is never worse over a paragraph than taking words as they come, and often better', () => {
    const all = 'a bb ccc dddd eeeee ffffff ggggggg hhhhhhhh'.split(' ');
    let better = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const text = Array.from({ length: 40 }, (_, i) => all[(i * seed * 7 + ((i * i) % 11)) % 8]).join(' ');
      const words = measured(text);
      const greedy: number[] = [];
      let width = 0;
      let start = 0;
      words.forEach((w, i) => {
        if (width + w.width + (i - start) * 2.5 > 160) {
          greedy.push((160 - width - (i - start - 1) * 2.5) / (i - start - 1));
          width = 0;
          start = i;
        }
        width += w.width;
      });
      const fit = breakLines(words, { ...rules(160), spaceMin: 2.5, track: 0 }).slice(0, -1).map((l) => (160 - l.width) / (l.to - l.from - 1));
      const loosest = [Math.max(...fit), Math.max(...greedy)] as const;
      expect(loosest[0]).toBeLessThanOrEqual(loosest[1] + 1e-9);
      if (loosest[0] < loosest[1] - 1e-9) better += 1;
    }
    expect(better).toBeGreaterThan(20);
  });

  it('never squeezes spaces below the least one', () => {
    const text = 'lorem ipsum dolor sit amet consectetur elit sed do eiusmod tempor '.repeat(6).trim();
    for (const measure of [60, 90, 133, 218]) {
      for (const line of breakLines(measured(text), rules(measure))) {
        const spaces = line.to - line.from - 1;
        expect(line.width - spaces * (2.5 - 1.9)).toBeLessThanOrEqual(measure + 0.011);
      }
    }
  });

  it('does not leave a fragment on the last line where it can avoid it', () => {
    const found = lines('lorem ipsum dolor sit amet lorem ipsum dolor a', rules(120));
    expect(found[found.length - 1]!.replaceAll(' ', '').length).toBeGreaterThanOrEqual(5);
  });

  it('breaks where a line break was typed, and lets no dash begin a line', () => {
    const words = toWords([{ kind: 'text', text: 'Viet Nam - China' }, { kind: 'break' }, { kind: 'text', text: 'next' }]);
    expect(words.map((w) => w.after)).toEqual(['space', 'bound', 'space', 'line', 'line']);
  });

  it('balances a title: no single word on its last line', () => {
    const found = lines('one two three four five six seven', rules(100, 'balance'));
    expect(found.length).toBe(2);
    expect(found[1]!.split(' ').length).toBeGreaterThan(1);
  });

  it('knows lines of different measure', () => {
    const found = breakLines(measured('aaaa bbbb cccc ddddd'), { ...rules(50, 'ragged'), measure: (n) => (n === 0 ? 25 : 50), uneven: 1 });
    expect(found[0]!.to).toBe(1);
    expect(found[1]!.to).toBe(3);
  });
});

describe('toWords', () => {
  it('keeps no-break spaces inside a word and folds all other white space', () => {
    expect(toWords([{ kind: 'text', text: 'a\u00a0b \n c' }]).map(textOf)).toEqual(['a\u00a0b', 'c']);
  });

  it('joins pieces of different emphasis into one word', () => {
    const words = toWords([{ kind: 'text', text: 'mot (' }, { kind: 'strong', children: [{ kind: 'text', text: 'hai' }] }, { kind: 'text', text: '), ba' }]);
    expect(words.map(textOf)).toEqual(['mot', '(hai),', 'ba']);
    expect(words[1]!.pieces.length).toBe(3);
  });
});
