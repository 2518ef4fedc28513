/** Placed pictures into the files the browser loads, the photos that come into the PDF later, and what is to be said about them. */
import type { PictureRef } from '../model/issue.js';
import type { PlacedFile } from '../model/layout.js';
import type { Message, Place } from '../model/message.js';
import type { Original, PressFacts } from '../model/photo.js';
import type { PictureInfo, Pictures } from '../model/stages.js';
import type { PictureCache } from './cache.js';
import { cropBox } from './crop.js';
import { gamutMessages } from './gamut.js';
import { hasStandIn, makePhoto, screenFile, ppiRange, type Photo, type PhotoRecipe, type PictureEdition } from './photos.js';
import { queue, type Begun } from './queue.js';
import { effectivePpi, resolutionMessages, targetWidthPx, type Placement } from './resolution.js';
import { inPicture } from './shade.js';
import { standIn } from './stand-in.js';
import { withFonts, type SvgFont } from './svg-fonts.js';

/** One picture of the report. */
export interface PictureReport {
  readonly key: string;
  /** As the editor typed it. */
  readonly file: string;
  readonly place: Place;
  readonly page: number;
  readonly widthMm: number;
  readonly heightMm: number;
  /** Pixels per inch at this size, null for vector pictures. */
  readonly ppi: number | null;
  /** How it went to press; null for what the browser printed, and where nothing goes to press. */
  readonly press: PressFacts | null;
}

/** What became of the pictures, when all is done. */
export interface PicturesDone {
  readonly report: readonly PictureReport[];
  readonly messages: readonly Message[];
}

export interface Prepared {
  /** File to load, by the picture's index in the document. */
  readonly files: ReadonlyMap<number, string>;
  /** Photos that stand-ins were given for, by token. They are being made already; asking waits for the one. */
  readonly originals: ReadonlyMap<string, () => Promise<Original>>;
  /** Waits for all photos, and tells about every picture in the order of the document. */
  done(): Promise<PicturesDone>;
}

/** Pictures in work at once, so that memory stays bounded. */
const AT_ONCE = 2;

/** A picture where it stands, and what is to be made of it. */
interface Job {
  readonly index: number;
  readonly info: PictureInfo;
  readonly recipe: PhotoRecipe;
}

const round = (n: number): number => Math.round(n * 10) / 10;

/**
 * Prepares pictures for an edition. What it answers with is enough for the browser to print; the photos themselves are made meanwhile,
 * two at a time.
 * @param refs of the issue, to name the place of each picture.
 */
export async function preparePictures(
  placed: readonly PlacedFile[], pictures: Pictures, refs: readonly PictureRef[], fonts: readonly SvgFont[], cache: PictureCache, edition: PictureEdition,
): Promise<Prepared> {
  const files = new Map<number, string>();
  const placements: Placement[] = [];
  const report: Omit<PictureReport, 'press'>[] = [];
  const reportOf = new Map<number, number>();
  const byPath = new Map(refs.map((ref) => [ref.path, ref]));
  const jobs: Job[] = [];
  for (const { index, path, key, page, widthMm, heightMm, focus, shades } of placed) {
    const info = pictures.get(path);
    const ref = byPath.get(path);
    if (!info || !ref) throw new Error(`${path} stands on page ${page} but was never measured.`);
    const line = { key, file: ref.typed, place: ref.place, page, widthMm: round(widthMm), heightMm: round(heightMm) };
    if (info.format === 'svg') {
      files.set(index, await withFonts(info, fonts, cache));
      report.push({ ...line, ppi: null });
      continue;
    }
    // A place without area shows nothing: verification names the picture that it costs.
    if (!(widthMm > 0 && heightMm > 0)) continue;
    const placedMm = { width: widthMm, height: heightMm };
    const crop = cropBox(info, widthMm / heightMm, focus);
    placements.push({ ref, info, placedMm, crop });
    reportOf.set(index, report.length);
    report.push({ ...line, ppi: Math.round(effectivePpi(info, placedMm, crop)) });
    // The whole picture is kept and only made smaller: the browser crops, so the same file serves wherever it stands.
    const target = targetWidthPx(info, placedMm, crop, ppiRange(edition));
    const widthPx = target === null ? null : Math.min(info.width, Math.ceil((target * info.width) / crop.width));
    jobs.push({ index, info, recipe: { widthPx, shades: inPicture(shades, crop, info) } });
  }

  const inTurn = queue(AT_ONCE);
  const tokens = new Map<number, string>();
  await Promise.all(jobs.map(({ index, info, recipe }) => inTurn(async () => {
    if (await hasStandIn(info, recipe, edition, cache)) {
      const { path, token } = await standIn(info, JSON.stringify([info.hash, recipe]), cache);
      files.set(index, path);
      tokens.set(index, token);
    } else files.set(index, await screenFile(info, recipe, edition, cache));
  })()));
  // Begun only when the browser has all it needs, so that they do not keep it waiting.
  const photos = new Map<string, Begun<Photo>>();
  for (const { index, info, recipe } of jobs) {
    const token = tokens.get(index);
    if (token !== undefined && !photos.has(token)) photos.set(token, inTurn(() => makePhoto(info, recipe, edition, cache)));
  }
  return {
    files,
    originals: new Map(Array.from(photos, ([token, photo]) => [token, async () => (await photo()).load()])),
    done: async () => {
      const press = new Map<number, PressFacts | null>();
      for (const [index, token] of tokens) press.set(reportOf.get(index)!, (await photos.get(token)!()).facts);
      const lines = report.map((line, i) => ({ ...line, press: press.get(i) ?? null }));
      return { report: lines, messages: [...resolutionMessages(placements), ...gamutMessages(lines)] };
    },
  };
}
