/** Ends the wait for a page that hangs, and says which one: a browser that is busy for ever answers nothing. */
import { EnvironmentError } from '../diagnostics/errors.js';
import { duration, inTime } from '../diagnostics/in-time.js';

/** A page that takes longer, in ms, hangs: an ordinary one takes 20. */
export const PAGE_MS = 60_000;

/** Watches the engine set page after page. */
export interface Watch {
  /** A page was set. */
  readonly onPage: () => void;
  /** Rejects with an EnvironmentError that names the page and its article when none comes for too long. */
  readonly stalled: Promise<never>;
  readonly end: () => void;
}

const REMEDY = 'The machine may be too busy for it: build again. If it happens again, take the article off the flatplan, build, and report it with its files.';

/**
 * Begins to watch.
 * @param html the composed document: its pages tell which articles they hold.
 * @param ms how long a page may take.
 */
export function watchPages(html: string, ms: number): Watch {
  const pages = html.match(/<section [^>]*data-n="/g)?.length ?? 0;
  let set = 0;
  let timer: NodeJS.Timeout;
  let fail: (error: Error) => void = () => undefined;
  const stalled = new Promise<never>((_, reject) => (fail = reject));
  stalled.catch(() => undefined);
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // Behind the last page the engine still looks back at it.
      const page = Math.min(set + 1, pages);
      fail(new EnvironmentError(`Page ${page}${articlesOf(html, page)} was not set within ${duration(ms)}.`, REMEDY));
    }, ms);
  };
  wait();
  return {
    onPage() {
      set += 1;
      wait();
    },
    stalled,
    end: () => clearTimeout(timer),
  };
}

/** ` (articles/port)`; nothing for a page that holds none. */
function articlesOf(html: string, page: number): string {
  const slugs = new RegExp(`<section [^>]*data-n="${page}"[^>]*data-articles="([^"]*)"`).exec(html)?.[1] ?? '';
  return slugs === '' ? '' : ` (${slugs.split(' ').map((slug) => `articles/${slug}`).join(', ')})`;
}

/** What comes after the pages were set, with its limits in ms: a start, and so much a page or a picture. */
const WORK = {
  read: { start: 60_000, each: 1_000, say: (pages: number) => `tell what stands on its ${count(pages, 'page')}` },
  load: { start: 60_000, each: 1_000, say: (pictures: number) => `load ${count(pictures, 'picture')}` },
  print: { start: 120_000, each: 3_000, say: (pages: number) => `print ${count(pages, 'page')}` },
  draw: { start: 60_000, each: 1_000, say: (pages: number) => `draw ${count(pages, 'page')}` },
} as const;

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

/**
 * What the browser comes to, or an EnvironmentError when it takes too long.
 * @param many pages or pictures in work.
 * @param drawings that stand on the pages: where there are some they are named, for they can take a browser as long as they like.
 */
export async function doneInTime<T>(work: Promise<T>, what: keyof typeof WORK, many: number, drawings: readonly Drawing[] = []): Promise<T> {
  const { start, each, say } = WORK[what];
  const ms = start + each * many;
  return inTime(work, ms, () => new EnvironmentError(`The browser did not ${say(many)} within ${duration(ms)}.`, remedyFor(drawings)));
}

/** A drawing where it stands. */
export interface Drawing {
  /** As the author knows it. */
  readonly file: string;
  readonly page: number;
  /** It holds filters: a blur of a few bytes can take minutes. */
  readonly filtered: boolean;
}

/** Drawings told by name; where there are more, the others are counted. */
const NAMED = 3;

function remedyFor(drawings: readonly Drawing[]): string {
  const filtered = drawings.filter((drawing) => drawing.filtered);
  if (filtered.length === 0) return REMEDY;
  const named = filtered.slice(0, NAMED).map(({ file, page }) => `${file} (page ${page})`).join(', ');
  const more = filtered.length > NAMED ? ` and ${filtered.length - NAMED} more` : '';
  return `Drawings with filters take longest: ${named}${more}. Export them as PNG, or without their filters, and build again.`;
}
