/** Runs every rule over an issue, and changes nothing. */
import type { Message } from '../model/message.js';
import { sortMessages } from '../model/message.js';
import { RULES } from './catalogue.js';
import type { Desk } from './desk.js';
import { silenceFound } from './ignores.js';
import { applyLevels, unknownRules } from './levels.js';
import { toMessage } from './rule.js';

/** All that the rules found, weighed as the editors set them, sorted, without what they silenced. */
export function check(desk: Desk): Message[] {
  const { issue } = desk;
  const found = RULES.flatMap((rule) => rule.check(desk).map((finding) => toMessage(rule, finding)));
  const ids = RULES.map((rule) => rule.id);
  return sortMessages([...unknownRules(issue, ids), ...applyLevels(silenceFound(found, desk, ids, desk.lastBuild?.fits === true ? [] : RULES_OF_LAYOUT), issue)]);
}

/** Ids of the rules that have nothing to say without the report of a build. */
export const RULES_OF_LAYOUT: readonly string[] = RULES.filter((rule) => rule.needsLayout).map((rule) => rule.id);
