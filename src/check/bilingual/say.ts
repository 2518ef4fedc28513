/** How places of the other language are named in messages. */
import type { Lang } from '../../model/issue.js';
import type { Place } from '../../model/message.js';

const NAMES = new Intl.DisplayNames(['en'], { type: 'language' });

/** `Vietnamese`, `English`. */
export const languageName = (lang: Lang): string => NAMES.of(lang) ?? lang;

/** `articles/port/en.md, line 12` */
export const at = ({ file, line }: Place): string => `${file}, line ${line}`;

/** A text as it is quoted in a message: one line, cut at 60 characters. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `“${line.slice(0, 59).trimEnd()}…”` : `“${line}”`;
}
