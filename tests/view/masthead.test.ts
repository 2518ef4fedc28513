/** The masthead's pages. */
import { describe, expect, it } from 'vitest';
import type { IssueMeta } from '../../src/model/issue.js';
import { readTemplates } from '../../src/render/render.js';
import { mastheadPages } from '../../src/view/masthead.js';

const place = { file: 'issue.yaml', line: 1, column: 1 };
let at = 0;
const said = (text: string): unknown => ({ plain: true, by: { vi: { text, place: { ...place, line: (at += 1) } } } });

const meta = (groups: readonly number[], dedication: boolean): IssueMeta => ({
  languages: ['vi'], terms: { vi: { 'issued-by': '', website: '', email: '', phone: '' } }, nameplate: said('Tên'), label: said('Quý II'), publisher: null,
  dedication: dedication ? { from: null, text: said('Kính tặng!') } : null,
  masthead: { issuedBy: null, contact: {}, photo: null, groups: groups.map((people, g) => ({ role: said(`Ban ${g}`), people: Array.from({ length: people }, (_, i) => ({ names: said(`Người ${g}.${i}`), position: said('Thành viên') })) })) },
}) as unknown as IssueMeta;

interface Groups {
  readonly groups: readonly { readonly goesOn: boolean; readonly roles: readonly { readonly text: string }[]; readonly people: readonly { readonly names: readonly { readonly text: string }[] }[] }[];
  readonly dedication: unknown;
}
const shown = (groups: readonly number[], dedication = false): Groups[] => mastheadPages(meta(groups, dedication), new Map()).map((page) => page.data as unknown as Groups);
const names = (pages: readonly Groups[]): string[] => pages.flatMap((p) => p.groups.flatMap((g) => g.people.flatMap((x) => x.names.map((n) => n.text))));

describe('the masthead', () => {
  it('is one page for as many people as it holds', () => {
    expect(shown([1, 6, 6, 3, 4]).length).toBe(1);
  });

  it('goes on to more pages where people need them, each named once and in order', () => {
    for (const groups of [[90], [20, 20, 20, 20, 20], Array.from({ length: 40 }, () => 5), [3, 150, 2]]) {
      const pages = shown(groups);
      expect(pages.length).toBeGreaterThan(1);
      expect(names(pages)).toEqual(groups.flatMap((people, g) => Array.from({ length: people }, (_, i) => `Người ${g}.${i}`)));
      const opened = pages.flatMap((p) => p.groups.filter((g) => !g.goesOn).flatMap((g) => g.roles.map((r) => r.text)));
      expect(opened).toEqual(groups.map((_, g) => `Ban ${g}`));
    }
  });

  it('prints every name and role that its templates are given', async () => {
    const templates = await readTemplates('templates');
    const html = mastheadPages(meta([100, 2], true), new Map()).map((page) => templates.get(page.template)!(page.data)).join('');
    expect(html.match(/data-key="[^"]*">Người \d+\.\d+</g)!.length).toBe(102);
    expect(html.match(/data-key="[^"]*">Ban \d</g)!.length).toBe(2);
    expect(html.split('Kính tặng!').length).toBe(2);
  });

  it('has its dedication on the last page', () => {
    const pages = shown([200], true);
    expect(pages.map((p) => p.dedication !== null)).toEqual(pages.map((_, i) => i === pages.length - 1));
  });
});
