/** All rules of the preflight, in alphabetical order. */
import type { Rule } from './rule.js';
import { actions } from './rules/actions.js';
import { allColour } from './rules/all-colour.js';
import { annotations } from './rules/annotations.js';
import { bitmapResolution } from './rules/bitmap-resolution.js';
import { blackLineOverprint } from './rules/black-line-overprint.js';
import { blackTextOverprint } from './rules/black-text-overprint.js';
import { bleedShort } from './rules/bleed-short.js';
import { blendMode } from './rules/blend-mode.js';
import { colourSpace } from './rules/colour-space.js';
import { cropBox } from './rules/crop-box.js';
import { fileId } from './rules/file-id.js';
import { fontEmbedded } from './rules/font-embedded.js';
import { fontType3 } from './rules/font-type3.js';
import { forbiddenObjects } from './rules/forbidden-objects.js';
import { grayBlackLine } from './rules/gray-black-line.js';
import { grayBlackText } from './rules/gray-black-text.js';
import { groupSpace } from './rules/group-space.js';
import { inkColour } from './rules/ink-colour.js';
import { inkPicture } from './rules/ink-picture.js';
import { inkSquare } from './rules/ink-square.js';
import { metadata } from './rules/metadata.js';
import { metadataDiffer } from './rules/metadata-differ.js';
import { outputIntent } from './rules/output-intent.js';
import { pageBoxes } from './rules/page-boxes.js';
import { pageCount } from './rules/page-count.js';
import { pageEmpty } from './rules/page-empty.js';
import { pageRotated } from './rules/page-rotated.js';
import { pageSize } from './rules/page-size.js';
import { pdfxVersion } from './rules/pdfx-version.js';
import { pictureResolution } from './rules/picture-resolution.js';
import { pictureTooFine } from './rules/picture-too-fine.js';
import { richBlackText } from './rules/rich-black-text.js';
import { smallTextInks } from './rules/small-text-inks.js';
import { spotColours } from './rules/spot-colours.js';
import { textHidden } from './rules/text-hidden.js';
import { textNearTrim } from './rules/text-near-trim.js';
import { textOutsideFrame } from './rules/text-outside-frame.js';
import { thinLine } from './rules/thin-line.js';
import { transparency } from './rules/transparency.js';
import { trapped } from './rules/trapped.js';
import { userUnit } from './rules/user-unit.js';
import { whitePathOverprint } from './rules/white-path-overprint.js';
import { whiteTextOverprint } from './rules/white-text-overprint.js';

export const RULES: readonly Rule[] = [
  actions,
  allColour,
  annotations,
  bitmapResolution,
  blackLineOverprint,
  blackTextOverprint,
  bleedShort,
  blendMode,
  colourSpace,
  cropBox,
  fileId,
  fontEmbedded,
  fontType3,
  forbiddenObjects,
  grayBlackLine,
  grayBlackText,
  groupSpace,
  inkColour,
  inkPicture,
  inkSquare,
  metadata,
  metadataDiffer,
  outputIntent,
  pageBoxes,
  pageCount,
  pageEmpty,
  pageRotated,
  pageSize,
  pdfxVersion,
  pictureResolution,
  pictureTooFine,
  richBlackText,
  smallTextInks,
  spotColours,
  textHidden,
  textNearTrim,
  textOutsideFrame,
  thinLine,
  transparency,
  trapped,
  userUnit,
  whitePathOverprint,
  whiteTextOverprint,
];
