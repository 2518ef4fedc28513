/**
 * Pages delivered as finished PDF: the first page of the file, drawn as a form onto ours so that its trim lies on our trim.
 */
import { PDFArray, PDFNumber, PDFObjectCopier, type PDFDocument, type PDFPage, type PDFRef } from '@cantoo/pdf-lib';
import { BLEED_MM, mmToPt, ptToMm, TRIM_MM } from '../model/paper.js';
import type { Message, Place } from '../model/message.js';
import { isTrimSize, round3, sizeMm, type PageBoxes } from './boxes.js';
import { name, openForeign, readDocument, type PdfFile, type RectPt } from '../pdf/index.js';

/** A bleed may be this much short before it is worth a message, mm. */
const BLEED_TOLERANCE_MM = 0.1;

/** A supplied page made part of our file. */
export interface Supplied {
  readonly form: PDFRef;
  /** The words that stand on it, for readers who hear it; what it is called where it has none. */
  readonly text: () => string;
  /** Quality errors: `supplied-size`, `supplied-bleed`. */
  readonly messages: readonly Message[];
  /** Operators that draw the form under the resource name `resource` into a page with the given boxes. */
  draw(boxes: PageBoxes, resource: string): string;
}

/** True for the bytes of a PDF; a supplied picture is drawn by the browser and none of our business. */
export const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 1024)).toString('latin1').includes('%PDF-');

/**
 * Copies page 1 of a supplied PDF into our file as a form XObject, transparency group and all, and judges its size and bleed.
 * `label` is what messages call it. Turned pages (/Rotate) and /UserUnit are honoured; annotations, actions, scripts and embedded files are left behind.
 * @throws ForeignPdfError for a file that may not be used, which measuring has already refused.
 */
export async function embedSupplied(file: PdfFile, bytes: Uint8Array, label: string, place: Place | null): Promise<Supplied> {
  const { document: source, page, content } = await openForeign(bytes);
  const geometry = sourceGeometry(page);
  const copier = PDFObjectCopier.for(source.context, file.context);
  const form = file.context.flateStream(content, {
    Type: 'XObject', Subtype: 'Form', FormType: 1, BBox: [...geometry.visible],
  });
  const resources = page.node.Resources();
  form.dict.set(name('Resources'), resources === undefined ? file.context.obj({}) : copier.copy(resources));
  const group = page.node.get(name('Group'));
  if (group !== undefined) form.dict.set(name('Group'), copier.copy(group));
  return {
    form: file.context.register(form),
    text: () => wordsOn(source) || label,
    messages: judge(geometry, label, place),
    draw: (boxes, resource) => drawing(geometry, boxes, resource),
  };
}

/** The words on page 1, in the order in which it paints them, those that nobody sees left out. */
function wordsOn(source: PDFDocument): string {
  const [page] = readDocument(source);
  const { width, height } = page!.boxes.trim;
  const runs = page!.paints.flatMap((paint) => (paint.kind === 'glyphs' && paint.mode !== 3 && paint.mode !== 7 ? [paint.glyphs.filter((g) => g.left >= 0 && g.top >= 0 && g.right <= width && g.bottom <= height)] : []));
  return runs.map((glyphs) => glyphs.map((g) => g.text).join('')).join(' ').replace(/[\s\u0000-\u001f\ufffd]+/g, ' ').trim().normalize('NFC');
}

interface SourceGeometry {
  /** In the page's own units, as everything in it is. */
  readonly trim: RectPt;
  readonly visible: RectPt;
  /** Linear part of the way to our page: /UserUnit and /Rotate. */
  readonly turn: readonly [a: number, b: number, c: number, d: number];
  /** Upright, mm. */
  readonly size: { readonly width: number; readonly height: number };
  /** The least that it reaches beyond its trim on any side, mm. */
  readonly bleed: number;
}

function sourceGeometry(page: PDFPage): SourceGeometry {
  const box = (key: string): RectPt | null => {
    const array = page.node.getInheritableAttribute(name(key));
    const found = page.node.context.lookup(array);
    if (!(found instanceof PDFArray) || found.size() !== 4) return null;
    const [x1, y1, x2, y2] = [0, 1, 2, 3].map((i) => found.lookup(i, PDFNumber).asNumber()) as [number, number, number, number];
    return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
  };
  const unitValue = page.node.context.lookup(page.node.get(name('UserUnit')));
  const unit = unitValue instanceof PDFNumber ? unitValue.asNumber() : 1;
  const media = box('MediaBox') ?? [0, 0, 612, 792];
  const sheet = box('CropBox') ?? media;
  const visible = box('BleedBox') ?? sheet;
  const trim = box('TrimBox') ?? box('ArtBox') ?? guessTrim(sheet, unit);
  const angle = ((page.getRotation().angle % 360) + 360) % 360;
  const turned = angle % 180 === 90;
  const radians = (-angle * Math.PI) / 180;
  const cos = Math.round(Math.cos(radians)) * unit;
  const sin = Math.round(Math.sin(radians)) * unit;
  const raw = sizeMm(trim.map((pt) => pt * unit) as unknown as RectPt);
  return {
    trim, visible,
    turn: [cos, sin, -sin, cos],
    size: turned ? { width: raw.height, height: raw.width } : raw,
    bleed: ptToMm(unit * Math.min(trim[0] - visible[0], trim[1] - visible[1], visible[2] - trim[2], visible[3] - trim[3])),
  };
}

/** Without a TrimBox: a sheet of our trim with its bleed has its trim 3 mm inside, any other is its own trim. */
function guessTrim(sheet: RectPt, unit: number): RectPt {
  const inset = mmToPt(BLEED_MM) / unit;
  const inner: RectPt = [sheet[0] + inset, sheet[1] + inset, sheet[2] - inset, sheet[3] - inset];
  const { width, height } = sizeMm(inner.map((pt) => pt * unit) as unknown as RectPt);
  return isTrimSize({ width, height }) || isTrimSize({ width: height, height: width }) ? inner : sheet;
}

function judge({ size, bleed }: SourceGeometry, label: string, place: Place | null): Message[] {
  const trim = `${TRIM_MM.width} x ${TRIM_MM.height} mm`;
  const messages: Message[] = [];
  if (!isTrimSize(size)) {
    messages.push({
      severity: 'error', rule: 'supplied-size', place,
      text: `Unexpected trim of ${size.width.toFixed(1)} x ${size.height.toFixed(1)} mm, expected ${trim} (${label})`,
      note: `Ask for the page in ${trim} with ${BLEED_MM} mm bleed; it is printed at its own size, in the middle.`,
    });
  }
  if (bleed < BLEED_MM - BLEED_TOLERANCE_MM) {
    messages.push({
      severity: 'error', rule: 'supplied-bleed', place,
      text: `Unexpected bleed of ${Math.max(0, bleed).toFixed(1)} mm, expected ${BLEED_MM} mm on all four sides (${label})`,
      note: `Ask for the page with ${BLEED_MM} mm bleed, and BleedBox and TrimBox set; without it a white edge may show after cutting.`,
    });
  }
  return messages;
}

/** Clips to our bleed and brings the centre of the source's trim onto the centre of ours: sizes that differ a little differ on all sides alike. */
function drawing(geometry: SourceGeometry, boxes: PageBoxes, resource: string): string {
  const centre = ([x1, y1, x2, y2]: RectPt): [number, number] => [(x1 + x2) / 2, (y1 + y2) / 2];
  const [a, b, c, d] = geometry.turn;
  const [sx, sy] = centre(geometry.trim);
  const [tx, ty] = centre(boxes.trim);
  const [left, bottom, right, top] = boxes.bleed;
  const matrix = [a, b, c, d, tx - (a * sx + c * sy), ty - (b * sx + d * sy)].map(round3).join(' ');
  return `q\n${left} ${bottom} ${round3(right - left)} ${round3(top - bottom)} re W n\n${matrix} cm\n/${resource} Do\nQ\n`;
}
