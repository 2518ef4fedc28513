import { PDFStream } from '@cantoo/pdf-lib';
import { decodeStream, entry, type Paint } from '../../pdf/index.js';
import { boxOfPaint, colourOf, gather, nameOfPaint, rectOf, shows, type Rule } from '../rule.js';
import type { Subject } from '../subject.js';
import { pdfxIntents } from './output-intent.js';

/** Spaces that are made of others: what those are decides. */
const BUILT = new Set(['Separation', 'DeviceN', 'NChannel', 'Indexed', 'Pattern']);

/** The families that a paint's colour rests on; none for a stencil's own pixels, which have no colour. */
function familiesOf(paint: Paint): readonly string[] {
  if (paint.kind === 'image' && paint.space) return paint.space.families;
  if (paint.kind !== 'image' && paint.pattern?.kind === 'shade') return paint.pattern.shade.space.families;
  // The cell of a pattern is looked at by itself.
  if (paint.kind !== 'image' && paint.pattern) return [];
  return colourOf(paint).space.families;
}

const kindOf = (paint: Paint): string => (paint.kind === 'image' ? 'picture' : paint.kind === 'glyphs' ? 'text' : paint.how === 'stroke' ? 'line' : 'shape');

/** Only the colour spaces that the printer allows. */
export const colourSpace: Rule = {
  id: 'colour-space',
  severity: 'error',
  source: 'ISO 15930-7, 6.2.3; GWG 2022 R0027',
  why: 'Colours in other spaces are turned into ink by whoever handles the file next, black text into four inks.',
  remedy: 'Convert to the printing condition’s CMYK before export.',
  check: (subject) => {
    const allowed = new Set(subject.limits.colours);
    const refused = (paint: Paint): string | null => familiesOf(paint).find((family) => !BUILT.has(family) && !allowed.has(family)) ?? null;
    return subject.pages.flatMap((page) => gather(page, page.paints().filter((paint) => shows(paint) && refused(paint) !== null), (paint) => `${refused(paint)} ${paint.kind === 'image' ? paint.ref : kindOf(paint)}`, (paint, count) => ({
      rect: rectOf(boxOfPaint(paint)), object: nameOfPaint(paint), value: refused(paint)!, limit: subject.limits.colours.join(', '), text: `${count > 1 ? `${count} paints (${kindOf(paint)})` : `A ${kindOf(paint)}`} in ${refused(paint)}.`,
    })));
  },
  whole: twice,
};

/** An ICCBased CMYK space with the intent's own profile is converted from itself to itself, and black text with it. */
function twice(subject: Subject) {
  const [intent] = pdfxIntents(subject);
  const profile = intent ? entry(intent, 'DestOutputProfile') : undefined;
  if (!(profile instanceof PDFStream) || !subject.limits.colours.includes('ICCBased4')) return [];
  const bytes = Buffer.from(decodeStream(profile));
  return subject.resources().filter(({ object }) => object !== profile && object instanceof PDFStream && entry(object.dict, 'N')?.toString() === '4' && bytes.equals(decodeStream(object))).map(({ page }) => ({
    page, value: 'ICCBased4', limit: 'DeviceCMYK', text: 'A colour space uses the profile of the output intent.', note: 'Use DeviceCMYK for colours of the output intent.',
  }));
}
