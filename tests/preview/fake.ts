/** A workshop whose issue a test changes by hand, and a preview of it. */
import { EventEmitter } from 'node:events';
import { get, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import type { PreviewPage, PreviewState, Workshop } from '../../src/model/preview.js';
import { createHash } from 'node:crypto';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

export const pageOf = (number: number, body: string): PreviewPage => {
  const side = number % 2 === 0 ? 'left' : 'right';
  const html = `<section class="page article ${side}" data-n="${number}"><span class="rh-outer">Head ${number}</span><div class="fine">${body}</div></section>`;
  return { number, side, kind: 'article', articles: ['port'], html, hash: hash(html) };
};

export const stateOf = (changes: Partial<PreviewState> = {}): PreviewState => ({
  revision: 1, issue: 'spring', folder: '/home/vy/issues/spring', title: 'Spring', broken: false, shell: '<!doctype html><html lang="vi"><head><style>.page { color: #000 }</style></head><body><!--pages--></body></html>',
  pages: [pageOf(1, '<p data-block="port/vi/1">Một</p>'), pageOf(2, '<p data-block="port/en/1">One</p>')], skeleton: 'two', messages: [], fill: [], lengths: [], pictures: [],
  places: { 'port/vi/1': { file: 'articles/port/vi.md', line: 5, column: 1 }, 'port/en/1': { file: 'articles/port/en.md', line: 5, column: 1 } }, took: 3, ...changes,
});

/** What a fake workshop is asked for beside rounds. */
export class FakeWorkshop implements Workshop {
  readonly asked: string[] = [];
  /** The state that the next round finds; an error fails it. */
  next: PreviewState | Error = stateOf();
  now: PreviewState | null = null;
  readonly rounds = new EventEmitter();

  async round(): Promise<PreviewState> {
    this.rounds.emit('round');
    if (this.next instanceof Error) throw this.next;
    return (this.now = this.next);
  }
  async review(): Promise<PreviewState> {
    return this.now ?? this.round();
  }
  state(): PreviewState | null {
    return this.now;
  }
  async picture(token: string, proof: boolean): Promise<{ type: string; bytes: Uint8Array } | null> {
    this.asked.push(`picture ${token}${proof ? ' proof' : ''}`);
    return token === 'abc' ? { type: 'image/png', bytes: Uint8Array.of(1, 2, 3) } : null;
  }
  async font(index: number): Promise<{ type: string; bytes: Uint8Array } | null> {
    this.asked.push(`font ${index}`);
    return index === 0 ? { type: 'font/ttf', bytes: Uint8Array.of(4, 5) } : null;
  }
  overlay(kind: string): readonly string[] | null {
    return kind === 'grid' ? ['<svg class="overlay"></svg>', ''] : null;
  }
  async proofShell(): Promise<string> {
    return 'proof';
  }
  watched(): readonly string[] {
    return [];
  }
  async close(): Promise<void> {}
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks as a program would that keeps to no rules: the path goes out as it is. */
export const ask = (port: number, path: string, headers: OutgoingHttpHeaders = {}, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = get({ host: '127.0.0.1', port, path, method, headers, setHost: headers['host'] === undefined }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => (body += part)).on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.on('error', reject);
  });
