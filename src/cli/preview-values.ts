/** The values after `--port` and `--editor`. */
import { InvalidArgumentError } from 'commander';
import { isEditorPattern } from '../preview/editor.js';

/** A port that a user may listen at. @throws InvalidArgumentError for anything else. */
export function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) throw new InvalidArgumentError('A port is a whole number from 1 to 65535.');
  return port;
}

/** See `isEditorPattern`. @throws InvalidArgumentError for what is none. */
export function editorPattern(text: string): string {
  if (!isEditorPattern(text)) throw new InvalidArgumentError('It begins with the editor’s own scheme and holds {path}, as in vscode://file{path}:{line}:{column}.');
  return text;
}
