/** How the user set the preview up, kept as long as the tab is. */
import type { Mode, Zoom } from '../frame-api.js';

export const MODES: readonly Mode[] = ['spreads', 'single', 'flatplan'];

export interface Settings {
  mode: Mode;
  zoom: Record<Mode, Zoom>;
  overlays: string[];
  proof: boolean;
  panel: boolean;
  tab: string;
  page: number;
}

const KEY = 'magazine-preview';
const FIRST: Settings = { mode: 'spreads', zoom: { spreads: 'page', single: 'page', flatplan: 0.17 }, overlays: [], proof: false, panel: window.innerWidth >= 1200, tab: 'messages', page: 1 };

/** What was kept; what is not there is as at first. */
export function readSettings(): Settings {
  try {
    return { ...FIRST, ...(JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<Settings>) };
  } catch {
    // Written by another version, or the browser keeps nothing.
    return { ...FIRST };
  }
}

export function keepSettings(settings: Settings): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // A browser that keeps nothing shows the first settings again.
  }
}
