/**
 * Who may ask the preview's server: the page that it served itself, nobody else. Other sites that the browser visits, other names for this machine (DNS
 * rebinding) and other users of it are refused.
 */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What of a request is looked at. */
export interface Asked {
  readonly method?: string | undefined;
  /** As it stands in the request line. */
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** Either the path after the secret, with its query, or the status that refuses. */
export type Ruling = { readonly path: string; readonly query: URLSearchParams } | { readonly status: 400 | 403 | 404 | 405 };

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * Judges a request.
 * - Only GET and HEAD: nothing here changes anything.
 * - Host is this server by number or as localhost (RFC 9110, 7.2): a foreign name that resolves to 127.0.0.1 is none.
 * - Origin and Sec-Fetch-Site, where a browser sends them, are this server's own; `none` is an address typed by hand.
 * - The path begins with the secret, which only this run's address holds.
 */
export function judge({ method, url, headers }: Asked, port: number, secret: string): Ruling {
  if (method !== 'GET' && method !== 'HEAD') return { status: 405 };
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (headers.host === undefined || !hosts.includes(headers.host)) return { status: 403 };
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`) return { status: 403 };
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return { status: 403 };
  // Never resolved as an address: dots and encoded slashes stay as they are and match nothing.
  const asked = /^\/([^/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/.exec(url ?? '');
  if (!asked) return { status: 400 };
  if (!sameText(asked[1]!, secret)) return { status: 404 };
  return asked[2] === undefined ? { status: 404 } : { path: asked[2], query: new URLSearchParams(asked[3] ?? '') };
}
