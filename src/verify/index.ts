/** The finished PDF held against its source: nothing lost, nothing doubled, nothing hidden. */
import { breath } from '../diagnostics/in-time.js';
import type { Expectation, PageMap, Region } from '../model/layout.js';
import { sortMessages, type Message } from '../model/message.js';
import { SLUG_MM, TRIM_MM, type RectMm } from '../model/paper.js';
import { readPdf, type ReadPdf } from '../pdf/index.js';
import { attribute } from './attribute.js';
import { ContentsCheck } from './contents.js';
import { checkFonts, pdfFonts } from './fonts.js';
import { PictureCheck } from './pictures.js';
import { TextCheck } from './texts.js';
import { push, type PictureExpectation, type TextExpectation } from './units.js';

export { expectations } from './expect.js';

/** Where the trim lies on a sheet without a TrimBox, mm from its top-left corner. */
const TRIM_ON_SHEET: RectMm = { x: SLUG_MM, y: SLUG_MM, ...TRIM_MM };

/**
 * Looks for every expectation in a PDF, where the page map says that it stands and as a reader would see it.
 * Everything it finds is a stopper. Text inside a picture's or a supplied page's region is its own business; text outside the trim
 * that is no text of the source (the slug) is passed over.
 * @param pdf the file, or what was read of it, with the trim on pages that lack a TrimBox.
 * @param families that the stylesheet declares: no other font may be in the PDF. Null asks for no such check. Fonts of supplied pages,
 * which bring their own, are let be where there are any.
 */
export async function verify(pdf: Uint8Array | ReadPdf, map: PageMap, expected: readonly Expectation[], families: readonly string[] | null = null): Promise<Message[]> {
  const { document, pages: contents } = pdf instanceof Uint8Array ? await readPdf(pdf, { trim: TRIM_ON_SHEET }) : pdf;
  const regions = new Map<number, Region[]>();
  for (const region of map.regions) push(regions, region.page, region);
  const wanted = expected.filter((each): each is TextExpectation => each.kind === 'text');
  const texts = new TextCheck(map, wanted);
  const pictures = new PictureCheck(map, expected.filter((each): each is PictureExpectation => each.kind === 'picture'));
  const numbers = new ContentsCheck(map, wanted);
  // A page is done with before the next is read: all glyphs of a long issue together take more memory than anything else of a build.
  for (const page of contents) {
    await breath();
    const attributed = attribute(page, regions.get(page.page) ?? []);
    texts.page(attributed);
    pictures.page(page);
    numbers.page(attributed);
  }
  const supplied = map.regions.some((region) => region.owner.kind === 'supplied');
  const fonts = families === null ? [] : checkFonts(pdfFonts(document), families).filter((message) => !(supplied && message.rule === 'font-fallback'));
  return sortMessages([...texts.messages(), ...pictures.messages(), ...numbers.messages(), ...fonts]);
}
