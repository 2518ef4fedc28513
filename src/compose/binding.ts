/** What the binding asks of the number of pages: sheets of four for a saddle stitch, leaves of two for a glued spine. Pure functions. */
import type { Binding } from '../model/issue.js';
import type { Message } from '../model/message.js';

/**
 * The number that pages must be a multiple of. A saddle-stitched magazine is made of sheets folded once, of four pages each. In perfect binding the
 * text block is made of leaves, and the four cover pages are a sheet of their own that is counted with the issue.
 */
export const pageMultiple = (binding: Binding): number => (binding === 'saddle' ? 4 : 2);

/** Pages that `count` lacks to the next multiple. */
export function missingPages(count: number, binding: Binding): number {
  const multiple = pageMultiple(binding);
  return (multiple - (count % multiple)) % multiple;
}

const NAMES: Readonly<Record<Binding, string>> = { saddle: 'a saddle stitch', perfect: 'perfect binding' };
const pages = (n: number): string => `${n} page${n === 1 ? '' : 's'}`;
const them = (n: number): string => (n === 1 ? 'it' : 'them');

/**
 * Says that pages were put in before the inside back cover.
 * @param first number of the first of them, from 1.
 * @param house how many of them are house pages; the others are plain.
 */
export function filledMessage(added: number, first: number, house: number, total: number, binding: Binding): Message {
  const where = added === 1 ? `page ${first}` : `pages ${first} to ${first + added - 1}`;
  const kinds = house === 0 ? 'plain, in house style' : house === added ? 'from `house-pages`' : `${house} from \`house-pages\`, ${added - house} plain in house style`;
  return {
    severity: 'info',
    rule: 'pages-filled',
    text: `${pages(added)} ${added === 1 ? 'was' : 'were'} put in before the inside back cover (${where}; ${kinds}): ${NAMES[binding]} needs a multiple of ${pageMultiple(binding)}, now ${total}.`,
    note: house === added ? 'Nothing needs doing.' : `Name pictures under \`house-pages\` to fill ${them(added - house)} with something better.`,
    place: null,
  };
}

/** Says that the number of pages does not suit the binding, and that filling is forbidden. */
export function countMessage(total: number, binding: Binding): Message {
  const multiple = pageMultiple(binding);
  const missing = missingPages(total, binding);
  const over = total % multiple;
  return {
    severity: 'error',
    rule: 'page-count',
    text: `The issue has ${pages(total)}, and ${NAMES[binding]} needs a multiple of ${multiple}; \`printing.pad: false\` forbids filling.`,
    note: `Fill ${pages(missing)} or cut ${over}, or delete \`pad: false\`.`,
    place: null,
  };
}
