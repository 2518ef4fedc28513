/** Collects what parsing has to tell, so that one run tells everything. */
import { isBidiControl } from '../model/characters.js';
import type { Message, Place, Severity } from '../model/message.js';

/** Takes messages one by one. A fact ends with a full stop; the note is the remedy. */
export interface Reporter {
  /** What breaks the format: no PDF. */
  readonly stop: (rule: string, place: Place | null, text: string, note: string) => void;
  /** What lowers the quality: the PDF is written. */
  readonly error: (rule: string, place: Place | null, text: string, note: string) => void;
  readonly warn: (rule: string, place: Place | null, text: string, note: string) => void;
  /** Passes on what another reporter was told. */
  readonly pass: (message: Message) => void;
  /** In the order they were told. */
  readonly messages: readonly Message[];
}

/** A reporter with nothing told yet. */
export function createReporter(): Reporter {
  const messages: Message[] = [];
  const tell = (severity: Severity) => (rule: string, place: Place | null, text: string, note: string): void => {
    messages.push({ severity, rule, text, note, place });
  };
  return { stop: tell('stopper'), error: tell('error'), warn: tell('warning'), pass: (message) => void messages.push(message), messages };
}

/** Passes on all that was told elsewhere. */
export const tellAll = (messages: readonly Message[], report: Reporter): void => messages.forEach((message) => report.pass(message));

/**
 * The first piece of HTML in a text that is printed as it stands, as it was typed; null without. What begins with `<` and is no HTML (`a < b`,
 * `<an@b.vn>`, `<https://…>`) is text. (CommonMark 0.31, section 6.6.)
 */
export const markupIn = (text: string): string | null => /<\/?[a-z][a-z0-9-]*(?:[\s/][^<>]*)?>|<!--|<!\[CDATA\[|<![a-z]|<\?/i.exec(text)?.[0] ?? null;

/** What is wrong with a character of a text that was typed as an escape or entity (`&#7;`, `"\\x07"`) or lost by a converter; null for a clean text. */
export function characterFault(text: string): string | null {
  // eslint-disable-next-line no-control-regex
  const found = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffd]/.exec(text)?.[0];
  if (found === undefined) return null;
  if (isBidiControl(found)) return `The text holds U+${found.charCodeAt(0).toString(16).toUpperCase()}, which turns the direction of what follows.`;
  if (found === '\ufffd') return 'A character was lost here: the text holds U+FFFD in its place.';
  return `The text holds the control character U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}.`;
}

/** A text that stands in one piece (a title, a caption, a name) may have so many characters; a page of columns holds some 4,500. */
const MOST_IN_ONE_PIECE = 5000;

/** Tells of a text in one piece that no page could hold. */
export function tellLong(text: string, place: Place, report: Reporter): void {
  if (text.length <= MOST_IN_ONE_PIECE) return;
  report.stop('text-too-long', place, `The text has ${text.length.toLocaleString('en')} characters, more than a page holds.`, `It stands on one page: give it ${MOST_IN_ONE_PIECE.toLocaleString('en')} characters at most. What is longer belongs into the body of an article.`);
}

/** A typed word as it stands in a message: in quotation marks, cut at 60 characters. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `“${line.slice(0, 59)}…”` : `“${line}”`;
}
