/** Work that is begun early and asked for late, a few pieces at a time. */

/** Asks for a piece of work that has been begun or waits for its turn. It may be asked for many times, and is done once. */
export type Begun<T> = () => Promise<T>;

/** Takes work in order and does `atOnce` pieces at a time. A piece that fails tells so to whoever asks for it. */
export function queue(atOnce: number): <T>(work: () => Promise<T>) => Begun<T> {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  const turn = (): Promise<void> => {
    if (free === 0) return new Promise((resolve) => waiting.push(resolve));
    free -= 1;
    return Promise.resolve();
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return (work) => {
    const done = turn().then(work).finally(leave);
    // Nobody may have asked yet when it fails: that alone must not end the process.
    done.catch(() => undefined);
    return () => done;
  };
}
