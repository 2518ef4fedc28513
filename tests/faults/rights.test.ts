/** No right to write, or to read, and folders where files should be: what is told, and what stays. */
import { chmod, chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { BIN, type Ended } from '../cli/run.js';
import { command, contents, has, IS_ROOT, litter, project, reference, type Project } from './machine.js';
import { EVERY } from '../helpers/every.js';

/** A user who may do nothing but what is allowed to everybody: root asks nobody's leave. */
const NOBODY = 65534;

let at: Project;
let whole: Record<string, string>;
beforeAll(async () => {
  // Nobody may compile the program either, so it is run before.
  whole = await reference();
  at = await project();
  await chmod(join(at.cwd, '..'), 0o755);
  if (IS_ROOT) await give(at.cwd);
});

/** Gives the project to nobody, but for the browser, whose files are links to ours. */
async function give(folder: string): Promise<void> {
  await chown(folder, NOBODY, NOBODY);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) await chown(path, NOBODY, NOBODY);
    else if (!entry.name.startsWith('chromium-')) await give(path);
  }
}

/** A build by somebody without rights, and without a home. */
const asNobody = (args: readonly string[] = [], env: Readonly<Record<string, string | undefined>> = {}, [name, ...options]: readonly [string, ...string[]] = ['build']): Promise<Ended> => {
  const user = IS_ROOT ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : [];
  const [program, ...rest] = [...user, process.execPath, BIN, name, 'tiny', ...options, ...args];
  return command(at, program!, rest, { HOME: undefined, ...env });
};

/** A build that has to end with exit code 2 and these words, and leaves everything as it was. */
async function lacks(words: readonly string[], { args = [] as readonly string[], env = {} } = {}): Promise<void> {
  const before = await contents(join(at.cwd, 'out'));
  const { code, err } = await asNobody(args, env);
  for (const word of words) expect(err).toContain(word);
  expect(err).not.toMatch(/^ +at /m);
  expect(code).toBe(2);
  expect(await contents(join(at.cwd, 'out'))).toEqual(before);
  expect(await litter(at)).toEqual([]);
}

/** What holds while a folder or file has other rights. */
async function withRights(path: string, mode: number, use: () => Promise<void>): Promise<void> {
  await chmod(path, mode);
  try {
    await use();
  } finally {
    await chmod(path, 0o755);
  }
}

/** What holds while a file, or a folder, stands where the other is wanted. */
async function inPlaceOf(path: string, put: (path: string) => Promise<unknown>, use: () => Promise<void>): Promise<void> {
  await rename(path, `${path}.away`);
  await put(path);
  if (IS_ROOT) await chown(path, NOBODY, NOBODY);
  try {
    await use();
  } finally {
    await rm(path, { recursive: true });
    await rename(`${path}.away`, path);
  }
}

describe.runIf(!IS_ROOT || has('setpriv'))('who may not', () => {
  it('write to the issue’s folder, and has no home, builds all the same', () =>
    withRights(join(at.issue, 'articles/kinds'), 0o555, () => withRights(at.issue, 0o555, async () => {
      const before = await contents(join(at.cwd, 'issues'));
      const { code, out, err } = await asNobody(['--edition', 'print,digital']);
      expect(err).not.toMatch(/^ +at /m);
      expect([code, out]).toEqual([0, expect.stringContaining('tiny-digital.pdf')]);
      expect(await contents(at.out)).toMatchObject(whole);
      expect(await contents(join(at.cwd, 'issues'))).toEqual(before);
      expect(await litter(at)).toEqual([]);
    })));

  it('write to out/', () => withRights(at.out, 0o555, () => lacks([`${at.out}/tiny-print.pdf: permission denied.`, 'Give yourself the right to it, or name another folder with --out.'])));
  it.runIf(EVERY)('make a folder for it', () => withRights(at.cwd, 0o555, () => lacks([`${at.cwd}/fresh/tiny-print.pdf: permission denied.`, '--out'], { args: ['--out', 'fresh'] })));
  it.runIf(EVERY)('write to the temporary folder', () => withRights(at.tmp, 0o555, () => lacks([`${at.tmp}/magazine-run-`, 'permission denied', 'set TMPDIR to a folder elsewhere'])));
  it.runIf(EVERY)('write to the cache’s pictures', async () => {
    // Nothing is known yet, and nothing can be remembered.
    await inPlaceOf(join(at.cache, 'pictures'), async (path) => mkdir(path, { mode: 0o555 }), () => lacks([`${at.cache}/pictures/`, 'permission denied', 'set MAGAZINE_CACHE to a folder elsewhere']));
  });
  it.runIf(EVERY)('write over a file whose folder is theirs does: it is replaced', async () => {
    const pdf = join(at.out, 'tiny-print.pdf');
    if (IS_ROOT) await chown(pdf, 0, 0);
    await chmod(pdf, 0o444);
    await writeFile(pdf, 'old').catch(() => undefined);
    expect((await asNobody()).code).toBe(0);
    expect((await contents(at.out))['tiny-print.pdf']).toBe(whole['tiny-print.pdf']);
  });
  it.runIf(EVERY)('mend a text is told so, and nothing is changed', async () => {
    const paths = ['en', 'vi'].map((lang) => join(at.issue, `articles/kinds/${lang}.md`));
    const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
    for (const [i, path] of paths.entries()) await writeFile(path, texts[i]!.replace(/\.\n/, ' .\n'));
    const spoilt = await contents(at.issue);
    await withRights(join(at.issue, 'articles/kinds'), 0o555, async () => {
      const { code, err } = await asNobody([], {}, ['check', '--fix']);
      expect(err).toMatch(/kinds\/\w+\.md cannot be written \(EACCES\)\. Nothing was mended\.\nSee to your right to it/);
      expect(code).toBe(2);
      expect(await contents(at.issue)).toEqual(spoilt);
    });
    for (const [i, path] of paths.entries()) await writeFile(path, texts[i]!);
    expect(await litter(at)).toEqual([]);
  });
  it('read a text or a folder is told which, at its place', async () => {
    for (const [path, name] of [[join(at.issue, 'articles/kinds/vi.md'), 'articles/kinds/vi.md'], [join(at.issue, 'articles/kinds'), 'articles/kinds']] as const) {
      await withRights(path, 0, async () => {
        const { code, out } = await asNobody(['--reporter', 'json']);
        expect(code).toBe(1);
        expect((JSON.parse(out) as { messages: unknown[] }).messages).toContainEqual(expect.objectContaining({ severity: 'stopper', rule: 'unreadable', text: 'It cannot be read (EACCES).', place: expect.objectContaining({ file: `issues/tiny/${name}` }) as unknown }));
      });
    }
  });
});

describe.runIf(!IS_ROOT || has('setpriv'))('in the way stands', () => {
  it.runIf(EVERY)('a folder where the PDF should be', () => inPlaceOf(join(at.out, 'tiny-print.pdf'), (path) => mkdir(path), () => lacks([`${at.out}/tiny-print.pdf: illegal operation on a directory.`, 'A folder stands where a file is wanted'])));
  it.runIf(EVERY)('a folder where the report should be', () => inPlaceOf(join(at.out, 'report.json'), (path) => mkdir(path), () => lacks([`${at.out}/report.json: illegal operation on a directory.`])));
  it.runIf(EVERY)('a file where out/ should be', () => inPlaceOf(at.out, (path) => writeFile(path, 'x'), () => lacks([at.out, 'A file stands where a folder is wanted'])));
  it.runIf(EVERY)('a file where the cache’s pictures should be', () => inPlaceOf(join(at.cache, 'pictures'), (path) => writeFile(path, 'x'), () => lacks([`${at.cache}/pictures`, 'set MAGAZINE_CACHE to a folder elsewhere'])));
  it.runIf(EVERY)('a file where the temporary folder should be, or nothing', async () => {
    await lacks(['issue.yaml/magazine-run-', 'set TMPDIR to a folder elsewhere'], { env: { TMPDIR: join(at.issue, 'issue.yaml') } });
    await lacks([`There is no folder ${at.cwd}/nowhere, which TMPDIR names`], { env: { TMPDIR: join(at.cwd, 'nowhere') } });
  });
});
