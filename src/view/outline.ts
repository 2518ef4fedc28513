/** The PDF's outline: sections with their articles, titles in both languages, and the pages they were set on. */
import type { OutlineNode, PageMap } from '../model/layout.js';
import type { IssueView } from '../model/view.js';
import { plainText } from './article.js';

const joined = (titles: readonly string[]): string => [...new Set(titles)].join(' / ');

/** Makes the outline of an issue from where things opened. What did not open anywhere is left out (the check for lost text says so). */
export function outline(view: IssueView, map: PageMap): OutlineNode[] {
  const page = (entry: string): number | null => map.regions.find((r) => r.owner.kind === 'opening' && r.owner.entry === entry)?.page ?? null;
  const front = (['cover', 'masthead', 'contents'] as const).flatMap((kind): OutlineNode[] => {
    const found = map.pages.find((p) => p.kind === kind);
    const names = { cover: [view.nameplate], masthead: ['Masthead'], contents: ['Contents'] }[kind];
    const fixed = view.front.find((p) => p.kind === kind)?.data['titles'] as readonly { text: string }[] | undefined;
    return found ? [{ title: joined(fixed?.map((t) => t.text) ?? names), page: found.page, children: [] }] : [];
  });
  const sections = view.sections.flatMap((section): OutlineNode[] => {
    const articles = section.articles.flatMap((article): OutlineNode[] => {
      const at = page(article.slug);
      const titles = article.threads.map((t, i) => article.short[i]?.text || plainText(t.title.inlines));
      return at === null ? [] : [{ title: joined(titles), page: at, children: [] }];
    });
    const at = page(`section/${section.number}`) ?? articles[0]?.page;
    return at === undefined ? articles : [{ title: joined(section.titles.map((t) => t.text)), page: at, children: articles }];
  });
  return [...front, ...sections];
}
