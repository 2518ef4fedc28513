/** Divides an article's file into front matter and Markdown, without moving a line or a column of either. */

export interface DividedFile {
  /** The YAML between the fences; null where the file does not begin with a fence or no second one follows. */
  readonly yaml: string | null;
  /** The whole file with fences and front matter blanked out: every offset, line and column is the file's own. */
  readonly body: string;
  /** True where the first fence is not followed by a second one. */
  readonly open: boolean;
}

/** Lines above the YAML: its fence. */
export const LINES_ABOVE_YAML = 1;

const FENCE = /^---[ \t]*$/m;

/** `text` has `\n` line ends. The fence must be the first line. */
export function divide(text: string): DividedFile {
  const first = /^---[ \t]*(?:\n|$)/.exec(text);
  if (first === null) return { yaml: null, body: text, open: false };
  const rest = text.slice(first[0].length);
  const fence = FENCE.exec(rest);
  if (fence === null) return { yaml: null, body: blank(text), open: true };
  const end = first[0].length + fence.index + fence[0].length;
  return { yaml: rest.slice(0, fence.index), body: blank(text.slice(0, end)) + text.slice(end), open: false };
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
