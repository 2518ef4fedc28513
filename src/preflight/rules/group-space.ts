import { gather, shows, type Rule } from '../rule.js';
import { transparencyOf } from './transparency.js';

/** Transparency is blended in CMYK, masks by gray. */
export const groupSpace: Rule = {
  id: 'group-space',
  severity: 'error',
  source: 'GWG 2022 R0030; ISO 15930-7, 6.2.9',
  why: 'What is blended in RGB comes out in other inks than those that were set.',
  remedy: 'Set the blending space of pages and groups to the document’s CMYK before export.',
  check: ({ pages, limits }) => pages.flatMap((page) => {
    const paints = page.paints();
    if (!limits.transparency) return [];
    const wrong = page.contents.groups.filter(({ kind, space }) => space !== null && space !== 'DeviceCMYK' && !(kind === 'luminosity' && space === 'DeviceGray') && kind !== 'alpha');
    const faults = gather(page, wrong, ({ kind, space }) => `${kind} ${space}`, ({ kind, space }, count) => ({
      object: `group of a ${kind === 'luminosity' ? 'mask' : kind}`, value: space!, limit: kind === 'luminosity' ? 'DeviceCMYK or DeviceGray' : 'DeviceCMYK', text: `${count === 1 ? 'A transparency group' : `${count} transparency groups`} of the ${kind === 'luminosity' ? 'masks' : kind} blend${count === 1 ? 's' : ''} in ${space!}.`,
    }));
    const blended = limits.standard === 'pdfx-4' && !page.contents.groups.some(({ kind, space }) => kind === 'page' && space !== null) && paints.some((paint) => shows(paint) && transparencyOf(paint) !== null);
    return blended ? [...faults, { page: page.number, object: 'group of the page', value: 'missing', limit: 'DeviceCMYK', text: 'The page has transparency and does not say in which space it blends.' }] : faults;
  }),
};
