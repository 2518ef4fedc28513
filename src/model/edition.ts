/** Editions: one issue's pages made for the press, for people who check them, and for screens. */

/** In the order in which they are made. */
export const EDITIONS = ['print', 'proof', 'digital'] as const;

/**
 * - `print`: the file that the press takes, in ink.
 * - `proof`: for editors: light, marked as a proof, with the open messages at its end.
 * - `digital`: for readers on a screen: trimmed pages with links.
 */
export type Edition = (typeof EDITIONS)[number];

/** Pictures of an edition for screens: brought down to this many pixels per inch at their place, JPEG quality 1 to 100. */
export const SCREEN: Readonly<Record<Exclude<Edition, 'print'>, { readonly ppi: number; readonly quality: number }>> = {
  proof: { ppi: 150, quality: 80 },
  digital: { ppi: 200, quality: 85 },
};
