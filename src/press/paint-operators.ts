/** Operators that paint (ISO 32000-1, tables 59, 60, 77, 87, 106 to 109, 320), as the walk reads them. */
import { PDFDict, PDFRef, PDFStream } from '@cantoo/pdf-lib';
import { Name, type Operand, type RectPt } from '../pdf/index.js';
import { fontHasColours } from './glyphs.js';
import { NO_OVERPRINT, type Paint } from './graphics.js';
import { inlineImage } from './inline-images.js';
import { entry, nameEntry } from './objects.js';
import { operands } from './palette.js';
import { PathArea } from './path-area.js';
import { isBlack, NO_INK, type Use } from './rules.js';
import type { Handler, Walk } from './walk.js';

const PT_PER_MM = 72 / 25.4;
/** Paths thinner than this are lines, whose blacks overprint (GWG 2022, R0010). */
const LINE_PT = 2;
/** Sides and area from which solid black counts as large. */
const LARGE_PT = 15 * PT_PER_MM;

const num = (values: readonly Operand[], i: number): number => (typeof values[i] === 'number' ? values[i] : 0);

/** Makes sure that what is painted next has its ink and its overprint, both put in at `at`. */
function prepare(walk: Walk, parts: readonly ('fill' | 'stroke')[], at: number, box: RectPt | null, use: (part: 'fill' | 'stroke') => Pick<Use, 'role' | 'large'>): void {
  const wanted = { ...walk.graphics.overprint };
  for (const part of parts) {
    const stroke = part === 'stroke';
    const translucent = walk.translucent(stroke);
    if (translucent && !walk.around.translucent) walk.noteTransparency(walk.reason(), box);
    const paint: Paint = walk.graphics[part];
    const { asked } = walk.graphics;
    if (!paint.found || walk.around.target === 'luminosity') {
      wanted[part] = asked[part];
      continue;
    }
    const overPicture = translucent && walk.liesOnPicture(box);
    if (overPicture) walk.overPicture = true;
    const { role, large } = use(part);
    const registration = role !== 'text' && walk.around.depth === 0 && walk.marks.includes(true);
    const swatch = walk.job.palette.swatch(paint.found, { role, large, overPicture, registration }, walk.around.page);
    if (paint.set.swatch === null) paint.set.swatch = swatch;
    else if (paint.set.swatch.key !== swatch.key) {
      const set = { found: paint.found, swatch };
      walk.graphics[part] = { ...paint, set };
      walk.insert(at, walk.write(set, stroke));
    }
    const black = swatch.ink !== null && isBlack(swatch.ink);
    const white = swatch.key === operands(NO_INK);
    if (black && role !== 'area' && !translucent) {
      wanted[part] = true;
      wanted.mode = 1;
    } else {
      // Overprint that the source asks for is meant for its own inks; colours that only now became ink knock out, as white always does.
      wanted[part] = asked[part] && 'ink' in paint.found && !white;
      if (wanted[part]) wanted.mode = asked.mode;
    }
  }
  walk.setOverprint(wanted, at);
}

/** Paints the path that was built, or only ends it. */
const paintPath = (parts: readonly ('fill' | 'stroke')[], evenOdd: boolean): Handler => (walk, _values, start) => {
  const { path, graphics } = walk;
  const at = walk.pathStart < 0 ? start : walk.pathStart;
  walk.path = new PathArea();
  walk.pathStart = -1;
  if (parts.length === 0) return;
  const { box } = path;
  const [width, height] = [box[2] - box[0], box[3] - box[1]];
  const scale = Math.sqrt(Math.abs(graphics.ctm[0] * graphics.ctm[3] - graphics.ctm[1] * graphics.ctm[2]));
  prepare(walk, parts, at, box, (part) => {
    if (part === 'stroke') return { role: graphics.lineWidth * scale < LINE_PT ? 'line' : 'area', large: false };
    if (Math.min(width, height) < LINE_PT) return { role: 'line', large: false };
    return { role: 'area', large: Math.min(width, height) >= LARGE_PT && path.area(evenOdd) >= LARGE_PT ** 2 };
  });
};

/** Shows text, in the colours that the rendering mode asks for (table 106). */
const showText: Handler = (walk, _values, start) => {
  if (walk.textSettled) return;
  walk.textSettled = true;
  const { textMode, colouredGlyphs } = walk.graphics;
  const parts = (['fill', 'stroke'] as const).filter((part) => (part === 'fill' ? [0, 2, 4, 6] : [1, 2, 5, 6]).includes(textMode));
  // Glyphs with colours of their own are small drawings: what is white in them must not overprint.
  prepare(walk, parts, start, null, () => ({ role: colouredGlyphs ? 'area' : 'text', large: false }));
};

/** The box of the unit square, into which images are drawn. */
function unitBox(walk: Walk): RectPt {
  const [a, b, c, d, e, f] = walk.graphics.ctm;
  const xs = [e, e + a, e + c, e + a + c];
  const ys = [f, f + b, f + d, f + b + d];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function drawImage(walk: Walk, ref: PDFRef | null, image: PDFStream, start: number): void {
  const { job, around } = walk;
  const box = unitBox(walk);
  if (String(entry(job.file, image.dict, 'ImageMask')) === 'true') {
    prepare(walk, ['fill'], start, box, () => ({ role: 'area', large: false }));
    return;
  }
  walk.setOverprint(NO_OVERPRINT, start);
  const soft = entry(job.file, image.dict, 'SMask') instanceof PDFStream;
  const translucent = walk.translucent(false);
  if (soft) walk.noteTransparency('picture', box);
  else if (translucent && !around.translucent) walk.noteTransparency(walk.reason(), box);
  const over = (soft || translucent) && walk.liesOnPicture(box);
  job.note(job.images, image, ref, around.page, around.target, over);
  around.pictures.push(box);
}

const begin: Handler = (walk, _values, start) => { if (walk.pathStart < 0) walk.pathStart = start; };
const building = (add: (path: PathArea, walk: Walk, values: readonly Operand[]) => void): Handler => (walk, values, start, end) => {
  begin(walk, values, start, end);
  add(walk.path, walk, values);
};

/** A curve counts by its control points. */
const curve = (count: number): Handler => building((path, { graphics }, v) => {
  for (let i = 0; i < count; i += 1) path.line(graphics.ctm, num(v, 2 * i), num(v, 2 * i + 1));
});

export const paintOperators: Readonly<Record<string, Handler>> = {
  m: building((path, { graphics }, v) => path.move(graphics.ctm, num(v, 0), num(v, 1))),
  l: building((path, { graphics }, v) => path.line(graphics.ctm, num(v, 0), num(v, 1))),
  c: curve(3), v: curve(2), y: curve(2),
  re: building((path, { graphics }, v) => path.rectangle(graphics.ctm, num(v, 0), num(v, 1), num(v, 2), num(v, 3))),
  h: building((path) => path.close()),
  n: paintPath([], false),
  f: paintPath(['fill'], false), F: paintPath(['fill'], false), 'f*': paintPath(['fill'], true),
  S: paintPath(['stroke'], false), s: paintPath(['stroke'], false),
  B: paintPath(['fill', 'stroke'], false), b: paintPath(['fill', 'stroke'], false),
  'B*': paintPath(['fill', 'stroke'], true), 'b*': paintPath(['fill', 'stroke'], true),
  sh: (walk, [operand], start) => {
    const { job, around } = walk;
    const found = walk.find('Shading', operand);
    if (!(found?.object instanceof PDFDict || found?.object instanceof PDFStream)) return;
    walk.setOverprint(NO_OVERPRINT, start);
    const translucent = walk.translucent(false);
    if (translucent && !around.translucent) walk.noteTransparency(walk.reason(), null);
    job.noteShading(found.object, found.ref ?? undefined, around.page, around.target, translucent && around.pictures.length > 0);
  },
  Tj: showText, TJ: showText, "'": showText, '"': showText,
  Tr: (walk, values) => {
    walk.graphics.textMode = num(values, 0);
    walk.textSettled = false;
  },
  Tf: (walk, [operand]) => {
    const font = walk.find('Font', operand)?.object;
    const coloured = font instanceof PDFDict && fontHasColours(walk, font);
    if (coloured !== walk.graphics.colouredGlyphs) walk.textSettled = false;
    walk.graphics.colouredGlyphs = coloured;
  },
  Do: (walk, [operand], start) => {
    const found = walk.find('XObject', operand);
    if (!(found?.object instanceof PDFStream)) return;
    const subtype = nameEntry(walk.job.file, found.object.dict, 'Subtype');
    if (subtype === 'Image') drawImage(walk, found.ref, found.object, start);
    else if (subtype === 'Form' && found.ref) walk.drawForm(found.ref, found.object, walk.around.target, start);
    walk.textSettled = false;
  },
  BI: (walk, values, start, end) => {
    const image = inlineImage(walk, values);
    if (!image) {
      prepare(walk, ['fill'], start, unitBox(walk), () => ({ role: 'area', large: false }));
      return;
    }
    drawImage(walk, image.ref, image.stream, start);
    walk.define('XObject', image.key, image.ref);
    walk.edits.push({ start, end, text: () => `/${image.key} Do` });
  },
  // Cut marks are artifacts of the type Page (14.8.2.2.2), which is how they are known.
  BDC: (walk, [tag, properties]) => {
    const type = properties instanceof Map ? properties.get('Type') : undefined;
    walk.marks.push(tag instanceof Name && tag.name === 'Artifact' && type instanceof Name && type.name === 'Page');
  },
  BMC: (walk) => { walk.marks.push(false); },
  EMC: (walk) => { walk.marks.pop(); },
};
