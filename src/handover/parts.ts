/** Which files a job consists of: pure decisions from binding, paper and page count. */
import type { IssueMeta, PaperStock } from '../model/issue.js';

type Printing = IssueMeta['printing'];

/** What a file of the job holds: the whole issue, the cover, or what lies inside it. */
export type PartKind = 'whole' | 'cover' | 'text';

/** One file of a job. */
export interface PartPlan {
  readonly kind: PartKind;
  /** The issue's pages in it, from 1, in order. */
  readonly pages: readonly number[];
  /** Width of the spine, mm, where the cover is one sheet of back, spine and front; null where the pages stand one by one. */
  readonly spine: number | null;
}

/** Pages of a cover: front, inside front, inside back, back. */
const COVER_PAGES = 4;

/**
 * True when two papers are told apart by what was typed of them. Where one of them was not given, the whole job is on the other. The caliper is a measure of
 * a stock, not its name.
 */
export function stocksDiffer(a: PaperStock | null, b: PaperStock | null): boolean {
  if (a === null || b === null) return false;
  return a.gsm !== b.gsm || a.stock !== b.stock || a.finish !== b.finish;
}

/** Width of a glued spine, mm: one leaf for every two pages of text, as thick as its paper. Glue and the cover's own thickness are left to the printer. */
export const spineWidth = (textPages: number, caliper: number): number => Math.round((textPages / 2) * caliper * 100) / 100;

/**
 * The files of a job. One for a saddle stitch on one paper; cover and text apart where their papers differ; in perfect binding always apart, the cover on sheets
 * with a spine. Throws for perfect binding without a caliper: the rule `spine-unknown` has told of it before.
 */
export function planParts({ binding, paper }: Pick<Printing, 'binding' | 'paper'>, pageCount: number): readonly PartPlan[] {
  const all = Array.from({ length: pageCount }, (_, i) => i + 1);
  const whole: PartPlan = { kind: 'whole', pages: all, spine: null };
  // Four pages are a cover and nothing else.
  if (pageCount <= COVER_PAGES || (binding === 'saddle' && !stocksDiffer(paper.cover, paper.text))) return [whole];
  const cover = [1, 2, pageCount - 1, pageCount];
  const text: PartPlan = { kind: 'text', pages: all.slice(2, -2), spine: null };
  if (binding === 'saddle') return [{ kind: 'cover', pages: cover, spine: null }, text];
  const caliper = paper.text?.caliper ?? null;
  if (caliper === null) throw new Error('The width of the spine is asked for without the caliper of the text paper.');
  return [{ kind: 'cover', pages: cover, spine: spineWidth(text.pages.length, caliper) }, text];
}

/** Name of a part's file: `issue-2026q2-print.pdf`, `issue-2026q2-cover.pdf`, `issue-2026q2-text.pdf`. */
export const partName = (issue: string, kind: PartKind): string => `${issue}-${kind === 'whole' ? 'print' : kind}.pdf`;
