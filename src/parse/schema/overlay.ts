/** Lays issue.yaml over house.yaml. */
import { isBlank, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/tree.js';
import type { Field } from './field.js';

/**
 * `above` laid over `below`: maps merge by key where the field says so, everything else is replaced, and a key without a value in
 * `above` leaves what lies below. Nodes keep their own places, so that messages name the file where a value was typed.
 */
export function overlay(field: Field<unknown>, below: YamlMap, above: YamlMap): YamlMap {
  const entries: YamlEntry[] = below.entries.map((low) => {
    const high = above.entries.find((entry) => entry.key === low.key);
    if (high === undefined || isBlank(high.value)) return low;
    const inner = field.layer?.(low.key) ?? null;
    return { ...high, value: inner === null ? high.value : overlayNode(inner, low.value, high.value) };
  });
  const added = above.entries.filter((high) => !below.entries.some((low) => low.key === high.key));
  return { kind: 'map', entries: [...entries, ...added], place: above.place };
}

const overlayNode = (field: Field<unknown>, below: YamlNode, above: YamlNode): YamlNode =>
  field.layer !== undefined && below.kind === 'map' && above.kind === 'map' ? overlay(field, below, above) : above;
