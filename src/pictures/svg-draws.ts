/** What an element of a drawing draws beside itself: by its attributes, and by the rules of the drawing's style sheets. */
import type { SvgElement } from './svg-weight.js';
import { localName, unescapeCss } from './svg-judge.js';

/** Paint and markers are handed down: an element that has them gives them to all within it (SVG 2, 13.2 and 13.7). */
const HANDED_DOWN = /^(?:fill|stroke|marker(?:-start|-mid|-end)?)$/;
const MARKER = /^marker(?:-start|-mid|-end)?$/;
/** Characters of a path or of a list of points that make a vertex, at the least. */
const PER_VERTEX = 4;

interface Painted {
  readonly property: string;
  readonly id: string;
}

/** The properties of style rules that lead to elements, by what the last part of a selector asks for: `.class`, `#id`, `element` or `*`. */
export type StyleDraws = ReadonlyMap<string, readonly Painted[]>;

const idsIn = (value: string): string[] => Array.from(value.matchAll(/url\(\s*["']?#([^"')\s]+)/gi), (url) => url[1]!);

/** Declarations with references, of a rule or a style attribute. */
const paintedBy = (declarations: string): Painted[] =>
  declarations.split(';').flatMap((declaration) => {
    const [property = '', ...value] = declaration.split(':');
    return idsIn(value.join(':')).map((id) => ({ property: property.trim().toLowerCase(), id }));
  });

/** Reads a style sheet for what its rules draw. A selector stands for more elements than it means, never for fewer. */
export function styleDraws(sheet: string): StyleDraws {
  const draws = new Map<string, Painted[]>();
  for (const rule of unescapeCss(sheet).matchAll(/([^{}]*)\{([^{}]*)/g)) {
    const painted = paintedBy(rule[2]!);
    if (painted.length === 0) continue;
    // With rules inside rules the declarations before them stand before the selector, too.
    for (const selector of rule[1]!.slice(rule[1]!.lastIndexOf(';') + 1).split(',')) {
      const last = selector.trim().split(/[\s>+~]+/).at(-1) ?? '';
      const key = /\.[^.#:[]+/.exec(last)?.[0] ?? /#[^.#:[]+/.exec(last)?.[0] ?? (/^[a-z][\w-]*/i.exec(last)?.[0].toLowerCase() ?? '*');
      draws.set(key, [...(draws.get(key) ?? []), ...painted]);
    }
  }
  return draws;
}

/**
 * What an element draws. An `<a>` only leads to what it names.
 * @param element its name without a prefix.
 */
export function drawnBy(element: string, attributes: ReadonlyMap<string, string>, styles: StyleDraws): Pick<SvgElement, 'draws' | 'handsDown' | 'vertices'> {
  const painted: Painted[] = [];
  for (const [attribute, value] of attributes) {
    const name = localName(attribute);
    if (name === 'href' && element !== 'a' && value.trim().startsWith('#')) painted.push({ property: name, id: value.trim().slice(1) });
    if (name === 'style') painted.push(...paintedBy(unescapeCss(value)));
    else if (value.includes('(')) for (const id of idsIn(unescapeCss(value))) painted.push({ property: name, id });
  }
  if (styles.size > 0) {
    const classes = (attributes.get('class') ?? '').split(/\s+/).map((one) => `.${one}`);
    for (const key of [...classes, `#${attributes.get('id') ?? ''}`, element, '*']) painted.push(...(styles.get(key) ?? []));
  }
  const ids = (keep: (property: string) => boolean): string[] => painted.flatMap(({ property, id }) => (keep(property) ? [id] : []));
  return {
    draws: ids((property) => !HANDED_DOWN.test(property)),
    handsDown: { paint: ids((property) => HANDED_DOWN.test(property) && !MARKER.test(property)), markers: ids((property) => MARKER.test(property)) },
    vertices: Math.ceil(((attributes.get('d') ?? '').length + (attributes.get('points') ?? '').length) / PER_VERTEX),
  };
}
