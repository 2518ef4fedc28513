/** The JSON Schema files that editors use are the ones that the definitions make. `UPDATE=1` writes them. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { jsonSchemas, schemaText } from '../../src/parse/json-schema.js';

const folder = new URL('../../schemas/', import.meta.url);

it.each(Object.entries(jsonSchemas()))('%s is up to date', (name, schema) => {
  const file = new URL(name, folder);
  if (process.env.UPDATE !== undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, schemaText(schema));
  }
  expect(readFileSync(file, 'utf8')).toBe(schemaText(schema));
});

it('describes every key', () => {
  const bare: string[] = [];
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'properties') for (const [name, property] of Object.entries(value as object)) if (!('description' in (property as object))) bare.push(`${path}.${name}`);
      visit(value, `${path}.${key}`);
    }
  };
  for (const [name, schema] of Object.entries(jsonSchemas())) visit(schema, name);
  expect(bare).toEqual([]);
});
