/** The parts of the command line that need no process of their own. */
import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asEnvironmentError, environmentText, faultText } from '../../src/cli/failures.js';
import { fontVersion } from '../../src/cli/font-version.js';
import { wantsColor } from '../../src/cli/options.js';
import { Progress } from '../../src/cli/progress.js';
import { standing } from '../../src/cli/report.js';
import { addToFlatplan, nameFault, withoutHouse } from '../../src/cli/scaffold.js';
import { findTarget } from '../../src/cli/target.js';
import { sourceDate } from '../../src/cli/world.js';
import { EnvironmentError } from '../../src/diagnostics/errors.js';
import { resolveNpm } from '../../src/render/css.js';

describe('where a build goes', () => {
  async function places(): Promise<string> {
    const cwd = await realpath(await mkdtemp(join(tmpdir(), 'magazine-test-')));
    for (const issue of ['issues/spring', 'elsewhere/spring']) {
      await mkdir(join(cwd, issue), { recursive: true });
      await writeFile(join(cwd, issue, 'issue.yaml'), '');
    }
    return cwd;
  }

  test('out/<issue> beside the folder of the issues', async () => {
    const cwd = await places();
    expect((await findTarget('spring', {}, cwd)).value).toMatchObject({ id: 'spring', shown: 'issues/spring', editions: { print: join(cwd, 'out/spring/spring-print.pdf') }, report: join(cwd, 'out/spring/report.json') });
    expect((await findTarget('issues/spring/issue.yaml', {}, cwd)).value?.out).toBe(join(cwd, 'out/spring'));
    expect((await findTarget('.', {}, join(cwd, 'issues/spring'))).value?.out).toBe(join(cwd, 'out/spring'));
  });

  test('8 hex digits of its path for an issue that lies elsewhere', async () => {
    const cwd = await places();
    const hex = createHash('sha256').update(join(cwd, 'elsewhere/spring')).digest('hex').slice(0, 8);
    expect((await findTarget('elsewhere/spring', {}, cwd)).value?.editions.print).toBe(join(cwd, `out/spring-${hex}/spring-print.pdf`));
  });

  test('--out names the folder itself', async () => {
    const cwd = await places();
    for (const name of ['spring', 'elsewhere/spring']) expect((await findTarget(name, { out: 'proofs' }, cwd)).value?.editions.print).toBe(join(cwd, 'proofs/spring-print.pdf'));
  });
});

describe('failures', () => {
  test.each(['ENOSPC', 'EACCES', 'EROFS', 'EDQUOT', 'ENOTDIR'])('%s is the machine’s', (code) => {
    const error = asEnvironmentError(Object.assign(new Error(`${code}: told by the system, open '/x'`), { code, path: '/x' }));
    expect(error?.message).toBe('/x: told by the system.');
    expect(error?.remedy).toMatch(/\.$/);
  });

  test('anything else is ours', () => {
    expect(asEnvironmentError(new TypeError('x'))).toBeNull();
    expect(asEnvironmentError(Object.assign(new Error('ENOENT'), { code: 'ENOENT' }))).toBeNull();
    expect(asEnvironmentError('x')).toBeNull();
  });

  test('a lack is told in every form', () => {
    const error = new EnvironmentError('No disk.\n100%', 'Buy one.');
    expect(environmentText(error, 'pretty')).toBe('No disk.\n100%\nBuy one.');
    expect(JSON.parse(environmentText(error, 'json'))).toEqual({ error: { kind: 'environment', message: 'No disk.\n100%', remedy: 'Buy one.' } });
    expect(environmentText(error, 'github')).toBe('::error title=environment::No disk.%0A100%25 Buy one.');
  });

  test('a fault has its stack, its cause, the version and where to report it', () => {
    const text = faultText(new Error('broken', { cause: new Error('rust') }), '1.2.3');
    for (const part of ['Error: broken', 'parts.test.ts', 'caused by Error: rust', 'magazine 1.2.3, Node.js', 'CONTRIBUTING.md']) expect(text).toContain(part);
    expect(faultText('a string', '1')).toContain('a string');
  });
});

describe('progress', () => {
  const record = (isTTY: boolean) => {
    const written: string[] = [];
    return { written, stream: { isTTY, columns: 40, write: (text: string) => written.push(text) } };
  };

  test('a terminal’s line is written anew and goes at the end', () => {
    let now = 0;
    const { written, stream } = record(true);
    const progress = new Progress(stream, { style: 'line', now: () => now });
    progress.stage('load');
    now = 1500;
    progress.stage('paginate');
    progress.pages(12);
    progress.note('A line that stays.');
    progress.done();
    const text = written.join('');
    expect(text).toContain('\r\u001b[2K  1.5 s  setting pages, 12 pages set');
    expect(text).toContain('\u001b[2KA line that stays.\n');
    expect(text.endsWith('\r\u001b[2K')).toBe(true);
    for (const line of written) expect(line.replace('\r\u001b[2K', '').length).toBeLessThan(40);
    expect(progress.timings).toEqual([{ stage: 'load', ms: 1500 }, { stage: 'paginate', ms: 0 }]);
  });

  test('plain lines have a stage and its time each', () => {
    let now = 0;
    const { written, stream } = record(false);
    const progress = new Progress(stream, { style: 'lines', now: () => now });
    progress.stage('load');
    now = 41.6;
    progress.stage('parse');
    progress.done();
    expect(written).toEqual(['load          42 ms\n', 'parse          0 ms\n']);
  });

  test('none says nothing but notes', () => {
    const { written, stream } = record(false);
    const progress = new Progress(stream, { style: 'none', now: () => 0 });
    progress.stage('load');
    progress.pages(3);
    progress.note('Told.');
    progress.done();
    expect(written).toEqual(['Told.\n']);
  });
});

test('colours: on a terminal that nobody asked to stay plain', () => {
  const face = (env: Record<string, string>) => ({ env }) as unknown as Parameters<typeof wantsColor>[1];
  const tty = { isTTY: true, write: () => true };
  const options = { reporter: 'pretty', color: true } as const;
  expect(wantsColor(options, face({}), tty)).toBe(true);
  expect(wantsColor(options, face({ NO_COLOR: '1' }), tty)).toBe(false);
  expect(wantsColor(options, face({ NO_COLOR: '' }), tty)).toBe(true);
  expect(wantsColor(options, face({ TERM: 'dumb' }), tty)).toBe(false);
  expect(wantsColor({ ...options, color: false }, face({}), tty)).toBe(false);
  expect(wantsColor(options, face({}), { write: () => true })).toBe(false);
  // Where no terminal is, only when asked for; NO_COLOR and --no-color count before that.
  expect(wantsColor(options, face({ FORCE_COLOR: '1' }), { write: () => true })).toBe(true);
  expect(wantsColor(options, face({ FORCE_COLOR: '' }), { write: () => true })).toBe(false);
  expect(wantsColor(options, face({ FORCE_COLOR: '0' }), tty)).toBe(false);
  expect(wantsColor(options, face({ FORCE_COLOR: '1', NO_COLOR: '1' }), tty)).toBe(false);
  expect(wantsColor({ ...options, color: false }, face({ FORCE_COLOR: '1' }), tty)).toBe(false);
});

test('SOURCE_DATE_EPOCH', () => {
  expect(sourceDate({})).toBeNull();
  expect(sourceDate({ SOURCE_DATE_EPOCH: '0' })?.toISOString()).toBe('1970-01-01T00:00:00.000Z');
  expect(sourceDate({ SOURCE_DATE_EPOCH: '1780000000' })?.getTime()).toBe(1_780_000_000_000);
  for (const wrong of ['-1', '1.5', '1e9x', 'now', '99999999999999999']) expect(() => sourceDate({ SOURCE_DATE_EPOCH: wrong })).toThrow(EnvironmentError);
});

describe('scaffolds', () => {
  test('names', () => {
    for (const good of ['spring', 'issue-2026q3', '2026-09', 'a']) expect(nameFault(good)).toBeNull();
    for (const bad of ['', 'A', 'a_b', '-a', 'a-', '7', 'article', 'inside-back', 'x'.repeat(61), 'nul']) expect(nameFault(bad)).not.toBeNull();
  });

  test('blocks that house.yaml holds are left out', () => {
    const text = 'a: 1\n\n#: b\n# About b.\nb: 2\n\n#: c\nc:\n  - 3\n\nd: 4\n';
    expect(withoutHouse(text, new Set(['b']))).toBe('a: 1\n\nc:\n  - 3\n\nd: 4\n');
    expect(withoutHouse(text, new Set())).toBe('a: 1\n\n# About b.\nb: 2\n\nc:\n  - 3\n\nd: 4\n');
  });

  describe('onto the flatplan', () => {
    const head = '# Kept.\nsections:\n  - title: One\n    articles: # these\n      - a   # first\n';
    test.each([
      ['a block list', `${head}      - b\n`, null, `${head}      - b\n      - new\n`],
      ['a block list that ends without a line end', `${head}      - b`, null, `${head}      - b\n      - new\n`],
      ['an item with a comment', head, null, `${head}      - new\n`],
      ['an item that is a map', 'sections:\n- title: X\n  articles:\n  - slug: a\n    pages: 2\n\n# End.\n', null, 'sections:\n- title: X\n  articles:\n  - slug: a\n    pages: 2\n  - new\n\n# End.\n'],
      ['a list in brackets', 'sections: [ { title: X, articles: [ a, { slug: b } ] } ]\n', 1, 'sections: [ { title: X, articles: [ a, { slug: b }, new ] } ]\n'],
      ['a section by number', `${head}  - title: Two\n    articles: [z]\n`, 1, `${head}      - new\n  - title: Two\n    articles: [z]\n`],
    ])('%s', (_, yaml, section, expected) => {
      expect(addToFlatplan(yaml, 'new', section)).toBe(expected);
    });

    test.each([['no sections', 'a: 1\n', null], ['no such section', head, 2], ['no articles', 'sections:\n  - title: X\n', null], ['not YAML', 'sections: [', null]])('%s: the file stays', (_, yaml, section) => {
      expect(addToFlatplan(yaml, 'new', section)).toBeNull();
    });
  });
});

test('what stands on a page', () => {
  const rect = { x: 16.04, y: 18, width: 77, height: 229.26 };
  const summed = standing(
    [
      { page: 1, rect, owner: { kind: 'thread', thread: 'port/vi' } },
      { page: 1, rect, owner: { kind: 'text', key: 'port/vi/1' } },
      { page: 1, rect, owner: { kind: 'text', key: 'port/vi/1' } },
      { page: 1, rect, owner: { kind: 'picture', key: 'port/vi/2', vector: false } },
      { page: 1, rect, owner: { kind: 'opening', entry: 'port' } },
      { page: 1, rect, owner: { kind: 'contents', entry: 'section/1' } },
      { page: 1, rect, owner: { kind: 'supplied', path: '/issues/spring/images/ad.pdf' } },
      { page: 1, rect, owner: { kind: 'furniture' } },
    ],
    '/issues/spring',
  );
  expect(summed).toEqual({
    frames: [{ thread: 'port/vi', x: 16, y: 18, width: 77, height: 229.3 }],
    texts: ['port/vi/1'], pictures: ['port/vi/2'], opens: ['port'], lists: ['section/1'], supplied: ['images/ad.pdf'],
  });
});

test('a font’s version', async () => {
  expect(await fontVersion(resolveNpm('npm:@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf'))).toMatch(/^Version \d/);
  expect(await fontVersion(new URL(import.meta.url).pathname)).toBeNull();
  expect(await fontVersion('/nowhere.ttf')).toBeNull();
});
