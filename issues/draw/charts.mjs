// charts.mjs — the trade chart and the corridor map of the issue, as static SVG in mm with live text labels.
import { rng, fbm } from './rand.mjs';
import { INK, KARST, RIVER, PERSIMMON, ANISE, PAPER, mix } from './palette.mjs';

const FF = 'font-family="Be Vietnam Pro"', n1 = (v) => Math.round(v * 100) / 100;

/** Crossings by cargo vehicles through the province's five main road gates, 2019–2025, in thousands: the figures of the article smart-gate. */
export function tradeChart() {
  const data = [[2019, 452], [2020, 391], [2021, 348], [2022, 297], [2023, 486], [2024, 603.4], [2025, 698.6]];
  const W = 160, H = 80, L = 12, Rr = 150, B = 68, T = 15, max = 700, y = (v) => n1(B - ((B - T) * v) / max), step = (Rr - L) / data.length;
  let s = '';
  for (let v = 0; v <= max; v += 100) s += `<path d="M${L} ${y(v)}H${Rr}" stroke="${v ? mix(PAPER, INK, 0.18) : INK}" stroke-width="${v ? 0.15 : 0.35}"${v ? ' stroke-dasharray="0.6 0.9"' : ''}/><text x="${L - 2}" y="${n1(y(v) + 0.95)}" ${FF} font-size="2.7" fill="#666666" text-anchor="end">${v}</text>`;
  data.forEach(([yr, v], i) => {
    const cx = n1(L + step * (i + 0.5)), w = 9.6, x = n1(cx - w / 2), last = i === data.length - 1, c = last ? PERSIMMON : i >= 4 ? RIVER : mix(RIVER, PAPER, 0.45);
    s += `<path d="M${x} ${B}V${n1(y(v) + 1.2)}Q${x} ${y(v)} ${n1(x + 1.2)} ${y(v)}H${n1(x + w - 1.2)}Q${n1(x + w)} ${y(v)} ${n1(x + w)} ${n1(y(v) + 1.2)}V${B}Z" fill="${c}"/>`;
    s += `<text x="${cx}" y="${n1(y(v) - 2)}" ${FF} font-size="3.5" font-weight="700" fill="${last ? PERSIMMON : INK}" text-anchor="middle">${v}</text>`;
    s += `<text x="${cx}" y="73.2" ${FF} font-size="3.1" font-weight="${last ? 700 : 500}" fill="${INK}" text-anchor="middle">${yr}</text>`;
  });
  s += `<text x="${L}" y="7.3" ${FF} font-size="2.9" fill="${INK}">nghìn lượt xe · thousand vehicles</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="160mm" height="80mm" viewBox="0 0 ${W} ${H}" role="img"><title>2019–2025</title>${s}</svg>\n`;
}

/** Schematic railway of the article rail-corridor, Hà Nội to Nam Ninh; the names across the border with their English form below. */
export function corridorMap() {
  const R = rng('map'), W = 77, H = 90, st = [['Hà Nội', 15, 79], ['Yên Viên', 19.9, 71.25], ['Bản Thí', 28.9, 57.7], ['Lạng Sơn', 33.5, 51.5], ['Đồng Đăng', 36.5, 44.5], ['Bằng Tường', 40, 35.5, 'Pingxiang'], ['Nam Ninh', 63, 11, 'Nanning']];
  let s = `<rect width="${W}" height="${H}" fill="${PAPER}"/>`;
  // land tint north of the border, hill rows
  const bord = []; for (let x = -2; x <= 79; x += 1.5) bord.push([n1(x), n1(40.2 + (x - 38) * 0.3 + fbm(x / 9, 2, 4) * 5 * Math.min(1, Math.abs(x - 38) / 6))]);
  const bl = bord.map((p) => p.join(' ')).join('L');
  s += `<path d="M${bl}L79 -2L-2 -2Z" fill="${mix(PAPER, KARST, 0.09)}"/><path d="M${bl}L79 92L-2 92Z" fill="${mix(PAPER, PERSIMMON, 0.07)}"/>`;
  const peak = (x, y, h, c) => { const w = h * 0.55; return `<path d="M${n1(x - w)} ${n1(y)}C${n1(x - w * 0.8)} ${n1(y - h * 0.8)} ${n1(x - w * 0.4)} ${n1(y - h)} ${n1(x)} ${n1(y - h)}C${n1(x + w * 0.5)} ${n1(y - h)} ${n1(x + w * 0.75)} ${n1(y - h * 0.6)} ${n1(x + w)} ${n1(y)}Z" fill="${c}"/><path d="M${n1(x)} ${n1(y - h)}C${n1(x + w * 0.5)} ${n1(y - h)} ${n1(x + w * 0.75)} ${n1(y - h * 0.6)} ${n1(x + w)} ${n1(y)}H${n1(x + w * 0.15)}C${n1(x - w * 0.1)} ${n1(y - h * 0.4)} ${n1(x + w * 0.2)} ${n1(y - h * 0.7)} ${n1(x)} ${n1(y - h)}Z" fill="${mix(c, KARST, 0.3)}"/>`; };
  const hl = []; for (let i = 0; i < 46; i++) { const x = R.range(2, 75), y = R.range(8, 86), dl = Math.abs((x - 15) * (11 - 79) - (y - 79) * (63 - 15)) / Math.hypot(48, 68); if (dl < 9 || (y > 66 && x < 30) || (y < 20 && x < 66) || (x > 40 && y > 72) || (x < 48 && y > 54 && y < 64)) continue; hl.push([x, y, R.range(2.2, 4.4)]); }
  hl.sort((a, b) => a[1] - b[1]).forEach(([x, y, h]) => { s += peak(x, y, h, mix(PAPER, KARST, 0.27)); });
  // rivers
  s += `<path d="M-2 74C6 72 10 80 16 83S28 84 40 92" fill="none" stroke="${mix(RIVER, PAPER, 0.45)}" stroke-width="1.5"/><path d="M22 60C28 58 30 54 33 53S38 47 34 43S30 34 36 30S50 26 54 22S66 18 79 17" fill="none" stroke="${mix(RIVER, PAPER, 0.5)}" stroke-width="0.9"/>`;
  s += `<path d="M${bl}" fill="none" stroke="${ANISE}" stroke-width="0.45" stroke-dasharray="2.2 0.8 0.4 0.8"/>`;
  // line
  const line = 'M15 79C19 72 21 70 24 65S31 55 33.5 51.5S36 47 36.5 44.5S38.5 39 40 35.5S46 26 51 22S59 14 63 11';
  s += `<path d="${line}" fill="none" stroke="#ffffff" stroke-width="2.6" stroke-linecap="round"/><path d="${line}" fill="none" stroke="${PERSIMMON}" stroke-width="1.4" stroke-linecap="round"/><path d="${line}" fill="none" stroke="${PAPER}" stroke-width="0.45" stroke-dasharray="1.6 1.6"/>`;
  st.forEach(([name, x, y, en], i) => {
    const last = i === st.length - 1, big = i === 0 || last;
    s += `<circle cx="${x}" cy="${y}" r="${big ? 2.1 : 1.5}" fill="#ffffff" stroke="${INK}" stroke-width="${big ? 0.7 : 0.55}"/>`; if (big) s += `<circle cx="${x}" cy="${y}" r="0.9" fill="${PERSIMMON}"/>`;
    const tx = last ? x - 3.6 : x + 3.4, label = (dx, dy, size, weight, text) => `<text x="${n1(tx + dx)}" y="${n1(y + dy)}" ${FF} font-size="${size}" font-weight="${weight}" fill="${INK}" text-anchor="${last ? 'end' : 'start'}">${text}</text>`;
    s += label(0, big ? 1.3 : 1.05, big ? 3.9 : 3.2, big ? 700 : 600, name);
    if (en) s += label(last ? -4 : 0, big ? 5.1 : 4.3, 2.6, 400, en);
  });
  s += `<g transform="translate(69.5 80)"><path d="M0 -5.4L1.5 0L0 -0.9L-1.5 0Z" fill="${INK}"/><text x="0" y="3.8" ${FF} font-size="2.7" font-weight="600" fill="${INK}" text-anchor="middle">B · N</text></g>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="77mm" height="90mm" viewBox="0 0 ${W} ${H}" role="img"><title>Hà Nội – Nam Ninh</title>${s}</svg>\n`;
}
