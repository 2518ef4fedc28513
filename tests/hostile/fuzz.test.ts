/**
 * Made-up input: whatever is typed, every fault is told with a place and a remedy, and nothing crashes. The same cases in every run; `npm run fuzz`
 * makes others, a hundred times as many (FUZZ=100 for so many times, FUZZ_SEED for where to begin).
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.js';
import { openDesk } from '../../src/check/desk.js';
import { decode } from '../../src/load/decode.js';
import { load } from '../../src/load/load.js';
import { hasStopper, type Message } from '../../src/model/message.js';
import type { IssueSource, SourceFile } from '../../src/model/stages.js';
import { parse, parseMemory } from '../../src/parse/parse.js';
import { inspect } from '../../src/pictures/inspect.js';
import { inlinesHtml } from '../../src/render/inlines.js';
import { REAL, SAMPLE } from '../helpers/build.js';
import { article, parsed, STANDARD } from '../parse/memory-issue.js';

const TIMES = Number(process.env.FUZZ ?? '1');
const seed = Number(process.env.FUZZ_SEED ?? '1');
const runs = (count: number): { numRuns: number; seed: number } => ({ numRuns: count * TIMES, seed });
const LONG = 120_000 * TIMES;

let cases = 0;
afterAll(() => {
  expect(cases).toBeGreaterThan(0);
  if (TIMES > 1) console.info(`${cases} cases, seed ${seed}.`);
});

/** Every message has a remedy and, but for what a whole issue lacks, a place that is in its file. */
function sound(messages: readonly Message[], lines: (file: string) => number): void {
  cases += 1;
  for (const message of messages) {
    expect(message.text).not.toBe('');
    expect(message.note).not.toBe('');
    if (message.place === null) continue;
    expect(message.place.line).toBeGreaterThan(0);
    expect(message.place.column).toBeGreaterThan(0);
    expect(message.place.line).toBeLessThanOrEqual(lines(message.place.file));
  }
}
const linesOf = (text: string): number => text.split('\n').length + 1;

const odd = fc.constantFrom('\u0000', '\u001b', '\u202e', '\ufeff', '\u200b', '\u0301', '\ud800', '😀', 'ế', '\u00a0', '\u2028', '\t', '\r', '\\', '"', "'", '<', '>', '&', '%', '{{x}}', '${x}', '__proto__', 'constructor', '../', 'javascript:', '<script>', '<!--', '-->');
const word = fc.oneof({ weight: 6, arbitrary: fc.constantFrom('cảng', 'Port', '12', '2026-06', 'vi', 'en', 'true', 'null', 'a.jpg', 'https://a.vn') }, { weight: 2, arbitrary: fc.string({ maxLength: 12 }) }, { weight: 2, arbitrary: odd });

describe('YAML', () => {
  const key = fc.oneof({ weight: 6, arbitrary: fc.constantFrom('languages', 'nameplate', 'number', 'date', 'label', 'cover', 'image', 'credit', 'headline', 'sections', 'title', 'layout', 'articles', 'vi', 'en', 'masthead', 'printing', 'inks', 'galleries', 'terms', 'rules', 'captions', 'credits', 'byline', 'standfirst', 'kicker', 'columns', 'ratio', 'pages', 'contents', 'supplied', 'ads') }, { weight: 1, arbitrary: word });
  const value = fc.letrec<{ node: string; map: string; list: string }>((tie) => ({
    node: fc.oneof({ maxDepth: 4 }, word, word.map((w) => JSON.stringify(w)), tie('map'), tie('list'), fc.constantFrom('', '~', '&a x', '*a', '!!binary aGk=', '|\n  x', '>', '[', '}', '- - -', '? x', '<<')),
    map: fc.array(fc.tuple(key, tie('node')), { maxLength: 4 }).map((pairs) => `{ ${pairs.map(([k, v]) => `${k}: ${v}`).join(', ')} }`),
    list: fc.array(tie('node'), { maxLength: 4 }).map((items) => `[${items.join(', ')}]`),
  })).node;
  const line = fc.tuple(key, value, fc.constantFrom('', '', '  ', '\t', '- ')).map(([k, v, indent]) => `${indent}${k}: ${v}`);

  it('in issue.yaml and house.yaml', async () => {
    const whole = STANDARD['issue.yaml']!.trimEnd().split('\n');
    await fc.assert(fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 4 }), fc.nat(whole.length), fc.boolean(), fc.boolean(), async (made, at, instead, house) => {
      const yaml = [...whole.slice(0, at), ...made, ...whole.slice(at + (instead ? made.length : 0))].join('\n');
      const { messages, issue } = await parsed(house ? { '../house.yaml': made.join('\n') } : { 'issue.yaml': yaml });
      sound(messages, () => linesOf(yaml));
      if (issue === null) expect(hasStopper(messages)).toBe(true);
    }), runs(1200));
    expect(Object.keys({}.constructor.prototype as object)).toEqual([]);
  }, LONG);

  it('in front matter', async () => {
    await fc.assert(fc.asyncProperty(fc.array(line, { maxLength: 4 }), async (made) => {
      const { messages } = await article('Đoạn.\n', ['title: Cảng', ...made].join('\n'));
      sound(messages, (file) => (file === 'issue.yaml' ? 20 : linesOf(made.join('\n')) + 6));
    }), runs(800));
  }, LONG);
});

describe('Markdown', () => {
  const piece = fc.oneof({ weight: 3, arbitrary: word }, { weight: 3, arbitrary: fc.constantFrom('*', '**', '_', '`', '```', '~~', '[', ']', '](', '](a.jpg)', '![', '[x]: ', '<b>', '</b>', '<!-- magazine-ignore x: y -->', '# ', '- ', '1. ', '> ', '| a | b |\n|--|--|\n', '---', '===', '\\', '&#x202e;', '&lt;', '&amp;', '    ', '{track=5}', '[^1]', '\n\n', '\n', '  \n') }, { weight: 2, arbitrary: fc.constantFrom('::figure[', ']{src=a.jpg}', ']{src="b.jpg" credit="An" span=page focus="40% 30%"}', '{src=../x.jpg}', '::page-break', '::column-break', ':::gallery\n', ':::sidebar[', ':::note\n', ':::pullquote[An]\n', '\n:::\n', '::::note\n', '\n::::\n', '{__proto__=x}', 'place=head', 'height=1e9', 'span=moon') });
  it('of pieces of its syntax, directives among them', async () => {
    await fc.assert(fc.asyncProperty(fc.array(piece, { maxLength: 24 }), async (pieces) => {
      const body = pieces.join('');
      const { messages, blocks } = await article(`${body}\n`);
      sound(messages, () => linesOf(body) + 5);
      if (hasStopper(messages)) return;
      for (const block of blocks) if (block.kind === 'paragraph') expect(inlinesHtml(block.inlines)).not.toMatch(/<(?!\/?(?:em|strong|del|s|code|br|a|span)\b)/);
    }), runs(2000));
  }, LONG);
  it('of any characters at all', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (body) => {
      const { text, messages } = decode(Buffer.from(`---\ntitle: x\n---\n${body}`), 'articles/port/vi.md');
      const outcome = await parsed({ 'articles/port/vi.md': text });
      sound([...messages, ...outcome.messages], () => linesOf(text) + 1);
    }), runs(500));
  }, LONG);
});

/** Changes some bytes: overwritten, taken out, put in, cut off, or a stretch set elsewhere once more. */
const change = fc.record({ kind: fc.constantFrom('set', 'drop', 'insert', 'cut', 'copy'), at: fc.double({ min: 0, max: 1, noNaN: true }), to: fc.double({ min: 0, max: 1, noNaN: true }), bytes: fc.uint8Array({ minLength: 1, maxLength: 6 }) });
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;
const mutate = (bytes: Buffer, changes: readonly Change[]): Buffer =>
  changes.reduce((now, { kind, at, to, bytes: made }) => {
    const from = Math.floor(at * now.length);
    switch (kind) {
      case 'set': return Buffer.concat([now.subarray(0, from), made, now.subarray(from + made.length)]);
      case 'drop': return Buffer.concat([now.subarray(0, from), now.subarray(from + made.length)]);
      case 'insert': return Buffer.concat([now.subarray(0, from), made, now.subarray(from)]);
      case 'cut': return to > 0.9 ? now.subarray(0, from) : now;
      default: return Buffer.concat([now.subarray(0, Math.floor(to * now.length)), now.subarray(from, from + 200), now.subarray(Math.floor(to * now.length))]);
    }
  }, bytes);
const changes = fc.array(change, { minLength: 1, maxLength: 4 });

describe('pictures', () => {
  let kinds: readonly Buffer[];
  beforeAll(async () => {
    const flat = () => sharp({ create: { width: 40, height: 30, channels: 3, background: '#b4201e' } });
    kinds = [
      await flat().withIccProfile('p3').jpeg().toBuffer(), await flat().jpeg({ progressive: true }).withMetadata({ orientation: 6 }).toBuffer(), await flat().png().toBuffer(), await flat().webp().toBuffer(), await flat().tiff({ compression: 'lzw' }).toBuffer(), await flat().gif().toBuffer(),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 48"><defs><g id="a"><rect width="3" height="2" style="fill:url(#b)"/></g></defs><use href="#a"/><text font-family="Serif">Cảng &amp; x</text><style>.a{fill:red}</style></svg>'),
      Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]>>endobj\nxref\n0 4\ntrailer<</Root 1 0 R/Size 4>>\nstartxref\n0\n%%EOF'),
    ];
  });
  it('with some bytes changed', async () => {
    await fc.assert(fc.asyncProperty(fc.nat(7), changes, async (kind, list) => {
      const { facts, findings } = await inspect(mutate(kinds[kind]!, list));
      sound([], () => 0);
      if (facts === null) expect(findings.some((f) => f.severity === 'stopper')).toBe(true);
      else {
        expect(facts.width).toBeGreaterThan(0);
        expect(facts.height).toBeGreaterThan(0);
        expect(facts.width).toBeLessThan(Infinity);
      }
      for (const finding of findings) expect(finding.note).not.toBe('');
    }), runs(1200));
  }, LONG);
});

describe.each([['the sample issue', SAMPLE], ['a real issue', REAL]])('%s with some bytes changed', (_, folder) => {
  it.skipIf(!existsSync(folder))('is read, and told of', async () => {
    const source = (await load({ folder, id: basename(folder) })).value!;
    const texts = [source.issue, source.house, ...source.articles.flatMap((a) => a.files.map((f) => f.source))].filter((f): f is SourceFile => f !== null);
    const bytes = new Map(texts.map((file) => [file.file, readFileSync(file.path)]));
    const memory = parseMemory();
    let round = 0;
    await fc.assert(fc.asyncProperty(fc.nat(texts.length - 1), changes, async (which, list) => {
      const file = texts[which]!;
      const read = decode(mutate(bytes.get(file.file)!, list), file.file);
      const changed = (one: SourceFile): SourceFile => (one.file === file.file ? { ...one, text: read.text } : one);
      const with_: IssueSource = { ...source, issue: changed(source.issue), house: source.house && changed(source.house), articles: source.articles.map((a) => ({ ...a, files: a.files.map((f) => ({ ...f, source: changed(f.source) })) })) };
      const outcome = await parse(with_, memory);
      sound([...read.messages, ...outcome.messages], (name) => linesOf(name === file.file ? read.text : texts.find((t) => t.file === name)?.text ?? ''));
      if (outcome.value === null) expect(hasStopper([...read.messages, ...outcome.messages])).toBe(true);
      // The copy desk reads the whole issue, which takes a second.
      else if ((round += 1) % 60 === 0) sound(check(openDesk(outcome.value, new Map(), with_, null)), () => Infinity);
    }), runs(500));
  }, LONG);
});
