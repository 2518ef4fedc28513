/** Issues on disk: found by name or path, read strictly, with nothing taken from outside. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decode } from '../../src/load/decode.js';
import { findIssue, load } from '../../src/load/load.js';
import { parse } from '../../src/parse/parse.js';
import { STANDARD } from '../parse/memory-issue.js';

let top: string;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'magazine-load-'));
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

const put = (file: string, content: string | Uint8Array = ''): void => {
  mkdirSync(dirname(join(top, file)), { recursive: true });
  writeFileSync(join(top, file), content);
};
/** The standard issue under issues/one/. */
const putStandard = (): void => {
  for (const [file, text] of Object.entries(STANDARD)) put(`issues/one/${file}`, text!);
};
const loadOne = () => load({ folder: join(top, 'issues/one'), id: 'one' });
const told = (messages: readonly { readonly rule: string; readonly place: { file: string; line: number; column: number } | null }[]): string[] =>
  messages.map((m) => `${m.rule} ${m.place === null ? '-' : `${m.place.file}:${m.place.line}:${m.place.column}`}`);

describe('findIssue', () => {
  const find = (name: string) => findIssue(name, { issuesDir: 'issues', cwd: top });
  beforeEach(() => {
    putStandard();
    put('issues/số-hai/issue.yaml'.normalize('NFD'));
    put('issues/draw/list.txt');
    put('elsewhere/issue.yaml');
  });
  it.each([
    ['one', 'issues/one', 'one'], ['issues/one', 'issues/one', 'one'], ['./issues/one/', 'issues/one', 'one'], ['issues/one/issue.yaml', 'issues/one', 'one'], ['elsewhere', 'elsewhere', 'elsewhere'],
    ['số-hai'.normalize('NFC'), 'issues/số-hai'.normalize('NFD'), 'số-hai'.normalize('NFC')],
  ])('%s', async (name, folder, id) => {
    expect(await find(name)).toEqual({ value: { folder: join(top, folder), id }, messages: [] });
  });
  it.each([
    ['onne', 'There is no issue “onne”', 'Write `one`?'],
    ['draw', 'has no issue.yaml', 'magazine new'],
    ['../nowhere', 'There is no issue', ''],
    ['', 'has no issue.yaml', ''],
  ])('%s is unknown', async (name, text, note) => {
    const { value, messages } = await find(name);
    expect(value).toBeNull();
    expect(messages).toMatchObject([{ severity: 'stopper', rule: 'unknown-issue', place: null }]);
    expect(messages[0]!.text).toContain(text);
    expect(messages[0]!.note).toContain(note);
  });
  it('says so where there are no issues at all', async () => {
    expect((await findIssue('x', { issuesDir: 'nowhere', cwd: top })).messages[0]!.text).toContain('none at all');
  });
});

describe('load', () => {
  it('reads texts and lists files', async () => {
    putStandard();
    put('issues/house.yaml', 'emblem: art/e.svg');
    put('issues/names.yaml', 'a: b');
    put('issues/art/e.svg');
    put('issues/two/issue.yaml');
    put('issues/two/x.jpg');
    put('issues/one/.hidden/x.jpg');
    put('issues/one/articles/port/sub/notes.md', 'x');
    const { value, messages } = await loadOne();
    expect(messages).toEqual([]);
    expect(value).toMatchObject({ id: 'one', issue: { file: 'issue.yaml' }, house: { file: '../house.yaml' }, names: { file: '../names.yaml' }, articles: [{ slug: 'port', files: [{ lang: 'vi', source: { file: 'articles/port/vi.md' } }] }] });
    expect(value!.files.map((f) => f.file)).toEqual(['articles/port/sub/notes.md', 'articles/port/vi.md', 'images/cover.jpg', 'issue.yaml', '../art/e.svg', '../house.yaml', '../names.yaml']);
  });

  it('needs an issue.yaml', async () => {
    put('issues/one/x');
    expect(await loadOne()).toMatchObject({ value: null, messages: [{ severity: 'stopper', rule: 'missing-issue-file' }] });
  });

  it('finds pictures in either normal form', async () => {
    putStandard();
    put('issues/one/articles/port/ảnh.jpg'.normalize('NFD'));
    put('issues/one/articles/port/cảng.jpg'.normalize('NFC'));
    put('issues/one/articles/port/vi.md', `---\ntitle: x\n---\n![a](${'ảnh'.normalize('NFC')}.jpg)\n\n![b](${'cảng'.normalize('NFD')}.jpg)\n`);
    const { value } = await loadOne();
    const { messages, value: issue } = await parse(value!);
    expect(messages).toEqual([]);
    expect(issue!.articles[0]!.texts[0]!.blocks).toMatchObject([{ name: 'ảnh.jpg'.normalize('NFC'), picture: { path: join(top, 'issues/one/articles/port/ảnh.jpg'.normalize('NFD')) } }, { name: 'cảng.jpg' }]);
  });

  it('refuses links that lead out of the issue, and links to nothing', async () => {
    putStandard();
    put('secret/s.jpg');
    put('secret/vi.md', 'x');
    mkdirSync(join(top, 'issues/one/articles/dock'));
    symlinkSync(join(top, 'secret/s.jpg'), join(top, 'issues/one/images/out.jpg'));
    symlinkSync(join(top, 'secret/vi.md'), join(top, 'issues/one/articles/dock/vi.md'));
    symlinkSync(join(top, 'secret'), join(top, 'issues/one/articles/all'));
    symlinkSync('cover.jpg', join(top, 'issues/one/images/inside.jpg'));
    symlinkSync('gone.jpg', join(top, 'issues/one/images/broken.jpg'));
    symlinkSync('.', join(top, 'issues/one/images/loop'));
    const { value, messages } = await loadOne();
    expect(told(messages)).toEqual(['link-outside articles/all:1:1', 'link-outside articles/dock/vi.md:1:1', 'broken-link images/broken.jpg:1:1', 'link-outside images/out.jpg:1:1']);
    expect(messages.every((m) => m.severity === 'stopper')).toBe(true);
    expect(value!.files.map((f) => f.file).filter((f) => f.startsWith('images/') && !f.includes('loop'))).toEqual(['images/cover.jpg', 'images/inside.jpg']);
    expect(value!.articles.flatMap((a) => a.files.map((f) => f.source.file))).toEqual(['articles/port/vi.md']);
  });

  it('refuses a linked issue.yaml or house.yaml from outside', async () => {
    putStandard();
    put('secret/house.yaml', 'a: b');
    symlinkSync(join(top, 'secret/house.yaml'), join(top, 'issues/house.yaml'));
    const { value, messages } = await loadOne();
    expect(value!.house).toBeNull();
    expect(told(messages)).toEqual(['link-outside ../house.yaml:1:1']);
  });

  it('goes on with what can be read of a text that is not clean', async () => {
    putStandard();
    put('issues/one/articles/port/vi.md', Buffer.from('---\ntitle: x\n---\nC\u00e9 n\u0007y <b>.\n', 'latin1'));
    const { value, messages } = await loadOne();
    expect(told(messages)).toEqual(['encoding articles/port/vi.md:4:2', 'control-character articles/port/vi.md:4:5']);
    expect(told((await parse(value!)).messages)).toEqual(['raw-html articles/port/vi.md:4:8']);
  });

  it('does not read files over 10 MB', async () => {
    putStandard();
    put('issues/one/articles/port/vi.md', 'x'.repeat(10 * 1024 * 1024 + 1));
    expect(told((await loadOne()).messages)).toEqual(['file-too-large articles/port/vi.md:1:1']);
  });
});

describe('decode', () => {
  const bytes = (...parts: (string | number[])[]): Uint8Array => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
  it.each<[string, Uint8Array, string, string[]]>([
    ['a byte-order mark', bytes([0xef, 0xbb, 0xbf], 'a: b\n'), 'a: b\n', []],
    ['line ends of every kind', bytes('a\r\nb\rc\nd'), 'a\nb\nc\nd', []],
    ['tabs', bytes('a\tb'), 'a\tb', []],
    ['NFD', bytes('ả'.normalize('NFD')), 'ả'.normalize('NFD'), []],
    ['emoji', bytes('😀a'), '😀a', []],
    ['a replacement character that is really there', bytes('a\ufffdb'), 'a\ufffdb', []],
    ['Latin-1', bytes('abc\nđ é', [0xe9], ' x'), 'abc\nđ é? x', ['encoding f:2:4']],
    ['a cut sequence at the end', bytes('ab', [0xe1, 0xba]), 'ab?', ['encoding f:1:3']],
    ['overlong and surrogate sequences', bytes('a', [0xc0, 0xaf]), 'a??', ['encoding f:1:2']],
    ['columns in UTF-16 units', bytes('😀', [0xff]), '😀?', ['encoding f:1:3']],
    ['NUL', bytes('ab\nc\0d'), 'ab\nc d', ['control-character f:2:2']],
    ['escape and C1', bytes('\u001b[31m\u0085'), ' [31m ', ['control-character f:1:1', 'control-character f:1:6']],
    ['UTF-16 with a mark', Buffer.from('\ufeffab: c', 'utf16le'), 'ab: c', ['encoding f:1:1']],
    ['UTF-16 without a mark', Buffer.from('abc: def', 'utf16le'), 'abc: def', ['encoding f:1:1']],
    ['UTF-16 big-endian', Buffer.from('\ufeffab: c', 'utf16le').swap16(), 'ab: c', ['encoding f:1:1']],
    ['nothing', new Uint8Array(), '', []],
  ])('%s', (_, input, text, messages) => {
    const decoded = decode(input, 'f');
    expect(decoded.text).toBe(text);
    expect(told(decoded.messages)).toEqual(messages);
    expect(decoded.messages.every((m) => m.severity === 'stopper')).toBe(true);
  });
  it('tells a binary file in a few messages', () => {
    expect(decode(new Uint8Array(10_000).fill(1), 'f').messages).toHaveLength(5);
  });
});
