/** What the page asked for and was not given, as messages: whatever it was, the page is without it. */
import { fileURLToPath } from 'node:url';
import { basename } from 'node:path';
import type { Refusal } from '../browser/index.js';
import type { Message } from '../model/message.js';

/**
 * A quality error for each refusal, with the page or the styles that asked.
 * @param html the document, in which the address stands as it was typed.
 */
export const refusedMessages = (refused: readonly Refusal[], html: string): Message[] =>
  refused.map(({ url, kind }) => {
    if (url === null) return message(`The page holds what would run (${kind}); it did not.`, 'Look for it in the templates; a page needs no script.');
    // An address that begins nowhere was taken from the folder where the document lies for a moment.
    const typed = !html.includes(url) && url.startsWith('file:') ? basename(fileURLToPath(url)) : url;
    return message(`${askedBy(typed, html)} asked for ${typed} (${kind}), which was not let through.`, 'Pages load the fonts of the styles and the pictures of the issue, and nothing else: name it as one of them, or take the address out.');
  });

const message = (text: string, note: string): Message => ({ severity: 'error', rule: 'request-refused', text, note, place: null });

/** Who has the address: a page, the styles, or, where it was put together on the way, the document. */
function askedBy(typed: string, html: string): string {
  const at = html.indexOf(typed);
  if (at < 0) return 'The document';
  const before = html.slice(0, at);
  if (before.lastIndexOf('<style') > before.lastIndexOf('</style>')) return 'The styles';
  const page = /data-n="(\d+)"(?![\s\S]*data-n=")/.exec(before)?.[1];
  return page === undefined ? 'The document' : `Page ${page}`;
}
