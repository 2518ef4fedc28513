// grain.mjs — the pixel side: a picture is a list of layers (flat ink, grainy spray, reflection, mist, free pixel
// work) composited in order, then finished with a hand-cut edge wobble, paper tone and film grain. Units px at full size.
import sharp from 'sharp';
import { rng, fbm, noise2 } from './rand.mjs';
import { svgDoc, resetDefs } from './svg.mjs';
import { rgb } from './palette.mjs';

const T = 1024;
let TILE = null;
/** A 1024 px tile of fine noise, 0..1, evenly spread, about 3 px in grain size. */
function tile() {
  if (TILE) return TILE;
  const R = rng('grain'), a = new Float32Array(T * T), b = new Float32Array(T * T);
  for (let i = 0; i < T * T; i++) a[i] = R();
  const w = T - 1;
  for (let y = 0; y < T; y++) for (let x = 0; x < T; x++) {
    const l = (x - 1) & w, r = (x + 1) & w, u = ((y - 1) & w) * T, d = ((y + 1) & w) * T, c = y * T;
    b[c + x] = a[c + x] * 0.3 + (a[c + l] + a[c + r] + a[u + x] + a[d + x]) * 0.125 + (a[u + l] + a[u + r] + a[d + l] + a[d + r]) * 0.05;
  }
  for (let pass = 0; pass < 2; pass++) { a.set(b); // two more, lighter passes: grain about 3 px across
  for (let y = 0; y < T; y++) for (let x = 0; x < T; x++) {
    const l = (x - 1) & w, r = (x + 1) & w, u = ((y - 1) & w) * T, d = ((y + 1) & w) * T, c = y * T;
    b[c + x] = a[c + x] * 0.4 + (a[c + l] + a[c + r] + a[u + x] + a[d + x]) * 0.11 + (a[u + l] + a[u + r] + a[d + l] + a[d + r]) * 0.04;
  }
  }
  // rank-like spreading through a histogram
  const H = new Uint32Array(4096);
  for (const v of b) H[Math.min(4095, (v * 4096) | 0)]++;
  const C = new Float32Array(4096); let sum = 0;
  for (let i = 0; i < 4096; i++) { C[i] = (sum + H[i] / 2) / (T * T); sum += H[i]; }
  for (let i = 0; i < T * T; i++) b[i] = C[Math.min(4095, (b[i] * 4096) | 0)];
  return (TILE = b);
}

export class Picture {
  constructor(w, h, scale = 1) {
    resetDefs();
    this.w = w; this.h = h; this.k = scale;
    this.W = Math.round(w * scale); this.H = Math.round(h * scale);
    this.ops = []; this.finish = { wobble: 1.1, grain: 3.6, vignette: 0.1, tint: null };
  }
  /** Flat ink; `shade` is drawn grainy and only where this layer's own ink is. */
  flat(inner, shade = '', o = {}) { this.ops.push({ t: 'flat', inner, shade, ...o }); return this; }
  /** Grainy airbrush over everything so far. mode: normal | screen | multiply. */
  spray(inner, o = {}) { this.ops.push({ t: 'spray', inner, ...o }); return this; }
  /** Mirror of what is above y, inside the mask (an SVG shape), tinted. */
  reflect(o) { this.ops.push({ t: 'reflect', ...o }); return this; }
  /** A bank of mist around y (half-height hh). */
  mist(o) { this.ops.push({ t: 'mist', ...o }); return this; }
  /** fn(x, y) in full-size px returns [r,g,b,a] or null; drawn inside an optional mask. */
  pixels(fn, o = {}) { this.ops.push({ t: 'pixels', fn, ...o }); return this; }

  async raster(inner) {
    if (!inner) return null;
    const doc = svgDoc(inner, this.w, this.h, this.W, this.H);
    const { data, info } = await sharp(Buffer.from(doc), { density: 72, unlimited: true }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    if (info.width !== this.W || info.height !== this.H) throw new Error(`raster ${info.width}x${info.height}`);
    return data;
  }
  async render() {
    const { W, H, k } = this, N = W * H, buf = new Float32Array(N * 3), noise = tile();
    // neighbouring flat layers without shade are one drawing
    this.ops = this.ops.reduce((L, o) => { const q = L[L.length - 1]; if (o.t === 'flat' && !o.shade && !o.alpha && q?.t === 'flat' && !q.shade && !q.alpha) q.inner += o.inner; else L.push({ ...o }); return L; }, []);
    let seedOff = 0;
    // the drawings of all layers must be made now: definitions belong to this picture
    for (const o of this.ops) {
      seedOff += 137;
      const ik = 1 / k, nz = (x, y) => noise[((((y * ik) | 0) + seedOff * 3) & (T - 1)) * T + ((((x * ik) | 0) + seedOff * 7) & (T - 1))];
      if (o.t === 'flat') {
        const img = await this.raster(o.inner), sh = await this.raster(o.shade), soft = o.soft ?? 1.7;
        for (let i = 0, j = 0, y = 0; y < H; y++) for (let x = 0; x < W; x++, i += 4, j += 3) {
          let a = img[i + 3]; if (!a) continue;
          let r = img[i], gg = img[i + 1], b = img[i + 2];
          if (sh && sh[i + 3]) {
            let s = sh[i + 3] / 255; s = (s * (1 + soft) - soft / 2 - nz(x, y)) / soft + 0.5; s = s < 0 ? 0 : s > 1 ? 1 : s;
            r += (sh[i] - r) * s; gg += (sh[i + 1] - gg) * s; b += (sh[i + 2] - b) * s;
          }
          a = (a / 255) * (o.alpha ?? 1);
          buf[j] += (r - buf[j]) * a; buf[j + 1] += (gg - buf[j + 1]) * a; buf[j + 2] += (b - buf[j + 2]) * a;
        }
      } else if (o.t === 'spray') {
        const img = await this.raster(o.inner), soft = o.soft ?? 1.9, m = o.mode ?? 'normal';
        for (let i = 0, j = 0, y = 0; y < H; y++) for (let x = 0; x < W; x++, i += 4, j += 3) {
          if (!img[i + 3]) continue;
          let s = img[i + 3] / 255; s = (s * (1 + soft) - soft / 2 - nz(x, y)) / soft + 0.5; s = s < 0 ? 0 : s > 1 ? 1 : s;
          if (!s) continue;
          for (let c = 0; c < 3; c++) {
            const v = img[i + c], u = buf[j + c];
            const res = m === 'screen' ? 255 - ((255 - u) * (255 - v)) / 255 : m === 'multiply' ? (u * v) / 255 : v;
            buf[j + c] = u + (res - u) * s;
          }
        }
      } else if (o.t === 'reflect') {
        const mask = await this.raster(o.mask), src = buf.slice(), y0 = o.y * k, T3 = rgb(o.tint), sq = o.squash ?? 1;
        const amp = (o.amp ?? 10) * k, t0 = o.t0 ?? 0.25, t1 = o.t1 ?? 0.7, span = (o.span ?? this.h - o.y) * k, s = o.seed ?? 3;
        for (let y = Math.max(0, Math.floor(y0)); y < H; y++) {
          const dep = (y - y0) / span, rowAmp = amp * (0.15 + dep * 1.4);
          const row = fbm(y / (2.6 * k * (1 + dep * 3)), 0, s, 2);
          for (let x = 0; x < W; x++) {
            const i = (y * W + x) * 4; if (!mask[i + 3]) continue;
            const n = noise2(x / (150 * k), y / ((7 + dep * 26) * k), s + 5);
            let sx = Math.round(x + (n * 0.9 + row * 0.5) * rowAmp), sy = Math.round(y0 - (y - y0) * sq + n * rowAmp * 0.5);
            sx = sx < 0 ? 0 : sx >= W ? W - 1 : sx; sy = sy < 0 ? 0 : sy > y0 - 1 ? Math.floor(Math.max(0, y0 - 1)) : sy;
            const p = (sy * W + sx) * 3, q = (y * W + x) * 3, a = mask[i + 3] / 255;
            let t = t0 + (t1 - t0) * Math.min(1, dep); t += (nz(x, y) - 0.5) * 0.1; t = t < 0 ? 0 : t > 1 ? 1 : t;
            for (let c = 0; c < 3; c++) { const v = src[p + c] + (T3[c] - src[p + c]) * t; buf[q + c] += (v - buf[q + c]) * a; }
          }
        }
      } else if (o.t === 'mist') {
        const C = rgb(o.color), hh = o.hh, sx = o.sx ?? 420, sy = o.sy ?? 60, s = o.seed ?? 11, al = o.a ?? 0.7;
        const step = 8, gw = Math.ceil(W / step) + 2, ya = Math.max(0, Math.floor((o.y - hh * 1.6) * k)), yb = Math.min(H, Math.ceil((o.y + hh * 1.6) * k)), gh = Math.ceil((yb - ya) / step) + 2;
        const G = new Float32Array(gw * gh);
        for (let gy = 0; gy < gh; gy++) for (let gx = 0; gx < gw; gx++) {
          const fx = (gx * step) / k, fy = (ya + gy * step) / k, u = (fy - o.y + fbm(fx / (sx * 1.7), 3, s + 2, 2) * hh * 0.35) / hh;
          let v = Math.exp(-u * u * 2.2) * (0.62 + 0.75 * fbm(fx / sx, fy / sy, s, 4));
          G[gy * gw + gx] = Math.max(0, Math.min(1, v)) * al * (o.env ? o.env(fx, fy) : 1);
        }
        for (let y = ya; y < yb; y++) {
          const gy = (y - ya) / step, y1 = Math.floor(gy), fy = gy - y1;
          for (let x = 0; x < W; x++) {
            const gx = x / step, x1 = Math.floor(gx), fx = gx - x1, p = y1 * gw + x1;
            let a = (G[p] * (1 - fx) + G[p + 1] * fx) * (1 - fy) + (G[p + gw] * (1 - fx) + G[p + gw + 1] * fx) * fy;
            if (a < 0.004) continue;
            a += (nz(x, y) - 0.5) * 0.16 * Math.min(1, a * 4); if (a <= 0) continue; if (a > 1) a = 1;
            const j = (y * W + x) * 3;
            buf[j] += (C[0] - buf[j]) * a; buf[j + 1] += (C[1] - buf[j + 1]) * a; buf[j + 2] += (C[2] - buf[j + 2]) * a;
          }
        }
      } else if (o.t === 'pixels') {
        const mask = await this.raster(o.mask);
        for (let y = 0; y < H; y++) for (let x = 0; x < W; x++) {
          let ma = 1; if (mask) { ma = mask[(y * W + x) * 4 + 3] / 255; if (!ma) continue; }
          const j = (y * W + x) * 3, c = o.fn((x + 0.5) / k, (y + 0.5) / k, nz(x, y), buf, j); if (!c) continue;
          const a = (c[3] ?? 1) * ma;
          buf[j] += (c[0] - buf[j]) * a; buf[j + 1] += (c[1] - buf[j + 1]) * a; buf[j + 2] += (c[2] - buf[j + 2]) * a;
        }
      }
    }
    return this.finishing(buf, noise);
  }
  /** Edge wobble, paper fibre, grain and vignette. */
  finishing(buf, noise) {
    const { W, H, k } = this, F = this.finish, out = Buffer.alloc(W * H * 3);
    const n = 256, dx = new Float32Array(n * n), dy = new Float32Array(n * n), pap = new Float32Array(n * n);
    // repeating lattices: wobble (period about 1100 px) and paper tone
    const per = (x, y, fx, s) => { const p = n / fx; // periodic value noise built from a wrapped lattice
      const X = x / fx, Y = y / fx, xi = Math.floor(X), yi = Math.floor(Y), u = X - xi, v = Y - yi, U = u * u * (3 - 2 * u), V = v * v * (3 - 2 * v);
      const L = (a, b) => noise2(((a % p) + p) % p + 0.0001, ((b % p) + p) % p + 0.0001, s);
      return (L(xi, yi) * (1 - U) + L(xi + 1, yi) * U) * (1 - V) + (L(xi, yi + 1) * (1 - U) + L(xi + 1, yi + 1) * U) * V; };
    for (let y = 0; y < n; y++) for (let x = 0; x < n; x++) {
      dx[y * n + x] = per(x, y, 2, 1) * 0.75 + per(x, y, 8, 2) * 1.0; dy[y * n + x] = per(x, y, 2, 3) * 0.75 + per(x, y, 8, 4) * 1.0;
      pap[y * n + x] = per(x, y, 4, 5) * 0.5 + per(x, y, 16, 6) * 0.5;
    }
    const cell = 4.3 * k, amp = F.wobble * k * 1.5, cx = W / 2, cy = H / 2, tint = F.tint && rgb(F.tint);
    const look = (A, X, Y) => { const xi = Math.floor(X), yi = Math.floor(Y), u = X - xi, v = Y - yi, a = (yi & 255) * n, b = ((yi + 1) & 255) * n, x0 = xi & 255, x1 = (xi + 1) & 255;
      return (A[a + x0] * (1 - u) + A[a + x1] * u) * (1 - v) + (A[b + x0] * (1 - u) + A[b + x1] * u) * v; };
    for (let y = 0; y < H; y++) for (let x = 0; x < W; x++) {
      const X = x / cell, Y = y / cell;
      let sx = x + look(dx, X, Y) * amp, sy = y + look(dy, X, Y) * amp;
      sx = sx < 0 ? 0 : sx > W - 1.001 ? W - 1.001 : sx; sy = sy < 0 ? 0 : sy > H - 1.001 ? H - 1.001 : sy;
      const xi = sx | 0, yi = sy | 0, u = sx - xi, v = sy - yi, p = (yi * W + xi) * 3, q = p + (yi < H - 1 ? W * 3 : 0), e = xi < W - 1 ? 3 : 0, o = (y * W + x) * 3;
      const gr = (noise[(((y * 0.71) / k) & (T - 1)) * T + (((x * 0.71) / k) & (T - 1))] - 0.5) * F.grain;
      const m = 1 + look(pap, X / 1.5, Y / 1.5) * 0.018 - F.vignette * (((x - cx) / cx) ** 2 * 0.5 + ((y - cy) / cy) ** 2 * 0.5) ** 1.5;
      for (let c = 0; c < 3; c++) {
        let val = (buf[p + c] * (1 - u) + buf[p + e + c] * u) * (1 - v) + (buf[q + c] * (1 - u) + buf[q + e + c] * u) * v;
        if (tint) val = (val * (tint[c] * 0.12 + 255 * 0.88)) / 255;
        val = val * m + gr; out[o + c] = val < 0 ? 0 : val > 255 ? 255 : val;
      }
    }
    return out;
  }
  /** Write a JPEG; quality steps down only if the file would pass its size budget (bits per px). */
  async save(file, { quality = 86, bpp = 0.85 } = {}) {
    const data = await this.render();
    const cap = Math.min(1000 * 1024, (this.W * this.H * bpp) / 8);
    let out, q = this.W * this.H > 7e6 ? Math.min(quality, 82) : quality;
    for (; ; q -= 3) {
      out = await sharp(data, { raw: { width: this.W, height: this.H, channels: 3 } }).withMetadata({ density: 300 * this.k }).withIccProfile('srgb')
        .jpeg({ quality: q, chromaSubsampling: '4:2:0', mozjpeg: true }).toBuffer();
      if (out.length <= cap || q <= 68) break;
    }
    const { writeFile, mkdir } = await import('node:fs/promises'), { dirname } = await import('node:path');
    await mkdir(dirname(file), { recursive: true }); await writeFile(file, out);
    return { bytes: out.length, q };
  }
}
