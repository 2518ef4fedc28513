/** A second opinion on ink: the pages as Ghostscript renders their separations, where it is installed. Never the only one. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { round, type Fault, type Rule } from './rule.js';
import type { Subject } from './subject.js';

/** Told by rendering, so that it has no `check` of its own. */
export const INK_RENDERED: Omit<Rule, 'check'> = {
  id: 'ink-rendered',
  severity: 'warning',
  source: 'GWG 2022 R0026, measured on rendered separations',
  why: 'What our own reckoning of a page’s inks cannot follow, a renderer may.',
  remedy: 'Look at the place in a program that shows separations; lower pictures or colours there.',
};

/** A page's separations, a pixel a millimetre: four bytes each, 255 for full ink. */
export interface Rendered {
  readonly width: number;
  readonly height: number;
  readonly inks: Uint8Array;
}

/** One pixel a mm. */
const DPI = 25.4;
/** Points of a percent that the renderer's coarse pixels and eight bits may add. */
const ROUNDING = 5;

/** What rendering may take, ms: a page takes a tenth of a second. */
const LIMIT_MS = { start: 20_000, page: 2_000 } as const;

/**
 * Renders all pages inside their bleed. Null where Ghostscript is not installed, does not know the file, or takes too long for so many pages.
 * @param program the program to run.
 */
export async function renderSeparations(pdf: Uint8Array, pages: number, program = 'gs', ms: number = LIMIT_MS.start + LIMIT_MS.page * pages): Promise<readonly Rendered[] | null> {
  const folder = await mkdtemp(join(tmpdir(), 'magazine-separations-'));
  try {
    const file = join(folder, 'in.pdf');
    await writeFile(file, pdf);
    const args = ['-q', '-dSAFER', '-dBATCH', '-dNOPAUSE', '-sDEVICE=pamcmyk32', `-r${DPI}`, '-dUseBleedBox', '-dGraphicsAlphaBits=4', '-dTextAlphaBits=4', '-dInterpolateControl=1', '-sOutputFile=-', file];
    const bytes = await output(program, args, ms);
    return bytes === null ? null : readPages(bytes);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a program writes; null where it is not there, fails, or does not end in time. */
function output(program: string, args: readonly string[], ms: number): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'], timeout: ms, killSignal: 'SIGKILL' });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.on('error', () => resolve(null));
    child.on('close', (code) => resolve(code === 0 ? Buffer.concat(parts) : null));
  });
}

/** Pictures in the Portable Arbitrary Map form, one after the other (Netpbm's pam(5)). */
function readPages(bytes: Buffer): Rendered[] {
  const pages: Rendered[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf('ENDHDR\n', at);
    if (end < 0) break;
    const header = bytes.toString('latin1', at, end);
    const value = (name: string): number => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(header)?.[1] ?? 0);
    const [width, height] = [value('WIDTH'), value('HEIGHT')];
    const from = end + 'ENDHDR\n'.length;
    at = from + width * height * 4;
    pages.push({ width, height, inks: bytes.subarray(from, at) });
  }
  return pages;
}

/** The heaviest square of a page: its corner in mm from the bleed's, and its mean ink in percent. */
export function heaviestSquare({ width, height, inks }: Rendered, side: number): { readonly x: number; readonly y: number; readonly percent: number } {
  const sums = new Float64Array((width + 1) * (height + 1));
  const row = width + 1;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = 4 * (y * width + x);
      sums[(y + 1) * row + x + 1] = inks[at]! + inks[at + 1]! + inks[at + 2]! + inks[at + 3]! + sums[y * row + x + 1]! + sums[(y + 1) * row + x]! - sums[y * row + x]!;
    }
  }
  let best = { x: 0, y: 0, percent: 0 };
  for (let y = 0; y + side <= height; y += 1) {
    for (let x = 0; x + side <= width; x += 1) {
      const sum = sums[(y + side) * row + x + side]! - sums[y * row + x + side]! - sums[(y + side) * row + x]! + sums[y * row + x]!;
      const percent = sum / (side * side * 2.55);
      if (percent > best.percent) best = { x, y, percent };
    }
  }
  return best;
}

/** Squares that carry more than the limit as rendered. */
export function renderedFaults(pages: readonly Rendered[], { limits: { ink }, pages: subjects }: Subject): Fault[] {
  return pages.flatMap((page, i): Fault[] => {
    const { x, y, percent } = heaviestSquare(page, Math.round(ink.square));
    const boxes = subjects[i]?.contents.boxes;
    if (percent <= ink.most + ROUNDING || !boxes) return [];
    const bleed = boxes.bleed ?? boxes.trim;
    return [{
      page: i + 1, rect: { x: round(bleed.x + x, 1), y: round(bleed.y + y, 1), width: ink.square, height: ink.square }, object: `square of ${ink.square} mm`, value: `${round(percent, 0)}%`, limit: `${ink.most}%`,
      text: `${round(percent, 0)}% of ink on average in a square of ${ink.square} mm, as Ghostscript renders it.`,
    }];
  });
}
