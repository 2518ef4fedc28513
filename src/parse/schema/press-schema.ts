/** What the press is told in issue.yaml and house.yaml: exact inks, the printing condition, how the file is written. */
import type { Cmyk, HouseInk, OutputIntent, PressSettings, Rgb } from '../../model/press.js';
import type { PictureRef } from '../../model/issue.js';
import { quote } from '../reporter.js';
import { asText, boolean, integer, number, oneOf, picture, text } from './scalars.js';
import { describeKind, type YamlEntry } from '../yaml/tree.js';
import { optional, required, standard, type Field, type ReadContext } from './field.js';
import { list, object, type ValuesOf } from './structures.js';

/** Profiles of limits that come with the program (profiles/limits/). */
export const LIMITS = ['sheetfed-offset', 'newspaper', 'digital'] as const;

/** ISO Coated v2 300 %, for coated paper on sheet-fed presses, the condition that the ICC's registry calls FOGRA39. */
const HOUSE_INTENT: OutputIntent = { icc: null, identifier: 'FOGRA39', info: 'Offset printing on coated paper, ISO 12647-2:2004/Amd 1, paper types 1 and 2 (FOGRA39), total ink 300 %', inkLimit: 300 };

const INKS_NOTE = 'Write four percentages, cyan, magenta, yellow and black: [0, 95, 90, 10].';

/** As designers note inks: 0/95/90/10. */
const SLASHED = /^(\d{1,3})\s*\/\s*(\d{1,3})\s*\/\s*(\d{1,3})\s*\/\s*(\d{1,3})$/;

/** Four percentages into parts of full ink. */
const cmyk = (): Field<Cmyk> => {
  const parts = list(number(0, 100), { min: 4, max: 4 });
  return {
    schema: { anyOf: [parts.schema, { type: 'string', pattern: SLASHED.source }] },
    read: (node, cx) => {
      const typed = node.kind === 'text' ? SLASHED.exec(node.text.trim())?.slice(1).map(Number) : undefined;
      if (typed?.every((v) => v <= 100)) return [typed[0]! / 100, typed[1]! / 100, typed[2]! / 100, typed[3]! / 100];
      if (node.kind !== 'list') {
        cx.report.stop('wrong-type', node.place, `Here stands ${describeKind(node)} where four percentages of ink are expected.`, INKS_NOTE);
        return undefined;
      }
      const values = parts.read(node, cx);
      return values?.length === 4 ? [values[0]! / 100, values[1]! / 100, values[2]! / 100, values[3]! / 100] : undefined;
    },
  };
};

/** `#b4201e`, `#b21` or `rgb(180, 32, 30)`; null for anything else. */
function parseColour(typed: string): Rgb | null {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(typed);
  const hex = short ? [short[1]!.repeat(2), short[2]!.repeat(2), short[3]!.repeat(2)] : /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(typed)?.slice(1);
  const values = hex?.map((part) => parseInt(part, 16)) ?? /^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/i.exec(typed)?.slice(1).map(Number);
  return values === undefined || values.some((v) => v > 255) ? null : [values[0]!, values[1]!, values[2]!];
}

const COLOUR_SCHEMA = { type: 'string', pattern: '^(#[0-9A-Fa-f]{3}|#[0-9A-Fa-f]{6}|rgb\\(.+\\))$' } as const;

const colour = (): Field<Rgb> => ({
  schema: COLOUR_SCHEMA,
  read: (node, cx) => {
    const typed = asText(node, cx, 'a colour in quotes');
    const rgb = typed === undefined ? null : parseColour(typed.text.trim());
    // Unquoted, `#b4201e` is a comment to YAML, and the value is blank or missing.
    if (typed !== undefined && rgb === null) cx.report.stop('wrong-value', typed.place, `${quote(typed.text)} is not a colour.`, 'Write it as the stylesheet does, in quotes: "#b4201e".');
    return rgb ?? undefined;
  },
});

const ink = object({
  css: required(colour(), 'The colour as the styles write it, in quotes: "#b4201e".'),
  cmyk: required(cmyk(), 'Its inks in percent: [0, 95, 90, 10].'),
}, 'an ink (css, cmyk)');

/** One entry of `inks`: `brand: { css: "#b4201e", cmyk: [0, 95, 90, 10] }`, or short, `"#b4201e": [0, 95, 90, 10]`. */
function readInk({ key, keyPlace, value }: YamlEntry, cx: ReadContext): HouseInk | null {
  const rgb = parseColour(key);
  const written = rgb === null ? ink.read(value, cx) : { css: rgb, cmyk: cmyk().read(value, cx) };
  return written?.cmyk === undefined ? null : { name: key, rgb: written.css, cmyk: written.cmyk, place: keyPlace };
}

/** Colours of the styles with their exact inks. */
export const inks = (): Field<readonly HouseInk[]> => ({
  schema: { type: 'object', additionalProperties: { anyOf: [ink.schema, cmyk().schema] } },
  layer: () => ink,
  read: (node, cx) => {
    if (node.kind !== 'map') {
      cx.report.stop('wrong-type', node.place, `Here stands ${describeKind(node)} where inks are expected.`, 'Write lines of the form `brand: { css: "#b4201e", cmyk: [0, 95, 90, 10] }`, indented.');
      return undefined;
    }
    const found: HouseInk[] = [];
    for (const entry of node.entries) {
      const read = readInk(entry, cx);
      if (read === null) continue;
      const twin = found.find((other) => other.rgb.every((v, i) => v === read.rgb[i]));
      if (twin === undefined) found.push(read);
      else cx.report.stop('ink-twice', entry.keyPlace, `${quote(read.name)} and ${quote(twin.name)} are the same colour on the screen.`, 'One colour can have one set of inks: delete one of them, or give it another colour in the styles.');
    }
    return found;
  },
});

/** A rich black. */
export const richBlack = cmyk;

/** The printing condition. */
export const outputIntent = () => object({
  icc: required(picture(['icc', 'icm']), 'The press’s ICC profile, from this file’s folder.'),
  identifier: required(text(), 'The condition’s name in the ICC’s registry: FOGRA39, FOGRA51, …'),
  info: optional(text(), 'The condition in words.'),
  'ink-limit': standard(integer(100, 400), 300, 'The most ink on one spot, in percent of all four.'),
}, 'a printing condition (icc, identifier, info, ink-limit)');

const limits = (): Field<string | PictureRef> => ({
  schema: { type: 'string' },
  read: (node, cx) => {
    const typed = asText(node, cx, 'the name of a profile of limits');
    if (typed === undefined) return undefined;
    const word = typed.text.trim();
    return /\.ya?ml$/i.test(word) ? cx.picture(typed, ['yaml', 'yml']) ?? undefined : oneOf(...LIMITS).read(node, cx);
  },
});

/** The keys of `printing` that are about the file. */
export const pressKeys = {
  pdfx: standard(oneOf('4', '1a'), '4', 'The standard of the file: PDF/X-4, or PDF/X-1a for old RIPs.'),
  'jpeg-quality': standard(integer(50, 100), 92, 'Quality of photos in the file.'),
  sharpen: standard(oneOf('none', 'mild'), 'mild', 'Sharpening of photos that were made smaller.'),
  'outline-fonts': standard(boolean(), false, 'Whether type goes as curves (needs Ghostscript).'),
  limits: standard(limits(), 'sheetfed-offset', 'What preflight holds the file to: sheetfed-offset, newspaper, digital, or a YAML file of the printer’s.'),
} as const;

type Written = ValuesOf<typeof pressKeys>;
type WrittenIntent = NonNullable<ReturnType<ReturnType<typeof outputIntent>['read']>>;

/** All settings of the print edition, defaults filled in. */
export function pressSettings(written: Written | null, house: readonly HouseInk[], rich: Cmyk | null, intent: WrittenIntent | null): PressSettings {
  const chosen = written?.limits ?? 'sheetfed-offset';
  return {
    standard: written?.pdfx === '1a' ? '1a' : 'x4',
    intent: intent === null ? HOUSE_INTENT : { icc: intent.icc.path, identifier: intent.identifier.text, info: intent.info?.text ?? intent.identifier.text, inkLimit: intent['ink-limit'] ?? 300 },
    inks: house,
    richBlack: rich,
    pictures: { quality: written?.['jpeg-quality'] ?? 92, sharpening: written?.sharpen ?? 'mild' },
    outlineFonts: written?.['outline-fonts'] ?? false,
    limits: typeof chosen === 'string' ? chosen : chosen.path,
  };
}
