/** Addresses that open a place in an editor, made from a pattern. */
import { resolve, sep } from 'node:path';
import type { Place } from '../model/message.js';

/** Visual Studio Code's own addresses. */
export const DEFAULT_EDITOR = 'vscode://file{path}:{line}:{column}';

/** Schemes that a browser itself acts on; an editor has one of its own. */
const OF_BROWSERS = new Set(['http', 'https', 'javascript', 'data', 'blob', 'file', 'about', 'ftp', 'view-source', 'ws', 'wss']);

/** True for a pattern that names an editor's scheme and says where the path goes. */
export function isEditorPattern(pattern: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(pattern)?.[1]?.toLowerCase();
  return scheme !== undefined && !OF_BROWSERS.has(scheme) && pattern.includes('{path}');
}

/**
 * The address of a place.
 * @param pattern with `{path}` (absolute, percent-encoded, begins with a slash), `{line}` and `{column}`.
 * @param folder the folder that places count from.
 */
export function editorLink(pattern: string, folder: string, place: Pick<Place, 'file' | 'line' | 'column'>): string {
  const path = resolve(folder, place.file).split(sep).map(encodeURIComponent).join('/');
  const facts: Readonly<Record<string, string>> = { path: path.startsWith('/') ? path : `/${path.replace('%3A', ':')}`, line: String(place.line), column: String(place.column) };
  return pattern.replace(/\{(path|line|column)\}/g, (_, name: string) => facts[name]!);
}
