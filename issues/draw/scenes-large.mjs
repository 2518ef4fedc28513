// scenes-large.mjs — the pictures printed across a whole page or two facing pages: terraces, roofed bridge, panorama.
// Detail runs to the bottom edge; the panorama keeps its middle and its bottom right corner quiet (fold, caption).
import { sky, glow, clouds, streaks, birds, hills, glints, band, rain } from './landscape.mjs';
import { tree, bamboo, palm, banana, foliage, grass, leafD, leaf } from './flora.mjs';
import { person } from './figures.mjs';
import { stiltHouse, raft, sampan } from './buildings.mjs';
import { MOODS, mix, lighten, darken, PERSIMMON, INDIGO } from './palette.mjs';
import { lin, poly, smooth, tube, quad, path, stroke, circ, ell, rect, g, at, op, clip } from './svg.mjs';
import { fbm } from './rand.mjs';
import { rows, buffalo, lotus } from './scenes-land.mjs';

const S = {};

/** Terraces as shelves, far to near: each has a field or water, a light lip and a dark riser. Returns ink, shade, water (mask) and lip(i, x). */
function shelves(R, { w, y0, y1, n, bowl = 120, cx = w / 2, amp = 40, len = w * 0.2, drift = 0.35, pow = 1.6, cols, wet, bank, lipC, riser = [5, 46], share = 0.42, plot = [0.16, 0.4], texture = 1, phase = 0.6 }) {
  const T = (i) => Math.max(0, i) / (n - 1), sd = R.int(0, 999);
  const lip = (i, x) => { const t = T(i), u = (x - cx) / (w / 2); return y0 + (y1 - y0) * t ** pow - bowl * u * u * (0.25 + 0.75 * Math.sin(Math.PI * Math.min(1, t * 0.8 + 0.1))) + amp * (0.25 + 1.35 * t) * (0.62 * Math.sin(x / len / (0.7 + 0.5 * t) + phase + i * drift) + 0.38 * Math.sin(x / len * 1.9 + i * drift * 1.6) + 0.25 * fbm(x / (len * 0.4), i * 0.5, sd, 2)); };
  const rise = (i) => riser[0] + (riser[1] - riser[0]) * T(i), step = 12, xs = []; for (let x = -step; x <= w + step; x += step) xs.push(x);
  let ink = '', shade = '', water = '', last = -1;
  for (let i = 0; i < n; i++) {
    const t = T(i), top = (x) => (i ? lip(i - 1, x) + rise(i - 1) : y0 - 60), low = (x) => Math.max(top(x), lip(i, x)), back = 0.8 + 0.12 * t;
    let x = -R() * 0.3 * w; const cuts = [];
    while (x < w * 1.15) { let c = R() < share ? -1 : R.int(0, cols.length - 1); if (c === last) c = c === -1 ? R.int(0, cols.length - 1) : (c + 1) % cols.length; last = c; const x2 = x + w * R.range(...plot) * (0.75 + 0.75 * t); cuts.push([x, x2, c]); x = x2; }
    for (const [a, b, c] of cuts) {
      const A = (v) => cx + (v - cx) * (1 - (1 - back) * 0.35), pts = [], bot = [];
      for (let v = a; v < b + step; v += step) { const q = Math.min(v, b); pts.push([A(q), top(A(q)) - 1]); bot.unshift([q, low(q) + 2]); }
      const d = poly([...pts, ...bot]), ya = Math.min(...pts.map((q) => q[1])), yb = Math.max(...bot.map((q) => q[1]));
      if (c < 0) { ink += path(d, lin(wet, 0, ya, 0, yb)); water += path(d, '#fff'); } else {
        const col = cols[c]; ink += path(d, lin([mix(col, lipC, 0.22), col, darken(col, 0.12 + 0.1 * t)], 0, ya, 0, yb));
        const m = Math.round(((b - a) / 10) * (1.2 + t * 2.2) * texture); // standing rice
        for (let k = 0; k < m; k++) { const px = R.range(Math.max(a, -20), Math.min(b, w + 20)); if (px < -20 || px > w + 20) continue; const u = R(), lo = low(px), hi = top(px); if (lo - hi < 8) continue; const py = hi + (lo - hi) * (0.06 + 0.9 * u), L = (5 + 26 * t) * R.range(0.5, 1.1); shade += stroke(`M${px.toFixed(0)} ${py.toFixed(0)}q${(L * 0.1).toFixed(1)} ${(-L * 0.7).toFixed(1)} ${(L * R.range(0.1, 0.5)).toFixed(1)} ${(-L).toFixed(1)}`, R.pick([lighten(col, 0.35), darken(col, 0.3), mix(col, lipC, 0.5)]), 1.6 + 4.5 * t, op(R.range(0.3, 0.75))); }
      }
      const bx = [A(a), top(A(a))], ex = [a, low(a)]; if (ex[1] - bx[1] > 6) ink += path(tube(quad(bx, [(bx[0] + ex[0]) / 2 + 8 * t, (bx[1] + ex[1]) / 2], ex, 5), [3 + 9 * t, 4 + 12 * t, 5 + 14 * t, 5 + 15 * t, 6 + 16 * t, 6 + 17 * t], false), mix(bank, lipC, 0.25)) + stroke(`M${bx[0]} ${bx[1]}L${ex[0]} ${ex[1]}`, lipC, 1 + 2.4 * t, op(0.6));
    }
    const L = xs.map((v) => [v, low(v)]), rr = rise(i), K = L.map(([v, y], k) => [v, y + rr * (1 + 0.12 * fbm(v / 50, i, 5, 2))]).reverse();
    ink += path(poly([...L, ...K]), lin([mix(bank, lipC, 0.3), bank, darken(bank, 0.25)], 0, Math.min(...L.map((q) => q[1])), 0, Math.max(...K.map((q) => q[1]))));
    ink += path(poly([...L.map(([v, y]) => [v, y - 2 - 3.5 * t]), ...L.slice().reverse().map(([v, y]) => [v, y + 2 + 6 * t])]), lipC);
    for (let k = 0; k < (w / 13) * (0.4 + t); k++) { const v = R.range(0, w), z = rr * R.range(0.3, 0.85); shade += stroke(`M${v.toFixed(0)} ${(low(v) + rr * 0.2).toFixed(0)}l${(R.gauss() * 3).toFixed(1)} ${z.toFixed(1)}`, R.pick([mix(bank, lipC, 0.45), darken(bank, 0.35)]), 2 + 4 * t, op(R.range(0.3, 0.7))); }
  }
  return { ink, shade, water, lip, rise };
}
/** A bending stalk of ripe rice with its ear. */
function ear(R, x, y, h, c, dir = 1) {
  const e = [x + dir * h * R.range(0.3, 0.45), y - h * R.range(0.78, 0.92)], q = quad([x, y], [x + dir * h * 0.04, y - h * 1.08], e, 14); let s = stroke(smooth(q.slice(0, 15), false), darken(c, 0.28), h * 0.014);
  for (const [k, sd] of [[3, 1], [5, -1]]) s += path(leafD(q[k][0], q[k][1], -Math.PI / 2 + sd * R.range(0.25, 0.7), h * R.range(0.4, 0.6), h * 0.022), mix(c, '#6f7a34', 0.6));
  for (let i = 8; i < 15; i++) for (const sd of [-1, 1, 0]) { const a = Math.atan2(q[i][1] - q[i - 1][1], q[i][0] - q[i - 1][0]) + sd * 0.5; s += path(leafD(q[i][0] + R.gauss() * h * 0.006, q[i][1] + R() * h * 0.02, a, h * 0.058, h * 0.014), R.pick([c, lighten(c, 0.3), darken(c, 0.15)])); }
  return s;
}
/** A fern: arching fronds from one foot. */
function fern(R, x, y, r, c, n = 9) {
  let s = ''; for (let i = 0; i < n; i++) {
    const a = -Math.PI * (0.06 + (0.88 * (i + R() * 0.6)) / n), L = r * R.range(0.75, 1.1), e = [x + Math.cos(a) * L * 1.1, y + Math.sin(a) * L * 0.62 + Math.abs(Math.cos(a)) * L * 0.18], q = quad([x, y], [x + Math.cos(a) * L * 0.5, y + Math.sin(a) * L * 0.95], e, 14), col = R.pick([c, lighten(c, 0.14), darken(c, 0.22)]); s += stroke(smooth(q, false), darken(col, 0.15), r * 0.012);
    for (let j = 2; j < 14; j++) { const d = Math.atan2(q[j + 1][1] - q[j - 1][1], q[j + 1][0] - q[j - 1][0]), l = L * 0.24 * Math.sin(Math.PI * (0.25 + 0.7 * (j / 14))); for (const sd of [-1, 1]) s += path(leafD(q[j][0], q[j][1], d + sd * 1.05, l, l * 0.17), col); }
  } return s;
}
/** A heart-shaped taro leaf on its stem. */
function taro(R, x, y, h, c, lean = 0) {
  const tx = x + lean * h, ty = y - h, z = h * R.range(0.36, 0.46), f = lean < 0 ? 1 : -1; return stroke(`M${x} ${y}Q${x + lean * h * 0.2} ${y - h * 0.7} ${tx} ${ty}`, darken(c, 0.1), h * 0.028) + at(tx, ty, path('M0 -14C-16 -46 -62 -40 -66 -4C-68 34 -30 62 4 96C34 58 66 34 62 -4C58 -40 16 -46 0 -14Z', c) + path('M0 -14C16 -46 58 -40 62 -4C66 34 34 58 4 96Z', darken(c, 0.2), op(0.7)) + stroke('M0 -12Q4 40 4 92M1 4L-40 -16M1 4L40 -16M2 24L-46 14M2 24L44 14M3 46L-34 42M3 46L34 40', lighten(c, 0.32), 2.4, op(0.7)), z / 66, f * R.range(12, 34));
}
/** A boulder with a lit top. */
function boulder(R, x, y, r, c, k = 0.6) {
  const q = []; for (let i = 0; i < 10; i++) { const a = Math.PI + (Math.PI * i) / 9, m = R.range(0.86, 1.1); q.push([x + Math.cos(a) * r * m, y + Math.sin(a) * r * k * m]); }
  const top = q.slice(1, 7); return path(smooth([...q, [x + r * 0.6, y + r * 0.14], [x - r * 0.6, y + r * 0.14]], true, 0.4), lin([lighten(c, 0.16), c, darken(c, 0.4)], 0, y - r * k, 0, y + r * 0.1)) + path(smooth([...top, [x + r * 0.2, y - r * k * 0.55], [x - r * 0.15, y - r * k * 0.5], [x - r * 0.6, y - r * k * 0.2]], true, 0.4), lighten(c, 0.3), op(0.6)) + stroke(`M${x + r * 0.1} ${y - r * k * 0.5}l${r * 0.14} ${r * k * 0.35}l${-r * 0.06} ${r * k * 0.2}`, darken(c, 0.4), Math.max(2, r * 0.02), op(0.6));
}
const smoke = (p, x, y0, o, c, k = 1) => { const sm = []; for (let i = 0; i <= 8; i++) sm.push([x + Math.sin(i * 0.8) * i * 7 * k + i * 12 * k, y0 - i * 30 * k]); p.spray(path(tube(sm, [7, 11, 17, 23, 30, 36, 40, 40, 26].map((v) => v * k)), lin([[c, o], [c, o * 0.85, 0.55], [c, 0.08]], 0, y0, 0, y0 - 250 * k))); };
const egret = (x, y, z, dir = 1) => at(x, y, stroke('M-2 0V-26M5 0V-26', '#4a4238', 2) + path('M-26 -30C-14 -46 8 -46 14 -38C18 -44 10 -54 12 -64C13 -72 22 -74 26 -68L38 -65L26 -63C20 -60 24 -50 22 -42C18 -26 -4 -20 -26 -30Z', '#f6efdf') + path('M-26 -30C-12 -34 4 -32 14 -38C10 -26 -6 -22 -26 -30Z', '#cdbfa2'), z, 0, dir);

S.g6 = (p, R, w, h) => {
  const M = { ...MOODS.gold, far: '#d9b078', near: '#5d4a38', haze: '#f9e2ae' }, hz = 520;
  p.flat(sky(w, h, ['#cf8247', '#ecb264', '#fbe3ae'], hz) + streaks(R, { w, y0: 60, y1: 300, n: 12, color: '#fff0cc', o: 0.45, thick: 10 })); p.spray(glow(1560, 330, 900, '#fff3cf', 0.95)); p.flat(circ(1560, 318, 74, '#fff7de'));
  rows(p, R, w, h, M, { n: 4, y0: 400, y1: 560, count: 9, wid: [120, 230], hei: [90, 370], light: 1, mist: 0.75, mh: 70, bottom: 680, depth: 0.72, shrink: 0.4, dabs: 120, env: (u) => 0.5 + 0.75 * Math.abs(u - 0.62) * 1.6 });
  const sh = shelves(R, { w, y0: 600, y1: h + 130, n: 15, bowl: 190, cx: 1400, amp: 84, len: 300, drift: 0.3, pow: 1.5, cols: ['#d6a93a', '#e3bd52', '#b99d3c', '#c9b04c', '#94923f', '#dfb445'], wet: ['#f3e2b8', '#b3c0ae', '#6f98a0'], bank: '#66502a', lipC: '#f0d58c', riser: [5, 60], share: 0.36, texture: 1.15 });
  p.flat(path(poly([[-10, 560], [w + 10, 560], [w + 10, h], [-10, h]]), '#b59a4a')); p.flat(sh.ink, sh.shade);
  p.reflect({ y: 590, mask: sh.water, tint: '#86a8aa', amp: 14, t0: 0.5, t1: 0.8, squash: 0.42, span: 700 });
  p.spray(rect(0, 520, w, 330, lin([['#fbe3ae', 0.85], ['#fbe3ae', 0]], 0, 560, 0, 800))); p.mist({ y: 566, hh: 62, color: '#fbe8c0', a: 1, sx: 700, sy: 60, seed: 31 });
  // houses among trees on both slopes
  const Y = (i, x) => sh.lip(i, x); let s = ''; for (let i = 0; i < 60; i++) { const x = R.range(-20, w + 20), u = Math.abs(x / w - 0.58) * 2; if (R() > 0.25 + u) continue; s += foliage(R, x, 588 - u * u * 60 + R() * 26, R.range(22, 52), R.range(16, 34), R.pick(['#a39a5c', '#8f8a50', '#b3a668']), { n: 12, z: 10, light: 1, lightC: '#e9d08a' }); }
  for (const [x, i, z] of [[210, 5, 230], [70, 5, 190], [620, 4, 150], [2020, 4, 170], [2290, 5, 250], [1080, 2, 80], [1180, 2, 66]]) s += tree(R, x, Y(i, x) + 4, z, '#6b6a34', { light: 1 });
  s += stiltHouse(400, Y(5, 400) + 8, 270, { roof: '#4f3c2c', wall: '#8a6440' }) + stiltHouse(2160, Y(4, 2160) + 30, 220, { roof: '#5d4630', wall: '#8a6440', dir: -1 }) + stiltHouse(1960, Y(3, 1900) + 20, 140, { roof: '#5d4630', wall: '#8a6440' });
  for (const [x, i, z] of [[560, 5, 170], [2060, 5, 130], [250, 6, 120]]) s += tree(R, x, Y(i, x) + 6, z, '#5f6232', { light: 1 });
  p.flat(s); smoke(p, 430, Y(5, 400) - 200, 0.8, '#fff2d4', 0.9);
  p.spray(rect(0, 1000, w, 640, lin([['#3a2c18', 0], ['#3a2c18', 0.5]], 0, 1050, 0, h)));
  // two people on a bank
  const py = (x) => Y(9, x) + 4; p.flat(person(760, py(760), 330, { kind: 'tunic', top: INDIGO, hat: 'cone', basket: true, sash: PERSIMMON, trim: '#7fb0b8', stride: 0.55 }) + person(1060, py(1060), 336, { kind: 'farmer', top: '#7a3b2e', low: '#33302f', hat: 'cone', pole: true, load: '#d9b04a', stride: 0.55 }));
  let e = ''; for (const [x, i, z, d] of [[1620, 8, 0.9, -1], [1720, 8, 0.8, 1], [1360, 6, 0.6, 1]]) e += egret(x, Y(i, x), z, d); p.flat(e);
  // ripe rice at the near edge
  let f = ''; for (let i = 0; i < 150; i++) { const side = R() < 0.5, t = R() ** 1.5, x = side ? -20 + t * 900 : w + 20 - t * 1050, L = 330 * (1 - t * 0.62) * R.range(0.75, 1.1); f += ear(R, x, h + 30 - R() * 20, L, R.pick(['#dcb048', '#c99a38', '#e8c463', '#b08a34']), side ? 1 : -1); }
  p.flat(grass(R, { x0: 0, x1: w, y: h + 20, n: 300, h: 130, c: '#6b5a26', yr: 14 }) + f + birds(R, { x: 800, y: 190, n: 9, spread: 170, size: 26, color: '#7a5430' }));
};

S.g9 = (p, R, w, h) => {
  const M = MOODS.rain, wl = 1150; p.flat(sky(w, h, ['#66797f', '#90a2a0', '#c6cdc0'], 800)); p.spray(clouds(R, { x0: 0, x1: w, y: 190, n: 11, len: 1100, thick: 110, color: '#58696e', o: 0.6 }));
  rows(p, R, w, h, M, { n: 4, y0: 700, y1: 930, count: 8, wid: [150, 270], hei: [220, 640], light: -1, lit: 0.22, mist: 0.95, mh: 120, bottom: 1100, dabs: 110 });
  const fb = hills(R, { x0: -20, x1: w + 20, bottom: wl + 20, y: 1090, amp: 46, len: 420, color: '#7b968a', lightC: '#a9bba8', darkC: '#5f7f76', tuft: 16 }); p.flat(fb.ink, fb.shade);
  let ft = ''; for (let i = 0; i < 44; i++) { const x = R.range(-20, w + 20); ft += foliage(R, x, fb.y(x) - 12, R.range(40, 90), R.range(30, 60), R.pick(['#7f9a8e', '#6f8d82', '#8aa395']), { n: 18, z: 15 }); } p.flat(ft); p.mist({ y: 1080, hh: 90, color: '#d3dace', a: 0.7, sx: 700, sy: 60, seed: 9 });
  // the bridge
  const dk = (x) => 1010 - 84 * Math.sin((Math.PI * (x - 130)) / (w - 260)), c = '#74482f', E = 285, px = [560, 1180, 1800]; let b = '', bk = '';
  for (const [x0, x1] of [[-40, 250], [w - 250, w + 40]]) { const l = x0 < 0; bk += path(poly(l ? [[x0, 1000], [x1 - 30, 1020], [x1 + 46, 1330], [x0, 1330]] : [[x0 + 30, 1020], [x1, 1000], [x1, 1330], [x0 - 46, 1330]]), lin(['#8b8d82', '#5b645f', '#454f4c'], 0, 1000, 0, 1330)); for (let i = 0; i < 7; i++) { const y = 1052 + i * 42; bk += stroke(`M${l ? x0 : x0 + 20 - i * 10} ${y}H${l ? x1 - 20 + i * 10 : x1}`, '#4d5652', 4, op(0.6)); for (let j = 0; j < 4; j++) { const x = x0 + 20 + j * 78 + (i % 2) * 38; bk += stroke(`M${x} ${y}v42`, '#4d5652', 4, op(0.5)) + rect(x + 6, y + 6, 54, 14, '#a4a698', op(R.range(0.05, 0.3))); } } }
  for (const x of px) { const y = dk(x) + 40; bk += path(poly([[x - 66, y], [x + 66, y], [x + 84, wl + 46], [x + 40, wl + 66], [x - 40, wl + 66], [x - 84, wl + 46]]), lin(['#9a9a8e', '#6d736c', '#4a5552'], 0, y, 0, wl + 60)) + path(poly([[x + 14, y], [x + 66, y], [x + 84, wl + 46], [x + 40, wl + 66], [x + 16, wl + 66]]), '#3d4846', op(0.45)); for (let i = 0; i < 5; i++) bk += stroke(`M${x - 70 - i * 3} ${y + 34 + i * 36}h${140 + i * 6}`, '#4d5652', 3.5, op(0.6)) + rect(x - 60 + R() * 70, y + 40 + i * 36, 40, 12, '#b7b8aa', op(0.3)); bk += path(poly([[x - 96, y - 6], [x + 96, y - 6], [x + 70, y + 22], [x - 70, y + 22]]), darken(c, 0.35)); }
  p.flat(bk);
  const dp = []; for (let x = 70; x <= w - 70; x += 20) dp.push([x, dk(x)]);
  p.flat(path(poly([...dp.map(([x, y]) => [x, y - 270]), ...dp.slice().reverse()]), '#2e3431', op(0.4)));
  const N = 18; let posts = ''; for (let i = 0; i <= N; i++) { const x = 130 + ((w - 260) * i) / N; posts += rect(x - 10, dk(x) - E, 20, E + 8, lin([lighten(c, 0.12), darken(c, 0.35)], x - 10, 0, x + 10, 0)) + path(`M${x - 10} ${dk(x) - E + 66}L${x - 44} ${dk(x) - E + 16}h14L${x - 10} ${dk(x) - E + 48}ZM${x + 10} ${dk(x) - E + 66}L${x + 44} ${dk(x) - E + 16}h-14L${x + 10} ${dk(x) - E + 48}Z`, darken(c, 0.3)); }
  let rail = path(poly([...dp, ...dp.slice().reverse().map(([x, y]) => [x, y + 46])]), lin([lighten(c, 0.2), darken(c, 0.42)], 0, 920, 0, 1056)); for (let x = 80; x < w - 70; x += 96) rail += stroke(`M${x} ${dk(x) + 8}v32`, darken(c, 0.5), 3, op(0.6)); rail += stroke(smooth(dp.map(([x, y]) => [x, y + 24]), false), darken(c, 0.5), 4, op(0.6));
  for (let x = 84; x < w - 70; x += 24) rail += rect(x, dk(x) - 86, 7, 88, darken(c, 0.12)); rail += stroke(smooth(dp.map(([x, y]) => [x, y - 88]), false), lighten(c, 0.16), 15) + stroke(smooth(dp.map(([x, y]) => [x, y - 40]), false), c, 7);
  const y = (x) => dk(x) + 2, folk = person(655, y(655), 214, { kind: 'tunic', top: INDIGO, hat: 'scarf', sash: '#c8506a', trim: '#7fb0b8', basket: true, stride: 0.4 }) + person(872, y(872), 208, { kind: 'aodai', top: '#c08f5e', low: '#efe6d4', hat: 'bun', r: [17, -52] }) + person(920, y(920), 134, { kind: 'child', top: '#d9642a', low: '#27345f', hat: 'hair', l: [-17, -58] }) + person(1472, y(1472), 220, { kind: 'farmer', top: '#5a4038', hat: 'cone', pole: true, dir: -1, stride: 0.5 }) + person(1700, y(1700), 212, { kind: 'farmer', top: '#2f5d52', low: '#3a3a36', hat: 'cone', back: true });
  p.flat(folk + posts + rail);
  const roof = (x0, x1, lift, hh, up = 24) => { const a = [], t = [], n = 40, xt = (x) => x0 + 64 + ((x1 - x0 - 128) * (x - x0)) / (x1 - x0); for (let i = 0; i <= n; i++) { const x = x0 + ((x1 - x0) * i) / n, e = Math.abs(i / (n / 2) - 1) ** 8 * up; a.push([x, dk(x) - E + 22 - lift - e]); t.push([xt(x), dk(xt(x)) - E + 18 - lift - hh - Math.abs(i / (n / 2) - 1) ** 10 * up * 0.7]); } const ym = Math.min(...t.map((q) => q[1])); let s = path(poly([...a, ...t.slice().reverse()]), lin(['#787d7c', '#50565a', '#343a3e'], 0, ym, 0, ym + hh + 90)); for (let i = 0; i <= (x1 - x0) / 17; i++) { const x = x0 + 6 + i * 17; if (x > x1 - 4) break; const e = Math.abs(((x - x0) / (x1 - x0)) * 2 - 1) ** 8 * up; s += stroke(`M${x} ${dk(x) - E + 20 - lift - e}L${xt(x)} ${dk(xt(x)) - E + 22 - lift - hh}`, i % 3 ? '#2b3034' : '#8b9090', i % 3 ? 3.4 : 2.2, op(0.55)) + circ(x, dk(x) - E + 22 - lift - e, 5.5, '#2a2f32'); } return s + stroke(smooth(a, false), '#22272a', 8) + stroke(smooth(t, false), '#8f9594', 12) + stroke(smooth(t.map(([x, v]) => [x, v + 7]), false), '#3a4043', 4) + [t[0], t[n]].map(([x, v], i) => path(`M${x} ${v + 6}q${i ? 26 : -26} -4 ${i ? 32 : -32} -34q${i ? -16 : 16} 18 ${i ? -44 : 44} 20Z`, '#5d6365')).join(''); };
  const box = (x0, x1, lift) => { const q = []; for (let x = x0; x <= x1; x += 10) q.push([x, dk(x) - E - lift + 40]); let s = path(poly([...q, ...q.slice().reverse().map(([x, v]) => [x, v - 60])]), darken(c, 0.2)); for (let x = x0 + 14; x < x1; x += 38) s += rect(x, dk(x) - E - lift - 8, 22, 34, '#2a2a28', op(0.7)); return s; };
  p.flat(box(940, 1420, 112) + box(190, 430, 100) + box(w - 430, w - 190, 100) + roof(30, w - 30, 0, 116) + roof(150, 480, 122, 62) + roof(w - 480, w - 150, 122, 62) + roof(860, 1500, 134, 92));
  p.flat((() => { let t = ''; for (const [x, yy, z] of [[20, 1090, 620], [w - 30, 1100, 660], [150, 1120, 330]]) t += tree(R, x, yy, z, R.pick(['#41685a', '#365f50']), { light: -1 }); return t; })());
  // river with the bridge in it
  const riv = path(poly([[-10, wl], [w + 10, wl], [w + 10, h], [-10, h]]), '#fff'), dry = px.map((x) => path(poly([[x - 84, wl], [x + 84, wl], [x + 84, wl + 46], [x + 40, wl + 66], [x - 40, wl + 66], [x - 84, wl + 46]]), '#5a645f')).join('');
  p.flat(riv.replace('#fff', '#7f938c')); p.reflect({ y: wl + 6, mask: riv, tint: '#5f7a76', amp: 20, t0: 0.22, t1: 0.62, squash: 1.45, span: 560 });
  p.spray(rect(0, wl, w, 520, lin([['#dfe6da', 0.4], ['#dfe6da', 0.05, 0.3], ['#1f3a38', 0.5]], 0, wl, 0, h)), { soft: 2.6 }); p.flat(dry);
  let rp = ''; for (let i = 0; i < 150; i++) { const t = R() ** 0.8, yy = wl + 20 + t * 480, x = R() * w, r = (12 + t * 62) * R.range(0.5, 1.2); for (const k of [1, 0.55]) rp += `<ellipse cx="${x.toFixed(0)}" cy="${yy.toFixed(0)}" rx="${(r * k).toFixed(0)}" ry="${(r * k * 0.26).toFixed(0)}" fill="none" stroke="#e6ece0" stroke-width="${(1.6 + t * 1.8).toFixed(1)}" stroke-opacity="${R.range(0.2, 0.6).toFixed(2)}"/>`; rp += stroke(`M${x} ${yy}v${-8 - t * 16}`, '#eef2ea', 2, op(0.6)); } p.flat(rp + glints(R, { x0: 0, x1: w, y0: wl + 30, y1: h, n: 90, color: '#dfe8de', o: 0.35, len: 170 }));
  for (const x of px) p.flat(stroke(`M${x - 112} ${wl + 62}Q${x} ${wl + 92} ${x + 112} ${wl + 62}`, '#e6ece0', 4, op(0.6)));
  // a boat at its mooring, stones in the shallows
  p.flat(sampan(1350, 1402, 470, { c: '#3f342c', cover: '#7a6548', dir: -1 }) + stroke('M1130 1366Q1010 1440 900 1420', '#3a2f26', 4) + stroke('M900 1450V1340', '#4a3a2c', 13)); p.flat(ell(1350, 1446, 250, 13, '#2b423f', op(0.45)));
  let st = ''; for (const [x, yy, r] of [[720, 1500, 90], [830, 1560, 70], [600, 1440, 74], [930, 1450, 44], [1640, 1500, 70], [1760, 1440, 92], [1560, 1570, 80], [1010, 1625, 84], [1180, 1640, 52], [1880, 1400, 60]]) st += ell(x, yy + r * 0.1, r * 1.25, r * 0.16, '#dfe6da', op(0.35)) + boulder(R, x, yy, r, R.pick(['#7d877f', '#6c7871', '#8b9186'])); p.flat(st);
  // banks
  const bankL = (x) => 1300 + 60 * Math.sin(x / 130) * 0.4 + (x / 860) ** 2.2 * 380, bankR = (x) => 1290 + 20 * Math.sin(x / 110) + ((w - x) / 780) ** 2.1 * 400;
  for (const [fn, x0, x1] of [[bankL, -20, 900], [bankR, w - 840, w + 20]]) { const k = hills(R, { x0, x1, bottom: h + 10, color: '#466a54', lightC: '#8fa97c', darkC: '#1c3831', amp: 18, len: 160, tuft: 17, fn, dabs: 520, dabSize: 18 }); p.flat(k.ink, k.shade); }
  // stone steps from the bridge down to the water
  let sp = ''; for (let i = 0; i < 9; i++) { const x = 150 + i * 58 + i * i * 2.2, yy = 1285 + i * 27 + i * i * 0.7, W = 190 + i * 9; sp += path(poly([[x - W / 2 + 22, yy], [x + W / 2, yy], [x + W / 2 + 12, yy + 16], [x - W / 2, yy + 16]]), '#b9bbad') + rect(x - W / 2, yy + 15, W + 12, 20 + i * 0.8, lin(['#7c837b', '#56605b'], 0, yy + 14, 0, yy + 38)); } p.flat(sp);
  let fl = ''; for (let i = 0; i < 26; i++) { const l = i % 2, x = l ? R.range(-10, 130) + (i > 12 ? R() * 420 : 0) : w - R.range(-10, 520), fy = (l ? bankL(x) : bankR(x)) + R.range(50, 300); if (fy > h + 40) continue; fl += boulder(R, x, fy, R.range(24, 62), R.pick(['#7d877f', '#66736b'])); } p.flat(fl);
  for (const [x, yy, z] of [[90, 1480, 430], [2220, 1470, 470], [2080, 1500, 320]]) p.flat(banana(R, x, yy, z, '#4d7a52'));
  let fr = ''; for (const [x, yy, z] of [[60, 1600, 210], [330, 1640, 190], [560, 1670, 160], [2300, 1560, 220], [1990, 1620, 200], [1740, 1660, 150], [2150, 1680, 190]]) fr += fern(R, x, yy, z, R.pick(['#3f6f52', '#4f7f58', '#356050'])); for (const [x, yy, z, l] of [[230, 1690, 170, 0.2], [110, 1700, 220, -0.1], [20, 1690, 260, 0.1], [330, 1700, 140, 0.3], [450, 1700, 130, 0.25], [2040, 1700, 160, -0.2], [2180, 1700, 220, 0.12], [2260, 1690, 170, -0.2], [1900, 1700, 130, -0.3], [2340, 1690, 210, -0.2]]) fr += taro(R, x, yy, z, R.pick(['#3f6f54', '#356350', '#4c7c5a']), l); p.flat(fr);
  p.flat(grass(R, { x0: -10, x1: 640, y: (x) => bankL(x) + 70, n: 150, h: 80, c: '#4f7a56', yr: 50 }) + grass(R, { x0: w - 600, x1: w, y: (x) => bankR(x) + 60, n: 150, h: 80, c: '#456f52', yr: 50 }) + grass(R, { x0: 0, x1: 760, y: h + 16, n: 120, h: 120, c: '#27493c', yr: 14 }) + grass(R, { x0: 1640, x1: w, y: h + 16, n: 120, h: 120, c: '#27493c', yr: 14 }));
  p.flat(bamboo(R, 2330, 1620, 1180, '#3a6650', { lean: -0.16, n: 4, w: 15, leaf: 78 }));
  p.mist({ y: wl - 20, hh: 70, color: '#d7ddd0', a: 0.32, sx: 600, sy: 40 }); p.flat((() => { let dr = ''; for (let x = 50; x < w - 40; x += R.range(16, 44)) dr += stroke(`M${x} ${dk(x) - E + 30}v${R.range(30, 130)}`, '#eef2ea', 2.8, op(0.5)); return dr; })());
  p.flat(rain(R, { w, h, n: 620, len: 105, thick: 2.8 }));
};

S['karst-dawn'] = (p, R, w, h) => {
  const M = { ...MOODS.dawn, sky: ['#4f7596', '#9fb3ba', '#f1d5b4', '#f8c29a'], far: '#d3bfb2', near: '#234f55' }, sx = 2960, sy = 640, hz = 1290;
  p.flat(sky(w, h, M.sky, 1080) + streaks(R, { w, y0: 90, y1: 560, n: 22, color: '#fff0d6', o: 0.5, thick: 13 })); p.spray(glow(sx, sy, 1400, '#ffe9bd', 0.95)); p.flat(circ(sx, sy, 100, '#fff6dc'));
  const env = (u) => (Math.abs(u - 0.5) < 0.05 ? 0.4 : 0.5 + 0.55 * Math.abs(Math.sin(u * 9 + 1)));
  rows(p, R, w, h, M, { n: 6, y0: 840, y1: 1290, count: 18, wid: [110, 230], hei: [170, 720], light: 1, lit: 0.42, mist: 0.95, mh: 135, env, dabs: 170, shrink: 0.45, hazeH: 0.7, mistDy: -10, bottom: 1700 });
  p.mist({ y: 1330, hh: 110, color: '#f9dfc0', a: 0.95, sx: 900, sy: 80, seed: 77 });
  // terraced fields down to the river
  const sh = shelves(R, { w, y0: 1400, y1: h + 160, n: 18, bowl: 190, cx: 2150, amp: 100, len: 430, drift: 0.3, pow: 1.55, cols: ['#3d6c58', '#557f5a', '#7a9558', '#2f5d52', '#97a05c', '#486f56'], wet: ['#f8dcb4', '#c5bda4', '#7f9f9c'], bank: '#1f443e', lipC: '#cdbb86', riser: [5, 50], share: 0.4, plot: [0.09, 0.24], texture: 0.8, phase: 1.4 });
  p.flat(rect(-10, 1330, w + 20, h, '#5d7f63')); p.flat(sh.ink, sh.shade); p.reflect({ y: 1370, mask: sh.water, tint: '#e6cda8', amp: 16, t0: 0.25, t1: 0.6, squash: 0.6, span: 1500 });
  p.spray(rect(0, 1280, w, 420, lin([['#f6d6b0', 0.85], ['#f6d6b0', 0]], 0, 1330, 0, 1640))); p.mist({ y: 1385, hh: 70, color: '#f9dfc0', a: 0.9, sx: 900, sy: 50, seed: 70 });
  const Y = (i, x) => sh.lip(i, x);
  // villages under trees, outer thirds
  let v = ''; for (let i = 0; i < 70; i++) { const t = R(), l = R() < 0.5, x = l ? R.range(-30, 1330) : R.range(2980, w + 30), y = Y(3, x) - 30 + t * 70; v += foliage(R, x, y - 26, 34 + t * 46, 26 + t * 34, mix('#6d8f7c', '#24514a', t), { n: 18, z: 14, light: 1, lightC: '#d9bd84' }); } p.flat(v);
  const hs = [[240, 5, 330], [640, 4, 240], [940, 5, 290], [3330, 4, 250], [3620, 5, 330], [3960, 4, 260]]; let s = '';
  for (const [x, i, z] of [[60, 5, 330], [450, 5, 280], [780, 4, 250], [1130, 5, 270], [1290, 4, 170], [3150, 4, 210], [3470, 5, 270], [3810, 5, 320], [4150, 5, 360]]) s += R() < 0.35 ? palm(R, x, Y(i, x) + 8, z * 1.15, '#2a5a4e', { lean: R.gauss() * 0.1 }) : tree(R, x, Y(i, x) + 8, z, R.pick(['#1f4745', '#2d5c4b']), { light: 1 });
  for (const [x, i, z] of hs) s += stiltHouse(x, Y(i, x) + 14, z, { roof: '#3e3a38', wall: '#6a5240', lit: 1, dir: x < 2000 ? 1 : -1 }); p.flat(s);
  for (const [x, i, z] of hs) p.spray(glow(x, Y(i, x) - z * 0.2, z * 0.7, '#ffb860', 0.35)); for (const [x, i, z, o] of [[240, 5, 330, 0.9], [940, 5, 290, 0.8], [3330, 4, 250, 0.8], [3620, 5, 330, 0.9]]) smoke(p, x + 20, Y(i, x) - z * 0.76, o, '#fbeeda', 1.3);
  // the river
  const rp = [[2760, 1340, 10], [2640, 1376, 80], [2280, 1430, 170], [1800, 1510, 210], [1600, 1610, 225], [1800, 1730, 300], [2260, 1860, 370], [2520, 2010, 430], [2440, 2190, 500], [2080, 2400, 590], [1760, 2640, 700], [1640, 3000, 860]], rv = band(rp);
  const edge = (k) => band(rp.map(([x, y, v], i) => [x, y, v + k * (i < 2 ? 0 : (i / 11) ** 1.1 * 1.25)])); p.flat(path(edge(44), lin(['#9fae8c', '#37604f', '#173b38'], 0, 1350, 0, 2000)) + path(edge(18), lin(['#efd9ae', '#cdbb86', '#7f8f68'], 0, 1350, 0, h)) + path(rv, '#eccfa6')); p.reflect({ y: 1360, mask: path(rv, '#fff'), tint: '#6d9395', amp: 30, t0: 0.06, t1: 0.6, squash: 0.9, span: 1700 });
  p.spray(path(rv, lin([['#ffe6bf', 0.6], ['#ffe6bf', 0.06, 0.4], ['#123c40', 0.36]], 0, 1350, 0, h)), { soft: 3 });
  p.flat(g(glints(R, { x0: 1500, x1: 3000, y0: 1480, y1: 2300, n: 150, color: '#fff0cf', o: 0.7, len: 170, at: 2330, thick: 6 }) + glints(R, { x0: 900, x1: 2500, y0: 2200, y1: 2940, n: 170, color: '#f6dcb4', o: 0.55, len: 230, thick: 7 }), clip(rv)));
  p.mist({ y: 1560, hh: 60, color: '#fbe4c6', a: 0.6, sx: 900, sy: 36, seed: 91, env: (x) => Math.exp(-(((x - 2050) / 620) ** 4)) }); p.mist({ y: 1820, hh: 70, color: '#fbe4c6', a: 0.34, sx: 800, sy: 40, seed: 94, env: (x) => Math.exp(-(((x - 2250) / 700) ** 4)) });
  // reeds and bushes along the water
  const side = (t, d) => { const u = Math.max(0, Math.min(0.999, t)) * (rp.length - 1), i = Math.floor(u), f = u - i, a = rp[i], b = rp[i + 1]; return [a[0] + (b[0] - a[0]) * f + d * (a[2] + (b[2] - a[2]) * f), a[1] + (b[1] - a[1]) * f]; };
  let rd = ''; for (let i = 0; i < 120; i++) { const t = i / 120, d = i % 2 ? 1 : -1, [x, y] = side(0.12 + t * 0.82, d), z = 14 + t * 62; rd += R() < 0.5 ? foliage(R, x + d * z, y - z * 0.2, z * 1.5, z * 0.9, mix('#5f8468', '#174039', t), { n: 22, z: 6 + t * 17, light: 1, lightC: mix('#d9bd84', '#5f7f58', t) }) : grass(R, { x0: x - z * 1.6, x1: x + z * 1.6, y: y + z * 0.2, n: 8, h: z * 1.7, c: mix('#54795c', '#17423b', t), yr: 5 }); } p.flat(rd);
  // people and animals, away from the fold
  p.flat(sampan(1660, 1700, 270, { c: '#2b2a28', cover: '#8a6238' }) + person(1758, 1702, 124, { kind: 'farmer', top: '#33433f', hat: 'cone', r: [20, -60], l: [16, -72], extra: stroke('M26 -120L8 12', '#2a211b', 2) }));
  p.flat(raft(2770, 2120, 330, '#a88c4e', -1) + person(2730, 2118, 168, { kind: 'farmer', top: '#7a3b2e', hat: 'cone', dir: -1, r: [18, -64], l: [15, -76], extra: stroke('M30 -128L-2 20', '#2a211b', 1.8) }) + at(2845, 2114, path('M-26 0H26Q32 -26 20 -44H-20Q-32 -26 -26 0Z', '#9a7448') + ell(0, -44, 20, 6, '#4b3722'), 0.9));
  const on = (i, x) => Y(i, x) + 4; let q = person(1010, on(10, 1010), 214, { kind: 'tunic', top: INDIGO, hat: 'cone', sash: PERSIMMON, basket: true, stride: 0.55 }) + person(1210, on(10, 1210), 220, { kind: 'farmer', top: '#8a4530', low: '#2c3438', hat: 'cone', pole: true, stride: 0.5 });
  q += buffalo(760, on(8, 760) - 4, 1.9, 1, '#2f2f36') + at(750, on(8, 760) - 90, person(0, 36, 114, { kind: 'child', top: PERSIMMON, low: '#27345f', hat: 'cone', sit: true })) + buffalo(1130, on(7, 1130), 1.2, -1, '#3a3a3e');
  q += buffalo(3560, on(9, 3560), 2.1, -1, '#2f2f36') + buffalo(3480, on(7, 3480) - 2, 1.2, -1, '#38383d') + person(3330, on(9, 3330), 200, { kind: 'farmer', top: '#2b5f8a', low: '#2c3438', hat: 'cone', dir: 1, stride: 0.4, r: [24, -58] }) + person(3030, on(8, 3030) - 4, 160, { kind: 'tunic', top: '#27345f', hat: 'scarf', sash: '#c8506a', dir: -1, stride: 0.5, basket: true });
  for (const [x, i, z, d] of [[720, 11, 1.1, 1], [830, 11, 0.95, -1], [3980, 10, 1.1, -1], [3700, 11, 1, 1], [3240, 7, 0.7, 1]]) q += egret(x, on(i, x), z, d); p.flat(q);
  // dark near banks, lotus and grass; bottom right stays calm for the caption
  p.spray(rect(0, 2000, w, 1000, lin([['#0a2628', 0], ['#0a2628', 0.22, 0.4], ['#081f22', 0.6]], 0, 2080, 0, h)), { soft: 2.6 });
  let lo = ''; for (let i = 0; i < 70; i++) { const t = R(), l = R() < 0.62, x = l ? 1230 + R.gauss() * 260 - t * 60 : 2430 + R.gauss() * 110, y = 2500 + t * 440, z = 50 + t * 60; if (Math.abs(x - 2100) < 130) continue; lo += ell(x, y, z, z * 0.3, R.pick(['#2f6154', '#3f7560', '#24504a'])) + path(`M${x} ${y}L${x + z * 0.9} ${y - z * 0.1}L${x + z * 0.86} ${y + z * 0.12}Z`, '#163f3e') + stroke(`M${x - z * 0.8} ${y - z * 0.1}Q${x} ${y - z * 0.34} ${x + z * 0.8} ${y - z * 0.12}`, '#a9b98a', 3, op(0.5)); } p.flat(lo); let lt = ''; for (const [x, y, z] of [[1020, 2660, 58], [1230, 2770, 74], [1450, 2690, 56], [940, 2830, 84], [1560, 2860, 80], [2480, 2760, 60]]) lt += stroke(`M${x} ${y}v${z * 0.9}`, '#2f6154', 6) + lotus(R, x, y, z); p.flat(lt);
  const fg = hills(R, { x0: -20, x1: w + 20, bottom: h + 10, color: '#123735', lightC: '#3b6a55', darkC: '#061a1c', amp: 60, len: 620, tuft: 22, fn: (x) => 3060 - 520 * Math.exp(-(((x - 60) / 520) ** 2)) - 560 * Math.exp(-(((x - 4150) / 760) ** 4)) - 200 * Math.exp(-(((x - 3200) / 330) ** 2)), dabs: 420, dabSize: 22 }); p.flat(fg.ink, fg.shade);
  let fe = ''; for (const [x, z] of [[180, 260], [430, 230], [640, 200], [3050, 190], [3330, 210]]) fe += fern(R, x, fg.y(x) + 70, z, R.pick(['#1f544a', '#28604f', '#1a4a44'])); for (const [x, z, l] of [[330, 220, 0.15], [210, 280, -0.1], [80, 240, 0.1], [470, 190, 0.2], [560, 170, 0.3], [3080, 160, -0.2], [3160, 190, 0.1]]) fe += taro(R, x, fg.y(x) + 120, z, R.pick(['#2c6a55', '#235a4c']), l);
  p.flat(bamboo(R, 60, 2860, 1330, '#17423b', { lean: 0.1, n: 4, w: 20, leaf: 96 }) + bamboo(R, 4170, 2560, 980, '#17423b', { lean: -0.1, n: 3, w: 16, leaf: 76 }) + fe + grass(R, { x0: 0, x1: 1050, y: (x) => Math.min(fg.y(x) + 30, h + 20), n: 260, h: 170, c: '#1a4a42', yr: 40 }) + grass(R, { x0: 2800, x1: w, y: (x) => fg.y(x) + 16, n: 300, h: 130, c: '#1a4a42', yr: 22 }));
  p.flat(birds(R, { x: 1150, y: 420, n: 12, spread: 300, size: 40, color: '#4c6468' }));
};
export default S;
