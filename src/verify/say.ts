/** What verification has to say: one function a rule, so that all wording stands in one place. All of it stops the build. */
import type { Message, Place } from '../model/message.js';
import type { Hidden } from '../pdf/index.js';
import type { TextExpectation } from './units.js';
import { wordsFrom } from './normalise.js';

/** Why a text that is in the PDF does not count as found. */
export type Unseen = Hidden | 'outside-frame';

const WHY: Readonly<Record<Unseen, string>> = {
  'too-small': 'is set smaller than 1 pt',
  'not-painted': 'is painted in a mode that leaves no ink',
  transparent: 'is painted with full transparency',
  clipped: 'is clipped away',
  'outside-trim': 'stands outside the trim',
  covered: 'lies under something that is painted over it',
  'same-colour': 'has the colour of what it stands on',
  'outside-frame': 'stands outside its frame',
};

const REMEDY: Readonly<Record<Unseen, string>> = {
  'too-small': 'Look for a font size in the styles that comes out at zero.',
  'not-painted': 'Look for text made invisible in the styles.',
  transparent: 'Look for an opacity or a transparent colour in the styles.',
  clipped: 'Give the text more room: shorten it, or look for a fixed height with hidden overflow in the styles.',
  'outside-trim': 'Give the text less width, or look for what pushes it over the edge of the page.',
  covered: 'Move the picture or box that lies over it, or take its background away.',
  'same-colour': 'Give the text or its ground another colour in the styles.',
  'outside-frame': 'Shorten the text or enlarge its frame: it runs over.',
};

const LAYOUT_FAULT = 'The layout lost it: change the block or what stands beside it, and report the fault with this issue.';

const stopper = (rule: string, text: string, note: string, place: Place | null): Message => ({ severity: 'stopper', rule, text, note, place });
const upper = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const quoted = (text: TextExpectation): string => `${text.what} “${wordsFrom(text.text, 0)}”`;
const share = (missing: number, all: number): string => `${Math.max(1, Math.round((missing / all) * 100))}%`;

/** Nothing, or only part, of a text is on the pages. `missing` and `all` count comparable characters; `from` is the first missing one. */
export function textLost(text: TextExpectation, missing: number, all: number, from: number): Message {
  const said = missing >= all
    ? `The ${quoted(text)} is on no page.`
    : `Of the ${quoted(text)} ${share(missing, all)} is on no page, from “${wordsFrom(text.text, from)}” on.`;
  return stopper('text-lost', said, LAYOUT_FAULT, text.place);
}

export function textHidden(text: TextExpectation, why: Unseen, page: number, missing: number, all: number, from: number): Message {
  const said = missing >= all
    ? `The ${quoted(text)} ${WHY[why]} on page ${page}.`
    : `Of the ${quoted(text)} ${share(missing, all)} ${WHY[why]} on page ${page}, from “${wordsFrom(text.text, from)}” on.`;
  return stopper('text-hidden', said, REMEDY[why], text.place);
}

export function textDoubled(text: TextExpectation, page: number, part: string | null): Message {
  const said = part === null ? `The ${quoted(text)} stands twice, the second time on page ${page}.` : `Part of the ${quoted(text)} (“${part}”) stands twice on page ${page}.`;
  return stopper('text-doubled', said, 'Remove the repetition if it is in the source; otherwise report the fault with this issue.', text.place);
}

export function textOrder(text: TextExpectation, page: number): Message {
  return stopper('text-order', `The ${quoted(text)} is out of its order on page ${page}.`, 'The layout moved it: report the fault with this issue.', text.place);
}

/** `x`, `y`: mm from the trim's top-left corner. */
export function strayText(words: string, page: number, x: number, y: number): Message {
  const where = `${Math.round(x)} mm from the left and ${Math.round(y)} mm from the top of page ${page}`;
  return stopper('stray-text', `“${words}” stands ${where}, where nothing of the source belongs.`, 'Look for what prints it in templates and styles.', null);
}

export function pictureLost(name: string, place: Place, page: number | null): Message {
  const said = page === null ? `The picture ${name} is on no page.` : `The picture ${name} is not painted on page ${page}, where it has its place.`;
  return stopper('picture-lost', said, page !== null && isDrawing(name) ? `${EMPTY_DRAWING} Otherwise: ${LAYOUT_FAULT}` : LAYOUT_FAULT, place);
}

/** Drawings may be empty or fill a part of their sheet alone, which nobody sees who does not draw them. */
const isDrawing = (name: string): boolean => /\.svg$/i.test(name);
const EMPTY_DRAWING = 'Open the drawing by itself: one that shows nothing, or has no `viewBox` that it fills, has to be exported again, cut to what is drawn.';

export function pictureTooSmall(name: string, place: Place, page: number, width: number, height: number): Message {
  const said = `The picture ${name} has only ${width.toFixed(1)} x ${height.toFixed(1)} mm on page ${page}.`;
  return stopper('picture-too-small', said, 'Give it room: look for what squeezes it, or set its height.', place);
}

/** `seen`: share of the picture's place that shows it, 0 to 1. */
export function pictureClipped(name: string, place: Place, page: number, seen: number): Message {
  const said = `Only ${Math.floor(seen * 100)}% of the place of picture ${name} on page ${page} shows it; the rest is clipped, covered or empty.`;
  return stopper('picture-clipped', said, isDrawing(name) ? `${EMPTY_DRAWING} Otherwise: ${COVERED}` : COVERED, place);
}

const COVERED = 'Move what lies over it, or look for hidden overflow in the styles.';

/** `printed`: the number in the contents, null where there is none; `folio`: that of the page, null where it has none. */
export function contentsNumber(entry: string, printed: number | null, folio: number | null, place: Place | null): Message {
  const found = printed === null ? `no page number` : `page ${printed}`;
  const right = folio === null ? 'opens on a page without a number' : `opens on page ${folio}`;
  return stopper('contents-number', upper(`the contents give ${found} for ${entry}, which ${right}.`), 'Build again; if it stays, report the fault with this issue.', place);
}
