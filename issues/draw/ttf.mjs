// ttf.mjs — a small reader of TrueType files: glyph outlines as SVG paths and advance widths, for drawn lettering
// and for embedding one font in the advert. Kerning comes from a short list of pairs given by the caller.
import { readFileSync } from 'node:fs';

export function font(file) {
  const b = readFileSync(file), tables = {};
  for (let i = 0, n = b.readUInt16BE(4); i < n; i++) { const o = 12 + i * 16; tables[b.toString('latin1', o, o + 4)] = b.readUInt32BE(o + 8); }
  const upm = b.readUInt16BE(tables.head + 18), longLoca = b.readInt16BE(tables.head + 50) === 1, nH = b.readUInt16BE(tables.hhea + 34);
  const ascent = b.readInt16BE(tables.hhea + 4), descent = b.readInt16BE(tables.hhea + 6), nG = b.readUInt16BE(tables.maxp + 4);
  const bbox = [0, 2, 4, 6].map((o) => b.readInt16BE(tables.head + 36 + o));
  let sub = 0;
  for (let i = 0, n = b.readUInt16BE(tables.cmap + 2); i < n; i++) { const o = tables.cmap + 4 + i * 8, at = tables.cmap + b.readUInt32BE(o + 4); if (b.readUInt16BE(at) === 4) sub = at; }
  const gid = (code) => {
    const n = b.readUInt16BE(sub + 6) / 2;
    for (let i = 0; i < n; i++) {
      const end = b.readUInt16BE(sub + 14 + i * 2); if (code > end) continue;
      const start = b.readUInt16BE(sub + 16 + n * 2 + i * 2); if (code < start) return 0;
      const delta = b.readUInt16BE(sub + 16 + n * 4 + i * 2), ro = sub + 16 + n * 6 + i * 2, r = b.readUInt16BE(ro);
      if (!r) return (code + delta) & 65535;
      const g = b.readUInt16BE(ro + r + (code - start) * 2); return g ? (g + delta) & 65535 : 0;
    }
    return 0;
  };
  const adv = (g) => b.readUInt16BE(tables.hmtx + Math.min(g, nH - 1) * 4);
  const loca = (g) => tables.glyf + (longLoca ? b.readUInt32BE(tables.loca + g * 4) : b.readUInt16BE(tables.loca + g * 2) * 2);
  function contours(g, depth = 0) {
    const o = loca(g); if (loca(g + 1) === o || depth > 5) return [];
    const nc = b.readInt16BE(o);
    if (nc < 0) {
      const out = []; let p = o + 10, flags;
      do {
        flags = b.readUInt16BE(p); const child = b.readUInt16BE(p + 2); p += 4;
        let dx = 0, dy = 0, a = 1, bb = 0, c = 0, d = 1;
        if (flags & 1) { dx = b.readInt16BE(p); dy = b.readInt16BE(p + 2); p += 4; } else { dx = b.readInt8(p); dy = b.readInt8(p + 1); p += 2; }
        const F = () => { const v = b.readInt16BE(p) / 16384; p += 2; return v; };
        if (flags & 8) a = d = F(); else if (flags & 64) { a = F(); d = F(); } else if (flags & 128) { a = F(); bb = F(); c = F(); d = F(); }
        for (const ct of contours(child, depth + 1)) out.push(ct.map((q) => ({ on: q.on, x: q.x * a + q.y * c + dx, y: q.x * bb + q.y * d + dy })));
      } while (flags & 32);
      return out;
    }
    const ends = []; let p = o + 10; for (let i = 0; i < nc; i++, p += 2) ends.push(b.readUInt16BE(p));
    p += 2 + b.readUInt16BE(p); const n = ends[nc - 1] + 1, fl = [];
    while (fl.length < n) { const v = b[p++]; fl.push(v); if (v & 8) for (let r = b[p++]; r > 0; r--) fl.push(v); }
    const read = (short, same) => { let v = 0; return fl.map((f) => { if (f & short) v += f & same ? b[p++] : -b[p++]; else if (!(f & same)) { v += b.readInt16BE(p); p += 2; } return v; }); };
    const xs = read(2, 16), ys = read(4, 32), pts = fl.map((f, i) => ({ on: f & 1, x: xs[i], y: ys[i] }));
    return ends.map((e, i) => pts.slice(i ? ends[i - 1] + 1 : 0, e + 1));
  }
  const r = (v) => Math.round(v * 100) / 100;
  function glyphPath(g, x, y, s) {
    let d = ''; const X = (p) => r(x + p.x * s), Y = (p) => r(y - p.y * s), mid = (a, c) => ({ x: (a.x + c.x) / 2, y: (a.y + c.y) / 2, on: 1 });
    for (const c of contours(g)) {
      const n = c.length; let st = c.findIndex((q) => q.on); const first = st < 0 ? mid(c[0], c[n - 1]) : c[st]; if (st < 0) st = n - 1;
      d += `M${X(first)} ${Y(first)}`;
      for (let i = 1; i <= n; i++) {
        const q = c[(st + i) % n];
        if (q.on) d += `L${X(q)} ${Y(q)}`;
        else { const nx = c[(st + i + 1) % n], e = i === n ? first : nx.on ? nx : mid(q, nx); d += `Q${X(q)} ${Y(q)} ${X(e)} ${Y(e)}`; if (nx.on) i++; }
      }
      d += 'Z';
    }
    return d;
  }
  const kernOf = (kern, a, c) => (kern && kern[a + c]) || 0;
  /** Text as one path; size in user units, track in 1/1000 em. Returns { d, width }. */
  function text(str, x, y, size, { track = 0, kern } = {}) {
    const s = size / upm; let d = '', cx = x; const list = [...str.normalize('NFC')];
    list.forEach((ch, i) => { const g = gid(ch.codePointAt(0)); d += glyphPath(g, cx, y, s); cx += adv(g) * s + (i < list.length - 1 ? ((track + kernOf(kern, ch, list[i + 1])) / 1000) * size : 0); });
    return { d, width: cx - x };
  }
  return { bytes: b, upm, ascent, descent, bbox, nG, gid, adv, text };
}
