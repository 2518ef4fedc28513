/** Resources after their streams were rewritten: without what nothing uses any more, and without what PDF/X does not allow. */
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib';
import type { PdfFile } from '../pdf/index.js';
import type { Job } from './job.js';
import { dictEntry, entry, name } from './objects.js';
import { luminosity } from './rules.js';
import { readSpace } from './spaces.js';

/** Kinds of resource whose unused entries go: they may hold colours that nobody converted. */
const SWEPT = ['XObject', 'Pattern', 'Shading', 'ColorSpace', 'ExtGState'];
/** Entries of a graphics state that PDF/X forbids: transfer functions and halftone phases (ISO 15930-7, 6.13). */
const FORBIDDEN = ['TR', 'TR2', 'HTP'];

/** Takes unused entries out of every resource dictionary that was read. */
export function sweepResources({ file, used, kept }: Job): void {
  for (const [resources, names] of used) {
    if (kept.has(resources)) continue;
    for (const category of SWEPT) {
      const entries = dictEntry(file, resources, category);
      for (const key of entries?.keys() ?? []) if (!names.has(`${category}/${key.decodeText()}`)) entries?.delete(key);
      if (entries && entries.keys().length === 0) resources.delete(name(category));
    }
  }
}

export function cleanStates({ states }: Job): void {
  for (const dict of states) for (const key of FORBIDDEN) dict.delete(name(key));
}

/**
 * Transparency groups: those round nothing transparent go, which changes nothing that is painted and spares old RIPs; the others blend in
 * the inks of the press, those of luminosity masks in gray (GWG 2022, R0030).
 */
export function settleGroups({ file, groups, masks }: Job): void {
  const masked = new Set([...masks].map((mask) => entry(file, mask, 'G')));
  for (const [dict, { transparent, target }] of groups) {
    const isMask = [...masked].some((form) => form !== undefined && 'dict' in form && form.dict === dict);
    if (!transparent && !isMask) {
      dict.delete(name('Group'));
      continue;
    }
    const group = dictEntry(file, dict, 'Group');
    group?.set(name('CS'), name(target === 'luminosity' || isMask ? 'DeviceGray' : 'DeviceCMYK'));
  }
}

/** The colours behind masks (BC), given in the space their groups had, as gray. To be called before `settleGroups`. */
export function settleMasks({ file, masks }: Job): void {
  for (const mask of masks) {
    const backdrop = entry(file, mask, 'BC');
    const form = entry(file, mask, 'G');
    if (!(backdrop instanceof PDFArray) || !form || !('dict' in form)) continue;
    const group = dictEntry(file, form.dict as PDFDict, 'Group');
    const components = backdrop.asArray().map((item) => (item instanceof PDFNumber ? item.asNumber() : 0));
    const byCount = PDFName.of(({ 1: 'DeviceGray', 4: 'DeviceCMYK' } as Readonly<Record<number, string>>)[components.length] ?? 'DeviceRGB');
    const found = readSpace(file, group?.get(name('CS')) ?? byCount, null).found(components);
    mask.set(name('BC'), file.context.obj([found ? luminosity(found) : 0]));
  }
}

/** Page groups: a page with live transparency blends in the inks of the press, any other needs none. */
export function settlePageGroup(file: PdfFile, page: PDFDict, transparent: boolean): void {
  if (transparent) page.set(name('Group'), file.context.obj({ Type: 'Group', S: 'Transparency', CS: 'DeviceCMYK' }));
  else page.delete(name('Group'));
}

/** A page's own resources, filled in from its parents where they are inherited (7.7.3.4). */
export function pageResources(file: PdfFile, page: PDFDict): PDFDict {
  for (let node: PDFDict | null = page; node; node = dictEntry(file, node, 'Parent')) {
    const found = dictEntry(file, node, 'Resources');
    if (!found) continue;
    if (node !== page) page.set(name('Resources'), node.get(name('Resources')) as PDFRef | PDFDict);
    return found;
  }
  const empty = file.context.obj({});
  page.set(name('Resources'), empty);
  return empty;
}
