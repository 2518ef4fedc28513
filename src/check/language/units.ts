/** Units of measure, which stand behind figures and are no words to doubt. */
import type { Word } from '../words.js';

const UNITS: ReadonlySet<string> = new Set('cm dm dl gb gr gw ha hl kg km kv kw kwh lm mb mg ml mm mw tb tr vs tạ tấn yến mét lít'.split(' '));

/** Words that count as a figure does: mỗi kg, một km. */
const COUNT = /(?:^|[\s(/])(?:một|mỗi|từng|nửa|vài|mấy|trên) $|\/$/iu;

/** True for a unit right behind a figure or a word that counts, or raised to a power. */
export const isUnit = ({ text, prose, index, gap }: Word): boolean => UNITS.has(text.toLowerCase()) && (/^[²³]/.test(prose.text.slice(index + text.length)) || COUNT.test(prose.text.slice(Math.max(0, index - 8), index)) || /\d[^\p{L}]*$/u.test(gap ?? '') || /\d\s*$/.test(prose.text.slice(Math.max(0, index - 40), index)));
