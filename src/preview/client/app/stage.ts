/** The frame in view, and a second one behind it where everything has to be set anew: pages change under the eye, the place one looks at stays. */
import type { FrameApi, FrameEvents, FramePage } from '../frame-api.js';
import { el } from './dom.js';

/** What is to be shown. */
export interface Content {
  /** Names shell and colours; pages are set anew when it changes. */
  readonly shellKey: string;
  readonly shell: () => Promise<string>;
  readonly skeleton: string;
  readonly pages: readonly (FramePage & { readonly hash: string })[];
  readonly pictures: 'picture' | 'proof';
}

interface Shown {
  readonly content: Content;
  readonly frame: HTMLIFrameElement;
  readonly api: FrameApi;
}

/** What became of a showing. */
export interface Change {
  readonly api: FrameApi;
  /** Numbers of the pages that look otherwise than before. */
  readonly changed: readonly number[];
  /** All pages stand in a new frame. */
  readonly anew: boolean;
}

function open(parent: HTMLElement): Promise<{ readonly frame: HTMLIFrameElement; readonly api: FrameApi }> {
  const frame = el('iframe', { class: 'behind', title: 'Pages', attributes: { src: 'frame' } });
  return new Promise((resolve) => {
    frame.addEventListener('load', () => resolve({ frame, api: (frame.contentWindow as unknown as { magazine: FrameApi }).magazine }), { once: true });
    parent.append(frame);
  });
}

const differing = (before: Content | undefined, now: Content): number[] => {
  const hashes = new Map(before?.pages.map((page) => [page.number, page.hash]));
  return now.pages.filter((page) => hashes.get(page.number) !== page.hash).map((page) => page.number);
};

export class Stage {
  private shown: Shown | null = null;

  /** @param dress makes a new frame look as the old one did, before it is seen. */
  constructor(private readonly parent: HTMLElement, private readonly events: FrameEvents, private readonly dress: (api: FrameApi) => Promise<void>) {}

  get api(): FrameApi | null {
    return this.shown?.api ?? null;
  }

  /** Shows a content. Not to be called again before it has come to its end. */
  async show(content: Content): Promise<Change> {
    const before = this.shown;
    const changed = differing(before?.content, content);
    if (before && before.content.shellKey === content.shellKey && before.content.skeleton === content.skeleton) {
      const numbers = new Set(changed);
      before.api.replace(content.pages.filter((page) => numbers.has(page.number)));
      this.shown = { ...before, content };
      return { api: before.api, changed, anew: false };
    }
    const shell = await content.shell();
    const { frame, api } = await open(this.parent);
    try {
      await api.lay(shell, content.pages, content.pictures, this.events);
      await this.dress(api);
      if (before) api.restore(before.api.anchor());
      await api.settled();
      // Scrolled meanwhile, maybe.
      if (before) api.restore(before.api.anchor());
    } catch (error) {
      frame.remove();
      throw error;
    }
    frame.classList.remove('behind');
    if (document.activeElement === before?.frame) frame.focus();
    before?.frame.remove();
    this.shown = { content, frame, api };
    return { api, changed: before ? changed : [], anew: true };
  }

  focus(): void {
    this.shown?.frame.focus();
  }
}
