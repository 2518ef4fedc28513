/** A composed issue into one of its editions: printed, finished, brought to the press where it goes there, and verified. */
import type { OpenBrowser } from './browser/index.js';
import { finish } from './finish/index.js';
import type { Edition } from './model/edition.js';
import type { PageMap } from './model/layout.js';
import type { Message } from './model/message.js';
import { pictureRefs } from './model/refs.js';
import { paginate } from './paginate/paginate.js';
import { STAND_IN_MARK, preparePictures, type PictureReport, type Prepared } from './pictures/index.js';
import { enter, type Laid, type Ready, type World } from './run.js';
import { overlays, type Overlay } from './render/overlay.js';
import { readTemplates, render, type SlugFacts } from './render/render.js';
import { expectations, verify } from './verify/index.js';
import { outline } from './view/outline.js';

/** One edition as it was made. */
export interface MadeEdition {
  readonly edition: Edition;
  /** Null where a stopper forbade to hand it out; `rejected` holds it then. */
  readonly pdf: Uint8Array | null;
  readonly rejected: Uint8Array | null;
  /** The pages with overlays, where they were asked for. */
  readonly overlaid: Uint8Array | null;
  readonly map: PageMap;
  readonly pictures: readonly PictureReport[];
  /** What this edition has to tell beside what all have in common. */
  readonly messages: readonly Message[];
}

/** What stands in the slug of every page; null where no marks are wanted. */
function slugOf({ parsed, inputHash }: Ready, { view }: Laid, edition: Edition): SlugFacts | null {
  const { year, month } = parsed.meta.date;
  return view.marks ? { issue: view.id, date: `${year}-${String(month).padStart(2, '0')}`, edition, hash: inputHash.slice(0, 8) } : null;
}

/**
 * Makes an edition.
 * @param show what to draw over the pages of a second PDF.
 */
export async function makeEdition(open: OpenBrowser, input: Ready, laid: Laid, edition: Edition, show: readonly Overlay[], world: World): Promise<MadeEdition> {
  const { parsed, pictures, styles, inputHash } = input;
  const { view: issue, composed, metrics } = laid;
  enter('render', world);
  const html = render(composed.issue, issue, metrics, await readTemplates(world.templates), styles, slugOf(input, laid, edition));
  enter('paginate', world);
  const refs = pictureRefs(parsed);
  let prepared: Prepared | null = null;
  const paginated = await paginate(html, composed.issue.pages.length, {
    browser: open.browser,
    browserVersion: open.version,
    fonts: styles.fonts.map((f) => f.path),
    prepare: async (placed) => {
      enter('prepare', world);
      prepared = await preparePictures(placed, pictures, refs, styles.fonts, world.cache, { kind: 'screen', maxPpi: null, quality: 90 });
      return prepared.files;
    },
    ...(world.onPage ? { onPage: world.onPage } : {}),
    onPrint: () => enter('print', world),
    ...(show.length > 0 ? { overlays: overlays(composed.issue, show) } : {}),
  });
  const { originals, done } = prepared as unknown as Prepared;
  enter('finish', world);
  const date = world.date ?? new Date(Date.UTC(parsed.meta.date.year, parsed.meta.date.month - 1, 1));
  const finishing = [
    { title: issue.title, lang: issue.languages[0] ?? 'vi', author: issue.author, subject: issue.subject, outline: outline(issue, paginated.map), date, inputHash, marks: issue.marks },
    {
      places: new Map(refs.map((ref) => [ref.path, ref.place])),
      originals: { mark: STAND_IN_MARK, byToken: originals },
    },
  ] as const;
  const finished = await finish(paginated, ...finishing);
  const overlaid = paginated.overlaid ? (await finish({ ...paginated, pdf: paginated.overlaid }, ...finishing)).pdf : null;
  const { report, messages: pictureMessages } = await done();
  enter('verify', world);
  const lost = await verify(finished.pdf, paginated.map, expectations(parsed), [...new Set(styles.fonts.map((f) => f.family))]);
  return { edition, pdf: finished.pdf, rejected: null, overlaid, map: paginated.map, pictures: report, messages: [...pictureMessages, ...finished.messages, ...lost] };
}
