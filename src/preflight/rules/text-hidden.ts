import { seePage, type Hidden, type SeenGlyph } from '../../pdf/index.js';
import { gather, nameOfText, rectOf, type Rule } from '../rule.js';
import type { SubjectPage } from '../subject.js';

const SAID: Partial<Record<Hidden, string>> = {
  'too-small': 'Text is too small to be seen',
  transparent: 'Text is transparent',
  clipped: 'Text is cut off by its frame',
  covered: 'Text is covered by what lies over it',
  'same-colour': 'Text has the colour of its ground',
};

/** Text that is there and not seen. Invisible text of scans (mode 3) is meant so, and what lies in the slug is outside the trim. */
export const textHidden: Rule = {
  id: 'text-hidden',
  severity: 'warning',
  source: 'house',
  why: 'Words that nobody can read were meant for somebody.',
  remedy: 'Bring the text to the front, give it another colour, or take it out.',
  check: ({ pages }) => pages.flatMap((page) => gather(page, spans(page), ([first]) => first!.hidden!, (span) => ({
    rect: rectOf(span.reduce((box, { glyph }) => ({ left: Math.min(box.left, glyph.left), top: Math.min(box.top, glyph.top), right: Math.max(box.right, glyph.right), bottom: Math.max(box.bottom, glyph.bottom) }), { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity })),
    object: nameOfText(span.map(({ glyph }) => glyph)), value: span[0]!.hidden!, limit: 'seen', text: `${SAID[span[0]!.hidden!]!}.`,
  }))),
};

/** Hidden glyphs in a row, with the same reason. */
function spans(page: SubjectPage): SeenGlyph[][] {
  const found: SeenGlyph[][] = [];
  let last: SeenGlyph | null = null;
  for (const seen of seePage(page.contents)) {
    if (seen.hidden === null || SAID[seen.hidden] === undefined) {
      if (seen.glyph.right > seen.glyph.left) last = null;
      continue;
    }
    if (last && last.hidden === seen.hidden && last.run === seen.run) found.at(-1)!.push(seen);
    else found.push([seen]);
    last = seen;
  }
  return found;
}
