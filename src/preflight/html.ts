/** Findings as one HTML page that needs nothing else: by page, with pictures of the pages and the places marked on them. */
import type { Finding, FindingSeverity } from '../model/finding.js';
import { openRaster, toJpeg, type Raster } from '../raster/index.js';
import { STYLE } from './html-style.js';
import { RULES } from './catalogue.js';
import { GATES } from './gates.js';
import type { PageMeasures, Preflight } from './result.js';
import { factsOf, placeOf, summaryOf } from './say.js';

/** Pixels an inch of the pages' pictures, and their quality as JPEG. */
const DPI = 72;
const QUALITY = 72;
/** Marks nearer to the top than this part of the page carry their number inside. */
const TOP_PERCENT = 3;

const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const worst = (findings: readonly Finding[]): FindingSeverity | 'clean' => (['error', 'warning', 'info'] as const).find((s) => findings.some((f) => f.severity === s)) ?? 'clean';
const SOURCES = new Map([...RULES, ...GATES].map((rule) => [rule.id, rule.source]));

/**
 * The report as HTML. The same file gives the same bytes.
 * @param pdf the file that was looked over. @param file its name, as the reader should see it.
 */
export async function findingsPage(result: Preflight, pdf: Uint8Array, file: string): Promise<string> {
  const pages = result.pages.filter(({ page }) => result.findings.some((f) => f.page === page));
  const { raster, reason } = pages.length === 0 ? { raster: null, reason: null } : await tryRaster(pdf);
  try {
    const sections: string[] = [];
    for (const page of pages) sections.push(await pageSection(page, result.findings.filter((f) => f.page === page.page), raster));
    return whole(result, file, reason, sections);
  } finally {
    raster?.close();
  }
}

/** Whether a page can be drawn is another matter than what is wrong with it: a report without pictures is one, and says why it has none. */
async function tryRaster(pdf: Uint8Array): Promise<{ readonly raster: Raster | null; readonly reason: string | null }> {
  try {
    return { raster: await openRaster(pdf), reason: null };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { raster: null, reason: error.message };
  }
}

function whole({ limits, findings, pages }: Preflight, file: string, reason: string | null, sections: readonly string[]): string {
  const general = findings.filter((f) => f.page === null);
  const verdict = worst(findings);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preflight of ${escape(file)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Preflight of ${escape(file)}</h1>
<p>Held against the limits “${escape(limits.name)}”. Places are millimetres from the left and top edge of the trimmed page.</p>
<p class="verdict ${verdict}">${escape(verdict === 'clean' ? 'Nothing was found.' : `${summaryOf(findings)}.`)}</p>
${reason === null ? '' : `<p>The pages cannot be shown: ${escape(reason)}</p>`}
${general.length === 0 ? '' : `<section><h2>The file as a whole</h2>${list(general)}</section>`}
${sections.join('\n')}
${pages.length === 0 ? '' : `<section><h2>Ink</h2>${inkTable(pages, findings, limits.ink.square)}</section>`}
</main>
</body>
</html>
`;
}

const list = (findings: readonly Finding[]): string => `<ol>${findings.map((f, i) => `<li class="${f.severity}"><b>${i + 1}</b>
<p class="text">${escape(f.text)}</p><p>${escape(f.note)}</p>
<p class="facts">${escape([placeOf(f), factsOf(f)].filter((part) => part !== '').join(' · '))}</p>
<p class="rule">${f.severity} · ${escape(f.rule)} · ${escape(SOURCES.get(f.rule) ?? '')}</p></li>`).join('\n')}</ol>`;

async function pageSection(page: PageMeasures, findings: readonly Finding[], raster: Raster | null): Promise<string> {
  const image = raster === null ? null : await toJpeg(await raster.render(page.page, DPI, 'bleed'), QUALITY);
  const sheet = image === null ? '<div></div>' : `<div class="sheet"><img alt="Page ${page.page}" src="data:image/jpeg;base64,${image.toString('base64')}">${findings.map((f, i) => mark(f, i + 1, page, findings.slice(0, i).filter((before) => sameCorner(before, f)).length)).join('')}</div>`;
  return `<section class="page" id="page-${page.page}"><h2>Page ${page.page}<small>${escape(summaryOf(findings))}</small></h2>${sheet}${list(findings)}</section>`;
}

/** Numbers nearer to one another than this would lie on top of each other, mm. */
const CROWD = 6;
const sameCorner = (a: Finding, b: Finding): boolean => a.rect !== null && b.rect !== null && Math.abs(a.rect.x - b.rect.x) < CROWD && Math.abs(a.rect.y - b.rect.y) < CROWD;

/** @param aside how many numbers stand at the same corner already. */
function mark({ rect, severity }: Finding, number: number, { shown }: PageMeasures, aside: number): string {
  if (!rect) return '';
  const percent = (value: number): number => Math.round(Math.min(100, Math.max(0, value * 100)) * 100) / 100;
  const [left, top] = [percent((rect.x - shown.x) / shown.width), percent((rect.y - shown.y) / shown.height)];
  const [right, bottom] = [percent((rect.x + rect.width - shown.x) / shown.width), percent((rect.y + rect.height - shown.y) / shown.height)];
  const size = `left:${left}%;top:${top}%;width:${Math.round((right - left) * 100) / 100}%;height:${Math.round((bottom - top) * 100) / 100}%`;
  return `<span class="mark ${severity}${top < TOP_PERCENT ? ' low' : ''}" style="${size}"><b${aside > 0 ? ` style="left:${aside * 24 - 2}px"` : ''}>${number}</b></span>`;
}

function inkTable(pages: readonly PageMeasures[], findings: readonly Finding[], square: number): string {
  const rows = pages.map(({ page, inks, heaviest }) => {
    const linked = findings.some((f) => f.page === page) ? `<a href="#page-${page}">${page}</a>` : `${page}`;
    return `<tr><td>${linked}</td>${inks.map((ink) => `<td>${ink.toFixed(1)}</td>`).join('')}<td>${inks.reduce((a, b) => a + b, 0).toFixed(1)}</td><td>${heaviest.toFixed(0)}</td></tr>`;
  });
  return `<table><thead><tr><th>Page</th><th>C %</th><th>M %</th><th>Y %</th><th>K %</th><th>all %</th><th>heaviest ${square} mm square %</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
