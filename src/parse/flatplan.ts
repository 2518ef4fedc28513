/** Turns the flatplan as written into sections and supplied pages. */
import type { ArticleEntry, Lang, Layout, Section, SuppliedPage } from '../model/issue.js';
import { suggest } from '../diagnostics/nearest.js';
import { quote, type Reporter } from './reporter.js';
import type { WrittenIssue, WrittenSection } from './schema/issue-schema.js';

/** What a section said itself; null where the defaults hold, which depend on each article. */
export interface SectionSettings {
  readonly layout: Layout | null;
  readonly runOn: boolean | null;
}

/** The sections, and what each said itself, in the same order. */
export interface Flatplan {
  readonly sections: readonly Section[];
  readonly settings: readonly SectionSettings[];
}

/** Sections with their articles. An article that stands on the flatplan twice is a stopper. */
export function readSections(written: readonly WrittenSection[], languages: readonly Lang[], report: Reporter): Flatplan {
  const seen = new Map<string, ArticleEntry>();
  const usual: Layout = languages.length > 1 ? 'parallel' : 'single';
  const sections = written.map((section): Section => {
    const layout = section.layout ?? usual;
    const articles: ArticleEntry[] = [];
    for (const entry of section.articles.map(readEntry)) {
      const first = seen.get(entry.slug);
      if (first !== undefined) {
        report.stop('article-twice', entry.place, `The article ${quote(entry.slug)} stands on the flatplan twice, first in line ${first.place.line}.`, 'Keep it in one place.');
        continue;
      }
      seen.set(entry.slug, entry);
      articles.push(entry);
    }
    return {
      title: section.title,
      layout,
      runOn: section['run-on'] ?? layout === 'parallel',
      opening: section.opening,
      listArticles: section['list-articles'],
      articles,
      place: section.at,
    };
  });
  return { sections, settings: written.map((section) => ({ layout: section.layout, runOn: section['run-on'] })) };
}

function readEntry(written: WrittenSection['articles'][number]): ArticleEntry {
  if ('text' in written) return { slug: written.text, layout: null, runOn: null, pages: null, place: written.place };
  return { slug: written.slug.text, layout: written.layout, runOn: written['run-on'], pages: written.pages, place: written.slug.place };
}

/** Supplied pages with where they go: a section's number, an article's slug or `inside-back`. */
export function readSupplied(written: WrittenIssue['supplied'], sections: readonly Section[], report: Reporter): SuppliedPage[] {
  const slugs = sections.flatMap((section) => section.articles.map((entry) => entry.slug));
  return written.flatMap(({ file, after, at }): SuppliedPage[] => {
    const typed = after.text;
    if (typed === 'inside-back') return [{ file, after: { kind: 'inside-back' }, place: at }];
    if (slugs.includes(typed)) return [{ file, after: { kind: 'article', slug: typed }, place: at }];
    if (/^\d+$/.test(typed) && Number(typed) >= 1 && Number(typed) <= sections.length) return [{ file, after: { kind: 'section', section: Number(typed) }, place: at }];
    const note = /^\d+$/.test(typed) ? `The issue has ${sections.length} sections.` : suggest(typed, ['inside-back', ...slugs], 'Known here');
    report.stop('unknown-value', after.place, `There is no section and no article ${quote(typed)}.`, note);
    return [];
  });
}
