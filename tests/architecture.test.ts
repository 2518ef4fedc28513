/** Holds the house to its plan: no cycles, stages that know nothing of one another, one door to each engine, a map that names every room. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SRC = join(ROOT, 'src');

interface Import {
  /** The importing file and what it imports: a file of src/ or a package, from src/ with forward slashes. */
  readonly from: string;
  readonly to: string;
  readonly inside: boolean;
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
}

const posix = (path: string): string => path.split(sep).join('/');
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).map(posix).filter((f) => f.endsWith('.ts') && !f.endsWith('.d.ts')).sort();

const imports: readonly Import[] = files.flatMap((from) => {
  const text = readFileSync(join(SRC, from), 'utf8');
  const statements = text.matchAll(/^(?:import|export)\s+(?:(type\s)?([^'";]*?)\sfrom\s+)?'([^']+)';/gm);
  const found = Array.from(statements, ([, type, names, to]) => ({ to: to!, dynamic: false, typeOnly: type !== undefined || onlyTypes(names) }));
  for (const [, to] of text.matchAll(/\bimport\('([^']+)'\)/g)) found.push({ to: to!, dynamic: true, typeOnly: false });
  return found.map(({ to, ...rest }) => {
    const inside = to.startsWith('.');
    return { from, to: inside ? posix(relative(SRC, normalize(join(SRC, dirname(from), to)))).replace(/\.js$/, '.ts') : to, inside, ...rest };
  });
});

/** `{ type A, type B }` */
function onlyTypes(names: string | undefined): boolean {
  const list = /^\{([^}]*)\}$/.exec(names?.trim() ?? '')?.[1];
  return list !== undefined && list.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type '));
}

const roomOf = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '');
const rooms = [...new Set(files.map(roomOf))].filter((room) => room !== '').sort();
const packageOf = (name: string): string => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/');

/** What everyone may use, and who uses another room beside that. `''` is src/ itself. */
const COMMON = ['model', 'diagnostics'];
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  model: ['model'],
  diagnostics: ['model'],
  access: ['pdf'],
  finish: ['pdf'],
  verify: ['pdf'],
  gauge: ['pdf'],
  pictures: ['pdf', 'colour'],
  paginate: ['paged', 'browser'],
  measure: ['browser'],
  preview: ['paged'],
  press: ['pdf', 'colour'],
  preflight: ['pdf', 'colour', 'raster'],
  raster: ['pdf'],
  handover: ['pdf', 'raster', 'fonts'],
  diff: ['pdf', 'raster'],
  '': rooms.filter((room) => room !== 'cli'),
  cli: ['', ...rooms],
};
const allowed = (room: string): readonly string[] => [room, ...(room === 'model' || room === 'diagnostics' ? [] : COMMON), ...(MAY_USE[room] ?? [])];

test('the imports were read', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(imports.filter((i) => i.inside).length).toBeGreaterThan(300);
  for (const { from, to, inside } of imports) if (inside) expect(files.includes(to) || to.endsWith('.d.ts'), `${from} imports ${to}`).toBe(true);
});

test('no import cycles', () => {
  const edges = new Map<string, string[]>();
  for (const { from, to, inside } of imports) if (inside) edges.set(from, [...(edges.get(from) ?? []), to]);
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(cycles).toEqual([]);
});

describe.each(rooms)('%s/', (room) => {
  test('imports only what it may know', () => {
    const strangers = imports.filter((i) => i.inside && roomOf(i.from) === room && !allowed(room).includes(roomOf(i.to)));
    expect(strangers.map((i) => `${i.from} imports ${i.to}`)).toEqual([]);
  });

  test('is named in ARCHITECTURE.md', () => {
    expect(readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8').includes(`\`${room}/\``), `a line on ${room}/`).toBe(true);
  });
});

test('files of src/ itself import stages, never the command line', () => {
  expect(imports.filter((i) => i.inside && roomOf(i.from) === '' && roomOf(i.to) === 'cli')).toEqual([]);
});

describe('one door each', () => {
  const doors: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    // package, who may import it, who may import its types
    ['puppeteer', ['browser'], ['browser', 'paginate', 'measure']],
    ['pagedjs-cli', ['paginate'], []],
    ['sharp', ['pictures', 'colour', 'raster', 'press', 'preflight', 'handover'], []],
    ['@hyzyla/pdfium', ['raster'], []],
    ['handlebars', ['render'], []],
    ['commander', ['cli'], []],
    ['chokidar', ['preview'], []],
  ];
  test.each(doors)('%s', (name, values, types) => {
    const users = imports.filter((i) => !i.inside && packageOf(i.to) === name);
    expect(users.length).toBeGreaterThan(0);
    const strangers = users.filter((i) => !(i.typeOnly ? [...values, ...types] : values).includes(roomOf(i.from)));
    expect(strangers.map((i) => i.from)).toEqual([]);
  });
});

test('packages that run are dependencies', () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  const missing = imports.filter((i) => !i.inside && !i.typeOnly && !i.to.startsWith('node:') && !(packageOf(i.to) in dependencies));
  expect(missing.map((i) => `${i.from} imports ${i.to}`)).toEqual([]);
});

test('dynamic imports only where a command is chosen', () => {
  expect(imports.filter((i) => i.dynamic && i.inside && i.from !== 'cli/program.ts').map((i) => i.from)).toEqual([]);
});

test('only the command line prints', () => {
  const printing = files.filter((f) => roomOf(f) !== 'cli' && /\bconsole\.\w+\(|process\.(?:stdout|stderr)\b/.test(readFileSync(join(SRC, f), 'utf8')));
  expect(printing).toEqual([]);
});
