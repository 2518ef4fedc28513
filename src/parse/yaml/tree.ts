/** YAML as this project sees it: maps, lists and texts, each with its place. Numbers and truth values are texts that a field reads later. */
import type { Place } from '../../model/message.js';

/** A scalar. `text` is what was typed, in NFC, after YAML's own quoting and folding. */
export interface YamlText {
  readonly kind: 'text';
  readonly text: string;
  /** In double quotes `\` means something to YAML; whoever reads `\` itself needs the source, quotes included. Null in other styles. */
  readonly doubleQuoted: string | null;
  readonly place: Place;
}

export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly place: Place;
}

export interface YamlEntry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: YamlNode;
}

export interface YamlMap {
  readonly kind: 'map';
  readonly entries: readonly YamlEntry[];
  readonly place: Place;
}

export type YamlNode = YamlText | YamlList | YamlMap;

/** True for a value that was not typed: `caption:` with nothing after it. */
export const isBlank = (node: YamlNode): boolean => node.kind === 'text' && node.text.trim() === '';

/** The value under a key, null where the key is missing or has no value. */
export function valueOf(map: YamlMap, key: string): YamlNode | null {
  const value = map.entries.find((entry) => entry.key === key)?.value ?? null;
  return value === null || isBlank(value) ? null : value;
}

/** What a value is, in words for messages. */
export const describeKind = (node: YamlNode): string => ({ text: 'a text', list: 'a list', map: 'a map' })[node.kind];
