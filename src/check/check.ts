/** Runs every rule over an issue, and changes nothing. */
import { breath } from '../diagnostics/in-time.js';
import type { Message } from '../model/message.js';
import { sortMessages } from '../model/message.js';
import { RULES } from './catalogue.js';
import type { Desk } from './desk.js';
import { silenceFound } from './ignores.js';
import { applyLevels, unknownRules } from './levels.js';
import { toMessage, type Rule } from './rule.js';

/** All that the rules found, weighed as the editors set them, sorted, without what they silenced. */
export const check = (desk: Desk): Message[] => weighed(desk, RULES.flatMap((rule) => foundBy(rule, desk)));

/** The same, with a breath before every rule: a second of work in which a signal is heard. */
export async function checkInTurns(desk: Desk): Promise<Message[]> {
  const found: Message[] = [];
  for (const rule of RULES) {
    await breath();
    found.push(...foundBy(rule, desk));
  }
  return weighed(desk, found);
}

const foundBy = (rule: Rule, desk: Desk): Message[] => rule.check(desk).map((finding) => toMessage(rule, finding));

function weighed(desk: Desk, found: readonly Message[]): Message[] {
  const { issue } = desk;
  const ids = RULES.map((rule) => rule.id);
  return sortMessages([...unknownRules(issue, ids), ...applyLevels(silenceFound(found, desk, ids, desk.lastBuild?.fits === true ? [] : RULES_OF_LAYOUT), issue)]);
}

/** Ids of the rules that have nothing to say without the report of a build. */
export const RULES_OF_LAYOUT: readonly string[] = RULES.filter((rule) => rule.needsLayout).map((rule) => rule.id);
