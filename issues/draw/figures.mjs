// figures.mjs — people as graceful flat shapes without faces: standing, walking, sitting, squatting, dancing, carrying,
// in suits, áo dài, indigo tunics, farm clothes. person(x, y, h): feet at (x, y), h px tall; inside, 100 units = h.
import { mix, lighten, darken, SKIN, INK, INDIGO, PAPER, PERSIMMON, RICE, CLAY } from './palette.mjs';
import { lin, smooth, tube, path, circ, ell, at, stroke, poly, quad } from './svg.mjs';

const cloth = (c, k = 1) => lin([lighten(c, 0.16), c, darken(c, 0.26 * k)], -12, -60, 13, -50);
const elbow = (s, h, a, b, bend) => { // two-bone reach
  const dx = h[0] - s[0], dy = h[1] - s[1], d = Math.min(Math.hypot(dx, dy), a + b - 0.1), c = Math.acos(Math.max(-1, Math.min(1, (a * a + d * d - b * b) / (2 * a * d)))), t = Math.atan2(dy, dx) + bend * c;
  return [s[0] + Math.cos(t) * a, s[1] + Math.sin(t) * a];
};
function arm(side, hand, c, skin, bend, w = 6) {
  const s = [side * 9.5, -80], reach = Math.min(17.2, Math.max(11, Math.hypot(hand[0] - s[0], hand[1] - s[1]) * 0.56)), e = elbow(s, hand, reach, reach * 0.98, bend), dx = hand[0] - e[0], dy = hand[1] - e[1], m = Math.hypot(dx, dy) || 1;
  return ell(hand[0], hand[1], 2.6, 2.8, skin) + path(tube([s, [(s[0] + e[0]) / 2, (s[1] + e[1]) / 2], e, [hand[0] - (dx / m) * 2.5, hand[1] - (dy / m) * 2.5]], [w * 1.1, w, w * 0.95, w * 0.8]), cloth(c));
}
/**
 * o: kind suit|aodai|tunic|farmer|dress|child, dir, top, low, skin, hat none|cone|scarf|bun|cap|hair|turban, hatC,
 * l / r hand targets, stride 0..1, back (seen from behind), sash, sit (no legs), scarfC.
 */
export function person(x, y, h, o = {}) {
  const k = o.kind ?? 'suit', skin = o.skin ?? SKIN, top = o.top ?? INK, low = o.low ?? darken(top, 0.25), st = o.stride ?? 0, lean = o.lean ?? 0;
  const L = o.l ?? [-12.6 - st * 4, -46.4], Rh = o.r ?? [12.6 + st * 4, -46.4], bl = o.bl ?? 1, br = o.br ?? -1;
  let s = '';
  const leg = (hx, fx, c, w, lift = 0) => path(tube([[hx, -52], [(hx + fx) / 2 + (fx > hx ? 1.5 : -0.5) * st, -27 - lift * 0.5], [fx, -3 - lift]], [w * 1.25, w, w * 0.72], false), c) + path(`M${fx - 2.6} ${-lift}q0 -3.6 2.8 -3.4q3.6 .6 5 3.4Z`, o.shoe ?? '#2a2320');
  if (!o.sit) {
    if (k === 'aodai') s += leg(-3, -4 - st * 7, lighten(low, 0.05), 7.5) + leg(3, 4 + st * 8, low, 7.5, st * 3);
    else if (k !== 'dress') s += leg(-3.8, -5 - st * 8, cloth(darken(low, 0.18)), k === 'tunic' || k === 'farmer' ? 9 : 7.6) + leg(3.8, 5 + st * 9, cloth(low), k === 'tunic' || k === 'farmer' ? 9 : 7.6, st * 2.5);
  }
  const armL = arm(-1, L, darken(top, 0.12), skin, bl), armR = arm(1, Rh, top, skin, br);
  if (o.armsBehind) s += armL + armR; else s += armL;
  const body = {
    suit: [[-11.5, -81], [-5, -85.5], [5, -85.5], [11.5, -81], [11.6, -66], [10.5, -44], [0, -43], [-10.5, -44], [-11.6, -66]],
    farmer: [[-11, -81], [-5, -85], [5, -85], [11, -81], [10.5, -64], [11.5, -47], [0, -45], [-11.5, -47], [-10.5, -64]],
    tunic: [[-10.5, -81], [-4.5, -85], [4.5, -85], [10.5, -81], [8.8, -64], [10.5, -50], [13, -33], [0, -31], [-13, -33], [-10.5, -50], [-8.8, -64]],
    aodai: [[-9.5, -81.5], [-4, -85.5], [4, -85.5], [9.5, -81.5], [7.2, -64], [9.4, -50], [11 + st * 3, -10], [2, -7], [-10 - st * 3, -9], [-9.2, -50], [-7.2, -64]],
    dress: [[-10, -81], [-4, -85], [4, -85], [10, -81], [7.4, -64], [11, -44], [18 + st * 6, -5], [8, -2.5], [-6, -3], [-17 - st * 6, -5], [-10.5, -44], [-7.4, -64]],
    child: [[-11, -80], [-5, -84], [5, -84], [11, -80], [11.5, -62], [12.5, -44], [0, -42], [-12.5, -44], [-11.5, -62]],
  }[k];
  s += path(`M-2.6 -93L2.6 -93L3.4 -83L-3.4 -83Z`, darken(skin, 0.18)) + path(smooth(body, true, 0.42), cloth(top));
  if (k === 'suit' && !o.back) s += path('M-3.6 -85.2L3.6 -85.2L0.4 -66Z', o.shirt ?? '#f2ede2') + path('M-0.9 -83.5L0.9 -83.5L1.3 -70L0 -67L-1.2 -70Z', o.tie ?? '#a33b2a') + stroke('M0.3 -66V-45', darken(top, 0.5), 0.7);
  if (k === 'aodai') s += stroke('M4.5 -50L7 -12', darken(top, 0.3), 0.8) + path('M-4 -85.5Q0 -82.5 4 -85.5L4.2 -88Q0 -85.6 -4.2 -88Z', darken(top, 0.25));
  if (o.trim && (k === 'tunic' || k === 'dress')) s += k === 'tunic' ? stroke('M-3 -85Q0 -80 5 -76Q8 -70 8.5 -62', o.trim, 1.7) + stroke('M-12.3 -35Q0 -33 12.3 -35', o.trim, 1.8) : stroke('M-15 -12Q0 -8.5 16 -12', o.trim, 1.8) + stroke('M-16.2 -7.5Q0 -4.5 17 -7.5', o.trim, 1.1) + stroke('M-4 -84Q0 -78 4 -84', o.trim, 1.3);
  if (o.sash) s += path('M-8.8 -63Q0 -60 8.8 -63L9.4 -57Q0 -54 -9.4 -57Z', o.sash) + (o.back ? '' : path('M2 -58Q5 -48 3.5 -36L7 -36Q8 -48 5 -59Z', darken(o.sash, 0.15)));
  if (!o.armsBehind) s += armR;
  // head and hair
  const hd = k === 'child' ? 1.28 : 1, hx = o.hx ?? 0.6, hair = o.hair ?? '#221c1b';
  let q = ell(0, 0, 5.9, 7, o.back ? hair : skin);
  if (!o.back) q += path('M-5.9 1.5C-7.8 -7.5 -2.5 -8.8 0.6 -8.3C5.6 -8 6.9 -4.5 5.9 -0.5C4.8 -3.6 2.2 -5 -0.6 -4.7C-3.2 -4.2 -4.4 -2 -5.9 1.5Z', hair) + path('M2.8 -3.8C6.2 -1 5.2 4.6 1 6.8C5 5.4 6.6 0.4 5.6 -2.8Z', darken(skin, 0.22), 'fill-opacity="0.55"');
  const hat = o.hat ?? 'hair', hc = o.hatC;
  if (hat === 'bun') q += circ(o.back ? 0 : -4.5, o.back ? -1 : -6.5, 3.6, hair);
  if (hat === 'long') q += path('M-5.5 -3C-8 4 -7 12 -6 17C-4 14 -3.6 6 -4 0Z', hair) + (o.back ? path('M-6 -1C-7 8 -6 16 -3 20L4 20C6.5 14 6.6 6 6 -1Z', hair) : '');
  if (hat === 'cone') q += path('M-15 -1.2Q-7 -9 0.4 -13.5Q7.5 -9 15.5 -1.2Q0 2.6 -15 -1.2Z', lin([lighten(hc ?? '#d9bf86', 0.25), hc ?? '#d9bf86', darken(hc ?? '#d9bf86', 0.3)], -12, 0, 13, 0)) + path('M-15 -1.2Q0 2.6 15.5 -1.2Q0 0.2 -15 -1.2Z', darken(hc ?? '#d9bf86', 0.45));
  if (hat === 'scarf') q += path('M-7 3C-9.5 -7 -3.4 -10.5 1 -9.8C6.8 -9.2 8.4 -4.4 6.6 0.4C5.2 -3.2 2 -4.6 -1 -4C-3.8 -3.2 -4.4 1 -4.6 5.5C-5.4 7 -7 6.4 -7 3Z', hc ?? INDIGO) + path('M-6.4 -1C-9.5 3 -9.6 8 -8.6 11C-6.6 9 -5 6 -4.6 2Z', darken(hc ?? INDIGO, 0.2));
  if (hat === 'turban') q += path('M-7.4 -1.6C-8.6 -8.4 -3.4 -11.4 0.6 -11.2C5.8 -11 8.8 -7.6 7.2 -1.8C3.2 -4.8 -3.6 -4.8 -7.4 -1.6Z', hc ?? INDIGO) + stroke('M-6.8 -4.4Q0 -8.4 6.8 -5', lighten(hc ?? INDIGO, 0.3), 1);
  if (hat === 'cap') q += path('M-6.4 -2.4C-7 -9 -2 -10 0.6 -9.8C4.8 -9.6 6.6 -6.4 6.2 -2.8L11 -2Q6 -4.6 -6.4 -2.4Z', hc ?? '#2f5d52');
  if (hat === 'helmet') q += path('M-7.4 -1.4C-8 -8.6 -3 -11 0.4 -10.8C5.2 -10.6 7.8 -6.6 7.4 -1.4Q0 -3.4 -7.4 -1.4Z', hc ?? '#e9b24c');
  s += at(hx, -92 - (hd - 1) * 5, q, hd);
  if (o.pole) { // shoulder pole with two baskets
    s += stroke('M-36 -80Q0 -92 36 -80', '#6b4a2c', 1.8);
    for (const sx of [-1, 1]) s += stroke(`M${sx * 35} -80L${sx * 35 - 6} -52M${sx * 35} -80L${sx * 35 + 6} -52`, '#6b4a2c', 0.6) + path(`M${sx * 35 - 10} -53H${sx * 35 + 10}Q${sx * 35 + 9} -40 ${sx * 35 + 5} -38H${sx * 35 - 5}Q${sx * 35 - 9} -40 ${sx * 35 - 10} -53Z`, lin([lighten(CLAY, 0.2), darken(CLAY, 0.35)], sx * 35 - 10, 0, sx * 35 + 10, 0)) + ell(sx * 35, -53, 10, 3.2, o.load ?? '#7aa04e') + circ(sx * 35 - 4, -55, 3.2, lighten(o.load ?? '#7aa04e', 0.12)) + circ(sx * 35 + 3, -55.6, 3.4, o.load ?? '#7aa04e');
  }
  if (o.basket) s += path('M-10 -80H10Q11 -58 6 -52H-6Q-11 -58 -10 -80Z', lin([lighten(CLAY, 0.2), darken(CLAY, 0.3)], -10, 0, 10, 0)) + stroke('M-9.6 -74Q0 -71 9.6 -74M-9 -66Q0 -63 9 -66M-7.6 -58Q0 -56 7.6 -58', darken(CLAY, 0.4), 0.8) + ell(0, -80, 10, 3, o.load ?? darken(CLAY, 0.4));
  if (o.extra) s += o.extra;
  return at(x, y, s, h / 100, lean, o.dir ?? 1);
}
/** Someone sitting on a low stool or squatting, seen from the side, facing right (dir 1). h = standing height. */
export function squat(x, y, h, o = {}) {
  const skin = o.skin ?? SKIN, top = o.top ?? INDIGO, low = o.low ?? darken(top, 0.3), hand = o.r ?? [22, -22];
  let s = path(tube([[-9, -14], [4, -27], [14, -25], [11, -12], [12, -2]], [12, 11, 10, 8, 6.5], false), cloth(low)) + path('M9 0q0 -3.6 3 -3.4q4 .4 6 3.4Z', '#2a2320');
  if (o.stool !== false) s += path('M-16 -10H-1L-2.5 0H-5L-6 -7H-11L-12.5 0H-15Z', '#7a5536');
  s += path(smooth([[-14, -12], [-17, -28], [-11, -46], [-3, -52], [4, -49], [5, -38], [3, -24], [0, -11]], true, 0.45), cloth(top));
  if (o.sash) s += stroke('M-15.5 -20Q-6 -17 2 -21', o.sash, 3.4);
  const sh = [0, -46], e = elbow(sh, hand, 17, 16, -1.0 * -1);
  s += ell(hand[0], hand[1], 2.6, 2.6, skin) + path(tube([sh, e, hand], [7, 6, 4.4]), cloth(lighten(top, 0.06)));
  const hair = o.hair ?? '#221c1b';
  let q = ell(0, 0, 5.9, 7, skin) + path('M-5.9 3C-8.4 -7.5 -2.5 -8.8 0.6 -8.3C5.6 -8 6.4 -5 5.6 -2.5C3 -5 1 -4.4 -0.6 -3C-3.2 -2 -4 0 -5.9 3Z', hair);
  if ((o.hat ?? 'scarf') === 'scarf') q += path('M-7 4C-9.5 -7 -3.4 -10.5 1 -9.8C6.8 -9.2 8 -5 6.4 -1.8C4 -4.2 2 -4.6 -1 -3C-3.4 -1.6 -4 2 -4.4 6C-5.4 7.4 -7 7 -7 4Z', o.hatC ?? INDIGO) + path('M-6.4 -1C-9.5 4 -10 9 -9 12C-6.6 10 -5 7 -4.6 3Z', darken(o.hatC ?? INDIGO, 0.2));
  if (o.hat === 'cone') q += path('M-15 1.2Q-7 -8 0.4 -13.5Q8 -9 15 -3.2Q1 2.6 -15 1.2Z', lin(['#ecd9ac', '#d0b478', '#8d7142'], -12, 0, 13, 0));
  if (o.hat === 'bun') q += circ(-5.5, -5, 3.6, hair);
  if (o.hat === 'turban') q += path('M-7.4 -1.6C-8.6 -8.4 -3.4 -11.4 0.6 -11.2C5.8 -11 8.8 -7.6 7.2 -3.4C3.2 -5.8 -3.6 -4.8 -7.4 -1.6Z', o.hatC ?? INDIGO);
  s += path('M-1 -52L3.6 -54L5 -47L-2 -46Z', darken(skin, 0.15)) + at(3.5, -59, q, 1, 8);
  if (o.extra) s += o.extra;
  return at(x, y, s, h / 100, 0, o.dir ?? 1);
}
/** A dancer: wide skirt, raised arms, a fan or scarf; sway -1..1. */
export function dancer(x, y, h, o = {}) {
  const sw = o.sway ?? 0.4, c = o.top ?? '#27345f', sk = o.skirt ?? '#1f2c52', acc = o.trim ?? PERSIMMON, fan = o.fan;
  const l = o.l ?? [-20 + sw * 4, -104], r = o.r ?? [21, -72];
  let e = '';
  const body = person(0, 0, 100, { kind: 'dress', top: c, trim: acc, sash: o.sash ?? acc, hat: o.hat ?? 'bun', hatC: o.hatC, stride: 0.5 + Math.abs(sw) * 0.5, l, r, bl: -1, br: 1, skin: o.skin });
  if (fan) for (const [hx, hy, a] of [[...l, -110], [...r, -20]]) {
    let f = ''; for (let i = 0; i < 7; i++) f += path(`M0 0L${(Math.cos(((a - 60 + i * 20) * Math.PI) / 180) * 17).toFixed(1)} ${(Math.sin(((a - 60 + i * 20) * Math.PI) / 180) * 17).toFixed(1)}L${(Math.cos(((a - 40 + i * 20) * Math.PI) / 180) * 17).toFixed(1)} ${(Math.sin(((a - 40 + i * 20) * Math.PI) / 180) * 17).toFixed(1)}Z`, i % 2 ? fan : darken(fan, 0.15));
    e += at(hx, hy, f);
  } else if (o.scarf) e += path(tube(quad(l, [l[0] - 26, l[1] + 10 + sw * 14], [l[0] - 20 - sw * 20, l[1] + 46], 8), [3, 5, 8, 9, 9, 8, 6, 4, 2]), o.scarf) + path(tube(quad(r, [r[0] + 22, r[1] - 14], [r[0] + 34, r[1] + 22], 8), [3, 5, 8, 9, 9, 8, 6, 4, 2]), o.scarf);
  return at(x, y, body + e, h / 100, sw * 6, o.dir ?? 1);
}
/** A mixed row of people for crowds; kinds from a list. */
export function crowd(R, { x0, x1, y, h, n, dy = 0, dark = 0, tone = '#16242a', back = 0.3, kinds }) {
  const list = [];
  for (let i = 0; i < n; i++) {
    const t = (i + 0.5 + R.gauss() * 0.3) / n, yy = y + R.gauss() * dy, c = R.pick(['#27345f', '#1f4e4a', '#7a3b2e', '#2b5f8a', '#8c5a3c', '#4b4a57', '#b9503a', '#d6c7a6']);
    const K = R.pick(kinds ?? ['tunic', 'tunic', 'farmer', 'suit', 'aodai', 'dress']), sc = K === 'child' ? 0.62 : R.range(0.93, 1.06);
    const m = (v) => mix(v, tone, dark);
    list.push([yy, person(x0 + (x1 - x0) * t, yy, h * sc, { kind: K, top: m(c), low: m(K === 'aodai' ? '#f0e9da' : R.pick(['#22262e', '#2c3a40', '#4a3a30'])), skin: m(SKIN), hair: m('#221c1b'), hat: R.pick(K === 'suit' ? ['hair', 'cap'] : ['cone', 'scarf', 'bun', 'hair', 'turban', 'scarf']), hatC: undefined, dir: R.sign(), stride: R.range(0, 0.7), back: R() < back, sash: K === 'tunic' || K === 'dress' ? m(R.pick([PERSIMMON, RICE, '#c65a6a', '#7fb0b8'])) : null, trim: m(R.pick([PERSIMMON, '#7fb0b8', '#e9b24c', '#d98a84'])) })]);
  }
  return list.sort((a, b) => a[0] - b[0]).map((v) => v[1]).join('');
}
