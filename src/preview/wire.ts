/** The words that server and page share. Types only: the page's code takes nothing else from the server's. */
import type { Severity } from '../model/message.js';
import type { PreviewFill, PreviewLength, PreviewPage, PreviewPicture } from '../model/preview.js';

/** A page as it is sent; `html` is null where the other side holds the page of this hash. */
export interface WirePage extends Omit<PreviewPage, 'html'> {
  readonly html: string | null;
}

/** A spot in a source file, from 1. */
export interface Spot {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A message as the page lists it. */
export interface Told {
  readonly severity: Severity;
  readonly rule: string;
  readonly text: string;
  readonly note: string;
  readonly place: Spot | null;
  /** Opens the place in the editor. */
  readonly link: string | null;
  /** What of the pages was typed there (`data-key`, `data-block` or `data-picture`); null where nothing was. */
  readonly key: string | null;
}

/** Pixels per inch that a picture should have, and below which a reader sees them. */
export interface Limits {
  readonly fine: number;
  readonly poor: number;
}

/** A round's result. */
export interface Update {
  readonly revision: number;
  readonly issue: string;
  readonly title: string;
  /** The pages are the last good ones. */
  readonly broken: boolean;
  /** ms. */
  readonly took: number;
  readonly shell: { readonly hash: string; readonly html: string | null };
  readonly skeleton: string;
  readonly pages: readonly WirePage[];
  readonly messages: readonly Told[];
  readonly fill: readonly PreviewFill[];
  readonly lengths: readonly PreviewLength[];
  readonly pictures: readonly Pick<PreviewPicture, 'token' | 'file' | 'pixels'>[];
  readonly limits: Limits;
  /** Hash of the client's code. */
  readonly client: string;
  /** A fault of ours or a lack of the machine's in the last round. */
  readonly fault: { readonly text: string; readonly remedy: string } | null;
}

/** Where something of the pages was typed: the answer to `place?key=…`. */
export interface Source extends Spot {
  readonly link: string;
}
