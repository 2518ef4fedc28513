import type { Rule } from '../rule.js';

/** Letters typed with separate marks (NFD), as some phones and old converters write them. Names of files are another matter. */
export const notComposed: Rule = {
  id: 'not-composed',
  severity: 'info',
  why: 'Letters with separate marks look the same and are not found by a search; the pages are set in composed letters (NFC) either way.',
  passing: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nĐoàn về.\n' },
  failing: {
    files: { 'articles/port/vi.md': `---\ntitle: Cảng\n---\nMột.\n\n${'Đoàn'.normalize('NFD')} về.\n\n${'Lạng Sơn'.normalize('NFD')}.\n` },
    messages: ['articles/port/vi.md:6:1 2 lines of the file have letters with separate marks.'],
    fixed: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nMột.\n\nĐoàn về.\n\nLạng Sơn.\n' },
  },
  check: ({ sources }) =>
    [...sources.values()].flatMap(({ file, text }) => {
      if (text === text.normalize('NFC')) return [];
      const lines = text.split('\n');
      const wrong = lines.flatMap((line, n) => (line === line.normalize('NFC') ? [] : [n]));
      const [first, last] = [wrong[0]!, wrong.at(-1)!];
      const place = { file, line: first + 1, column: 1, endLine: last + 1, endColumn: lines[last]!.length + 1 };
      const mended = lines.slice(first, last + 1).map((line) => line.replace(/\r$/, '')).join('\n').normalize('NFC');
      return [{
        place,
        text: `${wrong.length} ${wrong.length === 1 ? 'line of the file has' : 'lines of the file have'} letters with separate marks.`,
        note: 'Let `magazine check --fix` compose them.',
        fix: { place: { ...place, endColumn: lines[last]!.replace(/\r$/, '').length + 1 }, text: mended },
      }];
    }),
};
