/** Turns pictures in a text (an image that is a paragraph of its own, a `::figure`) into figures. */
import { join } from 'node:path';
import type { Definition, Image, ImageReference, Paragraph, PhrasingContent } from 'mdast';
import type { LeafDirective } from 'mdast-util-directive';
import type { Figure, Inline, PictureRef } from '../../model/issue.js';
import type { Place } from '../../model/message.js';
import { PICTURE_FORMATS } from '../schema/scalars.js';
import { creditOf } from '../schema/shown.js';
import { pictureName } from '../pictures.js';
import { markupIn, quote, tellLong } from '../reporter.js';
import { figureAttributes } from './attributes.js';
import { placeOf, type FileContext } from './context.js';
import { checkCharacters, cleanText, plainText, toInlines } from './inlines.js';

const isImage = (node: PhrasingContent): node is Image | ImageReference => node.type === 'image' || node.type === 'imageReference';
const isSpace = (node: PhrasingContent): boolean => node.type === 'break' || (node.type === 'text' && node.value.trim() === '');

/** The images of a paragraph that holds nothing else, each to be a figure; null for every other paragraph. */
export function loneImages(node: Paragraph): readonly (Image | ImageReference)[] | null {
  const images = node.children.filter(isImage);
  return images.length > 0 && node.children.every((child) => isImage(child) || isSpace(child)) ? images : null;
}

/** An image as a figure: its alternative text is the caption, its title the credit. */
export function imageFigure(node: Image | ImageReference, cx: FileContext): Figure {
  const place = placeOf(cx, node);
  const target: Image | Definition | null = node.type === 'image' ? node : cx.define(node.identifier);
  const caption = cleanText(node.alt ?? '').replace(/\s+/g, ' ').trim();
  checkCharacters(caption, cx, place);
  // The parser makes one text of both, with tags and escaped signs alike: the source tells them apart.
  checkMarkup(place.line === place.endLine ? (cx.lines[place.line - 1] ?? '').slice(place.column - 1, (place.endColumn ?? 1) - 1).replace(/\\.|`[^`]*`|\(<[^<>]*>/g, '') : `${caption} ${target?.title ?? ''}`, cx, place);
  return figure(cx, {
    place,
    src: target?.url ?? '',
    srcPlace: place,
    caption: caption === '' ? [] : [{ kind: 'text', text: caption }],
    credit: cleanText(target?.title ?? '').trim() || null,
    creditPlace: place,
    rest: { span: 'column', at: null, height: null, focus: null },
  });
}

/** Captions and credits are printed as they stand, so HTML in them is refused as it is elsewhere. */
function checkMarkup(text: string, cx: FileContext, place: Place): void {
  const markup = markupIn(text);
  if (markup !== null) cx.report.stop('raw-html', place, `HTML is not passed through: ${quote(markup)}.`, 'Write it in Markdown, or put `\\` before the `<` where it is text.');
}

/** A `::figure[caption]{src=…}`. */
export function directiveFigure(node: LeafDirective, cx: FileContext): Figure {
  const place = placeOf(cx, node);
  const attributes = figureAttributes(node, cx);
  if (attributes.src === null && node.attributes?.src === undefined) cx.report.stop('attribute-value', place, 'The figure has no `src`.', 'Name the picture’s file: {src=file.jpg}.');
  checkMarkup(attributes.credit ?? '', cx, attributes.creditPlace);
  return figure(cx, {
    place,
    src: attributes.src,
    srcPlace: attributes.srcPlace,
    caption: toInlines(node.children, cx, place),
    credit: attributes.credit,
    creditPlace: attributes.creditPlace,
    rest: attributes,
  });
}

interface Typed {
  readonly place: Place;
  /** Null where it is missing and that was told. */
  readonly src: string | null;
  readonly srcPlace: Place;
  readonly caption: readonly Inline[];
  readonly credit: string | null;
  readonly creditPlace: Place;
  readonly rest: Pick<Figure, 'span' | 'at' | 'height'> & Pick<PictureRef, 'focus'>;
}

function figure(cx: FileContext, typed: Typed): Figure {
  const { src, place, rest } = typed;
  tellLong(plainText(typed.caption), place, cx.report);
  tellLong(typed.credit ?? '', typed.creditPlace, cx.report);
  const found = src === null ? null : cx.pictures.find(src, typed.srcPlace, PICTURE_FORMATS);
  // A picture that is missing was told; the figure stays, so that captions which name it are not told as well.
  const name = found?.name ?? pictureName(src ?? '');
  const picture = found?.picture ?? { path: join('/missing', name), typed: src ?? '', focus: null, place: typed.srcPlace };
  return {
    kind: 'figure',
    id: cx.nextId(),
    place,
    picture: { ...picture, focus: rest.focus },
    name,
    caption: typed.caption.length === 0 ? {} : { [cx.lang]: { inlines: typed.caption, place } },
    credit: typed.credit === null ? null : creditOf(typed.credit, typed.creditPlace),
    span: rest.span,
    at: rest.at,
    height: rest.height,
  };
}
