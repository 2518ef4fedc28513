/** A section's band: its number and its titles over the first article. */
import type { Metrics, Placed, PlacedBox } from '../model/compose.js';
import type { SectionView, TextView } from '../model/view.js';
import { heightOf, setText } from './set.js';

/** Where the section's number stands in its band, pt from the left, and where the titles begin. */
const BAND_NUMBER = 46;

/** The texts of a section's band, for measuring and setting. */
export function bandTexts(section: SectionView): TextView[] {
  return section.titles.map((title) => ({
    key: title.key,
    role: 'band',
    inlines: [{ kind: 'text', text: title.text }],
    lang: title.lang,
    voice: title.voice,
    track: 0,
    hook: '',
    place: { file: '', line: 0, column: 0 },
  }));
}

/** The number in a section's band. */
export const bandNumber = (section: SectionView): TextView => ({
  key: '', role: 'band-number', inlines: [{ kind: 'text', text: String(section.number) }], lang: section.titles[0]?.lang ?? 'vi', voice: 1, track: 0, hook: '', place: { file: '', line: 0, column: 0 },
});

const ownLines = (text: ReturnType<typeof setText>, x: number, y: number, width: number, repeated: boolean): Placed => ({
  kind: 'lines', text, from: 0, to: text.lines.length, x, y, width, indent: 0, marker: null, dropCap: null, endMark: false, own: true, part: null, repeated,
});

/** A band at its size. */
export interface Band {
  /** Units taken, the space below included. */
  readonly units: number;
  readonly box: PlacedBox;
}

/** Sets a section's band across the type area. */
export function bandOf(section: SectionView, metrics: Metrics): Band {
  const { grid } = metrics;
  const number = setText(bandNumber(section), BAND_NUMBER, metrics);
  const width = grid.width - BAND_NUMBER;
  const titles = bandTexts(section).map((view) => setText(view, width, metrics));
  const textHeight = titles.reduce((sum, t) => sum + heightOf(t), 0);
  const units = Math.max(3, Math.ceil(textHeight / grid.unit + 0.3));
  let y = (units * grid.unit - textHeight) / 2;
  const children: Placed[] = [ownLines(number, 0, (units * grid.unit - heightOf(number)) / 2, BAND_NUMBER, true)];
  for (const title of titles) {
    children.push(ownLines(title, BAND_NUMBER, y, width, false));
    y += heightOf(title);
  }
  return { units: units + 2, box: { kind: 'box', className: 'band', x: 0, y: 0, width: grid.width, height: units * grid.unit, children } };
}
