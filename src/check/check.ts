/** Runs every rule over an issue, and changes nothing. */
import { breath } from '../diagnostics/in-time.js';
import type { Message } from '../model/message.js';
import { sortMessages } from '../model/message.js';
import { RULES } from './catalogue.js';
import type { Desk } from './desk.js';
import { silenceFound } from './ignores.js';
import { inMeasure, summedUp } from './habits.js';
import { applyLevels, unknownRules } from './levels.js';
import { toMessage, type Rule } from './rule.js';

/** All that the rules found, weighed as the editors set them, sorted, without what they silenced. */
export const check = (desk: Desk): Message[] => weighed(desk, RULES.flatMap((rule) => foundBy(rule, desk)));

/** The same, with a breath before every rule: a second of work in which a signal is heard. */
export async function checkInTurns(desk: Desk): Promise<Message[]> {
  const found: Found[] = [];
  for (const rule of RULES) {
    await breath();
    for (const one of foundBy(rule, desk)) found.push(one);
  }
  return weighed(desk, found);
}

/** A finding as a message, and whether it is told by itself. */
interface Found {
  readonly message: Message;
  readonly alone: boolean;
}

const foundBy = (rule: Rule, desk: Desk): Found[] => rule.check(desk).map((finding) => ({ message: toMessage(rule, finding), alone: finding.alone === true }));

function weighed(desk: Desk, found: readonly Found[]): Message[] {
  const { issue } = desk;
  const ids = RULES.map((rule) => rule.id);
  const alone = new Set(found.flatMap((each) => (each.alone ? [each.message] : [])));
  const heard = silenceFound(found.map(({ message }) => message), desk, ids, desk.lastBuild?.fits === true ? [] : RULES_OF_LAYOUT);
  return sortMessages([...unknownRules(issue, ids), ...applyLevels(inMeasure(summedUp(heard, RULES, alone)), issue)]);
}

/** Ids of the rules that have nothing to say without the report of a build. */
export const RULES_OF_LAYOUT: readonly string[] = RULES.filter((rule) => rule.needsLayout).map((rule) => rule.id);
