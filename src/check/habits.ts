/** Sums up what stands all over a file: seventy messages of one kind are read by nobody. */
import { editsOf, sortMessages, type Message } from '../model/message.js';
import type { Rule } from './rule.js';

/** So many places of a rule are told one by one in a file; more are a habit, and told once. */
const TOLD = 3;

/** So many messages of a rule are told of a file, beside those that can be mended: whoever has mended them has the rest. */
const MOST_TOLD = 1000;

/** The messages without those of a rule and file that nobody would read to the end; one at the first of them says how many there are. */
export function inMeasure(messages: readonly Message[]): Message[] {
  const counts = new Map<string, number>();
  const left = new Map<string, { readonly first: Message; count: number }>();
  const kept = sortMessages(messages).filter((message) => {
    if (message.place === null || message.fix !== undefined) return true;
    const group = `${message.rule} ${message.place.file}`;
    const count = (counts.get(group) ?? 0) + 1;
    counts.set(group, count);
    if (count <= MOST_TOLD) return true;
    const more = left.get(group) ?? { first: message, count: 0 };
    more.count += 1;
    left.set(group, more);
    return false;
  });
  const sums = Array.from(left.values(), ({ first: { severity, rule, place, note }, count }): Message => ({ severity, rule, place, note, text: `From here on ${count.toLocaleString('en')} more of the same follow in the file, which are not told one by one.` }));
  return [...kept, ...sums];
}

/**
 * The messages with one in place of many of a rule in a file: at the first place, with the mends of all.
 * @param found of any rules, without what editors silenced.
 * @param alone those that are told by themselves in any case.
 */
export function summedUp(found: readonly Message[], rules: readonly Rule[], alone: ReadonlySet<Message>): Message[] {
  const habits = new Map(rules.flatMap(({ id, habit }) => (habit === undefined ? [] : [[id, habit] as const])));
  const groups = new Map<string, Message[]>();
  const groupOf = (message: Message): string | null => (habits.has(message.rule) && message.place !== null && !alone.has(message) ? `${message.rule} ${message.place.file}` : null);
  for (const message of sortMessages(found)) {
    const group = groupOf(message);
    if (group === null) continue;
    const known = groups.get(group);
    if (known === undefined) groups.set(group, [message]);
    else known.push(message);
  }
  const rest = found.filter((message) => (groups.get(groupOf(message) ?? '')?.length ?? 0) <= TOLD);
  const sums = [...groups.values()].filter((group) => group.length > TOLD).map((group): Message => {
    const { severity, rule, place, note, text } = group[0]!;
    const [fix, ...moreFixes] = group.flatMap(editsOf);
    return { severity, rule, place, note, text: `${habits.get(rule)!(group.length)} The first: ${text}`, ...(fix === undefined ? {} : { fix, moreFixes }) };
  });
  return [...rest, ...sums];
}
