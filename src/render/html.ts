/** Composed things as HTML. Every length is in pt; texts are escaped; nothing here decides where anything stands. */
import { styleClass, styleKey, type Metrics, type Piece, type Placed, type PlacedBox, type PlacedFrame, type PlacedLines, type PlacedPicture, type SetLine } from '../model/compose.js';
import { markerRoom } from '../model/marker.js';
import type { PictureView, Role } from '../model/view.js';
import { MARKER_ROLE, cellRole, inGroups, rowRole } from './roles.js';

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!);

const pt = (value: number): string => `${Math.round(value * 1000) / 1000}pt`;

const TAGS: Partial<Record<Role, string>> = { band: 'h1', 'title-1': 'h2', 'title-2': 'h2', 'title-3': 'h2', 'title-4': 'h2', h2: 'h3', h3: 'h4', quote: 'blockquote' };

type Path = Piece['path'];

const same = (a: Path[number], b: Path[number] | undefined): boolean => b !== undefined && a.tag === b.tag && a.href === b.href;

function common(a: Path, b: Path): number {
  let n = 0;
  while (n < a.length && same(a[n]!, b[n])) n += 1;
  return n;
}

const openTag = (step: Path[number]): string => (step.tag === 'a' ? `<a href="${escapeHtml(step.href ?? '')}">` : `<${step.tag}>`);

/** A line's words with the inline elements around them; a space belongs to the elements that both its neighbours share. */
function lineHtml(line: SetLine): string {
  let html = '';
  let open: Path = [];
  const moveTo = (path: Path, keep: number): void => {
    for (let i = open.length - 1; i >= keep; i -= 1) html += `</${open[i]!.tag}>`;
    for (let i = keep; i < path.length; i += 1) html += openTag(path[i]!);
    open = path;
  };
  line.words.forEach((word, w) => {
    word.forEach((piece, p) => {
      const keep = common(open, piece.path);
      if (p === 0 && w > 0) {
        moveTo(open.slice(0, keep), keep);
        html += ' ';
      }
      moveTo(piece.path, Math.min(keep, common(open, piece.path)));
      html += escapeHtml(piece.text);
    });
  });
  moveTo([], 0);
  return html;
}

/** A line with its letter-spacing, which adds to the paragraph's own tracking. */
const tracked = (line: SetLine, own: number): string => (line.track === 0 ? lineHtml(line) : `<span style="letter-spacing:${pt(line.track + own)}">${lineHtml(line)}</span>`);

const attr = (name: string, value: string | null): string => (value === null ? '' : ` ${name}="${escapeHtml(value)}"`);

/** Running text is looked for by its thread; `data-block` only names what a click on it leads to. */
function ownerAttr(placed: PlacedLines): string {
  if (placed.repeated) return ' data-furniture';
  if (!placed.own) return attr('data-block', placed.text.view.key);
  return attr('data-key', placed.text.view.key) + (placed.part === null ? '' : ` data-part="${placed.part}"`);
}

function linesHtml(placed: PlacedLines, metrics: Metrics): string {
  const { text, from, to } = placed;
  const { view } = text;
  const style = metrics.style(styleKey(view));
  const lines = text.lines.slice(from, to);
  const css = [`left:${pt(placed.x)}`, `top:${pt(placed.y)}`, `width:${pt(placed.width)}`, `text-indent:${pt(placed.indent)}`];
  if (placed.align) css.push(`text-align:${placed.align}`);
  if (view.track !== 0) css.push(`letter-spacing:${view.track / 1000}em`);
  let html = '';
  if (text.justify) {
    // Lines are set with the least word space and spread by the browser, which can widen spaces but never narrow them.
    const squeeze = Math.min(0, metrics.grid.wordSpaceMin * style.size - style.space);
    css.push('text-align-last:justify', `word-spacing:${pt(squeeze)}`);
    lines.forEach((line, i) => {
      const end = placed.endMark && from + i === text.lines.length - 1 ? '<i class="end-mark"></i>' : '';
      // A full last line keeps its narrow spaces, else it would not fit.
      const tight = line.width > text.measure - (i === 0 ? placed.indent : 0);
      if (line.last) html += `<span class="last${i === 0 ? ' first' : ''}"${tight ? ` style="word-spacing:inherit"` : ''}>${lineHtml(line)}${end}</span>`;
      else html += tracked(line, view.track * style.size / 1000) + (lines[i + 1] && !lines[i + 1]!.last ? '\n' : '');
    });
  } else {
    html = lines.map((line) => (line.turn === 0 ? lineHtml(line) : `<span style="padding-left:${pt(line.turn)}">${lineHtml(line)}</span>`)).join('\n') + (placed.endMark && to === text.lines.length ? '<i class="end-mark"></i>' : '');
  }
  if (placed.dropCap) html = `<span class="drop t-dropcap v${view.voice}" style="width:${pt(placed.dropCap.width)}">${escapeHtml(placed.dropCap.letter)}</span>${html}`;
  const marker = placed.marker === null ? '' : `<span class="marker" role="${MARKER_ROLE}" style="left:${pt(-Math.max(style.indent, 8) * 1.25 * markerRoom(placed.marker))}">${escapeHtml(placed.marker)}</span>`;
  const tag = TAGS[view.role] ?? 'p';
  const role = cellRole(placed);
  return `<${tag}${attr('role', role)} class="${escapeHtml(styleClass(view))} set" lang="${escapeHtml(view.lang)}"${ownerAttr(placed)} style="${css.join(';')}">${marker}${html}</${tag}>`;
}

/** A picture in its place: the file comes later, when its size on the page is known. */
export function pictureHtml(picture: PictureView, style: string): string {
  return `<div class="pic" data-picture="${escapeHtml(picture.key)}" data-vector="${picture.vector}" style="${style}"><img alt="${escapeHtml(picture.alt)}"${attr('lang', picture.altLang)} data-path="${escapeHtml(picture.path)}" style="object-position:${picture.position}"></div>`;
}

const rect = (placed: PlacedPicture | PlacedBox | PlacedFrame): string => `left:${pt(placed.x)};top:${pt(placed.y)};width:${pt(placed.width)};height:${pt(placed.height)}`;

/**
 * Composed things in order, as HTML.
 * @param id of each, for those that others refer to.
 */
export function placedHtml(list: readonly Placed[], metrics: Metrics, id?: (index: number) => string): string {
  return inGroups(list, (placed, index) => withId(pieceHtml(placed, metrics), id?.(index) ?? null));
}

/** Puts an id on the one element that a piece is. */
const withId = (html: string, id: string | null): string => (id === null ? html : html.replace(/^<\w+/, (tag) => `${tag} id="${escapeHtml(id)}"`));

function pieceHtml(placed: Placed, metrics: Metrics): string {
  switch (placed.kind) {
    case 'lines':
      return linesHtml(placed, metrics);
    case 'picture':
      return pictureHtml(placed.picture, rect(placed));
    case 'box':
      return `<div${attr('role', rowRole(placed))} class="box ${escapeHtml(placed.className.replace(/^box /, ''))}" style="${rect(placed)}">${placedHtml(placed.children, metrics)}</div>`;
    case 'frame':
      return `<div class="frame" lang="${escapeHtml(placed.lang)}" data-thread="${escapeHtml(placed.thread)}" style="${rect(placed)}">${placedHtml(placed.children, metrics)}</div>`;
  }
}
