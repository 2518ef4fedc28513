/** A small issue by hand, for tests of verification: one article in two languages with every kind of block. */
import { pressSettings } from '../../src/parse/schema/press-schema.js';
import type { Article, ArticleText, Block, Inline, IssueMeta, Localized, PlacedText, Terms } from '../../src/model/issue.js';
import type { Place } from '../../src/model/message.js';
import type { ParsedIssue } from '../../src/model/stages.js';

export const place = (file: string, line: number, column = 1): Place => ({ file, line, column });
export const say = (text: string): Inline[] => [{ kind: 'text', text }];
const yaml = (text: string, line: number): PlacedText => ({ text, place: place('issue.yaml', line) });
const both = (vi: string, en: string, line: number): Localized => ({
  by: { vi: yaml(vi, line), en: { text: en, place: place('issue.yaml', line, 40) } }, place: place('issue.yaml', line), plain: false,
});

export const VI = {
  paragraphs: [
    'Với vị trí cửa ngõ của đất nước, Lạng Sơn phát huy tiềm năng để phát triển dịch vụ logistics và kinh tế cửa khẩu.',
    'Tại buổi làm việc, hai bên thống nhất tăng cường trao đổi đoàn, mở rộng hợp tác thương mại, giáo dục và du lịch.',
    'Đại diện doanh nghiệp cho biết hàng hóa qua cửa khẩu Hữu Nghị năm 2026 tăng một phần ba so với cùng kỳ.',
    'Chương trình kết thúc bằng chuyến thăm chợ Kỳ Lừa, nơi du khách nếm vịt quay và mua hồi khô.',
  ],
  items: ['Nâng cấp bãi kiểm hóa', 'Số hóa tờ khai'],
  heading: 'Hướng đi mới',
  caption: 'Toàn cảnh buổi tọa đàm.',
};
export const EN = {
  paragraphs: [
    'As a gateway of the country, Lang Son makes the most of its position to develop logistics and the border economy.',
    'The two sides agreed to exchange more delegations and to widen trade, education and tourism; officials confirmed it.',
  ],
  rows: [['Gate', 'Trucks', 'Growth'], ['Huu Nghi', '1,204', '33%'], ['Tan Thanh', '873', '21%'], ['Chi Ma', '412', '8%']],
  boxTitle: 'Contact',
  box: ['Department of Foreign Affairs, Hung Vuong street.', 'Open on working days from eight to five.'],
  caption: 'The panel in session.',
};

const paragraph = (lang: string, n: number, line: number, text: string): Block => ({
  kind: 'paragraph', id: `port/${lang}/${n}`, place: place(`articles/port/${lang}.md`, line), inlines: say(text), track: 0,
});

const vi: ArticleText = {
  lang: 'vi', file: 'articles/port/vi.md', title: { inlines: [...say('Lạng Sơn mở rộng'), { kind: 'break' }, ...say('cửa khẩu')], place: place('articles/port/vi.md', 2) },
  shortTitle: null, kicker: null, standfirst: null, bylines: [{ text: 'Kim Ly', place: place('articles/port/vi.md', 3) }], bylineRole: 'written', source: null, ignores: [],
  blocks: [
    paragraph('vi', 1, 10, VI.paragraphs[0]!),
    paragraph('vi', 2, 12, VI.paragraphs[1]!),
    {
      kind: 'figure', id: 'port/vi/3', place: place('articles/port/vi.md', 14), name: 'overview.jpg', span: 'column', at: null, height: null,
      picture: { path: '/issue/overview.jpg', typed: 'overview.jpg', focus: null, place: place('articles/port/vi.md', 14) },
      caption: {
        vi: { inlines: say(VI.caption), place: place('articles/port/vi.md', 14, 3) },
        en: { inlines: say(EN.caption), place: place('articles/port/en.md', 4, 18) },
      },
      credit: { kind: 'name', name: 'Đinh Hồng', override: {}, place: place('articles/port/vi.md', 14, 60) },
    },
    { kind: 'heading', id: 'port/vi/4', level: 2, place: place('articles/port/vi.md', 16), inlines: say(VI.heading) },
    paragraph('vi', 5, 18, VI.paragraphs[2]!),
    {
      kind: 'list', id: 'port/vi/6', ordered: true, start: 1, place: place('articles/port/vi.md', 20),
      items: VI.items.map((text, i) => [paragraph('vi', 7 + i, 20 + i, text)]),
    },
    paragraph('vi', 9, 23, VI.paragraphs[3]!),
  ],
};

const en: ArticleText = {
  ...vi, lang: 'en', file: 'articles/port/en.md', title: { inlines: say('Lang Son widens its gates'), place: place('articles/port/en.md', 2) },
  bylines: [{ text: 'Kim Ly', place: place('articles/port/en.md', 3) }],
  blocks: [
    paragraph('en', 1, 10, EN.paragraphs[0]!),
    {
      kind: 'table', id: 'port/en/2', place: place('articles/port/en.md', 12), align: [null, null, null],
      head: EN.rows[0]!.map((text, i) => ({ inlines: say(text), place: place('articles/port/en.md', 12, 1 + i * 10) })),
      rows: EN.rows.slice(1).map((cells, r) => cells.map((text, i) => ({ inlines: say(text), place: place('articles/port/en.md', 14 + r, 1 + i * 10) }))),
    },
    paragraph('en', 3, 18, EN.paragraphs[1]!),
    {
      kind: 'box', id: 'port/en/4', role: 'contact', place: place('articles/port/en.md', 20), title: say(EN.boxTitle),
      children: EN.box.map((text, i) => paragraph('en', 5 + i, 21 + i * 2, text)),
    },
    {
      kind: 'figure', id: 'port/en/7', place: place('articles/port/en.md', 26), name: 'map.svg', span: 'column', at: null, height: null,
      picture: { path: '/issue/map.svg', typed: 'map.svg', focus: null, place: place('articles/port/en.md', 26) }, caption: {}, credit: null,
    },
  ],
};

export const article: Article = {
  slug: 'port', entry: { slug: 'port', layout: null, runOn: null, pages: null, place: place('issue.yaml', 60) }, layout: 'stacked', columns: 2, ratio: 'auto',
  sync: 'free', runOn: true, pages: null, className: null, rules: [], texts: [vi, en],
};

const noTerms = {} as Readonly<Record<string, Terms>>;
const meta: IssueMeta = {
  languages: ['vi', 'en'], nameplate: both('Đối ngoại', 'Foreign Affairs', 2), nameplateArt: null, emblem: null, publisher: null, number: yaml('2', 3),
  date: { year: 2026, month: 6 }, label: both('Quý II/2026', 'Quarter II/2026', 5),
  cover: {
    image: { path: '/issue/cover.jpg', typed: 'cover.jpg', focus: null, place: place('issue.yaml', 8) }, headline: null, coverlines: [], caption: null,
    credit: { kind: 'name', name: 'Đinh Hồng', override: {}, place: place('issue.yaml', 9) },
  },
  imprint: [], imprintOn: 'inside-front',
  printing: { copies: null, printer: null, deposited: null, binding: 'saddle', pad: true, paper: { cover: null, text: null }, marks: true },
  press: pressSettings(null, [], null, null),
  masthead: { issuedBy: null, contact: { website: null, email: null, phone: null }, groups: [], photo: null },
  dedication: null, contents: { title: both('Trong số này', 'Contents', 20), photo: null }, galleries: [],
  sections: [{
    title: both('Điểm tin', 'News in brief', 50), layout: 'stacked', runOn: true, opening: 'band', listArticles: true, articles: [article.entry], place: place('issue.yaml', 50),
  }],
  supplied: [], housePages: [], backCover: null, terms: noTerms, rules: [],
};

export const parsed: ParsedIssue = { id: 'issue-test', folder: '/issue', meta, articles: [article], names: { people: [], places: [], organisations: [], words: [] }, files: [] };
