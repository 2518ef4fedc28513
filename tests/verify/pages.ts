/** The pages on which the small issue of these tests stands. */
import { placeKey, type RegionOwner } from '../../src/model/layout.js';
import { EN, VI, place } from './issue.js';
import { at, own } from './sheets.js';

const text = (file: string, line: number, column = 1): RegionOwner => ({ kind: 'text', key: placeKey(place(file, line, column)) });
const p = (lang: string, n: number, words: string, extra = ''): string => `<p id="${lang}${n}" ${extra}>${words}</p>`;
const picture = (key: string, vector = false): RegionOwner => ({ kind: 'picture', key, vector });

const cover = [
  at(-3, -3, 196, 276, picture('issue.yaml:8:1'), '<figure id="cover" style="height:100%"><img></figure>'),
  at(10, 10, 120, null, text('issue.yaml', 2), '<h1 style="color:#fff">Đối ngoại</h1>'),
  at(10, 25, 60, null, text('issue.yaml', 5), '<span style="color:#fff">Quý II/2026</span>'),
  at(80, 25, 60, null, text('issue.yaml', 5, 40), '<span style="color:#fff">Quarter II/2026</span>'),
  at(10, 255, 60, null, text('issue.yaml', 9), '<div style="background:#000;color:#fff">Ảnh: Đinh Hồng</div>'),
].join('');

const line = (entry: string, vi: string, number: string): string =>
  `<div ${own({ kind: 'contents', entry })} style="display:flex;justify-content:space-between"><span>${vi}</span><span class="n">${number}</span></div>`;

const contents = [
  at(15, 20, 80, null, text('issue.yaml', 20), '<h1>Trong số này</h1>'),
  at(100, 20, 80, null, text('issue.yaml', 20, 40), '<h1>Contents</h1>'),
  at(15, 50, 160, null, null, line('section/1', 'Điểm tin / News in brief', '3') + line('port', 'Lạng Sơn mở rộng cửa khẩu 2026', '3')),
].join('');

const vietnamese = [
  at(15, 12, 160, 8, { kind: 'furniture' }, 'Đối ngoại – Quý II/2026'),
  at(15, 20, 160, 30, { kind: 'opening', entry: 'section/1' }, ''),
  at(15, 22, 70, null, text('issue.yaml', 50), '<h2>Điểm tin</h2>'),
  at(100, 22, 70, null, text('issue.yaml', 50, 40), '<h2>News in brief</h2>'),
  at(15, 32, 160, null, text('articles/port/vi.md', 2), '<h1>Lạng Sơn mở rộng<br>cửa khẩu</h1>'),
  at(15, 52, 160, 60, { kind: 'opening', entry: 'port' }, ''),
  at(15, 60, 76, 180, { kind: 'thread', thread: 'port/vi' },
    p('vi', 1, VI.paragraphs[0]!, 'class="drop"') + p('vi', 2, VI.paragraphs[1]!) +
    `<div style="margin:3mm 0"><figure id="photo" ${own(picture('port/vi/3'))} style="height:45mm"><img></figure>
     <div id="caption" ${own(text('articles/port/vi.md', 14, 3))}>${VI.caption} <i>Ảnh: Đinh Hồng</i></div>
     <div ${own(text('articles/port/en.md', 4, 18))}>${EN.caption} <i>Photo: Dinh Hong</i></div></div>` +
    `<h2 id="vi4">${VI.heading}</h2>` + p('vi', 5, VI.paragraphs[2]!)),
  at(99, 60, 76, 120, { kind: 'thread', thread: 'port/vi' }, `<ol>${VI.items.map((item) => `<li>${item}</li>`).join('')}</ol>` + p('vi', 9, `${VI.paragraphs[3]!} ■`)),
  at(99, 185, 76, null, text('articles/port/vi.md', 3), '<b>Kim Ly</b>'),
  at(170, 258, 10, null, { kind: 'furniture' }, '3'),
].join('');

const english = [
  at(15, 22, 160, null, text('articles/port/en.md', 2), '<h1>Lang Son widens its gates</h1>'),
  at(15, 40, 76, 150, { kind: 'thread', thread: 'port/en' },
    p('en', 1, EN.paragraphs[0]!) + `<table>${EN.rows.map((cells, r) => `<tr id="row${r}">${cells.map((c) => `<td>${c}</td>`).join('')}</tr>`).join('')}</table>` + p('en', 3, EN.paragraphs[1]!)),
  at(99, 40, 76, 60, { kind: 'text', key: 'port/en/4' }, `<div style="background:#e8eef4;padding:3mm;border-radius:2mm"><h2>${EN.boxTitle}</h2>${EN.box.map((c, i) => p('en', 5 + i, c)).join('')}</div>`),
  at(99, 110, 76, 50, picture('port/en/7', true), `<figure id="map" style="height:100%"><svg viewBox="0 0 76 50"><path d="M0 0h76v50z" fill="#7aa"/><circle cx="30" cy="25" r="12" fill="#365"/><text x="5" y="45" font-size="4">Kỳ Cùng</text></svg></figure>`),
  at(99, 185, 76, null, text('articles/port/en.md', 3), '<b>Kim Ly</b>'),
].join('');

/** Cover, contents, the Vietnamese text, the English text. */
export const sheets = [cover, contents, vietnamese, english];
export const folios = [null, null, 3, 4];
