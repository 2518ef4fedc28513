/** What server and page say to one another: a round's result, with only those pages that the other side does not hold yet. */
import { createHash } from 'node:crypto';
import type { Place } from '../model/message.js';
import type { PreviewState } from '../model/preview.js';
import type { Limits, Told, Update } from './wire.js';

/** What a page in the browser holds already. */
export interface Known {
  /** Hash of the shell; null for none. */
  readonly shell: string | null;
  /** Hashes of pages. */
  readonly pages: ReadonlySet<string>;
}

/** A page that has just been opened. */
export const NOTHING: Known = { shell: null, pages: new Set() };

/** What an update says beside the state. */
export interface UpdateFacts {
  /** Hash of the client's code; a page that runs other code loads itself anew. */
  readonly client: string;
  readonly limits: Limits;
  /** What went wrong with us or the machine in the last round, null where nothing did. */
  readonly fault: Update['fault'];
  /** The address that opens a place in the editor. */
  readonly link: (place: Place) => string;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Finds what of the pages was typed at a place: the key of the last text or picture that begins there or before it in the same file. */
export type FindKey = (place: Place) => string | null;

/** Makes the search through a state's places, once a state. */
export function keysByPlace(places: PreviewState['places']): FindKey {
  const byFile = new Map<string, { readonly key: string; readonly line: number; readonly column: number }[]>();
  for (const [key, { file, line, column }] of Object.entries(places)) {
    const list = byFile.get(file) ?? [];
    if (list.length === 0) byFile.set(file, list);
    list.push({ key, line, column });
  }
  for (const list of byFile.values()) list.sort((a, b) => a.line - b.line || a.column - b.column);
  return ({ file, line, column }) => byFile.get(file)?.findLast((at) => at.line < line || (at.line === line && at.column <= column))?.key ?? null;
}

/** A round's result as a page that holds `known` is told it, and what it holds then. */
export function updateFor(state: PreviewState, known: Known, { client, limits, fault, link }: UpdateFacts): { readonly update: Update; readonly known: Known } {
  const shell = hashOf(state.shell);
  const keyOf = keysByPlace(state.places);
  const messages = state.messages.map(({ severity, rule, text, note, place }): Told => ({ severity, rule, text, note, place: place && { file: place.file, line: place.line, column: place.column }, link: place && link(place), key: place && keyOf(place) }));
  return {
    update: {
      revision: state.revision,
      issue: state.issue,
      title: state.title,
      broken: state.broken,
      took: state.took,
      shell: { hash: shell, html: shell === known.shell ? null : state.shell },
      skeleton: state.skeleton,
      pages: state.pages.map(({ html, ...facts }) => ({ ...facts, html: known.pages.has(facts.hash) ? null : html })),
      messages,
      fill: state.fill,
      lengths: state.lengths,
      pictures: state.pictures.map(({ token, file, pixels }) => ({ token, file, pixels })),
      limits,
      client,
      fault,
    },
    known: { shell, pages: new Set(state.pages.map((page) => page.hash)) },
  };
}
