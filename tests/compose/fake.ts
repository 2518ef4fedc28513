/** A world without a browser: every letter is half an em wide, styles are what a test says. */
import type { Metrics, StyleMetrics } from '../../src/model/compose.js';
import type { FigureView, Role, TextBlockView, TextView, ThreadView } from '../../src/model/view.js';

const place = { file: 'articles/test/vi.md', line: 1, column: 1 };

/** Metrics with a grid of 13 pt units; `rows` and column widths as on the real page unless given. */
export function fakeMetrics(grid: Partial<Metrics['grid']> = {}, styles: Partial<Record<Role, Partial<StyleMetrics>>> = {}): Metrics {
  return {
    grid: { unit: 13, rows: 50, width: 453.5, gutter: 17, head: 51, inner: 45, outer: 40, wordSpaceMin: 0.19, wordSpaceComfortable: 0.42, letterSpaceMax: 0.015, letterSpaceMin: 0, wordSpaceLoose: 0.52, ...grid },
    style: (key) => {
      const role = key.split('|')[0] as Role;
      const justified = role === 'body' || role === 'lead';
      return { size: 10, leading: 13, space: 2.5, indent: 10, padX: 0, padY: 0, align: justified ? 'justify' : 'left', ...styles[role] };
    },
    width: (_key, _path, word) => [...word].length * 5,
  };
}

export const text = (key: string, words: string, role: Role = 'body'): TextView => ({ key, role, inlines: [{ kind: 'text', text: words }], lang: 'vi', voice: 1, track: 0, hook: '', place });

export const paragraph = (key: string, words: string): TextBlockView => ({ kind: 'text', text: text(key, words), marker: null, indent: 0, flush: false, dropCap: false, keepNext: false, tight: false, question: false, verse: false });

export const heading = (key: string, words: string): TextBlockView => ({ ...paragraph(key, words), text: text(key, words, 'h2'), keepNext: true });

export const figure = (key: string, span: FigureView['span'] = 'column', at: FigureView['at'] = null): FigureView => ({
  kind: 'figure',
  picture: { key, path: `/${key}.jpg`, width: 1500, height: 1000, vector: false, focus: null, position: '50% 50%', alt: '', altLang: null, place },
  captions: [text(`${key}/caption`, 'A caption of a few words', 'caption')],
  span, at, height: null, keep: 1,
});

export const thread = (blocks: ThreadView['blocks'], lang = 'vi'): ThreadView => ({
  thread: `test/${lang}`, lang, voice: lang === 'vi' ? 1 : 2, kicker: null, title: text(`title/${lang}`, 'A title', 'title-1'), standfirst: null, byline: null, blocks, sign: null,
});

/** A paragraph of `n` words that differ. */
export const words = (n: number, seed = 0): string => Array.from({ length: n }, (_, i) => 'lorem ipsum dolor sit amet consectetur elit sed do'.split(' ')[(i * 7 + seed) % 9]).join(' ');
