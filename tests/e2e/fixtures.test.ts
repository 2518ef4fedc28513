/**
 * Every tiny issue under tests/fixtures/ that expects no messages of the parser is built, and its pages are as `expected/pages.txt` says.
 * `UPDATE=1` writes what is found; a missing expectation fails.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIXTURES, build, said, tiny } from '../helpers/build.js';
import { pageFacts } from '../helpers/page-facts.js';
import { openPdf } from '../helpers/pdf.js';

const names = readdirSync(FIXTURES).filter((name) => !existsSync(join(FIXTURES, name, 'expected/messages.txt')));

describe('a tiny issue', () => {
  it.each(names)('%s', async (name) => {
    const expected = join(FIXTURES, name, 'expected/pages.txt');
    const built = await build(tiny(name));
    const bytes = built.editions[0]?.pdf ?? built.editions[0]?.rejected ?? null;
    if (bytes === null || built.map === null) throw new Error(`No pages: ${said(built.messages).join(', ')}`);
    const found = pageFacts(await openPdf(bytes), built.map, built.messages);
    if (process.env['UPDATE'] !== undefined) {
      mkdirSync(dirname(expected), { recursive: true });
      writeFileSync(expected, found);
    }
    if (!existsSync(expected)) throw new Error(`${expected} is missing: run the tests with UPDATE=1, look at what it says, and commit it.`);
    expect(found).toBe(readFileSync(expected, 'utf8'));
    expect(said(built.messages.filter((m) => m.severity === 'stopper'))).toEqual([]);
  });
});
