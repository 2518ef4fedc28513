/** Bullets and numbers of lists. */

/** Part of a step of indent that a further digit takes. */
const DIGIT = 0.45;

/** Room that a marker needs before its text, in steps of indent: one for a bullet or a number of one digit. Numbers so stand right-aligned to their points. */
export const markerRoom = (marker: string): number => 1 + DIGIT * Math.max(0, [...marker].length - 2);
