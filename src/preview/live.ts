/** Rounds of work, one after the other, as long as files change; whoever listens is told of each. */
import type { PreviewState, Workshop } from '../model/preview.js';
import type { Update } from './wire.js';

/** How long the files have to be quiet before the copy desk reads, ms. */
const DESK_AFTER_MS = 350;

/** What became of the last round. */
export interface Round {
  /** Null before the first round that came to an end. */
  readonly state: PreviewState | null;
  readonly fault: Update['fault'];
}

/** The issue as it is now. */
export interface Live {
  readonly now: Round;
  /** Files have changed: asks for a round. One that is under way is followed by another. */
  changed(): void;
  /** @returns what ends the listening. */
  listen(listener: (round: Round) => void): () => void;
  /** Tells nothing more and begins no more rounds. One under way is whoever's the workshop is. */
  close(): void;
}

/**
 * Begins with a first round. A round that fails is told like everything else; the next change tries again.
 * @param faultOf an error as a person is told it.
 */
export function goLive(workshop: Pick<Workshop, 'round' | 'review'>, faultOf: (error: unknown) => NonNullable<Update['fault']>): Live {
  const listeners = new Set<(round: Round) => void>();
  let now: Round = { state: null, fault: null };
  let wanted = false;
  let closed = false;
  let desk: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;

  const take = async (work: () => Promise<PreviewState>): Promise<void> => {
    try {
      now = { state: await work(), fault: null };
    } catch (error) {
      now = { ...now, fault: faultOf(error) };
    }
    if (!closed) for (const listener of listeners) listener(now);
  };
  const rounds = async (): Promise<void> => {
    while (wanted && !closed) {
      wanted = false;
      await take(() => workshop.round());
    }
    running = null;
    if (!closed && now.fault === null) desk = setTimeout(review, DESK_AFTER_MS);
  };
  const begin = (): void => {
    running ??= rounds();
  };
  function review(): void {
    running ??= take(() => workshop.review()).then(() => {
      running = null;
      if (wanted) begin();
    });
  }
  const changed = (): void => {
    wanted = true;
    if (desk) clearTimeout(desk);
    begin();
  };
  changed();
  return {
    get now() {
      return now;
    },
    changed,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closed = true;
      if (desk) clearTimeout(desk);
    },
  };
}
