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
import { PDFDocument } from '@cantoo/pdf-lib';
import { embedSupplied } from '../../src/finish/supplied.js';
import type { PageBoxes } from '../../src/finish/boxes.js';
import { PdfFile } from '../../src/pdf/index.js';
import { readLimits } from '../../src/preflight/index.js';
import { inlinesHtml } from '../../src/render/inlines.js';
import { advert } from '../finish/make.js';
import { REAL, SAMPLE } from '../helpers/build.js';
import { article, parsed, STANDARD } from '../parse/memory-issue.js';
import { folder, put } from '../pictures/make.js';

const TIMES = Number(process.env.FUZZ ?? '1');
const seed = Number(process.env.FUZZ_SEED ?? '1');
const runs = (count: number): { numRuns: number; seed: number } => ({ numRuns: count * TIMES, seed });
const LONG = 240_000 * TIMES;

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
  const key = fc.oneof({ weight: 6, arbitrary: fc.constantFrom('languages', 'nameplate', 'number', 'date', 'label', 'cover', 'image', 'credit', 'headline', 'sections', 'title', 'layout', 'articles', 'vi', 'en', 'masthead', 'printing', 'inks', 'galleries', 'terms', 'rules', 'captions', 'credits', 'byline', 'standfirst', 'kicker', 'columns', 'ratio', 'pages', 'contents', 'supplied', 'ads', 'people', 'places', 'organisations', 'words', 'office', 'extends', 'ink', 'resolution') }, { weight: 1, arbitrary: word });
  const value = fc.letrec<{ node: string; map: string; list: string }>((tie) => ({
    node: fc.oneof({ maxDepth: 4 }, word, word.map((w) => JSON.stringify(w)), tie('map'), tie('list'), fc.constantFrom('', '~', '&a x', '*a', '!!binary aGk=', '|\n  x', '>', '[', '}', '- - -', '? x', '<<')),
    map: fc.array(fc.tuple(key, tie('node')), { maxLength: 4 }).map((pairs) => `{ ${pairs.map(([k, v]) => `${k}: ${v}`).join(', ')} }`),
    list: fc.array(tie('node'), { maxLength: 4 }).map((items) => `[${items.join(', ')}]`),
  })).node;
  const line = fc.tuple(key, value, fc.constantFrom('', '', '  ', '\t', '- ')).map(([k, v, indent]) => `${indent}${k}: ${v}`);

  it('in issue.yaml, house.yaml, names.yaml and a printer’s limits', async () => {
    const limits = await folder();
    const whole = STANDARD['issue.yaml']!.trimEnd().split('\n');
    await fc.assert(fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 4 }), fc.nat(whole.length), fc.boolean(), fc.constantFrom('issue', 'house', 'names', 'limits'), async (made, at, instead, which) => {
      const yaml = [...whole.slice(0, at), ...made, ...whole.slice(at + (instead ? made.length : 0))].join('\n');
      if (which === 'limits') {
        const file = await put(limits, 'ours.yaml', made.join('\n'));
        sound((await readLimits(file, limits)).messages, () => linesOf(made.join('\n')));
        return;
      }
      const { messages, issue } = await parsed(which === 'issue' ? { 'issue.yaml': yaml } : { [`../${which}.yaml`]: made.join('\n') });
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
  const piece = fc.oneof({ weight: 3, arbitrary: word }, { weight: 3, arbitrary: fc.constantFrom('*', '**', '_', '`', '```', '~~', '[', ']', '](', '](a.jpg)', '![', '[x]: ', '<b>', '</b>', '<!-- magazine-ignore x: y -->', '# ', '- ', '1. ', '> ', '| a | b |\n|--|--|\n', '---', '===', '\\', '&#x202e;', '&lt;', '&amp;', '    ', '{track=5}', '[^1]', '\n\n', '\n', '  \n') }, { weight: 2, arbitrary: fc.constantFrom('::figure[', ']{src=a.jpg}', ']{src="b.jpg" credit="An" span=page focus="40% 30%"}', '{src=../x.jpg}', '::page-break', '::column-break', ':::gallery\n', ':::sidebar[', ':::note\n', ':::pullquote[An]\n', '\n:::\n', '::::note\n', '\n::::\n', '{__proto__=x}', 'place=head', 'height=1e9', 'span=moon') }, { weight: 1, arbitrary: fc.constantFrom('| a | b |\n|:--|--:|\n| x | `|` |\n', '\n|--|\n', '| x \\| y |\n', '[^a]: Một.\n', '[^a]', '- [ ] ', '- [x] ', '***\n', '&nbsp;', '\\\n', '::figure[]{src="a.jpg"', ' credit="{{x}}"}', '::figure[*a* `b`]{src=b.jpg}\n', '![a](a.jpg "collected")', '![a][x]', '\n[x]: <a.jpg> "An"\n', ':::contact[Liên hệ]\n', '{#id .class}', ':::sidebar\n', '\u00ad', '\u2060') });
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

/** Drawings of pieces of their grammar. */
describe('drawings', () => {
  const value = fc.constantFrom('url(#a)', 'url(https://a.vn/x)', '#a', '0 0 9 9', '1e9', '-1', 'none', 'javascript:x', 'data:image/png;base64,iVBORw0KGgo=', 'a b', '&amp;', '&#x6a;', '&x;', '100%', 'M0 0h9v9z');
  const attribute = fc.tuple(fc.constantFrom('id', 'href', 'xlink:href', 'fill', 'style', 'class', 'viewBox', 'width', 'd', 'marker-mid', 'filter', 'mask', 'stdDeviation', 'onload', 'xmlns:x', 'font-family', 'xml:base'), fc.oneof(value, word)).map(([name, text]) => ` ${name}="${text}"`);
  const tree = fc.letrec<{ node: string; element: string }>((tie) => ({
    node: fc.oneof({ maxDepth: 5 }, word, fc.constantFrom('<!-- x -->', '<![CDATA[ x ]]>', '<?x y?>', '<!DOCTYPE svg>', '<', '&', '</g>'), tie('element'), tie('element')),
    element: fc.tuple(fc.constantFrom('g', 'rect', 'use', 'style', 'text', 'pattern', 'marker', 'linearGradient', 'filter', 'feBlend', 'image', 'a', 'script', 'x:rect', 'svg', 'set'), fc.array(attribute, { maxLength: 3 }), fc.array(tie('node'), { maxLength: 4 })).map(([name, attributes, inside]) => `<${name}${attributes.join('')}>${inside.join('')}</${name}>`),
  })).element;
  it('are judged, and whatever passes holds nothing that runs or fetches', async () => {
    await fc.assert(fc.asyncProperty(tree, async (inside) => {
      const { facts, findings } = await inspect(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`));
      sound([], () => 0);
      if (facts === null) expect(findings.some((f) => f.severity === 'stopper' && /line \d+, column \d+/.test(f.text) !== f.text.includes('inside'))).toBe(true);
      else expect(inside.replace(/<!--[\s\S]*?-->|xmlns:x="[^"]*"/g, '')).not.toMatch(/<(?:script|set)[\s>]|\sonload=|xml:base=|url\(https|href="javascript:|<(?!a[\s>])[\w:]+[^>]* (?:xlink:)?href="https|<!DOCTYPE/);
    }), runs(1500));
  }, LONG);
});

/** Segments and chunks that go before the pixels of a JPEG. */
describe('what comes with a picture', () => {
  it('of any bytes and of changed profiles', async () => {
    const plain = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#b4201e' } }).jpeg().toBuffer();
    const icc = (await sharp(await sharp(plain).withIccProfile('p3').jpeg().toBuffer()).metadata()).icc!;
    const exif = Buffer.from('49492a000800000001001201030001000000060000000000', 'hex');
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map((bytes) => ['\xe1', Buffer.from(bytes)] as const),
      changes.map((list) => ['\xe1', Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), mutate(exif, list)])] as const),
      changes.map((list) => ['\xe2', Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), mutate(icc, list)])] as const),
      fc.string({ unit: 'binary', maxLength: 200 }).map((text) => ['\xe1', Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${text}</x:xmpmeta>`)] as const),
      fc.tuple(fc.integer({ min: 0xe0, max: 0xef }), fc.uint8Array({ maxLength: 40 })).map(([marker, bytes]) => [String.fromCharCode(marker), Buffer.from(bytes)] as const),
    );
    await fc.assert(fc.asyncProperty(body, async ([marker, data]) => {
      const cut = data.subarray(0, 60_000);
      const head = Buffer.from([0xff, marker.charCodeAt(0), (cut.length + 2) >> 8, (cut.length + 2) & 0xff]);
      const { facts, findings } = await inspect(Buffer.concat([plain.subarray(0, 2), head, cut, plain.subarray(2)]));
      sound([], () => 0);
      if (facts === null) expect(findings.some((f) => f.severity === 'stopper')).toBe(true);
      else expect([40, 30]).toContain(facts.width);
    }), runs(500));
  }, LONG);
});

describe('supplied pages', () => {
  it('with some bytes changed are refused, or laid into a file', async () => {
    const whole = Buffer.from(await advert());
    const host = await PDFDocument.create({ updateMetadata: false });
    host.addPage([600, 800]);
    const into = await PdfFile.open(await host.save({ useObjectStreams: false }));
    await fc.assert(fc.asyncProperty(changes, async (list) => {
      const bytes = mutate(whole, list);
      const { facts, findings } = await inspect(bytes);
      sound([], () => 0);
      for (const finding of findings) expect(finding.note).not.toBe('');
      if (facts?.format !== 'pdf') return;
      const supplied = await embedSupplied(into, bytes, 'advert.pdf', null);
      expect(supplied.draw({ media: [0, 0, 600, 800], trim: [10, 10, 590, 790], bleed: [5, 5, 595, 795] } as unknown as PageBoxes, 'X')).not.toMatch(/NaN|Infinity/);
      expect(typeof supplied.text()).toBe('string');
    }), runs(200));
  }, LONG);
});

describe.each([['the sample issue', SAMPLE], ['a real issue', REAL]])('%s with some bytes changed', (_, folder) => {
  it.skipIf(!existsSync(folder))('is read, and told of', async () => {
    const source = (await load({ folder, id: basename(folder) })).value!;
    const texts = [source.issue, source.house, source.names, ...source.articles.flatMap((a) => a.files.map((f) => f.source))].filter((f): f is SourceFile => f !== null);
    const bytes = new Map(texts.map((file) => [file.file, readFileSync(file.path)]));
    const memory = parseMemory();
    let round = 0;
    await fc.assert(fc.asyncProperty(fc.nat(texts.length - 1), changes, async (which, list) => {
      const file = texts[which]!;
      const read = decode(mutate(bytes.get(file.file)!, list), file.file);
      const changed = (one: SourceFile): SourceFile => (one.file === file.file ? { ...one, text: read.text } : one);
      const with_: IssueSource = { ...source, issue: changed(source.issue), house: source.house && changed(source.house), names: source.names && changed(source.names), articles: source.articles.map((a) => ({ ...a, files: a.files.map((f) => ({ ...f, source: changed(f.source) })) })) };
      const outcome = await parse(with_, memory);
      sound([...read.messages, ...outcome.messages], (name) => linesOf(name === file.file ? read.text : texts.find((t) => t.file === name)?.text ?? ''));
      if (outcome.value === null) expect(hasStopper([...read.messages, ...outcome.messages])).toBe(true);
      // The copy desk reads the whole issue, which takes a second.
      else if ((round += 1) % 60 === 0) sound(check(openDesk(outcome.value, new Map(), with_, null)), () => Infinity);
    }), runs(250));
  }, LONG);
});
