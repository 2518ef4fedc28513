import { PDFArray, PDFDict } from '@cantoo/pdf-lib';
import { ptToMm } from '../../model/paper.js';
import { area, asName, asNumbers, entry, intersect, type Box } from '../../pdf/index.js';
import { gather, rectOf, type Rule } from '../rule.js';
import type { SubjectPage } from '../subject.js';

/** What prepress itself adds. */
const ALLOWED = new Set(['PrinterMark', 'TrapNet']);

/** No annotation, not even a link, inside the bleed. */
export const annotations: Rule = {
  id: 'annotations',
  severity: 'error',
  source: 'ISO 15930-7, 6.17',
  why: 'A note or a form field may print, and a link is of no use on paper.',
  remedy: 'Export without links, comments and form fields.',
  check: ({ pages, limits }) => (limits.standard === 'none' ? [] : pages.flatMap((page) =>
    gather(page, onPage(page).filter(({ kind, box }) => !ALLOWED.has(kind) && area(intersect(box, page.bleed)) > 0), ({ kind }) => kind, ({ kind, box }, count) => ({
      rect: rectOf(box), object: `annotation ${kind}`, value: `${count}`, limit: '0', text: count === 1 ? `An annotation of kind ${kind} lies on the page.` : `${count} annotations of kind ${kind} lie on the page.`,
    })))),
};

function onPage({ dict, boxes }: SubjectPage): { readonly kind: string; readonly box: Box }[] {
  const list = entry(dict, 'Annots');
  const origin = boxes.trim ?? boxes.media;
  if (!(list instanceof PDFArray) || !origin) return [];
  return Array.from({ length: list.size() }, (_, i) => list.lookup(i)).flatMap((each) => {
    const r = each instanceof PDFDict ? asNumbers(entry(each, 'Rect'), 4) : null;
    if (!r || !(each instanceof PDFDict)) return [];
    const box = { left: ptToMm(Math.min(r[0]!, r[2]!) - origin[0]), right: ptToMm(Math.max(r[0]!, r[2]!) - origin[0]), top: ptToMm(origin[3] - Math.max(r[1]!, r[3]!)), bottom: ptToMm(origin[3] - Math.min(r[1]!, r[3]!)) };
    return [{ kind: asName(entry(each, 'Subtype')) ?? 'unknown', box }];
  });
}
