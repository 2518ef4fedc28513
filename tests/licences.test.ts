/** What is handed out with the product: licences, one browser driver, a lockfile that works everywhere. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly resolved?: string;
}
const lock = read('package-lock.json') as { packages: Record<string, Locked> };
const production = Object.entries(lock.packages).filter(([path, entry]) => path !== '' && entry.dev !== true);

/** Licences that ask for nothing but their own text. */
const PERMISSIVE = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'CC0-1.0', 'CC-BY-4.0', 'Unlicense', 'Zlib', 'BlueOak-1.0.0', 'Python-2.0', 'OFL-1.1']);
/** libvips is taken as a shared library of its own, which LGPL-3.0 allows without touching the program's licence. */
const SHARED_LIBRARY = /^node_modules\/@img\/sharp-(?:libvips-|win32-|wasm32)/;

/** True where the terms of an SPDX expression can be met: one side of each OR, both of each AND. */
function permitted(expression: string, also: ReadonlySet<string>): boolean {
  const plain = expression.replace(/[()]/g, ' ').trim();
  return plain.split(/\s+OR\s+/).some((side) => side.split(/\s+AND\s+/).every((name) => PERMISSIVE.has(name.trim()) || also.has(name.trim())));
}

/** What the package says of itself where it is installed, else what the lockfile says. */
function licenceOf(path: string, entry: Locked): string {
  const file = join(path, 'package.json');
  if (!existsSync(join(ROOT, file))) return entry.license ?? 'none';
  const { license, licenses } = read(file) as { license?: string | { type: string }; licenses?: { type: string }[] };
  return (typeof license === 'object' ? license.type : license) ?? licenses?.map((l) => l.type).join(' OR ') ?? entry.license ?? 'none';
}

test('every package of the production tree may be handed on; no GPL or AGPL', () => {
  expect(production.length).toBeGreaterThan(100);
  const refused = production.filter(([path, entry]) => !permitted(licenceOf(path, entry), new Set(SHARED_LIBRARY.test(path) ? ['LGPL-3.0-or-later'] : [])));
  expect(refused.map(([path, entry]) => `${path}: ${licenceOf(path, entry)}`)).toEqual([]);
});

describe('the lockfile', () => {
  test('holds one puppeteer and one puppeteer-core', () => {
    for (const name of ['puppeteer', 'puppeteer-core', '@puppeteer/browsers', 'chromium-bidi']) {
      expect(Object.keys(lock.packages).filter((path) => path.endsWith(`node_modules/${name}`))).toEqual([`node_modules/${name}`]);
    }
  });

  test('browser and driver are of one major', () => {
    const chromium = lock.packages['node_modules/@sparticuz/chromium']?.version?.split('.')[0];
    const revisions = readFileSync(join(ROOT, 'node_modules/puppeteer-core/lib/cjs/puppeteer/revisions.js'), 'utf8');
    expect(/chrome: '(\d+)\./.exec(revisions)?.[1]).toBe(chromium);
  });

  test('names no registry', () => {
    expect(Object.values(lock.packages).flatMap((entry) => entry.resolved ?? [])).toEqual([]);
    expect(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).not.toMatch(/registry\.|https?:\/\/[^"]*\.tgz/);
  });

  test('is in step with package.json', () => {
    const { dependencies, devDependencies } = read('package.json') as Record<'dependencies' | 'devDependencies', Record<string, string>>;
    const root = lock.packages[''] as { dependencies?: object; devDependencies?: object };
    expect(root.dependencies).toEqual(dependencies);
    expect(root.devDependencies).toEqual(devDependencies);
  });
});

test('fonts come as whole static files, one a weight', () => {
  const css = readFileSync(join(ROOT, 'styles/fonts.css'), 'utf8');
  const files = Array.from(css.matchAll(/url\(['"]?npm:([^'")]+)/g), (m) => m[1]!);
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const path = join(ROOT, 'node_modules', file);
    expect(existsSync(path), file).toBe(true);
    // A variable font has an `fvar` table; a subset piece lacks the Vietnamese letters and is told by its size.
    const bytes = readFileSync(path);
    const tables = Array.from({ length: bytes.readUInt16BE(4) }, (_, i) => bytes.toString('latin1', 12 + 16 * i, 16 + 16 * i));
    expect(tables, file).not.toContain('fvar');
    expect(tables, file).toContain('cmap');
  }
});
