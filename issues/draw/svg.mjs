// svg.mjs — small SVG vocabulary: paths from points, gradients and blurs by name. All units px.
const DEFS = new Map();
let count = 0;
export const resetDefs = () => {};
const def = (text) => { const id = 'd' + ++count; DEFS.set(id, text.replace('ID', id)); return `url(#${id})`; };
const f = (n) => Math.round(n * 10) / 10;

const stops = (list) => list.map((s, i) => {
  const [c, o = 1, at = i / (list.length - 1)] = Array.isArray(s) ? s : [s];
  return `<stop offset="${f(at * 1000) / 1000}" stop-color="${c}" stop-opacity="${o}"/>`;
}).join('');
/** Linear gradient in user units; a stop is 'colour' or [colour, opacity, offset]. */
export const lin = (list, x1, y1, x2, y2) => def(`<linearGradient id="ID" gradientUnits="userSpaceOnUse" x1="${f(x1)}" y1="${f(y1)}" x2="${f(x2)}" y2="${f(y2)}">${stops(list)}</linearGradient>`);
export const rad = (list, cx, cy, r, sy = 1) => def(`<radialGradient id="ID" gradientUnits="userSpaceOnUse" cx="${f(cx)}" cy="${f(cy / sy)}" r="${f(r)}" gradientTransform="scale(1 ${sy})">${stops(list)}</radialGradient>`);
export const blur = (sd) => `filter="${def(`<filter id="ID" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="${sd}"/></filter>`)}"`;
export const clip = (d) => `clip-path="${def(`<clipPath id="ID"><path d="${d}"/></clipPath>`)}"`;

/** Straight polyline path. */
export const poly = (pts, closed = true) => 'M' + pts.map((p) => f(p[0]) + ' ' + f(p[1])).join('L') + (closed ? 'Z' : '');
/** Smooth (Catmull-Rom) path through the points. */
export const smooth = (pts, closed = true, k = 0.5) => {
  const n = pts.length;
  if (n < 3) return poly(pts, closed);
  const at = (i) => (closed ? pts[(i + n) % n] : pts[Math.max(0, Math.min(n - 1, i))]);
  let d = 'M' + f(pts[0][0]) + ' ' + f(pts[0][1]);
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const p0 = at(i - 1), p1 = at(i), p2 = at(i + 1), p3 = at(i + 2), t = k / 3;
    d += `C${f(p1[0] + (p2[0] - p0[0]) * t)} ${f(p1[1] + (p2[1] - p0[1]) * t)} ${f(p2[0] - (p3[0] - p1[0]) * t)} ${f(p2[1] - (p3[1] - p1[1]) * t)} ${f(p2[0])} ${f(p2[1])}`;
  }
  return d + (closed ? 'Z' : '');
};
/** A limb or branch: a smooth closed outline around a line, with a width at each point. */
export const tube = (pts, widths, round = true) => {
  const L = [], Rr = [], n = pts.length;
  const W = Array.isArray(widths) ? widths : pts.map(() => widths);
  for (let i = 0; i < n; i++) {
    const a = pts[Math.max(0, i - 1)], b = pts[Math.min(n - 1, i + 1)];
    const dx = b[0] - a[0], dy = b[1] - a[1], m = Math.hypot(dx, dy) || 1, w = W[i] / 2;
    L.push([pts[i][0] - (dy / m) * w, pts[i][1] + (dx / m) * w]);
    Rr.push([pts[i][0] + (dy / m) * w, pts[i][1] - (dx / m) * w]);
  }
  if (round) {
    const a = pts[n - 2], b = pts[n - 1], m = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1, w = W[n - 1] / 2;
    L.push([b[0] + ((b[0] - a[0]) / m) * w, b[1] + ((b[1] - a[1]) / m) * w]);
  }
  return smooth([...L, ...Rr.reverse()], true, 0.5);
};
/** Points along a Bezier-like curve a-b-c (quadratic). */
export const quad = (a, b, c, n = 12) => Array.from({ length: n + 1 }, (_, i) => {
  const t = i / n, u = 1 - t;
  return [u * u * a[0] + 2 * u * t * b[0] + t * t * c[0], u * u * a[1] + 2 * u * t * b[1] + t * t * c[1]];
});
export const path = (d, fill, extra = '') => `<path d="${d}" fill="${fill}" ${extra}/>`;
export const stroke = (d, c, w, extra = '') => `<path d="${d}" fill="none" stroke="${c}" stroke-width="${f(w)}" ${extra.includes('linecap') ? '' : 'stroke-linecap="round"'} stroke-linejoin="round" ${extra}/>`;
export const rect = (x, y, w, h, fill, extra = '') => `<rect x="${f(x)}" y="${f(y)}" width="${f(w)}" height="${f(h)}" fill="${fill}" ${extra}/>`;
export const circ = (x, y, r, fill, extra = '') => `<circle cx="${f(x)}" cy="${f(y)}" r="${f(r)}" fill="${fill}" ${extra}/>`;
export const ell = (x, y, rx, ry, fill, extra = '') => `<ellipse cx="${f(x)}" cy="${f(y)}" rx="${f(rx)}" ry="${f(ry)}" fill="${fill}" ${extra}/>`;
export const g = (inner, extra = '') => `<g ${extra}>${inner}</g>`;
export const at = (x, y, inner, s = 1, rot = 0, sx = 1) => `<g transform="translate(${f(x)} ${f(y)}) rotate(${f(rot)}) scale(${Math.round(s * sx * 1000) / 1000} ${Math.round(s * 1000) / 1000})">${inner}</g>`;
// (fill and stroke opacity, not opacity: that would make the renderer set up a whole layer for each dab)
export const op = (o) => { const v = Math.round(o * 1000) / 1000; return `fill-opacity="${v}" stroke-opacity="${v}"`; };

/** Wrap drawn content as a whole SVG; only the definitions it uses are carried along. */
export function svgDoc(inner, w, h, W, H) {
  const used = new Set(); let out = '', scan = inner;
  for (let again = true; again;) {
    again = false; let add = '';
    for (const m of scan.matchAll(/url\(#(d\d+)\)/g)) if (!used.has(m[1])) { used.add(m[1]); add += DEFS.get(m[1]); again = true; }
    out += add; scan = add;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}" viewBox="0 0 ${w} ${h}"><defs>${out}</defs>${inner}</svg>`;
}
