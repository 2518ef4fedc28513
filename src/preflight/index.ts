/** Any PDF held against a printer's limits: what is wrong with it, where, and what to do. Changes nothing. */
import { sortFindings, type Finding, type FindingSeverity } from '../model/finding.js';
import { readDocument, type ImagePaint, type PageContents, type Paint, type ReadPdf } from '../pdf/index.js';
import { attribution, type Attribute, type PageSource } from './attribute.js';
import { RULES } from './catalogue.js';
import { factsOf } from './facts.js';
import { GATES, open } from './gates.js';
import { readPictureInk, type InkCache, type PictureInk } from './ink/picture.js';
import type { Limits } from './limits/limits.js';
import { readLimits as readLimitsOf, type LimitsRead } from './limits/read.js';
import type { Fault, Rule } from './rule.js';
import type { PageMeasures, Preflight } from './result.js';
import { INK_RENDERED, renderedFaults, renderSeparations } from './separations.js';
import { makeSubject, subjectPage, type SubjectFacts, type SubjectPage } from './subject.js';
import { inTurn } from './turns.js';

export type { PageMeasures, Preflight } from './result.js';
export type { PageSource } from './attribute.js';
export { sourceName } from './attribute.js';
export type { InkCache } from './ink/picture.js';
export type { Limits } from './limits/limits.js';
export { formatFindings, type FindingsForm } from './say.js';
export { findingsPage } from './html.js';
export { rulesDocument } from './document.js';
export { DEFAULT_LIMITS, LIMIT_PROFILES } from './limits/names.js';
export type { LimitsRead } from './limits/read.js';

export interface PreflightOptions {
  readonly limits: Limits;
  /** For files that we made: where everything comes from. */
  readonly source?: PageSource | null;
  /** Keeps the inks of pictures between runs. */
  readonly cache?: InkCache | null;
  /** Also measures the separations as Ghostscript renders them, where it is installed; some seconds for a magazine. */
  readonly separations?: boolean;
  /** What was read of the file already, where somebody did. */
  readonly read?: ReadPdf;
}

/** Pages whose pictures are being read while rules look at the one before them. */
const AHEAD = 3;

/** Ids of all rules, those asked before a file is opened among them. */
export const RULE_IDS: readonly string[] = [...RULES, ...GATES].map((rule) => rule.id).sort();

/** Reads limits by name or path: see `limits/read.ts`. */
export const readLimits = (name: string, cwd: string): Promise<LimitsRead> => readLimitsOf(name, RULE_IDS, cwd);

/** True when something found must not go to press. */
export const hasFindingError = (findings: readonly Finding[]): boolean => findings.some((f) => f.severity === 'error');

/** Looks a PDF over. Rejects only for faults of our own: whatever is wrong with the file is a finding. */
export async function preflight(pdf: Uint8Array, options: PreflightOptions): Promise<Preflight> {
  const { limits, source = null, cache = null } = options;
  const opened = options.read ? { document: options.read.document } : await open(pdf);
  if ('gate' in opened) return { limits, findings: found(opened.gate, [opened.fault], limits, null), pages: [] };
  const contents = options.read?.pages ?? readDocument(opened.document);
  const pictures = new Map<ImagePaint['stream'], PictureInk>();
  const reading = new Map<ImagePaint['stream'], Promise<unknown>>();
  const readInk = (stream: ImagePaint['stream'], image: ImagePaint): Promise<unknown> => {
    // A picture that stands on every page is read once.
    const begun = reading.get(stream) ?? readPictureInk(image, cache).then((ink) => pictures.set(stream, ink));
    reading.set(stream, begun);
    return begun;
  };
  const subject = makeSubject(opened.document, pdf, pictures, limits, source?.map ?? null);
  const attribute = source && attribution(source);
  const rules = RULES.filter((rule) => limits.severities[rule.id] !== 'off');
  const findings: Finding[] = [];
  const facts: SubjectFacts[] = [];
  const ready = async (page: PageContents): Promise<SubjectPage> => {
    await Promise.all(Array.from(picturesOf(page), ([stream, image]) => readInk(stream, image)));
    return subjectPage(subject, page);
  };
  for await (const page of inTurn(contents, ready, AHEAD)) {
    const alone = { ...subject, pages: [page] };
    for (const rule of rules) findings.push(...found(rule, rule.check?.(alone) ?? [], limits, attribute));
    facts.push(factsOf(page));
  }
  const whole = { ...subject, pages: contents.map((page) => subjectPage(subject, page)), facts };
  for (const rule of rules) findings.push(...found(rule, rule.whole?.(whole) ?? [], limits, attribute));
  const rendered = options.separations === true && limits.severities[INK_RENDERED.id] !== 'off' ? await renderSeparations(pdf, contents.length) : null;
  if (rendered) findings.push(...found(INK_RENDERED, renderedFaults(rendered, whole), limits, attribute));
  return { limits, findings: sortFindings(findings), pages: contents.map((page, i) => measures(page, facts[i]!)) };
}

function measures({ page, boxes }: PageContents, { mean: [c, m, y, k], heaviest }: SubjectFacts): PageMeasures {
  const { width, height } = boxes.trim;
  return { page, width, height, shown: boxes.bleed ?? boxes.crop ?? boxes.media, inks: [c * 100, m * 100, y * 100, k * 100], heaviest };
}

function found(rule: Omit<Rule, 'check'>, faults: readonly Fault[], limits: Limits, attribute: Attribute | null): Finding[] {
  const other = limits.severities[rule.id] as FindingSeverity | undefined;
  return faults.map((fault) => {
    const rect = fault.rect ?? null;
    const page = fault.page ?? null;
    const words = fault.object === undefined ? null : (/^text “([^”]*?)…?”/.exec(fault.object)?.[1] ?? null);
    return {
      severity: other ?? fault.severity ?? rule.severity, rule: rule.id, page, rect, object: fault.object ?? null, value: fault.value ?? null, limit: fault.limit ?? null,
      count: fault.count ?? 1, text: fault.text, note: fault.note ?? rule.remedy, source: attribute && page !== null && rect ? attribute(page, rect, words) : null,
    };
  });
}

/** The pictures of a page, those of its patterns and masks among them, by the stream they are read from. */
function picturesOf(page: PageContents): ReadonlyMap<ImagePaint['stream'], ImagePaint> {
  const images = new Map<ImagePaint['stream'], ImagePaint>();
  const masks = new Set<object>();
  const visit = (paints: readonly Paint[], depth: number): void => {
    if (depth > 6) return;
    for (const paint of paints) {
      if (paint.kind === 'image' && paint.stream && !images.has(paint.stream)) images.set(paint.stream, paint);
      if (paint.kind !== 'image' && paint.pattern?.kind === 'tile') visit(paint.pattern.tile().paints, depth + 1);
      if (paint.mask && !masks.has(paint.mask)) {
        masks.add(paint.mask);
        visit(paint.mask.paints(), depth + 1);
      }
    }
  };
  visit(page.paints, 0);
  return images;
}
