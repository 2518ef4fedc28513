/** Settles an article's settings: the flatplan's entry over its front matter over its section. */
import type { Article, ArticleEntry, Layout } from '../model/issue.js';
import type { Place } from '../model/message.js';
import type { ArticleDraft } from './article-file.js';
import type { SectionSettings } from './flatplan.js';
import type { Reporter } from './reporter.js';
import { SETTINGS } from './schema/article-schema.js';

type Settings = Pick<Article, 'layout' | 'columns' | 'ratio' | 'sync' | 'runOn' | 'pages' | 'className'>;

/** `drafts` are the article's files, the primary language first; at least one. */
export function settleSettings(entry: ArticleEntry, section: SectionSettings, usual: Layout, drafts: readonly ArticleDraft[], report: Reporter): Settings {
  const [primary, ...others] = drafts;
  for (const other of others) checkSecondary(other, primary!, report);
  const written = primary!.written;
  const layout = settleLayout(entry, section, usual, drafts, report);
  checkEffect(primary!, layout, report);
  return {
    layout,
    columns: written.columns === null ? null : (Number(written.columns) as 1 | 2 | 3),
    ratio: written.ratio ?? 'auto',
    sync: written.sync ?? 'free',
    // "The default for parallel": for the articles of a parallel section whatever their own layout, and for parallel articles anywhere.
    runOn: entry.runOn ?? section.runOn ?? ((section.layout ?? usual) === 'parallel' || layout === 'parallel'),
    pages: entry.pages,
    className: readClass(primary!, report),
  };
}

function settleLayout(entry: ArticleEntry, section: SectionSettings, usual: Layout, drafts: readonly ArticleDraft[], report: Reporter): Layout {
  const own = drafts[0]!.written.layout;
  const wanted = entry.layout ?? own ?? section.layout ?? usual;
  if (drafts.length === 1) {
    const typed = entry.layout ?? own;
    if (typed !== null && typed !== 'single') {
      const place = entry.layout === null ? placeOfSetting(drafts[0]!, 'layout') : entry.place;
      report.warn('layout-of-one', place, `The article has one language, so \`layout: ${typed}\` has no effect; it is set \`single\`.`, 'Delete the setting, or add the other language’s file.');
    }
    return 'single';
  }
  if (wanted !== 'single') return wanted;
  report.warn('single-with-two', entry.place, 'The article is to be set `single` but has two languages; it is set `stacked`.', 'Give it another layout, or take one language’s file away.');
  return 'stacked';
}

/** Settings hold for the article as a whole, so the second file may not say them once more. */
function checkSecondary(other: ArticleDraft, primary: ArticleDraft, report: Reporter): void {
  for (const name of SETTINGS) {
    if (other.written[name] === null) continue;
    report.error('setting-in-secondary', placeOfSetting(other, name), `\`${name}\` stands in the file of the second language and has no effect there.`, `Move it to ${primary.text.file}.`);
  }
}

function checkEffect(primary: ArticleDraft, layout: Layout, report: Reporter): void {
  const idle = layout === 'parallel' ? (['columns'] as const) : (['ratio', 'sync'] as const);
  for (const name of idle) {
    if (primary.written[name] === null) continue;
    report.warn('setting-without-effect', placeOfSetting(primary, name), `\`${name}\` has no effect in the layout \`${layout}\`.`, 'Delete it, or change the layout.');
  }
}

function readClass(primary: ArticleDraft, report: Reporter): string | null {
  const written = primary.written.class;
  if (written === null || /^[a-z][\w-]*( +[a-z][\w-]*)*$/i.test(written.text)) return written?.text ?? null;
  report.stop('wrong-value', written.place, 'A class is a word of letters, digits and dashes.', 'Write it like `class: report`.');
  return null;
}

function placeOfSetting(draft: ArticleDraft, name: (typeof SETTINGS)[number]): Place {
  return draft.frontMatter.entries.find((entry) => entry.key === name)?.keyPlace ?? { file: draft.text.file, line: 1, column: 1 };
}
