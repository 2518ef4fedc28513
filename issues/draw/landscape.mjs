// landscape.mjs — sky, sun and moon, clouds, birds, karst towers, rolling hills, water glints, roads. Units px.
import { fbm, noise2 } from './rand.mjs';
import { mix, lighten, darken, ramp } from './palette.mjs';
import { lin, rad, blur, poly, smooth, path, stroke, circ, ell, rect, op, clip, quad, tube } from './svg.mjs';

/** Sky: flat vertical gradient. `to` = horizon y. */
export const sky = (w, h, colors, to = h) => rect(0, 0, w, h, lin(colors, 0, 0, 0, to));
/** A soft disc of light with a halo (draw in a spray layer). */
export const glow = (x, y, r, c, o = 0.8) => circ(x, y, r, rad([[c, o], [c, o * 0.45, 0.3], [c, o * 0.12, 0.65], [c, 0]], x, y, r));

/** Long flat gouache clouds. */
export function clouds(R, { x0, x1, y, n = 5, len = 500, thick = 40, color, o = 0.6 }) {
  let s = '';
  for (let i = 0; i < n; i++) {
    const cx = R.range(x0, x1), cy = y + R.gauss() * thick * 3, L = len * R.range(0.5, 1.3), T = thick * R.range(0.5, 1.2), top = [], bot = [], sd = R.int(0, 999), N = 26;
    for (let j = 0; j <= N; j++) {
      const t = j / N, e = Math.sin(Math.PI * t) ** 0.7;
      top.push([cx + (t - 0.5) * L, cy - e * T * (0.5 + 0.7 * Math.abs(fbm(t * 6, 0, sd, 3))) - 1]);
      bot.unshift([cx + (t - 0.5) * L, cy + e * T * 0.22 * (1 + 0.6 * noise2(t * 9, 2, sd))]);
    }
    s += path(smooth([...top, ...bot]), color, op(o * R.range(0.6, 1)));
  }
  return s;
}
/** Streaks of light cloud. */
export function streaks(R, { w, y0, y1, n = 14, color, o = 0.4, thick = 9 }) {
  let s = '';
  for (let i = 0; i < n; i++) {
    const y = R.range(y0, y1), x = R.range(-0.1, 0.9) * w, L = R.range(0.15, 0.6) * w, T = R.range(0.3, 1) * thick;
    const pts = [], b = [], sd = R.int(0, 999);
    for (let j = 0; j <= 16; j++) { const t = j / 16, e = Math.sin(Math.PI * t); const yy = y + noise2(t * 3, 0, sd) * T * 1.5; pts.push([x + t * L, yy - e * T]); b.unshift([x + t * L, yy + e * T * 0.6]); }
    s += path(smooth([...pts, ...b]), color, op(o * R.range(0.4, 1)));
  }
  return s;
}
export function birds(R, { x, y, n = 7, spread = 200, size = 22, color }) {
  let s = '';
  for (let i = 0; i < n; i++) {
    const bx = x + R.gauss() * spread, by = y + R.gauss() * spread * 0.4, z = size * R.range(0.5, 1.1), l = R.range(-0.2, 0.4);
    s += path(`M${bx - z} ${by - z * (0.25 + l * 0.3)}Q${bx - z * 0.45} ${by - z * 0.5} ${bx} ${by}Q${bx + z * 0.4} ${by - z * 0.55} ${bx + z} ${by - z * 0.3}Q${bx + z * 0.4} ${by - z * 0.28} ${bx + z * 0.08} ${by + z * 0.18}Q${bx - z * 0.4} ${by - z * 0.25} ${bx - z} ${by - z * (0.25 + l * 0.3)}Z`, color);
  }
  return s;
}
export function stars(R, { w, y0 = 0, y1, n = 140, color = '#f6efd8', size = 3 }) {
  let s = '';
  for (let i = 0; i < n; i++) s += circ(R() * w, y0 + (R() ** 1.5) * (y1 - y0), size * R.range(0.3, 1), color, op(R.range(0.3, 0.9)));
  return s;
}

/**
 * A row of karst towers. Returns { ink, shade, y(x), d, peaks }.
 * peaks: [{x,w,h}] or made from n, w:[a,b], h:[a,b] between x0 and x1. light: -1 from the left, 1 from the right.
 */
export function karst(R, o) {
  const { x0, x1, base, bottom = base + 40, color, lightC = lighten(color, 0.35), darkC = darken(color, 0.4), light = -1, haze, hazeH = 0.6, rough = 1, tuft = 0, detail = 1, foot = 0.16 } = o;
  const seed = R.int(0, 9999);
  const peaks = o.peaks ? o.peaks.map((p) => ({ p: R.range(2.1, 3.2), q: R.range(0.5, 0.8), k: R.gauss() * 0.22, ...p })) : Array.from({ length: o.n }, (_, i) => {
    const t = (i + 0.5 + R.gauss() * 0.35) / o.n;
    return { x: x0 + (x1 - x0) * t, w: R.range(...o.wid), h: R.range(...o.hei) * (o.env ? o.env(t) : 1), p: R.range(2.1, 3.2), q: R.range(0.5, 0.8), k: R.gauss() * 0.25 };
  });
  const prof = (x, pk) => {
    const wob = fbm(x / (pk.w * 0.55), pk.x, seed, 3) * 0.12 * rough;
    let u = (x - pk.x) / pk.w + wob; u = u < 0 ? u * (1 + pk.k) : u * (1 - pk.k);
    const A = Math.abs(u), sk = foot * Math.exp(-(u * u) / 1.9);
    return pk.h * Math.max(sk, A >= 1 ? 0 : (1 - A ** pk.p) ** pk.q * (1 - foot * 0.2));
  };
  const Y = (x) => { let m = 0; for (const pk of peaks) m = Math.max(m, prof(x, pk)); return base - m - fbm(x / 36, 1, seed, 4) * rough * (4 + m * 0.028) - fbm(x / 9, 4, seed, 2) * rough * (1 + m * 0.006); };
  const step = o.step ?? 4, pts = [];
  for (let x = x0; x <= x1 + step; x += step) pts.push([x, Y(x)]);
  const d = poly([...pts, [x1 + step, bottom], [x0, bottom]]);
  let ink = path(d, color), shade = '';
  if (tuft) { // scrub on the skyline
    for (let x = x0; x < x1; x += R.range(0.5, 1.5) * tuft * 1.2) {
      const y = Y(x), sl = Math.abs(Y(x + 5) - y) / 5; if (R() < 0.25) continue;
      const z = tuft * R.range(0.35, 1) / (1 + sl * 0.5);
      ink += ell(x, y + z * 0.15, z, z * R.range(0.7, 1.1), color);
      if (R() < 0.3) ink += ell(x + z * R.gauss(), y - z * 0.6, z * 0.6, z * 0.6, color);
    }
  }
  for (const pk of peaks.slice().sort((a, b) => b.h - a.h)) {
    const H = pk.h, top = base - H * 0.97;
    // shadow side: a facet from the top down an uneven spine
    const spine = [], sideX = pk.x + -light * pk.w * 1.15, n = 9;
    for (let i = 0; i <= n; i++) { const t = i / n; spine.push([pk.x + light * pk.w * (0.05 - 0.28 * t) + fbm(t * 3.2, pk.x, seed + 2, 3) * pk.w * 0.55, top - 8 + t * H * 1.05]); }
    shade += path(smooth([...spine, [sideX, base], [sideX, top - 30], [pk.x, top - 40]], true, 0.35), lin([[darkC, 0.78], [darkC, 0.45, 0.55], [darkC, 0]], 0, top, 0, base));
    // lit edge
    const e = []; for (let i = 0; i <= 8; i++) { const t = i / 8, x = pk.x + light * pk.w * (0.15 + 0.85 * t); e.push([x, Y(x)]); }
    shade += path(smooth([...e, [pk.x + light * pk.w * 0.62, base - H * 0.12], [pk.x + light * pk.w * 0.3, base - H * 0.55], [pk.x + light * pk.w * 0.05, top + H * 0.1]], true, 0.4), lin([[lightC, 0.75], [lightC, 0.4, 0.5], [lightC, 0]], 0, top, 0, base));
    // vertical cliff strokes and ribs
    const m = Math.round(12 * detail);
    for (let i = 0; i < m; i++) {
      const u = R.range(-0.92, 0.92), x = pk.x + u * pk.w, y = Y(x) + R.range(0.02, 0.5) * H * (1 - Math.abs(u) * 0.5), L = H * R.range(0.08, 0.3), ww = pk.w * R.range(0.02, 0.075), lit = (u * light > -0.15);
      if (y + L > base - H * 0.05) continue;
      const lean = u * pk.w * 0.08;
      const q = [[x - ww * 0.4, y], [x + ww * 0.6, y + L * 0.06], [x + ww * 0.7 + lean * 0.5, y + L * 0.45], [x + ww * 0.25 + lean, y + L], [x - ww * 0.3 + lean * 0.7, y + L * 0.6], [x - ww * 0.7, y + L * 0.25]];
      shade += path(smooth(q, true, 0.4), lit ? lightC : darkC, op(R.range(0.25, 0.7)));
    }
  }
  // foliage dabs
  const nd = Math.round((o.dabs ?? 0) * detail);
  for (let i = 0; i < nd; i++) {
    // ledge scrub: three small blobs in a short row
    const x = R.range(x0, x1), yt = Y(x), y = yt + (base - yt) * R() ** 0.8, z = (o.dabSize ?? 9) * R.range(0.3, 0.9), c = R.pick([darkC, darkC, darkC, mix(color, lightC, 0.4)]), al = op(R.range(0.2, 0.6)), tl = R.range(-0.3, 0.5);
    for (let j = 0; j < 3; j++) shade += ell(x + (j - 1) * z * 1.15, y + (j - 1) * z * tl + R.gauss() * z * 0.2, z * R.range(0.6, 0.95), z * R.range(0.4, 0.65), c, al);
  }
  if (haze) { const hh = Math.max(...peaks.map((p) => p.h)) * hazeH; shade += rect(x0, base - hh, x1 - x0 + step, hh + (bottom - base) + 2, lin([[haze, 0], [haze, 0.55, 0.55], [haze, 0.95, 0.92], [haze, 0.95]], 0, base - hh, 0, base)); }
  return { ink, shade, y: Y, d, peaks };
}

/** A soft hill or bank whose top follows noise. Returns { ink, shade, y, d }. */
export function hills(R, { x0, x1, y, amp = 60, len = 500, bottom, color, lightC = lighten(color, 0.25), darkC = darken(color, 0.3), light = -1, tuft = 0, tuftC = color, fn, haze, dabs = 0, dabSize = 10, dabC, edge = true }) {
  const s = R.int(0, 9999), Y = (x) => (fn ? fn(x) : y) - fbm(x / len, 0, s, 3) * amp - fbm(x / 40, 3, s, 2) * Math.min(5, amp * 0.06);
  const pts = []; for (let x = x0; x <= x1 + 6; x += 6) pts.push([x, Y(x)]);
  const d = poly([...pts, [x1 + 6, bottom], [x0, bottom]]);
  let ink = path(d, color), shade = '';
  if (tuft) for (let x = x0; x < x1; x += R.range(0.5, 1.6) * tuft) { const z = tuft * R.range(0.4, 1.1); ink += ell(x, Y(x) + z * 0.2, z, z * R.range(0.7, 1.2), tuftC); }
  if (edge) {
    const th = Math.max(24, amp * 0.8), under = pts.filter((_, i) => i % 4 === 0).map(([x, yy]) => [x, yy + th * (0.5 + 0.5 * noise2(x / 140, 7, s))]).reverse();
    shade += path(poly([...pts, ...under]), lightC, op(0.55));
  }
  const top = Math.min(...pts.map((p) => p[1]));
  shade += rect(x0, top, x1 - x0 + 8, bottom - top, lin([[darkC, 0], [darkC, 0.15, 0.3], [darkC, 0.75]], 0, top, 0, bottom));
  for (let i = 0; i < dabs; i++) { const x = R.range(x0, x1), yy = Y(x) + R() * (bottom - Y(x)), z = dabSize * R.range(0.4, 1.3); const c = dabC ? R.pick(dabC) : R.pick([lightC, darkC, mix(color, lightC, 0.5)]), al = op(R.range(0.2, 0.5)); if (dabC) shade += ell(x, yy, z * 0.7, z * 0.45, c, al); else for (let j = 0; j < 3; j++) shade += ell(x + R.gauss() * z * 1.6, yy + R.gauss() * z * 0.3, z * R.range(0.5, 1.1), z * R.range(0.14, 0.26), c, al); }
  if (haze) shade += rect(x0, top, x1 - x0 + 8, bottom - top, lin([[haze, 0], [haze, 0.85]], 0, top, 0, bottom));
  return { ink, shade, y: Y, d };
}

/** Short horizontal light strokes on water. */
export function glints(R, { x0, x1, y0, y1, n = 80, color, o = 0.6, len = 90, at = null, thick = 5 }) {
  let s = '';
  for (let i = 0; i < n; i++) {
    const t = R() ** 0.9, y = y0 + (y1 - y0) * t, x = at ? at + R.gauss() * (x1 - x0) * 0.25 * (0.4 + t) : R.range(x0, x1), L = len * (0.25 + t) * R.range(0.3, 1), h = thick * (0.3 + t) * R.range(0.4, 1);
    s += path(`M${x - L / 2} ${y}Q${x - L * 0.2} ${y - h} ${x + L * 0.1} ${y - h * 0.2}Q${x + L * 0.3} ${y - h * 0.5} ${x + L / 2} ${y}Q${x + L * 0.2} ${y + h * 0.8} ${x - L * 0.05} ${y + h * 0.35}Q${x - L * 0.3} ${y + h * 0.6} ${x - L / 2} ${y}Z`, color, op(o * R.range(0.4, 1)));
  }
  return s;
}
/** A band seen in perspective (road, river) given centre points [x,y,halfWidth]. */
export function band(pts) {
  const L = pts.map(([x, y, w]) => [x - w, y]), Rr = pts.map(([x, y, w]) => [x + w, y]).reverse();
  const a = smooth(L, false, 0.5), b = smooth(Rr, false, 0.5);
  return a + 'L' + b.slice(1) + 'Z';
}
/** Sun rays as long soft wedges. */
export function rays(R, { x, y, r, n = 9, a0 = 0, a1 = Math.PI, color, o = 0.25, inner = 0 }) {
  let s = '';
  const paint = inner ? [[color, 0], [color, 0, inner], [color, o, inner + 0.08], [color, o * 0.55, inner + 0.35], [color, 0]] : [[color, o], [color, o * 0.5, 0.4], [color, 0]];
  for (let i = 0; i < n; i++) { const a = a0 + ((a1 - a0) * (i + R() * 0.7)) / n, b = a + R.range(0.04, 0.12); s += path(poly([[x, y], [x + Math.cos(a) * r, y + Math.sin(a) * r], [x + Math.cos(b) * r, y + Math.sin(b) * r]]), rad(paint, x, y, r)); }
  return s;
}
export function rain(R, { w, h, n = 240, len = 70, lean = -0.12, color = '#f0f2ea', o = 0.35, thick = 2.4 }) {
  let s = '';
  for (let i = 0; i < n; i++) { const x = R.range(-0.05, 1.05) * w, y = R() * h, L = len * R.range(0.4, 1.2); s += `<path d="M${x.toFixed(0)} ${y.toFixed(0)}l${(lean * L).toFixed(0)} ${L.toFixed(0)}" stroke="${color}" stroke-width="${(thick * R.range(0.4, 1)).toFixed(1)}" stroke-linecap="round" stroke-opacity="${(o * R.range(0.3, 1)).toFixed(2)}"/>`; }
  return s;
}
