/** Work that waits for its turn, and is left undone when nobody wants it any more. */

/** Does a piece of work when its turn comes; null where it was no longer wanted then. */
export type Turns = <T>(work: () => Promise<T>, wanted: () => boolean) => Promise<T | null>;

/** Turns for so many pieces at once. A page asks for all its pictures together, and may be gone before the first is made. */
export function takeTurns(atOnce: number): Turns {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async (work, wanted) => {
    if (busy >= atOnce) await new Promise<void>((go) => waiting.push(go));
    busy += 1;
    try {
      return wanted() ? await work() : null;
    } finally {
      busy -= 1;
      waiting.shift()?.();
    }
  };
}
