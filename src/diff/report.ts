/** A comparison as one HTML page that needs nothing else: what changed in words, and pictures of the pages side by side and laid over each other. */
import type { Box } from '../pdf/index.js';
import { openRaster } from '../raster/index.js';
import { draw, type Drawn } from './draw.js';
import type { Diff, Kind, LonePage, Pair, WordChange } from './model.js';
import { SCRIPT, STYLE } from './report-look.js';
import { KIND_NAMES, notesOf, pageOf, placeOfRemoved, summaryOf } from './say.js';

/** A comparison with what was compared, and what the two files are called. */
export interface Reported {
  readonly diff: Diff;
  readonly oldPdf: Uint8Array;
  readonly newPdf: Uint8Array;
  readonly oldName: string;
  readonly newName: string;
}

/** The report as HTML. Pages of which only running head or folio differ are named and not shown. The same files give the same bytes. */
export async function reportOf({ diff, oldPdf, newPdf, oldName, newName }: Reported): Promise<string> {
  const olds = await openRaster(oldPdf);
  const news = await openRaster(newPdf);
  try {
    const sections: { readonly at: number; readonly html: string }[] = [];
    for (const pair of diff.pairs.filter(isShown)) sections.push({ at: pair.new, html: pairSection(diff, pair, await draw({ raster: olds, page: pair.old }, { raster: news, page: pair.new })) });
    for (const lone of diff.inserted) sections.push({ at: lone.page, html: loneSection(lone, 'new', await draw(null, { raster: news, page: lone.page })) });
    for (const lone of diff.removed) sections.push({ at: placeOfRemoved(diff, lone.page), html: loneSection(lone, 'old', await draw({ raster: olds, page: lone.page }, null)) });
    return whole(diff, oldName, newName, sections.sort((a, b) => a.at - b.at).map((s) => s.html));
  } finally {
    olds.close();
    news.close();
  }
}

/** More than the furniture differs. */
const isShown = (pair: Pair): boolean => pair.kinds.some((kind) => kind !== 'furniture');

const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

function whole(diff: Diff, oldName: string, newName: string, sections: readonly string[]): string {
  const furniture = diff.pairs.filter((pair) => pair.kinds.length > 0 && !isShown(pair));
  const modes = [['sides', 'Side by side'], ['overlay', 'Overlay'], ['differences', 'Differences']]
    .map(([value, label], i) => `<label><input type="radio" name="mode" value="${value!}"${i === 0 ? ' checked' : ''}> ${label!}</label>`).join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(newName)}: what changed</title>
<style>${STYLE}</style>
</head>
<body data-mode="sides">
<header><h1>What changed</h1>${sections.length === 0 ? '' : `<fieldset aria-label="How pages are shown">${modes}</fieldset>`}</header>
<main>
<p class="summary">${escape(summaryOf(diff))}</p>
<dl class="files"><dt>Before</dt><dd>${escape(oldName)}</dd><dt>Now</dt><dd>${escape(newName)}</dd></dl>
${mapOf(diff)}
${furniture.length === 0 ? '' : `<p>Only the running head or the folio differs on ${furniture.map((p) => p.new).join(', ')}; ${furniture.length === 1 ? 'this page is' : 'these pages are'} not shown.</p>`}
${sections.join('\n')}
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

/** All pages in a row, those that changed as links. */
function mapOf(diff: Diff): string {
  const items = [
    ...diff.pairs.map((pair) => ({ at: pair.new, html: pair.kinds.length === 0 ? `<span>${pair.new}</span>` : isShown(pair) ? `<a class="${pair.kinds[0]!}" href="#page-${pair.new}" title="${pair.kinds.map((k) => KIND_NAMES[k]).join(', ')}">${pair.new}</a>` : `<span title="${KIND_NAMES.furniture}">${pair.new}·</span>` })),
    ...diff.inserted.map(({ page }) => ({ at: page, html: `<a class="put-in" href="#page-${page}" title="put in">+${page}</a>` })),
    ...diff.removed.map(({ page }) => ({ at: placeOfRemoved(diff, page), html: `<a class="taken-out" href="#old-page-${page}" title="taken out">${page}</a>` })),
  ];
  return `<ul class="map" aria-label="Pages">${items.sort((a, b) => a.at - b.at).map(({ html }) => `<li>${html}</li>`).join('')}</ul>`;
}

const tag = (kind: Kind): string => `<span class="kind ${kind}">${KIND_NAMES[kind]}</span>`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function pairSection(diff: Diff, pair: Pair, drawn: Drawn): string {
  const changes = [...pair.words.map(changeItem), ...notesOf(pair).map((note) => `<li>${escape(capital(note))}.</li>`)];
  const oldMarks = marks([...pair.words.flatMap((w) => (w.old?.page === pair.old ? w.old.boxes : [])), ...pair.pictures.flatMap((p) => (p.old?.page === pair.old ? [p.old.box] : []))], diff.oldPapers[pair.old - 1]!);
  const newMarks = marks([...pair.words.flatMap((w) => (w.new?.page === pair.new ? w.new.boxes : [])), ...pair.pictures.flatMap((p) => (p.new?.page === pair.new ? [p.new.box] : []))], diff.newPapers[pair.new - 1]!);
  return `<section id="page-${pair.new}">
<h2>${capital(pageOf(pair))}${pair.kinds.map(tag).join('')}</h2>
<ul class="changes">${changes.join('\n')}</ul>
<div class="pages">
${sheet('old', `Before, page ${pair.old}`, drawn.old!, oldMarks)}
${sheet('new', `Now, page ${pair.new}`, drawn.new!, newMarks)}
</div>
${overlay(drawn)}
</section>`;
}

function changeItem({ before, old, new: now, after, follows }: WordChange): string {
  const words = `${old ? `<del>${escape(old.text)}</del> ` : ''}${now ? `<ins>${escape(now.text)}</ins> ` : ''}`;
  const note = follows ? '<span class="context">(a page number that follows its page)</span>' : '';
  return `<li><span class="context">${before === '' ? '' : `… ${escape(before)} `}</span>${words}<span class="context">${after === '' ? '' : `${escape(after)} …`}</span> ${note}</li>`;
}

function loneSection({ page, words }: LonePage, side: 'old' | 'new', drawn: Drawn): string {
  const isNew = side === 'new';
  return `<section id="${isNew ? '' : 'old-'}page-${page}">
<h2>${isNew ? `Page ${page}` : `Page ${page} of the old file`}<span class="kind ${isNew ? 'put-in' : 'taken-out'}">${isNew ? 'put in' : 'taken out'}</span></h2>
<p class="context">${words === '' ? 'A page without words.' : `${escape(words)} …`}</p>
<div class="pages alone">${sheet(side, isNew ? `Now, page ${page}` : `Before, page ${page}`, (isNew ? drawn.new : drawn.old)!, '')}</div>
</section>`;
}

const sheet = (side: 'old' | 'new', caption: string, picture: string, over: string): string =>
  `<figure class="${side}"><div class="sheet"><img src="${picture}" alt="${escape(caption)}" loading="lazy">${over}</div><figcaption>${escape(caption)}</figcaption></figure>`;

/** Frames round words and pictures, in parts of the page as it is drawn. */
function marks(boxes: readonly Box[], paper: Box): string {
  const part = (value: number, from: number, to: number): string => `${((100 * (value - from)) / (to - from)).toFixed(2)}%`;
  return boxes.map((box) => `<span class="mark" style="left:calc(${part(box.left, paper.left, paper.right)} - 3px);top:calc(${part(box.top, paper.top, paper.bottom)} - 3px);width:calc(${part(box.right - box.left, 0, paper.right - paper.left)} + 6px);height:calc(${part(box.bottom - box.top, 0, paper.bottom - paper.top)} + 6px)"></span>`).join('');
}

/** Both pages on one another: the new one wiped over the old one, or pale under what differs. The script takes the pictures from beside. */
const overlay = ({ differences }: Drawn): string => `<div class="both">
<input type="range" min="0" max="100" value="50" aria-label="Left of here the old page, right of here the new one">
<p class="legend"><span class="for-overlay">Left of the knob the old page, right of it the new one.</span><span class="for-differences">${differences === null ? 'The pages are of different sizes.' : '<del>Red</del>: ink that went. <ins>Blue</ins>: ink that came. Violet: another colour.'}</span></p>
<div class="sheet"><img class="under" alt="Before"><img class="over wipe" alt="Now">${differences === null ? '' : `<img class="over differences" src="${differences}" alt="What differs" loading="lazy">`}</div>
</div>`;
