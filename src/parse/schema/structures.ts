/** Fields made of fields: maps with known keys, lists, maps with free keys. */
import type { PlacedText } from '../../model/issue.js';
import type { Place } from '../../model/message.js';
import { suggest } from '../../diagnostics/nearest.js';
import { quote } from '../reporter.js';
import { describeKind, isBlank, valueOf, type YamlNode } from '../yaml/tree.js';
import { startOf, type Field, type JsonSchema, type Key } from './field.js';
import { text, TEXT_SCHEMA } from './scalars.js';

/** Known keys of a map, by name. */
export type Shape = { readonly [key: string]: Key<unknown> };
/** What a map is read into: a value per key, null where an optional key is absent, and the place of the whole map under `at`. */
export type ValuesOf<S extends Shape> = { readonly [K in keyof S]: S[K] extends Key<infer T> ? T : never } & { readonly at: Place };

/** A map with known keys. Unknown keys are told with the nearest known one; all keys are read even where one is wrong. */
export function object<S extends Shape>(shape: S, named = 'a map with keys'): Field<ValuesOf<S>> {
  return {
    schema: objectSchema(shape),
    layer: (key) => (Object.hasOwn(shape, key) ? shape[key]!.field : null),
    read: (node, cx) => {
      if (node.kind !== 'map') {
        cx.report.stop('wrong-type', node.place, `Here stands ${describeKind(node)} where ${named} is expected.`, `Known keys: ${keyList(shape)}.`);
        return undefined;
      }
      for (const entry of node.entries) {
        if (!Object.hasOwn(shape, entry.key)) cx.report.stop('unknown-key', entry.keyPlace, `The key ${quote(entry.key)} is not known here.`, suggest(entry.key, Object.keys(shape), 'Known keys'));
      }
      const values: Record<string, unknown> = {};
      let usable = true;
      for (const [name, key] of Object.entries(shape)) {
        const typed = valueOf(node, name);
        if (typed === null && key.required) {
          const keyPlace = node.entries.find((entry) => entry.key === name)?.keyPlace;
          cx.report.stop('missing-key', keyPlace ?? startOf(node.place), `\`${name}\` is missing.`, `${key.about} Write \`${name}: …\`.`);
          usable = false;
        }
        const value = typed === null ? undefined : key.field.read(typed, cx);
        if (value === undefined && key.required) usable = false;
        values[name] = value ?? key.fallback;
      }
      return usable ? ({ ...values, at: node.place } as ValuesOf<S>) : undefined;
    },
  };
}

const keyList = (shape: Shape): string => Object.keys(shape).map((key) => `\`${key}\``).join(', ');

function objectSchema(shape: Shape): JsonSchema {
  const properties = Object.fromEntries(Object.entries(shape).map(([name, key]) => [name, { description: key.about, ...key.field.schema }]));
  const must = Object.entries(shape).filter(([, key]) => key.required).map(([name]) => name);
  return { type: 'object', additionalProperties: false, properties, ...(must.length > 0 ? { required: must } : {}) };
}

/** A list. Items that are wrong are told and left out; blank ones are told as well. */
export const list = <T>(item: Field<T>, options: { readonly min?: number; readonly max?: number } = {}): Field<readonly T[]> => ({
  schema: { type: 'array', items: item.schema, ...(options.min === undefined ? {} : { minItems: options.min }), ...(options.max === undefined ? {} : { maxItems: options.max }) },
  read: (node, cx) => {
    if (node.kind !== 'list') {
      cx.report.stop('wrong-type', node.place, `Here stands ${describeKind(node)} where a list is expected.`, 'Write items on lines that begin with `- `, or in brackets: [ …, … ].');
      return undefined;
    }
    const { min = 0, max = Infinity } = options;
    if (node.items.length < min || node.items.length > max) {
      cx.report.stop('wrong-value', node.place, `The list has ${node.items.length} items.`, max === Infinity ? `At least ${min} must stand here.` : `${min} to ${max} may stand here.`);
      return undefined;
    }
    return node.items.flatMap((entry) => {
      if (isBlank(entry)) {
        cx.report.stop('wrong-value', entry.place, 'An item of the list is empty.', 'Write something after the dash, or delete it.');
        return [];
      }
      const value = item.read(entry, cx);
      return value === undefined ? [] : [value];
    });
  },
});

/** One value or a list of them. */
export const oneOrMore = <T>(item: Field<T>): Field<readonly T[]> => ({
  schema: { anyOf: [item.schema, { type: 'array', items: item.schema }] },
  read: (node, cx) => {
    if (node.kind === 'list') return list(item).read(node, cx);
    const value = item.read(node, cx);
    return value === undefined ? undefined : [value];
  },
});

/** One of two kinds of value, told apart by what stands there. */
export const either = <A, B>(when: (node: YamlNode) => boolean, a: Field<A>, b: Field<B>): Field<A | B> => ({
  schema: { anyOf: [a.schema, b.schema] },
  read: (node, cx) => (when(node) ? a.read(node, cx) : b.read(node, cx)),
});

/** The value of a field, turned into another one by a function that cannot fail. */
export const mapped = <A, B>(field: Field<A>, turn: (value: A) => B): Field<B> => ({
  schema: field.schema,
  ...(field.layer === undefined ? {} : { layer: field.layer }),
  read: (node, cx) => {
    const value = field.read(node, cx);
    return value === undefined ? undefined : turn(value);
  },
});

/** An entry of a map with free keys. */
export interface Item {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: PlacedText;
}

/** A map from any key (a file's name, say) to a text, in the order typed. Keys without a value are told. */
export const dictionary = (named: string): Field<readonly Item[]> => ({
  schema: { type: 'object', additionalProperties: TEXT_SCHEMA },
  read: (node, cx) => {
    if (node.kind !== 'map') {
      cx.report.stop('wrong-type', node.place, `Here stands ${describeKind(node)} where ${named} are expected.`, 'Write lines of the form `name: text`, indented.');
      return undefined;
    }
    return node.entries.flatMap((entry) => {
      if (isBlank(entry.value)) {
        cx.report.stop('stray-key', entry.keyPlace, `${quote(entry.key)} has no text.`, 'Write the text after the colon, or put quotes round the text that this belongs to.');
        return [];
      }
      const value = text().read(entry.value, cx);
      return value === undefined ? [] : [{ key: entry.key, keyPlace: entry.keyPlace, value }];
    });
  },
});
