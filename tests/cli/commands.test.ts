/** The command line without a browser: arguments, exit codes, messages, scaffolds. */
import { mkdir, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { edit, folder, magazine, project, start, ended } from './run.js';

// What help says of every command is in help.test.ts.
describe('help', () => {
  test.each([['--help'], ['help'], ['build', '--help'], ['help', 'new', 'article']])('%s %s: on the standard output, exit 0', async (...args) => {
    const { code, out, err } = await magazine(args, { cwd: await folder() });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Usage: magazine /);
  });

  test('the version is that of package.json', async () => {
    const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
    expect((await magazine(['--version'], { cwd: await folder() })).out).toBe(`${version}\n`);
  });
});

describe('what was mistyped', () => {
  test('a command: the nearest one, exit 1', async () => {
    const { code, err, out } = await magazine(['biuld', 'spring'], { cwd: await folder() });
    expect(code).toBe(1);
    expect(err).toContain('Did you mean build?');
    expect(out).toBe('');
  });

  test('a flag: the nearest one, exit 1', async () => {
    const { code, err } = await magazine(['build', 'spring', '--quite'], { cwd: await folder() });
    expect(code).toBe(1);
    expect(err).toContain('--quiet');
  });

  test('no issue named: exit 1', async () => {
    expect((await magazine(['build'], { cwd: await folder() })).code).toBe(1);
  });

  test('an issue, in every command: the nearest one, exit 1', async () => {
    const { cwd } = await project();
    for (const command of [['build'], ['check'], ['plan'], ['preview', '--no-open'], ['handover'], ['new', 'article']]) {
      const { code, out, err } = await magazine([...command, 'sprign', ...(command[1] === 'article' ? ['port'] : [])], { cwd });
      expect({ command, code, err }).toEqual({ command, code: 1, err: '' });
      expect(out).toBe(`There is no issue “sprign” in ${join(await realpath(cwd), 'issues')}.\nWrite \`spring\`? Issues there: \`spring\`.\n`);
    }
  });

  test('limits of a printer: the nearest ones, exit 1', async () => {
    const { code, out } = await magazine(['preflight', 'x.pdf', '--profile', 'newspapre'], { cwd: await folder() });
    expect(code).toBe(1);
    expect(out).toMatch(/^There are no limits “newspapre”\.\nWrite `newspaper`\?/);
  });

  test('SOURCE_DATE_EPOCH: exit 2 with a remedy and no stack', async () => {
    const { cwd } = await project();
    const { code, err } = await magazine(['check', 'spring'], { cwd, env: { SOURCE_DATE_EPOCH: 'tomorrow' } });
    expect(code).toBe(2);
    expect(err).toContain('SOURCE_DATE_EPOCH is “tomorrow”');
    expect(err).not.toContain('    at ');
  });
});

describe('check', () => {
  test('a scaffold has nothing to report', async () => {
    const { cwd } = await project();
    const { code, out } = await magazine(['check', 'spring'], { cwd });
    expect(out).toMatch(/^spring: 2 articles, nothing to report\.\nNot checked, as they need a layout: .*\. Run `magazine build spring` once\.\n$/);
    expect(code).toBe(0);
    expect((await magazine(['check', 'spring', '--quiet'], { cwd })).out).toBe('');
  });

  test('a missing picture and a mistyped key are told together, with their places; exit 1', async () => {
    const { cwd, issue } = await project();
    await edit(join(issue, 'issue.yaml'), 'images/cover.svg', 'images/cover.jpg');
    await edit(join(issue, 'articles/first-news/en.md'), 'byline:', 'bylien:');
    const { code, out } = await magazine(['check', 'spring'], { cwd });
    expect(code).toBe(1);
    expect(out).toMatch(/^issues\/spring\/issue\.yaml\n {2}\d+:\d+(-\d+:\d+)? +stopper .*cover\.jpg/m);
    expect(out).toMatch(/^issues\/spring\/articles\/first-news\/en\.md\n {2}\d+:1-\d+:\d+ +stopper .*bylien/m);
    expect(out).toContain('Write `byline`?');
    expect(out.trimEnd()).toMatch(/2 stoppers$/);
  });

  test('a picture that is missing in an article is told once', async () => {
    const { cwd, issue } = await project();
    await rm(join(issue, 'articles/first-news/photo.svg'));
    const { out } = await magazine(['check', 'spring'], { cwd });
    expect(out.trimEnd()).toMatch(/stopper  There is no file “photo\.svg”\.[^]*\n\n1 stopper$/);
  });

  test('a quality error: exit 1', async () => {
    const { cwd, issue } = await project();
    await edit(join(issue, 'articles/first-news/en.md'), /captions:\n.*\n/, '');
    const { code, out } = await magazine(['check', 'spring'], { cwd });
    expect(out).toMatch(/ error +/);
    expect(code).toBe(1);
  });

  test('--reporter json: one object', async () => {
    const { cwd, issue } = await project();
    await edit(join(issue, 'issue.yaml'), 'images/cover.svg', 'images/cover.jpg');
    const { code, out } = await magazine(['check', 'spring', '--reporter', 'json'], { cwd });
    const report = JSON.parse(out) as { issue: string; counts: { stopper: number }; messages: { severity: string; place: { file: string; line: number } }[] };
    expect(code).toBe(1);
    expect(report).toMatchObject({ issue: 'spring', counts: { stopper: 1 } });
    expect(report.messages[0]).toMatchObject({ severity: 'stopper', place: { file: 'issues/spring/issue.yaml' } });
  });

  test('--reporter github: annotations on the files', async () => {
    const { cwd, issue } = await project();
    await edit(join(issue, 'issue.yaml'), 'images/cover.svg', 'images/cover.jpg');
    const { out } = await magazine(['check', 'spring', '--reporter=github'], { cwd });
    expect(out).toMatch(/^::error file=issues\/spring\/issue\.yaml,line=\d+,col=\d+/m);
  });

  test('messages name files from where one stands; a path does as well as a name', async () => {
    const { issue } = await project();
    await edit(join(issue, 'issue.yaml'), 'images/cover.svg', 'images/cover.jpg');
    const { out } = await magazine(['check', '.'], { cwd: issue });
    expect(out).toMatch(/^issue\.yaml$/m);
    // The folder of the issues is found upwards from there.
    expect((await magazine(['check', 'spring'], { cwd: join(issue, 'articles') })).out).toContain('cover.jpg');
  });

  test('--issues-dir', async () => {
    const { cwd } = await project();
    const elsewhere = await folder();
    expect((await magazine(['check', 'spring'], { cwd: elsewhere })).code).toBe(1);
    expect((await magazine(['check', 'spring', '--issues-dir', join(cwd, 'issues')], { cwd: elsewhere })).code).toBe(0);
  });

  test('whoever reads only the first line is not told of a broken pipe', async () => {
    const { cwd, issue } = await project();
    await edit(join(issue, 'issue.yaml'), 'images/cover.svg', 'images/cover.jpg');
    const child = start(['check', 'spring'], { cwd });
    child.stdout!.destroy();
    expect((await ended(child)).err).toBe('');
  });
});

describe('new', () => {
  test('an issue: its date and label come from its name', async () => {
    const cwd = await folder();
    const { code, lines } = await magazine(['new', 'issue-2027q3'], { cwd });
    expect(code).toBe(0);
    expect(lines.at(-1)).toBe('issues/issue-2027q3');
    const yaml = await readFile(join(cwd, 'issues/issue-2027q3/issue.yaml'), 'utf8');
    expect(yaml).toContain('date: 2027-09');
    expect(yaml).toContain('label: { vi: Quý III/2027, en: Quarter III/2027 }');
    expect(yaml).not.toMatch(/@[A-Z_]+@/);
    expect((await magazine(['check', 'issue-2027q3'], { cwd })).code).toBe(0);
    // Nothing but the issue lies there, and others may read it.
    expect(await readdir(join(cwd, 'issues'))).toEqual(['issue-2027q3']);
    expect((await stat(join(cwd, 'issues/issue-2027q3'))).mode & 0o055).toBe(0o055 & ~process.umask());
  });

  test('what house.yaml says is left to it', async () => {
    const cwd = await folder();
    await mkdir(join(cwd, 'issues'));
    await writeFile(join(cwd, 'issues/house.yaml'), 'nameplate: { vi: Nhà, en: House }\nmasthead:\n  groups:\n    - { role: { vi: Ban, en: Board }, people: [ { name: An } ] }\n');
    expect((await magazine(['new', 'autumn'], { cwd })).code).toBe(0);
    const yaml = await readFile(join(cwd, 'issues/autumn/issue.yaml'), 'utf8');
    expect(yaml).not.toMatch(/^(nameplate|masthead):/m);
    expect(yaml).toMatch(/^imprint:/m);
    expect((await magazine(['check', 'autumn'], { cwd })).code).toBe(0);
  });

  test('nothing is overwritten', async () => {
    const { cwd, issue } = await project();
    const before = await readFile(join(issue, 'issue.yaml'), 'utf8');
    const { code, out } = await magazine(['new', 'spring'], { cwd });
    expect(code).toBe(1);
    expect(out).toContain('issues/spring is there already.');
    expect(await readFile(join(issue, 'issue.yaml'), 'utf8')).toBe(before);
  });

  test.each(['Spring', 'a b', '../x', 'a--b', '2026', 'con', '', 'é'])('“%s” cannot be a name', async (name) => {
    const cwd = await folder();
    const { code } = await magazine(['new', name], { cwd });
    expect(code).toBe(1);
    expect(await readdir(cwd)).toEqual([]);
  });

  test('an article: on the flatplan, its comments and all else kept', async () => {
    const { cwd, issue } = await project();
    const before = await readFile(join(issue, 'issue.yaml'), 'utf8');
    expect((await magazine(['new', 'article', 'spring', 'state-visit', '--section', '1'], { cwd })).code).toBe(0);
    expect(await readFile(join(issue, 'issue.yaml'), 'utf8')).toBe(before.replace('      - first-news\n', '      - first-news\n      - state-visit\n'));
    expect((await readdir(join(issue, 'articles/state-visit'))).sort()).toEqual(['en.md', 'photo.svg', 'vi.md']);
    const { code, out } = await magazine(['check', 'spring'], { cwd });
    expect(out).toContain('3 articles, nothing to report');
    expect(code).toBe(0);
  });

  test('an article for a section that is not there: nothing is made', async () => {
    const { cwd, issue } = await project();
    const { code, out, err } = await magazine(['new', 'article', 'spring', 'port', '--section', '9'], { cwd });
    expect(code).toBe(1);
    expect(out + err).toMatch(/issue\.yaml has no section 9\.\s+.*It has 2\./s);
    expect(await readdir(join(issue, 'articles'))).not.toContain('port');
  });

  test('an article in a one-language issue has one file', async () => {
    const { cwd, issue } = await project();
    await edit(join(issue, 'issue.yaml'), 'languages: [vi, en]', 'languages: [vi]');
    expect((await magazine(['new', 'article', 'spring', 'port'], { cwd })).code).toBe(0);
    expect((await readdir(join(issue, 'articles/port'))).sort()).toEqual(['photo.svg', 'vi.md']);
  });

  test.each([
    [['spring', 'first-news'], 'is there already'],
    [['spring', 'Port'], 'cannot be the name of an article'],
    [['sprng', 'port'], 'Write `spring`?'],
    [['spring', 'port', '--section', 'two'], 'not the number of a section'],
  ])('article %j is refused', async (args, why) => {
    const { cwd, issue } = await project();
    const before = await readdir(join(issue, 'articles'));
    const { code, out } = await magazine(['new', 'article', ...args], { cwd });
    expect(code).toBe(1);
    expect(out).toContain(why);
    expect(await readdir(join(issue, 'articles'))).toEqual(before);
  });
});
