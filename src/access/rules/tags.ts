/** What the elements of the structure tree are, and how they stand in each other. */
import type { TagKid, Tag } from '../../pdf/index.js';
import type { Fault, Rule } from '../rule.js';
import { wordsIn, type Subject } from '../subject.js';
import { documentLanguage, isLanguage } from './document.js';

/** Standard structure types (ISO 32000-1, 14.8.4). */
const STANDARD = new Set([
  'Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'Caption', 'TOC', 'TOCI', 'Index', 'NonStruct', 'Private', 'H', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'P', 'L', 'LI', 'Lbl', 'LBody',
  'Table', 'TR', 'TH', 'TD', 'THead', 'TBody', 'TFoot', 'Span', 'Quote', 'Note', 'Reference', 'BibEntry', 'Code', 'Link', 'Annot', 'Ruby', 'RB', 'RT', 'RP', 'Warichu', 'WT', 'WP', 'Figure', 'Formula', 'Form',
]);

/** Elements with what stands round them, and the page on which each begins. */
function* elements(subject: Subject): Generator<{ readonly tag: Tag; readonly above: readonly Tag[]; readonly type: string; readonly page: number | undefined }> {
  for (const [kid, above] of subject.tags) if (kid.kind === 'tag') yield { tag: kid, above, type: subject.typeOf(kid), page: pageOf(subject, kid) };
}

function pageOf(subject: Subject, kid: TagKid): number | undefined {
  if (kid.kind !== 'tag') return subject.pages.find(({ ref }) => ref === kid.page)?.number;
  for (const inner of kid.kids) {
    const page = pageOf(subject, inner);
    if (page !== undefined) return page;
  }
  return undefined;
}

const at = (page: number | undefined): { readonly page?: number } => (page === undefined ? {} : { page });

/** What may stand in lists and tables, and what they may stand in (ISO 32000-1, 14.8.4.3.3 and 14.8.4.3.4). */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  L: ['LI', 'L', 'Caption'], LI: ['Lbl', 'LBody'],
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'], THead: ['TR'], TBody: ['TR'], TFoot: ['TR'], TR: ['TH', 'TD'],
};
const STANDS_IN: Readonly<Record<string, readonly string[]>> = {
  LI: ['L'], LBody: ['LI'], TR: ['Table', 'THead', 'TBody', 'TFoot'], TH: ['TR'], TD: ['TR'], THead: ['Table'], TBody: ['Table'], TFoot: ['Table'],
};
const LIST = new Set(['L', 'LI', 'LBody']);

/** Elements of the wrong kind inside or round others, for lists or for tables. */
function* misplaced(subject: Subject, list: boolean): Generator<Fault> {
  for (const { tag, above, type, page } of elements(subject)) {
    if (LIST.has(type) !== list) continue;
    const parent = above.at(-1);
    const outer = parent ? subject.typeOf(parent) : 'the root';
    if (STANDS_IN[type]?.includes(outer) === false) yield { ...at(page), object: `<${tag.type}>`, text: `<${type}> stands in ${parent ? `<${outer}>` : outer}.` };
    for (const kid of tag.kids) {
      const inner = kid.kind === 'tag' ? subject.typeOf(kid) : 'content';
      if (INSIDE[type]?.includes(inner) === false) yield { ...at(page), object: `<${tag.type}>`, text: `<${type}> holds ${kid.kind === 'tag' ? `<${inner}>` : 'content that no part of it marks'}.` };
    }
  }
}

const heading = (type: string): number => Number(/^H([1-6])$/.exec(type)?.[1] ?? 0);

export const TAG_RULES: readonly Rule[] = [
  {
    id: 'ua-type', clause: '7.1', conditions: ['02-001', '02-003', '02-004'], remedy: 'Map the type to a standard one in the role map.',
    check: (subject) => [
      ...Array.from(elements(subject)).filter(({ type }) => !STANDARD.has(type)).map(({ tag, page }) => ({ ...at(page), object: `<${tag.type}>`, text: `<${tag.type}> is no type that readers know.` })),
      ...Array.from(subject.tree?.roles.keys() ?? []).filter((type) => STANDARD.has(type)).map((type) => ({ text: `The standard type <${type}> is given another meaning.` })),
    ],
  },
  {
    id: 'ua-heading-first', clause: '7.4.2', conditions: ['14-002'], remedy: 'Make it a heading of level 1.',
    check: (subject) => Array.from(elements(subject)).filter(({ type }) => heading(type) > 0).slice(0, 1).filter(({ type }) => heading(type) > 1)
      .map(({ type, page }) => ({ ...at(page), object: `<${type}>`, text: `The first heading is of level ${heading(type)}.` })),
  },
  {
    id: 'ua-heading-skipped', clause: '7.4.2', conditions: ['14-003'], remedy: 'Put in the level between, or raise the heading.',
    check: (subject) => {
      const all = Array.from(elements(subject)).filter(({ type }) => heading(type) > 0);
      return all.flatMap(({ type, page }, i) => {
        const before = i === 0 ? null : heading(all[i - 1]!.type);
        return before !== null && heading(type) > before + 1 ? [{ ...at(page), object: `<${type}>`, text: `A heading of level ${heading(type)} follows one of level ${before}.` }] : [];
      });
    },
  },
  {
    id: 'ua-heading-kinds', clause: '7.4.4', conditions: ['14-006', '14-007'], remedy: 'Use headings with levels throughout.',
    check: (subject) => {
      const types = Array.from(elements(subject), ({ type }) => type);
      return types.includes('H') && types.some((type) => heading(type) > 0) ? [{ text: 'Headings with and without levels are mixed.' }] : [];
    },
  },
  {
    id: 'ua-alternative', clause: '7.3', conditions: ['13-004', '17-002'], remedy: 'Give it an alternative text, or mark it as an artifact if it only adorns.',
    check: (subject) => Array.from(elements(subject))
      .filter(({ tag, type }) => (type === 'Figure' || type === 'Formula') && !wordsIn(subject.file, tag.entries.get('Alt')) && !wordsIn(subject.file, tag.entries.get('ActualText')))
      .map(({ type, page }) => ({ ...at(page), object: `<${type}>`, text: `A ${type === 'Figure' ? 'picture' : 'formula'} has no alternative text.` })),
  },
  { id: 'ua-list', clause: '7.6', conditions: ['09-005'], remedy: 'Tag lists as <L>, their items as <LI> with <Lbl> and <LBody>.', check: (subject) => [...misplaced(subject, true)] },
  { id: 'ua-table', clause: '7.5', conditions: ['09-004'], remedy: 'Tag tables as <Table>, their rows as <TR>, their cells as <TH> and <TD>.', check: (subject) => [...misplaced(subject, false)] },
  {
    id: 'ua-table-header', clause: '7.5', conditions: ['15-003'], remedy: 'Tell of every header cell whether it is for its column or its row.',
    check: (subject) => Array.from(elements(subject)).filter(({ tag, type }) => type === 'TH' && !saysScope(subject, tag) && !tag.entries.has('ID'))
      .map(({ page }) => ({ ...at(page), object: '<TH>', text: 'A header cell does not say what it heads.' })),
  },
  {
    id: 'ua-note', clause: '7.9', conditions: ['19-003', '19-004'], remedy: 'Give every note an ID of its own.',
    check: (subject) => {
      const ids = Array.from(elements(subject)).filter(({ type }) => type === 'Note').map(({ tag, page }) => ({ id: wordsIn(subject.file, tag.entries.get('ID')), page }));
      return ids.filter(({ id }, i) => id === null || ids.findIndex((other) => other.id === id) !== i).map(({ id, page }) => ({ ...at(page), object: '<Note>', text: id === null ? 'A note has no ID.' : 'Two notes have one ID.' }));
    },
  },
  {
    id: 'ua-text-language', clause: '7.2', conditions: ['11-001', '11-002'], remedy: 'Name the language of the document or of the element, as `vi` or `en-GB`.',
    check: (subject) => {
      const wrong = Array.from(elements(subject)).flatMap(({ tag, page }) => {
        const code = wordsIn(subject.file, tag.entries.get('Lang'));
        return code !== null && !isLanguage(code) ? [{ ...at(page), object: `<${tag.type}>`, text: `“${code}” is no language.` }] : [];
      });
      if (documentLanguage(subject) !== null) return wrong;
      const silent = subject.tags.filter(([kid, above]) => kid.kind === 'content' && !above.some((tag) => tag.entries.has('Lang')));
      return [...wrong, ...silent.map(([kid]) => ({ ...at(pageOf(subject, kid)), text: 'Text has no language.' }))];
    },
  },
];

function saysScope({ file }: Subject, tag: Tag): boolean {
  const attributes = file.get(tag.entries.get('A'));
  return attributes !== undefined && /\/Scope\b/.test(String(attributes));
}
