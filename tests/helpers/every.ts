/** How much is tried of what is long: some of the places at which a fault may strike, some of the pages; with `npm run test:all` each. */

export const EVERY = (process.env['EVERY'] ?? '') !== '';

/** So many of the places, spread over all of them, the first and the last among them; the one in the middle where it is one. */
export const some = <T>(places: readonly T[], many: number): T[] =>
  EVERY || many >= places.length ? [...places] : many === 1 ? [places[places.length >> 1]!] : Array.from({ length: many }, (_, i) => places[Math.round((i * (places.length - 1)) / (many - 1))]!);
