/** Texts and file names that look like markup, wherever they are shown to people: as text, in a real browser, and nothing of them runs. */
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, type OpenBrowser } from '../../src/browser/index.js';
import { diffPdfs, reportOf } from '../../src/diff/index.js';
import { findingsPage, preflight } from '../../src/preflight/index.js';
import { make } from '../diff/make.js';
import { tiny } from '../helpers/build.js';
import { png, RED } from '../pictures/make.js';
import { ourLimits } from '../preflight/file.js';
import { openDesk, openTab, type Desk, type Tab } from '../preview/app.js';

const IMAGE = '<img src=x onerror=globalThis.pwned=1>';
const SCRIPT = '</script><script>globalThis.pwned=1</script>';
/** What would end an attribute, a CSS string and a rule. */
const BREAKOUT = `a "b' \\ } * { display: none } /* & &lt;i&gt; \${x} {{y}}`;

/** True where nothing ran, and nothing that could. */
const quiet = (page: Page): Promise<boolean> => page.evaluate(() => !('pwned' in globalThis) && document.querySelector('[onerror], img[src="x"]') === null);

describe('reports', () => {
  let open: OpenBrowser;
  let page: Page;
  const dialogs: string[] = [];
  beforeAll(async () => {
    open = await openBrowser();
    page = await open.browser.newPage();
    page.on('dialog', (dialog) => dialogs.push(dialog.message()));
  });
  afterAll(() => open.close());

  it('are shown by a browser that looks no name up, whoever asks', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    try {
      const away = await open.browser.newPage();
      await expect(away.goto(`http://localhost:${(server.address() as AddressInfo).port}/`)).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
      await away.close();
      expect(asked).toEqual([]);
    } finally {
      server.close();
    }
  });

  it('and that is given as much time as the stages have: no limit of the library’s ends a long print', async () => {
    expect((await page.createCDPSession()).connection()?.timeout).toBe(0);
  });

  it('of a comparison', async () => {
    const [oldPdf, newPdf] = [await make([{ lines: ['A line', IMAGE] }, { lines: [SCRIPT] }]), await make([{ lines: ['Another', SCRIPT, BREAKOUT] }])];
    await page.setContent(await reportOf({ diff: await diffPdfs(oldPdf, newPdf), oldPdf, newPdf, oldName: `${IMAGE}.pdf`, newName: `${SCRIPT}${BREAKOUT}.pdf` }));
    const text = await page.evaluate(() => document.body.innerText);
    for (const shown of [`${IMAGE}.pdf`, `${SCRIPT}${BREAKOUT}.pdf`.replace(/\s+/g, ' ')]) expect(text.replace(/\s+/g, ' ')).toContain(shown);
    expect(await quiet(page)).toBe(true);
  });

  it('of a preflight', async () => {
    const pdf = await make([{ lines: [IMAGE] }]);
    const result = await preflight(pdf, { limits: await ourLimits() });
    expect(result.findings.length).toBeGreaterThan(0);
    const findings = result.findings.map((finding) => ({ ...finding, text: `${finding.text} ${IMAGE}`, note: SCRIPT, rule: `${finding.rule}"><b>` }));
    await page.setContent(await findingsPage({ ...result, findings }, pdf, `${BREAKOUT}${IMAGE}.pdf`));
    const text = await page.evaluate(() => document.body.innerText);
    for (const shown of [IMAGE, SCRIPT, '"><b>']) expect(text).toContain(shown);
    expect(await quiet(page)).toBe(true);
    expect(dialogs).toEqual([]);
  });
});

describe('the preview', () => {
  let desk: Desk;
  let tab: Tab;
  const vi = 'articles/first/vi.md';
  beforeAll(async () => {
    desk = await openDesk(tiny('facing-run-on'));
    tab = await openTab(desk);
  });
  afterAll(() => desk.close());

  /** Saves a file and waits until the app has heard of it. */
  async function save(file: string, content: string | Uint8Array): Promise<void> {
    const heard = await tab.page.evaluate(() => Number(document.documentElement.dataset['heard']));
    await writeFile(join(desk.folder, file), content);
    await tab.page.waitForFunction((last) => Number(document.documentElement.dataset['heard']) > last, { timeout: 60_000, polling: 20 }, heard);
  }

  it('shows names and titles as they are typed, in its lists and on its pages', async () => {
    await save(`articles/first/${IMAGE.replaceAll('/', '_')}.png`, await png(RED));
    const text = await readFile(join(desk.folder, vi), 'utf8');
    await save(vi, text.replace(/^title: .*$/m, `title: '${BREAKOUT.replaceAll("'", "''")}'\nshort-title: '${BREAKOUT.replaceAll("'", "''")}'`));
    await expect.poll(() => tab.page.evaluate(() => document.body.innerText), { timeout: 60_000 }).toContain(IMAGE);
    const frame = tab.frame();
    await expect.poll(() => frame.evaluate(() => (document.body.textContent ?? '').replace(/\s+/g, ' ')), { timeout: 60_000 }).toContain('* { display: none }');
    // No rule of the title's hides anything.
    expect(await frame.evaluate(() => Array.from(document.querySelectorAll('section.page')).every((one) => getComputedStyle(one).display !== 'none'))).toBe(true);
    expect(await quiet(tab.page)).toBe(true);
    expect(await frame.evaluate(() => !('pwned' in globalThis))).toBe(true);
  });

  it('tells stoppers with markup in them as text', async () => {
    const text = await readFile(join(desk.folder, vi), 'utf8');
    await save(vi, text.replace(/^title: .*$/m, `title: "${IMAGE} ${SCRIPT}"`));
    await expect.poll(() => tab.page.evaluate(() => document.body.innerText), { timeout: 60_000 }).toContain('HTML is not passed through');
    expect(await quiet(tab.page)).toBe(true);
    expect(tab.complaints).toEqual([]);
    for (const request of tab.requests) expect(new URL(request).host).toBe(new URL(desk.preview.address).host);
  });

  it('serves nothing by a path that leads out', async () => {
    const base = desk.preview.address.replace(/\/$/, '');
    for (const path of ['../../etc/passwd', '%2e%2e/%2e%2e/etc/passwd', '..%2f..%2fetc/passwd', 'picture/../../../etc/passwd', '/etc/passwd', 'file:///etc/passwd', 'issue.yaml', 'picture/%00', '....//etc/passwd', '..\\..\\etc\\passwd']) {
      const answer = await fetch(`${base}/${path}`);
      expect([400, 403, 404], path).toContain(answer.status);
      expect(await answer.text()).not.toMatch(/root:|nameplate/);
    }
  });
});
