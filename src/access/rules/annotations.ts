/** Links and other annotations. */
import { asName, name, type Tag } from '../../pdf/index.js';
import type { Fault, Rule } from '../rule.js';
import { wordsIn, type Annotation, type Subject, type SubjectPage } from '../subject.js';

/** Annotations that readers meet: neither hidden (ISO 32000-1, table 165) nor for the printer. */
const met = ({ annotations }: SubjectPage): readonly Annotation[] => annotations.filter(({ subtype, dict }) => subtype !== 'PrinterMark' && subtype !== 'Popup' && (Number(String(dict.get(name('F')) ?? 0)) & 2) === 0);

const each = (subject: Subject, faults: (annotation: Annotation, owner: readonly Tag[] | undefined, page: SubjectPage) => Fault[]): Fault[] => {
  const owners = new Map(subject.tags.flatMap(([kid, above]) => (kid.kind === 'object' ? [[kid.object, above] as const] : [])));
  return subject.pages.flatMap((page) => met(page).flatMap((annotation) => faults(annotation, owners.get(annotation.ref as never), page)));
};

const typesOf = (subject: Subject, owner: readonly Tag[] | undefined): string[] => (owner ?? []).map((tag) => subject.typeOf(tag));

export const ANNOTATION_RULES: readonly Rule[] = [
  {
    id: 'ua-tabs', clause: '7.18.3', conditions: ['28-008', '28-009'], remedy: 'Set the page’s Tabs to S.',
    check: ({ file, pages }) => pages.filter((page) => met(page).length > 0 && asName(file.get(page.dict.get(name('Tabs')))) !== 'S')
      .map(({ number }) => ({ page: number, text: 'The Tab key does not go through the links in the order of the structure.' })),
  },
  {
    id: 'ua-link', clause: '7.18.5', conditions: ['28-011'], remedy: 'Let a <Link> element hold it.',
    check: (subject) => each(subject, ({ subtype }, owner, page) => (subtype === 'Link' && !typesOf(subject, owner).includes('Link') ? [{ page: page.number, object: 'link', text: 'A link is not in the structure tree as one.' }] : [])),
  },
  {
    id: 'ua-link-words', clause: '7.18.5', conditions: ['28-012'], remedy: 'Say in its Contents where it leads.',
    check: (subject) => each(subject, ({ subtype, dict }, _, page) => (subtype === 'Link' && !wordsIn(subject.file, dict.get(name('Contents'))) ? [{ page: page.number, object: 'link', text: 'A link does not say where it leads.' }] : [])),
  },
  {
    id: 'ua-annotation', clause: '7.18.1', conditions: ['28-002', '28-004', '28-010'], remedy: 'Let an element hold it (<Annot>, or <Form> for fields), and say what it is.',
    check: (subject) => each(subject, ({ subtype, dict }, owner, page) => {
      if (subtype === 'Link') return [];
      const inside = typesOf(subject, owner).includes(subtype === 'Widget' ? 'Form' : 'Annot');
      const told = subtype === 'Widget' || wordsIn(subject.file, dict.get(name('Contents'))) !== null || owner?.some((tag) => wordsIn(subject.file, tag.entries.get('Alt')) !== null) === true;
      return inside && told ? [] : [{ page: page.number, object: subtype, text: inside ? `A ${subtype} annotation does not say what it is.` : `A ${subtype} annotation is not in the structure tree.` }];
    }),
  },
];
