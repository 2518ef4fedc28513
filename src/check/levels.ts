/** Settles what the rules weigh: house.yaml and issue.yaml over the rule's own severity, an article's front matter over both. */
import type { Article, RuleLevel, RuleSetting } from '../model/issue.js';
import type { Message } from '../model/message.js';
import type { ParsedIssue } from '../model/stages.js';
import { suggest } from '../diagnostics/nearest.js';

const levelsOf = (settings: readonly RuleSetting[]): ReadonlyMap<string, RuleLevel> => new Map(settings.map(({ rule, level }) => [rule, level]));

/** The messages with the severities that were set, those of rules that are off left out. */
export function applyLevels(messages: readonly Message[], { meta, articles }: ParsedIssue): Message[] {
  const ofIssue = levelsOf(meta.rules);
  const ofArticle = new Map(articles.filter(({ rules }) => rules.length > 0).map((article: Article) => [article.slug, levelsOf(article.rules)]));
  return messages.flatMap((message): Message[] => {
    const slug = /^articles\/([^/]+)\//.exec(message.place?.file ?? '')?.[1] ?? '';
    const level = ofArticle.get(slug)?.get(message.rule) ?? ofIssue.get(message.rule) ?? null;
    return level === null ? [message] : level === 'off' ? [] : [{ ...message, severity: level }];
  });
}

/** Settings and silencing comments that name no rule have no effect and are told. `known` are the ids of all rules that can be set. */
export function unknownRules({ meta, articles }: ParsedIssue, known: readonly string[]): Message[] {
  return [...meta.rules, ...articles.flatMap(({ rules }) => rules)]
    .filter(({ rule }) => !known.includes(rule))
    .map(({ rule, place }): Message => ({ severity: 'error', rule: 'unknown-rule', text: `The copy desk has no rule “${rule}”.`, note: suggest(rule, known, 'Rules'), place }));
}
