/** What pages paint, and what the structure tree knows of it. */
import { PDFArray, PDFDict, PDFNumber, PDFStream, type PDFObject } from '@cantoo/pdf-lib';
import { contentKey, name } from '../../pdf/index.js';
import { gathered, type Fault, type Rule } from '../rule.js';
import type { Painted, Subject, SubjectPage } from '../subject.js';

const WORDS: Readonly<Record<Painted['kind'], string>> = { text: 'Text', path: 'A line or shape', image: 'A picture' };

const keyOf = (page: SubjectPage, { stream, mcid }: Painted): string => contentKey({ page: page.ref, stream, mcid: mcid ?? -1 });

/** The first piece of every marked-content sequence that counts as content. */
function sequences(page: SubjectPage): Painted[] {
  const first = new Map<string, Painted>();
  for (const piece of page.painted) if (piece.mcid !== null && !piece.artifact && !first.has(keyOf(page, piece))) first.set(keyOf(page, piece), piece);
  return [...first.values()];
}

const over = (subject: Subject, faults: (page: SubjectPage) => Fault[]): Fault[] => subject.pages.flatMap((page) => gathered(faults(page)));

/** The element that the tree's way back names for a sequence (ISO 32000-1, 14.7.4.4). */
function parentOf({ file, parents }: Subject, page: SubjectPage, { stream, mcid }: Painted): PDFDict | null {
  const holder = stream ? file.get(stream) : page.dict;
  const dict = holder instanceof PDFStream ? holder.dict : page.dict;
  const key = file.get(dict.get(name('StructParents')));
  const held = key instanceof PDFNumber ? file.get(parents.get(key.asNumber())) : undefined;
  const element = held instanceof PDFArray && mcid !== null && mcid < held.size() ? file.get(held.get(mcid)) : undefined;
  return element instanceof PDFDict ? element : null;
}

function names({ file }: Subject, kids: PDFObject | undefined, mcid: number): boolean {
  const value = file.get(kids);
  if (value instanceof PDFArray) return value.asArray().some((kid) => {
    const each = file.get(kid);
    return each instanceof PDFNumber ? each.asNumber() === mcid : each instanceof PDFDict && String(file.get(each.get(name('MCID')))) === String(mcid);
  });
  return value instanceof PDFNumber ? value.asNumber() === mcid : value instanceof PDFDict && String(file.get(value.get(name('MCID')))) === String(mcid);
}

export const CONTENT_RULES: readonly Rule[] = [
  {
    id: 'ua-untagged', clause: '7.1', conditions: ['01-005'], remedy: 'Tag it, or mark it as an artifact if it only adorns.',
    check: (subject) => over(subject, (page) => page.painted.filter(({ mcid, artifact }) => mcid === null && !artifact).map(({ kind }) => ({ page: page.number, text: `${WORDS[kind]} is neither tagged nor marked as an artifact.` }))),
  },
  {
    id: 'ua-crossed', clause: '7.1', conditions: ['01-003', '01-004'], remedy: 'Mark it as the one or the other.',
    check: (subject) => over(subject, (page) => page.painted.filter(({ crossed }) => crossed).map(({ kind }) => ({ page: page.number, text: `${WORDS[kind]} is tagged and an artifact at once.` }))),
  },
  {
    id: 'ua-owner', clause: '7.1', conditions: ['01-005'], remedy: 'Let one element of the structure tree hold it.',
    check: (subject) => over(subject, (page) => sequences(page).flatMap((piece) => {
      const owners = subject.owners.get(keyOf(page, piece))?.length ?? 0;
      return owners === 1 ? [] : [{ page: page.number, text: `${WORDS[piece.kind]} is marked, but ${owners === 0 ? 'nothing' : 'more than one element'} in the structure tree holds it.` }];
    })),
  },
  {
    id: 'ua-parent-tree', clause: '7.1', conditions: ['01-005'], remedy: 'Write the parent tree anew.',
    check: (subject) => over(subject, (page) => sequences(page).filter((piece) => subject.owners.has(keyOf(page, piece))).flatMap((piece) => {
      const parent = parentOf(subject, page, piece);
      return parent !== null && names(subject, parent.get(name('K')), piece.mcid!) ? [] : [{ page: page.number, text: 'The way back from content to its element is lost.' }];
    })),
  },
  {
    id: 'ua-form-repeated', clause: '7.20', conditions: ['30-002'], remedy: 'Mark the content where the form is painted, not inside it.',
    check: (subject) => subject.pages.filter(({ repeated }) => repeated > 0).map(({ number, repeated }) => ({ page: number, count: repeated, text: 'A form with tagged content is painted more than once.' })),
  },
];
