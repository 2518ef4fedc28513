/** Units of measure, which stand behind figures and are no words to doubt. */
import type { Word } from '../words.js';

const UNITS: ReadonlySet<string> = new Set('cm dm dl gb gr gw ha hl kg km kv kw kwh lm mb mg ml mm mw tb tr vs tạ tấn yến mét lít'.split(' '));

/** True for a unit right behind a figure. */
export const isUnit = ({ text, prose, index, gap }: Word): boolean => UNITS.has(text.toLowerCase()) && (/\d[^\p{L}]*$/u.test(gap ?? '') || /\d\s*$/.test(prose.text.slice(Math.max(0, index - 40), index)));
