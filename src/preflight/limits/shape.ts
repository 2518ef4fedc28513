/** The keys of a file of limits: what each may hold. One definition reads the files and names what is near to a mistyped key. */
import { COLOUR_FAMILIES, type Limits } from './limits.js';

/** What stands behind a key. */
export type Shape =
  | { readonly kind: 'text' }
  | { readonly kind: 'number'; readonly from: number; readonly to: number; readonly unit: string }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'keys'; readonly keys: Readonly<Record<string, Shape>> };

const number = (from: number, to: number, unit: string): Shape => ({ kind: 'number', from, to, unit });
const percent = number(50, 400, '%');
const ppi = number(0, 5000, 'ppi');
const pt = number(0, 72, 'pt');
const WEIGHTS = ['error', 'warning', 'info', 'off'] as const;

/** The shape of a whole file. @param rules ids that `severities` may name. */
export const fileShape = (rules: readonly string[]): Readonly<Record<string, Shape>> => ({
  extends: { kind: 'text' },
  name: { kind: 'text' },
  standard: { kind: 'word', words: ['pdfx-4', 'pdfx-1a', 'none'] },
  colours: { kind: 'words', words: COLOUR_FAMILIES },
  'spot-colours': number(0, 32, 'colours'),
  transparency: { kind: 'word', words: ['allowed', 'forbidden'] },
  'pages-multiple': number(1, 64, 'pages'),
  bleed: number(0, 20, 'mm'),
  safe: number(0, 50, 'mm'),
  ink: { kind: 'keys', keys: { most: percent, target: percent, colour: percent, 'rich-black-text': percent, square: number(1, 100, 'mm') } },
  pictures: { kind: 'keys', keys: { 'error-below': ppi, 'warn-below': ppi, 'note-above': ppi } },
  bitmaps: { kind: 'keys', keys: { 'error-below': ppi, 'warn-below': ppi } },
  text: { kind: 'keys', keys: { 'several-inks-from': pt, 'black-overprints-below': pt } },
  lines: { kind: 'keys', keys: { least: pt, 'black-overprints-below': pt } },
  severities: { kind: 'keys', keys: Object.fromEntries(rules.map((id) => [id, { kind: 'word', words: WEIGHTS } as const])) },
});

/** Values by key as read, maps inside maps. */
export interface Values {
  readonly [key: string]: string | number | readonly string[] | Values;
}

/** `over` laid upon `under`, key by key. */
export function lay(under: Values, over: Values): Values {
  const isMap = (value: Values[string] | undefined): value is Values => typeof value === 'object' && !Array.isArray(value);
  const result: Record<string, Values[string]> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    result[key] = isMap(value) && isMap(below) ? lay(below, value) : value;
  }
  return result;
}

/**
 * Values as limits.
 * @throws Error where a key is missing: our own files are complete, and others lie upon one of them.
 */
export function toLimits(values: Values): Limits {
  const at = (path: string): Values[string] => {
    const found = path.split('.').reduce<Values[string] | undefined>((value, key) => (typeof value === 'object' && !Array.isArray(value) ? (value as Values)[key] : undefined), values);
    if (found === undefined) throw new Error(`The limits lack \`${path}\`.`);
    return found;
  };
  const number = (path: string): number => Number(at(path));
  const resolution = (path: string) => ({ errorBelow: number(`${path}.error-below`), warnBelow: number(`${path}.warn-below`) });
  return {
    name: String(at('name')),
    standard: at('standard') as Limits['standard'],
    colours: at('colours') as readonly string[],
    spotColours: number('spot-colours'),
    transparency: at('transparency') === 'allowed',
    pagesMultiple: number('pages-multiple'),
    bleed: number('bleed'),
    safe: number('safe'),
    ink: { most: number('ink.most'), target: number('ink.target'), colour: number('ink.colour'), richBlackText: number('ink.rich-black-text'), square: number('ink.square') },
    pictures: { ...resolution('pictures'), noteAbove: number('pictures.note-above') },
    bitmaps: resolution('bitmaps'),
    text: { severalInksFrom: number('text.several-inks-from'), blackOverprintsBelow: number('text.black-overprints-below') },
    lines: { least: number('lines.least'), blackOverprintsBelow: number('lines.black-overprints-below') },
    severities: (values['severities'] ?? {}) as Limits['severities'],
  };
}
