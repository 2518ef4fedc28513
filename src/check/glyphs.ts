/** Characters that no declared font can set: a stopper at their place, never a fallback to whatever the machine has. */
import type { Message, Place } from '../model/message.js';
import type { IssueSource } from '../model/stages.js';

/** A text of the issue with the place it was typed at. */
export interface PlacedWords {
  readonly text: string;
  readonly place: Place;
}

/** Signs that are never drawn, and the no-break space, which every browser draws as a space. */
const UNDRAWN = /[\s\p{Cc}\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFE00-\uFE0F\uFEFF]/u;

const name = (codePoint: number): string => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;

/** Where a character stands in the lines of a text, from the place the text begins at. */
function exactPlace(sign: string, place: Place, sources: ReadonlyMap<string, string>): Place {
  const lines = sources.get(place.file)?.split(/\r\n|\r|\n/);
  if (!lines) return place;
  for (let line = place.line; line <= Math.min(place.endLine ?? place.line, lines.length); line += 1) {
    const from = line === place.line ? place.column - 1 : 0;
    const at = (lines[line - 1] ?? '').normalize('NFC').indexOf(sign, from);
    if (at >= 0) return { file: place.file, line, column: at + 1, endLine: line, endColumn: at + 1 + sign.length };
  }
  return place;
}

/**
 * Finds characters that the fonts lack, once a text and character.
 * @param has tells whether a font has a character.
 */
export function missingGlyphs(texts: readonly PlacedWords[], source: IssueSource, has: (codePoint: number) => boolean): Message[] {
  const sources = new Map([source.issue, source.house, ...source.articles.flatMap((a) => a.files.map((f) => f.source))].flatMap((f) => (f ? [[f.file, f.text] as const] : [])));
  const messages: Message[] = [];
  const told = new Set<string>();
  for (const { text, place } of texts) {
    for (const sign of new Set(text)) {
      const codePoint = sign.codePointAt(0)!;
      if (UNDRAWN.test(sign) || has(codePoint)) continue;
      const at = exactPlace(sign, place, sources);
      const key = `${at.file}:${at.line}:${at.column}:${sign}`;
      if (told.has(key)) continue;
      told.add(key);
      messages.push({
        severity: 'stopper',
        rule: 'missing-glyph',
        text: `No font of the stylesheet has the character “${sign}” (${name(codePoint)}).`,
        note: 'Write it with other characters, or add a font that has it to styles/fonts.css and to the stacks in styles/print.css.',
        place: at,
      });
    }
  }
  return messages;
}
