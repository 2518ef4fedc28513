// scenes-generic.mjs — a plain karst landscape in any mood; the base composition other scenes vary.
import { sky, glow, karst, hills, birds, streaks } from './landscape.mjs';
import { MOODS, mix } from './palette.mjs';

export function generic(mood) {
  return (p, R, w, h) => {
    const M = MOODS[mood], hz = h * R.range(0.55, 0.68), sx = w * R.range(0.25, 0.75);
    p.flat(sky(w, h, M.sky, hz) + streaks(R, { w, y0: h * 0.08, y1: hz * 0.8, color: M.light, o: 0.35 }));
    p.spray(glow(sx, hz * 0.75, w * 0.35, M.light, 0.8));
    for (let i = 0; i < 4; i++) {
      const t = i / 3, c = mix(M.far, M.near, t), b = hz + t * h * 0.12, n = Math.round(9 - t * 4);
      const k = karst(R, { x0: -40, x1: w + 40, base: b, bottom: h, n, wid: [w * 0.04 * (1 + t), w * 0.09 * (1 + t)], hei: [h * 0.08, h * (0.3 - t * 0.06)], color: c, lightC: mix(c, M.light, 0.35), haze: mix(M.haze, c, 0.2 * t), light: sx < w / 2 ? -1 : 1, tuft: 4 + t * 8, dabs: 60 * i });
      p.flat(k.ink, k.shade);
      p.mist({ y: b, hh: h * 0.06, color: M.haze, a: 0.7, seed: 5 + i });
    }
    const f = hills(R, { x0: -20, x1: w + 20, y: h * 0.83, amp: h * 0.05, len: w * 0.4, bottom: h, color: M.ground, tuft: 10, dabs: 200 });
    p.flat(f.ink, f.shade);
    p.flat(birds(R, { x: w * 0.6, y: h * 0.25, color: M.near, size: w * 0.01, spread: w * 0.06 }));
  };
}
