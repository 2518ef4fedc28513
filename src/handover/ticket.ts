/** The job ticket as rows in Vietnamese and English: pure, from the issue's metadata and what its files say of themselves. */
import type { Finding } from '../model/finding.js';
import type { IssueMeta, Localized, PaperStock } from '../model/issue.js';
import type { FileFacts } from './facts.js';
import { KNOWN_BY } from './identity.js';
import type { Inspection, Moment, PartFile } from './job.js';

/** The two languages of a ticket: the printer's and the one its managers may read. */
export type TicketLang = 'vi' | 'en';
export type Bilingual = Readonly<Record<TicketLang, string>>;

export interface TicketRow {
  readonly label: Bilingual;
  /** Lines are parted by line feeds. */
  readonly value: Bilingual;
  /** Long values stand one below the other, over the whole width. */
  readonly long?: boolean;
}

/** A ticket, ready to be set. */
export interface Ticket {
  readonly heading: Bilingual;
  readonly nameplate: string;
  readonly label: Bilingual;
  /** The 8 digits, in capitals. */
  readonly version: string;
  readonly rows: readonly TicketRow[];
  readonly notes: readonly Bilingual[];
}

/** A file of the job with what it says of itself, and what preflight says of it. */
export interface TicketPart {
  readonly file: PartFile;
  readonly facts: FileFacts;
  readonly inspection: Inspection | null;
}

export interface TicketInput {
  readonly meta: IssueMeta;
  readonly inputHash: string;
  readonly pageCount: number;
  readonly parts: readonly TicketPart[];
  readonly at: Moment;
}

const same = (text: string): Bilingual => ({ vi: text, en: text });
const both = (vi: string, en: string): Bilingual => ({ vi, en });
/** A number as the language writes its decimals. */
const decimal = (n: number, lang: TicketLang): string => (lang === 'vi' ? String(n).replace('.', ',') : String(n));
const NOT_GIVEN = both('chưa ghi', 'not given');

/** A localized text in a language of the ticket, else in any it was given in. */
function inLang(text: Localized | null, lang: TicketLang): string | null {
  if (text === null) return null;
  return (text.by[lang] ?? text.by[lang === 'vi' ? 'en' : 'vi'] ?? Object.values(text.by)[0])?.text ?? null;
}
const local = (text: Localized | null): Bilingual => ({ vi: inLang(text, 'vi') ?? NOT_GIVEN.vi, en: inLang(text, 'en') ?? NOT_GIVEN.en });

/** Words of the paper trade as they are typed in English, and what Vietnamese printers call them. Others stay as typed. */
const PAPER_WORDS: Readonly<Record<string, string>> = {
  coated: 'giấy couché', uncoated: 'giấy không tráng phủ', offset: 'giấy offset', ivory: 'giấy ivory', matt: 'mờ', matte: 'mờ', gloss: 'bóng', silk: 'bán mờ',
};

function paper(stock: PaperStock | null): Bilingual {
  if (stock === null) return NOT_GIVEN;
  const { gsm, finish, caliper } = stock;
  const word = (typed: string, lang: TicketLang): string => (lang === 'vi' ? (PAPER_WORDS[typed.toLowerCase()] ?? typed) : typed);
  const words = (lang: TicketLang): string =>
    [gsm === null ? [] : `${decimal(gsm, lang)} g/m²`, stock.stock === null ? [] : word(stock.stock, lang), finish === null ? [] : word(finish, lang), caliper === null ? [] : `${decimal(caliper, lang)} mm`]
      .flat()
      .join(', ') || NOT_GIVEN[lang];
  return both(words('vi'), words('en'));
}

function binding({ meta, parts, pageCount }: TicketInput): Bilingual {
  if (meta.printing.binding === 'saddle') return both('Đóng ghim giữa', 'Saddle stitch');
  const spine = parts.find(({ file }) => file.spine !== null)?.file.spine ?? null;
  if (spine === null) return both('Vào keo gáy vuông', 'Perfect binding');
  const leaves = (pageCount - 4) / 2;
  const caliper = meta.printing.paper.text?.caliper ?? 0;
  return both(
    `Vào keo gáy vuông, gáy ${decimal(spine, 'vi')} mm (${leaves} tờ ruột × ${decimal(caliper, 'vi')} mm)`,
    `Perfect binding, spine ${spine} mm (${leaves} leaves of text × ${caliper} mm)`,
  );
}

/** `1, 2, 51, 52`, `3–50` */
function ranges(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === page - 1) run[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([from, to]) => (to - from < 2 ? [...new Set([from, to])].join(', ') : `${from}–${to}`)).join(', ');
}

function fileLines(parts: readonly TicketPart[]): Bilingual {
  const line = ({ file, facts }: TicketPart, lang: TicketLang): string => {
    const size = `${decimal(facts.trim.width, lang)} × ${decimal(facts.trim.height, lang)} mm`;
    const holds = file.spine === null ? ranges(file.pages) : lang === 'vi' ? 'mặt ngoài (bìa 4, gáy, bìa 1) và mặt trong (bìa 2, gáy, bìa 3)' : 'outside (back, spine, front) and inside (inside front, spine, inside back)';
    const pages = file.spine === null ? `${lang === 'vi' ? 'trang' : 'pages'} ${holds}` : holds;
    const weight = `${decimal(Math.round(file.pdf.length / 1e5) / 10, lang)} MB`;
    return `${file.name}: ${facts.pages} ${lang === 'vi' ? 'trang PDF' : 'PDF pages of'} ${size}, ${pages}; ${weight}`;
  };
  return both(parts.map((part) => line(part, 'vi')).join('\n'), parts.map((part) => line(part, 'en')).join('\n'));
}

/** `BeVietnamPro (Italic, Regular), SourceSerif4 (Regular)` */
function byFamily(names: readonly string[]): string {
  const families = new Map<string, string[]>();
  for (const name of [...new Set(names)].sort()) {
    const [family, style] = name.split('-') as [string, string?];
    families.set(family, [...(families.get(family) ?? []), ...(style === undefined ? [] : [style])]);
  }
  return [...families].map(([family, styles]) => (styles.length === 0 ? family : `${family} (${styles.join(', ')})`)).join(', ');
}

function fonts(parts: readonly TicketPart[]): Bilingual {
  const all = parts.flatMap(({ facts }) => facts.fonts);
  const names = (embedded: boolean): string => byFamily(all.filter((font) => font.embedded === embedded).map((font) => font.name));
  if (all.length === 0) return both('không có phông, chữ đã chuyển thành nét', 'none, all type is outlined');
  const missing = names(false);
  return both(
    `${missing === '' ? 'Nhúng đủ' : `CHƯA NHÚNG: ${missing}; đã nhúng`}: ${names(true)}`,
    `${missing === '' ? 'All embedded' : `NOT EMBEDDED: ${missing}; embedded`}: ${names(true)}`,
  );
}

function preflight(parts: readonly TicketPart[]): Bilingual {
  const inspected = parts.flatMap(({ inspection }) => inspection ?? []);
  if (inspected.length < parts.length) return both('chưa kiểm tra', 'not run');
  const sum = (severity: Finding['severity']): number => inspected.flatMap(({ findings }) => findings).filter((finding) => finding.severity === severity).length;
  return both(`${sum('error')} lỗi, ${sum('warning')} cảnh báo; xem báo cáo kèm theo`, `${sum('error')} errors, ${sum('warning')} warnings; see the reports enclosed`);
}

function contact({ masthead, publisher }: IssueMeta): Bilingual {
  const { phone, email, website } = masthead.contact;
  const lines = (lang: TicketLang): string =>
    [inLang(masthead.issuedBy ?? publisher, lang), phone?.text, email?.text, website?.text].filter((each): each is string => typeof each === 'string').join('\n') || NOT_GIVEN[lang];
  return both(lines('vi'), lines('en'));
}

/** Where the digits can be found, so that two files sent a day apart are not taken for each other. */
function carriers(version: string, { meta, parts }: TicketInput): Bilingual {
  const all = (says: (facts: FileFacts) => string): boolean => parts.every(({ facts }) => says(facts).toUpperCase().startsWith(version));
  const places = [
    ...(meta.printing.marks ? [both('ở lề mỗi trang', 'in the slug of every page')] : []),
    ...(all((facts) => facts.documentId) ? [both('trong mã tài liệu', 'in the document ID')] : []),
    ...(all((facts) => facts.versionId) ? [both('trong mã phiên bản của tệp', 'in the version ID')] : []),
  ];
  const list = (lang: TicketLang): string => [version, places.map((place) => place[lang]).join(', ')].filter(Boolean).join(': ');
  return both(list('vi'), list('en'));
}

/** `2026-06-15 08:05 (UTC+07:00)` */
export function momentText({ time, offset }: Moment): string {
  const wall = new Date(time.getTime() + offset * 60_000).toISOString().slice(0, 16).replace('T', ' ');
  const two = (n: number): string => String(n).padStart(2, '0');
  const ahead = Math.abs(offset);
  return `${wall} (UTC${offset < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)})`;
}

/** Writes the ticket of a job. */
export function makeTicket(input: TicketInput): Ticket {
  const { meta, parts, pageCount } = input;
  const { printing } = meta;
  const version = input.inputHash.slice(0, KNOWN_BY).toUpperCase();
  const text = parts.find(({ file }) => file.kind !== 'cover')?.facts ?? parts[0]!.facts;
  const split = pageCount > 4;
  const trimmed = (lang: TicketLang): string => `${decimal(text.trim.width, lang)} × ${decimal(text.trim.height, lang)} mm`;
  const condition = text.intent === null ? NOT_GIVEN : same([text.intent.identifier, text.intent.info].filter(Boolean).join(', '));
  const rows: TicketRow[] = [
    { label: both('Số lượng', 'Copies'), value: printing.copies === null ? NOT_GIVEN : both(`${printing.copies.text} cuốn`, printing.copies.text) },
    { label: both('Khổ thành phẩm', 'Trimmed size'), value: both(trimmed('vi'), trimmed('en')) },
    { label: both('Số trang', 'Pages'), value: split ? both(`${pageCount} (4 trang bìa + ${pageCount - 4} trang ruột)`, `${pageCount} (4 of cover + ${pageCount - 4} of text)`) : same(String(pageCount)) },
    { label: both('Đóng cuốn', 'Binding'), value: binding(input) },
    { label: both('Giấy bìa', 'Cover paper'), value: paper(printing.paper.cover) },
    { label: both('Giấy ruột', 'Text paper'), value: paper(printing.paper.text) },
    { label: both('Màu in', 'Colours'), value: both('4/4 CMYK, bìa và ruột', '4/4 CMYK, cover and text') },
    { label: both('Chuẩn tệp', 'File standard'), value: text.standard === null ? both('PDF thường, không theo PDF/X', 'plain PDF, no PDF/X') : same(text.standard) },
    { label: both('Điều kiện in (ICC)', 'Printing condition'), value: condition },
    { label: both('Tràn lề', 'Bleed'), value: both(`${decimal(text.bleed, 'vi')} mm bốn phía${printing.marks ? ', có dấu cắt' : ', không dấu cắt'}`, `${text.bleed} mm on all sides, ${printing.marks ? 'with' : 'without'} crop marks`) },
    { label: both('Phông chữ', 'Fonts'), value: fonts(parts), long: true },
    { label: both('Tệp in', 'Files'), value: fileLines(parts), long: true },
    { label: both('Mã bản in', 'Version'), value: carriers(version, input) },
    { label: both('Kiểm tra tệp', 'Preflight'), value: preflight(parts) },
    { label: both('Nhà in', 'Printer'), value: local(printing.printer) },
    { label: both('Liên hệ', 'Contact'), value: contact(meta) },
    { label: both('Giờ bàn giao', 'Handed over'), value: same(momentText(input.at)) },
  ];
  return {
    heading: both('Phiếu giao in', 'Print job ticket'),
    nameplate: local(meta.nameplate).vi,
    label: both(`${local(meta.label).vi}, số ${meta.number.text}`, `${local(meta.label).en}, No. ${meta.number.text}`),
    version,
    rows,
    notes: notes(printing.binding === 'perfect'),
  };
}

const notes = (glued: boolean): Bilingual[] => [
  both('Bình bài, bù trang do gấp và xén là việc của nhà in; tệp để từng trang rời.', 'Imposition, creep and trimming are the printer’s; the file has single pages.'),
  ...(glued
    ? [both('Gáy tính từ độ dày giấy ruột, chưa kể keo và giấy bìa: xin làm mẫu trắng để xác nhận. Mặt trong gáy để trắng cho keo.', 'The spine is reckoned from the text paper, without glue and cover: please confirm it with a blank dummy. Its inside is left white for the glue.')]
    : []),
  both('Xin kiểm tra tệp bằng quy trình của nhà in và gửi bản in thử trước khi in loạt. Không tự sửa tệp: cần đổi gì, xin báo lại.', 'Please run your own preflight and send a proof before the run. Please change nothing in the file: tell us instead.'),
];

/** The ticket as plain text, one language after the other. */
export function ticketText(ticket: Ticket): string {
  const one = (lang: TicketLang): string => {
    const wide = Math.max(...ticket.rows.map((row) => [...row.label[lang]].length)) + 2;
    const rows = ticket.rows.map(({ label, value }) => {
      const gap = ' '.repeat(wide - [...label[lang]].length);
      return `${label[lang]}${gap}${value[lang].replaceAll('\n', `\n${' '.repeat(wide)}`)}`;
    });
    return [`${ticket.heading[lang].toUpperCase()}: ${ticket.nameplate}, ${ticket.label[lang]}`, '', ...rows, '', ...ticket.notes.map((note) => `- ${note[lang]}`), ''].join('\n');
  };
  return `${one('vi')}\n${one('en')}`.normalize('NFC');
}
