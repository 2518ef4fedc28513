/** Placed pictures into the files the browser loads, and what is to be said about their resolution. */
import type { PictureRef } from '../model/issue.js';
import type { PlacedFile } from '../model/layout.js';
import type { Message, Place } from '../model/message.js';
import type { Pictures } from '../model/stages.js';
import type { PictureCache } from './cache.js';
import { cropBox } from './crop.js';
import { derive } from './derive.js';
import { effectivePpi, resolutionMessages, targetWidthPx, type Placement } from './resolution.js';
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
}

export interface Prepared {
  /** File to load, by the picture's index in the document. */
  readonly files: ReadonlyMap<number, string>;
  /** Photos that stand-ins were given for, by token. */
  readonly originals: ReadonlyMap<string, string>;
  readonly messages: readonly Message[];
  readonly report: readonly PictureReport[];
}

/** Pictures in work at once. */
const AT_ONCE = 2;

const round = (n: number): number => Math.round(n * 10) / 10;

/**
 * Prepares pictures, two at a time, so that memory stays bounded: upright, sRGB, above 450 ppi brought to 300.
 * @param refs of the issue, to name the place of each picture.
 */
export async function preparePictures(placed: readonly PlacedFile[], pictures: Pictures, refs: readonly PictureRef[], fonts: readonly SvgFont[], cache: PictureCache): Promise<Prepared> {
  const files = new Map<number, string>();
  const originals = new Map<string, string>();
  const placements: Placement[] = [];
  const report: PictureReport[] = [];
  const byPath = new Map(refs.map((ref) => [ref.path, ref]));
  const jobs: (() => Promise<void>)[] = [];
  for (const { index, path, key, page, widthMm, heightMm, focus } of placed) {
    const info = pictures.get(path);
    const ref = byPath.get(path);
    if (!info || !ref) throw new Error(`${path} stands on page ${page} but was never measured.`);
    const placedMm = { width: widthMm, height: heightMm };
    if (info.format === 'svg') {
      files.set(index, await withFonts(path, fonts, cache));
      report.push({ key, file: ref.typed, place: ref.place, page, widthMm: round(widthMm), heightMm: round(heightMm), ppi: null });
      continue;
    }
    // A place without area shows nothing: verification names the picture that it costs.
    if (!(widthMm > 0 && heightMm > 0)) continue;
    const crop = cropBox(info, widthMm / heightMm, focus);
    placements.push({ ref, info, placedMm, crop });
    report.push({ key, file: ref.typed, place: ref.place, page, widthMm: round(widthMm), heightMm: round(heightMm), ppi: Math.round(effectivePpi(info, placedMm, crop)) });
    // The whole picture is kept and only made smaller: the browser crops, so the same file serves wherever it stands.
    const target = targetWidthPx(info, placedMm, crop);
    const widthPx = target === null ? null : Math.min(info.width, Math.ceil((target * info.width) / crop.width));
    jobs.push(async () => {
      const derived = (await derive(info, { widthPx, crop: null, purpose: 'screen' }, cache)).path;
      const small = await standIn(derived, `${info.hash} ${widthPx}`, cache);
      files.set(index, small?.path ?? derived);
      if (small) originals.set(small.token, derived);
    });
  }
  const worker = async (): Promise<void> => {
    for (let job = jobs.shift(); job; job = jobs.shift()) await job();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { files, originals, messages: resolutionMessages(placements), report };
}
