/** The project's own issue and, where it lies beside the repository, a real one: both are understood without a stopper. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { load } from '../../src/load/load.js';
import { parse } from '../../src/parse/parse.js';
import { formatMessages } from '../../src/diagnostics/report.js';

const root = new URL('../../', import.meta.url);
const OWN = fileURLToPath(new URL('issues/issue-2026q2', root));
const REAL = fileURLToPath(new URL('../shared/real/issue-2026q2', root));

async function read(folder: string) {
  const source = (await load({ folder, id: basename(folder) }));
  const outcome = await parse(source.value!);
  const messages = [...source.messages, ...outcome.messages];
  return { value: outcome.value!, stoppers: formatMessages(messages.filter((m) => m.severity === 'stopper'), { form: 'pretty', color: false }) };
}

describe.skipIf(!existsSync(`${OWN}/issue.yaml`))('our own issue', () => {
  it('has no stoppers', async () => {
    const { value, stoppers } = await read(OWN);
    expect(stoppers).toBe('nothing to report');
    expect(value.articles.length).toBeGreaterThanOrEqual(14);
  });
});

describe.skipIf(!existsSync(`${REAL}/issue.yaml`))('a real issue', () => {
  it('has 14 articles and no stoppers', async () => {
    const { value, stoppers } = await read(REAL);
    expect(stoppers).toBe('nothing to report');
    expect(value.articles).toHaveLength(14);
    expect(value.articles.filter((article) => article.texts.length === 1).map((article) => article.layout)).toEqual(['single', 'single']);
    expect(value.articles.filter((article) => article.layout === 'facing').map((article) => article.slug)).toEqual(['state-visit-china', 'san-francisco', 'houston-dialogue', 'houston-visit']);
  });
});
