/** Plants faults into an issue in memory and looks whether the copy desk finds each at its line. */
import { check } from '../../src/check/check.js';
import { openDesk } from '../../src/check/desk.js';
import { load } from '../../src/load/load.js';
import type { Message } from '../../src/model/message.js';
import type { IssueSource } from '../../src/model/stages.js';
import { parse } from '../../src/parse/parse.js';
import { material, Random, spoilt, type Fault, type FaultKind, type Line, type Material } from './material.js';

/** What became of one kind of fault. */
export interface Found {
  readonly kind: string;
  readonly planted: number;
  readonly found: number;
  /** What was not found, in words. */
  readonly missed: readonly string[];
  /** New messages of warnings and above that stand on no planted line. */
  readonly strange: readonly string[];
}

/** Everything told of an issue without pictures being measured. */
async function messagesOf(source: IssueSource): Promise<readonly Message[]> {
  const parsed = await parse(source);
  return [...parsed.messages, ...(parsed.value === null ? [] : check(openDesk(parsed.value, new Map(), source, null)))];
}

/** A message without the numbers of lines it mentions, which shift. */
const identity = (message: Message): string => `${message.rule} ${message.place?.file ?? ''} ${message.text.replace(/lines? \d+(?: and \d+)?/g, '')}`;

const tellable = (message: Message): boolean => message.severity !== 'info';

/**
 * Plants kinds of faults, each into a fresh copy or all into one.
 * @param folder the issue, which must be in Vietnamese and English.
 */
export async function measure(folder: string, kinds: readonly FaultKind[], seed: number, together: boolean): Promise<Found[]> {
  const { value: source } = await load({ folder, id: 'faults' });
  if (source === null) throw new Error(`${folder} holds no issue.`);
  const before = new Set((await messagesOf(source)).map(identity));
  const judge = async (spoiled: Material, faults: readonly Fault[]): Promise<{ readonly hit: (fault: Fault) => boolean; readonly strange: readonly Message[] }> => {
    const fresh = (await messagesOf(spoilt(spoiled))).filter((message) => tellable(message) && !before.has(identity(message)));
    const named = (message: Message, line: Line): boolean => {
      const { place } = message;
      const number = (place === null ? undefined : spoiled.files.get(place.file))?.indexOf(line) ?? -1;
      return place !== null && number >= 0 && place.line <= number + 1 && number + 1 <= (place.endLine ?? place.line);
    };
    return {
      hit: (fault) => fresh.some((message) => fault.at.some((line) => named(message, line))),
      strange: fresh.filter((message) => !faults.some((fault) => [...fault.at, ...(fault.twin ?? [])].some((line) => named(message, line)))),
    };
  };
  const summary = (kind: string, faults: readonly Fault[], { hit, strange }: Awaited<ReturnType<typeof judge>>): Found => {
    const missed = faults.filter((fault) => !hit(fault));
    return { kind, planted: faults.length, found: faults.length - missed.length, missed: missed.map(({ what }) => what), strange: strange.map((m) => `${m.rule} ${m.place?.file ?? '-'}:${m.place?.line ?? 0} ${m.text}`) };
  };
  if (together) {
    const [spoiled, random] = [material(source), new Random(seed)];
    const faults = kinds.flatMap((kind) => kind.plant(spoiled, random, kind.count));
    const judged = await judge(spoiled, faults);
    return kinds.map(({ id }, i) => summary(id, faults.filter((fault) => fault.kind === id), i === 0 ? judged : { ...judged, strange: [] }));
  }
  const found: Found[] = [];
  for (const kind of kinds) {
    const spoiled = material(source);
    const faults = kind.plant(spoiled, new Random(seed), kind.count);
    found.push(summary(kind.id, faults, await judge(spoiled, faults)));
  }
  return found;
}
