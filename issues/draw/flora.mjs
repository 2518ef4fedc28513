// flora.mjs — plants: leafy trees in gouache dabs, bamboo, palms, bananas, pines, blossom and persimmon branches,
// star anise fruit and leaves, grasses, rice. Positions in px; (x, y) is where the plant stands.
import { mix, lighten, darken, KARST, ANISE, PERSIMMON } from './palette.mjs';
import { lin, rad, smooth, tube, path, circ, ell, at, stroke, poly, quad, op } from './svg.mjs';

/** Recursive branches; returns { d: path data, tips: [[x,y,angle,depth]] }. */
export function branching(R, x, y, a, len, w, depth, { spread = 0.55, up = 0.04, taper = 0.66, curl = 0.5 } = {}) {
  let d = '', tips = [];
  const bend = R.gauss() * curl, mx = x + Math.cos(a + bend) * len * 0.5, my = y + Math.sin(a + bend) * len * 0.5, ex = x + Math.cos(a) * len, ey = y + Math.sin(a) * len;
  d += tube(quad([x, y], [mx, my], [ex, ey], 5), [w, w * 0.95, w * 0.88, w * 0.82, w * 0.75, w * taper]);
  tips.push([ex, ey, a, depth]);
  if (depth > 0) {
    const n = R() < 0.35 ? 3 : 2;
    for (let i = 0; i < n; i++) {
      const da = (i - (n - 1) / 2) * spread * 2 / Math.max(1, n - 1) + R.gauss() * 0.22, na = a + da; const b = branching(R, ex, ey, na - Math.sign(Math.cos(na)) * up * 2, len * R.range(0.62, 0.85), w * taper * 0.95, depth - 1, { spread, up, taper, curl });
      d += b.d; tips = tips.concat(b.tips);
    }
  }
  return { d, tips };
}
/** Clumps of leaf dabs in three tones. */
export function foliage(R, cx, cy, rx, ry, c, { light = -1, n = 60, z = 16, lightC = lighten(c, 0.28), darkC = darken(c, 0.35) } = {}) {
  let s = '';
  const put = (m, col, ox, oy, k, o, zk = 1) => { for (let i = 0; i < m; i++) { const a = R() * Math.PI * 2, r = R() ** 0.55 * k, zz = z * zk; s += ell(cx + ox * rx + Math.cos(a) * rx * r, cy + oy * ry + Math.sin(a) * ry * r, zz * R.range(0.6, 1.3), zz * R.range(0.4, 0.85), col, op(o)); } };
  put(n, darkC, 0, 0.12, 1, 1); put(n, c, light * 0.06, -0.06, 0.92, 1); put(n * 0.9, mix(c, lightC, 0.38), light * 0.18, -0.22, 0.74, 0.9, 0.72); put(n * 0.55, mix(c, lightC, 0.75), light * 0.28, -0.34, 0.58, 0.85, 0.5);
  return s;
}
export function tree(R, x, y, h, c = KARST, { trunk = '#3a2c24', light = -1, clumps = 6, n = 44 } = {}) {
  const b = branching(R, x, y, -Math.PI / 2 + R.gauss() * 0.1, h * 0.36, h * 0.06, 2, { spread: 0.6 });
  let s = path(b.d, trunk);
  const tips = b.tips.filter((t) => t[3] < 2); R() < 2 && tips.sort((p, q) => p[1] - q[1]);
  tips.reverse().slice(0, clumps + 4).forEach((t) => { s += foliage(R, t[0], t[1] - h * 0.06, h * R.range(0.14, 0.2), h * R.range(0.1, 0.15), c, { light, n, z: h * 0.035 }); });
  return s;
}
export function bamboo(R, x, y, h, c = '#4f7a4a', { lean = 0.1, n = 1, w = h * 0.012, leaf = h * 0.07 } = {}) {
  let s = '';
  for (let k = 0; k < n; k++) {
    const l = lean + R.gauss() * 0.16, hh = h * R.range(0.75, 1.05), x0 = x + R.gauss() * h * 0.05 * n * 0.5, top = [x0 + hh * l * 1.6, y - hh * (1 - Math.abs(l) * 0.35)], pts = quad([x0, y], [x0 + hh * l * 0.25, y - hh * 0.65], top, 14), col = mix(c, darken(c, 0.5), R());
    s += path(tube(pts, pts.map((_, i) => w * (1 - i / 17))), col);
    for (let i = 1; i < 13; i++) s += stroke(`M${pts[i][0] - w * 0.6} ${pts[i][1]}h${w * 1.2}`, lighten(col, 0.3), w * 0.18);
    for (let i = 6; i < pts.length; i++) for (let j = 0; j < 4; j++) {
      const side = R.sign(), bl = leaf * R.range(0.6, 1.5), bx = pts[i][0] + side * bl * R.range(0.2, 1), by = pts[i][1] - R.range(-0.4, 0.3) * bl;
      s += stroke(`M${pts[i][0]} ${pts[i][1]}L${bx} ${by}`, col, w * 0.2);
      for (let m = 0; m < 3; m++) { const a = Math.PI / 2 - side * R.range(0.1, 1.2), L = leaf * R.range(0.75, 1.4); s += path(leafD(bx, by, a, L, L * 0.115), R.pick([c, lighten(c, 0.15), darken(c, 0.3), col])); }
    }
  }
  return s;
}
/** A pointed leaf from (x,y) in direction a. */
export function leafD(x, y, a, L, w) {
  const C = Math.cos(a), S = Math.sin(a), P = (u, v) => `${(x + C * u - S * v).toFixed(1)} ${(y + S * u + C * v).toFixed(1)}`;
  return `M${P(0, 0)}C${P(L * 0.25, w)} ${P(L * 0.65, w * 0.9)} ${P(L, 0)}C${P(L * 0.65, -w * 0.9)} ${P(L * 0.25, -w)} ${P(0, 0)}Z`;
}
export function leaf(x, y, a, L, w, c, vein = lighten(c, 0.3), dk = darken(c, 0.22)) {
  const C = Math.cos(a), S = Math.sin(a), P = (u, v) => `${(x + C * u - S * v).toFixed(1)} ${(y + S * u + C * v).toFixed(1)}`;
  let s = path(leafD(x, y, a, L, w), c) + path(`M${P(0, 0)}C${P(L * 0.25, w)} ${P(L * 0.65, w * 0.9)} ${P(L, 0)}Z`, dk, op(0.6)) + stroke(`M${P(0, 0)}L${P(L * 0.96, 0)}`, vein, Math.max(1, w * 0.06));
  for (let i = 1; i < 6; i++) s += stroke(`M${P(L * i * 0.14, 0)}Q${P(L * (i * 0.14 + 0.08), w * 0.3)} ${P(L * (i * 0.14 + 0.13), w * 0.62)}M${P(L * i * 0.14, 0)}Q${P(L * (i * 0.14 + 0.08), -w * 0.3)} ${P(L * (i * 0.14 + 0.13), -w * 0.62)}`, vein, Math.max(0.6, w * 0.025), op(0.6));
  return s;
}
export function palm(R, x, y, h, c = '#2f5a45', { lean = 0.08, fronds = 15, trunk = darken(c, 0.35) } = {}) {
  const top = [x + h * lean, y - h], pts = quad([x, y], [x + h * lean * 0.2, y - h * 0.5], top, 8);
  let s = path(tube(pts, pts.map((_, i) => h * (0.03 - i * 0.0012))), trunk);
  for (let i = 0; i < fronds; i++) {
    const a = -Math.PI * (0.02 + (0.96 * (i + R() * 0.5)) / fronds), L = h * R.range(0.26, 0.38), e = [top[0] + Math.cos(a) * L * 1.1, top[1] + Math.sin(a) * L * 0.55 + L * 0.42 * Math.abs(Math.cos(a)) + L * 0.12], m = [top[0] + Math.cos(a) * L * 0.6, top[1] + Math.sin(a) * L * 0.9 - L * 0.12], q = quad(top, m, e, 12), col = R.pick([c, darken(c, 0.25), lighten(c, 0.12)]);
    s += stroke(smooth(q, false), col, h * 0.008);
    for (let j = 1; j < 13; j++) { const d = Math.atan2(q[Math.min(12, j + 1)][1] - q[j - 1][1], q[Math.min(12, j + 1)][0] - q[j - 1][0]), l = L * 0.3 * (1 - (j / 15) ** 2 * 0.6); s += path(leafD(q[j][0], q[j][1], d + 0.62, l, l * 0.12), col) + path(leafD(q[j][0], q[j][1], d - 0.62, l, l * 0.12), col); }
  }
  return s;
}
export function banana(R, x, y, h, c = '#5d8a48') {
  let s = path(tube([[x, y], [x + h * 0.02, y - h * 0.3], [x + h * 0.03, y - h * 0.55]], [h * 0.09, h * 0.075, h * 0.05]), mix(c, '#8a7a4a', 0.4));
  for (let i = 0; i < 8; i++) { const a = -Math.PI * (0.06 + (0.88 * (i + R() * 0.6)) / 8), L = h * R.range(0.45, 0.62), t = [x + h * 0.03, y - h * 0.5], m = [t[0] + Math.cos(a) * L * 0.55, t[1] + Math.sin(a) * L * 0.95], e = [t[0] + Math.cos(a) * L * 1.05, t[1] + Math.sin(a) * L * 0.7 + L * 0.25 * Math.abs(Math.cos(a))], q = quad(t, m, e, 10), W = q.map((_, j) => h * 0.115 * Math.sin(Math.PI * (0.06 + 0.9 * (j / 10)) ** 0.9)); const col = R.pick([c, lighten(c, 0.14), darken(c, 0.22)]); s += path(tube(q, W, false), col) + stroke(smooth(q, false), lighten(col, 0.35), h * 0.006); for (let j = 2; j < 10; j += 1) s += stroke(`M${q[j][0]} ${q[j][1]}l${(R.gauss() * 4).toFixed(1)} ${(W[j] * 0.48).toFixed(1)}`, darken(col, 0.3), h * 0.003, op(0.6)); }
  return s;
}
export function pine(R, x, y, h, c = '#1f4e4a', { lean = 0 } = {}) {
  let s = path(tube([[x, y], [x + h * lean * 0.5, y - h * 0.5], [x + h * lean, y - h * 0.97]], [h * 0.045, h * 0.03, h * 0.008]), '#3a2c26');
  for (let i = 0; i < 26; i++) {
    const t = i / 26, yy = y - h * (0.16 + 0.83 * t), xx = x + h * lean * (0.16 + 0.83 * t), w = h * 0.25 * (1 - t) ** 0.85 + h * 0.012;
    for (const sd of [-1, 1]) {
      const L = sd * w * R.range(0.72, 1.12), dr = h * R.range(0.02, 0.055), th = h * R.range(0.028, 0.042);
      s += path(`M${xx.toFixed(1)} ${(yy - th * 0.7).toFixed(1)}Q${(xx + L * 0.55).toFixed(1)} ${(yy + dr * 0.1).toFixed(1)} ${(xx + L).toFixed(1)} ${(yy + dr).toFixed(1)}Q${(xx + L * 0.72).toFixed(1)} ${(yy + dr * 0.9 + th * 0.25).toFixed(1)} ${(xx + L * 0.62).toFixed(1)} ${(yy + dr + th * 0.5).toFixed(1)}Q${(xx + L * 0.4).toFixed(1)} ${(yy + dr * 0.7 + th * 0.3).toFixed(1)} ${(xx + L * 0.28).toFixed(1)} ${(yy + dr * 0.8 + th * 0.7).toFixed(1)}Q${(xx + L * 0.1).toFixed(1)} ${(yy + th * 0.6).toFixed(1)} ${xx.toFixed(1)} ${(yy + th).toFixed(1)}Z`, R.pick([c, darken(c, 0.25), lighten(c, 0.1), c]));
    }
  }
  return s;
}
/** Blossom branch or tree: branches with five-petalled flowers. */
export function blossom(R, b, { petal = '#e8a0a4', n = 3, size = 9, spread = 26, minDepth = 3, bark = '#4a342c' }) {
  let s = path(b.d, bark);
  for (const t of b.tips) if (t[3] < minDepth) for (let i = 0; i < n; i++) {
    const x = t[0] + R.gauss() * spread, y = t[1] + R.gauss() * spread, z = size * R.range(0.6, 1.2), c = R.pick([petal, lighten(petal, 0.35), lighten(petal, 0.6), darken(petal, 0.12)]);
    if (z > 7) { for (let k = 0; k < 5; k++) s += ell(x + Math.cos(k * 1.257 + i) * z * 0.55, y + Math.sin(k * 1.257 + i) * z * 0.55, z * 0.5, z * 0.42, c); s += circ(x, y, z * 0.22, '#e9b24c'); } else s += circ(x, y, z * 0.7, c);
  }
  return s;
}
export function persimmon(x, y, r, { c = PERSIMMON, rot = 0 } = {}) {
  let cal = ''; for (let i = 0; i < 4; i++) cal += path(leafD(0, -0.72, (i * Math.PI) / 2 + 0.5, 0.5, 0.22), i % 2 ? '#6d7a3c' : '#55642f');
  return at(x, y, ell(0, 0, 1, 0.88, rad([lighten(c, 0.3), [c, 1, 0.45], darken(c, 0.3)], -0.35, -0.3, 1.5)) + ell(-0.4, -0.3, 0.2, 0.13, '#fff3dc', op(0.7)) + `<g transform="scale(1 0.55) translate(0 -0.55)">${cal}</g>`, r, rot);
}
/** Star anise fruit in detail: eight open boats, each with a shining seed. */
export function starAnise(R, x, y, r, rot = 0, c = ANISE, n = 8) {
  let s = '';
  for (let i = 0; i < n; i++) {
    const a = rot + (i * Math.PI * 2) / n + R.gauss() * 0.06, L = r * R.range(0.86, 1.06), w = r * R.range(0.19, 0.25), C = Math.cos(a), S = Math.sin(a), P = (u, v) => `${(x + C * u - S * v).toFixed(1)} ${(y + S * u + C * v).toFixed(1)}`, lit = (1 - Math.sin(a + 0.6)) / 2, cc = mix(darken(c, 0.3), lighten(c, 0.22), lit);
    s += path(`M${P(r * 0.05, 0)}C${P(L * 0.22, w * 1.15)} ${P(L * 0.62, w * 1.25)} ${P(L * 1.02, w * 0.18)}L${P(L * 1.1, -w * 0.1)}C${P(L * 0.66, -w * 1.2)} ${P(L * 0.22, -w * 1.15)} ${P(r * 0.05, 0)}Z`, cc);
    s += path(`M${P(r * 0.1, w * 0.1)}C${P(L * 0.25, w * 1.0)} ${P(L * 0.6, w * 1.1)} ${P(L * 1.0, w * 0.2)}C${P(L * 0.66, w * 0.75)} ${P(L * 0.3, w * 0.62)} ${P(r * 0.1, w * 0.1)}Z`, darken(cc, 0.3));
    s += path(`M${P(L * 0.22, 0)}C${P(L * 0.38, w * 0.62)} ${P(L * 0.7, w * 0.6)} ${P(L * 0.98, 0)}C${P(L * 0.7, -w * 0.56)} ${P(L * 0.38, -w * 0.6)} ${P(L * 0.22, 0)}Z`, mix(c, '#d9a066', 0.55));
    s += path(`M${P(L * 0.27, 0)}C${P(L * 0.4, w * 0.46)} ${P(L * 0.68, w * 0.42)} ${P(L * 0.92, 0)}C${P(L * 0.68, -w * 0.38)} ${P(L * 0.4, -w * 0.44)} ${P(L * 0.27, 0)}Z`, darken(c, 0.55));
    const sx = x + C * L * 0.55, sy = y + S * L * 0.55;
    s += `<ellipse cx="${sx.toFixed(1)}" cy="${sy.toFixed(1)}" rx="${(L * 0.17).toFixed(1)}" ry="${(w * 0.4).toFixed(1)}" transform="rotate(${((a * 180) / Math.PI).toFixed(1)} ${sx.toFixed(1)} ${sy.toFixed(1)})" fill="${mix(ANISE, '#c9824a', 0.55)}"/>` + circ(sx - r * 0.03, sy - r * 0.03, r * 0.022, '#fbe9cc');
  }
  return s + circ(x, y, r * 0.13, darken(c, 0.3)) + circ(x - r * 0.02, y - r * 0.03, r * 0.07, lighten(c, 0.2));
}
export function grass(R, { x0, x1, y, n = 60, h = 40, c = '#4f6b3a', yr = 10, lean = 0.25 }) {
  let s = ''; for (let i = 0; i < n; i++) { const x = R.range(x0, x1), yy = (typeof y === 'function' ? y(x) : y) + R.gauss() * yr, L = h * R.range(0.4, 1.1), l = (lean + R.gauss() * 0.35) * L, w = L * 0.06; s += path(`M${(x - w).toFixed(1)} ${yy.toFixed(1)}Q${(x + l * 0.2).toFixed(1)} ${(yy - L * 0.6).toFixed(1)} ${(x + l).toFixed(1)} ${(yy - L).toFixed(1)}Q${(x + l * 0.4 + w).toFixed(1)} ${(yy - L * 0.5).toFixed(1)} ${(x + w).toFixed(1)} ${yy.toFixed(1)}Z`, R.pick([c, lighten(c, 0.2), darken(c, 0.25)])); } return s;
}
