/** Turns the flatplan and the article folders into articles. */
import type { Article, ArticleEntry, Lang, Layout } from '../model/issue.js';
import type { IssueSource } from '../model/stages.js';
import type { Memo } from '../model/memo.js';
import type { Message } from '../model/message.js';
import { guesser, suggest } from '../diagnostics/nearest.js';
import { readArticleFile, type ArticleDraft } from './article-file.js';
import { joinCaptions } from './captions.js';
import type { Flatplan, SectionSettings } from './flatplan.js';
import { pictureFolder } from './pictures.js';
import { createReporter, quote, tellAll, type Reporter } from './reporter.js';
import { settleSettings } from './settings.js';

type ArticleSource = IssueSource['articles'][number];

/** An article as read, null where it is unusable, and what there was to tell. */
export interface ReadArticle {
  readonly article: Article | null;
  readonly messages: readonly Message[];
}

/** All articles of the flatplan, in its order. Those that are unusable are told and left out. */
export function readArticles(source: IssueSource, { sections, settings }: Flatplan, languages: readonly Lang[], report: Reporter, memory: Memo<ReadArticle>): Article[] {
  const usual: Layout = languages.length > 1 ? 'parallel' : 'single';
  const planned = new Set<string>();
  const guess = guesser();
  const articles = sections.flatMap((section, i) =>
    section.articles.flatMap((entry): Article[] => {
      planned.add(entry.slug);
      const found = source.articles.find((article) => article.slug === entry.slug);
      if (found === undefined) {
        const free = source.articles.map((article) => article.slug);
        report.stop('missing-article', entry.place, `There is no article ${quote(entry.slug)}.`, suggest(entry.slug, free, 'Folders under articles/', (word, known) => guess(word, () => known)));
        return [];
      }
      // All that an article is read from.
      const own = `articles/${entry.slug}/`;
      const key = JSON.stringify([found, entry, settings[i], usual, languages, source.files.filter((f) => f.file.startsWith(own)).map((f) => f.path)]);
      const read = memory.get(`${entry.slug} ${entry.place.line}`, key, () => {
        const its = createReporter();
        return { article: readArticle(found, entry, settings[i]!, usual, source, languages, its), messages: its.messages };
      });
      tellAll(read.messages, report);
      return read.article === null ? [] : [read.article];
    }),
  );
  for (const { slug, files } of source.articles) {
    if (planned.has(slug)) continue;
    const place = { file: files[0]?.source.file ?? `articles/${slug}`, line: 1, column: 1 };
    report.warn('article-off-flatplan', place, `The article ${quote(slug)} is not on the flatplan and is not printed.`, 'Add it to a section of issue.yaml, or take its folder away.');
  }
  return articles;
}

function readArticle(found: ArticleSource, entry: ArticleEntry, section: SectionSettings, usual: Layout, source: IssueSource, languages: readonly Lang[], report: Reporter): Article | null {
  const { drafts, broken } = readDrafts(found, source, languages, report);
  if (drafts.length === 0) {
    if (!broken) report.stop('article-without-text', entry.place, `The article ${quote(found.slug)} has no text.`, `Put ${languages.map((lang) => `${lang}.md`).join(' or ')} into articles/${found.slug}/.`);
    return null;
  }
  // With one file broken, what is said across files (captions, layout) would be noise.
  if (broken) return null;
  const texts = joinCaptions(drafts, report);
  return { slug: found.slug, entry, ...settleSettings(entry, section, usual, drafts, report), rules: drafts.flatMap((draft) => draft.written.rules), texts };
}

/** The article's files in the order of the issue's languages. `broken` where one of them is unusable. */
export function readDrafts(found: ArticleSource, source: IssueSource, languages: readonly Lang[], report: Reporter): { readonly drafts: ArticleDraft[]; readonly broken: boolean } {
  for (const { lang, source: file } of found.files) {
    if (languages.includes(lang)) continue;
    report.error('unknown-language', { file: file.file, line: 1, column: 1 }, `${quote(`${lang}.md`)} is named after no language of the issue and is not printed.`, suggest(lang, languages, 'Languages of the issue'));
  }
  const pictures = pictureFolder(source.files, `articles/${found.slug}/`, report);
  const own = languages.flatMap((lang) => found.files.filter((file) => file.lang === lang));
  const read = own.map(({ lang, source: file }) => readArticleFile({ slug: found.slug, lang, source: file, pictures, report }));
  const drafts = read.filter((draft) => draft !== null);
  return { drafts, broken: drafts.length < read.length };
}
