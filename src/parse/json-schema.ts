/**
 * Turns the format's definitions into JSON Schema, for editors that complete and check while people type
 * (`# yaml-language-server: $schema=../schemas/issue.schema.json`). The files in schemas/ are made from here; a test holds them equal.
 */
import { articleSchema } from './schema/article-schema.js';
import type { JsonSchema } from './schema/field.js';
import { issueSchema } from './schema/issue-schema.js';
import { namesSchema } from './schema/names-schema.js';
import { picture, TEXT_SCHEMA } from './schema/scalars.js';
import { localized } from './schema/shown.js';

/** Parts that recur so often that they are said once. */
const PARTS: readonly (readonly [string, JsonSchema])[] = [
  ['shown', localized().schema],
  ['text', TEXT_SCHEMA],
  ['file', picture().schema],
];

/** What the editors' help says of the recurring parts. */
const ABOUT: Readonly<Record<string, string>> = {
  shown: 'A text that readers see: one string for all languages, or a map by language.',
  text: 'A text, kept as typed.',
  file: 'A picture’s file, from this file’s folder.',
};

/** The keys that only issue.yaml can hold; all others may come from house.yaml. */
const OF_THE_ISSUE = ['number', 'date', 'label', 'cover', 'sections'];

/** File name to schema, for schemas/. */
export function jsonSchemas(): Readonly<Record<string, JsonSchema>> {
  const issue = withoutRequired(issueSchema.schema);
  return {
    'issue.schema.json': finish('issue.yaml of a magazine', { ...issue, required: OF_THE_ISSUE }),
    'house.schema.json': finish('house.yaml of a magazine: what does not change from issue to issue', issue),
    'article.schema.json': finish('Front matter of an article', articleSchema.schema),
    'names.schema.json': finish('names.yaml: how names are written in each language', namesSchema.schema),
  };
}

/** A schema as it is written to disk. */
export const schemaText = (schema: JsonSchema): string => `${JSON.stringify(schema, null, 2)}\n`;

function finish(title: string, schema: JsonSchema): JsonSchema {
  const definitions = Object.fromEntries(PARTS.map(([name, part]) => [name, { description: ABOUT[name], ...part }]));
  // Draft 7 is what YAML tools of editors know best.
  return { $schema: 'http://json-schema.org/draft-07/schema#', title, ...(refer(schema) as JsonSchema), definitions };
}

/** The schema with recurring parts replaced by references. */
function refer(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(refer);
  if (typeof value !== 'object' || value === null) return value;
  const { description, ...rest } = value as JsonSchema;
  const text = JSON.stringify(rest);
  const part = PARTS.find(([, schema]) => JSON.stringify(schema) === text);
  const about = description === undefined ? {} : { description };
  if (part !== undefined) return { ...about, $ref: `#/definitions/${part[0]}` };
  return { ...about, ...Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, refer(inner)])) };
}

/** Maps merge when issue.yaml is laid over house.yaml, so neither file must hold all of a map. Items of lists must be whole. */
function withoutRequired(schema: JsonSchema): JsonSchema {
  const { required: _, properties, ...rest } = schema;
  if (typeof properties !== 'object' || properties === null) return schema;
  return { ...rest, properties: Object.fromEntries(Object.entries(properties).map(([key, inner]) => [key, withoutRequired(inner as JsonSchema)])) };
}
