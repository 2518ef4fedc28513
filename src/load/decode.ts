/** Turns a file's bytes into text, and whatever is not clean UTF-8 into messages with line and column. */
import { isUtf8 } from 'node:buffer';
import { isBidiControl } from '../model/characters.js';
import type { Message, Place } from '../model/message.js';

/** A text file may hold this many bytes at most; ten megabytes are some 1,500,000 words. */
export const MAX_TEXT_BYTES = 10 * 1024 * 1024;

export interface Decoded {
  /** Line ends are `\n`, a byte-order mark is gone. What could not be read stands as `?` or a space, told once, so that later stages find the rest. */
  readonly text: string;
  readonly messages: readonly Message[];
}

/** Reads strict UTF-8. UTF-16, other encodings, control characters (all but tab and line end) and bidirectional controls are stoppers at their place. */
export function decode(bytes: Uint8Array, file: string): Decoded {
  const stop = (rule: string, text: string, note: string, place: Place): Message => ({ severity: 'stopper', rule, text, note, place });
  const start: Place = { file, line: 1, column: 1 };
  const utf16 = utf16Kind(bytes);
  if (utf16 !== null) {
    const text = new TextDecoder(utf16).decode(bytes);
    return { text: clean(text), messages: [stop('encoding', `The file is in ${utf16.toUpperCase()}, not in UTF-8.`, 'Save it again with the encoding UTF-8.', start)] };
  }
  const messages: Message[] = [];
  const wrong = firstInvalid(bytes);
  const lossy = clean(new TextDecoder('utf-8').decode(bytes));
  const text = wrong === null ? lossy : lossy.replaceAll('\ufffd', '?');
  if (wrong !== null) {
    const before = clean(new TextDecoder('utf-8').decode(bytes.subarray(0, wrong)));
    const byte = bytes[wrong]!.toString(16).toUpperCase().padStart(2, '0');
    messages.push(stop('encoding', `The byte ${byte} is not UTF-8.`, 'Save the file again with the encoding UTF-8; it was probably saved in an older one (Windows-1258, Latin-1, TCVN3).', placeAt(before, file)));
  }
  // eslint-disable-next-line no-control-regex
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
  for (const match of text.matchAll(control)) {
    const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const what = code === '0000' ? 'A NUL character' : isBidiControl(match[0]) ? `U+${code}, which turns the direction of writing,` : `The control character U+${code}`;
    messages.push(stop('control-character', `${what} stands in the text.`, 'Delete it; it is invisible in most editors and came in by copying.', placeAt(text.slice(0, match.index), file)));
    // One file full of them (a Word document, say) needs one telling, not thousands.
    if (messages.length >= 5) break;
  }
  return { text: text.replace(control, ' '), messages };
}

/** The stopper for a text file of more than MAX_TEXT_BYTES bytes, which is not read at all. */
export const tooLarge = (bytes: number, file: string): Message => ({
  severity: 'stopper',
  rule: 'file-too-large',
  text: `The file has ${(bytes / 1024 / 1024).toFixed(1)} MB.`,
  note: 'A text file may have 10 MB; divide it, or look for what does not belong in it.',
  place: { file, line: 1, column: 1 },
});

/** Line ends of every kind become `\n`. A byte-order mark is dropped by TextDecoder already, except where UTF-16 is guessed. */
const clean = (text: string): string => text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');

/** UTF-16 by its mark, or by every second byte of the beginning being NUL, as in Latin text without a mark. */
function utf16Kind(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 64);
  if (head.length < 4) return null;
  const nuls = (from: number): number => head.filter((byte, i) => i % 2 === from && byte === 0).length / (head.length / 2);
  if (nuls(1) > 0.7 && nuls(0) < 0.1) return 'utf-16le';
  if (nuls(0) > 0.7 && nuls(1) < 0.1) return 'utf-16be';
  return null;
}

/** Offset of the first byte that begins no valid UTF-8 sequence, or null. */
function firstInvalid(bytes: Uint8Array): number | null {
  if (isUtf8(bytes)) return null;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i]!;
    const length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (length > 1 && (i + length > bytes.length || !isUtf8(bytes.subarray(i, i + length)))) return i;
    i += length;
  }
  return null;
}

/** The place right after `before`, which is the file's text up to there. */
function placeAt(before: string, file: string): Place {
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  return { file, line, column, endLine: line, endColumn: column + 1 };
}
