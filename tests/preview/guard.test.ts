/** Who may ask the preview: its own page, nobody else. */
import { expect, test } from 'vitest';
import { judge } from '../../src/preview/guard.js';

const SECRET = '0123456789abcdef';
const of = (changes: { method?: string; url?: string; headers?: Record<string, string> } = {}) =>
  judge({ method: 'GET', url: `/${SECRET}/frame`, ...changes, headers: { host: '127.0.0.1:4000', ...changes.headers } }, 4000, SECRET);

test('its own page and an address typed by hand', () => {
  expect(of()).toMatchObject({ path: 'frame' });
  expect(of({ headers: { host: 'localhost:4000', 'sec-fetch-site': 'same-origin', origin: 'http://localhost:4000' } })).toMatchObject({ path: 'frame' });
  expect(of({ url: `/${SECRET}/`, headers: { 'sec-fetch-site': 'none' } })).toMatchObject({ path: '' });
  expect(of({ method: 'HEAD' })).toMatchObject({ path: 'frame' });
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'CONNECT'])('%s changes nothing here and is refused', (method) => {
  expect(of({ method })).toEqual({ status: 405 });
});

test.each(['evil.example', 'evil.example:4000', '127.0.0.1', '127.0.0.1:4001', 'localhost', '[::1]:4000', '127.0.0.1:4000.evil.example', '0.0.0.0:4000', ''])('the host “%s” is another', (host) => {
  expect(of({ headers: { host } })).toEqual({ status: 403 });
});

test('no host at all', () => {
  expect(judge({ method: 'GET', url: `/${SECRET}/`, headers: {} }, 4000, SECRET)).toEqual({ status: 403 });
});

test.each(['cross-site', 'same-site', 'something'])('Sec-Fetch-Site %s', (site) => {
  expect(of({ headers: { 'sec-fetch-site': site } })).toEqual({ status: 403 });
});

test.each(['https://evil.example', 'null', 'http://127.0.0.1:4001', 'http://localhost:4000', 'https://127.0.0.1:4000'])('the origin %s', (origin) => {
  expect(of({ headers: { origin } })).toEqual({ status: 403 });
});

test.each(['/', '/frame', `/${SECRET}`, `/${SECRET}x/frame`, `/${SECRET.slice(1)}/frame`, `//${SECRET}/frame`, `/${encodeURIComponent('../')}${SECRET}/`])('without the secret: %s', (url) => {
  expect(of({ url })).toEqual({ status: 404 });
});

test('an address that is none', () => {
  expect(of({ url: `http://evil.example/${SECRET}/` })).toEqual({ status: 400 });
  expect(of({ url: '*' })).toEqual({ status: 400 });
});

test('a path stays as it was typed', () => {
  expect(of({ url: `/${SECRET}/../../etc/passwd?x=%2e` })).toMatchObject({ path: '../../etc/passwd' });
});
