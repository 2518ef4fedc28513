/**
 * The vocabulary of the format's definitions. A field is defined once and serves three things: it turns a YAML value into a typed one
 * (telling what is wrong and where), it says which keys are known, and it describes itself as JSON Schema for editors.
 */
import type { Lang, PictureRef } from '../../model/issue.js';
import type { Place } from '../../model/message.js';
import type { Reporter } from '../reporter.js';
import type { YamlNode, YamlText } from '../yaml/tree.js';

/** A JSON Schema (draft 2020-12) or a part of one. */
export type JsonSchema = { readonly [key: string]: unknown };

/** What a field may need to know beside its own value. */
export interface ReadContext {
  /** Languages of the issue, the primary one first. */
  readonly languages: readonly Lang[];
  readonly report: Reporter;
  /** Finds a picture named in a file; null where there is none, told already. `formats` are extensions in lower case. */
  readonly picture: (typed: YamlText, formats: readonly string[]) => PictureRef | null;
}

/** One kind of value. */
export interface Field<T> {
  /** The typed value; undefined where it is unusable, which is told already. Blank values never arrive here. */
  readonly read: (node: YamlNode, cx: ReadContext) => T | undefined;
  readonly schema: JsonSchema;
  /** For maps that merge by key when one file is laid over another: the field of a key. Others are replaced as a whole. */
  readonly layer?: (key: string) => Field<unknown> | null;
}

/** A key of a map: its field, whether it must be there, and a sentence for editors. `fallback` is what an absent key means. */
export interface Key<T> {
  readonly field: Field<unknown>;
  readonly required: boolean;
  readonly about: string;
  readonly fallback: T | null;
}

/** A key that must be there. */
export const required = <T>(field: Field<T>, about: string): Key<T> => ({ field, required: true, about, fallback: null });
/** A key that may be left out; its value is null then. */
export const optional = <T>(field: Field<T>, about: string): Key<T | null> => ({ field, required: false, about, fallback: null });
/** A key that means `fallback` when left out. */
export const standard = <T>(field: Field<T>, fallback: T, about: string): Key<T> => ({ field, required: false, about, fallback });

/** Only the beginning of a place: for what is missing in a long map. */
export const startOf = (place: Place): Place => ({ file: place.file, line: place.line, column: place.column });
