/** CIE L*a*b* under D50, the connection space of ICC profiles, and the distance of two colours in it. */
import type { Rgb } from '../model/press.js';

/** L* 0 to 100, a*, b*; D50. */
export type Lab = readonly [l: number, a: number, b: number];
/** CIE XYZ, Y of the white = 1. */
export type Xyz = readonly [x: number, y: number, z: number];

/** The white of the ICC's connection space (ICC.1:2010, 7.2.16). */
export const D50: Xyz = [0.9642, 1, 0.8249];

const EPSILON = 216 / 24389;
const KAPPA = 24389 / 27;

/** XYZ to L*a*b* (CIE 15:2004, 8.2.1). */
export function labOfXyz([x, y, z]: Xyz): Lab {
  const f = (t: number): number => (t > EPSILON ? Math.cbrt(t) : (KAPPA * t + 16) / 116);
  const fx = f(x / D50[0]);
  const fy = f(y / D50[1]);
  const fz = f(z / D50[2]);
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/** L*a*b* to XYZ. */
export function xyzOfLab([l, a, b]: Lab): Xyz {
  const fy = (l + 16) / 116;
  const inverse = (f: number): number => (f ** 3 > EPSILON ? f ** 3 : (116 * f - 16) / KAPPA);
  return [D50[0] * inverse(fy + a / 500), D50[1] * (l > 8 ? fy ** 3 : l / KAPPA), D50[2] * inverse(fy - b / 200)];
}

/** A channel of sRGB (0 to 1) as light (IEC 61966-2-1). */
export const linear = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
/** Light as a channel of sRGB, 0 to 1; what the screen cannot show is clipped. */
export const encoded = (v: number): number => Math.min(1, Math.max(0, v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055));

/** sRGB's primaries adapted to D50 (Bradford), as sRGB profiles carry them. */
const TO_XYZ = [[0.4360747, 0.3850649, 0.1430804], [0.2225045, 0.7168786, 0.0606169], [0.0139322, 0.0971045, 0.7141733]] as const;
const FROM_XYZ = [[3.1338561, -1.6168667, -0.4906146], [-0.9787684, 1.9161415, 0.033454], [0.0719453, -0.2289914, 1.4052427]] as const;

/** sRGB (0 to 255) to XYZ under D50. */
export function xyzOfRgb([r, g, b]: Rgb): Xyz {
  const [R, G, B] = [linear(r / 255), linear(g / 255), linear(b / 255)];
  return [TO_XYZ[0][0] * R + TO_XYZ[0][1] * G + TO_XYZ[0][2] * B, TO_XYZ[1][0] * R + TO_XYZ[1][1] * G + TO_XYZ[1][2] * B, TO_XYZ[2][0] * R + TO_XYZ[2][1] * G + TO_XYZ[2][2] * B];
}

/** XYZ under D50 to sRGB, 0 to 255, clipped, not rounded. */
export function rgbOfXyz([x, y, z]: Xyz): Rgb {
  const channel = (m: readonly [number, number, number]): number => 255 * encoded(m[0] * x + m[1] * y + m[2] * z);
  return [channel(FROM_XYZ[0]), channel(FROM_XYZ[1]), channel(FROM_XYZ[2])];
}

/** sRGB (0 to 255) to L*a*b*. */
export const labOfRgb = (rgb: Rgb): Lab => labOfXyz(xyzOfRgb(rgb));

const RAD = Math.PI / 180;

/** The difference of two colours by CIEDE2000 (CIE 142-2001), all weights 1: about 1 is the least an eye sees side by side. */
export function deltaE2000([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const meanChroma7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7;
  const g = 0.5 * (1 - Math.sqrt(meanChroma7 / (meanChroma7 + 25 ** 7)));
  const [x1, x2] = [(1 + g) * a1, (1 + g) * a2];
  const [c1, c2] = [Math.hypot(x1, b1), Math.hypot(x2, b2)];
  const hue = (x: number, b: number): number => (x === 0 && b === 0 ? 0 : (Math.atan2(b, x) / RAD + 360) % 360);
  const [h1, h2] = [hue(x1, b1), hue(x2, b2)];
  const gray = c1 * c2 === 0;
  const turn = gray ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const dL = l2 - l1;
  const dC = c2 - c1;
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * RAD);
  const l = (l1 + l2) / 2;
  const c = (c1 + c2) / 2;
  const h = gray ? h1 + h2 : (h1 + turn / 2 + 360) % 360;
  const t = 1 - 0.17 * Math.cos((h - 30) * RAD) + 0.24 * Math.cos(2 * h * RAD) + 0.32 * Math.cos((3 * h + 6) * RAD) - 0.2 * Math.cos((4 * h - 63) * RAD);
  const sL = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const sC = 1 + 0.045 * c;
  const sH = 1 + 0.015 * c * t;
  const rT = -2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * Math.sin(60 * RAD * Math.exp(-(((h - 275) / 25) ** 2)));
  return Math.sqrt((dL / sL) ** 2 + (dC / sC) ** 2 + (dH / sH) ** 2 + rT * (dC / sC) * (dH / sH));
}
