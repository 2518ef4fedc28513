/** The preview's web server, for this machine alone: its own code, the pages, their pictures and fonts by token, and news of every round. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EnvironmentError } from '../diagnostics/errors.js';
import type { Place } from '../model/message.js';
import type { Workshop } from '../model/preview.js';
import { appHtml, FRAME_HTML, type Assets, type Served } from './assets.js';
import { judge } from './guard.js';
import type { Live } from './live.js';
import { NOTHING, updateFor, type Known } from './protocol.js';
import { takeTurns } from './turns.js';
import type { Limits, Source } from './wire.js';

export interface ServeOptions {
  readonly workshop: Workshop;
  readonly live: Live;
  readonly assets: Assets;
  /** The first part of every path. */
  readonly secret: string;
  /** Tried in order; 0 for any that is free. */
  readonly ports: readonly number[];
  readonly limits: Limits;
  /** The address that opens a place in the editor. */
  readonly link: (place: Place) => string;
  /** Told of what could not be answered. */
  readonly onError: (error: unknown) => void;
}

/** A server that answers. */
export interface Serving {
  readonly port: number;
  /** `http://127.0.0.1:…/…/` */
  readonly address: string;
  /** Ends at once, open connections too. */
  close(): Promise<void>;
}

const HTML = 'text/html; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';
const COMMON_POLICY = "base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'self'";
/** Content Security Policy (Level 3) of the page round the pages: its own script and style, nothing inline, no other host. */
const APP_POLICY = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; ${COMMON_POLICY}`;
/** Of the pages: Paged.js and the composed lines need inline styles; scripts are still only ours. */
const FRAME_POLICY = `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; ${COMMON_POLICY}`;
/** Of everything else: a drawing that is opened by itself may show what it holds, and do nothing. */
const NO_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox";
/** How soon a page asks again when the server went away, ms. */
const RETRY_MS = 400;
/** Pictures made at a time: each uses several threads. */
const PICTURES_AT_ONCE = 2;

const headers = (policy: string): Record<string, string> => ({
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // Kept, but asked for each time: the tag tells whether it is still good.
  'Cache-Control': 'private, no-cache',
});

const text = (type: string, body: string): Served => ({ type, bytes: Buffer.from(body) });

/** Answers what the guard let through; null where there is nothing of this name. No name is ever taken for a file's path. */
async function answer(path: string, query: URLSearchParams, { workshop, assets, link }: ServeOptions, inTurn: <T>(work: () => Promise<T>) => Promise<T | null>): Promise<Served | null> {
  if (path === '') return text(HTML, appHtml(assets.hash));
  if (path === 'frame') return text(HTML, FRAME_HTML);
  if (path === 'shell/proof') return text(HTML, await workshop.proofShell());
  if (path === 'place') {
    const key = query.get('key') ?? '';
    const places = workshop.state()?.places ?? {};
    const place = Object.hasOwn(places, key) ? places[key] : undefined;
    return place ? text(JSON_TYPE, JSON.stringify({ file: place.file, line: place.line, column: place.column, link: link(place) } satisfies Source)) : null;
  }
  const asset = assets.files.get(path);
  if (asset) return asset;
  const [kind, name, ...rest] = path.split('/');
  if (name === undefined || rest.length > 0) return null;
  if (kind === 'picture' || kind === 'proof') return inTurn(() => workshop.picture(name, kind === 'proof'));
  if (kind === 'font') return /^\d{1,4}$/.test(name) ? workshop.font(Number(name)) : null;
  if (kind === 'overlay') {
    const pieces = workshop.overlay(name);
    return pieces && text(JSON_TYPE, JSON.stringify(pieces));
  }
  return null;
}

const policyOf = (path: string): string => (path === '' ? APP_POLICY : path === 'frame' ? FRAME_POLICY : NO_POLICY);

function send(request: IncomingMessage, response: ServerResponse, path: string, { type, bytes }: Served): void {
  const tag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 24)}"`;
  const head = { ...headers(policyOf(path)), ETag: tag };
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, head).end();
    return;
  }
  response.writeHead(200, { ...head, 'Content-Type': type, 'Content-Length': bytes.byteLength });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

const refuse = (response: ServerResponse, status: number): void => void response.writeHead(status, { ...headers(NO_POLICY), 'Content-Type': 'text/plain; charset=utf-8', ...(status === 405 ? { Allow: 'GET, HEAD' } : {}) }).end(`${status}\n`);

/** News as Server-Sent Events (HTML, 9.2): the whole state first, then what has changed. */
function subscribe(response: ServerResponse, { live, assets, limits, link }: ServeOptions): void {
  response.writeHead(200, { ...headers(NO_POLICY), 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' });
  response.write(`retry: ${RETRY_MS}\n\n`);
  let known: Known = NOTHING;
  const tell = (round: Live['now']): void => {
    if (!round.state) {
      if (round.fault) response.write(`event: fault\ndata: ${JSON.stringify(round.fault)}\n\n`);
      return;
    }
    const told = updateFor(round.state, known, { client: assets.hash, limits, fault: round.fault, link });
    known = told.known;
    response.write(`event: update\ndata: ${JSON.stringify(told.update)}\n\n`);
  };
  tell(live.now);
  response.on('close', live.listen(tell));
}

function listenAt(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function listen(server: Server, [port = 0, ...others]: readonly number[]): Promise<number> {
  try {
    return await listenAt(server, port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    if (others.length > 0) return listen(server, others);
    throw new EnvironmentError(`Port ${port} of this machine cannot be had (${code}).`, 'Name another with --port, or leave it out and any free one is taken.', { cause: error });
  }
}

/**
 * Serves a preview on 127.0.0.1.
 * @throws EnvironmentError where the ports are taken.
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  const turns = takeTurns(PICTURES_AT_ONCE);
  const server = createServer((request, response) => {
    const ruling = judge(request, port, options.secret);
    if ('status' in ruling) refuse(response, ruling.status);
    else if (ruling.path === 'events') subscribe(response, options);
    else {
      answer(ruling.path, ruling.query, options, (work) => turns(work, () => !response.destroyed)).then(
        (served) => (served ? send(request, response, ruling.path, served) : refuse(response, 404)),
        (error: unknown) => {
          options.onError(error);
          refuse(response, 500);
        },
      );
    }
  });
  const port = await listen(server, options.ports);
  return {
    port,
    address: `http://127.0.0.1:${port}/${options.secret}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
