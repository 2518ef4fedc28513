/** The sum of inks over pixels: measured, and brought down. */

/** Ink of the heaviest pixel of four channels, percent. @param inverted for JPEG data read as it is stored by Adobe's programs. */
export function heaviest(data: Uint8Array): number {
  let most = 0;
  for (let i = 0; i + 3 < data.length; i += 4) {
    const sum = data[i]! + data[i + 1]! + data[i + 2]! + data[i + 3]!;
    if (sum > most) most = sum;
  }
  return (100 * most) / 255;
}

/** Brings every pixel within a limit by lowering its three colours in proportion; black stays. Changes the bytes it is given. @param limit percent. */
export function holdToLimit(data: Uint8Array, limit: number): void {
  const most = (limit * 255) / 100;
  for (let i = 0; i + 3 < data.length; i += 4) {
    const k = data[i + 3]!;
    const colours = data[i]! + data[i + 1]! + data[i + 2]!;
    if (colours + k <= most) continue;
    const scale = Math.max(0, most - k) / colours;
    for (let c = i; c < i + 3; c += 1) data[c] = Math.floor(data[c]! * scale);
  }
}
