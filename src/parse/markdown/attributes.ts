/** Reads what stands in a directive's braces: known attributes, each with its own kind of value and its own place. */
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { FigurePlace, Focus, Span } from '../../model/issue.js';
import type { Place } from '../../model/message.js';
import { suggest } from '../../diagnostics/nearest.js';
import { quote } from '../reporter.js';
import { parseFocus } from '../schema/scalars.js';
import { placeOf, type FileContext } from './context.js';

/** What `::figure` says in its braces; null where it says nothing. */
export interface FigureAttributes {
  readonly src: string | null;
  readonly srcPlace: Place;
  readonly credit: string | null;
  readonly creditPlace: Place;
  readonly span: Span;
  readonly focus: Focus | null;
  readonly at: FigurePlace | null;
  /** Millimetres. */
  readonly height: number | null;
}

const KNOWN = ['src', 'credit', 'span', 'focus', 'place', 'height'] as const;
type Known = (typeof KNOWN)[number];
const SPANS: readonly Span[] = ['column', 'two', 'page', 'bleed', 'spread'];
const FIGURE_PLACES: readonly FigurePlace[] = ['head', 'foot', 'here'];
/** A crop is not higher than the page with its bleed, nor lower than a line. */
const HEIGHTS = { min: 5, max: 276 } as const;

interface Attribute {
  readonly value: string;
  readonly place: Place;
}

/** The attributes as typed, by name. Those that are not in `known` are told, and so are those that stand twice. */
export function typedAttributes(node: LeafDirective | ContainerDirective, cx: FileContext, known: readonly string[]): ReadonlyMap<string, Attribute> {
  const places = attributePlaces(node, cx);
  const found = new Map<string, Attribute>();
  // The parser keeps attributes in an object, which cannot hold this name.
  const typed = [...Object.entries(node.attributes ?? {}), ...places.filter((p) => p.name === '__proto__').map((p): [string, string] => [p.name, ''])];
  for (const [name, value] of typed) {
    const own = places.filter((p) => p.name === name);
    const place = own[0]?.place ?? placeOf(cx, node);
    if (!known.includes(name)) {
      const note = known.length === 0 ? 'Delete the braces.' : suggest(name, known, 'Attributes');
      cx.report.stop('unknown-attribute', place, `\`${node.name}\` has no attribute ${quote(name)}.`, note);
    } else if (own.length > 1) cx.report.stop('unknown-attribute', own[1]!.place, `The attribute ${quote(name)} stands twice.`, 'Keep one of the two.');
    else found.set(name, { value: (value ?? '').normalize('NFC').trim(), place });
  }
  return found;
}

/** Reads a figure's attributes; whatever cannot be used is told and counts as not given. */
export function figureAttributes(node: LeafDirective, cx: FileContext): FigureAttributes {
  const typed = typedAttributes(node, cx, KNOWN);
  const whole = placeOf(cx, node);
  const stop = ({ value, place }: Attribute, name: Known, note: string): null => {
    cx.report.stop('attribute-value', place, value === '' ? `\`${name}\` has no value.` : `${quote(value)} is not a value of \`${name}\`.`, note);
    return null;
  };
  const word = <W extends string>(name: Known, words: readonly W[]): W | null => {
    const attribute = typed.get(name);
    if (attribute === undefined) return null;
    return (words as readonly string[]).includes(attribute.value) ? (attribute.value as W) : stop(attribute, name, suggest(attribute.value, words));
  };
  const text = (name: Known, note: string): string | null => {
    const attribute = typed.get(name);
    return attribute === undefined ? null : attribute.value === '' ? stop(attribute, name, note) : attribute.value;
  };
  const focus = typed.get('focus');
  const height = typed.get('height');
  return {
    src: text('src', 'Write the picture’s file name.'),
    srcPlace: typed.get('src')?.place ?? whole,
    credit: text('credit', 'Write the photographer’s name, or `collected`; leave the attribute out where there is none.'),
    creditPlace: typed.get('credit')?.place ?? whole,
    span: word('span', SPANS) ?? 'column',
    at: word('place', FIGURE_PLACES),
    focus: focus === undefined ? null : parseFocus(focus.value) ?? stop(focus, 'focus', 'Write two percentages in quotes, from left and top: focus="40% 30%".'),
    height: height === undefined ? null : parseHeight(height.value) ?? stop(height, 'height', `Write millimetres from ${HEIGHTS.min} to ${HEIGHTS.max}, such as height=80.`),
  };
}

function parseHeight(typed: string): number | null {
  const match = /^(\d{1,3}(?:\.\d+)?)(?:\s*mm)?$/.exec(typed);
  const height = match === null ? NaN : Number(match[1]);
  return height >= HEIGHTS.min && height <= HEIGHTS.max ? height : null;
}

/** Where each attribute stands. The parser does not keep it, so the directive's line is read a second time. */
function attributePlaces(node: LeafDirective | ContainerDirective, cx: FileContext): { readonly name: string; readonly place: Place }[] {
  const start = node.position?.start;
  if (start === undefined) return [];
  const line = cx.lines[start.line - 1] ?? '';
  const afterLabel = line.lastIndexOf(']{');
  const open = afterLabel >= 0 ? afterLabel + 1 : line.indexOf('{', start.column - 1);
  if (open < 0) return [];
  const pairs = line.slice(open + 1).matchAll(/([^\s=}"'#.]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s}"']+))?|([#.])[^\s}#.]+/g);
  return [...pairs].map((pair) => {
    const column = open + 2 + pair.index;
    return {
      name: pair[3] === '#' ? 'id' : pair[3] === '.' ? 'class' : pair[1]!.normalize('NFC'),
      place: { file: cx.file, line: start.line, column, endLine: start.line, endColumn: column + pair[0].length },
    };
  });
}
