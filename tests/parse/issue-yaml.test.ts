/** issue.yaml and house.yaml: values keep what was typed, and what is wrong is told where it was typed. */
import { describe, expect, it } from 'vitest';
import { parsed, STANDARD } from './memory-issue.js';

const base = STANDARD['issue.yaml']!;
const withYaml = (more: string, files = {}) => parsed({ 'issue.yaml': base + more, ...files });
const replaced = (from: string, to: string, files = {}) => {
  expect(base).toContain(from);
  return parsed({ 'issue.yaml': base.replace(from, to), ...files });
};

describe('values', () => {
  it('completes a minimal issue with its defaults', async () => {
    const { issue, lines } = await parsed();
    expect(lines).toEqual([]);
    expect(issue.meta).toMatchObject({
      languages: ['vi', 'en'], number: { text: '1' }, date: { year: 2026, month: 6 }, publisher: null, imprint: [], imprintOn: 'inside-front',
      nameplate: { plain: true, by: { vi: { text: 'Thử' }, en: { text: 'Thử' } } }, label: { plain: false, by: { en: { text: 'Quarter II' } } },
      printing: { binding: 'saddle', pad: true, marks: true, copies: null, paper: { cover: null, text: null } },
      masthead: { groups: [], photo: null }, contents: { title: { by: { vi: { text: 'Trong số này' } } } }, dedication: null, galleries: [], supplied: [], housePages: [], backCover: null,
      terms: { vi: { photo: 'Ảnh: {name}' }, en: { 'print-run': '{copies} copies, {trim}, printed by {printer}' } },
      sections: [{ layout: 'parallel', runOn: true, opening: 'band', articles: [{ slug: 'port', layout: null }] }],
    });
  });

  it('keeps what was typed', async () => {
    const { issue, lines } = await withYaml(`printing: { copies: 0600, deposited: 2026-06, printer: no }
masthead:
  contact: { phone: 02053896899, website: "http://a.vn", email: a@b.c }
  groups:
    - role: yes
      people: [ { name: { vi: Vũ Bằng Giang, en: Vu Bang Giang } }, { name: Kim Ly, position: { vi: Trưởng ban } } ]
imprint: [ 1.50, { vi: ~ } ]
dedication: { text: null }
`);
    expect(lines).toEqual([]);
    expect(issue.meta.printing).toMatchObject({ copies: { text: '0600' }, deposited: { by: { vi: { text: '2026-06' } } }, printer: { by: { vi: { text: 'no' } } } });
    expect(issue.meta.masthead.contact.phone?.text).toBe('02053896899');
    expect(issue.meta.masthead.groups).toMatchObject([{ role: { by: { en: { text: 'yes' } } }, people: [{ name: { text: 'Vũ Bằng Giang' }, names: { by: { en: { text: 'Vu Bang Giang' } } } }, { position: { by: { vi: { text: 'Trưởng ban' } } } }] }]);
    expect(issue.meta.imprint.map((line) => line.by.vi?.text)).toEqual(['1.50', '~']);
    expect(issue.meta.dedication?.text.by.en?.text).toBe('null');
  });

  it('reads everything that FORMAT.md shows', async () => {
    const { issue, lines } = await parsed({
      'issue.yaml': `languages: [vi, en]
nameplate: { vi: Tên, en: Name }
nameplate-art: images/n.svg
emblem: images/n.svg
publisher: { vi: Sở, en: Department }
number: 2
date: 2026-06
label: { vi: Quý II/2026, en: Quarter II/2026 }
cover:
  image: images/cover.jpg
  focus: 40% 30%
  headline: { vi: a, en: b }
  coverlines: [ { vi: c, en: d } ]
  caption: { vi: e, en: f }
  credit: Đinh Hồng
imprint: [ { vi: "Số: 1", en: "No. 1" } ]
imprint-on: back-cover
printing:
  copies: 600
  printer: Mê Linh
  deposited: { vi: Quý II/2026 }
  binding: perfect
  paper: { cover: { gsm: 200, stock: coated, finish: matt }, text: { gsm: 100, stock: coated, caliper: 0.08 } }
  pad: false
marks: false
masthead:
  issued-by: { vi: x, en: y }
  photo: { image: images/cover.jpg, caption: { vi: e, en: f }, credit: collected }
contents:
  title: { vi: Trong số này, en: Contents }
  photo: { image: images/cover.jpg, focus: 0% 100%, caption: { vi: e, en: f }, credit: { vi: Trí Dũng, en: Tri Dung } }
galleries:
  - { place: inside-front, photos: [ { image: images/cover.jpg, caption: { vi: e, en: f }, credit: Kim } ] }
sections:
  - title: { vi: Tin, en: News }
    layout: stacked
    run-on: true
    opening: page
    list-articles: false
    articles: [ port, { slug: dock, layout: facing, pages: 2, run-on: false } ]
supplied: [ { file: images/ad.pdf, after: 1 }, { file: images/ad.pdf, after: dock }, { file: images/cover.jpg, after: inside-back } ]
house-pages: [ { image: images/cover.jpg } ]
back-cover: { image: images/cover.jpg }
terms: { photo: { vi: "Ảnh chụp: {name}" }, en: { page: "p. {n}" } }
rules: { a-rule: info }
`,
      'images/n.svg': '', 'images/ad.pdf': '',
      'articles/dock/en.md': '---\ntitle: Dock\n---\nText.\n', 'articles/dock/vi.md': '---\ntitle: Bến\n---\nChữ.\n',
    });
    expect(lines).toEqual([]);
    expect(issue.meta).toMatchObject({
      nameplateArt: { path: '/issues/test/images/n.svg' }, cover: { image: { focus: { x: 40, y: 30 } }, credit: { kind: 'name', name: 'Đinh Hồng', override: {} } },
      printing: { binding: 'perfect', marks: false, pad: false, paper: { cover: { gsm: 200, finish: 'matt', caliper: null }, text: { caliper: 0.08 } } },
      masthead: { photo: { credit: { kind: 'collected' } } }, contents: { photo: { picture: { focus: { x: 0, y: 100 } }, credit: { name: 'Trí Dũng', override: { en: 'Tri Dung' } } } },
      sections: [{ runOn: true, opening: 'page', listArticles: false, articles: [{ slug: 'port' }, { slug: 'dock', layout: 'facing', pages: 2, runOn: false }] }],
      supplied: [{ after: { kind: 'section', section: 1 } }, { after: { kind: 'article', slug: 'dock' } }, { after: { kind: 'inside-back' } }],
      terms: { vi: { photo: 'Ảnh chụp: {name}' }, en: { photo: 'Photo: {name}', page: 'p. {n}' } },
    });
    expect(issue.articles).toMatchObject([{ slug: 'port', layout: 'single', runOn: true }, { slug: 'dock', layout: 'facing', runOn: false, pages: 2 }]);
  });
});

describe('faults at their place', () => {
  it.each([
    ['nameplte: x\n', 'unknown-key', 11, 1, 'Write `nameplate`?'],
    ['cover: x\n', 'duplicate-key', 11, 1, 'Delete'],
    ['publisher: [a]\n', 'wrong-type', 11, 12, 'bracket'],
    ['publisher: { vi: Hà Nội, Huế, en: x }\n', 'stray-key', 11, 26, 'put quotes round it'],
    ['publisher: { vi: x, ne: y }\n', 'stray-key', 11, 21, 'Write `en`?'],
    ['publisher: { vi: a: b, en: c }\n', 'yaml-syntax', 11, 18, 'Put quotes round'],
    ['publisher: a: b\n', 'yaml-syntax', 11, 12, 'Put quotes round'],
    ['publisher: {}\n', 'missing-text', 11, 12, 'vi: "…"'],
    ['printing:\n\tcopies: 1\n', 'yaml-syntax', 12, 1, 'spaces'],
    ['printing: { binding: sadle }\n', 'unknown-value', 11, 22, 'Write `saddle`?'],
    ['printing: { pad: yes }\n', 'wrong-value', 11, 18, '`true` or `false`'],
    ['emblem: images/cover.jpeg\n', 'missing-picture', 11, 9, 'Write `images/cover.jpg`?'],
    ['emblem: ../secret.jpg\n', 'unsafe-path', 11, 9, 'folder'],
    ['emblem: /etc/x.jpg\n', 'unsafe-path', 11, 9, 'folder'],
    ['emblem: https://x.vn/a.jpg\n', 'unsafe-path', 11, 9, 'folder'],
    ['emblem: issue.yaml\n', 'picture-format', 11, 9, 'jpg'],
    ['galleries: [ { place: insidefront, photos: [ { image: images/cover.jpg, caption: a } ] } ]\n', 'unknown-value', 11, 23, 'Write `inside-front`?'],
    ['galleries: { place: inside-front }\n', 'wrong-type', 11, 12, '- '],
    ['masthead: { groups: [ { role: x } ] }\n', 'missing-key', 11, 23, 'people'],
    ['supplied: [ { file: images/cover.jpg, after: prot } ]\n', 'unknown-value', 11, 46, 'Write `port`?'],
    ['supplied: [ { file: images/cover.jpg, after: 4 } ]\n', 'unknown-value', 11, 46, 'has 1 sections'],
    ['terms: { foto: x }\n', 'unknown-key', 11, 10, 'Write `photo`?'],
    ['terms: { photo: "Ảnh" }\n', 'term-placeholder', 11, 17, '{name}'],
    ['terms: { photo: "Ảnh {name} {nmae}" }\n', 'term-placeholder', 11, 17, 'Write `name`?'],
    ['publisher: *x\n', 'yaml-limits', 11, 12, ''],
    ['publisher: !!int 5\n', 'yaml-syntax', 11, 12, 'quotes'],
    ['publisher: "a\\x07b"\n', 'control-character', 11, 12, ''],
    ['---\na: b\n', 'yaml-syntax', 11, 1, 'Delete'],
    ['  publisher: x\n', 'yaml-syntax', 11, 1, ''],
  ])('%s', async (more, rule, line, column, note) => {
    const { messages } = await withYaml(more);
    expect(messages[0]).toMatchObject({ severity: 'stopper', rule, place: { file: 'issue.yaml', line, column } });
    expect(messages[0]!.note).toContain(note);
  });

  it.each([
    ['languages: [vi, en]', 'languages: [vi, fr]', 'missing-terms'],
    ['languages: [vi, en]', 'languages: [vi, vi]', 'wrong-value'],
    ['languages: [vi, en]', 'languages: [vi, en, fr]', 'wrong-value'],
    ['languages: [vi, en]', 'languages: [VN]', 'wrong-value'],
    ['number: 1\n', '', 'missing-key'],
    ['number: 1\n', 'number:\n', 'missing-key'],
    ['date: 2026-06', 'date: 2026-13', 'wrong-value'],
    ['date: 2026-06', 'date: 6/2026', 'wrong-value'],
    ['articles: [port]', 'articles: [prot]', 'missing-article'],
    ['articles: [port]', 'articles: [port, port]', 'article-twice'],
    ['articles: [port]', 'articles: []', 'wrong-value'],
    ['articles: [port]', 'articles: port', 'wrong-type'],
    ['articles: [port]', 'articles: [{ slug: port, lay-out: facing }]', 'unknown-key'],
    ['layout: parallel', 'layout: paralel', 'unknown-value'],
  ])('%s becomes %s', async (from, to, rule) => {
    const { messages } = await replaced(from, to);
    expect(messages.filter((m) => m.severity === 'stopper').map((m) => m.rule)).toContain(rule);
    expect(messages.every((m) => m.place !== null && m.note !== '')).toBe(true);
  });

  it('tells texts that readers would miss as quality errors, and nothing else', async () => {
    const { lines } = await withYaml(`galleries: [ { place: inside-back, photos: [ { image: images/cover.jpg, caption: { vi: a } }, { image: images/cover.jpg } ] } ]
imprint: [ { vi: a } ]
masthead: { issued-by: { vi: a }, groups: [ { role: { vi: a }, people: [ { name: b, position: { en: c } } ] } ] }
dedication: { from: { vi: a }, text: { vi: b } }
`);
    expect(lines).toEqual([
      'error missing-translation issue.yaml:11:82 The caption has no text in en.',
      'error missing-caption issue.yaml:11:104 The photo of a gallery has no caption.',
    ]);
  });

  it('tells the faults of issue.yaml and of the articles in one run', async () => {
    const { lines, issue } = await parsed({ 'issue.yaml': 'languages: [vi, en]\nfoo: 1\nnumber: [\n', 'articles/port/vi.md': '---\ntitle: x\n---\n<b>\n' });
    expect(issue).toBeNull();
    expect(lines.map((line) => line.split(' ').slice(1, 3).join(' '))).toEqual(['raw-html articles/port/vi.md:4:1', expect.stringContaining('yaml-syntax issue.yaml:')]);
  });

  it('refuses aliases that mean millions of values', async () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x,x]', ...'bcdefghi'.split('').map((c, i) => `${c}: &${c} [${Array(10).fill(`*${'abcdefgh'[i]}`).join(',')}]`)].join('\n');
    const { messages } = await withYaml(bomb);
    expect(messages[0]).toMatchObject({ severity: 'stopper', rule: 'yaml-limits' });
  });

  it('refuses a value that contains itself, and brackets without end', async () => {
    expect((await withYaml('inks: &a { b: *a }\n')).lines[0]).toContain('stopper yaml-limits');
    expect((await withYaml(`inks: ${'['.repeat(20_000)}`)).messages.some((m) => m.severity === 'stopper')).toBe(true);
  });
});

describe('the press', () => {
  it('has settings of its own when nothing is typed', async () => {
    const { issue } = await withYaml('');
    expect(issue.meta.press).toMatchObject({ standard: 'x4', intent: { icc: null, identifier: 'FOGRA39', inkLimit: 300 }, inks: [], richBlack: null, pictures: { quality: 92, sharpening: 'mild' }, outlineFonts: false, limits: 'sheetfed-offset' });
  });

  it('takes inks by name, by colour, as a list or with slashes', async () => {
    const { issue, lines } = await withYaml(`inks:
  brand: { css: "#b4201e", cmyk: [0, 95, 90, 10] }
  "#123": 100/80/30/20
  "rgb(1, 2, 3)": [0, 0, 0, 100]
rich-black: 40/30/30/100
printing: { pdfx: 1a, jpeg-quality: 85, sharpen: none, limits: limits.yaml }
output-intent: { icc: press.icc, identifier: FOGRA51, ink-limit: 280 }
`, { 'press.icc': '', 'limits.yaml': '' });
    expect(lines).toEqual([]);
    const { press } = issue.meta;
    expect(press.inks.map(({ name, rgb, cmyk }) => [name, rgb, cmyk])).toEqual([
      ['brand', [180, 32, 30], [0, 0.95, 0.9, 0.1]], ['#123', [17, 34, 51], [1, 0.8, 0.3, 0.2]], ['rgb(1, 2, 3)', [1, 2, 3], [0, 0, 0, 1]],
    ]);
    expect(press).toMatchObject({ standard: '1a', richBlack: [0.4, 0.3, 0.3, 1], pictures: { quality: 85, sharpening: 'none' }, limits: '/issues/test/limits.yaml' });
    expect(press.intent).toEqual({ icc: '/issues/test/press.icc', identifier: 'FOGRA51', info: 'FOGRA51', inkLimit: 280 });
  });

  it.each([
    ['inks: [red]\n', 'wrong-type'], ['inks: { a: { css: red, cmyk: [0, 0, 0, 1] } }\n', 'wrong-value'], ['inks: { a: { css: "#b4201e", cmyk: [0, 95, 90] } }\n', 'wrong-value'],
    ['inks: { a: { css: "#b4201e", cmyk: [0, 95, 90, 101] } }\n', 'wrong-value'], ['inks: { a: { css: "#b4201e", cmyk: red } }\n', 'wrong-type'],
    ['inks: { a: { css: "#111", cmyk: [0, 0, 0, 1] }, "#111111": [0, 0, 0, 1] }\n', 'ink-twice'], ['printing: { limits: newspapr }\n', 'unknown-value'],
    ['output-intent: { icc: none.icc, identifier: X }\n', 'missing-picture'],
  ])('is told what is wrong: %j', async (yaml, rule) => {
    expect((await withYaml(yaml)).lines).toEqual([expect.stringContaining(`stopper ${rule} issue.yaml:`)]);
  });
});

describe('house.yaml', () => {
  it('lies below: maps merge, lists and bilingual values replace, pictures start from its folder', async () => {
    const { issue, lines } = await withYaml('masthead: { contact: { phone: 2 } }\nimprint: [ c ]\npublisher: { vi: d }\nterms: { page: { vi: "tr. {n}" } }\nprinting:\n', {
      '../house.yaml': `emblem: art/emblem.svg
masthead: { contact: { phone: 1, email: a@b.c }, issued-by: { vi: x, en: y, fr: z } }
imprint: [ a, b ]
publisher: { vi: a, en: b }
printing: { printer: P }
terms: { en: { page: "p. {n}" } }
inks: { red: { css: "#b4201e", cmyk: [0, 95, 90, 10] } }
`,
      '../art/emblem.svg': '',
    });
    expect(lines).toEqual([]);
    expect(issue.meta.masthead).toMatchObject({ contact: { phone: { text: '2' }, email: { text: 'a@b.c', place: { file: '../house.yaml', line: 2 } } }, issuedBy: { by: { vi: { text: 'x' } } } });
    expect(issue.meta.imprint.map((line) => line.by.vi?.text)).toEqual(['c']);
    expect(issue.meta.publisher?.by).toEqual({ vi: expect.objectContaining({ text: 'd' }) });
    expect(issue.meta.emblem?.path).toBe('/issues/art/emblem.svg');
    expect(issue.meta.printing.printer?.by.vi?.text).toBe('P');
    expect(issue.meta.terms).toMatchObject({ vi: { page: 'tr. {n}' }, en: { page: 'p. {n}' } });
  });

  it('is named in messages where the value was typed', async () => {
    const { lines } = await withYaml('', { '../house.yaml': 'emblem: art/x.svg\nimprnt: [ a ]\nmasthead: { contact: { fax: 1 } }\n', '../names.yaml': 'a: [\n' });
    expect(lines.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'stopper missing-picture ../house.yaml:1:9', 'stopper unknown-key ../house.yaml:2:1', 'stopper unknown-key ../house.yaml:3:24', expect.stringContaining('stopper yaml-syntax ../names.yaml'),
    ]);
  });

  it('gives a third language its terms', async () => {
    const words = ['photo: "Photo : {name}"', 'collected: a', 'compiled: "{name}"', 'issued-by: b', 'website: c', 'email: d', 'phone: e', 'print-run: f', 'deposited: "{date}"', 'page: "page {n}"'].join(', ');
    const { lines } = await replaced('languages: [vi, en]', 'languages: [vi, fr]', { '../house.yaml': `terms: { fr: { ${words} } }\n` });
    expect(lines.filter((line) => line.includes('terms'))).toEqual([]);
  });
});
