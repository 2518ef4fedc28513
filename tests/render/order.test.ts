import { describe, expect, it } from 'vitest';
import type { ComposedPage, Placed } from '../../src/model/compose.js';
import type { ArticleView } from '../../src/model/view.js';
import { orderHtml } from '../../src/render/order.js';

const frame = (lang: string): Placed => ({ kind: 'frame', thread: `a/${lang}`, lang, voice: 1, x: 0, y: 0, width: 1, height: 1, end: 'done', children: [] });
const line = (lang: string, role: string): Placed => ({ kind: 'lines', text: { view: { lang, role } } }) as unknown as Placed;
const rule: Placed = { kind: 'box', className: 'gutter-rule', x: 0, y: 0, width: 0, height: 0, children: [] };
const picture = { kind: 'picture' } as unknown as Placed;
const page = (number: number, placed: Placed[], runs: ComposedPage['runs']): ComposedPage => ({ number, placed, runs }) as unknown as ComposedPage;
const article = { slug: 'a', threads: [{ lang: 'vi' }, { lang: 'en' }] } as unknown as ArticleView;

describe('orderHtml', () => {
  it('takes the whole first language, then the second; pictures and both captions stand with the first', () => {
    const pages = [
      page(4, [line('vi', 'title-2'), line('en', 'title-2'), rule, frame('vi'), frame('en')], [{ slug: 'a', from: 0, to: 5 }]),
      page(5, [picture, line('vi', 'caption'), line('en', 'caption'), frame('vi'), frame('en'), frame('vi')], [{ slug: 'a', from: 0, to: 5 }, { slug: 'b', from: 5, to: 6 }]),
    ];
    const owns = [...orderHtml(article, pages).matchAll(/lang="(\w+)" aria-owns="([^"]*)"/g)].map((m) => [m[1], m[2]]);
    expect(owns).toEqual([
      ['vi', 'p4-0 p4-3 p5-0 p5-1 p5-2 p5-3'],
      ['en', 'p4-1 p4-4 p5-4'],
    ]);
  });
});
