/** Turns an issue's files into `ParsedIssue`: metadata and articles, every text with the place it was typed at. */
import type { IssueSource, Outcome, ParsedIssue } from '../model/stages.js';
import { sortMessages } from '../model/message.js';
import { silence } from '../diagnostics/silence.js';
import { readArticles, readDrafts } from './articles.js';
import { readMeta } from './meta.js';
import { createReporter } from './reporter.js';
import { readYaml } from './yaml/read.js';

/**
 * Reads everything and tells everything in one run. The value is null only where issue.yaml is unusable; with other stoppers it holds
 * what could be understood, and `hasStopper` of the messages says that no PDF may come of it.
 */
export async function parse(source: IssueSource): Promise<Outcome<ParsedIssue>> {
  const report = createReporter();
  const { meta, languages, settings } = readMeta(source, report);
  // names.yaml is the copy desk's; here it only has to be readable.
  if (source.names !== null) readYaml(source.names, report);
  if (meta === null) {
    // Without a flatplan the articles are still read by themselves, for their own faults.
    for (const article of source.articles) readDrafts(article, source, languages, report);
    return { value: null, messages: sortMessages(report.messages) };
  }
  const articles = readArticles(source, meta, settings, report);
  const value: ParsedIssue = { id: source.id, folder: source.folder, meta, articles, files: source.files };
  return { value, messages: sortMessages(silence(report.messages, articles)) };
}
