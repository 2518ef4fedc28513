/** Arithmetic on pixels of ink: four bytes each, cyan, magenta, yellow and black, 255 for full ink. */

/** The most ink on any pixel, percent of all four (400 at most). */
export function mostInk(pixels: Uint8Array): number {
  let most = 0;
  for (let i = 0; i + 3 < pixels.length; i += 4) {
    const sum = pixels[i]! + pixels[i + 1]! + pixels[i + 2]! + pixels[i + 3]!;
    if (sum > most) most = sum;
  }
  return (most / 255) * 100;
}

/**
 * Pixels with no more ink than `limit`, percent. Where there is more, cyan, magenta and yellow are lowered in proportion: black stays,
 * and with it the drawing of the shadows.
 */
export function holdInk(pixels: Uint8Array, limit: number): Uint8Array {
  const most = (limit / 100) * 255;
  const held = pixels.slice();
  for (let i = 0; i + 3 < held.length; i += 4) {
    const colour = held[i]! + held[i + 1]! + held[i + 2]!;
    const black = held[i + 3]!;
    if (colour + black <= most) continue;
    const part = Math.max(0, most - black) / colour;
    // Rounded down: three roundings up would be over the limit again.
    for (let c = 0; c < 3; c += 1) held[i + c] = Math.floor(held[i + c]! * part);
  }
  return held;
}

/** True where red, green and blue (three bytes a pixel) are nowhere further apart than `spread`: a photo in black and white that was saved in colour. */
export function isNeutral(rgb: Uint8Array, spread: number): boolean {
  for (let i = 0; i + 2 < rgb.length; i += 3) {
    const [r, g, b] = [rgb[i]!, rgb[i + 1]!, rgb[i + 2]!];
    if (Math.max(r, g, b) - Math.min(r, g, b) > spread) return false;
  }
  return true;
}
