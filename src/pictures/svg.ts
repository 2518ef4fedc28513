/**
 * SVG, read as text: how large it is, whether anything in it could run or fetch, and which fonts it asks for.
 * The reader is strict on purpose. What it does not understand it refuses, since a drawing that is refused can be exported again.
 */
import { drawnElements, type SvgElement } from './svg-weight.js';

/** What was found in an SVG. */
export interface SvgFacts {
  /** Intrinsic size in CSS px (SVG 2, section 8.9, with the sizing of CSS Images 3). */
  readonly width: number;
  readonly height: number;
  /** Why it is refused, as phrases ("a script", "a reference to http://…"); empty when safe. */
  readonly unsafe: readonly string[];
  /** Font families its text names, generic ones included, without those that it carries inside itself. */
  readonly families: readonly string[];
  /** Null for a well-formed document, else what is wrong with it. */
  readonly broken: string | null;
}

/** Elements that may be drawn, repetitions counted: a large map has a tenth of it. */
const MAX_DRAWN = 500_000;
/** Elements within elements; browsers read no more (libxml2's own limit). */
const MAX_DEPTH = 256;

/** CSS px of the units that lengths may have (CSS Values 4, section 6.2). */
const UNIT_PX: Readonly<Record<string, number>> = { '': 1, px: 1, in: 96, cm: 96 / 2.54, mm: 96 / 25.4, q: 96 / 101.6, pt: 96 / 72, pc: 16 };
/** How `unsafe` calls a document type declaration, which older drawing programs write and nobody needs. */
export const DOCTYPE = 'a document type declaration';
const FORBIDDEN = new Set(['script', 'foreignobject', 'iframe', 'object', 'embed', 'audio', 'video', 'canvas', 'link', 'handler', 'listener']);
const TEXT_ELEMENTS = new Set(['text', 'tspan', 'textpath']);

/** A markup piece: 1 comment, 2 CDATA, 3 instruction, 4 declaration, 5 slash of a closing tag, 6 name, 7 attributes, 8 slash of an empty tag. */
const MARKUP = /(<!--[\s\S]*?-->)|<!\[CDATA\[([\s\S]*?)\]\]>|(<\?[\s\S]*?\?>)|(<![\s\S]*?>)|<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|</g;
const ATTRIBUTE = /([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();

/** Replaces the character references that XML has without a DTD. */
const unescapeXml = (text: string): string => text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(lt|gt|amp|quot|apos));/gi, (whole, hex: string | undefined, dec: string | undefined, name: string | undefined) => {
  if (name !== undefined) return ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" } as Record<string, string>)[name.toLowerCase()]!;
  const code = hex !== undefined ? parseInt(hex, 16) : Number(dec);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
});

/** Resolves CSS escapes (CSS Syntax 3, 4.3.7) and drops comments, so that `u\72l(` is seen as what it is. */
const unescapeCss = (css: string): string => css
  .replace(/\/\*[\s\S]*?\*\//g, '')
  .replace(/\\(?:([0-9a-f]{1,6})\s?|([^\n]))/gi, (_, hex: string | undefined, char: string | undefined) => char ?? String.fromCodePoint(Math.min(parseInt(hex!, 16), 0x10ffff)));

/** Reads an SVG's text. Never throws. */
export function readSvg(source: string): SvgFacts {
  const unsafe = new Set<string>();
  const named = new Set<string>();
  const embedded = new Set<string>();
  const stack: string[] = [];
  const elements: SvgElement[] = [];
  const parents: number[] = [];
  let root: ReadonlyMap<string, string> | null = null;
  let broken: string | null = null;
  let hasText = false;
  let style = '';

  const xml = source.replace(/^\ufeff/, '');
  let end = 0;
  for (const m of xml.matchAll(MARKUP)) {
    const between = xml.slice(end, m.index);
    end = m.index + m[0].length;
    if (stack.at(-1) === 'style') style += unescapeXml(between);
    if (m[1] !== undefined) continue;
    if (m[2] !== undefined) { if (stack.at(-1) === 'style') style += m[2]; continue; }
    if (m[3] !== undefined) { if (/^<\?xml-stylesheet/i.test(m[3])) unsafe.add('a style sheet of its own'); continue; }
    if (m[4] !== undefined && !/^<!(?:--|\[CDATA\[)/.test(m[4])) { unsafe.add(/entity/i.test(m[4]) ? 'an entity declaration' : DOCTYPE); continue; }
    if (m[6] === undefined) {
      // Nothing behind it can be trusted, and looking for the end of each of a million open comments would take for ever.
      broken ??= m[4] === undefined ? `a stray "<" at character ${m.index + 1}` : `a comment or CDATA section that is never closed at character ${m.index + 1}`;
      break;
    }
    const name = localName(m[6]);
    if (m[5] === '/') {
      parents.pop();
      if (stack.pop() !== name) broken ??= `</${m[6]}> closes nothing`;
      continue;
    }
    const attributes = new Map([...m[7]!.matchAll(ATTRIBUTE)].map((a) => [a[1]!, unescapeXml(a[2] ?? a[3] ?? '')] as const));
    if (root === null) {
      root = attributes;
      if (name !== 'svg') broken ??= `the outermost element is <${m[6]}>`;
    } else if (stack.length === 0) broken ??= `a second outermost element <${m[6]}>`;
    if (FORBIDDEN.has(name)) unsafe.add(name === 'foreignobject' ? 'a foreignObject' : name === 'script' ? 'a script' : `a <${name}>`);
    if (TEXT_ELEMENTS.has(name)) hasText = true;
    judgeAttributes(name, attributes, unsafe, named);
    elements.push({ parent: parents.at(-1) ?? (elements.length === 0 ? null : 0), id: attributes.get('id') ?? null, draws: drawnBy(name, attributes) });
    if (m[8] === '/') continue;
    stack.push(name);
    parents.push(elements.length - 1);
    if (stack.length > MAX_DEPTH) {
      unsafe.add(`elements nested more than ${MAX_DEPTH} deep`);
      break;
    }
  }
  if (drawnElements(elements) > MAX_DRAWN) unsafe.add(`parts that repeat one another more than ${MAX_DRAWN.toLocaleString('en')} times`);
  if (root === null) broken ??= 'there is no <svg>';
  else if (stack.length > 0) broken ??= `<${stack.at(-1)!}> is never closed`;
  if (broken === null && /&(?!#\d+;|#x[0-9a-f]+;|(?:lt|gt|amp|quot|apos);)[\w-]+;/i.test(xml.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, ''))) unsafe.add('an entity');

  judgeCss(style, unsafe, named, embedded);
  const families = hasText ? [...named].filter((family) => !embedded.has(family.toLowerCase())) : [];
  if (hasText && named.size === 0) families.push('(none named)');
  return { ...intrinsicSize(root ?? new Map()), unsafe: [...unsafe], families, broken };
}

/** Ids of what an element draws beside itself. An `<a>` only leads there. */
function drawnBy(element: string, attributes: ReadonlyMap<string, string>): string[] {
  const ids: string[] = [];
  for (const [attribute, value] of attributes) {
    if (localName(attribute) === 'href' && element !== 'a' && value.trim().startsWith('#')) ids.push(value.trim().slice(1));
    for (const url of value.matchAll(/url\(\s*["']?#([^"')\s]+)/gi)) ids.push(url[1]!);
  }
  return ids;
}

function judgeAttributes(element: string, attributes: ReadonlyMap<string, string>, unsafe: Set<string>, named: Set<string>): void {
  for (const [attribute, value] of attributes) {
    const name = localName(attribute);
    if (attribute.startsWith('xmlns')) continue;
    if (name.startsWith('on')) unsafe.add(`an event handler (${attribute})`);
    else if (attribute === 'xml:base') unsafe.add('xml:base');
    else if (name === 'href' || name === 'src') judgeReference(element, value.trim(), unsafe);
    else if (name === 'style') judgeCss(value, unsafe, named, new Set());
    else if (name === 'font-family') addFamilies(value, named);
    else if (name === 'attributename' && /(^|:)(href|src|on\w+)$/i.test(value.trim())) unsafe.add(`an animation of ${value.trim()}`);
    // Presentation attributes are CSS (SVG 2, 6.6); which ones there are changes, so all others are read as if they were.
    else judgeUrls(unescapeCss(value), unsafe);
  }
}

/** References may lead to elements of the same file or to pictures carried inside it; an <a> may lead anywhere, since a picture is not clicked. */
function judgeReference(element: string, target: string, unsafe: Set<string>): void {
  // Browsers drop tabs and line ends from addresses (URL Standard, 4.4), so they hide nothing here either.
  const address = target.replace(/[\t\n\r]/g, '');
  if (address === '' || address.startsWith('#')) return;
  if (element === 'a' && /^(https?|mailto):/i.test(address)) return;
  if ((element === 'image' || element === 'feimage') && /^data:image\/(png|jpe?g|gif|webp)[;,]/i.test(address)) return;
  unsafe.add(`a reference to ${short(address)}`);
}

function judgeCss(css: string, unsafe: Set<string>, named: Set<string>, embedded: Set<string>): void {
  const text = unescapeCss(css);
  if (/@import/i.test(text)) unsafe.add('an @import');
  if (/(?:image-set|[\s:,(]src)\s*\(/i.test(text)) unsafe.add('an image-set() or src()');
  judgeUrls(text, unsafe);
  for (const face of text.matchAll(/@font-face\s*\{([^}]*)\}/gi)) {
    const family = /font-family\s*:\s*([^;}]+)/i.exec(face[1]!)?.[1];
    if (family !== undefined && /url\(\s*["']?data:/i.test(face[1]!)) embedded.add(family.trim().replace(/^["']|["']$/g, '').toLowerCase());
  }
  for (const use of text.replace(/@font-face\s*\{[^}]*\}/gi, '').matchAll(/font-family\s*:\s*([^;}]+)/gi)) addFamilies(use[1]!, named);
  for (const use of text.matchAll(/(?:^|[;{\s])font\s*:[^;}]*?[\d.](?:px|pt|em|%|mm|rem)(?:\/\S+)?\s+([^;}]+)/gi)) addFamilies(use[1]!, named);
}

function judgeUrls(css: string, unsafe: Set<string>): void {
  if (/(?:javascript|vbscript)\s*:/i.test(css)) unsafe.add('a script');
  for (const url of css.matchAll(/url\(\s*(["']?)([^"')]*)/gi)) {
    const target = url[2]!.trim();
    if (!target.startsWith('#') && !/^data:(image\/(png|jpe?g|gif|webp)|font\/|application\/(x-)?font)/i.test(target)) unsafe.add(`a reference to ${short(target)}`);
  }
}

function addFamilies(list: string, named: Set<string>): void {
  for (const family of list.split(',')) {
    const name = family.trim().replace(/^["']|["']$/g, '').replace(/\s*!important$/i, '');
    if (name !== '' && !/^(inherit|initial|unset)$/i.test(name)) named.add(name);
  }
}

const short = (address: string): string => (address.length > 40 ? `${address.slice(0, 40)}…` : address);

function length(value: string | undefined): number | null {
  const m = /^\s*([\d.]+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(value ?? '');
  const unit = m === null ? undefined : UNIT_PX[m[2]!.toLowerCase()];
  const px = m === null || unit === undefined ? NaN : Number(m[1]) * unit;
  return px > 0 && Number.isFinite(px) ? px : null;
}

/** Width and height where both are given; one with the viewBox's proportions; the viewBox itself; 300 x 150, the default of replaced elements. */
function intrinsicSize(root: ReadonlyMap<string, string>): { width: number; height: number } {
  const width = length(root.get('width'));
  const height = length(root.get('height'));
  const [, , boxWidth = 0, boxHeight = 0] = (root.get('viewBox') ?? '').trim().split(/[\s,]+/).map(Number);
  const box = boxWidth > 0 && boxHeight > 0 ? { width: boxWidth, height: boxHeight } : null;
  if (width !== null && height !== null) return { width, height };
  if (box === null) return { width: width ?? 300, height: height ?? 150 };
  if (width !== null) return { width, height: (width * box.height) / box.width };
  if (height !== null) return { width: (height * box.width) / box.height, height };
  return box;
}
