/** Names of names.yaml that have a Vietnamese and an English form. */
import { listedBy } from '../names/listed.js';
import { perDesk } from '../desk.js';
import type { NameForms } from './proper-names.js';

/** All of them, by what they are. */
export const listedForms = perDesk((desk): readonly NameForms[] =>
  listedBy(desk).flatMap(({ kind, name: { by } }): NameForms[] => (by.vi === undefined || by.en === undefined ? [] : [{ kind, vi: [by.vi.text], en: [by.en.text], shared: [] }])),
);
