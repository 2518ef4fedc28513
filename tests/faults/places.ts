/** At how many places faults strike: at some of them in every run of the tests, at each with `npm run faults:all`. */

export const EVERY = (process.env['EVERY_FAULT'] ?? '') !== '';

/** So many of the places, spread over all of them, the first and the last among them. */
export const some = <T>(places: readonly T[], many: number): T[] =>
  EVERY || many >= places.length ? [...places] : Array.from({ length: many }, (_, i) => places[Math.round((i * (places.length - 1)) / (many - 1))]!);
