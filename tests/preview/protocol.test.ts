/** Places and keys, editors' addresses, and what a page is told of a state. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_EDITOR, editorLink, isEditorPattern } from '../../src/preview/editor.js';
import { keysByPlace, NOTHING, updateFor } from '../../src/preview/protocol.js';
import { pageOf, stateOf } from './fake.js';

test('a place is found by what begins there or before it', () => {
  const keyOf = keysByPlace({ a: { file: 'x.md', line: 3, column: 1 }, b: { file: 'x.md', line: 3, column: 9 }, c: { file: 'x.md', line: 7, column: 1 }, d: { file: 'y.md', line: 1, column: 1 } });
  const at = (file: string, line: number, column: number): string | null => keyOf({ file, line, column });
  expect([at('x.md', 2, 1), at('x.md', 3, 1), at('x.md', 3, 8), at('x.md', 3, 9), at('x.md', 6, 40), at('x.md', 99, 1), at('y.md', 1, 2), at('z.md', 1, 1)]).toEqual([null, 'a', 'a', 'b', 'b', 'c', 'd', null]);
});

test('whatever changes, a page that follows the updates holds the state', () => {
  const bodies = fc.array(fc.constantFrom('one', 'two', 'three', 'four'), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(fc.tuple(bodies, fc.constantFrom('red', 'blue')), { minLength: 1, maxLength: 8 }), (rounds) => {
      const html = new Map<string, string>();
      let shell = '';
      let known = NOTHING;
      for (const [round, colour] of rounds) {
        const state = stateOf({ shell: colour, pages: round.map((body, i) => pageOf(i + 1, body)) });
        const told = updateFor(state, known, { client: '', limits: { fine: 225, poor: 150 }, fault: null, link: () => '' });
        known = told.known;
        shell = told.update.shell.html ?? shell;
        for (const page of told.update.pages) if (page.html !== null) html.set(page.hash, page.html);
        expect(shell).toBe(state.shell);
        expect(told.update.pages.map((page) => html.get(page.hash))).toEqual(state.pages.map((page) => page.html));
        // As the client does: what no page needs any more is let go.
        const held = new Set(told.update.pages.map((page) => page.hash));
        for (const hash of html.keys()) if (!held.has(hash)) html.delete(hash);
      }
    }),
  );
});

test('an editor’s address', () => {
  const place = { file: 'articles/cửa khẩu/vi #1.md', line: 12, column: 3 };
  expect(editorLink(DEFAULT_EDITOR, '/home/vy/issues/spring', place)).toBe('vscode://file/home/vy/issues/spring/articles/c%E1%BB%ADa%20kh%E1%BA%A9u/vi%20%231.md:12:3');
  expect(editorLink('idea://open?file={path}&line={line}', '/i', { file: '../house.yaml', line: 2, column: 1 })).toBe('idea://open?file=/house.yaml&line=2');
});

test.each(['vscode://file{path}', 'idea://open?file={path}&line={line}', 'txmt://open?url=file://{path}'])('%s is a pattern', (pattern) => expect(isEditorPattern(pattern)).toBe(true));
test.each(['', 'vscode://file', 'javascript:alert({path})', 'https://example.org{path}', 'http://x{path}', 'data:{path}', 'file://{path}', '{path}', 'JavaScript:{path}'])('“%s” is none', (pattern) => expect(isEditorPattern(pattern)).toBe(false));
