/** The name under which a Vietnamese word is counted. */
import { splitTone } from './syllable.js';

/** What different ways to write one syllable have in common: its letters without tone, in lower case, and the tone's number. */
export function keyOf(word: string): string {
  const split = splitTone(word);
  return split === null ? word.toLowerCase() : `${split.base}${split.tone}`;
}
