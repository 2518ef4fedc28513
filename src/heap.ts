/** What V8 keeps though nobody uses it any more. It lets its heap grow to GBs before it sweeps it thoroughly, and a build has a browser beside it. */
import { Session } from 'node:inspector';
import { getHeapStatistics } from 'node:v8';

/** Below this a sweep costs more time than it brings memory; an issue of fifty pages stays below it. Bytes. */
const MUCH = 256 * 2 ** 20;

/** Sweeps the heap where much lies in it, between two stages of which the one needs nothing of what the other has tried. A tenth of a second on an idle machine. */
export async function sweepHeap(): Promise<void> {
  if (getHeapStatistics().used_heap_size < MUCH) return;
  const session = new Session();
  session.connect();
  try {
    await new Promise<void>((resolve, reject) => session.post('HeapProfiler.collectGarbage', (error) => (error ? reject(error) : resolve())));
  } finally {
    session.disconnect();
  }
}
