/** The source as a list of what a reader must find in the finished PDF. */
import { placeKey, type Expectation } from '../model/layout.js';
import type { ParsedIssue } from '../model/stages.js';
import { expectArticle } from './expect-article.js';
import { expectIssue } from './expect-issue.js';
import { normalise } from './normalise.js';

/**
 * Every text block, caption, credit and picture of an issue, in source order.
 * Left out: texts with nothing to compare (a lone dash), and a second expectation of the same words at the same place.
 */
export function expectations(parsed: ParsedIssue): Expectation[] {
  const known = new Set<string>();
  return [...expectIssue(parsed.meta), ...parsed.articles.flatMap(expectArticle)].filter((each) => {
    const words = each.kind === 'text' ? normalise(each.text) : each.name;
    if (words === '') return false;
    const identity = [each.kind, each.key, placeKey(each.place), words].join('\n');
    if (known.has(identity)) return false;
    known.add(identity);
    return true;
  });
}
