/** The preview's server over real connections: what it serves, what it refuses, and how news comes. */
import { get } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Assets } from '../../src/preview/assets.js';
import { goLive, type Live } from '../../src/preview/live.js';
import { serve, type Serving } from '../../src/preview/server.js';
import type { Update } from '../../src/preview/wire.js';
import { ask, FakeWorkshop, pageOf, stateOf } from './fake.js';

const SECRET = 'a'.repeat(32);
const assets: Assets = { files: new Map([['app.js', { type: 'text/javascript; charset=utf-8', bytes: Buffer.from('1') }]]), hash: 'client-1' };

let workshop: FakeWorkshop;
let live: Live;
let serving: Serving;
const failures: unknown[] = [];
const own = (path: string): string => `/${SECRET}/${path}`;

async function start(): Promise<void> {
  live = goLive(workshop, (error) => ({ text: String(error), remedy: 'Try again.' }));
  serving = await serve({ workshop, live, assets, secret: SECRET, ports: [0], limits: { fine: 225, poor: 150 }, link: (place) => `vscode://file/${place.file}:${place.line}`, onError: (error) => failures.push(error) });
}

beforeEach(async () => {
  workshop = new FakeWorkshop();
  failures.length = 0;
  await start();
});
afterEach(async () => {
  live.close();
  await serving.close();
});

/** Events as they come. */
function events(): { readonly next: () => Promise<{ event: string; data: string }>; readonly end: () => void } {
  let text = '';
  const waiting: (() => void)[] = [];
  const request = get({ host: '127.0.0.1', port: serving.port, path: own('events') }, (response) => {
    response.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      for (const wake of waiting.splice(0)) wake();
    });
  });
  request.on('error', () => undefined);
  const next = async (): Promise<{ event: string; data: string }> => {
    for (;;) {
      const found = /^(?:retry: \d+\n\n)?event: (\w+)\ndata: (.*)\n\n/.exec(text);
      if (found) {
        text = text.slice(found[0].length);
        return { event: found[1]!, data: found[2]! };
      }
      await new Promise<void>((wake) => waiting.push(wake));
    }
  };
  return { next, end: () => request.destroy() };
}
const update = async (news: ReturnType<typeof events>): Promise<Update> => {
  const { event, data } = await news.next();
  expect(event).toBe('update');
  return JSON.parse(data) as Update;
};

test('it answers on 127.0.0.1 alone', async () => {
  // On Linux all of 127/8 is this machine: who listens everywhere answers there as well.
  await expect(new Promise((resolve, reject) => void get({ host: '127.0.0.2', port: serving.port, path: own('') }, resolve).on('error', reject))).rejects.toThrow(/ECONNREFUSED|EADDRNOTAVAIL|ETIMEDOUT/);
});

describe('what is served', () => {
  test('the app, under a policy that lets nothing in from outside', async () => {
    const { status, headers, body } = await ask(serving.port, own(''));
    expect(status).toBe(200);
    expect(body).toContain('data-client="client-1"');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toMatch(/https?:|\*/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  test('the frame may have inline styles, never inline scripts', async () => {
    const policy = String((await ask(serving.port, own('frame'))).headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self' 'unsafe-inline'");
    expect(policy).not.toMatch(/https?:|\*/);
  });

  test('pictures, fonts and overlays by the names that the workshop gave them', async () => {
    expect(await ask(serving.port, own('picture/abc'))).toMatchObject({ status: 200, headers: { 'content-type': 'image/png' }, body: '\u0001\u0002\u0003' });
    expect((await ask(serving.port, own('proof/abc'))).status).toBe(200);
    expect((await ask(serving.port, own('font/0'))).status).toBe(200);
    expect(JSON.parse((await ask(serving.port, own('overlay/grid'))).body)).toHaveLength(2);
    expect((await ask(serving.port, own('shell/proof'))).body).toBe('proof');
    expect(workshop.asked).toEqual(['picture abc', 'picture abc proof', 'font 0']);
  });

  test('what has not changed is not sent again', async () => {
    const { headers } = await ask(serving.port, own('picture/abc'));
    expect(await ask(serving.port, own('picture/abc'), { 'if-none-match': headers.etag })).toMatchObject({ status: 304, body: '' });
  });

  test('where something was typed, with the address that opens it', async () => {
    expect(JSON.parse((await ask(serving.port, own(`place?key=${encodeURIComponent('port/en/1')}`))).body)).toEqual({ file: 'articles/port/en.md', line: 5, column: 1, link: 'vscode://file/articles/port/en.md:5' });
    for (const key of ['', 'nothing', '__proto__', 'constructor', '../../etc/passwd']) expect((await ask(serving.port, own(`place?key=${encodeURIComponent(key)}`))).status).toBe(404);
  });
});

describe('what is refused', () => {
  const ways = ['../../../../etc/passwd', '%2e%2e/%2e%2e/etc/passwd', '..%2f..%2fetc%2fpasswd', 'picture/../../../etc/passwd', 'picture/..%2f..%2fetc%2fpasswd', 'picture/%00', 'font/../package.json', 'font/-1', 'font/1e1', 'font/0x0', 'overlay/__proto__', 'app.js/../../package.json', '//etc/passwd', 'issue.yaml', 'picture/', 'picture/abc/more', 'constructor'];
  test.each(ways)('%s', async (path) => {
    const { status, body } = await ask(serving.port, own(path));
    expect(status).toBe(404);
    expect(body).toBe('404\n');
  });

  test('other hosts, other sites, other methods, and whoever does not know the address', async () => {
    expect((await ask(serving.port, own('frame'), { host: 'rebound.example' })).status).toBe(403);
    expect((await ask(serving.port, own('frame'), { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await ask(serving.port, own('events'), { origin: 'http://evil.example' })).status).toBe(403);
    expect((await ask(serving.port, own('frame'), {}, 'POST')).status).toBe(405);
    expect((await ask(serving.port, '/')).status).toBe(404);
    expect((await ask(serving.port, `/${'b'.repeat(32)}/frame`)).status).toBe(404);
  });

  test('it listens on this machine only', () => {
    expect(serving.address).toBe(`http://127.0.0.1:${serving.port}/${SECRET}/`);
  });

  test('a taken port is told with a remedy; the next one serves', async () => {
    const options = { workshop, live, assets, secret: SECRET, limits: { fine: 225, poor: 150 }, link: () => '', onError: () => undefined };
    await expect(serve({ ...options, ports: [serving.port] })).rejects.toMatchObject({ name: 'EnvironmentError', remedy: expect.stringContaining('--port') as string });
    const other = await serve({ ...options, ports: [serving.port, 0] });
    expect(other.port).not.toBe(serving.port);
    await other.close();
  });

  test('what fails is told to whoever runs it, not to whoever asked', async () => {
    workshop.picture = () => Promise.reject(new Error('disk on fire'));
    expect(await ask(serving.port, own('picture/abc'))).toMatchObject({ status: 500, body: '500\n' });
    expect(String(failures[0])).toContain('disk on fire');
  });
});

describe('news', () => {
  test('all pages first, then only those that have changed', async () => {
    const news = events();
    const first = await update(news);
    expect(first.pages.map((page) => page.html !== null)).toEqual([true, true]);
    expect(first.shell.html).toContain('<!--pages-->');
    workshop.next = stateOf({ revision: 2, pages: [stateOf().pages[0]!, pageOf(2, '<p>Two</p>')] });
    live.changed();
    const second = await update(news);
    expect(second.revision).toBe(2);
    expect(second.shell.html).toBeNull();
    expect(second.pages.map((page) => page.html !== null)).toEqual([false, true]);
    expect(second.pages[1]!.html).toContain('Two');
    news.end();
  });

  test('a page opened later is told everything', async () => {
    const news = events();
    await update(news);
    const later = events();
    expect((await update(later)).pages.every((page) => page.html !== null)).toBe(true);
    news.end();
    later.end();
  });

  test('while something is broken the pages stay, and messages name place and remedy', async () => {
    const news = events();
    await update(news);
    const place = { file: 'articles/port/en.md', line: 7, column: 2 };
    workshop.next = stateOf({ revision: 2, broken: true, messages: [{ severity: 'stopper', rule: 'yaml', text: 'A quote is missing.', note: 'Add it.', place }] });
    live.changed();
    const told = await update(news);
    expect(told).toMatchObject({ broken: true, messages: [{ severity: 'stopper', text: 'A quote is missing.', note: 'Add it.', place, link: 'vscode://file/articles/port/en.md:7', key: 'port/en/1' }] });
    expect(told.pages).toHaveLength(2);
    news.end();
  });

  test('a fault of a round is told; the next change tries again', async () => {
    const news = events();
    await update(news);
    workshop.next = new Error('out of ink');
    live.changed();
    expect(await update(news)).toMatchObject({ revision: 1, fault: { text: 'Error: out of ink', remedy: 'Try again.' } });
    workshop.next = stateOf({ revision: 3 });
    live.changed();
    expect(await update(news)).toMatchObject({ revision: 3, fault: null });
    news.end();
  });

  test('a fault before the first pages', async () => {
    live.close();
    await serving.close();
    workshop = new FakeWorkshop();
    workshop.next = new Error('no paper');
    await start();
    const news = events();
    expect(await news.next()).toEqual({ event: 'fault', data: JSON.stringify({ text: 'Error: no paper', remedy: 'Try again.' }) });
    news.end();
  });
});
