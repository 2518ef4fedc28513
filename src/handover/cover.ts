/**
 * The cover of a perfect-bound issue as a file of two pages: outside (back, spine, front on one sheet) and inside (inside front, spine, inside back). The pages are drawn
 * as forms, cut at the spine, with their bleed on the three other sides. Fonts, pictures, output intent, XMP and PDF/X markers are taken over; lost are tags, outline and links.
 */
import type { PDFRef } from '@cantoo/pdf-lib';
import { BLEED_MM, mmToPt } from '../model/paper.js';
import { copyGroup, drawForm, name, pageForm, PdfFile, removeTags, setPages, trimBox, type FilePage, type RectPt } from '../pdf/index.js';
import { renameMetadata } from './identity.js';
import { bearsText, coverSheet, sheetMarks, sheetSlug, spineText, type Sheet, type SpineText } from './sheet.js';
import { openType, type FontFiles } from './type.js';

/** What goes on the sheets beside the pages. */
export interface CoverFacts {
  /** Width of the spine, mm. */
  readonly spine: number;
  readonly text: SpineText;
  /** Slugs of outside and inside; null for sheets without marks. */
  readonly slugs: readonly [outside: string, inside: string] | null;
  readonly fonts: FontFiles;
}

/** Makes the cover file from the print edition. `id`: 32 hex digits. */
export async function makeCover(pdf: Uint8Array, facts: CoverFacts, id: string): Promise<Uint8Array> {
  const file = await PdfFile.open(pdf);
  const pages = file.pages();
  const sheet = coverSheet(facts.spine);
  const regular = await openType(file.context, facts.fonts.regular);
  const display = await openType(file.context, facts.fonts.display);
  // Black type overprints (GWG 2022, R0009): OPM 1 leaves the inks that black does not name as they are below.
  const state = file.context.register(file.context.obj({ Type: 'ExtGState', OP: true, op: true, OPM: 1 }));
  const fonts = file.context.obj({});

  const sides = [[pages.at(-1)!, pages[0]!], [pages[1]!, pages.at(-2)!]] as const;
  const refs = sides.map(([left, right], i): PDFRef => {
    const text = i === 0 && bearsText(facts.spine) ? spineText(facts.text, sheet, { display, regular }) : '';
    const marks = facts.slugs === null ? '' : sheetMarks(sheet) + sheetSlug(facts.slugs[i]!, sheet, regular, 'Regular');
    const drawn = `${drawHalf('Left', trimBox(file, left), sheet, 'left')}${drawHalf('Right', trimBox(file, right), sheet, 'right')}${text}${marks}`;
    const over = i === 0 ? overFold(facts.spine) : 0;
    const page = file.context.obj({
      Type: 'Page', MediaBox: [...sheet.media], CropBox: [...sheet.media], BleedBox: [...sheet.bleed], TrimBox: [...sheet.trim],
      Resources: { Font: fonts, ExtGState: { Over: state }, XObject: { Left: halfForm(file, left, 'left', over), Right: halfForm(file, right, 'right', over) } },
      Contents: file.context.register(file.context.flateStream(drawn)),
    });
    // One of the two may be without transparency, and then without a blending space.
    copyGroup(left.dict.has(name('Group')) ? left.dict : right.dict, page);
    return file.context.register(page);
  });
  await regular.embed(fonts, 'Regular');
  await display.embed(fonts, 'Display');
  setPages(file, refs);
  removeTags(file);
  for (const key of ['Outlines', 'PageMode', 'Dests', 'Names']) file.catalog.delete(name(key));
  renameMetadata(file, id);
  file.sweep();
  return file.save(id, file.version);
}

/**
 * How far the art of the covers runs over the outer folds, mm: to the middle of a spine that bears no text, so that it is no white stripe between two pictures and
 * a fold may sit a little off. A spine with text stays white. The bleed of a page reaches that far.
 */
const overFold = (spine: number): number => (bearsText(spine) ? 0 : spine / 2);

/** A page of the issue as a form, cut `over` mm beyond the fold and at the bleed of its other sides. */
function halfForm(file: PdfFile, page: FilePage, side: 'left' | 'right', over: number): PDFRef {
  const [left, bottom, right, top] = trimBox(file, page);
  const bleed = mmToPt(BLEED_MM);
  const fold = mmToPt(over);
  return pageForm(file, page, [left - (side === 'left' ? bleed : fold), bottom - bleed, right + (side === 'right' ? bleed : fold), top + bleed]);
}

const drawHalf = (form: string, trim: RectPt, sheet: Sheet, side: 'left' | 'right'): string =>
  drawForm(form, (side === 'left' ? sheet.trim[0] : sheet.folds[1]) - trim[0], sheet.trim[1] - trim[1]);
