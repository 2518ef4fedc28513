/** Fills two columns with two languages so that each pair of paragraphs, or of headings, starts level. */
import { fillFrame, leastStart, type FilledFrame, type Flow, type FloatView, type Matter, type Standing } from './flow.js';
import type { Step } from './page-task.js';

type Level = Exclude<Step, 'free'>;

const isMatter = (flow: Flow): flow is Matter => flow.kind === 'matter';
const starts = (flow: Matter, step: Level): boolean => (step === 'paragraph' ? flow.pair : flow.heading);

/**
 * Cuts a queue before each text, or each heading, that has a partner in the other language. A heading stays with what it heads; floats and
 * breaks go with the text after them.
 */
export function pairGroups(queue: readonly Flow[], step: Level = 'paragraph'): readonly (readonly Flow[])[] {
  const groups: Flow[][] = [];
  let waiting: Flow[] = [];
  let headed = false;
  for (const flow of queue) {
    if (flow.kind !== 'matter') {
      waiting.push(flow);
      continue;
    }
    const last = groups[groups.length - 1];
    if (last && (headed || !starts(flow, step))) last.push(...waiting, flow);
    else groups.push([...waiting, flow]);
    waiting = [];
    headed = flow.keepNext;
  }
  if (waiting.length > 0) groups.push(waiting);
  return groups;
}

const beforeOf = (group: readonly Flow[]): number => group.find(isMatter)?.before ?? 0;

/** The queue goes on with what began before: on the page before, or under a heading there. */
function isBegun(queue: readonly Flow[], step: Level): boolean {
  const first = queue.find(isMatter);
  return first !== undefined && !starts(first, step);
}

/** Groups that belong to each other at like places: beside the rest of a text whose partner is through stands nothing. */
function inStep([a, b]: readonly [readonly Flow[], readonly Flow[]], step: Level): readonly [readonly (readonly Flow[])[], readonly (readonly Flow[])[]] {
  const rest = [isBegun(a, step), isBegun(b, step)];
  return [[...(rest[1] && !rest[0] ? [[]] : []), ...pairGroups(a, step)], [...(rest[0] && !rest[1] ? [[]] : []), ...pairGroups(b, step)]];
}

/** Where a column of text begins, and its height, units. */
export interface Room {
  readonly top: number;
  readonly height: number;
}

interface Side {
  readonly room: Room;
  readonly standing: Standing[];
  readonly anchors: FloatView[];
  /** First free unit of the page. */
  y: number;
  end: FilledFrame['end'];
  rest: readonly Flow[];
}

/**
 * Fills two frames from two queues, pair by pair.
 * @param rows units of the tallest frame.
 * @param part as in `fillFrame`.
 */
export function fillPair(queues: readonly [readonly Flow[], readonly Flow[]], rooms: readonly [Room, Room], step: Level, rows: number, part = false): readonly [FilledFrame, FilledFrame] {
  const groups = inStep(queues, step);
  const sides = rooms.map((room): Side => ({ room, standing: [], anchors: [], y: room.top, end: 'done', rest: [] })) as [Side, Side];
  const rest = (side: Side, flows: readonly Flow[]): void => {
    side.rest = [...side.rest, ...flows];
    if (side.end === 'done' && side.rest.length > 0) side.end = 'full';
  };
  const count = Math.max(groups[0].length, groups[1].length);
  for (let k = 0; k < count; k += 1) {
    const pair = [groups[0][k] ?? [], groups[1][k] ?? []] as const;
    const fresh = sides.every((side) => side.standing.length === 0);
    const level = pair.some((group) => group.some((flow) => isMatter(flow) && starts(flow, step)));
    const before = fresh ? 0 : Math.max(beforeOf(pair[0]), beforeOf(pair[1]));
    const tops = sides.map((side) => (level ? Math.max(sides[0].y, sides[1].y) : side.y) + before);
    const heights = sides.map(({ room }, i) => room.top + room.height - tops[i]!);
    const filled = heights.map((height, i) => {
      const whole = fresh && height === rows;
      return fillFrame(pair[i as 0 | 1], height, whole, fresh && (part || whole));
    });
    // A pair starts together: where one of them finds no room, or its heading none for what must stand below it, both go on to the next page.
    const lacks = (group: readonly Flow[], i: number): boolean => filled[i]!.standing.length === 0 || leastStart(group) - beforeOf(group) > heights[i]!;
    if (!fresh && pair.some((group, i) => group.some(isMatter) && lacks(group, i))) {
      sides.forEach((side, i) => rest(side, groups[i as 0 | 1].slice(k).flat()));
      break;
    }
    sides.forEach((side, i) => {
      const f = filled[i]!;
      side.standing.push(...f.standing.map((s) => ({ ...s, y: s.y + tops[i]! - side.room.top })));
      side.anchors.push(...f.anchors);
      if (f.standing.length > 0) side.y = tops[i]! + f.used;
      side.end = f.end;
      side.rest = f.rest;
    });
    if (sides.some((side) => side.end !== 'done')) {
      sides.forEach((side, i) => rest(side, groups[i as 0 | 1].slice(k + 1).flat()));
      break;
    }
  }
  return sides.map(({ room, standing, anchors, y, end, rest: left }): FilledFrame => ({ standing, anchors, used: standing.length > 0 ? y - room.top : 0, end, rest: left })) as [FilledFrame, FilledFrame];
}
