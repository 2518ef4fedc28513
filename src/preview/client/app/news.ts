/** News from the server, and whether it is there. The browser asks again by itself when it went away. */
import type { Update } from '../../wire.js';

export interface Listeners {
  readonly onUpdate: (update: Update) => void;
  /** A fault before there was anything to show. */
  readonly onFault: (fault: NonNullable<Update['fault']>) => void;
  readonly onConnection: (there: boolean) => void;
}

/** How soon a source that the browser gave up is opened anew, ms. */
const AGAIN_MS = 1000;

/** Listens for ever. */
export function listenToNews(listeners: Listeners): void {
  const source = new EventSource('events');
  source.addEventListener('open', () => listeners.onConnection(true));
  source.addEventListener('error', () => {
    listeners.onConnection(false);
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => listenToNews(listeners), AGAIN_MS);
  });
  source.addEventListener('update', (event: MessageEvent<string>) => listeners.onUpdate(JSON.parse(event.data) as Update));
  source.addEventListener('fault', (event: MessageEvent<string>) => listeners.onFault(JSON.parse(event.data) as NonNullable<Update['fault']>));
}
