/** A browser that dies, hangs, or is asked to run or fetch what it must not. */
import { chmod, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { guardPage, keepBrowser, openBrowser, type OpenBrowser } from '../../src/browser/index.js';
import { EnvironmentError } from '../../src/diagnostics/errors.js';
import { openMeasurer } from '../../src/measure/measure.js';
import { paginate } from '../../src/paginate/paginate.js';
import { inBrowser } from '../../src/pipeline.js';
import { measuringDocument } from '../../src/render/render.js';
import { readStyles } from '../../src/render/css.js';
import { layOut, makeWorld, tiny, type LaidOut } from '../helpers/build.js';
import { put, folder } from '../pictures/make.js';

describe('a browser that dies in the middle of the work', () => {
  const kill = (open: OpenBrowser): Promise<never> => {
    open.browser.process()!.kill('SIGKILL');
    return new Promise(() => undefined);
  };

  it('is started once more, where the work can be done again', async () => {
    const notices: string[] = [];
    const pids: (number | undefined)[] = [];
    const world = await makeWorld({ onNotice: (line) => notices.push(line) });
    const done = await inBrowser(world, async (open) => {
      pids.push(open.browser.process()?.pid);
      return pids.length === 1 ? kill(open) : 'done';
    }, { again: true });
    expect(done).toBe('done');
    expect(new Set(pids).size).toBe(2);
    expect(notices).toContain('The browser ended in the middle of the work; it is started once more.');
    // Neither of the two is left.
    for (const pid of pids) expect(() => process.kill(pid!, 0)).toThrow();
  });

  it('and not twice', async () => {
    let starts = 0;
    await expect(inBrowser(await makeWorld(), (open) => {
      starts += 1;
      return kill(open);
    }, { again: true })).rejects.toThrow('The browser ended in the middle of the work.');
    expect(starts).toBe(2);
  });

  it('is not started again for a fault of ours', async () => {
    let starts = 0;
    await expect(inBrowser(await makeWorld(), async () => {
      starts += 1;
      throw new Error('ours');
    }, { again: true })).rejects.toThrow('ours');
    expect(starts).toBe(1);
  });
});

describe('a browser that is kept', () => {
  it('is given up when the one that took its place ends before anything was done in it', async () => {
    const notices: string[] = [];
    let renewed = 0;
    let starts = 0;
    const kept = await keepBrowser(null, { onRenewed: () => (renewed += 1), onNotice: (line) => notices.push(line) });
    await expect(kept.use((open) => {
      starts += 1;
      // Where nobody gave up it would go on for ever.
      if (starts > 2) throw new EnvironmentError('It was started a third time.', '');
      open.browser.process()!.kill('SIGKILL');
      return new Promise<never>(() => undefined);
    })).rejects.toThrow('The browser ended, and so did the one that was started in its place.');
    await expect(kept.lost).rejects.toBeInstanceOf(EnvironmentError);
    expect(starts).toBe(2);
    expect(notices.filter((line) => line.includes('started again'))).toHaveLength(1);
    await kept.close();
  });
});

describe('the sandbox', () => {
  /** A browser that notes how it was started, and ends. */
  async function pretender(why: string): Promise<{ readonly path: string; readonly starts: () => Promise<string[]> }> {
    const top = await folder();
    const path = await put(top, 'browser', `#!/bin/sh\necho "$@" >> '${top}/starts'\necho '${why}' >&2\nexit 1\n`);
    await chmod(path, 0o755);
    return { path, starts: async () => (await readFile(join(top, 'starts'), 'utf8')).trim().split('\n') };
  }

  it('is on; off, and said, only for root and where the kernel refuses it', async () => {
    const who = vi.spyOn(process, 'getuid');
    try {
      who.mockReturnValue(1000);
      const plain = await pretender('Something else.');
      await expect(openBrowser(plain.path)).rejects.toThrow('did not start');
      for (const line of await plain.starts()) expect(line).not.toContain('--no-sandbox');
      const refused = await pretender('No usable sandbox!');
      await expect(openBrowser(refused.path)).rejects.toThrow('did not start');
      const [first, asked, second] = await refused.starts();
      for (const line of [first, asked]) expect(line).not.toContain('--no-sandbox');
      expect(second).toContain('--no-sandbox');
      who.mockReturnValue(0);
      const root = await pretender('Something else.');
      await expect(openBrowser(root.path)).rejects.toThrow('did not start');
      for (const line of await root.starts()) expect(line).toContain('--no-sandbox');
    } finally {
      who.mockRestore();
    }
  });

  it.runIf(process.getuid?.() === 0)('that is off for root is told in a line', async () => {
    const open = await openBrowser();
    expect(open.notices).toContain('The browser runs without its sandbox, because Chromium refuses one to root.');
    await open.close();
  });
});

describe('a document in the browser', () => {
  let laid: LaidOut;
  let open: OpenBrowser;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  let host = '';
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    laid = await layOut(tiny('planted-faults'));
    open = await openBrowser();
  });
  afterAll(async () => {
    await open.close();
    await laid.close();
    server.close();
  });

  const hostile = (): string => `<script>document.documentElement.dataset.ran = 'yes'; document.body.replaceChildren(); new Image().src = '${host}/script'</script><img src="${host}/picture" onerror="document.body.replaceChildren()"><link rel="stylesheet" href="${host}/style">
    <link rel="preconnect" href="${host}"><iframe src="${host}/frame"></iframe><object data="${host}/object"></object><style>@import url(${host}/import); @font-face { font-family: x; src: url(${host}/font) } .slug { background: url(${host}/background) } body { font-family: x, serif }</style><a href="x" ping="${host}/ping"></a>`;

  it('runs no script and asks no host, though one were put into it', async () => {
    const { messages } = await laid.print(laid.html.replace('</body>', `<div style="display:none">${hostile()}</div></body>`));
    expect(messages).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('and tells what was asked for, and by what', async () => {
    const page = Number(/data-n="(\d+)"[^>]*data-articles="gates"/.exec(laid.html)![1]);
    const html = laid.html
      .replace('</style>', `section.page { background: url(beside.png), url(${host}/ground) }</style>`)
      .replace(new RegExp(`(<section [^>]*data-n="${page}"[^>]*>)`), `$1<img style="display:none" src="${host}/picture"><script>1</script>`);
    const { messages } = await paginate(html, laid.html.match(/data-n="/g)!.length, { browser: open.browser, browserVersion: open.version, fonts: [], prepare: async () => new Map() });
    expect(messages.every((m) => m.severity === 'error' && m.rule === 'request-refused' && m.note !== '')).toBe(true);
    const said = messages.map((m) => m.text);
    expect(said).toContain('The page holds what would run (inline script); it did not.');
    expect(said).toContain(`Page ${page} asked for ${host}/picture (image), which was not let through.`);
    expect(said).toContain(`The styles asked for ${host}/ground (image), which was not let through.`);
    expect(said).toContain('The styles asked for beside.png (image), which was not let through.');
    expect(asked).toEqual([]);
  });

  it('so does the one that words are measured in', async () => {
    const styles = await readStyles((await makeWorld()).stylesheet);
    const path = await put(await folder(), 'measure.html', measuringDocument(styles).replace('</body>', `${hostile()}</body>`));
    const measurer = await openMeasurer(open.browser, { path, fonts: styles.fonts.map((f) => f.path) });
    const metrics = await measurer.measure(() => []).catch((error: Error) => error.message);
    expect(metrics).toBe('Nothing was measured.');
    const page = (await open.browser.pages()).find((one) => one.url().endsWith('measure.html'))!;
    expect(await page.evaluate(() => document.documentElement.dataset['ran'])).toBeUndefined();
    expect(await page.evaluate(() => document.querySelectorAll('body > span').length)).toBe(styles.fonts.length);
    await measurer.close();
    expect(asked).toEqual([]);
  });

  it('and no file of this machine that was not named for it', async () => {
    const secret = await put(await folder(), 'secret.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>');
    const page = await open.browser.newPage();
    const guard = await guardPage(page, []);
    await page.goto(`file://${secret}`).catch(() => undefined);
    expect(guard.refused).toEqual([{ url: `file://${secret}`, kind: 'document' }]);
    await page.close();
  });

  it('that hangs is ended, and the article is named', async () => {
    const page = Number(/data-n="(\d+)"[^>]*data-articles="gates"/.exec(laid.html)![1]);
    // The engine measures every page when it has set it.
    const trap = `{ const real = Element.prototype.getBoundingClientRect; Element.prototype.getBoundingClientRect = function () { while (this.matches('.pagedjs_page[data-page-number="${page}"]')); return real.call(this); }; }`;
    const stuck = laid.html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '').replace('</head>', `<script>${trap}</script></head>`);
    const own = await openBrowser();
    try {
      const printed = paginate(stuck, 6, { browser: own.browser, browserVersion: own.version, fonts: [], prepare: async () => new Map(), pageMs: 8000 });
      await expect(printed).rejects.toThrow(`Page ${page} (articles/gates) was not set within 8 s.`);
      await expect(printed).rejects.toBeInstanceOf(EnvironmentError);
    } finally {
      await own.close();
    }
    expect(own.browser.connected).toBe(false);
  });
});
