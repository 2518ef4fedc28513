/** Turns composed pages and views into one HTML document, through the templates. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import type { ComposedIssue, ComposedPage, Metrics } from '../model/compose.js';
import type { IssueView } from '../model/view.js';
import { escapeHtml, pictureHtml, placedHtml } from './html.js';
import { inlinesHtml } from './inlines.js';
import type { Styles } from './css.js';
import { orderHtml, pieceId } from './order.js';
import { proofMark } from './proof.js';

/** Compiled templates by name (`cover`, `masthead`, …). */
export type Templates = ReadonlyMap<string, (data: unknown) => string>;

/** Accent colours in the stylesheet. */
const ACCENTS = 4;

/**
 * Compiles all templates of a folder; files that begin with `_` are partials. Strict: a misspelt field throws.
 */
export async function readTemplates(folder: string): Promise<Templates> {
  const handlebars = Handlebars.create();
  // Helpers make elements, never decisions: a picture with what later stages look for, and a text with its emphasis and links.
  handlebars.registerHelper('picture', (picture: Parameters<typeof pictureHtml>[0]) => new Handlebars.SafeString(pictureHtml(picture, '')));
  handlebars.registerHelper('inlines', (inlines: Parameters<typeof inlinesHtml>[0]) => new Handlebars.SafeString(inlinesHtml(inlines)));
  const names = (await readdir(folder)).filter((n) => n.endsWith('.hbs')).sort();
  const templates = new Map<string, (data: unknown) => string>();
  for (const file of names) {
    const text = await readFile(join(folder, file), 'utf8');
    const name = file.slice(0, -4);
    if (name.startsWith('_')) handlebars.registerPartial(name.slice(1), text);
    else templates.set(name, handlebars.compile(text, { strict: true, preventIndent: true, knownHelpers: { picture: true, inlines: true } }));
  }
  return templates;
}

/** Templates that print the page's number; the others lay out pages without one. */
const FOLIO_TEMPLATES = new Set(['section']);

/** What a page's slug says, outside the bleed. */
export interface SlugFacts {
  readonly issue: string;
  readonly date: string;
  readonly edition: string;
  /** First 8 hex digits of the hash of all input. */
  readonly hash: string;
  /** What else there is to know it by: the moment, the commit, the branch. */
  readonly more: readonly string[];
}

/** What stands on every page beside what was composed. */
export interface Dress {
  /** Null where no marks are wanted. */
  readonly slug: SlugFacts | null;
  /** Marked as a proof. */
  readonly proof: boolean;
}

/** A page as it is, for the preview and the flatplan. */
export const BARE: Dress = { slug: null, proof: false };

const slugLine = (facts: SlugFacts, page: number): string => [facts.issue, page, facts.date, facts.edition, facts.hash, ...facts.more].join('  ·  ');

function pageBody(page: ComposedPage, metrics: Metrics, templates: Templates): string {
  if (!page.fixed) return `<div class="fine">${placedHtml(page.placed, metrics, (index) => pieceId(page.number, index))}</div>`;
  const template = templates.get(page.fixed.template);
  if (!template) throw new Error(`There is no template ${page.fixed.template}.hbs.`);
  return template({ ...page.fixed.data, side: page.side, number: page.number });
}

function pageHtml(page: ComposedPage, metrics: Metrics, templates: Templates, { slug, proof }: Dress, nameplate: string, order: string): string {
  const accent = page.section === null ? '' : ` accent-${((page.section - 1) % ACCENTS) + 1}`;
  const shape = page.fixed ? `plain ${page.fixed.template}` : 'article';
  const anchors = page.opens.map((entry) => `<div class="anchor" id="${escapeHtml(anchorId(entry))}" data-opening="${escapeHtml(entry)}"></div>`).join('');
  const head = page.fixed ? '' : `<span class="rh-outer">${escapeHtml(page.head?.outer ?? '')}</span><span class="rh-inner">${escapeHtml(page.head?.inner || nameplate)}</span><div class="tab" style="--n:${(page.section ?? 1) - 1}"></div>`;
  const slugHtml = slug ? `<div class="slug" aria-hidden="true" data-furniture>${escapeHtml(slugLine(slug, page.number))}</div>` : '';
  const facts = `data-n="${page.number}" data-kind="${page.kind}" data-section="${page.section ?? ''}" data-articles="${escapeHtml(page.articles.join(' '))}" data-folio="${page.fixed ? FOLIO_TEMPLATES.has(page.fixed.template) : page.folio}"`;
  return `<section class="page ${shape} ${page.side}${accent} kind-${page.kind}" ${facts}>${anchors}${head}${order}${pageBody(page, metrics, templates)}${slugHtml}${proof ? proofMark() : ''}</section>`;
}

/** The id that links of the contents lead to. */
export const anchorId = (entry: string): string => `to-${entry.replace('/', '-')}`;

/**
 * Content Security Policy (Level 3) of what we print and measure: no script at all, no frame, nothing of another host. The engine's script is run
 * by the browser's own door for tools, which no policy concerns. Which files may be loaded is settled there (`browser/guard.ts`).
 */
const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src file: data:; font-src file: data:; base-uri 'none'; form-action 'none'">`;

const document = (lang: string, title: string, css: string, body: string, policy = ''): string =>
  `<!doctype html>\n<html lang="${escapeHtml(lang)}"><head><meta charset="utf-8">${policy}<title>${escapeHtml(title)}</title><style>${css}</style></head><body>${body}</body></html>`;

/** A document with the styles for measuring; a letter in each font has the browser load them all at once. */
export const measuringDocument = (styles: Styles): string =>
  document('vi', '', styles.css.replace(/@page[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, ''), styles.fonts.map((f) => `<span style="position:absolute;visibility:hidden;font:${f.style} ${f.weight} 9pt '${f.family}'">a</span>`).join(''), POLICY);

/** Each page as a piece of HTML, in order. */
export function renderPages(issue: ComposedIssue, view: IssueView, metrics: Metrics, templates: Templates, dress: Dress): string[] {
  const nameplate = [view.nameplate, view.label].filter(Boolean).join(' · ');
  const articles = new Map(view.sections.flatMap((s) => s.articles.map((a) => [a.slug, a] as const)));
  // Each article's reading order is told on the page it opens on.
  const orders = (page: ComposedPage): string => page.opens.map((slug) => articles.get(slug)).map((a) => (a ? orderHtml(a, issue.pages) : '')).join('');
  return issue.pages.map((page) => pageHtml(page, metrics, templates, dress, nameplate, orders(page)));
}

/** Pages in one document with the styles. Whoever serves it to a browser sends the policy with it. */
export const bind = (pages: readonly string[], view: IssueView, styles: Styles, policy = ''): string => document(view.languages[0] ?? 'vi', view.title, styles.css, pages.join('\n'), policy);

/** The whole issue as one document that runs nothing and fetches nothing; see `renderPages`. */
export const render = (issue: ComposedIssue, view: IssueView, metrics: Metrics, templates: Templates, styles: Styles, dress: Dress): string =>
  bind(renderPages(issue, view, metrics, templates, dress), view, styles, POLICY);
