/** Fonts, and whether their signs can be read out. */
import type { GlyphRun } from '../../pdf/index.js';
import { gathered, type Fault, type Rule } from '../rule.js';
import type { Subject } from '../subject.js';

/** Text that is read, invisible text too. */
const runs = (subject: Subject, fault: (run: GlyphRun, page: number) => Fault[]): Fault[] =>
  subject.pages.flatMap(({ number, contents }) => gathered(contents.paints.flatMap((paint) => (paint.kind === 'glyphs' ? fault(paint, number) : []))));

/** No sign: unknown, or one of those that Unicode keeps for no character (ISO 14289-1, 7.21.7). */
const UNREAD = /[\ufffd\ufeff\ufffe\u0000]/;

export const FONT_RULES: readonly Rule[] = [
  {
    id: 'ua-font', clause: '7.21.4.1', conditions: ['31-009'], remedy: 'Export with all fonts embedded.',
    check: (subject) => runs(subject, ({ embedded, font }, page) => (embedded ? [] : [{ page, object: font, text: `The font ${font || 'of a text'} is not embedded.` }])),
  },
  {
    id: 'ua-unicode', clause: '7.21.7', conditions: ['10-001', '31-027', '31-028', '31-029'], remedy: 'Export with ToUnicode tables, or give the text an ActualText.',
    check: (subject) => runs(subject, ({ glyphs, font, artifact }, page) => (!artifact && glyphs.some(({ text }) => UNREAD.test(text)) ? [{ page, object: font, text: `Signs of ${font || 'a font'} cannot be told as characters.` }] : [])),
  },
];
