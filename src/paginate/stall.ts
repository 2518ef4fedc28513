/** Ends the wait for a page that hangs, and says which one: a browser that is busy for ever answers nothing. */
import { EnvironmentError } from '../diagnostics/errors.js';

/** A page that takes longer, in ms, hangs: an ordinary one takes 20. */
export const PAGE_MS = 60_000;
/** Printing may take so long, in ms: a start, and so much a page. */
const PRINT_MS = { start: 120_000, page: 3_000 } as const;

/** Watches the engine set page after page. */
export interface Watch {
  /** A page was set. */
  readonly onPage: () => void;
  /** Rejects with an EnvironmentError that names the page and its article when none comes for too long. */
  readonly stalled: Promise<never>;
  readonly end: () => void;
}

const REMEDY = 'The machine may be too busy for it: build again. If it happens again, take the article off the flatplan, build, and report it with its files.';
const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`;

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
      fail(new EnvironmentError(`Page ${page}${articlesOf(html, page)} was not set within ${seconds(ms)}.`, REMEDY));
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

/** The print of so many pages, or an EnvironmentError when it takes too long. */
export async function printedInTime<T>(printed: Promise<T>, pages: number): Promise<T> {
  const ms = PRINT_MS.start + PRINT_MS.page * pages;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EnvironmentError(`The browser did not print ${pages} pages within ${seconds(ms)}.`, REMEDY)), ms);
  });
  try {
    return await Promise.race([printed, late]);
  } finally {
    clearTimeout(timer);
  }
}
