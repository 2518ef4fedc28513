/** A printing condition: its profile opened, and colours taken through it both ways. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { Cmyk, OutputIntent } from '../model/press.js';
import { EnvironmentError } from '../diagnostics/errors.js';
import { D50, labOfRgb, labOfXyz, rgbOfXyz, xyzOfLab, type Lab, type Xyz } from './lab.js';
import { inkToLab } from './table.js';

/** The profile that comes with the program, searched upwards from this file, which lies at another depth once it is compiled. */
export const HOUSE_PROFILE = ['../..', '..', '../../..', '.'].map((up) => fileURLToPath(new URL(`${up}/profiles/ISOcoated_v2_300_bas.icc`, import.meta.url))).find((path) => existsSync(path)) ?? 'profiles/ISOcoated_v2_300_bas.icc';

/** What a printing condition can be asked. */
export interface Condition {
  readonly intent: OutputIntent;
  /** Absolute path of the profile. */
  readonly path: string;
  /** The profile's bytes, to embed. */
  readonly icc: Buffer;
  /** Colours of sRGB, three bytes each, to ink, four bytes each with 255 for full ink: perceptual, as photos are converted. Ask once for all. */
  toInk(rgb: Uint8Array): Promise<Uint8Array>;
  /** Inks, four bytes each, to sRGB as they look on paper, the paper shown white (relative colorimetric, black point compensated). */
  toScreen(cmyk: Uint8Array): Uint8Array;
  /** The same as Lab, for measuring differences. */
  toLab(cmyk: Cmyk): Lab;
  /** How much black alone looks as light as a neutral gray of sRGB, 0 (black) to 255: 0 to 1. */
  blackFor(gray: number): number;
}

/** The highest value of a channel of sRGB. */
const STEPS = 255;

/**
 * Opens a printing condition.
 * @throws EnvironmentError where the profile cannot be read, is not for a press (class `prtr`, space CMYK), or lacks the tables wanted.
 */
export async function openCondition(intent: OutputIntent): Promise<Condition> {
  const path = intent.icc ?? HOUSE_PROFILE;
  const icc = await readProfile(path);
  const table = inkToLab(icc, 'A2B1');
  if (table === null) throw new EnvironmentError(`The output profile ${path} has no table from ink to colour that magazine reads.`, 'Give one of ICC version 2 with tables of 16 bits, as offset profiles have.');
  const black = await throughProfile(new Uint8Array(3), path);
  const compensated = compensate(table, [black[0]! / 255, black[1]! / 255, black[2]! / 255, black[3]! / 255]);
  const toLab = (ink: Cmyk): Lab => labOfXyz(compensated(ink));
  const ramp = blackRamp(toLab);
  return {
    intent,
    path,
    icc,
    toLab,
    toInk: (rgb) => throughProfile(rgb, path),
    toScreen: (cmyk) => {
      const out = new Uint8Array((cmyk.length / 4) * 3);
      for (let i = 0, o = 0; i < cmyk.length; i += 4, o += 3) {
        const rgb = rgbOfXyz(compensated([cmyk[i]! / 255, cmyk[i + 1]! / 255, cmyk[i + 2]! / 255, cmyk[i + 3]! / 255]));
        for (let c = 0; c < 3; c += 1) out[o + c] = Math.round(rgb[c]!);
      }
      return out;
    },
    blackFor: (gray) => ramp[Math.min(STEPS, Math.max(0, Math.round(gray)))]!,
  };
}

async function readProfile(path: string): Promise<Buffer> {
  const icc = await readFile(path).catch((error: Error) => {
    throw new EnvironmentError(`The output profile ${path} cannot be read.`, 'Correct `output-intent` in issue.yaml or house.yaml.', { cause: error });
  });
  if (icc.length < 132 || icc.toString('latin1', 36, 40) !== 'acsp' || icc.toString('latin1', 12, 20) !== 'prtrCMYK') {
    throw new EnvironmentError(`${path} is no profile of a press in four colours.`, 'Give an ICC profile of class `prtr` and space CMYK, as the printer names it.');
  }
  return icc;
}

/** sharp converts once, from sRGB to the profile, when it is given the profile alone and told not to embed it. */
async function throughProfile(rgb: Uint8Array, profile: string): Promise<Uint8Array> {
  if (rgb.length === 0) return new Uint8Array(0);
  const { data, info } = await sharp(rgb, { raw: { width: rgb.length / 3, height: 1, channels: 3 } }).withIccProfile(profile, { attach: false }).raw().toBuffer({ resolveWithObject: true });
  if (info.channels !== 4) throw new Error(`The profile gave ${info.channels} channels, not four.`);
  return data;
}

/**
 * Black point compensation: the darkest the press can do becomes the darkest of the screen, by scaling XYZ about the white
 * (ISO 18619, 4.2). Sources in sRGB have a black of no light at all.
 * @param darkest the inks that the profile itself makes of black.
 */
function compensate(table: (ink: Cmyk) => Lab, darkest: Cmyk): (ink: Cmyk) => Xyz {
  const l = table(darkest)[0];
  const black = xyzOfLab([Math.max(0, l), 0, 0])[1];
  const scale = 1 / (1 - black);
  return (ink) => {
    const [x, y, z] = xyzOfLab(table(ink));
    const bring = (v: number, white: number): number => Math.max(0, scale * (v - black * white));
    return [bring(x, D50[0]), bring(y, D50[1]), bring(z, D50[2])];
  };
}

/** Above this lightness black alone matches a gray exactly. */
const KNEE = 40;

/**
 * K for each gray of sRGB, matched in lightness. Black alone does not get as dark as the screen, or as four inks: below L* 40 the match
 * gives way smoothly, so that black is still full ink and shadows keep their steps.
 */
function blackRamp(toLab: (ink: Cmyk) => Lab): readonly number[] {
  const dark = toLab([0, 0, 0, 1])[0];
  const lightness = Array.from({ length: 1001 }, (_, i) => toLab([0, 0, 0, i / 1000])[0]);
  return Array.from({ length: STEPS + 1 }, (_, gray) => {
    const seen = labOfRgb([gray, gray, gray])[0];
    const wanted = seen >= KNEE ? seen : seen + dark * (1 - seen / KNEE) ** 2;
    let k = 0;
    while (k < 1000 && lightness[k + 1]! >= wanted) k += 1;
    if (k === 1000) return 1;
    const [above, below] = [lightness[k]!, lightness[k + 1]!];
    return (k + (above === below ? 0 : Math.max(0, (above - wanted) / (above - below)))) / 1000;
  });
}
