/** What text an issue may not hold: each is a stopper at its place, told with a remedy, and nothing crashes or hangs on it. */
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/load/decode.js';
import { inlinesHtml } from '../../src/render/inlines.js';
import { article, parsed, STANDARD } from '../parse/memory-issue.js';

/** Stoppers as `rule line:column`. */
const stoppers = (messages: Awaited<ReturnType<typeof parsed>>['messages']): string[] =>
  messages.filter((m) => m.severity === 'stopper').map((m) => {
    expect(m.note).not.toBe('');
    return `${m.rule} ${m.place?.file}:${m.place?.line}:${m.place?.column}`;
  });

const VI = 'articles/port/vi.md';
/** Stoppers of an article with this text; its first line is the file's fourth. */
const ofText = async (body: string): Promise<string[]> => stoppers((await article(body)).messages);
/** Stoppers of an article with this front matter, which begins in line 2. */
const ofFront = async (front: string): Promise<string[]> => stoppers((await article('Đoạn.\n', front)).messages);
/** Stoppers of an issue.yaml. */
const ofYaml = async (yaml: string): Promise<string[]> => stoppers((await parsed({ 'issue.yaml': yaml })).messages);
const withLine = (line: string): string => STANDARD['issue.yaml']! + line;

describe('markup and scripts in Markdown', () => {
  it.each([
    ['a script', '<script>alert(1)</script>\n', ['raw-html 4:1']],
    ['a script over lines', 'Một.\n\n<script>\nalert(1)\n</script>\n', ['raw-html 6:1']],
    ['a tag in a sentence', 'Một <b onclick="x()">hai</b> ba.\n', ['raw-html 4:5', 'raw-html 4:25']],
    ['a picture with a handler', 'Một <img src=x onerror=alert(1)>.\n', ['raw-html 4:5']],
    ['a frame', '<iframe src="https://a.vn"></iframe>\n', ['raw-html 4:1']],
    ['a style', '<style>body{display:none}</style>\n', ['raw-html 4:1']],
    ['a refresh', '<meta http-equiv="refresh" content="0;url=https://a.vn">\n', ['raw-html 4:1']],
    ['a comment', 'Một <!-- hai --> ba.\n', ['raw-html 4:5']],
    ['a comment by itself', '<!-- hai -->\n', ['raw-html 4:1']],
    ['an instruction and CDATA', 'Một <?php x ?> và <![CDATA[x]]>.\n', ['raw-html 4:5', 'raw-html 4:19']],
    ['in a table', '| a |\n|---|\n| <b>x</b> |\n', ['raw-html 6:3', 'raw-html 6:7']],
    ['in a heading', '## <i>Một</i>\n', ['raw-html 4:4', 'raw-html 4:10']],
    ['in a caption of a directive', '::figure[Một <b>hai</b>]{src=a.jpg}\n', ['raw-html 4:14', 'raw-html 4:20']],
    ['in a caption of a picture', '![Một <b>hai</b>](a.jpg)\n', ['raw-html 4:1']],
    ['in a credit of a picture', '![Một](a.jpg "<script>x</script>")\n', ['raw-html 4:1']],
    ['in a credit of a directive', '::figure[Một]{src=a.jpg credit="<script>x</script>"}\n', ['raw-html 4:25']],
    ['in a box’s title', ':::sidebar[<u>Một</u>]\nHai.\n:::\n', ['raw-html 4:12', 'raw-html 4:18']],
  ])('%s', async (_, body, expected) => {
    expect(await ofText(body)).toEqual(expected.map((e) => e.replace(' ', ` ${VI}:`)));
  });

  it.each(['Nhỏ hơn < lớn hơn >.', 'Một <3 và a<b, 5>3.', '![x < y](a.jpg "An <an@b.vn>")', 'Dùng \\<b> để in đậm.', '![Thẻ \\<b>](a.jpg)', 'Dùng `<b>` để in đậm.', '&lt;script&gt;'])('signs that are text: %s', async (body) => {
    expect(await ofText(`${body}\n`)).toEqual([]);
  });
});

it('what looks like markup and is text is escaped where it is printed', async () => {
  const { blocks } = await article('Dùng \\<b onload=\'x()\'> "&amp;" `<i>`.\n');
  expect(blocks[0]?.kind === 'paragraph' && inlinesHtml(blocks[0].inlines)).toBe('Dùng &lt;b onload=&#39;x()&#39;&gt; &quot;&amp;&quot; <code>&lt;i&gt;</code>.');
});

describe('markup and scripts in YAML values', () => {
  it.each([
    ['a title', 'title: Cảng <script>alert(1)</script>', ['raw-html 2:8']],
    ['a caption', 'title: Cảng\ncaptions:\n  a.jpg: <img src=x onerror=x()>', ['raw-html 4:10']],
    ['a byline', 'title: Cảng\nbyline: "<b>An</b>"', ['raw-html 3:9']],
    ['a block text', 'title: Cảng\nstandfirst: |\n  Một\n  <iframe src=x>', ['raw-html 3:13']],
    ['a comment', 'title: Cảng <!-- x -->', ['raw-html 2:8']],
  ])('%s', async (_, front, expected) => {
    expect(await ofFront(front)).toEqual(expected.map((e) => e.replace(' ', ` ${VI}:`)));
  });

  it('in issue.yaml', async () => {
    expect(await ofYaml(STANDARD['issue.yaml']!.replace('nameplate: Thử', 'nameplate: <svg onload=x()>'))).toEqual(['raw-html issue.yaml:2:12']);
  });

  it.each(['a < b > c', 'An <an@b.vn>', '5 <7', 'I <3 U', '<https://a.vn>'])('signs that are text: %s', async (text) => {
    expect(await ofFront(`title: "${text}"`)).toEqual([]);
  });
});

describe('links', () => {
  const unsafe = ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'vbscript:x', 'blob:x', 'ftp://a.vn', 'java&#10;script:x'];
  it.each([...unsafe, '&#1;javascript:x', 'java%0ascript:x', '\\javascript:x'])('%s', async (url) => {
    const { messages, blocks } = await article(`[Một](${url})\n`);
    // What no browser takes for a scheme leads nowhere; a line end in a scheme is skipped by all of them.
    expect(messages.map((m) => m.rule)).toEqual([unsafe.includes(url) ? 'unsafe-link' : 'link-target']);
    expect(JSON.stringify(blocks)).not.toContain('"url"');
  });
  it.each(['<javascript:alert(1)>', '[Một][x]\n\n[x]: javascript:alert(1)', '<file:///etc/passwd>'])('%s', async (body) => {
    expect(await ofText(`${body}\n`)).toEqual([`unsafe-link ${VI}:4:1`]);
  });
});

describe('paths', () => {
  const leading = ['../../etc/passwd.jpg', 'x/../../a.jpg', '/etc/passwd', '~/a.jpg', 'https://a.vn/a.jpg', '//a.vn/a.jpg', 'file:///a.jpg', 'data:image/png;base64,AAAA', 'C:\\a.jpg', 'http:a.jpg'];
  const bad = [...leading, '..%2f..%2fa.jpg', '%2e%2e/a.jpg', '%2Fetc%2Fa.jpg', 'a.jpg%00.png', '100%.jpg'];
  /** Whatever leads out is told as such; an escape is only ever a part of a name, and there is no such file. */
  const rule = (path: string): string => (leading.includes(path) ? 'unsafe-path' : 'missing-picture');
  it.each(bad)('of a figure: %s', async (path) => {
    expect(await ofText(`::figure[Một]{src="${path}"}\n`)).toEqual([expect.stringMatching(new RegExp(`^${rule(path)} ${VI}:4:`))]);
  });
  it.each(bad)('of an image: %s', async (path) => {
    expect(await ofText(`![Một](<${path}>)\n`)).toEqual([expect.stringMatching(new RegExp(`^${rule(path)} ${VI}:4:`))]);
  });
  it.each(bad)('of the cover: %s', async (path) => {
    expect(await ofYaml(STANDARD['issue.yaml']!.replace('images/cover.jpg', `'${path}'`))).toEqual([expect.stringMatching(new RegExp(`^${rule(path)} issue\\.yaml:6:17`))]);
  });
  it.each(['../port', '/etc', '..', '.', 'a/b', '__proto__', 'constructor', 'toString', 'port\\x'])('slugs: %s', async (slug) => {
    expect(await ofYaml(STANDARD['issue.yaml']!.replace('[port]', `['${slug}']`))).toEqual([expect.stringMatching(/^[a-z-]+ issue\.yaml:10:16/)]);
  });
});

describe('YAML', () => {
  it('aliases that expand a billion times', async () => {
    const levels = Array.from({ length: 12 }, (_, i) => `x${i + 1}: &x${i + 1} [${Array.from({ length: 10 }, () => (i === 0 ? 'a' : `*x${i}`)).join(', ')}]\n`).join('');
    const began = performance.now();
    expect(await ofYaml(withLine(levels))).toContainEqual(expect.stringMatching(/^yaml-limits issue\.yaml:\d+:/));
    expect(performance.now() - began).toBeLessThan(5000);
  });
  it('an alias within itself', async () => expect(await ofYaml(withLine('x: &x [*x]\n'))).toContainEqual(expect.stringMatching(/^yaml-(limits|syntax) issue\.yaml:11:/)));
  it('merge keys', async () => expect(await ofYaml(withLine('<<: {a: b}\n'))).toEqual(['unknown-key issue.yaml:11:1']));
  it('duplicate keys', async () => expect(await ofYaml(withLine('number: 2\n'))).toEqual(['duplicate-key issue.yaml:11:1']));
  it.each(['__proto__: {a: b}', 'constructor: {prototype: {a: b}}', '"__proto__": x', 'toString: x', 'hasOwnProperty: x'])('names of our own machine: %s', async (line) => {
    expect(await ofYaml(withLine(`${line}\n`))).toEqual(['unknown-key issue.yaml:11:1']);
    expect(await ofFront(`title: Cảng\n${line}`)).toEqual([`unknown-key ${VI}:3:1`]);
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });
  it('the same as a language', async () => expect(await ofYaml(STANDARD['issue.yaml']!.replace('nameplate: Thử', 'nameplate: { vi: Thử, en: Try, __proto__: x }'))).toEqual(['stray-key issue.yaml:2:32']));
  it('the same as a caption’s picture', async () => {
    const { lines } = await article('Đoạn.\n', 'title: Cảng\ncaptions: { __proto__: x, constructor: y }');
    expect(lines.map((l) => l.split(' ').slice(0, 3).join(' '))).toEqual([`error unknown-caption ${VI}:3:13`, `error unknown-caption ${VI}:3:27`]);
  });
  it('the same as an attribute', async () => expect(await ofText('::figure[Một]{src=a.jpg __proto__=x constructor=y}\n')).toEqual([`unknown-attribute ${VI}:4:25`, `unknown-attribute ${VI}:4:37`]));
  it.each([['\tx: y\n', 11], ['x:\n\ty: z\n', 12], ['x:\t{ a: b }\n\ty: 1\n', 12]])('tabs: %j', async (lines, line) => {
    const { messages } = await parsed({ 'issue.yaml': withLine(lines) });
    expect(messages).toContainEqual(expect.objectContaining({ severity: 'stopper', rule: 'yaml-syntax', text: 'A tab stands where YAML wants spaces.', note: 'Indent with spaces.', place: expect.objectContaining({ file: 'issue.yaml', line }) as unknown }));
  });
  it.each(['!!js/function "x"', '!!binary aGk=', '!<tag:x> y', '!ruby/object:X {}'])('tags: %s', async (value) => expect(await ofFront(`title: ${value}`)).toContainEqual(`yaml-syntax ${VI}:2:8`));
  it.each(['# none', '[]', '- a', 'text', '{', 'a: b: c', '--- a\n--- b', '&a *a', '? [x]\n: y', '%YAML 9.9\n---\na: b'])('a top that is no map of ours: %j', async (yaml) => expect((await ofYaml(yaml)).length).toBeGreaterThan(0));
  it('deep nesting', async () => expect(await ofYaml(withLine(`x: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`))).toContainEqual(expect.stringMatching(/^yaml-(limits|syntax) issue\.yaml:11:/)));
  it('maps deeper than the parser can follow are told as such', async () => {
    const { messages } = await parsed({ 'issue.yaml': withLine(`x: ${'{a: '.repeat(5000)}1${'}'.repeat(5000)}\n`) });
    expect(messages.map((m) => m.text)).toEqual([expect.stringMatching(/^Values stand (?:too deep to be read|more than 30 levels deep)\.$/)]);
  });
  it('deep indentation', async () => expect(await ofYaml(withLine(`x:\n${Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i + 1)}x:\n`).join('')}`))).toContainEqual(expect.stringMatching(/^yaml-(limits|syntax) issue\.yaml:/)));

  // Every value of every key in the place of every other kind.
  const keys = [...STANDARD['issue.yaml']!.matchAll(/^(\w+):.*$/gm)].map((m) => m[1]!);
  it.each(keys.flatMap((key) => ['[[x]]', '{ x: { y: z } }', '-1', 'null', '~', '1e999', '.inf', '[]', '{}', '""', '0x10'].map((value) => [key, value] as const)))('%s: %s', async (key, value) => {
    const yaml = STANDARD['issue.yaml']!.replace(new RegExp(`^${key}:.*\n(?: .*\n)*`, 'm'), `${key}: ${value}\n`);
    const { messages, issue } = await parsed({ 'issue.yaml': yaml });
    for (const message of messages) expect(message.place?.file).toMatch(/^(issue\.yaml|articles\/)/);
    if (issue === null) expect(messages.some((m) => m.severity === 'stopper')).toBe(true);
  });
});

describe('texts of more than a page, which stand in one piece', () => {
  const long = 'abcdefghij'.repeat(10_000);
  it.each(['title', 'kicker', 'short-title', 'standfirst', 'byline', 'source'])('%s', async (key) => {
    expect(await ofFront(key === 'title' ? `title: ${long}` : `title: Cảng\n${key}: ${long}`)).toEqual([`text-too-long ${VI}:${key === 'title' ? 2 : 3}:${key.length + 3}`]);
  });
  it.each(['nameplate: Thử', 'number: 1', 'vi: Quý II', 'en: Quarter II', 'credit: Kim Ly', 'vi: Tin'])('issue.yaml: %s', async (line) => {
    expect(await ofYaml(STANDARD['issue.yaml']!.replace(line, `${line.split(':')[0]}: ${long}`))).toContainEqual(expect.stringMatching(/^text-too-long issue\.yaml:\d+:\d+/));
  });
  it('captions, credits, in Markdown and in front matter', async () => {
    expect(await ofText(`::figure[${long}]{src=a.jpg}\n`)).toEqual([`text-too-long ${VI}:4:1`]);
    expect(await ofText(`![${long}](a.jpg)\n`)).toEqual([`text-too-long ${VI}:4:1`]);
    expect(await ofText(`::figure[Một]{src=a.jpg credit="${long}"}\n`)).toEqual([`text-too-long ${VI}:4:25`]);
    expect(await ofFront(`title: Cảng\ncaptions:\n  a.jpg: ${long}`)).toEqual([`text-too-long ${VI}:4:10`]);
  });
  it('are told in few words', async () => {
    expect((await article('Đoạn.\n', `title: ${long}`)).messages[0]!.text).toBe('The text has 100,000 characters, more than a page holds.');
  });
});

describe('characters', () => {
  const controls = ['\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'];
  it.each(controls.map((c) => [c.charCodeAt(0).toString(16), c]))('U+%s in a file', (_, control) => {
    const { text, messages } = decode(Buffer.from(`a\nbc${control}d`), 'f.md');
    expect(messages).toMatchObject([{ severity: 'stopper', rule: 'control-character', place: { line: 2, column: 3 } }]);
    expect(text).toBe('a\nbc d');
  });
  it.each(controls.filter((c) => c !== '\u0000').map((c) => [c.charCodeAt(0).toString(16).padStart(4, '0')]))('U+%s by an escape or entity', async (code) => {
    expect(await ofText(`Một &#x${code}; hai.\n`)).toEqual([`control-character ${VI}:4:1`]);
    expect(await ofFront(`title: "a\\u${code}b"`)).toEqual([`control-character ${VI}:2:8`]);
  });
  it('marks that letters of other scripts need are text', async () => expect(await ofText('Một \u200f\u05e9\u05dc\u200e hai \u200d ba.\n')).toEqual([]));
  it.each([['UTF-16 with a mark', Buffer.from('\ufeffa: b\n', 'utf16le')], ['UTF-16 without', Buffer.from('title: a\n', 'utf16le')], ['UTF-16, the other end first', Buffer.from('\ufeffa: b\n', 'utf16le').swap16()], ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])], ['Latin-1', Buffer.from('c\u00e0 ph\u00ea', 'latin1')], ['overlong', Buffer.from([0x61, 0xc0, 0xaf])], ['a surrogate', Buffer.from([0xed, 0xa0, 0x80])], ['beyond Unicode', Buffer.from([0xf4, 0x90, 0x80, 0x80])]])('%s', (_, bytes) => {
    expect(decode(bytes, 'f.md').messages[0]).toMatchObject({ severity: 'stopper', rule: 'encoding', place: { file: 'f.md' } });
  });
});

describe('depth', () => {
  it.each([
    ['lists', Array.from({ length: 500 }, (_, i) => `${'  '.repeat(i)}- x\n`).join('')],
    ['quotations', `${'>'.repeat(500)} x\n`],
    ['quotations in lists', `${'- > '.repeat(250)}x\n`],
    ['numbered lists on a line', `${'1. '.repeat(500)}x\n`],
    ['emphasis', `${'*a **b '.repeat(250)}x${'***'.repeat(250)}\n`],
    ['boxes', `${Array.from({ length: 500 }, (_, i) => `${':'.repeat(503 - i)}note\n`).join('')}x\n${Array.from({ length: 500 }, (_, i) => `${':'.repeat(4 + i)}\n`).join('')}`],
  ])('500 nested %s', async (_, body) => {
    const began = performance.now();
    expect(await ofText(body)).toContainEqual(expect.stringMatching(new RegExp(`^(too-deep|directive-syntax) ${VI}:\\d+:\\d+`)));
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe('more than a page holds', () => {
  it.each([
    ['lines', 'a\n\n'.repeat(20_001), 'too-many-lines', 4 + 40_000],
    ['lines together', '- a\n'.repeat(10_001), 'too-many-lines', 4 + 10_000],
    ['letters together', 'a '.repeat(600_000), 'too-many-letters', 4],
    ['cells of a line', `|${' a |'.repeat(501)}\n|${'-|'.repeat(501)}\n`, 'too-many-cells', 4],
    ['comments', '<!-- magazine-ignore x: y -->\n\n'.repeat(1001), 'too-many-ignores', 4 + 2000],
  ])('%s', async (_, body, rule, line) => {
    expect(await ofText(body)).toEqual([`${rule} ${VI}:${line}:1`]);
  });
});

describe('long runs of one sign, which make careless parsers quadratic', () => {
  it.each(['*', '_', '`', '~', '[', ']', '![', '](', '<', '>', '&', '\\', '|', ':', '#', '-', '=', '{', '}', '<!--', '<?', '<![CDATA[', '"', 'http://', 'www.', '@', 'a@', '*a', '**a ', '[a](', '[a]: ', '&#', 'ế', ' ', '\t', '{track=', '::figure[', '<a ', '1. ', '\u00a0', '- '])('%j', async (sign) => {
    const began = performance.now();
    const { messages } = await article(`Một ${sign.repeat(Math.floor(20_000 / sign.length))} hai.\n`);
    expect(performance.now() - began).toBeLessThan(10_000);
    for (const message of messages) expect(message.place?.file).toBe(VI);
  });
});
