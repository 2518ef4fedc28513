/** A browser for work that goes on all day: where it ends, another takes its place. */
import { EnvironmentError } from '../diagnostics/errors.js';
import { openBrowser, type OpenBrowser } from './open.js';

/** A browser that ended by itself so soon after its start, ms, and had done nothing, would only end again. */
const AT_ONCE_MS = 60_000;

/** Does a piece of work in a browser that is there; once more in the next one, where the browser ends in the middle of it. */
export type InBrowser = <T>(work: (open: OpenBrowser) => Promise<T>) => Promise<T>;

export interface KeptBrowser {
  readonly use: InBrowser;
  /** Rejects with an EnvironmentError when there is no browser to be had any more. */
  readonly lost: Promise<never>;
  /** Ends it, and starts no other. */
  close(): Promise<void>;
}

export interface KeepOptions {
  /** Told when another was started. What the old one held is gone. */
  readonly onRenewed: () => void;
  readonly onNotice: (line: string) => void;
}

/**
 * Starts a browser and keeps one there until `close`. It gives up when one that took another's place ends as well, at once and before anything was
 * done in it.
 * @param named path of a browser to take instead of the embedded one, or null.
 * @throws EnvironmentError where the first one does not start.
 */
export async function keepBrowser(named: string | null, { onRenewed, onNotice }: KeepOptions): Promise<KeptBrowser> {
  let closed = false;
  /** The one in use has done something, or is the first. */
  let proven = true;
  /** What was being done in it hangs. */
  let hung: OpenBrowser | null = null;
  let giveUp: (error: Error) => void = () => undefined;
  const lost = new Promise<never>((_, reject) => (giveUp = reject));
  lost.catch(() => undefined);

  const first = await openBrowser(named);
  for (const notice of first.notices) onNotice(notice);
  let current = Promise.resolve(first);

  const renew = async (): Promise<OpenBrowser> => {
    onNotice('The browser ended; it is started again.');
    proven = false;
    const next = await openBrowser(named);
    if (closed) await next.close();
    else watch(next);
    return next;
  };
  const watch = (open: OpenBrowser): void => {
    const since = performance.now();
    open.gone.catch((cause: unknown) => {
      if (closed) return;
      const hopeless = !proven && open !== hung && performance.now() - since < AT_ONCE_MS;
      current = hopeless
        ? Promise.reject(new EnvironmentError('The browser ended, and so did the one that was started in its place.', 'It may have lacked memory: close other programs and start again, or see `magazine doctor`.', { cause }))
        : renew();
      // What made it hang would make the next one hang, until something changes.
      current.then(() => closed || open === hung || onRenewed(), giveUp);
    });
  };
  watch(first);

  return {
    lost,
    async use(work) {
      for (;;) {
        const open = await current;
        try {
          const done = await Promise.race([work(open), open.gone]);
          proven = true;
          return done;
        } catch (error) {
          if (closed) throw error;
          if (open.browser.connected) {
            // As long as it is connected the fault is the work's; what hangs would hang on.
            if (error instanceof EnvironmentError) {
              hung = open;
              await open.close();
            }
            throw error;
          }
        }
      }
    },
    async close() {
      closed = true;
      await current.then((open) => open.close(), () => undefined);
    },
  };
}
