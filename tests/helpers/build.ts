/** Builds issues in process, as the command line does, with a picture cache that all tests share. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser, type OpenBrowser } from '../../src/browser/index.js';
import { composeIssue } from '../../src/compose/issue.js';
import { wantedWords } from '../../src/compose/wanted.js';
import { packageVersion } from '../../src/diagnostics/version.js';
import { finish } from '../../src/finish/index.js';
import { measure } from '../../src/measure/measure.js';
import type { PageMap, PaginatedIssue } from '../../src/model/layout.js';
import type { Message } from '../../src/model/message.js';
import { pictureRefs } from '../../src/model/refs.js';
import type { ParsedIssue } from '../../src/model/stages.js';
import { paginate } from '../../src/paginate/paginate.js';
import { STAND_IN_MARK, openCache, preparePictures, type Prepared } from '../../src/pictures/index.js';
import type { Built, BuildWishes } from '../../src/editions.js';
import { buildIssue } from '../../src/pipeline.js';
import { checkIssue } from '../../src/review.js';
import type { World } from '../../src/run.js';
import { BARE, measuringDocument, readTemplates, render } from '../../src/render/render.js';
import { expectations, verify } from '../../src/verify/index.js';
import { outline } from '../../src/view/outline.js';
import { view } from '../../src/view/view.js';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const SAMPLE = join(ROOT, 'issues/issue-2026q2');
/** A real issue, where one is kept beside the repository. */
export const REAL = join(ROOT, '../shared/real/issue-2026q2');
export const FIXTURES = join(ROOT, 'tests/fixtures');

/** The only issue of a fixture. */
export const tiny = (fixture: string): string => join(FIXTURES, fixture, 'issues/tiny');

/** The outside world of a test's build. */
export const makeWorld = async (changes: Partial<World> = {}): Promise<World> => ({
  cache: await openCache(join(ROOT, '.cache/tests/pictures')),
  templates: join(ROOT, 'templates'),
  stylesheet: join(ROOT, 'styles/print.css'),
  profiles: join(ROOT, 'profiles'),
  version: packageVersion(),
  code: null,
  browser: null,
  date: null,
  revision: null,
  now: new Date('2026-06-01T08:00:00Z'),
  ...changes,
});

/** Builds an issue's folder with a browser of its own. */
export const build = async (folder: string, changes: Partial<World> = {}, wishes: BuildWishes = {}): Promise<Built> => buildIssue({ folder, id: basename(folder) }, await makeWorld(changes), wishes);

/** A build that has to come out: its stoppers are the failure's message. */
export async function buildWhole(folder: string, changes: Partial<World> = {}, wishes: BuildWishes = {}): Promise<Built & { readonly pdf: Uint8Array; readonly map: PageMap }> {
  const built = await build(folder, changes, wishes);
  const { map } = built;
  const pdf = built.editions[0]?.pdf ?? null;
  if (pdf === null || map === null) throw new Error(`No PDF of ${folder}:\n${said(built.messages.filter((m) => m.severity === 'stopper')).join('\n')}`);
  return { ...built, pdf, map };
}

/** Messages as short lines: `stopper text-lost articles/port/vi.md:12`. */
export const said = (messages: readonly Message[]): string[] =>
  messages.map((m) => `${m.severity} ${m.rule} ${m.place === null ? '-' : `${m.place.file}:${m.place.line}`}`);

/** An issue laid out as HTML, with what is needed to print and verify it, as often as a test wants. */
export interface LaidOut {
  readonly parsed: ParsedIssue;
  readonly html: string;
  /** Prints HTML, finishes it, and answers with the PDF, its map and what verification says. */
  print(html: string, changePdf?: (paginated: PaginatedIssue) => Promise<PaginatedIssue>): Promise<{ pdf: Uint8Array; map: PageMap; messages: readonly Message[] }>;
  close(): Promise<void>;
}

/** The stages one by one, so that a test can plant a fault between render and paginate, or between paginate and finish. */
export async function layOut(folder: string): Promise<LaidOut> {
  const world = await makeWorld();
  const { parsed, pictures, styles, messages } = await checkIssue({ folder, id: basename(folder) }, world);
  if (!parsed || !pictures) throw new Error(said(messages).join('\n'));
  const open = await openBrowser();
  const issue = view(parsed, pictures);
  const metrics = await measureIn(open, measuringDocument(styles), styles.fonts.map((f) => f.path), wantedWords(issue));
  const composed = composeIssue(issue, metrics);
  const inputHash = 'f00d'.repeat(16);
  const html = render(composed.issue, issue, metrics, await readTemplates(world.templates), styles, BARE);
  const refs = pictureRefs(parsed);
  return {
    parsed,
    html,
    async print(changed, changePdf = async (same) => same) {
      let originals: Prepared['originals'] = new Map();
      const paginated = await changePdf(await paginate(changed, composed.issue.pages.length, {
        browser: open.browser,
        browserVersion: open.version,
        fonts: styles.fonts.map((f) => f.path),
        prepare: async (placed) => {
          const prepared = await preparePictures(placed, pictures, refs, styles.fonts, world.cache, { kind: 'screen', maxPpi: null, quality: 90 });
          originals = prepared.originals;
          return prepared.files;
        },
      }));
      const date = new Date(Date.UTC(parsed.meta.date.year, parsed.meta.date.month - 1, 1));
      const { pdf } = await finish(paginated, { title: issue.title, lang: issue.languages[0]!, author: issue.author, subject: issue.subject, outline: outline(issue, paginated.map), date, inputHash, marks: true, boxes: 'sheet' }, { originals: { mark: STAND_IN_MARK, byToken: originals } });
      return { pdf, map: paginated.map, messages: await verify(pdf, paginated.map, expectations(parsed), [...new Set(styles.fonts.map((f) => f.family))]) };
    },
    close: () => open.close(),
  };
}

async function measureIn(open: OpenBrowser, html: string, fonts: readonly string[], words: ReturnType<typeof wantedWords>): ReturnType<typeof measure> {
  const folder = await mkdtemp(join(tmpdir(), 'magazine-test-'));
  try {
    const file = join(folder, 'measure.html');
    await writeFile(file, html);
    return await measure(open.browser, { path: file, fonts }, () => words);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
