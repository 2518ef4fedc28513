// rand.mjs — seeded random numbers and value noise (no Date, no Math.random: every run is the same).
export function rng(seed) {
  let s = 0;
  for (const ch of String(seed)) s = (Math.imul(s ^ ch.charCodeAt(0), 2654435761) + 0x9e3779b9) | 0;
  const next = () => {
    s = (s + 0x6d2b79f5) | 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const R = () => next();
  R.range = (a, b) => a + (b - a) * next();
  R.int = (a, b) => Math.floor(a + (b - a + 1) * next());
  R.pick = (list) => list[Math.floor(next() * list.length)];
  R.gauss = () => (next() + next() + next() + next() - 2) * 1.0;
  R.sign = () => (next() < 0.5 ? -1 : 1);
  R.chance = (p) => next() < p;
  return R;
}

const hash = (x, y, s) => {
  let h = Math.imul(x, 374761393) + Math.imul(y, 668265263) + Math.imul(s, 1274126177);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
};
const fade = (t) => t * t * t * (t * (t * 6 - 15) + 10);

/** Value noise in -1..1. */
export function noise2(x, y, s = 0) {
  const xi = Math.floor(x), yi = Math.floor(y);
  const u = fade(x - xi), v = fade(y - yi);
  const a = hash(xi, yi, s), b = hash(xi + 1, yi, s), c = hash(xi, yi + 1, s), d = hash(xi + 1, yi + 1, s);
  return ((a + (b - a) * u) * (1 - v) + (c + (d - c) * u) * v) * 2 - 1;
}
/** Fractal noise, about -1..1. */
export function fbm(x, y = 0, s = 0, oct = 4) {
  let a = 0.5, f = 1, sum = 0, n = 0;
  for (let i = 0; i < oct; i++) { sum += a * noise2(x * f + i * 17.3, y * f - i * 9.1, s + i); n += a; a *= 0.5; f *= 2.03; }
  return sum / n;
}
