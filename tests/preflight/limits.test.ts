/** Files of limits: ours are whole, the printer's lie upon them, and what is mistyped is told with its place. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { LIMIT_PROFILES, RULE_IDS, readLimits, rulesDocument, type Limits } from '../../src/preflight/index.js';
import { RULES } from '../../src/preflight/catalogue.js';
import { ourLimits } from './file.js';

const folder = mkdtempSync(join(tmpdir(), 'limits-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(text: string): Promise<{ limits: Limits | null; told: string[] }> {
  writeFileSync(join(folder, 'ours.yaml'), text);
  const { limits, messages } = await readLimits('ours.yaml', folder);
  return { limits, told: messages.map((m) => `${m.place?.line}:${m.place?.column} ${m.rule} ${m.text} ${m.note}`) };
}

describe('limits', () => {
  it('are whole in each of ours', async () => {
    for (const name of LIMIT_PROFILES) expect((await ourLimits(name)).name.length, name).toBeGreaterThan(3);
    expect((await ourLimits('newspaper')).ink.square).toBe(15);
  });

  it('take from the printer’s file what it names', async () => {
    const { limits, told } = await read('extends: newspaper\nink:\n  most: 260\nseverities:\n  font-type3: off\n');
    expect(told).toEqual([]);
    expect(limits).toEqual({ ...(await ourLimits('newspaper')), ink: { ...(await ourLimits('newspaper')).ink, most: 260 }, severities: { 'font-type3': 'off' } });
  });

  it('lie upon the default where the file extends nothing', async () => {
    const { limits } = await read('safe: 8\n');
    expect(limits).toEqual({ ...(await ourLimits()), safe: 8 });
  });

  it('tell every fault with its place and what is near', async () => {
    const { limits, told } = await read('extends: sheetfed-offset\nink:\n  moost: 300\npictures:\n  warn-below: many\ncolours: [DeviceCYMK]\nstandard: pdfx-5\nseverities:\n  font-type-3: info\n');
    expect(limits).toBeNull();
    expect(told).toEqual([
      '3:3 unknown-key The key “moost” is not known here. Write `most`?',
      '5:15 wrong-value `warn-below` holds “many” where a number from 0 to 5000 (ppi) is expected. Write a number from 0 to 5000 (ppi).',
      '6:11 wrong-value “DeviceCYMK” is not known here. Write `DeviceCMYK`?',
      '7:11 wrong-value `standard` holds “pdfx-5” where one of `pdfx-4`, `pdfx-1a`, `none` is expected. Write one of `pdfx-4`, `pdfx-1a`, `none`.',
      '9:3 unknown-key The key “font-type-3” is not known here. Write `font-type3`?',
    ]);
  });

  it('tell of names that are none, files that are missing, and of loops', async () => {
    expect((await readLimits('newspapr', folder)).messages.map((m) => m.note)).toEqual([expect.stringContaining('Write `newspaper`?')]);
    expect((await readLimits('gone.yaml', folder)).messages.map((m) => m.text)).toEqual(['There is no file of limits gone.yaml.']);
    expect((await read('extends: ours.yaml\n')).told).toEqual([expect.stringContaining('extend themselves')]);
    expect((await read('- a\n')).told).toEqual([expect.stringContaining('1:1 wrong-type')]);
    expect((await read('ink: [\n')).told).toEqual([expect.stringContaining('yaml-syntax')]);
  });
});

describe('rules', () => {
  it('stand in the order of their names, each with an id of its own', () => {
    expect(RULES.map((rule) => rule.id)).toEqual([...RULES.map((rule) => rule.id)].sort());
    expect(new Set(RULE_IDS).size).toBe(RULE_IDS.length);
  });

  it('are what docs/preflight-rules.md says', async () => {
    const file = new URL('../../docs/preflight-rules.md', import.meta.url);
    const document = rulesDocument(new Map(await Promise.all(LIMIT_PROFILES.map(async (name) => [name, await ourLimits(name)] as const))));
    if (process.env['UPDATE'] === '1') writeFileSync(file, document);
    expect(readFileSync(file, 'utf8')).toBe(document);
  });
});
