/** What several fixed pages share: pictures with captions, imprint, names of the magazine. */
import type { CaptionedPicture, IssueMeta, Lang, Localized, PictureRef, PlacedText } from '../model/issue.js';
import { placeKey } from '../model/layout.js';
import type { PageKind } from '../model/layout.js';
import { TRIM_MM } from '../model/paper.js';
import type { Pictures } from '../model/stages.js';
import type { FixedPageView, PictureView, PlainView, Voice } from '../model/view.js';
import { pictureView, type AltWords } from './article.js';
import { SANS, heightOf } from './fit.js';
import { creditText, fillTerm, plainViews, voiceOf } from './words.js';

/** Captions as styles/print.css sets them, pt. */
export const CAPTION_SIZE = 7.6;
export const CAPTION_LEADING = 9.75;

/** The type area and its columns, mm: what styles/print.css sets, for estimates. */
export const TYPE_WIDTH = 160;
export const HALF = 77;
export const THIRD = 49.33;
export const GUTTER = 6;

/** Accents of the sections, in turn. */
const ACCENTS = 4;
export const accentOf = (section: number): number => ((section - 1) % ACCENTS) + 1;

/** The link to the page on which something opens. */
export const anchorOf = (entry: string): string => `to-${entry.replace('/', '-')}`;

/** A caption in one language with its credit. */
export interface CaptionView extends PlainView {
  readonly credit: string | null;
}

export interface PhotoView {
  readonly picture: PictureView;
  readonly captions: readonly CaptionView[];
}

export function page(kind: PageKind, template: string, data: Record<string, unknown>, pictures: readonly (PictureView | null | undefined)[]): FixedPageView {
  return { kind, template, data, pictures: pictures.filter((p): p is PictureView => p !== null && p !== undefined) };
}

/** Captions with the credit after each. A credit without a caption stands alone. */
export function captions(caption: Localized | null, credit: CaptionedPicture['credit'], meta: IssueMeta): CaptionView[] {
  const printed = (lang: Lang): string | null => (credit ? creditText(credit, lang, meta.terms[lang]!) : null);
  const shown = plainViews(caption, meta).map((view) => ({ ...view, credit: printed(view.lang) }));
  const lang = meta.languages[0]!;
  return shown.length === 0 && credit ? [{ key: placeKey(credit.place), lang, voice: 1, text: '', credit: printed(lang) }] : shown;
}

export function photo(picture: CaptionedPicture, meta: IssueMeta, pictures: Pictures): PhotoView {
  const shown = captions(picture.caption, picture.credit, meta);
  return { picture: pictureView(picture.picture, placeKey(picture.picture.place), altOf(shown), pictures), captions: shown };
}

/** What the first of some texts says of a picture; null where there is none. */
export const altOf = (shown: readonly PlainView[]): AltWords | null => shown.find(({ text }) => text !== '') ?? null;

export const art = (ref: PictureRef | null, alt: AltWords | null, pictures: Pictures): PictureView | null => (ref ? pictureView(ref, placeKey(ref.place), alt, pictures) : null);

/** Height of captions one under the other, mm. */
export const captionsHeight = (list: readonly CaptionView[], measureMm: number): number =>
  list.reduce((sum, c) => sum + heightOf(`${c.text} ${c.credit ?? ''}`, SANS, CAPTION_SIZE, CAPTION_LEADING, measureMm), 0);

const centimetres = (mm: number): string => String(mm / 10);

interface ImprintLine {
  /** Null for fixed words alone. */
  readonly key: string | null;
  readonly text: string;
}

/** Print run and deposit in a language, where their texts are given in it. */
function printingLines(meta: IssueMeta, lang: Lang): ImprintLine[] {
  const { copies, printer, deposited } = meta.printing;
  const terms = meta.terms[lang]!;
  const given = (value: Localized | null): PlacedText | null => (value && !(value.plain && lang !== meta.languages[0]) ? value.by[lang] ?? null : null);
  const at = given(printer);
  const date = given(deposited);
  const trim = `${centimetres(TRIM_MM.width)} x ${centimetres(TRIM_MM.height)} cm`;
  return [
    ...(at !== null && copies ? [{ key: placeKey(at.place), text: fillTerm(terms['print-run'], { copies: copies.text, trim, printer: at.text }) }] : []),
    ...(date !== null ? [{ key: placeKey(date.place), text: fillTerm(terms.deposited, { date: date.text }) }] : []),
  ];
}

export interface ImprintView {
  readonly publisher: readonly PlainView[];
  /** One a language that has lines. */
  readonly columns: readonly { readonly lang: Lang; readonly voice: Voice; readonly lines: readonly ImprintLine[] }[];
  readonly count: number;
  /** Estimated, mm. */
  readonly height: number;
}

/** The imprint: legal lines as typed, then print run and deposit, a column a language. */
export function imprintView(meta: IssueMeta): ImprintView {
  const typed = meta.imprint.flatMap((line) => plainViews(line, meta));
  const columns = meta.languages
    .map((lang) => ({ lang, voice: voiceOf(meta, lang), lines: [...typed.filter((v) => v.lang === lang).map(({ key, text }): ImprintLine => ({ key, text })), ...printingLines(meta, lang)] }))
    .filter((column) => column.lines.length > 0);
  const measure = columns.length > 1 ? THIRD : TYPE_WIDTH - THIRD - GUTTER;
  const height = Math.max(8, ...columns.map((column) => column.lines.reduce((sum, line) => sum + heightOf(line.text, SANS, 7, 9.2, measure) + 0.5, 0))) + 6;
  return { publisher: plainViews(meta.publisher, meta), columns, count: columns.length, height };
}
