/** XObjects, inline images and marked content (ISO 32000-1, sections 8.8 to 8.10 and 14.6). */
import { PDFBool, PDFDict, PDFName, PDFStream } from '@cantoo/pdf-lib';
import { colourSpace } from './colour.js';
import type { Group } from './contents.js';
import { boxThrough, intersect, keepsRectangles, multiply } from './geometry.js';
import type { Handler, Interpreter } from './interpreter.js';
import { asMatrix, asName, asNumber, asNumbers, asText, entry, resource, resourceRef } from './resources.js';
import { decodeTextString } from './streams.js';
import { Name, type Operand } from './tokens.js';

function paintXObject(run: Interpreter, operands: readonly Operand[]): void {
  const name = operands[0];
  if (!(name instanceof Name)) return;
  const object = resource(run.resources, 'XObject', name.name);
  if (!(object instanceof PDFStream)) return;
  const subtype = asName(entry(object.dict, 'Subtype'));
  if (subtype === 'Image') paintImage(run, object, resourceRef(run.resources, 'XObject', name.name));
  else if (subtype === 'Form') paintForm(run, object);
}

function paintImage(run: Interpreter, stream: PDFStream, ref: string | null): void {
  const { state } = run;
  const { dict } = stream;
  const isMask = entry(dict, 'ImageMask') === PDFBool.True;
  const space = isMask ? null : colourSpace(entry(dict, 'ColorSpace'), run.resources);
  run.paint({
    kind: 'image', ...run.base(state.fillAlpha, state.fillOverprint), box: boxThrough(state.ctm, 0, 0, 1, 1), matrix: state.ctm,
    width: asNumber(entry(dict, 'Width')), height: asNumber(entry(dict, 'Height')), ref,
    colourSpace: space?.name ?? 'ImageMask', space, ink: state.fillInk, bits: isMask ? 1 : asNumber(entry(dict, 'BitsPerComponent'), 8), stream,
    opaque: !isMask && entry(dict, 'SMask') === undefined && entry(dict, 'Mask') === undefined,
  });
}

/** `BI … EI`: its keys may be abbreviated (table 93). */
function paintInlineImage(run: Interpreter, operands: readonly Operand[]): void {
  const dict = operands[0];
  if (!(dict instanceof Map)) return;
  const value = (short: string, long: string): Operand | undefined => dict.get(short) ?? dict.get(long);
  const size = (short: string, long: string): number => { const v = value(short, long); return typeof v === 'number' ? v : 0; };
  const named = value('CS', 'ColorSpace');
  const isMask = value('IM', 'ImageMask') === true;
  run.paint({
    kind: 'image', ...run.base(run.state.fillAlpha, run.state.fillOverprint), box: boxThrough(run.state.ctm, 0, 0, 1, 1), matrix: run.state.ctm,
    width: size('W', 'Width'), height: size('H', 'Height'), ref: null,
    colourSpace: isMask ? 'ImageMask' : named instanceof Name ? named.name : 'unknown',
    space: isMask ? null : colourSpace(named instanceof Name ? PDFName.of(named.name) : undefined, run.resources), ink: run.state.fillInk,
    bits: isMask ? 1 : size('BPC', 'BitsPerComponent') || 8, stream: null, opaque: !isMask,
  });
}

/** A form is painted as if its stream stood here; a transparency group takes alpha and mask as a whole (section 11.6.6). */
function paintForm(run: Interpreter, form: PDFStream): void {
  const outer = { alpha: run.groupAlpha, mixed: run.groupMixed, mask: run.groupMask, blend: run.groupBlend, base: run.baseMatrix };
  run.save();
  const { state } = run;
  const matrix = asMatrix(entry(form.dict, 'Matrix'));
  if (matrix) state.ctm = multiply(matrix, state.ctm);
  const bbox = asNumbers(entry(form.dict, 'BBox'), 4);
  if (bbox) {
    const box = boxThrough(state.ctm, bbox[0]!, bbox[1]!, bbox[2]!, bbox[3]!);
    state.clip = { ...intersect(state.clip, box), exact: state.clip.exact && keepsRectangles(state.ctm) };
  }
  run.baseMatrix = state.ctm;
  const group = readGroup(form.dict, 'form', run.resources);
  if (group) {
    run.groups.push(group);
    run.groupAlpha *= state.fillAlpha;
    run.groupMixed ||= state.softMask || state.blended;
    run.groupMask = state.mask ?? run.groupMask;
    if (state.blend !== 'Normal') run.groupBlend = state.blend;
    state.fillAlpha = state.strokeAlpha = 1;
    state.softMask = state.blended = false;
    state.mask = null;
    state.blend = 'Normal';
  }
  const resources = entry(form.dict, 'Resources');
  run.run(run.cache.stream(form), resources instanceof PDFDict ? resources : undefined);
  run.groupAlpha = outer.alpha;
  run.groupMixed = outer.mixed;
  run.groupMask = outer.mask;
  run.groupBlend = outer.blend;
  run.baseMatrix = outer.base;
  run.restore();
}

/** The transparency group that a page or form is, null where it is none. */
export function readGroup(dict: PDFDict, kind: Group['kind'], resources: PDFDict | undefined): Group | null {
  const group = entry(dict, 'Group');
  if (!(group instanceof PDFDict) || asName(entry(group, 'S')) !== 'Transparency') return null;
  const space = entry(group, 'CS');
  return { kind, space: space === undefined ? null : colourSpace(space, resources).name };
}

function beginMark(run: Interpreter, operands: readonly Operand[]): void {
  const tag = operands[0];
  const list = operands[1];
  let mcid: number | null = null;
  let actualText: string | null = null;
  if (list instanceof Map) {
    const id = list.get('MCID');
    const actual = list.get('ActualText');
    if (typeof id === 'number') mcid = id;
    if (actual instanceof Uint8Array) actualText = decodeTextString(actual);
  } else if (list instanceof Name) {
    const named = resource(run.resources, 'Properties', list.name);
    if (named instanceof PDFDict) {
      const id = entry(named, 'MCID');
      mcid = id ? asNumber(id) : null;
      actualText = asText(entry(named, 'ActualText'));
    }
  }
  run.marks.push({ mcid, actualText, artifact: tag instanceof Name && tag.name === 'Artifact' });
  // A span inside a run (a ligature's ActualText) changes nothing that the run tells.
  if (mcid !== null || !(tag instanceof Name && tag.name === 'Span')) run.openRun = null;
}

function endMark(run: Interpreter): void {
  const mark = run.marks.pop();
  if (mark && (mark.mcid !== null || mark.artifact)) run.openRun = null;
}

export const OBJECT_OPERATORS: Readonly<Record<string, Handler>> = {
  Do: paintXObject,
  BI: paintInlineImage,
  BMC: beginMark,
  BDC: beginMark,
  EMC: endMark,
};
