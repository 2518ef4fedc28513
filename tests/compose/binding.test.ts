/** Any number of pages comes out as what the binding needs, filled before the inside back cover, or is told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingPages, pageMultiple } from '../../src/compose/binding.js';
import { composeIssue } from '../../src/compose/issue.js';
import type { Binding } from '../../src/model/issue.js';
import type { PageKind } from '../../src/model/layout.js';
import type { FixedPageView, IssueView } from '../../src/model/view.js';
import { fakeMetrics } from './fake.js';

const metrics = fakeMetrics();
const page = (kind: PageKind): FixedPageView => ({ kind, template: kind, data: {}, pictures: [] });
const many = (n: number, kind: PageKind): FixedPageView[] => Array.from({ length: n }, () => page(kind));

interface Recipe {
  readonly front: number;
  readonly supplied: number;
  readonly galleries: number;
  readonly house: number;
  readonly binding: Binding;
  readonly pad: boolean;
}

const issue = ({ front, supplied, galleries, house, binding, pad }: Recipe): IssueView => ({
  id: 'x', languages: ['vi', 'en'], title: '', author: '', subject: '', nameplate: '', label: '',
  front: [page('cover'), ...many(front, 'inside-front')],
  sections: [{ number: 1, titles: [], opening: 'page', listArticles: true, articles: [], page: page('section') }],
  after: { 'section/1': many(supplied, 'supplied') },
  house: many(house, 'house'),
  back: [...many(galleries, 'gallery'), page('inside-back'), page('back-cover')],
  marks: true, binding, pad,
});

const recipe: fc.Arbitrary<Recipe> = fc.record({
  front: fc.integer({ min: 1, max: 9 }), supplied: fc.integer({ min: 0, max: 40 }), galleries: fc.integer({ min: 0, max: 3 }), house: fc.integer({ min: 0, max: 5 }),
  binding: fc.constantFrom<Binding[]>('saddle', 'perfect'), pad: fc.boolean(),
});

describe('pages and binding', () => {
  it('come out as a multiple, the fillers in one run before the back pages, house pages first', () => {
    fc.assert(
      fc.property(recipe, (r) => {
        const { issue: { pages }, messages } = composeIssue(issue(r), metrics);
        const typed = 1 + r.front + 1 + r.supplied + r.galleries + 2;
        const missing = missingPages(typed, r.binding);
        const kinds = pages.map((p) => p.kind);
        const back = [...Array.from({ length: r.galleries }, () => 'gallery'), 'inside-back', 'back-cover'];
        expect(kinds.slice(-back.length)).toEqual(back);
        const fillers = r.pad ? Array.from({ length: missing }, (_, i) => (i < r.house ? 'house' : 'filler')) : [];
        expect(kinds.filter((kind) => kind === 'house' || kind === 'filler')).toEqual(fillers);
        expect(kinds.slice(kinds.length - back.length - fillers.length, kinds.length - back.length)).toEqual(fillers);
        expect(pages.length).toBe(typed + fillers.length);
        expect(pages.length % pageMultiple(r.binding)).toBe(r.pad ? 0 : typed % pageMultiple(r.binding));
        const told = messages.map(({ severity, rule }) => `${severity} ${rule}`);
        expect(told).toEqual(missing === 0 ? [] : [r.pad ? 'info pages-filled' : 'error page-count']);
      }),
      { numRuns: 300, seed: 20260701 },
    );
  });

  const told = (part: Partial<Recipe>): string => {
    const { messages } = composeIssue(issue({ front: 1, supplied: 0, galleries: 0, house: 0, binding: 'saddle', pad: true, ...part }), metrics);
    return messages.map(({ text, note }) => `${text} ${note}`).join('\n');
  };

  it('are told with where they stand', () => {
    // Cover, inside front, opening, inside back, back cover: 5.
    expect(told({ house: 1 })).toBe(
      '3 pages were put in before the inside back cover (pages 4 to 6; 1 from `house-pages`, 2 plain in house style): a saddle stitch needs a multiple of 4, now 8. Name pictures under `house-pages` to fill them with something better.',
    );
    expect(told({ binding: 'perfect', house: 2 })).toBe('1 page was put in before the inside back cover (page 4; from `house-pages`): perfect binding needs a multiple of 2, now 6. Nothing needs doing.');
    expect(told({ supplied: 3 })).toBe('');
  });

  it('make one picture where plain ones face each other, by day and by night in turn', () => {
    const plain = { ...page('inside-back'), template: 'filler' } as FixedPageView;
    const dataOf = (part: Partial<Recipe>, back: readonly FixedPageView[]): (string | undefined)[] => {
      const view = { ...issue({ front: 1, supplied: 0, galleries: 0, house: 0, binding: 'saddle', pad: true, ...part }), back };
      return composeIssue(view, metrics).issue.pages.filter((p) => p.kind === 'filler').map((p) => Object.values(p.fixed!.data).join(' '));
    };
    // Pages 4 to 6 before page 7; pages 4 and 5 face each other, and 6 the inside back.
    expect(dataOf({}, [plain, page('back-cover')])).toEqual(['night left true', 'night right false', 'day left true']);
    expect(dataOf({}, [page('inside-back'), page('back-cover')])).toEqual(['day left true', 'day right false', 'night left false']);
    expect(dataOf({ house: 2 }, [plain, page('back-cover')])).toEqual(['day left true']);
    expect(dataOf({ house: 1 }, [page('inside-back'), page('back-cover')])).toEqual(['day right false', 'night left false']);
  });

  it('are told as an error where filling is forbidden', () => {
    expect(told({ pad: false })).toBe('The issue has 5 pages, and a saddle stitch needs a multiple of 4; `printing.pad: false` forbids filling. Fill 3 pages or cut 1, or delete `pad: false`.');
    expect(told({ pad: false, binding: 'perfect' })).toBe('The issue has 5 pages, and perfect binding needs a multiple of 2; `printing.pad: false` forbids filling. Fill 1 page or cut 1, or delete `pad: false`.');
    expect(told({ pad: false, supplied: 3 })).toBe('');
  });
});
