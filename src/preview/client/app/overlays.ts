/** What is laid over the pages, as the user wished. */
import type { Update } from '../../wire.js';
import type { FrameApi } from '../frame-api.js';
import { OVERLAY_NAMES } from './toolbar.js';

/** Lays over the pages, or takes from them, what each overlay's wish says. */
export async function layOverlays(api: FrameApi, wished: readonly string[], update: Update | null): Promise<void> {
  for (const [name] of OVERLAY_NAMES) await layOverlay(api, name, wished, update);
}

/** One of them. Picture resolutions are known here; everything else the server draws, a drawing a page. */
export async function layOverlay(api: FrameApi, name: string, wished: readonly string[], update: Update | null): Promise<void> {
  const on = wished.includes(name);
  if (name === 'ppi') {
    if (update) api.resolution(on ? update.pictures : null, update.limits);
    return;
  }
  if (!on) {
    api.overlay(name, null);
    return;
  }
  const answer = await fetch(`overlay/${name}`);
  api.overlay(name, answer.ok ? ((await answer.json()) as string[]) : null);
}
