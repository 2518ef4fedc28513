/** Finds lines that look like directives but could not be read as such, so that none of them is printed as text. */
import type { Heading, Paragraph } from 'mdast';
import { suggest } from '../../diagnostics/nearest.js';
import { quote } from '../reporter.js';
import { DIRECTIVES, exampleOf, isDirective } from './directive-names.js';
import type { FileContext } from './context.js';

/** Tells every line of a text block that begins with `::name` or `:::`. A backslash before the colons makes them text. */
export function checkDirectiveLines(node: Paragraph | Heading, cx: FileContext): void {
  const { position } = node;
  if (position === undefined) return;
  for (let line = position.start.line; line <= position.end.line; line += 1) {
    const whole = cx.lines[line - 1] ?? '';
    const from = line === position.start.line ? position.start.column - 1 : /^[\s>]*/.exec(whole)![0].length;
    const typed = whole.slice(from);
    const match = /^(:{2,})([ \t]*)([\p{L}\p{N}_-]*)/u.exec(typed);
    if (match === null) continue;
    const [, typedColons = '', space = '', name = ''] = match;
    const colons = typedColons.slice(0, 6);
    const place = { file: cx.file, line, column: from + 1, endLine: line, endColumn: from + 1 + match[0].length };
    if (/^:{3,}\s*$/.test(typed)) {
      cx.report.stop('directive-syntax', place, `\`${colons}\` closes nothing.`, 'Delete the line. Where one box stands inside another, write the outer one with more colons: `::::sidebar` … `::::`.');
    } else if (isDirective(name)) {
      cx.report.stop('directive-syntax', place, `The directive \`${colons}${name}\` cannot be read.`, `Write it on one line like \`${exampleOf(name)}\`${space === '' ? '' : ', without a space after the colons'}; close every bracket and put quotes round values that hold spaces.`);
    } else if (space === '' && /^\p{L}/u.test(name)) {
      cx.report.stop('unknown-directive', place, `There is no directive ${quote(name)}.`, `${suggest(name, DIRECTIVES, 'Directives')} Where the colons are text, put \`\\\` before them.`);
    }
  }
}
