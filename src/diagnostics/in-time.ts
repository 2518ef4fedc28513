/** Limits of time: work that takes longer than it ever should is taken to hang. */
import { EnvironmentError } from './errors.js';

/** `2 s`, `0.5 s` */
export const duration = (ms: number): string => `${Math.round(ms / 100) / 10} s`;

/**
 * The outcome of a piece of work, or an error when it takes too long. The work itself is not ended by that: whoever asked ends what it runs in.
 * @param ms the limit.
 * @param late the error, made when the limit is reached.
 */
export async function inTime<T>(work: Promise<T>, ms: number, late: () => EnvironmentError): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    // A process that was stopped and goes on finds the time over and the answer come: the answer counts, and is read first.
    timer = setTimeout(() => setImmediate(() => reject(late())), ms);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** Lets the event loop turn between two long pieces of work, so that a signal is heard. */
export const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
