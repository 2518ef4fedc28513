/** Settles what templates and composer are given: numbering, order, words and language pairs. No disk, no HTML. */
import type { ParsedIssue, Pictures } from '../model/stages.js';
import type { FixedPageView, IssueView, SectionView } from '../model/view.js';
import { articleView, plainText } from './article.js';
import type { TitleView } from './contents.js';
import { backPages, frontPages, housePage, sectionPage, suppliedPage } from './pages.js';
import { plainViews, voiceOf } from './words.js';

const both = (texts: readonly { readonly text: string }[], joint: string): string => [...new Set(texts.map((t) => t.text))].join(joint);

/** Turns a parsed issue and its measured pictures into views. */
export function view(parsed: ParsedIssue, pictures: Pictures): IssueView {
  const { meta } = parsed;
  const listed = new Map(
    parsed.articles.map((a) => [a.slug, a.texts.map((t): TitleView => ({ lang: t.lang, voice: a.texts.length === 1 ? 1 : voiceOf(meta, t.lang), text: t.shortTitle?.text ?? plainText(t.title.inlines) }))]),
  );
  const sections = meta.sections.map((section, i): SectionView => {
    const articles = section.articles.flatMap((entry) => parsed.articles.filter((a) => a.slug === entry.slug)).map((article) => articleView(article, i + 1, meta, pictures));
    const titles = plainViews(section.title, meta);
    return {
      number: i + 1,
      titles,
      opening: section.opening,
      listArticles: section.listArticles,
      articles,
      page: sectionPage(i + 1, titles, section.listArticles ? articles : [], listed),
    };
  });
  const after: Record<string, FixedPageView[]> = {};
  const insideBack: FixedPageView[] = [];
  for (const supplied of meta.supplied) {
    const page = suppliedPage(supplied, pictures);
    if (supplied.after.kind === 'inside-back') insideBack.push(page);
    else {
      const key = supplied.after.kind === 'section' ? `section/${supplied.after.section}` : supplied.after.slug;
      (after[key] ??= []).push(page);
    }
  }
  const nameplate = plainViews(meta.nameplate, meta);
  const label = plainViews(meta.label, meta);
  return {
    id: parsed.id,
    languages: meta.languages,
    title: [both(nameplate, ' / '), both(label, ' / ')].join(', '),
    author: both(plainViews(meta.publisher, meta), ' / '),
    subject: both(plainViews(meta.cover.headline, meta), ' / '),
    nameplate: nameplate[0]?.text ?? '',
    label: label[0]?.text ?? '',
    front: frontPages(meta, sections, listed, pictures),
    sections,
    after,
    house: meta.housePages.map((ref) => housePage(ref, pictures)),
    back: backPages(meta, insideBack, pictures),
    marks: meta.printing.marks,
    binding: meta.printing.binding,
    pad: meta.printing.pad,
  };
}
