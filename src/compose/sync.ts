/** Fills two columns with two languages so that each pair of paragraphs starts level (`sync: paragraph`). */
import { fillFrame, type FilledFrame, type Flow, type FloatView, type Standing } from './flow.js';

/**
 * Cuts a queue before each text that has a partner in the other language. A heading stays with what it heads; floats and breaks go with
 * the text after them.
 */
export function pairGroups(queue: readonly Flow[]): readonly (readonly Flow[])[] {
  const groups: Flow[][] = [];
  let waiting: Flow[] = [];
  let headed = false;
  for (const flow of queue) {
    if (flow.kind !== 'matter') {
      waiting.push(flow);
      continue;
    }
    const last = groups[groups.length - 1];
    if (last && (headed || !flow.pair)) last.push(...waiting, flow);
    else groups.push([...waiting, flow]);
    waiting = [];
    headed = flow.keepNext;
  }
  if (waiting.length > 0) groups.push(waiting);
  return groups;
}

const beforeOf = (group: readonly Flow[]): number => group.find((flow) => flow.kind === 'matter')?.before ?? 0;

/** The queue goes on with what began on the page before. */
const isBegun = (queue: readonly Flow[]): boolean => queue.find((flow) => flow.kind === 'matter')?.pair === false;

/** Groups that belong to each other at like places: beside the rest of a text whose partner is through stands nothing. */
function inStep([a, b]: readonly [readonly Flow[], readonly Flow[]]): readonly [readonly (readonly Flow[])[], readonly (readonly Flow[])[]] {
  const rest = [isBegun(a), isBegun(b)];
  return [[...(rest[1] && !rest[0] ? [[]] : []), ...pairGroups(a)], [...(rest[0] && !rest[1] ? [[]] : []), ...pairGroups(b)]];
}

interface Side {
  readonly standing: Standing[];
  readonly anchors: FloatView[];
  used: number;
  end: FilledFrame['end'];
  rest: readonly Flow[];
}

/** Fills two frames of the same height from two queues, pair by pair; `tallest` and `part` as in `fillFrame`. */
export function fillPair(queues: readonly [readonly Flow[], readonly Flow[]], room: number, tallest: boolean, part = tallest): readonly [FilledFrame, FilledFrame] {
  const groups = inStep(queues);
  const sides = groups.map((): Side => ({ standing: [], anchors: [], used: 0, end: 'done', rest: [] })) as [Side, Side];
  const count = Math.max(groups[0].length, groups[1].length);
  let y = 0;
  for (let k = 0; k < count; k += 1) {
    const pair = [groups[0][k] ?? [], groups[1][k] ?? []] as const;
    const top = y === 0 ? 0 : y + Math.max(beforeOf(pair[0]), beforeOf(pair[1]));
    const filled = pair.map((group) => fillFrame(group, room - top, tallest && y === 0, part && y === 0));
    const nothing = filled.some((f, i) => f.standing.length === 0 && pair[i]!.some((flow) => flow.kind === 'matter'));
    if (nothing && y > 0) {
      // A pair starts together: where one of them finds no room, both go on to the next page.
      sides.forEach((side, i) => {
        side.rest = groups[i as 0 | 1].slice(k).flat();
        side.end = side.rest.length > 0 ? 'full' : 'done';
      });
      return [sides[0], sides[1]];
    }
    let over = false;
    sides.forEach((side, i) => {
      const f = filled[i]!;
      side.standing.push(...f.standing.map((s) => ({ ...s, y: s.y + top })));
      side.anchors.push(...f.anchors);
      if (f.standing.length > 0) side.used = top + f.used;
      side.end = f.end;
      side.rest = f.rest;
      over ||= f.end !== 'done';
    });
    y = Math.max(y, ...filled.map((f) => (f.standing.length > 0 ? top + f.used : 0)));
    if (over) {
      sides.forEach((side, i) => {
        side.rest = [...side.rest, ...groups[i as 0 | 1].slice(k + 1).flat()];
        if (side.end === 'done' && side.rest.length > 0) side.end = 'full';
      });
      return [sides[0], sides[1]];
    }
  }
  return [sides[0], sides[1]];
}
