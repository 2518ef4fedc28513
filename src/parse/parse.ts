/** Turns an issue's files into `ParsedIssue`: metadata and articles, every text with the place it was typed at. */
import { Memo } from '../model/memo.js';
import type { IssueSource, Outcome, ParsedIssue } from '../model/stages.js';
import { sortMessages, type Message } from '../model/message.js';
import { silence } from '../diagnostics/silence.js';
import { readArticles, readDrafts, type ReadArticle } from './articles.js';
import { readMeta, type MetaOutcome } from './meta.js';
import { readNames } from './names.js';
import { createReporter, tellAll } from './reporter.js';

/** What was understood the last time, to be taken again where nothing has changed. */
export interface ParseMemory {
  readonly meta: Memo<{ readonly outcome: MetaOutcome; readonly messages: readonly Message[] }>;
  readonly articles: Memo<ReadArticle>;
}

export const parseMemory = (): ParseMemory => ({ meta: new Memo(), articles: new Memo() });

/**
 * Reads everything and tells everything in one run. The value is null only where issue.yaml is unusable; with other stoppers it holds
 * what could be understood, and `hasStopper` of the messages says that no PDF may come of it.
 * @param memory of a run before; the outcome is the same without.
 */
export async function parse(source: IssueSource, memory: ParseMemory = parseMemory()): Promise<Outcome<ParsedIssue>> {
  const report = createReporter();
  const read = memory.meta.get('', JSON.stringify([source.issue, source.house, source.files.map((f) => f.path)]), () => {
    const own = createReporter();
    return { outcome: readMeta(source, own), messages: own.messages };
  });
  tellAll(read.messages, report);
  const { meta, languages, flatplan } = read.outcome;
  const names = readNames(source.names, languages, report);
  const articles = flatplan === null ? [] : readArticles(source, flatplan, languages, report, memory.articles);
  // Without a flatplan the articles are still read by themselves, for their own faults.
  if (flatplan === null) for (const article of source.articles) readDrafts(article, source, languages, report);
  const value: ParsedIssue | null = meta === null ? null : { id: source.id, folder: source.folder, meta, articles, names, files: source.files };
  return { value, messages: sortMessages(silence(once(report.messages), articles)) };
}

/** A plain text stands for every language and would tell its fault for each. */
function once(messages: readonly Message[]): Message[] {
  return [...new Map(messages.map((message) => [JSON.stringify(message), message])).values()];
}
