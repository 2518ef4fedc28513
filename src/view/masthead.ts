/** The masthead: photo, issuer and contact, roles and names, the dedication. */
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

interface GroupView {
  readonly roles: readonly PlainView[];
  readonly people: readonly { readonly names: readonly PlainView[]; readonly positions: readonly PlainView[] }[];
}

const groupView = (group: MastheadGroup, meta: IssueMeta): GroupView => ({
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

/** Addresses as links; a typed one without its scheme gets it. */
function href(kind: 'website' | 'email' | 'phone', text: string): string | null {
  if (kind === 'phone') return null;
  if (kind === 'email') return `mailto:${text}`;
  return /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
}

/** The masthead page. */
export function mastheadPage(meta: IssueMeta, pictures: Pictures): FixedPageView {
  const { masthead, dedication } = meta;
  const shown = masthead.photo ? photo(masthead.photo, meta, pictures) : null;
  const primary = meta.terms[meta.languages[0]!]!;
  const contact = (['website', 'email', 'phone'] as const).flatMap((kind) => {
    const value = masthead.contact[kind];
    return value ? [{ label: primary[kind], key: placeKey(value.place), text: value.text, href: href(kind, value.text) }] : [];
  });
  const groups = masthead.groups.map((group) => groupView(group, meta));
  const height = groups.reduce((sum, group) => sum + groupHeight(group), 0);
  return page(
    'masthead',
    'masthead',
    {
      photo: shown,
      nameplates: plainViews(meta.nameplate, meta),
      label: plainViews(meta.label, meta),
      publisher: plainViews(meta.publisher, meta),
      issuedByLabel: meta.languages.map((lang) => ({ lang, voice: voiceOf(meta, lang), text: meta.terms[lang]!['issued-by'] })),
      issuedBy: plainViews(masthead.issuedBy, meta),
      contact,
      groups,
      density: height <= ROOMY ? 'roomy' : height <= DENSE ? 'dense' : height <= COLUMNS ? 'columns' : 'columns packed',
      dedication: dedication ? { from: plainViews(dedication.from, meta), text: plainViews(dedication.text, meta) } : null,
    },
    [shown?.picture],
  );
}
