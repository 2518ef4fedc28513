/** The masthead: photo, issuer and contact, roles and names, the dedication; on more pages where its people need them. */
import type { IssueMeta, MastheadGroup } from '../model/issue.js';
import { placeKey } from '../model/layout.js';
import type { Pictures } from '../model/stages.js';
import type { FixedPageView, PlainView } from '../model/view.js';
import { SANS, heightOf } from './fit.js';
import { page, photo } from './parts.js';
import { plainViews, voiceOf } from './words.js';

/** Heights (mm) of roles and names up to which they are set large, smaller, in two columns of groups; above, positions join their names. */
const ROOMY = 78;
const DENSE = 104;
const COLUMNS = 150;
/** Above this height (mm, in the roomy setting) people go on to a second page, and so on; the first keeps room for its photo, all for a dedication. */
const PACKED = 380;
const FURTHER = 340;
/** A group higher than this may part between its people, mm. */
const GROUP = 90;

interface GroupView {
  /** Its role stood on the page or in the column before. */
  readonly goesOn: boolean;
  readonly roles: readonly PlainView[];
  readonly people: readonly { readonly names: readonly PlainView[]; readonly positions: readonly PlainView[] }[];
}

const groupView = (group: MastheadGroup, meta: IssueMeta): GroupView => ({
  goesOn: false,
  roles: plainViews(group.role, meta),
  people: group.people.map((person) => ({ names: plainViews(person.names, meta), positions: plainViews(person.position, meta) })),
});

const joined = (views: readonly PlainView[]): string => views.map((v) => v.text).join(' ');

/** Estimated height of a group in the roomy setting, mm. */
function groupHeight({ roles, people }: GroupView): number {
  const role = roles.reduce((sum, r) => sum + heightOf(r.text, SANS, 8.4, 11, 38), 0);
  const names = people.reduce((sum, p) => sum + heightOf(joined(p.names), SANS, 9.4, 12, 62) + heightOf(joined(p.positions), SANS, 7.6, 9.75, 62) + 0.8, 0);
  return Math.max(role, names) + 4;
}

const heightOfAll = (groups: readonly GroupView[]): number => groups.reduce((sum, group) => sum + groupHeight(group), 0);

/** A group in parts of which none is too high for a column. */
function parted(group: GroupView): GroupView[] {
  const parts: GroupView[] = [];
  for (const person of group.people) {
    const part = parts.at(-1);
    if (part && groupHeight({ ...part, people: [...part.people, person] }) <= GROUP) parts.splice(-1, 1, { ...part, people: [...part.people, person] });
    else parts.push({ ...group, goesOn: parts.length > 0, people: [person] });
  }
  return parts.length > 0 ? parts : [group];
}

/** Groups by page: one where they fit, else as many as they need, filled alike. */
function sheets(groups: readonly GroupView[]): (readonly GroupView[])[] {
  const total = heightOfAll(groups);
  if (total <= PACKED) return [groups];
  const count = 1 + Math.ceil((total - PACKED) / FURTHER);
  const share = total / (PACKED + (count - 1) * FURTHER);
  const filled: GroupView[][] = [[]];
  for (const group of groups.flatMap(parted)) {
    const most = filled.length === 1 ? PACKED : FURTHER;
    const last = filled[filled.length - 1]!;
    const height = heightOfAll(last) + groupHeight(group);
    if (last.length > 0 && (height > most || (filled.length < count && height - groupHeight(group) / 2 > most * share))) filled.push([group]);
    else last.push(group);
  }
  return filled;
}

/** Addresses as links; a typed one without its scheme gets it. */
function href(kind: 'website' | 'email' | 'phone', text: string): string | null {
  if (kind === 'phone') return null;
  if (kind === 'email') return `mailto:${text}`;
  return /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
}

/** The masthead's pages: one as a rule. */
export function mastheadPages(meta: IssueMeta, pictures: Pictures): FixedPageView[] {
  const { masthead, dedication } = meta;
  const shown = masthead.photo ? photo(masthead.photo, meta, pictures) : null;
  const primary = meta.terms[meta.languages[0]!]!;
  const contact = (['website', 'email', 'phone'] as const).flatMap((kind) => {
    const value = masthead.contact[kind];
    return value ? [{ label: primary[kind], key: placeKey(value.place), text: value.text, href: href(kind, value.text) }] : [];
  });
  const [groups = [], ...further] = sheets(masthead.groups.map((group) => groupView(group, meta)));
  const height = heightOfAll(groups);
  const nameplates = plainViews(meta.nameplate, meta);
  const plate = dedication ? { from: plainViews(dedication.from, meta), text: plainViews(dedication.text, meta) } : null;
  const first = page(
    'masthead',
    'masthead',
    {
      photo: shown,
      nameplates,
      label: plainViews(meta.label, meta),
      publisher: plainViews(meta.publisher, meta),
      issuedByLabel: meta.languages.map((lang) => ({ lang, voice: voiceOf(meta, lang), text: meta.terms[lang]!['issued-by'] })),
      issuedBy: plainViews(masthead.issuedBy, meta),
      contact,
      groups,
      density: height <= ROOMY ? 'roomy' : height <= DENSE ? 'dense' : height <= COLUMNS ? 'columns' : 'columns packed',
      dedication: further.length > 0 ? null : plate,
    },
    [shown?.picture],
  );
  return [first, ...further.map((part, i) => page('masthead', 'masthead-on', { nameplates, density: 'columns', groups: part, dedication: i === further.length - 1 ? plate : null }, []))];
}
