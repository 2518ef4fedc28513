/** What a proof shows that the magazine does not: the mark over every page, and pages with the open messages at its end. */
import type { ComposedPage } from '../model/compose.js';
import { countMessages } from '../diagnostics/report.js';
import type { Message, Severity } from '../model/message.js';

/** The letters of PROOF as single strokes, on a body 10 wide and 14 high: drawn, not set, so that no reader and no search finds them in the text. */
const LETTERS = ['M0 14V0H6a4 4 0 0 1 0 8H0', 'M0 14V0H6a4 4 0 0 1 0 8H0M5 8L10 14', 'M5 0a5 7 0 0 1 0 14a5 7 0 0 1 0-14', 'M5 0a5 7 0 0 1 0 14a5 7 0 0 1 0-14', 'M0 14V0H9M0 7H7'] as const;
const STEP = 14;

/**
 * The mark: thin outlined letters in light gray across the page, multiplied with what lies below, so that everything stays to be read.
 * Placed from the trim's corner, whatever the page's type area is.
 */
export const proofMark = (): string => {
  const letters = LETTERS.map((path, i) => `<path transform="translate(${i * STEP} 0)" d="${path}"/>`).join('');
  return `<svg class="proof-mark" aria-hidden="true" viewBox="-2 -2 ${STEP * 5} 18" fill="none" stroke="#d8d8d8" stroke-width="0.35">${letters}</svg>`;
};

const WORDS: Readonly<Record<Severity, string>> = { stopper: 'stopper', error: 'error', warning: 'warning', info: 'info' };
/** What the list's measure of 162 mm holds in its size: characters a line, lines a page. */
const CHARACTERS = 118;
const LINES = 68;

interface Entry {
  readonly severity: string;
  readonly place: string;
  readonly rule: string;
  readonly text: string;
  readonly note: string;
}

/** A third of a line parts an entry from the next. */
const linesOf = ({ severity, place, rule, text, note }: Entry): number =>
  0.36 + Math.ceil((severity.length + place.length + text.length + rule.length + 4) / CHARACTERS) + (note === '' ? 0 : Math.ceil(note.length / CHARACTERS));

/** Messages into as many pages as they need; at least one, which says that there is nothing to tell. `pages` are those of the issue. */
export function messagePages(messages: readonly Message[], pages: number): ComposedPage[] {
  const counts = countMessages(messages);
  const summary = Object.entries(counts).filter(([, n]) => n > 0).map(([severity, n]) => `${n} ${severity}`).join(' · ');
  const groups: Entry[][] = [[]];
  let used = 0;
  for (const message of messages) {
    const { place } = message;
    const entry: Entry = { severity: WORDS[message.severity], place: place === null ? '' : `${place.file}:${place.line}:${place.column}`, rule: message.rule, text: message.text, note: message.note };
    const lines = linesOf(entry);
    if (used + lines > LINES && groups[groups.length - 1]!.length > 0) {
      groups.push([]);
      used = 0;
    }
    groups[groups.length - 1]!.push(entry);
    used += lines;
  }
  return groups.map((entries, i): ComposedPage => {
    const number = pages + 1 + i;
    return {
      number, side: number % 2 === 0 ? 'left' : 'right', kind: 'filler', section: null, articles: [], opens: [], head: null, folio: false, placed: [], runs: [],
      fixed: { kind: 'filler', template: 'messages', data: { entries, summary: summary === '' ? 'nothing to report' : summary, part: groups.length > 1 ? `${i + 1} / ${groups.length}` : '' }, pictures: [] },
    };
  });
}
