/** `out/<issue>/report.json`: what a build made, as facts that other programs may read. */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { countMessages } from '../diagnostics/report.js';
import type { PageFacts, Region } from '../model/layout.js';
import type { Built } from '../editions.js';
import { fontVersion } from './font-version.js';
import type { Timing } from './forecast.js';
import type { Target } from './target.js';

/** Raised when a field changes its meaning or goes. */
const FORMAT = 1;

/** What stands on a page, by what it is found under in the source: block ids, `file:line:column` for other texts and pictures. */
export interface Standing {
  /** Frames of running text, mm from the trim's top-left corner. */
  readonly frames: readonly { readonly thread: string; readonly x: number; readonly y: number; readonly width: number; readonly height: number }[];
  readonly texts: readonly string[];
  readonly pictures: readonly string[];
  /** Sections (`section/<n>`) and articles that open here, and those that the contents lists here. */
  readonly opens: readonly string[];
  readonly lists: readonly string[];
  readonly supplied: readonly string[];
}

const round = (n: number): number => Math.round(n * 10) / 10;
const unique = (list: readonly string[]): string[] => [...new Set(list)];

/** Sums up the regions of one page. */
export function standing(regions: readonly Region[], folder: string): Standing {
  const of = <T>(pick: (region: Region) => T | null): T[] => regions.map(pick).filter((each): each is T & NonNullable<T> => each !== null);
  return {
    frames: of(({ owner, rect }) => (owner.kind === 'thread' ? { thread: owner.thread, x: round(rect.x), y: round(rect.y), width: round(rect.width), height: round(rect.height) } : null)),
    texts: unique(of(({ owner }) => (owner.kind === 'text' ? owner.key : null))),
    pictures: unique(of(({ owner }) => (owner.kind === 'picture' ? owner.key : null))),
    opens: unique(of(({ owner }) => (owner.kind === 'opening' ? owner.entry : null))),
    lists: unique(of(({ owner }) => (owner.kind === 'contents' ? owner.entry : null))),
    supplied: unique(of(({ owner }) => (owner.kind === 'supplied' ? relative(folder, owner.path).split(sep).join('/') : null))),
  };
}

interface PackageFacts {
  readonly name: string;
  readonly version: string;
}

/** The npm package that a file belongs to; null where it lies in none. */
export async function packageOf(file: string): Promise<PackageFacts | null> {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => null);
    if (text === null) continue;
    const { name, version } = JSON.parse(text) as Partial<PackageFacts>;
    if (name !== undefined && version !== undefined) return { name, version };
  }
  return null;
}

/** Stages with their times, ms, in their order; what was done for each edition is one sum. */
function totals(timings: readonly Timing[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const { stage, ms } of timings) sums.set(stage, (sums.get(stage) ?? 0) + ms);
  return Object.fromEntries([...sums].map(([stage, ms]) => [stage, Math.round(ms)]));
}

/** The report of a build, ready to be written. @param run the times are those of the run that made the pages. */
export async function buildReport(target: Target, built: Built, run: { readonly version: string; readonly timings: readonly Timing[]; readonly seconds: number }): Promise<string> {
  const regions = new Map<number, Region[]>();
  for (const region of built.map?.regions ?? []) regions.set(region.page, [...(regions.get(region.page) ?? []), region]);
  const fonts = await Promise.all(
    built.fonts.map(async (font) => {
      const from = await packageOf(font.path);
      return {
        family: font.family, weight: font.weight, style: font.style, file: basename(font.path),
        version: await fontVersion(font.path), package: from === null ? null : `${from.name}@${from.version}`,
      };
    }),
  );
  const first = built.editions[0];
  const report = {
    format: FORMAT,
    issue: target.id,
    folder: target.shown,
    pdf: basename(target.editions[first?.edition ?? 'print']),
    editions: built.editions.map(({ edition, pdf }) => ({ edition, file: basename(target.editions[edition]), bytes: pdf?.length ?? 0 })),
    inputHash: built.inputHash,
    versions: { magazine: run.version, node: process.versions.node, browser: built.browser, platform: `${process.platform} ${process.arch}` },
    fonts,
    pages: (built.map?.pages ?? []).map((page: PageFacts) => ({ ...page, stands: standing(regions.get(page.page) ?? [], target.folder) })),
    // Frames less than 85% full; those at an article's end are expected to be.
    lowFrames: built.low.map(({ page, thread, column, used, available, cause }) => ({ page, thread, column, lines: used, of: available, cause: cause?.text ?? null, expected: cause?.expected ?? false })),
    pictures: (first?.pictures ?? []).map(({ place, ...picture }) => ({ ...picture, at: `${place.file}:${place.line}:${place.column}` })),
    timings: { ...totals(run.timings), total: Math.round(run.seconds * 1000) },
    counts: countMessages(built.messages),
    messages: built.messages,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
