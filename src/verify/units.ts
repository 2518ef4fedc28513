/** What has to be compared with what: texts of the source with the regions in which the page map says that they stand. */
import type { Expectation, PageMap, Region } from '../model/layout.js';

export type TextExpectation = Extract<Expectation, { kind: 'text' }>;
export type PictureExpectation = Extract<Expectation, { kind: 'picture' }>;

/** Texts that stand one after another in the same regions. */
export interface Unit {
  /** A thread's name, or a text region's key. */
  readonly name: string;
  /** Running text must hold these texts and nothing else; elsewhere fixed words (`Ảnh:`) may stand round them. */
  readonly exact: boolean;
  readonly texts: TextExpectation[];
  /** In reading order; empty when the map has no place for these texts. */
  readonly regions: Region[];
}

/**
 * Puts each text to the regions that hold it: its own, else those of the nearest thing it stands in, else its thread's.
 * Texts without any region come as units without regions.
 */
export function units(map: PageMap, texts: readonly TextExpectation[]): Unit[] {
  const byKey = new Map<string, Region[]>();
  const byThread = new Map<string, Region[]>();
  for (const region of map.regions) {
    const { owner } = region;
    if (owner.kind === 'text') push(byKey, owner.key, region);
    else if (owner.kind === 'thread') push(byThread, owner.thread, region);
  }
  // Cells of a row that goes on in the next frame: each whole before the next.
  for (const list of byKey.values()) list.sort((a, b) => partOf(a) - partOf(b));
  const all = new Map<string, Unit>();
  for (const text of texts) {
    const key = [text.key, ...(text.within ?? [])].find((each) => byKey.has(each));
    const exact = key === undefined && text.thread !== null;
    const name = key ?? text.thread ?? text.key;
    const id = `${exact ? 'thread' : 'text'} ${name}`;
    let unit = all.get(id);
    if (!unit) all.set(id, (unit = { name, exact, texts: [], regions: (exact ? byThread : byKey).get(name) ?? [] }));
    unit.texts.push(text);
  }
  // A frame of a thread that no text asks for is compared too: what stands in it is too much.
  for (const [thread, regions] of byThread) {
    if (!all.has(`thread ${thread}`)) all.set(`thread ${thread}`, { name: thread, exact: true, texts: [], regions });
  }
  return [...all.values()];
}

const partOf = ({ owner }: Region): number => (owner.kind === 'text' ? owner.part ?? 0 : 0);

/** Puts a value to the others under its key. */
export function push<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
