/** `magazine new`: what it is told by flags, what it asks on a terminal, and that it leaves nothing behind where it is broken off. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { issueGaps, languageList, nextName, presets, textsOf, yearMonth } from '../../src/cli/issue-facts.js';
import { localized, scalar } from '../../src/cli/scaffold-languages.js';
import { BIN, folder, magazine } from './run.js';

describe('facts', () => {
  const today = new Date('2026-02-03');
  const FACTS = { languages: ['vi', 'en'], nameplate: ['Tên', 'Name'], publisher: [], number: '3', date: '2026-09', label: [] };

  test('number and date come from the name, else from today', () => {
    expect(presets('issue-2026q3', today)).toEqual({ number: '3', date: '2026-09' });
    expect(presets('2027-11', today)).toEqual({ number: '4', date: '2027-11' });
    expect(presets('spring', today)).toEqual({ number: '1', date: '2026-03' });
  });

  test('the name proposed is that of the next quarter', () => {
    expect(nextName([], today)).toBe('issue-2026q1');
    expect(nextName(['spring'], today)).toBe('issue-2026q1');
    expect(nextName(['issue-2025q4', 'issue-2026q2', 'spring'], today)).toBe('issue-2026q3');
    expect(nextName(['q-2026-q4'], today)).toBe('q-2027-q1');
  });

  test('they fill the gaps', () => {
    expect(issueGaps(FACTS)).toMatchObject({ LANGUAGES: 'vi, en', NAMEPLATE: '{ vi: Tên, en: Name }', NUMBER: '3', DATE: '2026-09', LABEL: '{ vi: Quý III/2026, en: Quarter III/2026 }' });
    expect(issueGaps({ ...FACTS, number: '3: special', label: ['Xuân', 'Spring'], publisher: ['Sở', 'Sở'] })).toMatchObject({ NUMBER: '"3: special"', LABEL: '{ vi: Xuân, en: Spring }', PUBLISHER: 'publisher: Sở' });
    expect(issueGaps({ ...FACTS, languages: ['en'], nameplate: ['Yes'], date: '2026-01' })).toMatchObject({ NAMEPLATE: '"Yes"', LABEL: 'Quarter I/2026' });
  });

  test('texts are YAML, whatever is in them', () => {
    expect(scalar('Biên cương')).toBe('Biên cương');
    for (const text of ['a: b', '- a', 'x # y', 'true', '3', '"', 'a ', '{', 'a\u0007']) expect(scalar(text)).toBe(JSON.stringify(text));
    expect(localized(['A, B', 'C'], ['vi', 'en'])).toBe('{ vi: "A, B", en: C }');
    expect(localized(['A, B', 'A, B'], ['vi', 'en'])).toBe('"A, B"');
  });

  test('values of flags', () => {
    expect(languageList('EN vi')).toEqual(['en', 'vi']);
    for (const bad of ['', 'fr', 'vi,vi', 'vi,en,vi']) expect(() => languageList(bad)).toThrow('Write `vi`, `en`');
    expect(textsOf('Tên | Name')).toEqual(['Tên', 'Name']);
    expect(() => textsOf('Tên |')).toThrow('Write something.');
    for (const bad of ['2026', '2026-13', '26-01']) expect(() => yearMonth(bad)).toThrow('2026-09');
  });
});

describe('without a terminal', () => {
  test.each(['vi,en', 'en,vi', 'vi', 'en'])('in %s: nothing to report', async (languages) => {
    const cwd = await folder();
    expect((await magazine(['new', 'spring', '--languages', languages], { cwd })).code).toBe(0);
    const { out, code } = await magazine(['check', 'spring'], { cwd });
    expect(out).toMatch(/^spring: 2 articles, nothing to report\.\n/);
    expect(code).toBe(0);
    const yaml = await readFile(join(cwd, 'issues/spring/issue.yaml'), 'utf8');
    expect(yaml).toContain(`languages: [${languages.replace(',', ', ')}] `);
    expect(yaml).not.toMatch(/@[A-Z]+@/);
  });

  test('flags tell what the issue is, also over house.yaml', async () => {
    const cwd = await folder();
    await mkdir(join(cwd, 'issues'));
    await writeFile(join(cwd, 'issues/house.yaml'), 'languages: [vi, en]\nnameplate: House\npublisher: The House\n');
    await magazine(['new', 'spring', '--nameplate', 'Biên cương | Borderland: a quarterly', '--number', '12', '--date', '2027-05', '--label', 'Hè | Summer'], { cwd });
    const yaml = await readFile(join(cwd, 'issues/spring/issue.yaml'), 'utf8');
    expect(yaml).toContain('nameplate: { vi: Biên cương, en: "Borderland: a quarterly" }');
    expect(yaml).toMatch(/^number: 12\ndate: 2027-05 .*\nlabel: \{ vi: Hè, en: Summer \}$/m);
    expect(yaml).not.toMatch(/^(languages|publisher|# publisher):/m);
    expect((await magazine(['check', 'spring'], { cwd })).code).toBe(0);
  });

  test.each([
    [[], 'Write `magazine new issue-2026q2`, or --yes'],
    [['spring', '--nameplate', 'a|b|c'], '--nameplate has 3 texts for two languages.'],
    [['spring', '--languages', 'en', '--label', 'a|b'], '--label has 2 texts for one language.'],
  ])('%j is refused', async (args, why) => {
    const cwd = await folder();
    const { code, out } = await magazine(['new', ...args], { cwd, env: { SOURCE_DATE_EPOCH: '1780000000' } });
    expect(code).toBe(1);
    expect(out).toContain(why);
    expect(await readdir(cwd)).toEqual([]);
  });

  test('--yes takes the next name', async () => {
    const cwd = await folder();
    expect((await magazine(['new', '--yes', '--quiet'], { cwd, env: { SOURCE_DATE_EPOCH: '1780000000' } })).out).toBe('issues/issue-2026q2\n');
    expect((await magazine(['new', '--yes', '--quiet'], { cwd })).out).toBe('issues/issue-2026q3\n');
  });

  test('a language of house.yaml without a scaffold is told', async () => {
    const cwd = await folder();
    await mkdir(join(cwd, 'issues'));
    await writeFile(join(cwd, 'issues/house.yaml'), 'languages: [fr, en]\n');
    expect((await magazine(['new', 'spring'], { cwd })).out).toContain('There is no scaffold in fr.\nName the languages of this issue with --languages.');
  });
});

describe.runIf(spawnSync('script', ['--version']).status === 0)('on a terminal', () => {
  /** Types each answer once its question stands there. @returns what the terminal showed, and the exit code. */
  async function typing(cwd: string, args: readonly string[], answers: readonly (readonly [question: string, answer: string])[]): Promise<{ readonly shown: string; readonly code: number | null }> {
    const child = spawn('script', ['-qec', [process.execPath, BIN, 'new', ...args].join(' '), '/dev/null'], { cwd, env: { ...process.env, CI: undefined, SOURCE_DATE_EPOCH: '1780000000' }, stdio: ['pipe', 'pipe', 'inherit'] });
    const left = [...answers];
    let shown = '';
    let fresh = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      shown += text;
      fresh += text;
      const [next] = left;
      if (next && fresh.includes(next[0]) && /: (\u001b\[\d+G)?$/.test(fresh)) {
        left.shift();
        fresh = '';
        child.stdin.write(next[1]);
      }
    });
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    expect(left).toEqual([]);
    return { shown, code };
  }

  test('asks for everything, again where an answer cannot be', async () => {
    const cwd = await folder();
    const { shown, code } = await typing(cwd, [], [
      ['Name of its folder [issue-2026q2]', 'My Issue\n'], ['cannot be the name', 'spring\n'],
      ['Languages, the first one leads [vi, en]', 'vi, fr\n'], ['Write `vi`, `en`', 'en, vi\n'],
      ['Name of the magazine in English', 'Borderland\n'], ['Name of the magazine in Vietnamese', 'Biên cương\n'],
      ['Publisher, in en | vi', '\n'], ['Year and month [2026-06]', '2026-09\n'], ['Number of the issue [3]', '\n'],
    ]);
    expect(code).toBe(0);
    expect(shown).toContain('issues/spring');
    const yaml = await readFile(join(cwd, 'issues/spring/issue.yaml'), 'utf8');
    expect(yaml).toContain('languages: [en, vi]');
    expect(yaml).toContain('nameplate: { en: Borderland, vi: Biên cương }');
    expect(yaml).toMatch(/^number: 3\ndate: 2026-09/m);
  });

  test('asks only for what flags and house.yaml do not tell', async () => {
    const cwd = await folder();
    await mkdir(join(cwd, 'issues'));
    await writeFile(join(cwd, 'issues/house.yaml'), 'languages: [vi, en]\nnameplate: House\npublisher: The House\n');
    const { shown, code } = await typing(cwd, ['spring', '--date', '2026-12'], [['Number of the issue [4]', '\n']]);
    expect(code).toBe(0);
    expect(shown.match(/\]: /g)).toHaveLength(1);
  });

  test.each([['Ctrl-C', '\u0003', 130], ['Ctrl-D', '\u0004', 1]])('%s leaves nothing', async (_, key, expected) => {
    const cwd = await folder();
    const { shown, code } = await typing(cwd, ['spring'], [['Languages', '\n'], ['Name of the magazine', key]]);
    expect(code).toBe(expected);
    expect(shown).not.toMatch(/fault|^ +at /m);
    expect(await readdir(cwd)).toEqual([]);
  });
});
