/** How long texts will run before they are set: estimates by which a page of a template chooses its sizes. They err on the long side. */

/** Width of a face's letters, em. */
export interface Face {
  readonly lower: number;
  readonly upper: number;
}

export const SANS: Face = { lower: 0.535, upper: 0.7 };
export const SERIF: Face = { lower: 0.485, upper: 0.655 };
export const DISPLAY: Face = { lower: 0.53, upper: 0.74 };

const NARROW = new Set([...'iíìỉĩịjlftrI.,:;!’\'"()[]/|-1 ']);
const WIDE = new Set([...'mwMW—@%']);
const PT_IN_MM = 72 / 25.4;

/** Width of a text set in one line, em. */
export function widthEm(text: string, face: Face): number {
  let width = 0;
  for (const letter of text) {
    const base = letter !== letter.toLowerCase() ? face.upper : face.lower;
    width += letter === ' ' ? 0.26 : NARROW.has(letter) ? base * 0.62 : WIDE.has(letter) ? base * 1.45 : base;
  }
  return width;
}

/** Lines that a text takes at a size (pt) in a measure (mm). An empty text takes none. */
export function linesOf(text: string, face: Face, sizePt: number, measureMm: number): number {
  const measure = (measureMm * PT_IN_MM) / sizePt;
  let lines = 0;
  let used = Infinity;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const width = widthEm(word, face);
    if (used + 0.26 + width > measure) {
      lines += Math.max(1, Math.ceil(width / measure));
      used = width % measure;
    } else used += 0.26 + width;
  }
  return lines;
}

/** Height of a text, mm. */
export const heightOf = (text: string, face: Face, sizePt: number, leadingPt: number, measureMm: number): number => (linesOf(text, face, sizePt, measureMm) * leadingPt) / PT_IN_MM;

/** The first step whose size keeps every text to so many lines; the last one where none does. */
export function stepFor(texts: readonly string[], face: Face, sizes: readonly number[], measureMm: number, mostLines: number): number {
  const found = sizes.findIndex((size) => texts.every((text) => linesOf(text, face, size, measureMm) <= mostLines));
  return found < 0 ? sizes.length : found + 1;
}
