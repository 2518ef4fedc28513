// buildings.mjs — things people build: stilt houses, halls, the gate, bridges, lanterns, stalls, trucks, trains,
// rafts and boats, baskets and crates. Units px; (x, y) is the middle of the foot unless said otherwise.
import { mix, lighten, darken, PAPER, INK, PERSIMMON, ANISE, KARST, RIVER, CLAY, GOLD } from './palette.mjs';
import { lin, rad, smooth, tube, path, circ, ell, at, stroke, poly, quad, op, rect, g } from './svg.mjs';

/** Stilt house, w px wide, with a big curved roof; lit = glow in the windows. */
export function stiltHouse(x, y, w, { roof = '#5b4638', wall = '#8a5f3f', lit = 0, dir = 1, posts = 6 } = {}) {
  const u = w / 100; let s = '';
  s += rect(-44, -20, 88, 20, darken(wall, 0.75), op(0.55));
  for (let i = 0; i < posts; i++) s += rect(-44 + i * (84 / (posts - 1)), -22, 3.6, 22, darken(wall, 0.45));
  s += rect(-50, -24, 100, 4, darken(wall, 0.3)) + rect(-45, -47, 90, 23.5, lin([lighten(wall, 0.12), wall, darken(wall, 0.3)], -45, 0, 45, 0));
  for (let i = 1; i < 22; i++) s += stroke(`M${-45 + i * 4.1} -47V-24`, darken(wall, 0.35), 0.5, op(0.6));
  const win = lit ? rad(['#fff0b8', '#f7bb55', '#d97a2c'], 0, -35, 40) : darken(wall, 0.65);
  for (const wx of [-36, -14, 22]) s += rect(wx, -41, 13, 12, win) + stroke(`M${wx + 6.5} -41V-29M${wx} -35H${wx + 13}`, darken(wall, 0.5), 0.9) + (lit ? '' : rect(wx - 5, -41, 4.6, 12, lighten(wall, 0.1)));
  s += rect(4, -43, 11, 19, lit ? '#f3a944' : darken(wall, 0.72));
  for (let i = 0; i < 18; i++) s += rect(-49 + i * 5.6, -30.5, 1, 6.5, darken(wall, 0.2));
  s += rect(-50, -31.2, 100, 1.3, lighten(wall, 0.15));
  s += path('M-58 -43C-48 -50 -40 -62 -34 -76Q0 -80 34 -76C40 -62 48 -50 58 -43Q0 -49 -58 -43Z', lin([lighten(roof, 0.24), roof, darken(roof, 0.35)], -40, -70, 50, -50));
  s += path('M-58 -43Q0 -49 58 -43L58 -40.6Q0 -46.5 -58 -40.6Z', darken(roof, 0.5));
  for (let i = 0; i < 24; i++) { const t = -0.95 + (i / 23) * 1.9; s += stroke(`M${(t * 33).toFixed(1)} -76.5Q${(t * 41).toFixed(1)} -58 ${(t * 55).toFixed(1)} -45`, darken(roof, 0.35), 0.5, op(0.55)); }
  s += stroke('M-36 -76Q0 -80.6 36 -76', lighten(roof, 0.2), 2.2);
  s += path('M-22 0L-12 -23L-9 -23L-18 0Z', darken(wall, 0.15)); for (let i = 0; i < 5; i++) s += stroke(`M${-20.5 + i * 2} ${-3 - i * 4.4}h4.4`, lighten(wall, 0.2), 1);
  return at(x, y, s, u, 0, dir);
}
/** A far, small house with two-slope roof. */
export function cottage(x, y, w, { roof = '#6d4a3a', wall = '#d8c6a4', lit = 0 } = {}) {
  return at(x, y, rect(-40, -34, 80, 34, lin([wall, darken(wall, 0.3)], -40, 0, 40, 0)) + path('M-50 -32C-40 -40 -34 -50 -30 -60H30C34 -50 40 -40 50 -32Z', lin([lighten(roof, 0.15), darken(roof, 0.25)], -40, 0, 40, 0)) + [-26, 12].map((v) => rect(v, -24, 14, 13, lit ? '#f7c765' : darken(wall, 0.6))).join('') + rect(-6, -24, 11, 24, lit ? '#e8983c' : darken(wall, 0.68)), w / 100);
}
/** Border gate: two towers, a broad tiled roof over the road opening, small upper roof. Opening is 44 units wide. */
export function gate(x, y, w, { wall = '#e7d9bd', roof = '#8a3f2c', shadow = '#4b3a35', lit = 0 } = {}) {
  const eave = (x0, x1, yy, up, th, c) => path(`M${x0} ${yy}Q${x0 + 8} ${yy - 3} ${x0 + (x1 - x0) * 0.16} ${yy - th}H${x1 - (x1 - x0) * 0.16}Q${x1 - 8} ${yy - 3} ${x1} ${yy}Q${(x0 + x1) / 2} ${yy - up} ${x0} ${yy}Z`, c) + stroke(`M${x0} ${yy}Q${(x0 + x1) / 2} ${yy - up} ${x1} ${yy}`, darken(roof, 0.45), 1.1);
  const rf = (a, b) => lin([lighten(roof, 0.25), roof, darken(roof, 0.35)], a, 0, b, 0);
  let s = rect(-60, -38, 120, 38, lin([lighten(wall, 0.3), wall, darken(wall, 0.25)], -60, 0, 60, 0));
  s += path('M-22 0V-20Q-22 -30 0 -30T22 -20V0Z', lit ? lin(['#7a4a28', '#f3b25a'], 0, -30, 0, 0) : lin([darken(shadow, 0.2), mix(shadow, '#d9c9a8', 0.35)], 0, -30, 0, 0));
  s += path('M-22 0V-20Q-22 -30 0 -30T22 -20V0H19V-19Q19 -27 0 -27T-19 -19V0Z', darken(wall, 0.18));
  for (const v of [-52, -40, 32, 44]) s += rect(v, -27, 8, 13, lit ? '#f6c667' : darken(wall, 0.55)) + rect(v + 3.6, -27, 0.8, 13, wall);
  s += rect(-62, -5, 34, 5, darken(wall, 0.22)) + rect(28, -5, 34, 5, darken(wall, 0.22)) + rect(-60, -35, 120, 3, darken(wall, 0.3), op(0.5));
  s += eave(-72, 72, -36, 5, 14, rf(-70, 70));
  for (let i = 0; i < 40; i++) s += stroke(`M${-47 + i * 2.4} -49L${-66 + i * 3.4} -39`, darken(roof, 0.3), 0.45, op(0.6));
  s += rect(-34, -62, 68, 13, lin([lighten(wall, 0.2), darken(wall, 0.25)], -34, 0, 34, 0));
  for (let i = 0; i < 7; i++) s += rect(-30 + i * 8.9, -59.5, 6, 8.5, lit ? '#f6c667' : darken(wall, 0.5));
  s += eave(-44, 44, -60, 4, 12, rf(-44, 44)); for (let i = 0; i < 24; i++) s += stroke(`M${-29 + i * 2.5} -71L${-40 + i * 3.45} -62.6`, darken(roof, 0.3), 0.45, op(0.6));
  s += stroke('M-31 -72H31', lighten(roof, 0.1), 1.6) + circ(0, -74.4, 2, GOLD) + stroke('M-44 -60q-3 -1 -4 -4M44 -60q3 -1 4 -4M-72 -36q-4 -1 -5 -5M72 -36q4 -1 5 -5', roof, 1.6);
  return at(x, y, s, w / 144);
}
export function lantern(x, y, r, c = '#d8442c', { lit = 1, cord = 0 } = {}) {
  let s = cord ? stroke(`M0 -1.15V${-1.15 - cord}`, '#2a2320', 0.05) : '';
  s += ell(0, 0, 1, 0.92, lit ? rad(['#fff2b8', '#fbbf58', [c, 1, 0.75], darken(c, 0.25)], 0, 0.15, 1.15) : lin([lighten(c, 0.2), darken(c, 0.35)], -1, 0, 1, 0));
  for (const k of [0.35, 0.72]) s += `<ellipse cx="0" cy="0" rx="${k}" ry="0.92" fill="none" stroke="${darken(c, 0.35)}" stroke-width="0.045" stroke-opacity="0.7"/>`;
  s += rect(-0.42, -1.08, 0.84, 0.2, '#5a3420') + rect(-0.42, 0.86, 0.84, 0.2, '#5a3420') + stroke('M0 1.06V1.8M-0.12 1.3V1.7M0.12 1.3V1.7', GOLD, 0.07);
  return at(x, y, s, r);
}
/** Row of bunting or lanterns along a sagging cord. */
export function garland(R, x0, y0, x1, y1, sag, n, fn, cord = '#3a2c26', w = 2.5) {
  const q = quad([x0, y0], [(x0 + x1) / 2, (y0 + y1) / 2 + sag * 2], [x1, y1], n + 1); let s = stroke(smooth(q, false), cord, w);
  for (let i = 1; i <= n; i++) s += fn(q[i][0], q[i][1], i);
  return s;
}
/** Market awning on two poles: (x,y) left foot, w wide, h high, striped. */
export function awning(x, y, w, h, a, b, { depth = 0.3, pole = '#5a4230' } = {}) {
  let s = rect(x + w * 0.03, y - h, w * 0.014 + 4, h, pole) + rect(x + w * 0.95, y - h, w * 0.014 + 4, h, pole), n = Math.max(5, Math.round(w / 70)), st = w / n, hh = h * depth;
  for (let i = 0; i < n; i++) { const c = i % 2 ? a : b, x0 = x + i * st, x1 = x0 + st, t0 = x + w * 0.08 + ((w * 0.84) * i) / n, t1 = x + w * 0.08 + ((w * 0.84) * (i + 1)) / n; s += path(poly([[t0, y - h - hh], [t1, y - h - hh], [x1, y - h], [x0, y - h]]), lin([lighten(c, 0.18), c], 0, y - h - hh, 0, y - h)) + path(`M${x0} ${y - h}H${x1}V${y - h + hh * 0.2}Q${(x0 + x1) / 2} ${y - h + hh * 0.5} ${x0} ${y - h + hh * 0.2}Z`, darken(c, 0.2)); }
  return s + stroke(`M${x + w * 0.08} ${y - h - hh}H${x + w * 0.92}`, darken(a, 0.4), 3);
}
export function basket(x, y, w, h, c = CLAY, fill = '') {
  let s = ell(x, y - h, w / 2, w * 0.13, darken(c, 0.55)) + fill + path(`M${x - w / 2} ${y - h}Q${x} ${y - h + w * 0.22} ${x + w / 2} ${y - h}Q${x + w * 0.46} ${y - h * 0.2} ${x + w * 0.33} ${y}Q${x} ${y + w * 0.09} ${x - w * 0.33} ${y}Q${x - w * 0.46} ${y - h * 0.2} ${x - w / 2} ${y - h}Z`, lin([lighten(c, 0.25), c, darken(c, 0.4)], x - w / 2, 0, x + w / 2, 0));
  for (let i = 1; i < 6; i++) { const t = i / 6, ww = w / 2 * (1 - t * t * 0.32), yy = y - h * (1 - t); s += stroke(`M${x - ww} ${yy}Q${x} ${yy + w * 0.2} ${x + ww} ${yy}`, darken(c, 0.4), Math.max(1, w * 0.011), op(0.6)); }
  for (let i = -5; i <= 5; i++) { const a = i / 5.5; s += stroke(`M${x + a * w * 0.49} ${y - h + (1 - a * a) * w * 0.1}Q${x + a * w * 0.46} ${y - h * 0.3} ${x + a * w * 0.33} ${y + (1 - a * a) * w * 0.04}`, i % 2 ? lighten(c, 0.2) : darken(c, 0.3), Math.max(1, w * 0.014), op(0.5)); }
  return s + stroke(`M${x - w / 2} ${y - h}Q${x} ${y - h + w * 0.22} ${x + w / 2} ${y - h}`, lighten(c, 0.3), Math.max(2, w * 0.035));
}
export function crate(x, y, w, h, c = '#c08a52', fill = '') {
  let s = rect(x - w / 2, y - h, w, h * 0.2, darken(c, 0.6)) + fill + rect(x - w / 2, y - h * 0.86, w, h * 0.86, darken(c, 0.5));
  for (let i = 0; i < 3; i++) s += rect(x - w / 2, y - h * (0.86 - i * 0.3), w, h * 0.23, lin([lighten(c, 0.2), c, darken(c, 0.2)], x - w / 2, 0, x + w / 2, 0)) + stroke(`M${x - w * 0.46} ${y - h * (0.8 - i * 0.3)}h${w * 0.7}M${x - w * 0.2} ${y - h * (0.72 - i * 0.3)}h${w * 0.6}`, darken(c, 0.2), 1.5, op(0.5));
  return s + rect(x - w / 2, y - h * 0.9, w * 0.07, h * 0.9, darken(c, 0.15)) + rect(x + w * 0.43, y - h * 0.9, w * 0.07, h * 0.9, darken(c, 0.3));
}
/** Lorry seen from the side, facing right; 100 units = w. */
export function truck(x, y, w, { cab = PERSIMMON, box = '#e4dcc9', dir = 1, reefer = true } = {}) {
  let s = rect(-50, -40, 72, 32, lin([lighten(box, 0.25), box, darken(box, 0.18)], 0, -40, 0, -8));
  for (let i = 1; i < 18; i++) s += stroke(`M${-50 + i * 4} -39V-9`, darken(box, 0.22), 0.6, op(0.7));
  s += rect(-50, -40, 72, 2, darken(box, 0.25)) + rect(-50, -9, 74, 3, '#2a2c30') + (reefer ? rect(22, -36, 4, 14, '#9aa4a6') : '');
  s += path('M27 -7V-30Q27 -36 33 -36H41Q44 -36 45 -33L49 -20Q50 -18 50 -15V-7Z', lin([lighten(cab, 0.2), darken(cab, 0.2)], 0, -36, 0, -7)) + path('M36 -32H41.5Q43 -32 43.6 -30L46.6 -20H36Z', '#bcd6dc') + rect(45, -13, 5, 3, '#fff0bf') + rect(27, -9, 23, 3.4, darken(cab, 0.45)) + stroke('M34 -33V-8', darken(cab, 0.35), 0.6);
  for (const v of [-42, -33, 12, 40]) s += circ(v, -5.6, 5.6, '#1c1e22') + circ(v, -5.6, 2.4, '#8d9498');
  return at(x, y, s, w / 100, 0, dir);
}
/** Railway wagon or coach from the side, 100 units = w. */
export function wagon(x, y, w, { kind = 'coach', c = KARST, c2 = PAPER, dir = 1, lit = 0 } = {}) {
  let s = '';
  const bog = [-34, 34].map((v) => rect(v - 11, -6, 22, 3, '#23262a') + circ(v - 6, -3, 3, '#16181b') + circ(v + 6, -3, 3, '#16181b')).join('');
  if (kind === 'coach') { s += path('M-50 -6V-25Q-50 -30 -45 -30H45Q50 -30 50 -25V-6Z', lin([lighten(c, 0.25), c, darken(c, 0.25)], 0, -30, 0, -6)) + rect(-50, -13.5, 100, 2.2, c2); for (let i = 0; i < 9; i++) s += rect(-44 + i * 10, -24, 7, 7.4, lit ? '#ffdf94' : '#c7dde0'); }
  if (kind === 'box') { s += rect(-49, -30, 98, 24.5, lin([lighten(c, 0.2), c, darken(c, 0.3)], 0, -30, 0, -6)); for (let i = 0; i < 32; i++) s += stroke(`M${-48 + i * 3.1} -29.5V-7`, darken(c, 0.3), 0.7, op(0.6)); s += rect(-49, -30, 98, 1.6, lighten(c, 0.2)); }
  if (kind === 'flat') s += rect(-50, -8, 100, 3, '#3a3a3c');
  if (kind === 'loco') { s += path('M-50 -6V-28Q-50 -31 -47 -31H26Q36 -31 41 -24L48 -15Q50 -12 50 -9V-6Z', lin([lighten(c, 0.25), c, darken(c, 0.3)], 0, -31, 0, -6)) + path('M28 -28.5H30Q35 -28 38.5 -23.5L41 -20H28Z', '#bfdbe0') + path('M-50 -14H47.5L49.6 -10.6H-50Z', c2) + circ(47, -12, 1.4, '#fff3c4'); for (let i = 0; i < 5; i++) s += rect(-44 + i * 12, -26, 8, 7, darken(c, 0.45)); s += rect(-30, -33, 14, 2.4, '#4a4e52') + stroke('M-23 -33L-16 -38L-23 -43', '#3a3a3c', 0.8); }
  return at(x, y, s + bog, w / 100, 0, dir);
}
/** Bamboo raft with a standing boatman's pole left to the caller; 100 units = w. */
export function raft(x, y, w, c = '#a88c4e', dir = 1) {
  let s = path('M-52 -3Q0 4 44 -2Q52 -4 56 -11Q54 0 46 4Q0 9 -50 4Z', lin([lighten(c, 0.2), darken(c, 0.4)], 0, -5, 0, 6)); for (let i = 0; i < 5; i++) s += stroke(`M-50 ${-2 + i * 1.6}Q0 ${4 + i * 1.1} 46 ${-1.4 + i * 1.2}Q52 ${-4 + i} 55 -9`, darken(c, 0.45), 0.6, op(0.7)); for (const v of [-36, -8, 22]) s += stroke(`M${v} ${-0.5}l2 6.6`, darken(c, 0.55), 1.4);
  return at(x, y, s, w / 100, 0, dir);
}
export function sampan(x, y, w, { c = '#4a352a', cover = '#9a7a4e', dir = 1 } = {}) {
  let s = path('M-54 -9Q-30 2 0 2T54 -10Q44 9 26 10H-28Q-44 8 -54 -9Z', lin([lighten(c, 0.2), darken(c, 0.45)], 0, -8, 0, 10)) + stroke('M-54 -9Q-30 2 0 2T54 -10', lighten(c, 0.35), 1.2);
  if (cover) { s += path('M-26 0Q-28 -18 -4 -19T20 1Q-2 3 -26 0Z', lin([lighten(cover, 0.25), cover, darken(cover, 0.4)], -26, 0, 20, 0)); for (let i = 0; i < 6; i++) s += stroke(`M${-22 + i * 7.6} 0Q${-24 + i * 8} -14 ${-12 + i * 4} -18.6`, darken(cover, 0.4), 0.7, op(0.7)); }
  return at(x, y, s, w / 100, 0, dir);
}
