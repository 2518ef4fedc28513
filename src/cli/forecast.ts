/** How much longer a build will take, from how long the last one of the issue took. */
import type { Stage } from '../run.js';

/** How long a stage took. */
export interface Timing {
  readonly stage: Stage;
  readonly ms: number;
}

/** What the last build of the same editions took. */
export interface LastRun {
  readonly timings: readonly Timing[];
  readonly total: number;
  readonly pages: number;
}

/** Where a run stands: stages that are done, and the one that it is at with what that has taken so far, ms. */
export interface Standing {
  readonly done: readonly Timing[];
  readonly stage: Stage;
  readonly ms: number;
}

/** Below this nothing is known yet of how fast this run is, ms. */
const SOON = 1500;
/** How much the last run counts for the speed of this one until there is more to go by, ms. */
const PRIOR = 2000;
/** A run is not taken to be more times faster or slower than the last one. */
const MOST = 4;

/** Milliseconds that are left; null as long as it means nothing, at a stage that the last run did not have, and once all of the last run's time is up. */
export function remaining({ timings, total }: LastRun, { done, stage, ms }: Standing): number | null {
  const spent = done.reduce((all, each) => all + each.ms, 0) + ms;
  const took = timings.find((each) => each.stage === stage)?.ms;
  if (took === undefined || spent < SOON) return null;
  const stages = new Set(done.map((each) => each.stage));
  const sum = (list: readonly Timing[]): number => list.reduce((all, each) => all + each.ms, 0);
  // What is done for each edition comes again: then only the whole can be held against the whole.
  if (stages.has(stage)) return total > spent ? total - spent : null;
  const was = sum(timings.filter((each) => stages.has(each.stage)));
  const now = sum(done.filter((each) => timings.some((other) => other.stage === each.stage)));
  // The stage that goes on tells of the speed only when it takes longer than it did.
  const late = ms > took ? { now: ms, was: took } : { now: 0, was: 0 };
  const speed = Math.min(MOST, Math.max(1 / MOST, (now + late.now + PRIOR) / (was + late.was + PRIOR)));
  const left = (sum(timings) - was - Math.min(ms / speed, took)) * speed;
  return left > 0 ? left : null;
}

/** Seconds as they are told: fewer digits for longer times. */
const coarse = (seconds: number): number => (seconds > 90 ? Math.round(seconds / 30) * 30 : seconds > 20 ? Math.round(seconds / 5) * 5 : Math.round(seconds));

/** Tells what is left without jumps: it falls as time goes by, and rises only where the forecast was far too low. */
export class Countdown {
  /** When the run is thought to end, ms. */
  #end: number | null = null;
  #told = Infinity;

  /** @param now the run's clock, ms. @param left see `remaining`. @returns words such as `about 20 s left`, '' where there is nothing to tell. */
  tell(now: number, left: number | null): string {
    if (left === null) return '';
    // A tenth of the way at each look, so that a new forecast is reached within a few of them.
    this.#end = this.#end === null ? now + left : this.#end + (now + left - this.#end) / 10;
    const seconds = Math.max(0, (this.#end - now) / 1000);
    if (seconds < this.#told || seconds > this.#told * 1.3 + 3) this.#told = seconds;
    const told = coarse(this.#told);
    if (told < 5) return 'a few seconds left';
    return told > 90 ? `about ${(told / 60).toFixed(1).replace('.0', '')} min left` : `about ${told} s left`;
  }
}
