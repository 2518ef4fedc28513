/** `check --fix` mends what is mechanical, shows it, and leaves everything else as it is, byte for byte. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder, magazine, ROOT } from './run.js';

/** The sample issue with a house of its own, one article changed. */
async function issueWith(change: (text: string) => string): Promise<{ readonly cwd: string; readonly file: string }> {
  const cwd = await folder();
  await cp(join(ROOT, 'issues'), join(cwd, 'issues'), { recursive: true, filter: (path) => !path.includes(`${join('issues', 'draw')}`) });
  const file = join(cwd, 'issues/issue-2026q2/articles/youth-exchange/vi.md');
  await writeFile(file, change(await readFile(file, 'utf8')));
  return { cwd, file };
}

test('with CRLF and a byte-order mark kept, and nothing left to mend', async () => {
  const whole = (text: string): string => `\ufeff${text.replaceAll('\n', '\r\n')}`;
  let right = '';
  const { cwd, file } = await issueWith((text) => {
    right = whole(text);
    return whole(text.replace('. ', ' . '));
  });
  const { out } = await magazine(['check', 'issue-2026q2', '--fix'], { cwd });
  expect(out).toContain('--- articles/youth-exchange/vi.md');
  expect(out).toMatch(/\n-.* \. .*\n\+/);
  expect(out).toContain('Mended 1 place in 1 file.');
  expect(await readFile(file, 'utf8')).toBe(right);
  const again = await magazine(['check', 'issue-2026q2', '--fix', '--reporter', 'json'], { cwd });
  expect((JSON.parse(again.out) as { fixed: string[] }).fixed).toEqual([]);
});

test('nothing without being asked', async () => {
  const { cwd, file } = await issueWith((text) => text.replace('. ', ' . '));
  const before = await readFile(file);
  const { out } = await magazine(['check', 'issue-2026q2', '--reporter', 'json'], { cwd });
  const { messages } = JSON.parse(out) as { messages: { rule: string; fix?: { text: string } }[] };
  expect(messages.filter((m) => m.fix).map((m) => m.rule)).toEqual(['space-before-mark']);
  expect(await readFile(file)).toEqual(before);
});

test('rules on pages say what they go by', async () => {
  const { cwd } = await issueWith((text) => text);
  expect((await magazine(['check', 'issue-2026q2'], { cwd })).out).toContain('Not checked, as they need a layout: `page-count`, `picture-coarse`.');
  const report = { inputHash: 'of another issue', pages: Array.from({ length: 46 }, () => ({})), pictures: [{ at: 'articles/youth-exchange/vi.md:10:1', file: 'lantern-night.jpg', page: 9, widthMm: 118, ppi: 90 }] };
  await writeFile(join(cwd, 'report.json'), JSON.stringify(report));
  const { out } = await magazine(['check', 'issue-2026q2', '--out', '.'], { cwd });
  expect(out).toContain('The last build, which is older than the issue, has 46 pages');
  expect(out).toContain('has 90 ppi at the 118 mm it is wide on page 9 of the last build');
  expect(out).toContain('The last build is older than the issue; `page-count`, `picture-coarse` went by its pages.');
});
