/** The finished PDF held against its source: nothing lost, nothing doubled, nothing hidden. */
import type { Expectation, PageMap, Region } from '../model/layout.js';
import { sortMessages, type Message } from '../model/message.js';
import { SLUG_MM, TRIM_MM, type RectMm } from '../model/paper.js';
import { readPdf, type ReadPdf } from '../pdf/index.js';
import { attribute } from './attribute.js';
import { checkContents } from './contents.js';
import { checkFonts, pdfFonts } from './fonts.js';
import { checkPictures } from './pictures.js';
import { checkTexts } from './texts.js';
import type { PictureExpectation, TextExpectation } from './units.js';

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
  for (const region of map.regions) {
    const list = regions.get(region.page);
    if (list) list.push(region);
    else regions.set(region.page, [region]);
  }
  const pages = contents.map((page) => attribute(page, regions.get(page.page) ?? []));
  const texts = expected.filter((each): each is TextExpectation => each.kind === 'text');
  const pictures = expected.filter((each): each is PictureExpectation => each.kind === 'picture');
  const supplied = map.regions.some((region) => region.owner.kind === 'supplied');
  const fonts = families === null ? [] : checkFonts(pdfFonts(document), families).filter((message) => !(supplied && message.rule === 'font-fallback'));
  return sortMessages([...checkTexts(pages, map, texts), ...checkPictures(contents, map, pictures), ...checkContents(pages, map, texts), ...fonts]);
}
