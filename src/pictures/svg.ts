/**
 * SVG, read as text: how large it is, whether anything in it could run, fetch, move or burst, and which fonts it asks for.
 * The reader is strict on purpose. What it does not understand it refuses, since a drawing that is refused can be exported again.
 */
import { drawnBy, styleDraws } from './svg-draws.js';
import { judgeAttributes, judgeCss, localName, type Findings } from './svg-judge.js';
import { drawnWeight } from './svg-weight.js';

/** Something that a drawing may not hold, as a phrase ("a script"), and where it stands in it. */
export interface SvgFault {
  readonly what: string;
  /** From 1; a column counts UTF-16 units. */
  readonly line: number;
  readonly column: number;
}

/** What was found in an SVG. */
export interface SvgFacts {
  /** Intrinsic size in CSS px (SVG 2, section 8.9, with the sizing of CSS Images 3). */
  readonly width: number;
  readonly height: number;
  /** Why it is refused, each once, where it first stands; empty when safe. */
  readonly unsafe: readonly SvgFault[];
  /** Font families its text names, generic ones included, without those that it carries inside itself. */
  readonly families: readonly string[];
  /** Pictures that it carries inside, as addresses that begin with `data:`. */
  readonly carried: readonly string[];
  /** Null for a well-formed document, else what is wrong with it. */
  readonly broken: SvgFault | null;
}

/** What may be drawn, repetitions counted and filters by their work: a large map has a tenth of it. */
const MAX_WEIGHT = 500_000;
/** A step of a filter is worked out for every pixel under it, in print several times as many as on a screen: 250 of them take a browser a minute. */
const FILTER_WEIGHT = 2000;
/** Elements within elements; browsers read no more (libxml2's own limit). */
const MAX_DEPTH = 256;
/** Letters of text: a book of 200 pages. */
const MAX_LETTERS = 500_000;
/** CSS px of a side, and of a side against the other: beyond them is no picture. */
const MAX_SIDE = 1_000_000;
const MAX_RATIO = 1000;

/** CSS px of the units that lengths may have (CSS Values 4, section 6.2). */
const UNIT_PX: Readonly<Record<string, number>> = { '': 1, px: 1, in: 96, cm: 96 / 2.54, mm: 96 / 25.4, q: 96 / 101.6, pt: 96 / 72, pc: 16 };
/** How `unsafe` calls a document type declaration, which older drawing programs write and nobody needs. */
export const DOCTYPE = 'a document type declaration';
const FORBIDDEN = new Set(['script', 'foreignobject', 'iframe', 'object', 'embed', 'audio', 'video', 'canvas', 'link', 'handler', 'listener']);
/** What it shows would hang on the moment at which it is printed. */
const MOVING = new Set(['animate', 'animatecolor', 'animatemotion', 'animatetransform', 'set', 'discard']);
const TEXT_ELEMENTS = new Set(['text', 'tspan', 'textpath']);
/** Painted as one shade, however many stops they have. */
const SHADES = new Set(['lineargradient', 'radialgradient', 'stop']);
const XHTML = 'http://www.w3.org/1999/xhtml';
const XML = 'http://www.w3.org/XML/1998/namespace';
const prefixOf = (name: string): string => (name.includes(':') ? name.slice(0, name.indexOf(':')) : '');

/** A markup piece: 1 comment, 2 CDATA, 3 instruction, 4 declaration, 5 slash of a closing tag, 6 name, 7 attributes, 8 slash of an empty tag. */
const MARKUP = /(<!--[\s\S]*?-->)|<!\[CDATA\[([\s\S]*?)\]\]>|(<\?[\s\S]*?\?>)|(<![\s\S]*?>)|<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|</g;
const ATTRIBUTE = /([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** Characters that XML has not (XML 1.0, production 2), and an `&` that begins no reference. */
// eslint-disable-next-line no-control-regex
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&(?!#\d+;|#x[0-9a-f]+;|[a-z_][\w.-]*;)/i;
/** True for a text with none of these, nor a reference to such a character. */
const isXml = (text: string): boolean => !NO_XML.test(text) && Array.from(text.matchAll(/&#(?:x([0-9a-f]+)|(\d+));/gi), ([, hex, decimal]) => (hex !== undefined ? parseInt(hex, 16) : Number(decimal)))
  .every((code) => code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff));
/** What a namespace may be called: an address (Namespaces in XML 1.0, section 2.2). Browsers read no drawing in which one is none. */
const NAMESPACE = /^(?:[!-~](?<![<>"{}|\\^`%])|%[0-9a-f]{2})*$/i;
const ENTITY = /&(?!#|(?:lt|gt|amp|quot|apos);)[\w.-]+;/;

/** Replaces the character references that XML has without a DTD. */
const unescapeXml = (text: string): string => text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(lt|gt|amp|quot|apos));/gi, (whole, hex: string | undefined, dec: string | undefined, name: string | undefined) => {
  if (name !== undefined) return ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" } as Record<string, string>)[name.toLowerCase()]!;
  const code = hex !== undefined ? parseInt(hex, 16) : Number(dec);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
});

/** An element as it was read. */
interface Read {
  readonly parent: number | null;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Faults by what they are, each at the place where it was met first. */
function faults(xml: string): { readonly tell: (what: string, offset: number) => void; readonly all: () => SvgFault[] } {
  const offsets = new Map<string, number>();
  return {
    tell: (what, offset) => {
      if (!offsets.has(what)) offsets.set(what, offset);
    },
    all: () => Array.from(offsets, ([what, offset]) => {
      const before = xml.slice(0, offset);
      return { what, line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
    }),
  };
}

/** Reads an SVG's text. Never throws. */
export function readSvg(source: string): SvgFacts {
  const xml = source.replace(/^\ufeff/, '');
  const [unsafe, broken] = [faults(xml), faults(xml)];
  let at = 0;
  const found: Findings = { refuse: (what) => unsafe.tell(what, at), named: new Set(), embedded: new Set(), carried: new Set() };
  const stack: string[] = [];
  const parents: number[] = [];
  const elements: Read[] = [];
  /** Namespaces by their prefixes, of each element that is open; null for one that names none. */
  const scopes: (ReadonlyMap<string, string> | null)[] = [new Map([['xml', XML]])];
  const namespaceOf = (prefix: string): string | undefined => scopes.findLast((scope) => scope?.has(prefix))?.get(prefix);
  let letters = 0;
  let style = '';
  let sheets = '';

  let end = 0;
  for (const m of xml.matchAll(MARKUP)) {
    const between = xml.slice(end, m.index);
    at = end;
    if (!isXml(between) || between.includes(']]>')) broken.tell('a character that XML does not allow', end);
    if (ENTITY.test(between)) found.refuse('an entity');
    if (stack.length === 0 && between.trim() !== '') broken.tell('text outside the drawing', end);
    at = m.index;
    end = m.index + m[0].length;
    if (TEXT_ELEMENTS.has(stack.at(-1) ?? '')) letters += between.length + (m[2]?.length ?? 0);
    if (stack.at(-1) === 'style') style += unescapeXml(between) + (m[2] ?? '');
    if (m[1] !== undefined && /--|-$/.test(m[1].slice(4, -3))) broken.tell('two hyphens within a comment', m.index);
    if (m[1] !== undefined || m[2] !== undefined) continue;
    if (m[3] !== undefined) {
      if (/^<\?xml(?![\w:.-])/i.test(m[3]) && m.index > 0) broken.tell('an XML declaration that is not at the beginning', m.index);
      if (/^<\?xml-stylesheet/i.test(m[3])) found.refuse('a style sheet of its own');
      continue;
    }
    if (m[4] !== undefined && !/^<!(?:--|\[CDATA\[)/.test(m[4])) {
      found.refuse(/entity/i.test(m[4]) ? 'an entity declaration' : DOCTYPE);
      continue;
    }
    if (m[6] === undefined) {
      // Nothing behind it can be trusted, and looking for the end of each of a million open comments would take for ever.
      broken.tell(m[4] === undefined ? 'a stray "<"' : 'a comment or CDATA section that is never closed', m.index);
      break;
    }
    const name = localName(m[6]);
    if (m[5] === '/') {
      parents.pop();
      if (scopes.length > 1) scopes.pop();
      if (stack.pop() !== name) broken.tell(`</${m[6]}> closes nothing`, m.index);
      if (name === 'style') {
        judgeCss(style, found);
        sheets += style;
        style = '';
      }
      continue;
    }
    const attributes = new Map<string, string>();
    const own = new Map<string, string>();
    for (const [, attribute, double, single] of m[7]!.matchAll(ATTRIBUTE)) {
      const typed = double ?? single ?? '';
      if (attributes.has(attribute!)) broken.tell(`the attribute ${attribute} twice`, m.index);
      if (!isXml(typed)) broken.tell('a character that XML does not allow', m.index);
      if (ENTITY.test(typed)) found.refuse('an entity');
      attributes.set(attribute!, unescapeXml(typed));
      if (attribute!.startsWith('xmlns') && (!NAMESPACE.test(unescapeXml(typed)) || attribute === 'xmlns:xml' || attribute === 'xmlns:xmlns')) broken.tell('a namespace that is no address', m.index);
      if (attribute === 'xmlns') own.set('', unescapeXml(typed));
      else if (attribute!.startsWith('xmlns:')) own.set(attribute!.slice(6), unescapeXml(typed));
    }
    scopes.push(own.size > 0 ? own : null);
    for (const one of [m[6], ...attributes.keys()]) {
      const prefix = prefixOf(one);
      if (prefix !== '' && prefix !== 'xmlns' && namespaceOf(prefix) === undefined) broken.tell(`the prefix ${prefix}: stands for nothing`, m.index);
    }
    if (elements.length === 0) {
      if (name !== 'svg') broken.tell(`the outermost element is <${m[6]}>`, m.index);
    } else if (stack.length === 0) broken.tell(`a second outermost element <${m[6]}>`, m.index);
    if (FORBIDDEN.has(name)) found.refuse(name === 'foreignobject' ? 'a foreignObject' : name === 'script' ? 'a script' : `a <${name}>`);
    if (MOVING.has(name)) found.refuse(`an animation (<${name}>)`);
    if (namespaceOf(prefixOf(m[6])) === XHTML) found.refuse('HTML');
    judgeAttributes(name, attributes, found);
    elements.push({ parent: parents.at(-1) ?? (elements.length === 0 ? null : 0), name, attributes });
    if (m[8] === '/') {
      scopes.pop();
      continue;
    }
    stack.push(name);
    parents.push(elements.length - 1);
    if (stack.length > MAX_DEPTH) {
      found.refuse(`elements nested more than ${MAX_DEPTH} deep`);
      break;
    }
  }
  const root = elements[0]?.attributes ?? new Map<string, string>();
  at = 0;
  if (elements.length === 0) broken.tell('there is no <svg>', 0);
  else if (stack.length > 0) broken.tell(`<${stack.at(-1)!}> is never closed`, end);
  else if (xml.slice(end).trim() !== '') broken.tell('text outside the drawing', end);
  if (letters > MAX_LETTERS) found.refuse(`a text of ${letters.toLocaleString('en')} letters`);
  if (weightOf(elements, sheets) > MAX_WEIGHT) found.refuse(`parts or filters that come to more than ${MAX_WEIGHT.toLocaleString('en')} when all is drawn`);
  const size = intrinsicSize(root);
  if (Math.max(size.width, size.height) > MAX_SIDE || Math.max(size.width / size.height, size.height / size.width) > MAX_RATIO) broken.tell(`a size of ${size.width} x ${size.height} px`, 0);

  const hasText = elements.some(({ name }) => TEXT_ELEMENTS.has(name));
  const families = hasText ? [...found.named].filter((family) => !found.embedded.has(family.toLowerCase())) : [];
  if (hasText && found.named.size === 0) families.push('(none named)');
  return { ...size, unsafe: unsafe.all(), families, carried: [...found.carried], broken: broken.all()[0] ?? null };
}

/** How often a step of a filter looks at each pixel. */
function rounds(name: string, attributes: ReadonlyMap<string, string>): number {
  const number = (key: string, standard: number): number => Math.max(1, Number((attributes.get(key) ?? '').trim().split(/[\s,]+/)[0]) || standard);
  return name === 'feturbulence' ? 2 * number('numOctaves', 1) : name === 'feconvolvematrix' ? number('order', 3) ** 2 : 1;
}

function weightOf(elements: readonly Read[], sheets: string): number {
  const styles = styleDraws(sheets);
  return drawnWeight(elements.map(({ parent, name, attributes }) => ({
    parent,
    id: attributes.get('id') ?? null,
    weight: SHADES.has(name) ? 0 : name.startsWith('fe') ? FILTER_WEIGHT * rounds(name, attributes) : 1,
    ...drawnBy(name, attributes, styles),
  })));
}

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
