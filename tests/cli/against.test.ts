/** `magazine build --against`: a build that says what it changed. */
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { edit, magazine, project } from './run.js';

test('the same, then another word; the file may be the one that is written over', async () => {
  const { cwd, issue } = await project();
  const pdf = 'out/spring/spring-print.pdf';
  expect((await magazine(['build', 'spring', '--quiet'], { cwd })).code).toBe(0);
  await copyFile(join(cwd, pdf), join(cwd, 'approved.pdf'));

  const same = await magazine(['build', 'spring', '--against', 'approved.pdf'], { cwd });
  expect(same.code).toBe(0);
  expect(same.out).toMatch(/^Against approved\.pdf:\n {2}\d+ pages: all print the same\.\n {2}out\/spring\/spring-diff\.html$/m);

  await edit(join(issue, 'issue.yaml'), 'en: One headline', 'en: Zebra headline');
  const changed = await magazine(['build', 'spring', '--against', pdf, '--reporter', 'json'], { cwd });
  expect(changed.code).toBe(0);
  expect(JSON.parse(changed.out)).toMatchObject({ pdf, against: { pdf, same: false, report: 'out/spring/spring-diff.html' } });
  expect(await readFile(join(cwd, 'out/spring/spring-diff.html'), 'utf8')).toContain('Zebra');
});

test('a file that is not there: exit 2, before anything is built', async () => {
  const { cwd } = await project();
  const { code, err } = await magazine(['build', 'spring', '--against', 'none.pdf'], { cwd });
  expect(code).toBe(2);
  expect(err).toContain('There is no none.pdf.');
});
