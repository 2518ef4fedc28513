/** Runs every rule that needs no layout over an issue, and changes nothing. */
import type { Message } from '../model/message.js';
import { sortMessages } from '../model/message.js';
import type { ParsedIssue, Pictures } from '../model/stages.js';
import { silence } from '../diagnostics/silence.js';
import { RULES } from './catalogue.js';
import { toMessage } from './rule.js';

/** All that the rules found, sorted, without what the editors silenced. */
export function check(issue: ParsedIssue, pictures: Pictures): Message[] {
  const found = RULES.flatMap((rule) => rule.check(issue, pictures).map((finding) => toMessage(rule, finding)));
  return sortMessages(silence(found, issue.articles));
}
