/** Odd but honest input: it is built as it stands, and nothing of it is lost (`verify/` looks for every word in the finished PDF). */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { checkIssue } from '../../src/review.js';
import { build, buildWhole, makeWorld } from '../helpers/build.js';
import { EVERY } from '../helpers/every.js';
import { bare, bareText, openPdf } from '../helpers/pdf.js';
import { article } from '../parse/memory-issue.js';
import { folder, jpeg, png, put, RED, TEAL } from '../pictures/make.js';

/** In every run of the tests less than with `npm run test:all`. */
const WORDS = EVERY ? 100_000 : 15_000;
const MEASURED = EVERY ? 10_000 : 2_000;
const PICTURES = EVERY ? 500 : 60;

const ISSUE = `languages: [vi, en]
nameplate: "{{nameplate}} \${x} <%= y %>"
number: 1
date: 2026-06
label: { vi: Quý II, en: Quarter II }
cover:
  image: cover.jpg
  headline: { vi: "{{{headline}}} &lt;i&gt; &amp;", en: "{{> _cover}}" }
  caption: { vi: Hai, en: Two }
  credit: An
masthead:
  issued-by: { vi: Tòa soạn, en: The desk }
sections:
  - title: { vi: "Mục {{#each}}", en: "Part {{/if}}" }
    layout: stacked
    articles: [odd]
`;

async function issue(files: Readonly<Record<string, string | Uint8Array>>, yaml: string | Uint8Array = ISSUE): Promise<string> {
  const top = await folder();
  const home = join(top, 'odd-issue');
  await mkdir(join(home, 'articles/odd'), { recursive: true });
  await put(home, 'issue.yaml', yaml);
  await put(home, 'cover.jpg', await sharp({ create: { width: 2400, height: 3360, channels: 3, background: '#335566' } }).jpeg().toBuffer());
  for (const [name, content] of Object.entries(files)) await writeFile(join(home, 'articles/odd', name), content);
  return home;
}

/** All text of a PDF as other readers see it, bare of white space and hyphens, in small letters. */
const printed = async (pdf: Uint8Array): Promise<string> => (await openPdf(pdf)).pages.map(bareText).join('');

describe('odd input', () => {
  it('is built, and every word of it is printed', async () => {
    const names = ['a b.jpg', 'it’s "q" \'p\'.jpg', '100%.jpg', 'a#b.jpg', 'a?b=c.jpg', '%41.jpg', '😀.jpg', 'Ảnh bến.jpg'.normalize('NFC'), 'Cảng mới.jpg'.normalize('NFD'), 'a&b;c.jpg', '[x](y).jpg', '{{z}}.jpg'];
    const pictures = Object.fromEntries(await Promise.all(names.map(async (name, i) => [name, await sharp({ create: { width: 900, height: 600, channels: 3, background: { r: i * 20, g: 90, b: 110 } } }).jpeg().toBuffer()] as const)));
    const quoted = (name: string): string => (name.includes('"') ? `'${name.replaceAll("'", '&#39;')}'` : `"${name}"`);
    const figures = names.map((name, i) => `::figure[Hình ${i}.]{src=${quoted(name.normalize('NFC'))} credit="An"}`).join('\r\n\r\n');
    // The browser loads drawings from where they lie, by an address.
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><rect width="60" height="40" fill="#225588"/></svg>';
    const vi = `\ufeff---\r\ntitle: "Tiêu đề {{title}}"\r\n---\r\n${'Chữ tổ hợp ở dạng rời. '.normalize('NFD')}{{body}} {{{raw}}} {{#if x}} <%= erb %> \${js} {% liquid %} @@at\r\n\r\n${figures}\r\n\r\n::figure[Hình vẽ.]{src="a%41#b?c 'd' ế.svg" credit="An"}\r\n`;
    const en = `---\ntitle: Title\ncaptions:\n${names.map((name, i) => `  ${JSON.stringify(name.normalize('NFC'))}: Picture ${i}.`).join('\n')}\n  "a%41#b?c 'd' ế.svg": A drawing.\n---\nText {{body}}.\n`;
    const built = await buildWhole(await issue({ 'vi.md': vi, 'en.md': en, ...pictures, 'misnamed.jpg': await png(RED), 'a%41#b?c \'d\' ế.svg': drawing }));
    const text = await printed(built.pdf);
    for (const piece of ['{{nameplate}}', '{{{headline}}}', '&lt;i&gt; &amp;', '{{>_cover}}', '{{title}}', '{{body}}', '{{{raw}}}', '{{#ifx}}', '<%=erb%>', '${js}', '{%liquid%}', 'Chữ tổ hợp ở dạng rời.']) expect(text, piece).toContain(bare(piece));
    for (const i of names.keys()) expect(text).toContain(bare(`Hình ${i}.`));
  });

  it('letters with separate marks are one sign in texts, headings, code, captions, values and keys', async () => {
    const [nfc, nfd] = (['NFC', 'NFD'] as const).map((form) => 'Cảng mới ở Đồng Đăng'.normalize(form)) as [string, string];
    const { text, messages } = await article(`## ${nfd}\n\n${nfd} \`${nfd}\` [${nfd}](https://a.vn).\n\n::figure[${nfd}]{src=a.jpg credit="${nfd}"}\n\n![${nfd}](b.jpg "${nfd}")\n\n\`\`\`\n${nfd}\n\`\`\`\n`, `title: ${nfd}\nbyline: ${nfd}`);
    expect(messages.filter((m) => m.severity === 'stopper')).toEqual([]);
    const all = JSON.stringify(text);
    expect(all.split(nfc)).toHaveLength(12);
    expect(all).toBe(all.normalize('NFC'));
  });

  it('a word of 100,000 letters is broken where it must be', async () => {
    const word = 'abcdefghij'.repeat(10_000);
    const built = await buildWhole(await issue({ 'vi.md': `---\ntitle: Dài\n---\nMột ${word} hai.\n` }));
    // The heads and numbers of some thirty pages stand between its parts.
    expect((await printed(built.pdf)).match(/abcdefghij/g)!.length).toBeGreaterThan(9_900);
    // What the copy desk says of the odd values in issue.yaml is another matter.
    expect(built.messages.filter((m) => m.severity !== 'info' && m.place?.file !== 'issue.yaml')).toEqual([]);
  }, 300_000);

  it('and one of 10,000 letters wherever text runs', async () => {
    const signs = ['heading', 'table', 'item', 'quote', 'title', 'inside', 'speaker', 'pulled', 'note', 'listing', 'code', 'link', 'strong', 'emphasis'] as const;
    // Letters of its own for each place, so that none is taken for another.
    const long = Object.fromEntries(signs.map((sign, i) => [sign, `${String.fromCharCode(97 + i)}${'xyzxyzxyz'.repeat(1111)}`])) as Record<(typeof signs)[number], string>;
    const text = `## ${long.heading}\n\nMột.\n\n| a | b |\n|---|---|\n| ${long.table} | Hai. |\n\n- ${long.item}.\n\n> ${long.quote}.\n\n:::sidebar[${long.title}]\n${long.inside}.\n:::\n\n:::pullquote[${long.speaker}]\n${long.pulled}.\n:::\n\n:::note\n${long.note}.\n:::\n\n\`\`\`\n${long.listing}\n\`\`\`\n\nDùng \`${long.code}\`, [${long.link}](https://a.vn), **${long.strong}** và *${long.emphasis}*.\n`;
    const built = await buildWhole(await issue({ 'vi.md': `---\ntitle: Dài\n---\n${text}` }));
    const all = await printed(built.pdf);
    expect(all.match(/xyz/g)!.length).toBeGreaterThan(signs.length * 3333 - 200);
    for (const word of Object.values(long)) expect(all).toContain(bare(word.slice(0, 12)));
    expect(built.messages.filter((m) => m.severity === 'stopper' || m.severity === 'error')).toEqual([]);
  }, 300_000);
});

describe('much input', () => {
  it(`a paragraph of ${WORDS.toLocaleString('en')} words is built, and every one of them is printed`, async () => {
    const words = ['thành', 'phố', 'cảng', 'biển', 'người', 'dân', 'làm', 'việc', 'nắng', 'sớm', 'gió', 'lên', 'phía', 'đông', 'con', 'đường', 'mới'];
    // A number behind every tenth word, so that none can stand for another.
    const text = Array.from({ length: WORDS }, (_, i) => (i % 10 === 9 ? `a${i}` : words[(i * i + 3 * i) % 17]!)).join(' ');
    const built = await buildWhole(await issue({ 'vi.md': `---\ntitle: Dài\n---\nMột ${text}.\n` }));
    const all = await printed(built.pdf);
    for (let i = 9; i < WORDS; i += 990) expect(all).toContain(`a${i}`);
    expect(built.map.pages.length).toBeGreaterThan(WORDS / 1000);
    expect(built.messages.filter((m) => m.severity === 'stopper' || m.severity === 'error')).toEqual([]);
  }, 300_000);

  it(`${PICTURES} small pictures are built, each printed once`, async () => {
    const count = PICTURES;
    const pictures = await Promise.all(Array.from({ length: count }, (_, i) => sharp({ create: { width: 60, height: 40, channels: 3, background: { r: i % 256, g: i >> 8, b: 110 } } }).jpeg().toBuffer().then((bytes) => [`p${i}.jpg`, bytes] as const)));
    const text = Array.from({ length: count }, (_, i) => `::figure[Hình ${i}.]{src=p${i}.jpg credit="An"}\n`).join('\n');
    const built = await buildWhole(await issue({ 'vi.md': `---\ntitle: Nhiều\n---\nMột đoạn.\n\n${text}`, ...Object.fromEntries(pictures) }));
    const all = await printed(built.pdf);
    for (let i = 0; i < count; i += 1) expect(all.split(bare(`Hình ${i}.`))).toHaveLength(2);
    expect(built.messages.filter((m) => m.severity === 'stopper')).toEqual([]);
  }, 300_000);

  it(`${MEASURED.toLocaleString('en')} small pictures are measured in little memory`, async () => {
    const count = MEASURED;
    const small = await jpeg(TEAL, 40, 30);
    const text = Array.from({ length: count }, (_, i) => `::figure[Hình ${i}.]{src=p${i}.jpg credit="An"}\n`).join('\n');
    const home = await issue({ 'vi.md': `---\ntitle: Nhiều\n---\n${text}`, ...Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}.jpg`, small])) });
    const before = process.memoryUsage().rss;
    const checked = await checkIssue({ folder: home, id: 'odd-issue' }, await makeWorld());
    expect(checked.pictures?.size).toBe(count + 1);
    expect(process.memoryUsage().rss - before).toBeLessThan(600e6);
  }, 300_000);
});

it('a picture that is refused is told once, and not as one that is not there', async () => {
  const vi = '---\ntitle: Một\n---\n![Ảnh.](IMG_0001.HEIC "An")\n\n![Ảnh.](..\\\\a.jpg "An")\n\n::figure[Ảnh.]{credit="An"}\n';
  const home = await issue({ 'vi.md': vi, 'IMG_0001.HEIC': new Uint8Array(64) });
  const { messages } = await checkIssue({ folder: home, id: 'odd-issue' }, await makeWorld());
  expect(messages.filter((m) => m.severity === 'stopper').map((m) => `${m.rule} ${m.place?.line}`)).toEqual(['picture-format 4', 'unsafe-path 6', 'attribute-value 8']);
});

it('a drawing that shows nothing is told with what to do about it', async () => {
  const home = await issue({ 'vi.md': '---\ntitle: Một\n---\nMột câu.\n\n![Hình.](a.svg "An")\n', 'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><rect width="60" height="40" fill="none"/></svg>' });
  const { messages } = await build(home);
  expect(messages.filter((m) => m.severity === 'stopper')).toMatchObject([{ rule: 'picture-lost', place: { line: 6 }, note: expect.stringContaining('Open the drawing by itself') as string }]);
});
