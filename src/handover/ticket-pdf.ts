/** The job ticket as a PDF of A4 pages: a head with the cover, a table in two languages, notes. Black and gray; lengths in pt, y upwards. */
import { PDFDocument, PDFName, type PDFPage } from '@cantoo/pdf-lib';
import type { Moment } from './job.js';
import type { Ticket, TicketRow } from './ticket.js';
import { breakLines, openType, type FontFiles, type Typeface } from './type.js';

/** A4, and its margins. */
const WIDTH = 595.276;
const HEIGHT = 841.89;
const SIDE = 51;
const HEAD = 38;
const FOOT = 32;
const MEASURE = WIDTH - 2 * SIDE;

/** The table's columns: labels, Vietnamese, English. */
const LABEL = 104;
const GAP = 12;
const VALUE = (MEASURE - LABEL - 2 * GAP) / 2;
const COLUMNS = [SIDE, SIDE + LABEL + GAP, SIDE + LABEL + 2 * GAP + VALUE] as const;

const SIZE = 8.6;
const LEADING = 11.4;
/** English labels stand closer below the Vietnamese ones. */
const SMALL = 7.2;
const SMALL_LEADING = 9.4;
const ROW_PAD = 2.4;
const COVER_WIDTH = 76;
const NOTE_SIZE = 7.4;
const NOTE_LEADING = 9.6;
/** English is gray where it stands beside or below Vietnamese. */
const ENGLISH_GRAY = 0.35;

interface Faces {
  readonly regular: Typeface;
  readonly bold: Typeface;
  readonly display: Typeface;
}
type FaceName = keyof Faces;
const RESOURCE: Readonly<Record<FaceName, string>> = { regular: 'Regular', bold: 'Bold', display: 'Display' };

/** Draws on a page from the top down. */
class Pen {
  readonly drawn: string[] = [];

  constructor(private readonly faces: Faces) {}

  /** A line of text. `gray`: 0 black, 1 white. */
  text(text: string, x: number, y: number, face: FaceName, size: number, gray = 0): void {
    this.drawn.push(`BT ${gray} g /${RESOURCE[face]} ${size} Tf 1 0 0 1 ${x.toFixed(2)} ${y.toFixed(2)} Tm ${this.faces[face].show(text)} ET`);
  }

  rule(y: number, gray: number, weight: number): void {
    this.drawn.push(`${gray} G ${weight} w ${SIDE} ${y.toFixed(2)} m ${WIDTH - SIDE} ${y.toFixed(2)} l S`);
  }

  picture(resource: string, x: number, y: number, width: number, height: number): void {
    this.drawn.push(`q ${width} 0 0 ${height} ${x} ${y} cm /${resource} Do Q 0.6 G 0.4 w ${x} ${y} ${width} ${height} re S`);
  }
}

/** Sets a ticket. `cover`: a picture of the front page as JPEG. The same ticket gives the same bytes. */
export async function ticketPdf(ticket: Ticket, cover: Uint8Array, at: Moment, fonts: FontFiles): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const faces: Faces = { regular: await openType(pdf.context, fonts.regular), bold: await openType(pdf.context, fonts.bold), display: await openType(pdf.context, fonts.display) };
  const image = await pdf.embedJpg(cover);
  const pages: { readonly page: PDFPage; readonly pen: Pen }[] = [];
  const turn = (): Pen => {
    const pen = new Pen(faces);
    pages.push({ page: pdf.addPage([WIDTH, HEIGHT]), pen });
    return pen;
  };

  let pen = turn();
  let y = head(pen, ticket, faces, (COVER_WIDTH * image.height) / image.width);
  for (const row of ticket.rows) {
    const set = setRow(row, faces);
    if (y - set.height < FOOT) {
      pen = turn();
      y = HEIGHT - HEAD;
    }
    drawRow(pen, set, y);
    y -= set.height;
  }
  const lines = ticket.notes.flatMap(({ vi, en }) => [...noteLines(vi, faces).map((text) => ({ text, gray: 0 })), ...noteLines(en, faces).map((text) => ({ text, gray: ENGLISH_GRAY }))]);
  if (y - 12 - lines.length * NOTE_LEADING < FOOT) {
    pen = turn();
    y = HEIGHT - HEAD;
  }
  pen.rule(y, 0, 0.8);
  lines.forEach(({ text, gray }, i) => pen.text(text, SIDE, y - 14 - i * NOTE_LEADING, 'regular', NOTE_SIZE, gray));

  const used = pdf.context.obj({});
  for (const face of Object.keys(RESOURCE) as FaceName[]) await faces[face].embed(used, RESOURCE[face]);
  for (const { page, pen: each } of pages) {
    page.node.set(PDFName.of('Resources'), pdf.context.obj({ Font: used, XObject: { Cover: image.ref } }));
    page.node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.flateStream(each.drawn.join('\n'))));
  }
  pdf.setTitle(`${ticket.heading.vi} / ${ticket.heading.en}: ${ticket.nameplate}, ${ticket.label.vi}`, { showInWindowTitleBar: true });
  pdf.setLanguage('vi');
  pdf.setCreationDate(at.time);
  pdf.setModificationDate(at.time);
  return pdf.save({ useObjectStreams: false });
}

/** The head: names on the left, the cover on the right. @returns where the table begins. */
function head(pen: Pen, { heading, nameplate, label, version }: Ticket, faces: Faces, coverHeight: number): number {
  const top = HEIGHT - HEAD;
  const measure = MEASURE - COVER_WIDTH - 2 * GAP;
  pen.text(heading.vi, SIDE, top - 9, 'bold', 10.5);
  pen.text(heading.en, SIDE + faces.bold.width(`${heading.vi}  `, 10.5), top - 9, 'regular', 10.5, 0.4);
  const size = Math.min(32, (32 * measure) / faces.display.width(nameplate, 32));
  pen.text(nameplate, SIDE, top - 47, 'display', size);
  pen.text(label.vi, SIDE, top - 66, 'bold', 10.5);
  pen.text(label.en, SIDE, top - 79, 'regular', 10.5, 0.4);
  pen.text(version, SIDE, top - coverHeight, 'bold', 14);
  pen.picture('Cover', WIDTH - SIDE - COVER_WIDTH, top - coverHeight, COVER_WIDTH, coverHeight);
  return top - coverHeight - 14;
}

/** A line of a value, in the column it begins in. */
interface Line {
  readonly text: string;
  readonly x: number;
  /** From 0. */
  readonly row: number;
  readonly gray: number;
}

interface SetRow {
  readonly labels: readonly string[];
  readonly second: readonly string[];
  readonly lines: readonly Line[];
  readonly height: number;
}

const noteLines = (text: string, { regular }: Faces): string[] => breakLines(text, regular, NOTE_SIZE, MEASURE);

function setRow({ label, value, long = false }: TicketRow, { regular, bold }: Faces): SetRow {
  const full = long || value.vi === value.en;
  const set = (text: string): string[] => breakLines(text, regular, SIZE, full ? 2 * VALUE + GAP : VALUE);
  const place = (texts: readonly string[], x: number, from: number, gray: number): Line[] => texts.map((text, i) => ({ text, x, row: from + i, gray }));
  const vietnamese = place(set(value.vi), COLUMNS[1], 0, 0);
  const english = value.vi === value.en ? [] : place(set(value.en), full ? COLUMNS[1] : COLUMNS[2], full ? vietnamese.length : 0, ENGLISH_GRAY);
  const lines = [...vietnamese, ...english];
  const labels = label.vi === '' ? [] : breakLines(label.vi, bold, SIZE, LABEL);
  const second = label.en === '' ? [] : breakLines(label.en, regular, SMALL, LABEL);
  const height = Math.max(labels.length * LEADING + second.length * SMALL_LEADING, (1 + Math.max(...lines.map(({ row }) => row))) * LEADING);
  return { labels, second, lines, height: height + 2 * ROW_PAD };
}

/** Draws a row with its top at y, and a hairline above it. */
function drawRow(pen: Pen, { labels, second, lines }: SetRow, y: number): void {
  pen.rule(y, 0.7, 0.4);
  const first = y - ROW_PAD - 8.4;
  labels.forEach((text, i) => pen.text(text, COLUMNS[0], first - i * LEADING, 'bold', SIZE));
  second.forEach((text, i) => pen.text(text, COLUMNS[0], first - labels.length * LEADING - i * SMALL_LEADING + 1.2, 'regular', SMALL, 0.4));
  for (const { text, x, row, gray } of lines) pen.text(text, x, first - row * LEADING, 'regular', SIZE, gray);
}
