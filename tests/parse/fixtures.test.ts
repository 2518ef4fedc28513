/** Every tiny issue under tests/fixtures/ that expects messages gets exactly these. `UPDATE=1` writes what is found. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { check } from '../../src/check/check.js';
import { openDesk } from '../../src/check/desk.js';
import { formatMessages } from '../../src/diagnostics/report.js';
import { load } from '../../src/load/load.js';
import { parse } from '../../src/parse/parse.js';

const folder = fileURLToPath(new URL('../fixtures/', import.meta.url));
const fixtures = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'expected/messages.txt')));

async function messagesOf(name: string): Promise<string> {
  const ids = readdirSync(join(folder, name, 'issues')).filter((id) => existsSync(join(folder, name, 'issues', id, 'issue.yaml')));
  const reports = await Promise.all(
    ids.sort().map(async (id) => {
      const source = await load({ folder: join(folder, name, 'issues', id), id });
      const outcome = source.value === null ? { value: null, messages: [] } : await parse(source.value);
      const found = outcome.value === null ? [] : check(openDesk(outcome.value, new Map(), source.value!, null));
      return formatMessages([...source.messages, ...outcome.messages, ...found], { form: 'pretty', color: false, root: `issues/${id}` });
    }),
  );
  return `${reports.join('\n\n')}\n`;
}

it.each(fixtures)('%s', async (name) => {
  const expected = join(folder, name, 'expected/messages.txt');
  const found = await messagesOf(name);
  if (process.env.UPDATE !== undefined) writeFileSync(expected, found);
  expect(found).toBe(readFileSync(expected, 'utf8'));
});
