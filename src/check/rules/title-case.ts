import type { Rule } from '../rule.js';
import { plain } from '../walk.js';

/** So many titles a section must have in a language before they make a rule, and so large a part of them must agree. */
const FEWEST = 4;
const AGREED = 0.75;

/** A title in small letters among titles in capitals, or the other way round. The commoner way is taken for the house's. */
export const titleCase: Rule = {
  id: 'title-case',
  severity: 'info',
  why: 'The style can raise titles to capitals, never lower them: one that is typed otherwise stands out on the contents page.',
  passing: { 'articles/port/vi.md': '---\ntitle: CẢNG MỚI\n---\nĐoạn.\n' },
  failing: {
    files: {
      'issue.yaml': 'languages: [vi, en]\nnameplate: Thử\nnumber: 1\ndate: 2026-06\nlabel: { vi: Quý II, en: Quarter II }\ncover: { image: images/cover.jpg, credit: Kim Ly }\nsections:\n  - { title: { vi: Tin, en: News }, layout: single, articles: [port, quay, ship, gate] }\n',
      'articles/port/vi.md': '---\ntitle: CẢNG MỚI\n---\nĐoạn.\n',
      'articles/quay/vi.md': '---\ntitle: BẾN TÀU\n---\nĐoạn.\n',
      'articles/ship/vi.md': '---\ntitle: Con tàu về bến\n---\nĐoạn.\n',
      'articles/gate/vi.md': '---\ntitle: CỬA KHẨU\n---\nĐoạn.\n',
    },
    messages: ['articles/ship/vi.md:2:8 The title is not in capitals; 3 of 4 titles of the section are.'],
  },
  check: ({ issue: { meta, articles } }) =>
    meta.sections.flatMap((section) => {
      const slugs = new Set(section.articles.map(({ slug }) => slug));
      const texts = articles.filter(({ slug }) => slugs.has(slug)).flatMap((article) => article.texts);
      return meta.languages.flatMap((lang) => {
        const own = texts.filter((text) => text.lang === lang).map(({ title }) => ({ place: title.place, raised: inCapitals(plain(title.inlines)) }));
        const raised = own.filter((title) => title.raised).length;
        const house = raised * 2 > own.length;
        const many = house ? raised : own.length - raised;
        if (own.length < FEWEST || many < own.length * AGREED) return [];
        return own
          .filter((title) => title.raised !== house)
          .map(({ place }) => ({
            place,
            text: house ? `The title is not in capitals; ${many} of ${own.length} titles of the section are.` : `The title is in capitals; ${many} of ${own.length} titles of the section are not.`,
            note: 'Type it like the others.',
          }));
      });
    }),
};

const inCapitals = (text: string): boolean => text === text.toUpperCase() && text !== text.toLowerCase();
