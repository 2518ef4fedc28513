// scenes-land.mjs — landscapes: cover, masthead, back cover, river, sinkhole, stone bridge, village, roads, rail.
import { sky, glow, clouds, streaks, birds, stars, karst, hills, glints, band, rays } from './landscape.mjs';
import { tree, bamboo, palm, banana, pine, branching, blossom, foliage, grass, leafD, leaf, starAnise } from './flora.mjs';
import { person, squat, crowd } from './figures.mjs';
import { stiltHouse, cottage, gate, lantern, garland, truck, wagon, raft, sampan } from './buildings.mjs';
import { MOODS, mix, lighten, darken, ramp, rgb, INK, KARST, RIVER, PERSIMMON, ANISE, PAPER, GOLD, INDIGO, RICE } from './palette.mjs';
import { lin, rad, blur, poly, smooth, tube, quad, path, stroke, circ, ell, rect, g, at, op, clip } from './svg.mjs';
import { fbm, noise2 } from './rand.mjs';

/** Rows of karst from far to near with mist between. */
export function rows(p, R, w, h, M, o) {
  const n = o.n ?? 4;
  for (let i = 0; i < n; i++) {
    const t = n === 1 ? 1 : i / (n - 1), c = mix(M.far, o.near ?? M.near, (o.t0 ?? 0) + (1 - (o.t0 ?? 0)) * t * (o.depth ?? 0.9)), b = o.y0 + (o.y1 - o.y0) * t, sc = o.scale ?? 1;
    const k = karst(R, { x0: -60, x1: w + 60, base: b, bottom: (o.bottom ?? h), n: Math.round((o.count ?? 9) * (1 - t * 0.4)), wid: [o.wid[0] * (1 + t * 0.7), o.wid[1] * (1 + t * 0.7)], hei: [o.hei[0] * sc, o.hei[1] * sc * (1 - t * (o.shrink ?? 0.25))], env: o.env ? (u) => o.env(u, t) : null, color: c, lightC: mix(c, M.light, o.lit ?? 0.4), darkC: mix(c, o.near ?? M.near, 0.45 + 0.2 * t), haze: o.haze === false ? null : mix(M.haze, c, 0.25 * t), hazeH: o.hazeH ?? 0.55, light: o.light ?? -1, tuft: 4 + t * 8 * (o.tuft ?? 1), dabs: (o.dabs ?? 90) * i, dabSize: 7 + t * 7, detail: o.detail ?? 1.3 });
    p.flat(k.ink, k.shade);
    if (o.mist !== 0) p.mist({ y: b + (o.mistDy ?? 0), hh: (o.mh ?? h * 0.05) * (1 - t * 0.3), color: mix(M.haze, M.light, 0.3), a: (o.mist ?? 0.75) * (1 - t * 0.35), seed: 5 + i * 3 + (o.ms ?? 0), sx: w * 0.22, sy: h * 0.035 });
  }
}
const S = {};

S.cover = (p, R, w, h) => {
  const M = { ...MOODS.dawn, sky: ['#2f6279', '#5d8f97', '#a8bfae', '#efd0a2', '#f7b884', '#f3a878'], far: '#c6b2a2', near: '#173f3c' }, hz = 2120, sx = 1560, sy = 1690;
  p.flat(sky(w, h, M.sky, hz) + streaks(R, { w, y0: 1050, y1: 1650, n: 16, color: '#ffe6c0', o: 0.4, thick: 12 }));
  p.spray(glow(sx, sy, 1150, '#ffe2a8', 0.85)); p.flat(circ(sx, sy, 118, '#fff1cf'));
  rows(p, R, w, h, M, { n: 3, y0: hz - 120, y1: hz + 40, count: 13, wid: [90, 170], hei: [180, 720], light: 1, mist: 0.85, mh: 130, scale: 1, shrink: 0.35, env: (u, t) => 0.55 + 0.6 * Math.abs(u - 0.62) * 1.7, depth: 0.62, bottom: hz + 260 });
  // two great towers either side
  for (const [peaks, c] of [[[{ x: 210, w: 330, h: 1010 }, { x: 610, w: 210, h: 560 }, { x: 60, w: 220, h: 700 }], '#24534d'], [[{ x: 2260, w: 300, h: 880 }, { x: 1940, w: 190, h: 500 }, { x: 2420, w: 200, h: 620 }], '#2a5a51']]) {
    const k = karst(R, { x0: peaks[0].x < 1200 ? -60 : 1560, x1: peaks[0].x < 1200 ? 1000 : w + 60, base: hz + 120, bottom: hz + 420, peaks, color: c, lightC: '#a98f6c', darkC: '#0f302f', haze: '#dcb48e', hazeH: 0.42, light: peaks[0].x < 1200 ? 1 : -1, tuft: 13, dabs: 520, dabSize: 13, detail: 2.6 }); p.flat(k.ink, k.shade);
  }
  p.mist({ y: hz + 110, hh: 120, color: '#f6d6b0', a: 0.85, sx: 600, sy: 90 });
  // valley floor, fields
  const fl = hills(R, { x0: -20, x1: w + 20, y: hz + 130, amp: 40, len: 900, bottom: h, color: '#4d7358', lightC: '#c9b27c', darkC: '#1d4641', tuft: 9, dabs: 300, dabSize: 16 }); p.flat(fl.ink, fl.shade);
  terraces(p, { y0: hz + 120, y1: hz + 900, seed: 33, cols: ['#4f7d58', '#6f955c', '#8fa45f', '#3f6d54', '#a9a964'], bank: '#234a40', water: ['#f3d3a6', '#8fb0a2'], N: 24, sx: 1150, mask: path(fl.d, lin([['#fff', 0], ['#fff', 0.92, 0.06], ['#fff', 0.9, 0.3], ['#fff', 0]], 0, hz + 110, 0, hz + 900)) });
  p.spray(rect(0, hz + 110, w, 260, lin([['#f6d6b0', 0.55], ['#f6d6b0', 0]], 0, hz + 120, 0, hz + 360)));
  let tl = ''; for (let i = 0; i < 60; i++) { const t = R(), x = R.range(-20, w + 20), y = hz + 150 + t * t * 210; if (Math.abs(x - 1090) < 120 + t * 160) continue; tl += foliage(R, x, y - 8, 22 + t * 34, 15 + t * 22, mix('#7d9a82', '#2d5c4b', t), { n: 14, z: 7 + t * 7, light: 1, lightC: '#d9bd84' }); if (R() < 0.3) tl += palm(R, x + 30, y, 60 + t * 90, mix('#6d8f7c', '#22504a', t)); } p.flat(tl + [[470, 200, 70], [560, 214, 84], [660, 206, 64], [330, 262, 96]].map(([x, y, z]) => cottage(x, hz + y, z, { roof: '#7a4a38', wall: '#e3c9a0', lit: 1 })).join(''));
  // river
  const rv = band([[1280, hz + 150, 40], [1180, hz + 185, 66], [980, hz + 235, 110], [1010, hz + 310, 170], [1330, hz + 420, 250], [1500, hz + 560, 330], [1200, hz + 760, 430], [640, hz + 960, 560], [420, hz + 1300, 700]]);
  p.flat(path(rv, '#e9c79d')); p.reflect({ y: hz + 140, mask: path(rv, '#fff'), tint: '#5f8a8e', amp: 26, t0: 0.12, t1: 0.75, squash: 1.1, span: 1100 });
  p.spray(path(rv, lin([['#ffe2b0', 0.5], ['#ffe2b0', 0], ['#0f3436', 0.5]], 0, hz + 140, 0, h)), { soft: 3 });
  p.flat(glints(R, { x0: 1000, x1: 1800, y0: hz + 230, y1: hz + 640, n: 90, color: '#fff0cf', o: 0.75, len: 120, at: 1380 }));
  // road with the post on the right bank
  const rd = band([[1830, hz + 175, 10], [1960, hz + 210, 17], [2120, hz + 270, 27], [2060, hz + 360, 42], [1960, hz + 460, 62], [2080, hz + 620, 95], [2330, hz + 860, 160], [2560, hz + 1240, 240]]);
  const bank = path(smooth([[2430, hz + 160], [1960, hz + 185], [1800, hz + 240], [1870, hz + 330], [1850, hz + 420], [1830, hz + 560], [1760, hz + 720], [1500, hz + 900], [1240, hz + 1100], [1100, hz + 1300], [2430, hz + 1300]], true, 0.45), '#2c5a48');
  p.flat(bank, path(smooth([[1960, hz + 185], [1800, hz + 240], [1870, hz + 330], [1850, hz + 420], [1830, hz + 560], [1856, hz + 560], [1890, hz + 420], [1912, hz + 320], [1880, hz + 250], [2000, hz + 205]]), '#c0a76c', op(0.55)) + (() => { let d = ''; for (let i = 0; i < 420; i++) { const t = R(), yy = hz + 190 + t * 620; d += ell(R.range(1840 - t * 300, 2430), yy, R.range(9, 26), R.range(2.5, 6), R.pick(['#4f8058', '#6d955e', '#1f4a3e', '#a39a5e']), op(R.range(0.25, 0.55))); } return d; })() + rect(1000, hz + 480, 1500, 900, lin([['#0e2c2c', 0], ['#0e2c2c', 0.9]], 0, hz + 480, 0, hz + 1000)));
  p.flat(path(rd, lin(['#f3d9ac', '#d9ad7b', '#7d6a55', '#3b4340'], 0, hz + 180, 0, h)));
  let wood = ''; for (let i = 0; i < 34; i++) { const t = i / 34, x = R.range(1990, 2440), y = hz + 165 + t * 110; wood += foliage(R, x, y - 14, R.range(34, 62), R.range(26, 44), mix('#4a7a60', '#22503f', t), { n: 20, z: 11, light: -1, lightC: '#c9ac74' }); } p.flat(wood);
  const bar = (x0, x1, y) => { let q = rect(x0 - 5, y - 18, 10, 40, '#3a3a36'); for (let i = 0; i < 7; i++) q += rect(x0 + ((x1 - x0) * i) / 7, y - 14, (x1 - x0) / 7 + 0.5, 7, i % 2 ? '#f4efe6' : '#c9452e'); return q; };
  let post = gate(2085, hz + 322, 330, { wall: '#e6cda4', roof: '#8a4530' }) + bar(2024, 2096, hz + 356);
  post += person(1990, hz + 430, 66, { kind: 'farmer', top: '#7a3b2e', hat: 'cone', pole: true, dir: -1 }) + person(2055, hz + 452, 70, { kind: 'tunic', top: INDIGO, hat: 'scarf', sash: PERSIMMON, stride: 0.4 });
  p.flat(post); for (const [x, y, z] of [[1905, hz + 300, 130], [2270, hz + 320, 190], [2360, hz + 380, 260], [1880, hz + 470, 120]]) p.flat(tree(R, x, y, z, R.pick(['#2d5c4b', '#3b6a50']), { light: -1 }));
  p.mist({ y: hz + 250, hh: 70, color: '#f7dcb8', a: 0.45, sx: 700, sy: 50, seed: 40 });
  // boats, dark foreground
  p.flat(sampan(1240, hz + 440, 190, { c: '#2b2a28', cover: '#8a6238' }) + person(1315, hz + 440, 84, { kind: 'farmer', top: '#33433f', hat: 'cone', r: [20, -60], l: [16, -72], extra: stroke('M26 -120L8 12', '#2a211b', 2) }));
  p.spray(rect(0, hz + 420, w, h, lin([['#0a2628', 0], ['#0a2628', 0.5, 0.45], ['#081f22', 0.85]], 0, hz + 480, 0, h)), { soft: 2.6 });
  const fg = hills(R, { x0: -20, x1: w + 20, bottom: h, color: '#0e2e2d', lightC: '#2c5a4a', darkC: '#061a1c', amp: 70, len: 700, tuft: 20, fn: (x) => 3110 - 260 * Math.exp(-(((x - 150) / 520) ** 2)) - 140 * Math.exp(-(((x - 2400) / 420) ** 2)), dabs: 260, dabSize: 20 }); p.flat(fg.ink, fg.shade);
  p.flat(bamboo(R, 130, 3120, 1150, '#17423b', { lean: 0.16, n: 4, w: 17, leaf: 88 }) + bamboo(R, 2330, 3200, 560, '#17423b', { lean: -0.14, n: 3, w: 11, leaf: 66 }) + grass(R, { x0: 0, x1: w, y: fg.y, n: 420, h: 110, c: '#143a36', yr: 26 }));
  p.flat(birds(R, { x: 1000, y: 1330, n: 9, spread: 210, size: 30, color: '#2c4d50' }));
};

S.masthead = (p, R, w, h) => {
  const M = MOODS.green, hz = h * 0.5;
  p.flat(sky(w, h, ['#b9d0bd', '#e2e8cc', '#f5f1d8'], hz)); p.spray(glow(w * 0.5, hz * 0.55, 900, '#fffbe2', 0.9));
  rows(p, R, w, h, M, { n: 5, y0: 560, y1: 980, count: 9, wid: [110, 190], hei: [120, 460], env: (u, t) => 0.35 + 1.1 * Math.abs(u - 0.5) * 1.7, mh: 90, light: -1, depth: 0.7, bottom: h });
  // rim walls of the sinkhole
  const wall = (side) => { const pts = []; for (let i = 0; i <= 40; i++) { const t = i / 40, u = 300 + 330 * t ** 2.4 + 70 * Math.sin(t * 7 + side) + fbm(t * 5, side, 9, 3) * 110, x = side < 0 ? u : w - u; pts.push([x, (side < 0 ? 120 : 210) + t * 1080 + fbm(t * 12, 2, side + 4) * 18]); } return pts; };
  for (const sd of [-1, 1]) {
    const q = wall(sd), edge = sd < 0 ? -40 : w + 40, d = poly([[edge, sd < 0 ? 60 : 140], [sd < 0 ? 150 : w - 140, sd < 0 ? 76 : 160], ...q, [edge, 1300]]); let sh = '';
    for (let i = 0; i < 120; i++) { const t = R(), b = q[Math.floor(t * 40)], x = b[0] + sd * R.range(0, 1) * 560, y = b[1] + R.range(-40, 120), ww = R.range(7, 26), L = R.range(60, 230); sh += path(smooth([[x, y], [x + ww, y + 8], [x + ww * 0.9, y + L * 0.6], [x + ww * 0.3, y + L], [x - ww * 0.2, y + L * 0.4]]), R.pick(['#c9c8a6', '#e7dfbd', '#1a443f', '#1a443f', '#8aa588']), op(R.range(0.25, 0.75))); }
    p.flat(path(d, '#4c7664'), sh + rect(0, 700, w, 700, lin([['#14403c', 0], ['#14403c', 0.85]], 0, 700, 0, 1250)));
    let tf = ''; for (let i = 0; i < 620; i++) { const t = R() * 0.999, fi = t * 40, b0 = q[Math.floor(fi)], b1 = q[Math.min(40, Math.floor(fi) + 1)], fr = fi % 1, b = [b0[0] + (b1[0] - b0[0]) * fr, b0[1] + (b1[1] - b0[1]) * fr]; tf += ell(b[0] + sd * R.range(-12, 60) * R(), b[1] - R() * 14 + R.gauss() * 10, R.range(5, 17), R.range(4, 12), R.pick(['#2b5b48', '#3d6d50', '#47775a', '#5d8a62'])); } p.flat(tf);
  }
  // the forest floor, light falling in
  const fl = hills(R, { x0: -20, x1: w + 20, y: 1060, amp: 40, len: 500, bottom: h, color: '#3a6a4a', lightC: '#a9bf72', darkC: '#12332e', tuft: 20, dabs: 500, dabSize: 18 }); p.flat(fl.ink, fl.shade);
  for (let i = 0; i < 46; i++) { const t = i / 46, x = R.range(60, w - 60), y = 1050 + t * 240; if (Math.abs(x - 1150) < 120 + t * 60) continue; p.flat(foliage(R, x, y - 20, R.range(60, 110), R.range(40, 66), R.pick(['#2d5c44', '#3a6a48', '#47774c', '#1f4e4a']), { n: 44, z: 15, lightC: '#8fae68' })); }
  const rv = band([[1160, 1075, 26], [1210, 1120, 40], [1100, 1190, 70], [1180, 1290, 130], [1120, 1470, 240]]);
  p.flat(path(rv, '#cfe3d4')); p.reflect({ y: 1070, mask: path(rv, '#fff'), tint: '#7fa9a0', amp: 14, t0: 0.1, t1: 0.5 });
  p.flat(glints(R, { x0: 1000, x1: 1330, y0: 1150, y1: 1420, n: 40, color: '#fbfbe4', o: 0.8, len: 80 }));
  p.spray(rays(R, { x: 1180, y: -800, r: 2200, n: 9, a0: 1.25, a1: 1.9, color: '#fffbdc', o: 0.4, inner: 0.3 }), { mode: 'screen' });
  p.mist({ y: 980, hh: 90, color: '#eef0d6', a: 0.75, sx: 500, sy: 60 });
  p.flat(palm(R, 250, 1420, 520, '#1d4a3f') + palm(R, 2080, 1440, 440, '#1d4a3f', { lean: -0.1 }) + banana(R, 460, 1470, 300, '#2f6146') + banana(R, 1880, 1480, 260, '#3b6f49') + grass(R, { x0: 0, x1: w, y: 1450, n: 260, h: 130, c: '#173f36', yr: 18 }));
  p.flat(crowdLine(R, 1320, 1215, 62, 3) + birds(R, { x: 1200, y: 330, n: 8, spread: 170, size: 20, color: '#3a5f55' }));
};
function crowdLine(R, x, y, h, n) { let s = ''; for (let i = 0; i < n; i++) s += person(x + i * h * 0.6, y + i * 4, h, { kind: 'farmer', top: R.pick([PERSIMMON, RIVER, '#c9b458']), hat: R.pick(['cap', 'helmet']), basket: true, stride: 0.6, dir: -1 }); return s; }

S.back = (p, R, w, h) => {
  const M = { ...MOODS.night, haze: '#37697a' }, hz = 2350;
  p.flat(sky(w, h, ['#07131f', '#0c2236', '#16405a', '#2c6377', '#4f8288'], hz) + stars(R, { w, y1: 1500, n: 260, size: 4.5 }));
  p.spray(glow(1330, 1130, 1400, '#9fc4bd', 0.55)); p.spray(glow(1330, 1130, 620, '#f6ecc6', 0.6));
  p.flat(circ(1330, 1130, 300, '#f4ecd0'), (() => { let s = ''; for (let i = 0; i < 26; i++) s += ell(1330 + R.gauss() * 190, 1130 + R.gauss() * 170, R.range(14, 80), R.range(12, 60), '#cfc6a4', op(R.range(0.15, 0.5))); return s; })());
  p.flat(clouds(R, { x0: 0, x1: w, y: 1480, n: 7, len: 1300, thick: 34, color: '#7ea6a8', o: 0.4 }));
  rows(p, R, w, h, M, { n: 5, y0: 2080, y1: 2440, count: 11, wid: [110, 210], hei: [230, 820], light: 1, lit: 0.28, mist: 0.75, mh: 130, env: (u) => 0.5 + 0.75 * Math.abs(u - 0.55) * 1.6, near: '#0a1f2a', dabs: 120, bottom: 2700 });
  p.flat(rect(0, 2440, w, h, '#12384a')); p.reflect({ y: 2440, mask: rect(0, 2440, w, h, '#fff'), tint: '#0c2635', amp: 34, t0: 0.25, t1: 0.6, squash: 1.35 });
  p.spray(rect(0, 2440, w, 920, lin([['#5e8f92', 0.45], ['#5e8f92', 0, 0.25], ['#05101a', 0.6]], 0, 2440, 0, h)));
  p.flat(glints(R, { x0: 300, x1: 2360, y0: 2470, y1: 3300, n: 210, color: '#f6ecc6', o: 0.8, len: 230, at: 1330, thick: 9 }) + glints(R, { x0: 0, x1: w, y0: 2470, y1: 3320, n: 120, color: '#6c9aa0', o: 0.35, len: 260 }));
  p.flat(sampan(820, 2800, 330, { c: '#0b1a22', cover: '#2b3a38' }) + circ(770, 2742, 12, '#ffcf7a')); p.spray(glow(770, 2742, 120, '#ffb557', 0.7)); p.flat(glints(R, { x0: 700, x1: 840, y0: 2820, y1: 2960, n: 16, color: '#ffc56c', o: 0.8, len: 60, at: 770 }));
  p.mist({ y: 2450, hh: 80, color: '#6d9ca0', a: 0.6, sx: 800, sy: 60 });
  p.flat(bamboo(R, 2330, 3420, 1250, '#07161d', { lean: -0.17, n: 4, w: 18, leaf: 92 }) + grass(R, { x0: 1700, x1: 2420, y: 3370, n: 160, h: 190, c: '#07171d' }) + grass(R, { x0: -20, x1: 620, y: 3370, n: 130, h: 150, c: '#07171d' }));
};

S['house-2'] = (p, R, w, h) => {
  const M = { ...MOODS.sunset, near: '#2c2440' }, hz = 1760;
  p.flat(sky(w, h, ['#3b4576', '#7d5c8a', '#c96f72', '#f0925a', '#fbc878'], hz)); p.flat(clouds(R, { x0: 0, x1: w, y: 620, n: 9, len: 1500, thick: 52, color: '#f2a27a', o: 0.55 }) + clouds(R, { x0: 0, x1: w, y: 1020, n: 7, len: 1100, thick: 30, color: '#ffd49a', o: 0.6 }));
  p.spray(glow(1200, 1560, 1200, '#ffe1a0', 0.9)); p.flat(circ(1200, 1560, 250, '#fff0c2'));
  rows(p, R, w, h, M, { n: 4, y0: 1640, y1: 1780, count: 12, wid: [80, 170], hei: [160, 640], light: 1, lit: 0.3, mist: 0.6, mh: 80, env: (u) => 0.25 + 1.5 * Math.abs(u - 0.5) ** 1.1, bottom: 1820, hazeH: 0.5 });
  const lake = rect(0, 1780, w, h, '#e0885e'); p.flat(lake); p.reflect({ y: 1780, mask: rect(0, 1780, w, h, '#fff'), tint: '#4a3a66', amp: 40, t0: 0.06, t1: 0.62, squash: 1.15 });
  p.spray(rect(0, 1780, w, 1600, lin([['#2a2246', 0], ['#2a2246', 0.6]], 0, 2400, 0, h)));
  p.flat(glints(R, { x0: 200, x1: 2200, y0: 1800, y1: 3200, n: 260, color: '#ffe2a4', o: 0.85, len: 250, at: 1200, thick: 10 }) + glints(R, { x0: 0, x1: w, y0: 1850, y1: 3330, n: 130, color: '#f0a06c', o: 0.4, len: 280 }));
  const boat = (x, y, z, dir, man = true) => { let s = sampan(x, y, z, { c: '#231c33', cover: '#5a3b3c', dir }); if (man) s += person(x + dir * z * 0.33, y + 2, z * 0.44, { kind: 'farmer', top: '#2b2340', low: '#1f1a30', skin: '#6b4a48', hat: 'cone', hatC: '#c98a5a', dir, r: [20, -58], l: [17, -72], extra: stroke('M28 -128L6 18', '#1d1828', 2.2) }); return s + g(glints(R, { x0: x - z * 0.6, x1: x + z * 0.6, y0: y + z * 0.08, y1: y + z * 0.26, n: 14, color: '#231c33', o: 0.75, len: z * 0.8, thick: 7 })); };
  p.flat(boat(640, 2060, 260, 1) + boat(1760, 1960, 180, -1) + boat(1530, 2420, 560, -1) + boat(520, 2890, 0.1, 1, false) + boat(860, 2250, 150, 1, false) + boat(2060, 2160, 240, 1));
  p.flat(birds(R, { x: 1500, y: 1150, n: 13, spread: 330, size: 34, color: '#4a3350' }));
  p.mist({ y: 1770, hh: 60, color: '#ffd49c', a: 0.5, sx: 800, sy: 50 });
  const fg = hills(R, { x0: -20, x1: w + 20, bottom: h, color: '#1b1730', lightC: '#4a3550', darkC: '#0d0b1a', amp: 50, len: 500, fn: (x) => 3260 - 260 * Math.exp(-((x / 700) ** 2)), tuft: 18 }); p.flat(fg.ink, fg.shade);
  p.flat(palm(R, 300, 3160, 1180, '#1d1833', { lean: 0.12, trunk: '#17132a', fronds: 13 }) + palm(R, 110, 3220, 860, '#241d3a', { lean: 0.05, trunk: '#17132a' }) + grass(R, { x0: 0, x1: w, y: fg.y, n: 340, h: 150, c: '#1a1630', yr: 30 }));
};

S.sinkhole = (p, R, w, h) => {
  // from the bottom of a giant shaft, looking up and across: bright eye of sky, ropes, tiny explorers
  const cx = 1230, cy = 760; p.flat(rect(0, 0, w, h, '#0c2b2b'));
  const ring = (k, sd) => { const pts = [], n = 90; for (let i = 0; i < n; i++) { const a = (i / n) * Math.PI * 2, r = 1 + fbm(Math.cos(a) * 2.2 + 5, Math.sin(a) * 2.2 + k, sd, 4) * 0.3; const drop = Math.sin(a) > 0 ? 1.18 : 0.9; pts.push([cx + Math.cos(a) * 560 * k ** 1.12 * r, cy + 90 * (k - 1) * 2.2 + Math.sin(a) * 470 * k ** 1.2 * r * drop]); } return pts; };
  const cols = ['#0f3231', '#163d39', '#1f4e4a', '#2f6257', '#4b7b69', '#7c9c80', '#b8bf96'];
  [3.35, 2.75, 2.25, 1.84, 1.52, 1.27, 1.08].forEach((k, i) => {
    const q = ring(k, 20 + i), c = cols[i]; let sh = '';
    for (let j = 0; j < 150 + i * 20; j++) { const a = R() * Math.PI * 2, r0 = 560 * k ** 1.12 * R.range(0.72, 1.02), x = cx + Math.cos(a) * r0, y = cy + 90 * (k - 1) * 2.2 + Math.sin(a) * r0 * 0.9, L = R.range(60, 210) * k * 0.7, ww = R.range(7, 24) * k * 0.7; const dx = Math.cos(a) * 0.25, lit = Math.cos(a) > -0.2; sh += path(smooth([[x, y], [x + ww, y + 6], [x + ww * 0.8 + dx * L, y + L * 0.6], [x + ww * 0.2 + dx * L, y + L], [x - ww * 0.4 + dx * L * 0.4, y + L * 0.4]]), lit ? lighten(c, 0.3) : darken(c, 0.35), op(R.range(0.2, 0.6))); }
    sh += path(smooth(q.filter((_, n) => n > 10 && n < 50), false), darken(c, 0.4), op(0.001));
    p.flat(path(smooth(q), c), sh + rect(0, cy, w, 2600, lin([['#0a2728', 0], ['#0a2728', 0.6 - i * 0.05]], 0, cy, 0, cy + 1700)));
    let tf = ''; for (let j = 0; j < 240; j++) { const b = q[Math.floor(R() * 90)]; tf += ell(b[0] + R.gauss() * 12, b[1] + R.gauss() * 10, R.range(6, 17) * k ** 0.6, R.range(5, 14) * k ** 0.6, R.pick([c, darken(c, 0.25), lighten(c, 0.12)])); } p.flat(tf);
  });
  const eye = ring(0.93, 31); p.flat(path(smooth(eye), lin(['#9cc8d2', '#dcebe0', '#fbf3d2'], 0, 300, 0, 1250)), clouds(R, { x0: 900, x1: 1500, y: 680, n: 5, len: 520, thick: 60, color: '#ffffff', o: 0.8 }));
  let rim = ''; for (let j = 0; j < 330; j++) { const b = eye[Math.floor(R() * 90)]; rim += ell(b[0] + R.gauss() * 14, b[1] + R.gauss() * 12, R.range(8, 26), R.range(7, 20), R.pick(['#5d8a66', '#7ea070', '#a9b77c', '#3f6f57'])); } p.flat(rim);
  for (const a of [0.3, 2.6, 3.7, 5.6]) p.flat(at(cx + Math.cos(a) * 500, cy + Math.sin(a) * 420, pine(R, 0, 0, 130, '#4d7a5c'), 1, (a * 180) / Math.PI - 90 + 180));
  p.spray(rays(R, { x: 1380, y: -500, r: 3500, n: 9, a0: 1.33, a1: 1.85, color: '#fff6d0', o: 0.42, inner: 0.41 }), { mode: 'screen' });
  p.spray(glow(cx, cy, 1300, '#fdf3c8', 0.4), { mode: 'screen' });
  p.mist({ y: 2350, hh: 260, color: '#bcd0b4', a: 0.55, sx: 800, sy: 150 });
  // forest at the bottom
  for (let i = 0; i < 46; i++) { const x = R.range(-40, w + 40), t = R(), y = 2620 + t * 330; p.flat(foliage(R, x, y, R.range(90, 170), R.range(60, 110), mix('#35684f', '#0f3230', t), { n: 30, z: 26, lightC: mix('#b9c987', '#2f5d4a', t) })); }
  p.flat(palm(R, 420, 3150, 620, '#143d38') + palm(R, 1980, 3120, 700, '#123733', { lean: -0.1 }) + banana(R, 760, 3200, 420, '#1c4c3f') + banana(R, 1680, 3230, 380, '#1c4c3f'));
  // ropes and explorers
  const ropes = [[1150, 1190, 2480], [1420, 1170, 2080], [980, 1130, 1750]]; let s = '';
  for (const [x, y0, y1] of ropes) s += stroke(`M${x} ${y0 - 30}Q${x + 8} ${(y0 + y1) / 2} ${x} ${y1 + 300}`, '#f3e6c8', 4.5, op(0.9));
  const climber = (x, y, z, c, hc, dir) => s += circ(x, y - z * 0.6, z * 1.5, rad([['#fff3c4', 0.35], ['#fff3c4', 0]], x, y - z * 0.6, z * 1.5)) + person(x + 3 * dir, y, z, { kind: 'farmer', top: c, low: '#2a3538', hat: 'helmet', hatC: hc, r: [4, -112], l: [6, -98], bl: -1, br: 1, stride: 0.9, lean: -12 * dir, dir, extra: circ(6, -100, 2.6, '#fff7cf') });
  climber(1150, 2240, 150, PERSIMMON, '#e9b24c', 1); climber(1420, 1880, 120, '#c94a33', '#f4efe6', -1); climber(980, 1590, 96, RIVER, '#e9b24c', 1); climber(1418, 1420, 74, '#d9a03a', '#f4efe6', -1);
  p.flat(s);
  let sp = ''; for (const [x, z, c] of [[1010, 150, PERSIMMON], [1120, 160, '#2b5f8a'], [1290, 146, '#c9b458']]) sp += person(x, 2890, z, { kind: 'farmer', top: c, low: '#26343a', hat: 'helmet', back: true, basket: x === 1120, r: [x === 1290 ? 18 : 13, x === 1290 ? -102 : -47] }); p.flat(sp);
  const fg = hills(R, { x0: -20, x1: w + 20, bottom: h, color: '#0a2324', lightC: '#2b5a4a', darkC: '#04120f', amp: 80, len: 480, y: 3060, tuft: 30 }); p.flat(fg.ink, fg.shade); p.flat(grass(R, { x0: 0, x1: w, y: 3140, n: 320, h: 220, c: '#0d2b2a', yr: 40 }));
  for (let i = 0; i < 7; i++) { const x = i < 4 ? R.range(0, 330) : R.range(2080, 2400), L = R.range(500, 1300); let v = ''; v += stroke(`M${x} -20Q${x + 30} ${L * 0.5} ${x - 10} ${L}`, '#0a2222', 9); for (let j = 0; j < 26; j++) { const y = (L * j) / 26; v += path(leafD(x + 22 * Math.sin((y / L) * 3), y, R.range(0.3, 2.8), R.range(50, 100), R.range(12, 22)), R.pick(['#0d2b2a', '#123632', '#0a2424'])); } p.flat(v); }
};

S['river-bend'] = (p, R, w, h) => {
  const M = { ...MOODS.noon, sky: ['#4f93bb', '#9cc7d4', '#e3ecdf'] }, hz = 520;
  p.flat(sky(w, h, M.sky, hz) + clouds(R, { x0: 0, x1: w, y: 190, n: 6, len: 520, thick: 70, color: '#fbfaf0', o: 0.85 }));
  rows(p, R, w, h, M, { n: 3, y0: 440, y1: 560, count: 10, wid: [80, 160], hei: [80, 300], light: -1, mist: 0.5, mh: 50, depth: 0.6, bottom: 640 });
  const land = hills(R, { x0: -20, x1: w + 20, y: 575, amp: 26, len: 500, bottom: h, color: '#8fae5c', lightC: '#d5cf83', darkC: '#5b8a50', tuft: 8 }); p.flat(land.ink, land.shade);
  let f = ''; for (let i = 0; i < 60; i++) { const t = R(), y = 600 + t * t * 640, x = R.range(-200, w), L = 120 + t * 420, H = 12 + t * 46, sk = R.range(-60, 60); f += path(poly([[x, y], [x + L, y - H * 0.15], [x + L + sk, y + H], [x + sk, y + H * 1.1]]), R.pick(['#a9bf5f', '#c9c266', '#7fa356', '#dccf7d', '#6a9452', '#b5b45c']), op(0.85)); } p.flat(f);
  // the great meander
  const rv = band([[1500, 588, 16], [1180, 610, 26], [760, 640, 40], [520, 690, 62], [640, 760, 92], [1060, 820, 120], [1420, 900, 150], [1380, 1010, 190], [980, 1130, 240], [700, 1330, 330]]);
  p.flat(path(rv, '#e6d9a8', `stroke="#e6d9a8" stroke-width="26"`)); p.flat(path(rv, '#6fb0bd')); p.reflect({ y: 600, mask: path(rv, '#fff'), tint: '#2f7f96', amp: 16, t0: 0.2, t1: 0.72, squash: 0.9 });
  p.flat(glints(R, { x0: 350, x1: 1600, y0: 640, y1: 1280, n: 70, color: '#e9f6ee', o: 0, len: 90 })); p.spray(path(rv, lin([['#ffffff', 0.35], ['#ffffff', 0, 0.4], ['#13445c', 0.45]], 0, 590, 0, h)));
  for (let i = 0; i < 46; i++) { const side = R.sign(), t = R(), y = 640 + t * 480, x = side < 0 ? R.range(0, 330 + 100 * Math.sin(t * 5)) : R.range(1640, w); p.flat(foliage(R, x, y - 20 * t, 26 + t * 50, 20 + t * 38, R.pick(['#3c7350', '#578a50', '#2d6048']), { n: 26, z: 8 + t * 12, lightC: '#bccb74' })); }
  // hedges and single trees between the fields, clear of the water
  const rp = [[1500, 588, 16], [1180, 610, 26], [760, 640, 40], [520, 690, 62], [640, 760, 92], [1060, 820, 120], [1420, 900, 150], [1380, 1010, 190], [980, 1130, 240], [700, 1330, 330]], near = (x, y) => rp.some((q, i) => { const r = rp[i + 1]; if (!r) return false; for (let t = 0; t <= 1; t += 0.1) if (Math.hypot(x - q[0] - (r[0] - q[0]) * t, (y - q[1] - (r[1] - q[1]) * t) * 2) < (q[2] + (r[2] - q[2]) * t) * 1.15 + 60) return true; return false; });
  let hg = ''; for (let i = 0; i < 40; i++) { const t = R() ** 1.2, y = 605 + t * 520, x0 = R.range(-20, w); for (let k = 0; k < 7; k++) { const x = x0 + k * (16 + t * 40), yy = y - k * 1.5; if (near(x, yy)) continue; hg += foliage(R, x, yy - 6, 9 + t * 24, 6 + t * 17, R.pick(['#4d8350', '#3c7350', '#6a9a54']), { n: 8, z: 4 + t * 9, lightC: '#cfd684' }); } } p.flat(hg);
  let v = ''; for (const [x, y, z] of [[1130, 712, 60], [1190, 720, 70], [1270, 716, 56], [1230, 742, 74], [960, 706, 48]]) v += cottage(x, y, z, { roof: R.pick(['#9a4f35', '#b5653f', '#7a4a3a']) }); p.flat(v + palm(R, 1330, 745, 90, '#2f6248') + palm(R, 1090, 720, 80, '#2f6248') + palm(R, 905, 712, 70, '#356b4b'));
  // a bridge of small arches, boats
  let b = ''; const bx0 = 1225, by = 905; for (const [x, y, z, d] of [[900, 800, 90, 1], [1330, 960, 150, -1], [900, 1180, 260, 1]]) b += raft(x, y, z, '#c2a561', d) + person(x + d * z * 0.1, y, z * 0.52, { kind: 'farmer', top: R.pick(['#7a3b2e', '#27345f', '#c8602f']), hat: 'cone', dir: d, r: [18, -66], l: [15, -78], extra: stroke('M24 -125L10 18', '#5a4228', 1.8) }) + glints(R, { x0: x - z * 0.5, x1: x + z * 0.5, y0: y + z * 0.05, y1: y + z * 0.2, n: 8, color: '#e9f6ee', o: 0.7, len: z * 0.6 }); p.flat(b);
  for (let i = 0; i < 5; i++) p.flat(tree(R, R.range(1560, 2000), 1330 - R() * 60, R.range(240, 420), R.pick(['#2d6048', '#3c7350']), { light: -1 })); p.flat(bamboo(R, 90, 1330, 620, '#4e8450', { lean: 0.18, n: 4, w: 9, leaf: 52 }) + grass(R, { x0: 0, x1: 420, y: 1300, n: 150, h: 80, c: '#4a7a45' }) + grass(R, { x0: 1450, x1: 2000, y: 1310, n: 150, h: 80, c: '#3f7044' }));
};

S['fishing-raft'] = (p, R, w, h) => {
  const M = { ...MOODS.dusk, sky: ['#26466c', '#5c7696', '#c9a1a0', '#f2c09a'] }, hz = 560;
  p.flat(sky(w, h, M.sky, hz)); p.spray(glow(1060, 500, 620, '#ffdca6', 0.75));
  rows(p, R, w, h, M, { n: 3, y0: 500, y1: 590, count: 8, wid: [70, 140], hei: [90, 380], light: 1, mist: 0.7, mh: 55, bottom: 600, depth: 0.75 });
  p.flat(rect(0, 588, w, h, '#7d8aa0')); p.reflect({ y: 590, mask: rect(0, 588, w, h, '#fff'), tint: '#2a4a68', amp: 18, t0: 0.08, t1: 0.6, squash: 1.1 });
  p.flat(glints(R, { x0: 700, x1: 1450, y0: 610, y1: 1000, n: 80, color: '#ffe3b8', o: 0.75, len: 130, at: 1060 }));
  let s = raft(610, 830, 560, '#8a713f'); s += glints(R, { x0: 330, x1: 900, y0: 858, y1: 930, n: 26, color: '#13273a', o: 0.7, len: 260, thick: 8 });
  s += person(520, 822, 330, { kind: 'farmer', top: '#24435c', low: '#1b2b3d', hat: 'cone', hatC: '#d8b576', l: [24, -70], r: [22, -92], bl: 1, br: 1, extra: stroke('M34 -190L18 22', '#1d1a18', 1.6) });
  // cormorants and lamp
  const bird = (x, y, z, dir) => at(x, y, path('M-6 0C-10 -12 -6 -24 0 -30C2 -36 4 -40 8 -42L18 -41L9 -38C8 -30 8 -20 7 -10L4 0Z', '#14161c') + path('M-6 0L-12 6L-2 2Z', '#14161c') + path('M-4 -18C-12 -12 -10 -2 -4 4C0 -4 2 -12 0 -20Z', '#2b3038'), z, 0, dir);
  s += bird(742, 822, 1.5, 1) + bird(800, 820, 1.35, -1) + basketSmall(420, 828); s += stroke('M856 810L874 690', '#2a2018', 5) + lantern(882, 700, 17, '#e0752f'); p.flat(s);
  p.spray(glow(882, 700, 210, '#ffb85c', 0.85)); p.flat(glints(R, { x0: 800, x1: 960, y0: 850, y1: 1010, n: 30, color: '#ffc878', o: 0.9, len: 90, at: 880 }));
  const net = []; p.mist({ y: 600, hh: 42, color: '#f0cdb0', a: 0.65, sx: 420, sy: 30 });
  p.flat(grass(R, { x0: -10, x1: 330, y: 1060, n: 120, h: 220, c: '#10222f', lean: 0.3 }) + grass(R, { x0: 1180, x1: 1520, y: 1060, n: 130, h: 260, c: '#10222f', lean: -0.2 }) + birds(R, { x: 420, y: 240, n: 7, spread: 120, size: 18, color: '#2c3f57' }));
};
function basketSmall(x, y) { return path(`M${x - 26} ${y - 40}H${x + 26}Q${x + 34} ${y - 12} ${x + 22} ${y}H${x - 22}Q${x - 34} ${y - 12} ${x - 26} ${y - 40}Z`, '#6d5636') + stroke(`M${x - 28} ${y - 28}H${x + 28}M${x - 29} ${y - 14}H${x + 29}`, '#3f301e', 2.4) + ell(x, y - 40, 26, 7, '#2b2118'); }

/** Pixel terraces: contour steps of a noise hill seen in perspective. */
function terraces(p, { y0, y1, seed, cols, bank, water, N = 26, sx = 900, amp = 1, mask, tilt = 1 }) {
  const C = cols.map(rgb), B = rgb(bank), L = rgb(lighten(bank, 0.5)), Wt = water.map(rgb);
  const hgt = (x, y) => { const t = (y - y0) / (y1 - y0), d = 1 / (0.22 + t), X = (x - p.w / 2) * d / sx, Z = d * 1.9; return (fbm(X * 0.8 + 3, Z * 0.62, seed, 2) * amp * 0.8 + fbm(X * 2.3, Z * 1.5, seed + 9, 2) * 0.07 * amp + Z * 0.42 * tilt) * N * 0.22; };
  p.pixels((x, y, nz) => {
    if (y < y0) return null;
    const v = hgt(x, y), e = 2.2, gx = hgt(x + e, y) - v, gy = hgt(x, y + e) - v, m = Math.hypot(gx, gy) / e + 1e-6, lev = Math.floor(v), fr = v - lev, px = fr / m, pb = (1 - fr) / m;
    const hsh = (Math.imul(lev + 500, 2654435761) >>> 0) / 4294967296, isW = hsh > 0.52, t = (y - y0) / (y1 - y0), bw = 2 + t * 15;
    let c; const n = fbm(x / 60, y / 22, 3, 2) * 0.5 + 0.5 + (nz - 0.5) * 0.35;
    if (isW) { const q = Math.max(0, Math.min(1, t * 0.8 + n * 0.35)); c = Wt[0].map((a, i) => a + (Wt[1][i] - a) * q); } else { const a = C[lev & 1 ? Math.abs(lev) % C.length : Math.abs(lev * 7) % C.length]; c = a.map((v2) => v2 * (0.86 + n * 0.26)); }
    const fade = Math.max(0, Math.min(1, (t - 0.0) * 5)); const sm = (d, a, b) => Math.max(0, Math.min(1, (d - a) / (b - a)));
    const k1 = 1 - sm(px, bw * 0.75, bw * 1.0 + 1), k2 = 1 - sm(pb, bw * 0.28, bw * 0.4 + 1);
    c = c.map((a, i) => a + (B[i] - a) * k1); c = c.map((a, i) => a + (L[i] - a) * k2 * 0.8);
    return c;
  }, { mask });
}
S.g7 = (p, R, w, h) => {
  const M = MOODS.night, hz = 620; p.flat(sky(w, h, ['#0a1830', '#173456', '#31587a', '#6d7f92'], hz) + stars(R, { w, y1: 380, n: 120, size: 3.4 }));
  p.spray(glow(1250, 200, 380, '#f6ecc6', 0.5)); p.flat(circ(1250, 200, 62, '#f6ecd0'));
  rows(p, R, w, h, { ...M, haze: '#56788a' }, { n: 3, y0: 560, y1: 630, count: 9, wid: [80, 150], hei: [110, 330], light: 1, lit: 0.25, mist: 0.5, mh: 60, bottom: 660, near: '#102536' });
  let t = ''; for (let i = 0; i < 34; i++) { const x = R.range(0, w), y = 640 - R() * 14, z = R.range(30, 64); t += rect(x, y - z * R.range(0.6, 1.6), z * 0.8, z * 1.8, R.pick(['#14293b', '#1a3246', '#102434'])); for (let j = 0; j < 4; j++) if (R() < 0.7) t += rect(x + R.range(3, z * 0.6), y - R.range(4, z * 0.7), 6, 8, R.pick(['#ffd27a', '#ffb65a', '#ffe6ac'])); } p.flat(t);
  p.flat(rect(0, 650, w, h, '#16324a'));
  // bridge: a stone arch bridge with lamps
  let b = ''; const x0 = -40, x1 = w + 40, deck = (x) => 560 - 74 * Math.sin((Math.PI * (x - x0)) / (x1 - x0)), pts = []; for (let x = x0; x <= x1; x += 20) pts.push([x, deck(x)]);
  b += path(poly([...pts, [x1, 760], [x0, 760]]), lin(['#8a7666', '#57505a', '#2c3444'], 0, 480, 0, 740)); p.flat(b, (() => { let s = ''; for (let i = 0; i < 190; i++) { const x = R.range(0, w), y = deck(x) + R() * 200; s += rect(x, y, R.range(20, 48), R.range(9, 14), R.pick(['#a58c74', '#3c3d4a', '#2a3040']), op(R.range(0.2, 0.5))); } return s; })());
  const arch = (cx, r) => path(`M${cx - r} 770V690A${r} ${60 + r * 0.34} 0 0 1 ${cx + r} 690V770Z`, '#fff'); const ar = [[250, 190], [800, 270], [1350, 190]], ry = (r) => 60 + r * 0.34, top = 690; let hole = ''; for (const [c, r] of ar) hole += arch(c, r);
  p.flat(hole.replaceAll('#fff', lin(['#274a68', '#8a8a90', '#d0a88a'], 0, 520, 0, 706)), rect(0, 500, w, 260, lin([['#0a1626', 0.75], ['#0a1626', 0]], 0, 520, 0, 640))); p.flat(ar.map(([c, r]) => stroke(`M${c - r} 770V690A${r} ${60 + r * 0.34} 0 0 1 ${c + r} 690V770`, '#b59a7c', 9, op(0.8))).join(''));
  p.flat(rect(0, 706, w, h, '#16324a'));
  // people and lamps on the deck
  let s = ''; for (let x = 0; x <= w; x += 26) s += rect(x, deck(x) - 26, 5, 28, '#2c2f3c'); s += stroke(smooth(pts.map(([x, y]) => [x, y - 26]), false), '#3d3f4c', 8);
  const lamps = []; for (let i = 0; i < 9; i++) { const x = 90 + i * 178, y = deck(x); s += stroke(`M${x} ${y}V${y - 92}`, '#20222c', 6) + lantern(x, y - 104, 15, '#f0a83c'); lamps.push([x, y - 104]); }
  for (let i = 0; i < 15; i++) { const x = 60 + i * 104 + R.gauss() * 24; s = person(x, deck(x) + 2, R.range(62, 76), { kind: R.pick(['aodai', 'suit', 'tunic', 'dress']), top: R.pick(['#b5483a', '#2b4a6a', '#d9a25a', '#31495a', '#7a5a6a']), low: '#26303c', hat: R.pick(['bun', 'hair', 'cone', 'long']), stride: R.range(0, 0.8), dir: R.sign(), skin: '#b98258' }) + s; }
  p.flat(s); for (const [x, y] of lamps) p.spray(glow(x, y, 110, '#ffc566', 0.75));
  p.reflect({ y: 706, mask: rect(0, 706, w, h, '#fff'), tint: '#0e2238', amp: 26, t0: 0.3, t1: 0.75, squash: 1 });
  for (const [x] of lamps) p.flat(glints(R, { x0: x - 50, x1: x + 50, y0: 760, y1: 1080, n: 22, color: '#ffce7e', o: 0.75, len: 60, at: x }));
  p.spray(rect(0, 860, w, 260, lin([['#060f1c', 0], ['#060f1c', 0.6]], 0, 860, 0, h)));
  p.flat(lotus(R, 300, 980, 26) + lotus(R, 420, 1030, 32) + lotus(R, 1240, 1000, 28) + lotus(R, 700, 1040, 24)); for (const [x, y] of [[300, 980], [420, 1030], [1240, 1000], [700, 1040]]) p.spray(glow(x, y - 14, 100, '#ffb054', 0.7));
};
export function lotus(R, x, y, r) { let s = ''; for (const a of [-1.25, 1.25, -0.75, 0.75, -0.3, 0.3, 0]) s += path(leafD(x + Math.sin(a) * r * 0.35, y, a - Math.PI / 2, r * 1.25, r * 0.36), lin(['#ffe3b0', '#f2a07a', '#d2605a'], 0, y - r, 0, y + r * 0.2)); return s + ell(x, y + 3, r * 1.1, r * 0.2, '#c25a4e') + ell(x, y - r * 0.35, r * 0.2, r * 0.3, '#fff3c0'); }

S.g8 = (p, R, w, h) => {
  p.flat(sky(w, h, ['#8fbcc8', '#cfe0da', '#f6ece0'], 620)); p.spray(glow(380, 240, 560, '#fff6e0', 0.8));
  rows(p, R, w, h, { ...MOODS.day, far: '#b6c9cb', near: '#3d6a66', haze: '#f3e6dc' }, { n: 3, y0: 520, y1: 610, count: 9, wid: [80, 150], hei: [90, 300], light: -1, mist: 0.7, mh: 55, bottom: 700, depth: 0.7 });
  const f1 = hills(R, { x0: -20, x1: w + 20, y: 670, amp: 50, len: 480, bottom: h, color: '#8aa562', lightC: '#d6cf94', darkC: '#557a4c', tuft: 8, dabs: 200 }); p.flat(f1.ink, f1.shade);
  let hz = ''; for (let i = 0; i < 50; i++) { const x = R.range(-20, w + 20), y = f1.y(x) + R.range(0, 120), z = R.range(40, 86); hz += stroke(`M${x} ${y}v${-z * 0.5}`, '#5a443a', 5); for (let j = 0; j < 34; j++) hz += circ(x + R.gauss() * z * 0.42, y - z * 0.72 + R.gauss() * z * 0.26, R.range(4, 10), R.pick(['#e9a9ac', '#f3c8c4', '#d98a90', '#fbe4de', '#c87480'])); } p.flat(hz);
  p.flat(stiltHouse(1010, 800, 250, { roof: '#5a4a42', wall: '#94694a' }) + stiltHouse(1310, 770, 180, { roof: '#4e4440', wall: '#8a6246' }));
  const f2 = hills(R, { x0: -20, x1: w + 20, y: 880, amp: 50, len: 520, bottom: h, color: '#6e9152', lightC: '#c5c67c', darkC: '#34583c', tuft: 10, dabs: 300, dabC: ['#f3c8c4', '#e9a9ac', '#fbe4de', '#4f7846'] }); p.flat(f2.ink, f2.shade);
  p.flat(path(band([[1030, 830, 14], [1080, 880, 22], [1120, 940, 40], [1080, 1010, 70], [980, 1120, 130]]), '#e6d3ae'));
  p.flat(person(1060, 1000, 215, { kind: 'tunic', top: INDIGO, hat: 'scarf', sash: '#c8506a', trim: '#7fb0b8', stride: 0.5, dir: -1 }) + person(1165, 985, 205, { kind: 'dress', top: '#2a3c66', trim: PERSIMMON, hat: 'turban', sash: PERSIMMON, stride: 0.4, dir: -1, r: [22, -66], extra: umbrella(22, -66, 44, '#d9642a') }) + person(960, 1020, 135, { kind: 'child', top: '#b5483a', low: '#27345f', hat: 'turban', hatC: '#27345f', stride: 0.6 }));
  const b = branching(R, -60, 1120, -1.12, 290, 54, 6, { spread: 0.52, curl: 0.5 }); p.flat(blossom(R, b, { petal: '#e79aa0', n: 6, size: 15, spread: 30, minDepth: 4 }));
  const b2 = branching(R, 1660, 240, Math.PI * 0.93, 190, 22, 4, { spread: 0.5 }); p.flat(blossom(R, b2, { petal: '#eaa6a8', n: 6, size: 14, spread: 26, minDepth: 3 }));
  let pt = ''; for (let i = 0; i < 60; i++) pt += ell(R() * w, R() * h, R.range(4, 8), R.range(3, 5), R.pick(['#f7d5d2', '#eeb2b4']), op(0.85)); p.flat(pt);
};
export function umbrella(x, y, r, c) { let s = stroke(`M${x} ${y + 4}V${y - r * 1.1}`, '#5a3d28', 1.6); const n = 8; for (let i = 0; i < n; i++) { const a = -r + (2 * r * i) / n, b = -r + (2 * r * (i + 1)) / n; s += path(`M${x} ${y - r * 1.25}Q${x + a * 0.75} ${y - r * 1.05} ${x + a} ${y - r * 0.72}Q${x + (a + b) / 2} ${y - r * 0.8} ${x + b} ${y - r * 0.72}Q${x + b * 0.75} ${y - r * 1.05} ${x} ${y - r * 1.25}Z`, i % 2 ? c : darken(c, 0.14)); } return s; }

S['hill-road'] = (p, R, w, h) => {
  const M = { ...MOODS.sunset, sky: ['#5a6f9c', '#c08fa0', '#f2a878', '#fbd9a0'], far: '#c79a92', near: '#3a3b55' };
  p.flat(sky(w, h, M.sky, 560)); p.spray(glow(420, 430, 640, '#ffe6b4', 0.9)); p.flat(circ(420, 430, 66, '#fff3d2'));
  rows(p, R, w, h, M, { n: 5, y0: 470, y1: 740, count: 9, wid: [100, 190], hei: [90, 340], light: -1, mist: 0.6, mh: 60, bottom: 900, depth: 0.8, shrink: 0.55 });
  const a = hills(R, { x0: -20, x1: w + 20, bottom: h, color: '#5d6450', lightC: '#d9a56a', darkC: '#33404a', amp: 40, len: 500, tuft: 9, fn: (x) => 700 + (w - x) * 0.06, dabs: 200 }); p.flat(a.ink, a.shade);
  const b = hills(R, { x0: -20, x1: w + 20, bottom: h, color: '#4a5b46', lightC: '#e0ae6c', darkC: '#26363a', amp: 34, len: 420, tuft: 10, fn: (x) => 840 - 200 * Math.exp(-(((x - 1450) / 520) ** 2)), dabs: 260 }); p.flat(b.ink, b.shade);
  const rd = [[1090, 690, 5], [1200, 704, 8], [1330, 720, 11], [1290, 748, 15], [1110, 772, 20], [960, 806, 27], [1060, 850, 36], [1310, 888, 46], [1390, 940, 58], [1180, 1000, 76], [900, 1060, 100], [840, 1180, 150]]; const dd = band(rd);
  p.flat(path(dd, '#3c3638', 'stroke="#8a7a60" stroke-width="14"')); p.flat(path(dd, lin(['#f0c795', '#c99c80', '#8c7a78', '#5d5a64'], 0, 690, 0, h)));
  let cl = ''; for (let i = 0; i < 10; i++) { const q = rd[i], r2 = rd[i + 1], n = 6 + i; for (let j = 0; j < n; j++) { const t = j / n, x = q[0] + (r2[0] - q[0]) * t - (q[2] + (r2[2] - q[2]) * t) * 1.08, y = q[1] + (r2[1] - q[1]) * t; cl += rect(x - 1 - i * 0.3, y - 4 - i * 1.3, 2 + i * 0.5, 4 + i * 1.4, j % 2 ? '#f4efe6' : '#c9502e'); } } p.flat(cl);
  const moto = (x, y, z, dir, c) => at(x, y, circ(-24, -10, 10, '#1c1c20') + circ(24, -10, 10, '#1c1c20') + circ(-24, -10, 4, '#888') + circ(24, -10, 4, '#888') + path('M-26 -14L-14 -30H2L12 -22L24 -12L18 -36L26 -40L28 -37L22 -34L28 -10L24 -8L8 -14L-4 -10L-22 -8Z', c) + path(tube([[-8, -30], [2, -34], [8, -22], [6, -12]], [9, 8, 6, 5]), '#26323e') + path(smooth([[-14, -30], [-14, -52], [-6, -62], [2, -58], [2, -40], [-2, -30]]), '#d9642a') + path(tube([[-3, -56], [8, -46], [22, -42]], [6, 5, 4]), '#d9642a') + circ(2, -70, 8, SKINc) + path('M-7 -68C-8 -80 8 -82 11 -70L11 -67Q2 -72 -7 -68Z', '#f4efe6') + rect(-34, -40, 18, 14, '#7a4a2e'), z, 0, dir);
  p.flat(moto(1030, 1050, 1.5, 1, '#2b5f8a') + moto(1240, 905, 0.66, -1, '#7a3b2e') + truck(1110, 796, 62, { cab: '#c9502e', dir: -1 }));
  for (const [x, y, z] of [[1560, 900, 300], [1640, 1000, 420], [120, 900, 240], [620, 880, 130], [520, 900, 110]]) p.flat(pine(R, x, y, z, '#2b3f42')); for (const [x, y, z] of [[60, 1120, 420], [260, 1160, 300]]) p.flat(tree(R, x, y, z, '#34483f', { light: 1 }));
  p.flat(grass(R, { x0: 0, x1: 720, y: 1150, n: 190, h: 110, c: '#4a4a34' }) + grass(R, { x0: 1100, x1: w, y: 1150, n: 170, h: 120, c: '#3a4234' }) + birds(R, { x: 900, y: 240, n: 8, spread: 150, size: 20, color: '#5a4a62' }));
};
const SKINc = '#c98f66';

S['stilt-village'] = (p, R, w, h) => {
  const M = { ...MOODS.dusk, sky: ['#1d3558', '#47618c', '#9c8ba6', '#e7aF94'.toLowerCase()], near: '#1b3446' };
  p.flat(sky(w, h, M.sky, 560) + stars(R, { w, y1: 230, n: 60, size: 3 })); p.spray(glow(1620, 520, 700, '#ffd2a0', 0.55));
  rows(p, R, w, h, M, { n: 3, y0: 500, y1: 640, count: 8, wid: [130, 230], hei: [160, 440], light: 1, lit: 0.22, mist: 0.75, mh: 70, bottom: 760 });
  const a = hills(R, { x0: -20, x1: w + 20, y: 690, amp: 40, len: 600, bottom: h, color: '#33555a', lightC: '#7d8f7e', darkC: '#1a3440', tuft: 10, dabs: 150 }); p.flat(a.ink, a.shade);
  const pts = [[170, 720, 150], [420, 700, 130], [700, 730, 170], [1050, 710, 150], [1330, 725, 140], [1620, 705, 160], [1850, 730, 150]]; let s = ''; for (const [x, y, z] of pts) s += stiltHouse(x, y + 20, z, { roof: '#33343e', wall: '#6a4a3e', lit: 1, dir: R.sign() }); p.flat(s); for (const [x, y, z] of pts) p.spray(glow(x, y - z * 0.2, z * 0.8, '#ffb45c', 0.4));
  for (const x of [290, 560, 880, 1200, 1480, 1740]) p.flat(palm(R, x, 730, R.range(130, 190), '#1d3d40', { lean: R.gauss() * 0.1 }));
  const b = hills(R, { x0: -20, x1: w + 20, y: 815, amp: 30, len: 500, bottom: h, color: '#254a4a', lightC: '#6f8a6c', darkC: '#12303a', tuft: 10 }); p.flat(b.ink, b.shade);
  const big = [[330, 925, 400, 1], [1010, 900, 330, -1], [1610, 935, 430, -1]]; let t = ''; for (const [x, y, z, d] of big) t += stiltHouse(x, y, z, { roof: '#2a2a33', wall: '#7a5240', lit: 1, dir: d }); p.flat(t); for (const [x, y, z] of big) p.spray(glow(x, y - z * 0.32, z * 0.75, '#ffb050', 0.5));
  const pond = path(smooth([[430, 960], [760, 930], [1180, 925], [1420, 960], [1300, 1040], [1180, 1110], [860, 1140], [560, 1080], [400, 1020]]), '#fff'); p.flat(pond.replace('#fff', '#5a7486')); p.reflect({ y: 925, mask: pond, tint: '#2c4a62', amp: 14, t0: 0.05, t1: 0.4 }); p.flat(glints(R, { x0: 560, x1: 1240, y0: 970, y1: 1090, n: 34, color: '#ffcf92', o: 0.6, len: 90 }));
  let q = person(620, 965, 104, { kind: 'tunic', top: '#222c4c', hat: 'scarf', sash: '#b5506a', basket: true, dir: 1, stride: 0.5, skin: '#a9714d' }) + person(1250, 975, 110, { kind: 'farmer', top: '#43302c', hat: 'cone', pole: true, dir: -1, stride: 0.5 }) + buffalo(790, 945, 1.05, 1) + buffalo(880, 955, 0.8, -1); p.flat(q);
  for (const [x, o] of [[330, 0.55], [1010, 0.45], [1050, 0.3], [1610, 0.55]]) { const y0 = x === 1050 ? 640 : 640, sm = []; for (let i = 0; i <= 8; i++) sm.push([x + Math.sin(i * 0.8) * i * 5 + i * 9, y0 - i * 30]); p.spray(path(tube(sm, [10, 13, 18, 22, 27, 32, 36, 38, 20]), '#e5d6d0', op(o))); }
  p.flat(bamboo(R, 40, 1240, 760, '#12303a', { lean: 0.2, n: 4, w: 9, leaf: 58 }) + banana(R, 1900, 1230, 420, '#1d4246') + grass(R, { x0: 0, x1: w, y: 1205, n: 260, h: 90, c: '#143038' }));
};
export function buffalo(x, y, z, dir = 1, c = '#2b2a30') { return at(x, y, path('M-42 -30C-46 -44 -30 -50 -12 -48C6 -46 20 -50 30 -46C36 -44 44 -40 52 -34C56 -30 56 -24 50 -22C42 -20 38 -26 34 -28C32 -20 30 -16 28 -14L28 0H22L20 -14C8 -12 -12 -12 -24 -14L-26 0H-33L-36 -16C-40 -20 -42 -26 -42 -30Z', lin([lighten(c, 0.2), darken(c, 0.3)], 0, -50, 0, 0)) + stroke('M40 -42Q34 -58 20 -58M44 -40Q48 -54 38 -60', '#6b6258', 3) + stroke('M-42 -32Q-50 -20 -46 -10', c, 2.4) + rect(-14, -14, 6, 14, darken(c, 0.3)) + rect(12, -14, 6, 14, darken(c, 0.3)), z, 0, dir); }

S['anise-forest'] = (p, R, w, h) => {
  p.flat(rect(0, 0, w, h, lin(['#dfe8c4', '#c7d9a8', '#7fa36a'], 0, 0, 0, h))); p.spray(glow(1180, 220, 900, '#fffde0', 0.9));
  for (let L = 0; L < 4; L++) {
    const t = L / 3, c = mix('#a9c290', '#24503e', t), bark = mix('#9aa486', '#3c342c', t), n = 16 - L * 3; let tr = '', y = 620 + t * 420;
    const gr = hills(R, { x0: -20, x1: w + 20, y: y, amp: 40 + 20 * t, len: 600, bottom: h, color: mix('#a7bf7c', '#3a6040', t), lightC: mix('#e2e4a8', '#b0b866', t), darkC: mix('#7c9c66', '#1c3f30', t), tuft: 6 + t * 8, dabs: 120 + L * 120, dabSize: 8 + t * 10 });
    for (let i = 0; i < n; i++) { const x = (w * (i + 0.5 + R.gauss() * 0.35)) / n, b = gr.y(x) + 20, W = 9 + t * t * 46, l = R.gauss() * 40; if (t > 0.9 && x > 640 && x < 1380) continue; tr += path(tube([[x, b], [x + l * 0.3, b - 400], [x + l, -60]], [W * 1.5, W, W * 0.8]), lin([lighten(bark, 0.25), bark, darken(bark, 0.35)], x - W, 0, x + W, 0)); for (let k = 0; k < 5 + L; k++) { const yy = b - R.range(0.1, 0.95) * (b + 60); tr += ell(x + l * 0.4 + R.gauss() * W * 0.25, yy, W * R.range(0.1, 0.26), W * R.range(0.06, 0.14), R.pick([lighten(bark, 0.4), darken(bark, 0.3)]), op(0.6)); } }
    p.flat(gr.ink, gr.shade); p.flat(tr);
    for (let i = 0; i < 16; i++) { const x = R() * w, y2 = R.range(-30, 240 - t * 60); p.flat(foliage(R, x, y2, R.range(100, 190), R.range(60, 110), c, { n: 30, z: 16 + t * 10, lightC: mix('#e6edb4', '#8fae62', t) })); }
    p.mist({ y: y - 40, hh: 120, color: '#eef2d2', a: 0.55 * (1 - t), sx: 500, sy: 80, seed: L });
  }
  p.spray(rays(R, { x: 1500, y: -1000, r: 2500, n: 9, a0: 1.4, a1: 2.05, color: '#fffbd0', o: 0.34, inner: 0.38 }), { mode: 'screen' });
  p.flat(path(band([[1010, 800, 20], [990, 870, 34], [1060, 960, 60], [980, 1080, 100], [1030, 1320, 190]]), lin(['#d9cf98', '#a98f62'], 0, 800, 0, 1300), op(0.8)));
  let s = stroke('M760 1080L800 420M840 1080L836 420', '#8a6a42', 9); for (let i = 0; i < 13; i++) s += stroke(`M${763 + i * 3} ${1050 - i * 48}h${72 - i * 2.8}`, '#8a6a42', 7); s += person(806, 720, 230, { kind: 'tunic', top: INDIGO, hat: 'cone', sash: PERSIMMON, basket: true, back: true, r: [18, -104], l: [-10, -98], br: 1, bl: -1 });
  s += person(1090, 1120, 300, { kind: 'tunic', top: '#2a3c66', hat: 'scarf', sash: '#c8506a', trim: '#7fb0b8', stride: 0.3, dir: -1, l: [-14, -60], r: [-12, -58] , extra: basketHeld() }) + person(1260, 1090, 280, { kind: 'farmer', top: '#7a3b2e', hat: 'cone', basket: true, stride: 0.5, dir: 1, load: '#8fae4a' }); p.flat(s);
  let br = ''; for (const [x, y, a] of [[-20, 260, 0.25], [w + 20, 330, Math.PI - 0.2]]) { for (let i = 0; i < 9; i++) { const xx = x + Math.cos(a) * i * 62, yy = y + Math.sin(a) * i * 44 + R.gauss() * 8; for (const sd of [-1, 1]) br += leaf(xx, yy, a + sd * R.range(0.5, 1.1), R.range(130, 190), R.range(26, 36), R.pick(['#2d5f45', '#3f7350', '#1f4e4a'])); if (i % 2) br += starAnise(R, xx + R.gauss() * 20, yy + 60, 52, R() * 3, '#7f9a45'); } br += stroke(`M${x} ${y}l${Math.cos(a) * 540} ${Math.sin(a) * 380}`, '#3c342c', 10); } p.flat(br);
  p.flat(grass(R, { x0: 0, x1: w, y: 1295, n: 260, h: 110, c: '#2c5238', yr: 20 }));
};
function basketHeld() { return path('M-24 -62H0Q1 -46 -5 -44H-19Q-25 -46 -24 -62Z', lin(['#d2ad7c', '#8a6440'], -24, 0, 0, 0)) + ell(-12, -62, 12, 3.4, '#8fae4a') + circ(-16, -64, 3, '#a9bf5a') + circ(-9, -64.5, 3.2, '#7f9a45'); }

S['rail-valley'] = (p, R, w, h) => {
  const M = { ...MOODS.green, sky: ['#8fb8bb', '#c9d9c6', '#f1ead0'] };
  p.flat(sky(w, h, M.sky, 800)); p.spray(glow(1050, 430, 700, '#fff6d8', 0.8));
  rows(p, R, w, h, M, { n: 4, y0: 760, y1: 960, count: 7, wid: [100, 180], hei: [190, 640], light: 1, mist: 0.8, mh: 100, bottom: 1200, depth: 0.8, env: (u) => 0.6 + 0.7 * Math.abs(u - 0.62) });
  const a = hills(R, { x0: -20, x1: w + 20, y: 1040, amp: 50, len: 420, bottom: h, color: '#6f9458', lightC: '#cfcd84', darkC: '#3c6648', tuft: 10, dabs: 250 }); p.flat(a.ink, a.shade);
  let f = ''; for (let i = 0; i < 50; i++) { const t = R(), y = 1120 + t * 700, x = R.range(-200, w), L = 120 + t * 360, H = 14 + t * 44; f += path(poly([[x, y], [x + L, y - H * 0.3], [x + L - 50, y + H], [x - 50, y + H * 1.2]]), R.pick(['#8fae5c', '#b8bd66', '#6a9452', '#cfc773', '#5d8a50']), op(0.75)); } p.flat(f);
  // the viaduct crosses on a curve
  const vx = (t) => -60 + (w + 120) * t, vy = (t) => 1180 - 190 * t + 120 * t * t, N = 9; let v = ''; const dk = []; for (let i = 0; i <= 30; i++) dk.push([vx(i / 30), vy(i / 30)]);
  for (let i = 0; i < N; i++) { const t = (i + 0.5) / N, x = vx(t), y = vy(t), W = 34 - t * 12, H = 330 - t * 160; v += path(poly([[x - W * 0.6, y], [x + W * 0.6, y], [x + W * 0.85, y + H], [x - W * 0.85, y + H]]), lin(['#e6dcc2', '#b3a88c', '#7d7a68'], x - W, 0, x + W, 0)); }
  for (let i = 0; i <= N; i++) { const t0 = (i - 0.5) / N, t1 = (i + 0.5) / N, xa = vx(t0) + 18, xb = vx(t1) - 18, ya = vy(t0), yb = vy(t1); v += path(`M${vx(t0) - 20} ${ya}L${vx(t1) + 20} ${yb}L${vx(t1) + 20} ${yb + 60}L${xb} ${yb + 66}Q${(xa + xb) / 2} ${(ya + yb) / 2 - 6} ${xa} ${ya + 66}L${vx(t0) - 20} ${ya + 60}Z`, '#c9bd9c'); }
  v += path(poly([...dk, ...dk.slice().reverse().map(([x, y]) => [x, y + 26])]), lin(['#efe6cc', '#a99d80'], 0, 1080, 0, 1220)) + stroke(smooth(dk.map(([x, y]) => [x, y - 12]), false), '#8d8468', 5); p.flat(v);
  let tr = ''; const put = (t, kind, len, c) => { const x = vx(t), y = vy(t) - 1, sl = (Math.atan2(vy(t + 0.01) - vy(t - 0.01), vx(t + 0.01) - vx(t - 0.01)) * 180) / Math.PI; tr += at(x, y, wagon(0, 0, len, { kind, c, c2: '#f4efe6' }), 1, sl); }; put(0.735, 'loco', 190, PERSIMMON); put(0.605, 'coach', 200, KARST); put(0.468, 'coach', 206, KARST); put(0.327, 'coach', 212, KARST); put(0.182, 'coach', 218, KARST); put(0.033, 'coach', 222, KARST); p.flat(tr);
  const rv = band([[900, 1250, 26], [820, 1300, 46], [640, 1370, 80], [700, 1460, 120], [960, 1570, 170], [900, 1720, 240], [640, 1930, 330]]); p.flat(path(rv, '#e3dab0', 'stroke="#d9d0a0" stroke-width="18"')); p.flat(path(rv, '#8fbdb9')); p.reflect({ y: 1240, mask: path(rv, '#fff'), tint: '#5d9a9c', amp: 14, t0: 0.15, t1: 0.6, squash: 0.8 }); p.flat(glints(R, { x0: 600, x1: 1050, y0: 1400, y1: 1860, n: 50, color: '#f4f6e4', o: 0.7, len: 90 }));
  for (let i = 0; i < 34; i++) { const t = R(), sd = R.sign(), y = 1300 + t * 480, x = sd < 0 ? R.range(-20, 440 - t * 240) : R.range(1160 + t * 60, w + 20); p.flat(foliage(R, x, y, 40 + t * 70, 30 + t * 52, R.pick(['#3c7350', '#578a50', '#2d6048', '#1f4e4a']), { n: 30, z: 11 + t * 14, lightC: '#bccb74', light: 1 })); }
  p.flat(cottage(1210, 1400, 110, { roof: '#a3553a' }) + cottage(1330, 1430, 130, { roof: '#8a4a38' }) + buffalo(1080, 1500, 0.9, -1) + person(1150, 1506, 92, { kind: 'farmer', top: '#7a3b2e', hat: 'cone' }));
  p.flat(palm(R, 150, 1900, 560, '#22534a') + banana(R, 1350, 1920, 420, '#3f7a4e') + bamboo(R, 1470, 1930, 900, '#3a6f4e', { lean: -0.12, n: 3, w: 9, leaf: 60 }) + grass(R, { x0: 0, x1: w, y: 1900, n: 260, h: 110, c: '#2f5f42' }));
};

S['handshake-bridge'] = (p, R, w, h) => {
  const M = { ...MOODS.dawn, sky: ['#7fa3b5', '#c3cfc4', '#f5ddb6', '#f9cda0'] }; p.flat(sky(w, h, M.sky, 640)); p.spray(glow(1000, 500, 900, '#fff0c8', 0.95)); p.flat(circ(1000, 470, 92, '#fff8e2'));
  rows(p, R, w, h, M, { n: 3, y0: 600, y1: 690, count: 11, wid: [90, 170], hei: [100, 430], light: 1, mist: 0.8, mh: 70, bottom: 760, depth: 0.6, env: (u) => 0.2 + 1.6 * Math.abs(u - 0.5) });
  p.flat(rect(0, 720, w, h, '#e0c8a0')); p.reflect({ y: 722, mask: rect(0, 720, w, h, '#fff'), tint: '#86a7a4', amp: 22, t0: 0.08, t1: 0.6 });
  p.flat(glints(R, { x0: 500, x1: 1500, y0: 740, y1: 1230, n: 110, color: '#fff6dc', o: 0.75, len: 150, at: 1000 }));
  const dk = (x) => 905 - 120 * Math.sin((Math.PI * (x + 200)) / (w + 400)), pts = []; for (let x = -40; x <= w + 40; x += 20) pts.push([x, dk(x)]); let b = '';
  const arc = []; for (let x = 60; x <= w - 60; x += 20) arc.push([x, dk(x) + 40 + 260 * ((x - w / 2) / (w / 2)) ** 2]); b += path(poly([...arc, ...arc.slice().reverse().map(([x, y]) => [x, y + 26 + 20 * Math.abs((x - 1000) / 1000)])]), '#5d4a40'); for (let x = 140; x < w - 100; x += 86) { const ay = dk(x) + 40 + 260 * ((x - w / 2) / (w / 2)) ** 2; b += rect(x - 5, dk(x), 10, Math.max(10, ay - dk(x)), '#6b564a'); }
  b += path(poly([...pts, ...pts.slice().reverse().map(([x, y]) => [x, y + 42])]), lin(['#cdb592', '#8a6f5c', '#5a4a44'], 0, 780, 0, 960)); p.flat(b);
  p.flat(rect(0, 0, 0, 0, '#fff')); // the two groups and the handshake
  const rail = []; let s = ''; const grp = (x0, sg, cols) => cols.forEach(([k, c, lo, hat, dx], i) => { s = person(x0 + sg * dx, dk(x0 + sg * dx) + 6, 318 + (i % 3) * 8, { kind: k, top: c, low: lo, hat, dir: -sg, sash: k === 'tunic' ? '#c8506a' : null, trim: '#7fb0b8', tie: sg < 0 ? '#d9642a' : '#2b5f8a' }) + s; });
  grp(860, -1, [['aodai', '#c9502e', '#f4efe6', 'bun', 130], ['suit', '#33424f', '#2a343f', 'hair', 235], ['tunic', INDIGO, '#1e2a4a', 'scarf', 345], ['suit', '#4a4038', '#332c28', 'hair', 450]]); grp(1140, 1, [['dress', '#1f4e4a', '#1f4e4a', 'bun', 130], ['suit', '#3d3a4c', '#2c2a38', 'hair', 235], ['suit', '#2b4a5f', '#22384a', 'hair', 340], ['aodai', '#e3b04c', '#f4efe6', 'long', 450]]);
  s += person(930, dk(930) + 6, 345, { kind: 'suit', top: '#1f2f45', low: '#1a2638', dir: 1, r: [22, -62], br: 1, tie: '#c9502e', lean: 2 }) + person(1074, dk(1074) + 6, 345, { kind: 'suit', top: '#3a3f3a', low: '#2a2f2c', dir: -1, r: [20, -62], br: 1, tie: '#2b5f8a', lean: -2 }); p.flat(s, rect(0, 500, w, 500, lin([['#22201e', 0], ['#22201e', 0.45]], 0, 600, 0, 940)));
  let r = ''; for (let x = -20; x < w + 20; x += 44) r += rect(x, dk(x) - 40, 7, 56, '#4d3f38'); r += stroke(smooth(pts.map(([x, y]) => [x, y - 40]), false), '#5f4c40', 13) + stroke(smooth(pts.map(([x, y]) => [x, y - 16]), false), '#4d3f38', 6); for (const x of [120, 480, 1520, 1880]) r += rect(x - 10, dk(x) - 150, 20, 160, '#4d3f38') + lantern(x, dk(x) - 178, 30, '#d9542c', { lit: 1 }); p.flat(r);
  p.reflect({ y: 990, mask: rect(0, 1000, w, h, '#fff'), tint: '#8fa59c', amp: 20, t0: 0.35, t1: 0.7 }); p.mist({ y: 1000, hh: 46, color: '#f7e2c0', a: 0.7, sx: 600, sy: 40 }); p.flat(birds(R, { x: 560, y: 200, n: 9, spread: 170, size: 24, color: '#6f7f80' }));
};

S.g4 = (p, R, w, h) => {
  const M = MOODS.green; p.flat(sky(w, h, ['#9cc3cf', '#d5e2d2', '#f3efd6'], 520) + clouds(R, { x0: 0, x1: w, y: 170, n: 5, len: 480, thick: 56, color: '#fdfbf2', o: 0.8 }));
  rows(p, R, w, h, M, { n: 4, y0: 420, y1: 560, count: 9, wid: [80, 160], hei: [70, 300], light: -1, mist: 0.7, mh: 55, bottom: 700, depth: 0.75 });
  const a = hills(R, { x0: -20, x1: w + 20, bottom: h, color: '#7d9a56', lightC: '#d2cf86', darkC: '#456b42', amp: 30, len: 400, tuft: 9, fn: (x) => 700 - 90 * Math.exp(-(((x - 900) / 420) ** 2)), dabs: 350 }); p.flat(a.ink, a.shade);
  p.flat(path(band([[1040, 640, 12], [1080, 690, 20], [1000, 770, 36], [900, 860, 70], [820, 1010, 130]]), '#dcc99c'));
  // the marker stone
  const mx = 760; p.flat(path(poly([[mx - 92, 800], [mx + 92, 800], [mx + 110, 836], [mx - 110, 836]]), '#9a9a8c') + path(poly([[mx - 70, 772], [mx + 70, 772], [mx + 84, 802], [mx - 84, 802]]), '#b5b4a4') + path(`M${mx - 46} 774V500L${mx} 462L${mx + 46} 500V774Z`, lin(['#f3eee0', '#d6cfbd', '#a09a8a'], mx - 46, 0, mx + 46, 0)), stroke(`M${mx + 14} 480L${mx + 20} 770`, '#8f897a', 8, op(0.4))); p.flat(circ(mx - 4, 560, 24, '#c9502e') + circ(mx - 4, 560, 15, '#e9b24c') + rect(mx - 28, 610, 48, 7, '#8f897a') + rect(mx - 28, 632, 48, 7, '#8f897a') + rect(mx - 22, 654, 36, 7, '#8f897a'));
  let s = ''; const gp = [[450, 'suit', '#33424f', 'hair'], [530, 'tunic', INDIGO, 'scarf'], [610, 'suit', '#3f5a48', 'cap'], [920, 'suit', '#4d5f3c', 'cap'], [1000, 'aodai', '#c9502e', 'bun'], [1085, 'suit', '#2b4a5f', 'hair'], [1165, 'tunic', '#1f4e4a', 'turban']]; gp.forEach(([x, k, c, hat], i) => { s += person(x, 850 + (i % 2) * 14, 252, { kind: k, top: c, low: k === 'aodai' ? '#f4efe6' : darken(c, 0.3), hat, hatC: hat === 'cap' ? darken(c, 0.1) : undefined, sash: k === 'tunic' ? '#c8506a' : null, trim: '#e9b24c', dir: x < mx ? 1 : -1 }); }); p.flat(s);
  p.flat(wreath(R, mx, 812)); for (const [x, y, z] of [[110, 820, 380], [260, 780, 260], [1400, 820, 400], [1300, 770, 250]]) p.flat(pine(R, x, y, z, '#2d5a4a')); p.flat(grass(R, { x0: 0, x1: w, y: 985, n: 260, h: 80, c: '#557a42', yr: 18 }) + grass(R, { x0: 0, x1: 700, y: 900, n: 60, h: 50, c: '#6f8f4c' }));
};
export function wreath(R, x, y) { let s = ''; for (let i = 0; i < 46; i++) { const a = R() * 6.28, r = R.range(10, 34); s += circ(x + Math.cos(a) * r * 1.5, y - 10 + Math.sin(a) * r * 0.6, R.range(5, 10), R.pick(['#d9642a', '#e9b24c', '#c8506a', '#f4efe6', '#5d8a48', '#3f7350'])); } return s; }

S.advert = (p, R, w, h) => {
  p.flat(sky(w, h, ['#e8b65c', '#f4d48e', '#fbecc6'], 900)); p.spray(glow(950, 640, 900, '#fffbe6', 0.9)); p.flat(circ(950, 610, 150, '#fff9e4'));
  rows(p, R, w, h, { ...MOODS.gold, near: '#6b4a2c' }, { n: 4, y0: 860, y1: 1080, count: 8, wid: [110, 200], hei: [120, 470], light: 1, mist: 0.8, mh: 90, depth: 0.8, env: (u) => 0.3 + 1.3 * Math.abs(u - 0.5) });
  const a = hills(R, { x0: -20, x1: w + 20, y: 1200, amp: 60, len: 500, bottom: h, color: '#8a6a34', lightC: '#e8c476', darkC: '#5a3c22', tuft: 14, dabs: 300 }); p.flat(a.ink, a.shade);
  for (let i = 0; i < 7; i++) { let row = ''; const y = 1250 + i * 44; for (let x = -20; x < w + 20; x += 34 + i * 5) row += ell(x + R.gauss() * 5, y + Math.sin(x / 260) * 30, 24 + i * 5, 17 + i * 4, R.pick(['#6f7a3a', '#8a9448', '#5a6a34'])) + ell(x - 6, y - 8 + Math.sin(x / 260) * 30, 13 + i * 3, 8 + i * 2, '#b5b45c', op(0.7)); p.flat(row); }
  p.flat(person(560, 1390, 230, { kind: 'tunic', top: INDIGO, hat: 'cone', sash: PERSIMMON, basket: true, stride: 0.4 }) + person(700, 1360, 215, { kind: 'tunic', top: '#1f4e4a', hat: 'scarf', sash: '#c8506a', basket: true, stride: 0.3, dir: -1 }));
  let br = ''; for (const [x0, y0, a0, n, sg] of [[-30, 40, 0.45, 8, 1], [w + 30, 110, Math.PI - 0.5, 8, -1]]) { const q = quad([x0, y0], [x0 + Math.cos(a0) * 380, y0 + Math.sin(a0) * 200], [x0 + Math.cos(a0) * 700, y0 + Math.sin(a0) * 620], 9); br += path(tube(q, [26, 24, 22, 19, 17, 14, 12, 10, 8, 6]), '#4a3626'); q.forEach(([x, y], i) => { for (const s of [-1, 1]) br += leaf(x, y, a0 + s * R.range(0.5, 1.2), R.range(150, 220), R.range(32, 46), R.pick(['#3f6a45', '#2d5f45', '#5d7f48'])); if (i % 2) br += starAnise(R, x + sg * 10, y + 86, 78, R(), ANISE); }); } p.flat(br);
};
export default S;
