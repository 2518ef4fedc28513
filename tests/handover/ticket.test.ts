/** The job ticket: what it says, in both languages, as text and as PDF. */
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FileFacts } from '../../src/handover/facts.js';
import { readFacts } from '../../src/handover/facts.js';
import type { PartKind } from '../../src/handover/parts.js';
import { ticketPdf } from '../../src/handover/ticket-pdf.js';
import { makeTicket, momentText, ticketText, type Ticket, type TicketPart } from '../../src/handover/ticket.js';
import type { Finding } from '../../src/model/finding.js';
import { ask, qpdfAccepts } from './look.js';
import { metaOf, PRINTING } from './meta.js';
import { FONTS, HASH, printEdition } from './print.js';

const AT = { time: new Date('2026-06-20T01:05:00Z'), offset: 420 };
const FACTS: FileFacts = {
  pages: 4, trim: { width: 190, height: 270 }, bleed: 3, fonts: [{ name: 'SourceSerif4-Regular', embedded: true }, { name: 'BeVietnamPro-Bold', embedded: true }, { name: 'BeVietnamPro-Italic', embedded: true }],
  standard: 'PDF/X-4', intent: { identifier: 'FOGRA39', info: 'ISO Coated v2 300% (ECI)' }, documentId: HASH.slice(0, 32), versionId: HASH.slice(0, 8),
};
const WARNING: Finding = { severity: 'warning', rule: 'x', page: 1, rect: null, object: null, value: null, limit: null, count: 1, text: '', note: '', source: null };
const part = (kind: PartKind, pages: number[], more: Partial<FileFacts> = {}, spine: number | null = null): TicketPart => ({
  file: { kind, name: `x-${kind}.pdf`, pdf: new Uint8Array(3_400_000), pages, spine }, facts: { ...FACTS, ...more }, inspection: { html: '', json: '', findings: [WARNING, WARNING] },
});
const value = (ticket: Ticket, label: string, lang: 'vi' | 'en' = 'en'): string | undefined => ticket.rows.find((row) => row.label.en === label)?.value[lang];

describe('a saddle-stitched issue on two papers', () => {
  let ticket: Ticket;
  beforeAll(async () => {
    ticket = makeTicket({ meta: await metaOf(PRINTING), inputHash: HASH, pageCount: 12, parts: [part('cover', [1, 2, 11, 12]), part('text', [3, 4, 5, 6, 7, 8, 9, 10], { pages: 8 })], at: AT });
  });

  it.each([
    ['Copies', '600 cuốn', '600'],
    ['Trimmed size', '190 × 270 mm', '190 × 270 mm'],
    ['Pages', '12 (4 trang bìa + 8 trang ruột)', '12 (4 of cover + 8 of text)'],
    ['Binding', 'Đóng ghim giữa', 'Saddle stitch'],
    ['Cover paper', '200 g/m², giấy couché, mờ', '200 g/m², coated, matt'],
    ['Text paper', '100 g/m², giấy couché, 0,08 mm', '100 g/m², coated, 0.08 mm'],
    ['Colours', '4/4 CMYK, bìa và ruột', '4/4 CMYK, cover and text'],
    ['File standard', 'PDF/X-4', 'PDF/X-4'],
    ['Printing condition', 'FOGRA39, ISO Coated v2 300% (ECI)', 'FOGRA39, ISO Coated v2 300% (ECI)'],
    ['Bleed', '3 mm bốn phía, có dấu cắt', '3 mm on all sides, with crop marks'],
    ['Fonts', 'Nhúng đủ: BeVietnamPro (Bold, Italic), SourceSerif4 (Regular)', 'All embedded: BeVietnamPro (Bold, Italic), SourceSerif4 (Regular)'],
    ['Files', 'x-cover.pdf: 4 trang PDF 190 × 270 mm, trang 1, 2, 11, 12; 3,4 MB\nx-text.pdf: 8 trang PDF 190 × 270 mm, trang 3–10; 3,4 MB', 'x-cover.pdf: 4 PDF pages of 190 × 270 mm, pages 1, 2, 11, 12; 3.4 MB\nx-text.pdf: 8 PDF pages of 190 × 270 mm, pages 3–10; 3.4 MB'],
    ['Version', '62B7761B: ở lề mỗi trang, trong mã tài liệu, trong mã phiên bản của tệp', '62B7761B: in the slug of every page, in the document ID, in the version ID'],
    ['Preflight', '0 lỗi, 4 cảnh báo; xem báo cáo kèm theo', '0 errors, 4 warnings; see the reports enclosed'],
    ['Printer', 'Xưởng in Đá Xanh', 'Da Xanh Press'],
    ['Contact', 'Ban biên tập\n0205 3800 456\ntoa-soan@example.org\nhttps://example.org', 'Editorial Office\n0205 3800 456\ntoa-soan@example.org\nhttps://example.org'],
    ['Handed over', '2026-06-20 08:05 (UTC+07:00)', '2026-06-20 08:05 (UTC+07:00)'],
  ])('%s', (label, vi, en) => {
    expect([value(ticket, label, 'vi'), value(ticket, label, 'en')]).toEqual([vi, en]);
  });

  it('leaves creep to the printer', () => {
    expect(ticketText(ticket)).toMatch(/bù trang do gấp và xén là việc của nhà in/);
    expect(ticketText(ticket)).toMatch(/creep and trimming are the printer’s/);
  });

  it('is one language after the other as text', () => {
    const text = ticketText(ticket);
    expect(text.startsWith('PHIẾU GIAO IN: Thử, Quý II, số 1\n')).toBe(true);
    expect(text).toContain('\nPRINT JOB TICKET: Thử, Quarter II, No. 1\n');
    expect(text).toMatch(/^Copies {14}600$/m);
    // Further lines of a value stand below the first.
    expect(text).toMatch(/^Files {15}x-cover.*\n {20}x-text/m);
  });

  it('is one A4 page as PDF, with all its letters', async () => {
    const cover = await sharp({ create: { width: 38, height: 54, channels: 3, background: '#1f4e4a' } }).jpeg().toBuffer();
    const bytes = await ticketPdf(ticket, cover, AT, FONTS);
    expect(qpdfAccepts(bytes)).toBe(true);
    expect(Buffer.compare(bytes, await ticketPdf(ticket, cover, AT, FONTS))).toBe(0);
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(pdf.getPageCount()).toBe(1);
    expect(pdf.getTitle()).toBe('Phiếu giao in / Print job ticket: Thử, Quý II, số 1');
    expect(pdf.getCreationDate()).toEqual(AT.time);
    const text = ask('pdftotext', ['-layout', '@', '-'], bytes);
    if (text === null) return;
    for (const row of ticket.rows) {
      expect(text).toContain(row.label.vi);
      for (const word of `${row.value.vi} ${row.value.en}`.split(/\s+/)) expect(text).toContain(word);
    }
  });
});

describe('other jobs', () => {
  it('glued: the spine, and what is left to the printer', async () => {
    const meta = await metaOf(PRINTING.replace('copies: 600', 'copies: 600\n  binding: perfect'));
    const ticket = makeTicket({ meta, inputHash: HASH, pageCount: 104, parts: [part('cover', [1, 2, 103, 104], { pages: 2, trim: { width: 384, height: 270 } }, 4), part('text', [3, 4], { pages: 100 })], at: AT });
    expect(value(ticket, 'Binding', 'vi')).toBe('Vào keo gáy vuông, gáy 4 mm (50 tờ ruột × 0,08 mm)');
    expect(value(ticket, 'Files')).toContain('x-cover.pdf: 2 PDF pages of 384 × 270 mm, outside (back, spine, front) and inside');
    expect(value(ticket, 'Trimmed size')).toBe('190 × 270 mm');
    expect(ticket.notes.some((note) => note.en.includes('blank dummy'))).toBe(true);
  });

  it('promises nothing that the file does not hold', async () => {
    const ticket = makeTicket({
      meta: await metaOf('printing: { marks: false }\n'), inputHash: HASH, pageCount: 4, at: AT,
      parts: [{ ...part('whole', [1, 2, 3, 4], { standard: null, intent: null, bleed: 0, versionId: '1', fonts: [{ name: 'Arial', embedded: false }] }), inspection: null }],
    });
    expect(['Copies', 'File standard', 'Printing condition', 'Bleed', 'Fonts', 'Version', 'Preflight', 'Cover paper', 'Contact', 'Pages'].map((label) => value(ticket, label))).toEqual([
      'not given', 'plain PDF, no PDF/X', 'not given', '0 mm on all sides, without crop marks', 'NOT EMBEDDED: Arial; embedded: ', '62B7761B: in the document ID', 'not run', 'not given', 'not given', '4',
    ]);
  });

  it('goes on to a second page where one is not enough', async () => {
    const ticket = makeTicket({ meta: await metaOf(PRINTING), inputHash: HASH, pageCount: 12, at: AT, parts: [part('whole', [1], { fonts: Array.from({ length: 60 }, (_, i) => ({ name: `Family${i}-Regular`, embedded: true })) })] });
    const cover = await sharp({ create: { width: 38, height: 54, channels: 3, background: '#1f4e4a' } }).jpeg().toBuffer();
    const pdf = await PDFDocument.load(await ticketPdf(ticket, cover, AT, FONTS));
    expect(pdf.getPageCount()).toBe(2);
  });

  it.each([[420, '2026-06-20 08:05 (UTC+07:00)'], [0, '2026-06-20 01:05 (UTC+00:00)'], [-210, '2026-06-19 21:35 (UTC-03:30)']])('tells the time %d minutes ahead of UTC', (offset, text) => {
    expect(momentText({ time: AT.time, offset })).toBe(text);
  });
});

it('facts come from the file itself', async () => {
  expect(await readFacts(await printEdition(4))).toEqual({
    pages: 4, trim: { width: 190, height: 270 }, bleed: 3, fonts: [{ name: expect.stringMatching(/^BeVietnamPro-Regular/) as string, embedded: true }],
    standard: 'PDF/X-4', intent: { identifier: 'FOGRA39', info: 'ISO Coated v2 300% (ECI)' }, documentId: HASH.slice(0, 32), versionId: '62b7761b',
  });
});
