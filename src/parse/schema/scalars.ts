/** Fields of one word or one line: texts, numbers, choices, dates. */
import type { Focus, PictureRef, PlacedText } from '../../model/issue.js';
import { suggest } from '../../diagnostics/nearest.js';
import { quote } from '../reporter.js';
import { describeKind, type YamlNode, type YamlText } from '../yaml/tree.js';
import type { Field, ReadContext } from './field.js';

/** Editors' YAML tools read `2026` as a number and `yes` as a word; to us both are text. */
export const TEXT_SCHEMA = { type: ['string', 'number', 'boolean'] } as const;

/** The value as a text node, or a message that says what stands there instead. */
export function asText(node: YamlNode, cx: ReadContext, expected: string): YamlText | undefined {
  if (node.kind === 'text') return node;
  const note = node.kind === 'map' ? `Write ${expected}; put quotes round it where it holds a colon.` : `Write ${expected}; put quotes round it where it begins with a bracket or a dash.`;
  cx.report.stop('wrong-type', node.place, `Here stands ${describeKind(node)} where ${expected} is expected.`, note);
  return undefined;
}

/** Text as typed, in NFC, without white space at its ends. */
export const text = (): Field<PlacedText> => ({
  schema: TEXT_SCHEMA,
  read: (node, cx) => {
    const typed = asText(node, cx, 'a text');
    return typed === undefined ? undefined : { text: typed.text.trim(), place: typed.place };
  },
});

/** A field that reads one line by `parse`; null from it means that the line is not `expected`. */
function line<T>(expected: string, note: string, schema: Field<T>['schema'], parse: (typed: string) => T | null): Field<T> {
  return {
    schema,
    read: (node, cx) => {
      const typed = asText(node, cx, expected);
      if (typed === undefined) return undefined;
      const value = parse(typed.text.trim());
      if (value !== null) return value;
      cx.report.stop('wrong-value', typed.place, `${quote(typed.text)} is not ${expected}.`, note);
      return undefined;
    },
  };
}

/** `true` or `false`. */
export const boolean = (): Field<boolean> =>
  line('`true` or `false`', 'Write `true` or `false`.', { type: 'boolean' }, (typed) => (/^true$/i.test(typed) ? true : /^false$/i.test(typed) ? false : null));

/** A decimal number within limits, both included. */
export const number = (min: number, max: number, unit = ''): Field<number> =>
  line(`a number from ${min} to ${max}${unit === '' ? '' : ` ${unit}`}`, 'Write digits, with a point before decimals and no unit.', { type: 'number', minimum: min, maximum: max }, (typed) => {
    const value = /^-?\d+(\.\d+)?$/.test(typed) ? Number(typed) : NaN;
    return value >= min && value <= max ? value : null;
  });

/** A whole number within limits, both included. */
export const integer = (min: number, max: number): Field<number> =>
  line(`a whole number from ${min} to ${max}`, 'Write digits only.', { type: 'integer', minimum: min, maximum: max }, (typed) => {
    const value = /^-?\d+$/.test(typed) ? Number(typed) : NaN;
    return value >= min && value <= max ? value : null;
  });

/** One of a few words. `numbers` makes editors accept them unquoted where they are digits. */
export const oneOf = <const W extends string>(...words: readonly W[]): Field<W> => ({
  schema: { enum: words.map((w) => (/^\d+$/.test(w) ? Number(w) : w)) },
  read: (node, cx) => {
    const typed = asText(node, cx, `one of ${words.map((w) => `\`${w}\``).join(', ')}`);
    if (typed === undefined) return undefined;
    const word = typed.text.trim();
    if ((words as readonly string[]).includes(word)) return word as W;
    cx.report.stop('unknown-value', typed.place, `${quote(word)} is not known here.`, suggest(word, words));
    return undefined;
  },
});

/** Year and month, `2026-06`. */
export const yearMonth = (): Field<{ readonly year: number; readonly month: number }> =>
  line('a year and month', 'Write it as `2026-06`.', { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }, (typed) => {
    const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(typed);
    return match === null ? null : { year: Number(match[1]), month: Number(match[2]) };
  });

const FOCUS = /^(\d{1,3}(?:\.\d+)?)%\s+(\d{1,3}(?:\.\d+)?)%$/;

/** Reads `40% 30%`; null where it is not of that form. */
export function parseFocus(typed: string): Focus | null {
  const match = FOCUS.exec(typed.trim());
  if (match === null) return null;
  const [x, y] = [Number(match[1]), Number(match[2])];
  return x <= 100 && y <= 100 ? { x, y } : null;
}

/** The point that a crop keeps, `40% 30%` from left and top. */
export const focus = (): Field<Focus> =>
  line('a point such as `40% 30%`', 'Write two percentages, from the left edge and from the top edge.', { type: 'string', pattern: '^\\d{1,3}(\\.\\d+)?%\\s+\\d{1,3}(\\.\\d+)?%$' }, parseFocus);

/** `auto` or the measure's division from 46:54 to 54:46; the value is the first part in percent. */
export const ratio = (): Field<number | 'auto'> =>
  line('`auto` or a ratio from 46:54 to 54:46', 'Write two whole numbers that make 100, such as `48:52`.', { type: 'string', pattern: '^(auto|(4[6-9]|5[0-4]):(4[6-9]|5[0-4]))$' }, (typed) => {
    if (typed === 'auto') return 'auto';
    const match = /^(\d{2})\s*:\s*(\d{2})$/.exec(typed);
    const [first, second] = [Number(match?.[1]), Number(match?.[2])];
    return first + second === 100 && first >= 46 && first <= 54 ? first : null;
  });

/** Picture formats of the issue, by extension. */
export const PICTURE_FORMATS = ['jpg', 'jpeg', 'png', 'tif', 'tiff', 'webp', 'svg'] as const;

/** A picture file, by its path from the folder of the file it is named in. */
export const picture = (formats: readonly string[] = PICTURE_FORMATS): Field<PictureRef> => ({
  schema: { type: 'string' },
  read: (node, cx) => {
    const typed = asText(node, cx, 'the path of a file');
    return typed === undefined ? undefined : cx.picture(typed, formats) ?? undefined;
  },
});
