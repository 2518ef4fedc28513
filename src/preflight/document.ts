/** docs/preflight-rules.md, made from the catalogue and the profiles of limits. */
import { RULES } from './catalogue.js';
import { GATES } from './gates.js';
import type { Limits } from './limits/limits.js';

/** The rows of the table of limits: what is measured, and how it is said. */
const ROWS: readonly (readonly [string, (limits: Limits) => string])[] = [
  ['standard', (l) => ({ 'pdfx-4': 'PDF/X-4', 'pdfx-1a': 'PDF/X-1a', none: 'none' })[l.standard]],
  ['colour spaces', (l) => l.colours.join(', ')],
  ['spot colours', (l) => `${l.spotColours}`],
  ['pages', (l) => `a multiple of ${l.pagesMultiple}`],
  ['bleed', (l) => `${l.bleed} mm`],
  ['text from the trim', (l) => `${l.safe} mm`],
  ['ink over a square: error, warning above', (l) => `${l.ink.most}%, ${l.ink.target}% in ${l.ink.square} mm`],
  ['ink of one colour', (l) => `${l.ink.colour}%`],
  ['ink of black text', (l) => `${l.ink.richBlackText}%`],
  ['pictures: error, warning below, note above', (l) => `${l.pictures.errorBelow}, ${l.pictures.warnBelow}, ${l.pictures.noteAbove} ppi`],
  ['line art: error, warning below', (l) => `${l.bitmaps.errorBelow}, ${l.bitmaps.warnBelow} ppi`],
  ['text in several inks, or white, from', (l) => `${l.text.severalInksFrom} pt`],
  ['black text overprints below', (l) => `${l.text.blackOverprintsBelow} pt`],
  ['thinnest line', (l) => `${l.lines.least} pt`],
  ['black lines overprint below', (l) => `${l.lines.blackOverprintsBelow} pt`],
];

/** The whole page as Markdown. @param profiles our limits by their names. */
export function rulesDocument(profiles: ReadonlyMap<string, Limits>): string {
  const rules = [...RULES, ...GATES].sort((a, b) => (a.id < b.id ? -1 : 1));
  const names = [...profiles.keys()];
  const off = [...profiles].flatMap(([name, { severities }]) => Object.entries(severities).map(([rule, weight]) => `\`${rule}\` is ${weight === 'off' ? 'not asked' : `of weight ${weight}`} in \`${name}\`.`));
  return `# Rules of the preflight

Made from \`src/preflight/\`; \`UPDATE=1 npx vitest run tests/preflight\` writes it.

\`magazine preflight <file.pdf>\` holds any PDF against a printer’s limits, and every print edition is held against them when it is built.

## Limits

| | ${names.map((name) => `\`${name}\``).join(' | ')} |
|---|${names.map(() => '---').join('|')}|
${ROWS.map(([what, say]) => `| ${what} | ${[...profiles.values()].map(say).join(' | ')} |`).join('\n')}

${off.join(' ')}

A printer’s own limits are a YAML file that names only what differs, given with \`--profile limits/our-printer.yaml\` or as \`printing.limits\` in issue.yaml
or house.yaml; all keys stand in [\`profiles/limits/sheetfed-offset.yaml\`](../profiles/limits/sheetfed-offset.yaml):

\`\`\`yaml
extends: sheetfed-offset
name: Our printer
ink:
  most: 300
severities:
  font-type3: error      # error | warning | info | off
\`\`\`

## What is reckoned, and how

- **Ink** is reckoned from the objects of the page, on cells of 1 mm, in the order they are painted: fills, strokes, letters by the share of their box that
  their outlines fill, gradients and masks cell by cell, opacity, overprint, and the blend modes Multiply, Screen, Darken and Lighten (others count as
  Normal). Pictures are read at up to 192 pixels a side, each the mean of a block: a single heavy pixel is no matter for a press. What needs a profile to
  become ink (RGB, Lab) counts as none; the rule \`colour-space\` names it.
- **Resolution** is that of the placed size, in the direction that has less.
- **Lines** are strokes, whose width may come from a graphics state, and filled boxes under 4 pt that are four times as long as wide.
- Measures are compared as they are shown: text to 0.1 pt, lines to 0.001 pt, resolution to 1 ppi. Ink has two points of grace for rounding.
- Not looked into: meshes (shadings of types 4 to 7), pictures packed as JPEG 2000, JBIG2 or CCITT (their ink; their resolution is), colours of letters
  inside Type 3 fonts. Nothing here certifies a file: the printer’s own preflight has the last word.

## Rules

${rules.map((rule) => `### ${rule.id}\n\n**${rule.severity}** · ${rule.source}\n\n${rule.why} ${rule.remedy}`).join('\n\n')}
`;
}
