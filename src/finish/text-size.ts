/**
 * Sizes of text as they are seen. Body text is laid out eight times as large and drawn at an eighth (see `.fine` in styles/furniture.css),
 * which leaves `102.4 Tf` under a scale of 0.125 in the page's content. That prints alike, but PDFium compares the unscaled size with scaled
 * distances when it looks for the ends of lines: it then takes a hyphen at a line's end for one inside it ("represen- tatives"), and
 * Chrome's search and copying miss every hyphenated word. Here the scale moves from the graphics state into each text object, where it
 * belongs: size times k, text matrix divided by k, and steps times k put every glyph exactly where it was.
 */
import { decodePDFRawStream, PDFDict, PDFRawStream, PDFRef, type PDFObject } from '@cantoo/pdf-lib';
import { inflateSync } from 'node:zlib';
import { name, repack, type PdfFile } from '../pdf/index.js';

/** One px of the browser in points: the scale under which text of ordinary size stands. */
const ORDINARY = 0.75;
const SCALE = /^(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (cm|Tm)$/;
const FONT = /^(\/\S+) ([\d.]+) Tf$/;
/** Operators whose operands would have to change too; Chromium writes none of them. */
const OTHERS = /(?:^|\s)(?:Tc|Tw|TL|Ts|TD|T\*|'|")$/;

const short = (value: number): string => String(Math.round(value * 1e6) / 1e6);

/** `x y Td …` with the step times k. Most of a content stream's lines are such: no pattern, which would take twice as long. */
function step(line: string, k: number): string {
  const first = line.indexOf(' ');
  const second = line.indexOf(' ', first + 1);
  if (!line.startsWith(' Td', second)) return line;
  const y = line.slice(first + 1, second);
  return `${short(Number(line.slice(0, first)) * k)} ${y === '0' ? y : short(Number(y) * k)}${line.slice(second)}`;
}

/** What moving scales did to a content stream, and the forms it draws with the scale in force. */
export interface Unscaled {
  readonly content: string;
  readonly forms: readonly { readonly name: string; readonly scale: number }[];
}

/**
 * Moves the scale of every enlarged text object into it. Content that is not as Chromium writes it stays as it is.
 * @param outer scale in force where the content begins.
 */
export function unscaleText(content: string, outer = 1): Unscaled {
  const lines = content.split('\n');
  const forms: { name: string; scale: number }[] = [];
  const stack: number[] = [];
  let scale = outer;
  let k = 1;
  let changed = false;
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i]!;
    if (line === 'q') stack.push(scale);
    else if (line === 'Q') scale = stack.pop() ?? outer;
    else if (line === 'BT') k = scale > 0 && Math.abs(scale / ORDINARY - 1) > 0.01 ? scale / ORDINARY : 1;
    else if (line === 'ET') k = 1;
    else if (line.endsWith(' Do')) forms.push({ name: line.slice(1, -3), scale });
    else if (line.endsWith(' cm')) {
      const m = SCALE.exec(line)?.slice(1, 7).map(Number);
      if (!m) return { content, forms: [] };
      // Only upright text can be unscaled by one factor; anything else is left alone (a scale of 0).
      scale *= Math.abs(m[0]!) === Math.abs(m[3]!) && m[1] === 0 && m[2] === 0 ? Math.abs(m[0]!) : 0;
    } else if (k !== 1) {
      let next = line;
      if (line.endsWith(' Tf')) next = line.replace(FONT, (_, font: string, size: string) => `${font} ${short(Number(size) * k)} Tf`);
      else if (line.endsWith(' Tm')) next = line.replace(SCALE, (_, a: string, b: string, c: string, d: string, e: string, f: string) => `${[a, b, c, d].map((n) => short(Number(n) / k)).join(' ')} ${e} ${f} Tm`);
      else if (line.includes(' Td')) next = step(line, k);
      else if (!line.endsWith('Tj') && OTHERS.test(line)) return { content, forms: [] };
      if (next !== line) {
        lines[i] = next;
        changed = true;
      }
    }
  }
  return { content: changed ? lines.join('\n') : content, forms };
}

function decoded(stream: PDFRawStream): string {
  const plain = stream.dict.get(name('Filter')) === name('FlateDecode') && !stream.dict.has(name('DecodeParms'));
  return Buffer.from(plain ? inflateSync(stream.contents) : decodePDFRawStream(stream).decode()).toString('latin1');
}

/**
 * Unscales the text of a page's content streams and of the forms they draw.
 * @returns when the streams are packed again; several pages may be under way at once, packing goes on beside this thread.
 */
export async function unscaleStreams(file: PdfFile, contents: readonly PDFObject[], resources: PDFObject | undefined, outer = 1): Promise<void> {
  const packing: Promise<void>[] = [];
  const objects = file.get(resources) instanceof PDFDict ? file.get(file.dict(resources).get(name('XObject'))) : undefined;
  for (const ref of contents) {
    const stream = file.get(ref);
    if (!(stream instanceof PDFRawStream) || !(ref instanceof PDFRef)) continue;
    const before = decoded(stream);
    const { content, forms } = unscaleText(before, outer);
    for (const form of forms) {
      const object = objects instanceof PDFDict ? objects.get(name(form.name)) : undefined;
      const inner = file.get(object);
      // A form with a matrix of its own is not Chromium's.
      if (!object || !(inner instanceof PDFRawStream) || inner.dict.get(name('Subtype')) !== name('Form') || inner.dict.has(name('Matrix'))) continue;
      packing.push(unscaleStreams(file, [object], inner.dict.get(name('Resources')), form.scale));
    }
    if (content === before) continue;
    packing.push(repack(file, ref, stream, Buffer.from(content, 'latin1')));
  }
  await Promise.all(packing);
}
