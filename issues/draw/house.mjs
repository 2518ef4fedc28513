// house.mjs — the standing pieces of the magazine: the drawn nameplate (outlines, white) and the round emblem. Units mm.
import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { font } from './ttf.mjs';
import { INK, KARST, RIVER, PERSIMMON, ANISE, PAPER, mix } from './palette.mjs';

const n2 = (v) => Math.round(v * 100) / 100;
/** An eight-pointed star anise as one path: eight boat-shaped follicles round a centre. */
export function starPath(cx, cy, r, rot = 0, width = 0.23) {
  let d = '';
  for (let i = 0; i < 8; i++) {
    const a = rot + (i * Math.PI) / 4, P = (rr, off) => `${n2(cx + Math.cos(a) * rr - Math.sin(a) * off)} ${n2(cy + Math.sin(a) * rr + Math.cos(a) * off)}`, w = r * width;
    d += `M${P(r * 0.1, 0)}C${P(r * 0.3, w * 0.9)} ${P(r * 0.62, w)} ${P(r, 0)}C${P(r * 0.62, -w)} ${P(r * 0.3, -w * 0.9)} ${P(r * 0.1, 0)}Z`;
  }
  return d;
}
function words(issues) {
  const file = join(issues, 'house.yaml');
  let vi = 'Biên Cương', en = 'Borderlands';
  if (existsSync(file)) {
    const y = parse(readFileSync(file, 'utf8')), n = y.nameplate ?? y.title ?? {};
    const pick = (v, k) => (typeof v === 'string' ? v : v?.[k] ?? v?.text?.[k]);
    vi = pick(n, 'vi') ?? vi; en = (typeof n === 'string' ? null : pick(n, 'en')) ?? en;
  }
  return { vi, en };
}
export function nameplate(issues, modules) {
  const { vi, en } = words(issues);
  const big = font(join(modules, '@expo-google-fonts/playfair-display/800ExtraBold/PlayfairDisplay_800ExtraBold.ttf'));
  const small = font(join(modules, '@expo-google-fonts/playfair-display/500Medium_Italic/PlayfairDisplay_500Medium_Italic.ttf'));
  const W = 174, m = 1; let size = 30;
  const fit = big.text(vi, 0, 0, size, { track: -8 }).width; size *= (W - 2 * m) / fit; size = Math.min(size, 44);
  const base = size * 1.06, t = big.text(vi, 0, 0, size, { track: -8 }), x0 = (W - t.width) / 2;
  const sub = size * 0.2, e0 = small.text(en, 0, 0, sub, { track: 40 }), y2 = base + size * 0.46, ex = (W - e0.width) / 2;
  const H = n2(y2 + size * 0.12);
  // ridge lines either side of the small name, ending in a star
  const ridge = (a, b, flip) => { const n = 220, pts = []; for (let i = 0; i <= n; i++) { const u = i / n, x = a + (b - a) * u, v = flip ? 1 - u : u; let h = 0; for (const [c, w, k] of [[0.3, 0.045, 0.55], [0.4, 0.055, 1.15], [0.485, 0.04, 0.7], [0.6, 0.082, 1.5], [0.69, 0.06, 0.85], [0.79, 0.05, 1.1], [0.87, 0.04, 0.5]]) { const z = Math.abs(v - c) / w; if (z < 1) h = Math.max(h, k * (1 - z ** 2.8) ** 0.6); } pts.push(`${n2(x)} ${n2(y2 - sub * 0.14 - h * sub * 0.62)}`); } return `M${pts.join('L')}`; };
  const gap = sub * 0.9, lw = n2(sub * 0.055), line = `stroke="#ffffff" stroke-width="${lw}" fill="none" stroke-linejoin="round" stroke-linecap="round"`;
  let s = `<path d="${big.text(vi, x0, base, size, { track: -8 }).d}" fill="#ffffff"/><path d="${small.text(en, ex, y2, sub, { track: 40 }).d}" fill="#ffffff"/>`;
  const sl = ex - gap - sub * 0.8, sr = ex + e0.width + gap + sub * 0.8;
  s += `<path d="${starPath(sl, y2 - sub * 0.27, sub * 0.46, Math.PI / 8)}" fill="#ffffff"/><path d="${starPath(sr, y2 - sub * 0.27, sub * 0.46, Math.PI / 8)}" fill="#ffffff"/>`;
  s += `<path d="${ridge(m, sl - sub * 0.75, false)}" ${line}/><path d="${ridge(sr + sub * 0.75, W - m, true)}" ${line}/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${W}mm" height="${H}mm" viewBox="0 0 ${W} ${H}"><title>${vi} · ${en}</title>${s}</svg>\n`;
}
/** Round emblem 40 mm: karst peaks, a river in three strokes, star anise as the sun. Solid colour on paper. */
export function emblem() {
  const C = 20, tower = (x, w, h, b = 26.6) => `M${n2(x - w)} ${b}C${n2(x - w * 0.95)} ${n2(b - h * 0.75)} ${n2(x - w * 0.6)} ${n2(b - h)} ${x} ${n2(b - h)}C${n2(x + w * 0.62)} ${n2(b - h)} ${n2(x + w * 0.9)} ${n2(b - h * 0.62)} ${n2(x + w)} ${b}Z`;
  const wave = (y, a, x0, x1) => { const n = 4, st = (x1 - x0) / n; let d = `M${n2(x0)} ${y}`; for (let i = 0; i < n; i++) d += `q${n2(st / 2)} ${i % 2 ? a : -a} ${n2(st)} 0`; return d; };
  let s = `<circle cx="${C}" cy="${C}" r="19.6" fill="${KARST}"/><circle cx="${C}" cy="${C}" r="18" fill="none" stroke="${PAPER}" stroke-width="0.7"/>`;
  s += `<path d="${starPath(C, 10.6, 5.6, Math.PI / 8, 0.25)}" fill="${PERSIMMON}"/><circle cx="${C}" cy="10.6" r="1" fill="${PERSIMMON}"/>`;
  s += `<path d="${tower(9.6, 3.6, 7.5)}${tower(30.2, 3.8, 8.6)}" fill="${mix(PAPER, KARST, 0.45)}"/>`;
  s += `<path d="${tower(14.3, 4.1, 11)}${tower(25.4, 4.6, 9.4)}" fill="${PAPER}"/><path d="M14.3 15.6C16.8 15.6 17.9 19.5 18.4 26.6H15.2C14.2 23 15.6 19.6 14.3 15.6ZM25.4 17.2C28.2 17.2 29.5 20.8 30 26.6H26.6C25.4 23.6 26.8 20.4 25.4 17.2Z" fill="${mix(PAPER, KARST, 0.3)}"/>`;
  for (const [y, a, w] of [[28.6, 1.1, 13.6], [31.1, 1, 11], [33.6, 0.9, 7]]) s += `<path d="${wave(y, a, C - w, C + w)}" fill="none" stroke="${y === 31.1 ? mix(RIVER, PAPER, 0.55) : PAPER}" stroke-width="0.95" stroke-linecap="round"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="40mm" viewBox="0 0 40 40"><title>emblem</title>${s}</svg>\n`;
}
