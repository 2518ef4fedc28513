import { perDesk } from '../desk.js';
import { mend } from '../mend.js';
import type { Rule } from '../rule.js';
import { wordsOfIssue, type Word } from '../words.js';

/** Vietnamese doubles words at will (ngày ngày, xanh xanh); these it never does. */
const NEVER_TWICE = new Set('các những của và với cho được bị là để tại trong trên theo cùng như này đã sẽ đang cũng do về bởi nhằm qua giữa hoặc nhưng mà thì vào sau trước'.split(' '));

/** English that does: had had, that that. */
const AT_TIMES_TWICE = new Set(['had', 'that', 'very', 'so', 'bye', 'no', 'ha', 'more', 'many', 'long', 'far', 'again']);

/** A word typed twice. */
export const doubledWord: Rule = {
  id: 'doubled-word',
  severity: 'warning',
  why: 'A word that is doubled over a line’s end is overlooked by everybody but the reader.',
  passing: {
    'articles/port/vi.md': '---\ntitle: Cảng\n---\nNgày ngày, từ từ, xanh xanh; các, các bạn.\n',
    'articles/port/en.md': '---\ntitle: Port\n---\nHe had had enough; Sao Sao, very very far.\n',
  },
  failing: {
    files: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nCác các bạn của của tôi.\n', 'articles/port/en.md': '---\ntitle: Port\n---\nIn the the port of\nof Lang Son.\n' },
    messages: [
      'articles/port/en.md:4:4 “the” stands twice.',
      'articles/port/en.md:4:17 “of” stands twice.',
      'articles/port/vi.md:4:1 “Các” stands twice.',
      'articles/port/vi.md:4:13 “của” stands twice.',
    ],
    fixed: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nCác bạn của tôi.\n', 'articles/port/en.md': '---\ntitle: Port\n---\nIn the port of\nof Lang Son.\n' },
  },
  check: (desk) =>
    doubled(desk).map(({ text, prose, index, after }) => {
      const words = prose.text.slice(index, index + text.length + after.length + text.length);
      return { ...mend(desk, prose, words, index, text), text: `“${text}” stands twice.`, note: 'Take one away.' };
    }),
};

/** The first of each two. */
const doubled = perDesk((desk): Word[] =>
  wordsOfIssue(desk).flatMap((words) =>
    words.filter(({ text, after, prose }, n) => {
      const next = words[n + 1];
      if (next === undefined || !/^\s+$/.test(after) || next.text.toLowerCase() !== text.toLowerCase()) return false;
      const word = text.toLowerCase();
      if (prose.lang === 'vi') return NEVER_TWICE.has(word);
      return prose.lang === 'en' && next.text === next.text.toLowerCase() && !AT_TIMES_TWICE.has(word);
    }),
  ),
);
