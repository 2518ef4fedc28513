/** Breaks a text into lines for a terminal. */

/** Signs that take two cells of a terminal or none are rare in what we say: each counts as one. */
const cells = (text: string): number => [...text].length;

/**
 * Breaks a text at its spaces into lines of at most `width` cells; a longer word gets a line of its own and stays whole, so that paths can be
 * copied. At least one line.
 */
export function fold(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && cells(line) + 1 + cells(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
