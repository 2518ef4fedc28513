/** Characters that no text of an issue may hold, though they are valid Unicode. */

/**
 * True for the controls that embed, override or isolate a direction of writing (UAX 9, section 2): they make text read otherwise than it is
 * stored. The plain marks U+200E, U+200F and U+061C only help and are text.
 */
export const isBidiControl = (sign: string): boolean => /^[\u202a-\u202e\u2066-\u2069]$/.test(sign);
