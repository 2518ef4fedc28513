/** An issue kept warm for the preview: the stages up to `render/`, done again only for what a change reaches. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { InBrowser, OpenBrowser } from './browser/index.js';
import { proofStyles, type ProofBook } from './colour/index.js';
import { issueFill } from './compose/fill.js';
import { composeIssue, type Composed } from './compose/issue.js';
import { wantedWords } from './compose/wanted.js';
import { load } from './load/load.js';
import { openMeasurer, type Measurer } from './measure/measure.js';
import type { ComposedIssue, Metrics } from './model/compose.js';
import { hasStopper, sortMessages, type Message } from './model/message.js';
import { TRIM_MM } from './model/paper.js';
import type { PreviewFill, PreviewLength, PreviewPage, PreviewPicture, PreviewState, Workshop } from './model/preview.js';
import { pictureRefs } from './model/refs.js';
import type { IssueSource, ParsedIssue, Pictures } from './model/stages.js';
import type { IssueView } from './model/view.js';
import { bookOf, withStyleInks } from './soft-proof.js';
import { parse, parseMemory, type ParseMemory } from './parse/parse.js';
import { reviewIssue } from './review.js';
import type { World } from './run.js';
import { measurePictures, proofPicture, screenPicture } from './pictures/index.js';
import { openRaster, toPng } from './raster/index.js';
import { readStyles, type Styles } from './render/css.js';
import { OVERLAYS, overlays, type Overlay } from './render/overlay.js';
import { BARE, bind, measuringDocument, readTemplates, renderPages, type Templates } from './render/render.js';
import { expectations } from './verify/index.js';
import { view } from './view/view.js';

/** Longest side of a picture that the preview shows, px: sharp on a page as wide as a large screen. */
const SCREEN_PX = 2000;
/** Resolution of a supplied page in the preview. */
const SUPPLIED_DPI = 200;

/** Templates and styles with everything that was made with them. */
interface Kit {
  readonly stamp: string;
  readonly styles: Styles;
  readonly templates: Templates;
  readonly measurer: Measurer;
  /** The browser that measures. */
  readonly open: OpenBrowser;
}

/** The last issue that could be composed. */
interface Laid {
  readonly kit: Kit;
  readonly source: IssueSource;
  readonly parsed: ParsedIssue;
  readonly pictures: Pictures;
  readonly view: IssueView;
  readonly metrics: Metrics;
  readonly composed: Composed;
}

const hashOf = (...parts: string[]): string => createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);

/**
 * Opens an issue's workshop. Nothing is read before the first round.
 * @param inBrowser has the browser that measures; whoever opened it closes it.
 */
export function openWorkshop(target: { readonly folder: string; readonly id: string }, world: World, inBrowser: InBrowser): Workshop {
  return new WarmIssue(target, world, inBrowser);
}

class WarmIssue implements Workshop {
  private readonly memory: ParseMemory = parseMemory();
  private kit: Kit | null = null;
  private pictures: Pictures | null = null;
  private laid: Laid | null = null;
  private last: PreviewState | null = null;
  private tokens: ReadonlyMap<string, string> = new Map();
  private own: readonly Message[] = [];
  private desk: readonly Message[] = [];
  private book: { readonly key: string; readonly made: Promise<ProofBook> } | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  private revision = 0;

  constructor(private readonly target: { readonly folder: string; readonly id: string }, private readonly world: World, private readonly inBrowser: InBrowser) {}

  state(): PreviewState | null {
    return this.last;
  }

  round(): Promise<PreviewState> {
    return this.alone(() => this.inBrowser((open) => this.work(open)));
  }

  review(): Promise<PreviewState> {
    return this.alone(async () => {
      if (this.last === null || this.laid === null || this.last.broken) return this.last ?? this.inBrowser((open) => this.work(open));
      const { source, parsed, pictures, kit } = this.laid;
      this.desk = await reviewIssue(source, parsed, pictures, kit.styles, null);
      return (this.last = { ...this.last, revision: (this.revision += 1), messages: this.allMessages() });
    });
  }

  /** One piece of work after the other, whatever became of the one before. */
  private alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.queue.then(work, work);
    this.queue = result.catch(() => undefined);
    return result;
  }

  private async work(open: OpenBrowser): Promise<PreviewState> {
    const began = performance.now();
    const kit = await this.freshKit(open);
    const loaded = await load(this.target);
    const parsed = loaded.value ? await parse(loaded.value, this.memory) : null;
    const measured = parsed?.value ? await measurePictures(pictureRefs(parsed.value), this.world.cache, { families: [...new Set(kit.styles.fonts.map((f) => f.family))] }) : null;
    const found = [...loaded.messages, ...(parsed?.messages ?? []), ...(measured?.messages ?? [])];
    if (!loaded.value || !parsed?.value || !measured?.value || hasStopper(found)) return this.broken(found, began);

    const pictures = this.samePictures(measured.value);
    const issue = view(parsed.value, pictures);
    const metrics = await kit.measurer.measure(() => wantedWords(issue));
    const composed = composeIssue(issue, metrics);
    this.laid = { kit, source: loaded.value, parsed: parsed.value, pictures, view: issue, metrics, composed };
    this.own = [...found, ...composed.messages];
    return (this.last = this.stateOf(this.laid, this.allMessages(), began));
  }

  /** The last round's own and the copy desk's last ones, each once: the list is whole at every round, and never blinks. */
  private allMessages(): Message[] {
    return sortMessages([...new Map([...this.own, ...this.desk].map((message) => [JSON.stringify(message), message])).values()]);
  }

  /** The last good pages stay. */
  private broken(messages: readonly Message[], began: number): PreviewState {
    const empty = { issue: this.target.id, folder: this.target.folder, title: this.target.id, shell: '', pages: [], skeleton: '', fill: [], lengths: [], pictures: [], places: {} };
    return (this.last = { ...empty, ...this.last, revision: (this.revision += 1), broken: true, messages: sortMessages(messages), took: performance.now() - began });
  }

  /** Templates and styles, read again when one of their files has changed, or the browser is another. */
  private async freshKit(open: OpenBrowser): Promise<Kit> {
    const styles = await readStyles(this.world.stylesheet);
    const stamp = hashOf(styles.css, await stampOf(this.world.templates));
    if (this.kit?.stamp === stamp && this.kit.open === open) return this.kit;
    const templates = await readTemplates(this.world.templates);
    const folder = await mkdtemp(join(tmpdir(), 'magazine-'));
    try {
      const file = join(folder, 'measure.html');
      await writeFile(file, measuringDocument(styles));
      const measurer = await openMeasurer(open.browser, { path: file, fonts: styles.fonts.map((f) => f.path) });
      await measurer.ready();
      if (this.kit?.open === open) await this.kit.measurer.close();
      return (this.kit = { stamp, styles, templates, measurer, open });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** The same map as before where no picture has changed, so that what was made with it is still good. */
  private samePictures(pictures: Pictures): Pictures {
    const before = this.pictures;
    const same = before !== null && before.size === pictures.size && [...pictures].every(([path, info]) => JSON.stringify(before.get(path)) === JSON.stringify(info));
    return same ? before : (this.pictures = pictures);
  }

  private stateOf({ kit, parsed, pictures, view: issue, metrics, composed }: Laid, messages: readonly Message[], began: number): PreviewState {
    const tokens = new Map(Array.from(pictures.values(), (info) => [hashOf(info.hash, info.path), info.path] as const));
    const byPath = new Map(Array.from(tokens, ([token, path]) => [path, token] as const));
    this.tokens = tokens;
    const html = renderPages(composed.issue, issue, metrics, kit.templates, BARE).map((page) => page.replace(/ data-path="([^"]*)"/g, (_, path: string) => ` data-src="${byPath.get(unescapeHtml(path)) ?? ''}"`).replace(/ data-supplied="([^"]*)">/g, (place, path: string) => `${place}${suppliedImage(byPath.get(unescapeHtml(path)) ?? '')}`));
    const pages = composed.issue.pages.map((page, i): PreviewPage => ({ number: page.number, side: page.side, kind: page.kind, articles: page.articles, html: html[i]!, hash: hashOf(html[i]!) }));
    const shell = bind(['<!--pages-->'], issue, { ...kit.styles, css: this.fontsByNumber(kit.styles) });
    return {
      revision: (this.revision += 1),
      issue: issue.id,
      folder: this.target.folder,
      title: issue.title,
      broken: false,
      shell,
      pages,
      skeleton: skeletonOf(composed.issue, pages),
      messages,
      ...fillOf(composed.issue, issue, parsed),
      pictures: pictureRefs(parsed).map((ref): PreviewPicture => {
        const info = pictures.get(ref.path)!;
        return { token: byPath.get(ref.path)!, file: ref.typed, place: ref.place, pixels: info.format === 'svg' || info.format === 'pdf' ? null : { width: info.width, height: info.height } };
      }),
      places: Object.fromEntries(expectations(parsed).map((each) => [each.key, each.place])),
      took: performance.now() - began,
    };
  }

  private fontsByNumber({ css, fonts }: Styles): string {
    return fonts.reduce((text, font, i) => text.replaceAll(pathToFileURL(font.path).href, `font/${i}`), css);
  }

  async picture(token: string, proof: boolean): Promise<{ readonly type: string; readonly bytes: Uint8Array } | null> {
    const path = this.tokens.get(token);
    const info = path === undefined ? undefined : this.laid?.pictures.get(path);
    if (!info || !this.laid) return null;
    if (info.format === 'pdf') return { type: 'image/png', bytes: await suppliedPicture(info.path) };
    const file = await screenPicture(info, SCREEN_PX, this.laid.kit.styles.fonts, this.world.cache);
    const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
    if (!proof || info.format === 'svg') return { type, bytes: await readFile(file) };
    return { type: 'image/png', bytes: await proofPicture(file, await this.proof(this.laid.parsed)) };
  }

  async font(index: number): Promise<{ readonly type: string; readonly bytes: Uint8Array } | null> {
    const font = this.kit?.styles.fonts[index];
    return font ? { type: 'font/ttf', bytes: await readFile(font.path) } : null;
  }

  overlay(kind: string): readonly string[] | null {
    if (!this.laid || !(OVERLAYS as readonly string[]).includes(kind)) return null;
    return overlays(this.laid.composed.issue, [kind as Overlay]);
  }

  async proofShell(): Promise<string> {
    if (!this.laid || !this.last) return '';
    const book = await this.proof(this.laid.parsed);
    return this.last.shell.replace(/(<style>)([\s\S]*?)(<\/style>)/, (_, open: string, css: string, close: string) => open + proofStyles(css, book) + close);
  }

  /** Colours as they will look, reckoned once as long as the condition and the inks are the same. */
  private proof({ meta: { press } }: ParsedIssue): Promise<ProofBook> {
    const settings = withStyleInks(press, this.kit?.styles.inks ?? []);
    const key = JSON.stringify([settings.intent, settings.inks]);
    if (this.book?.key !== key) this.book = { key, made: bookOf(settings) };
    return this.book.made;
  }

  watched(): readonly string[] {
    return [this.target.folder, ...(this.laid ? [this.laid.source.houseFolder] : []), this.world.templates, join(this.world.stylesheet, '..')];
  }

  async close(): Promise<void> {
    await this.queue;
    await this.kit?.measurer.close();
  }
}

const TYPES: Readonly<Record<string, string>> = { '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.png': 'image/png', '.webp': 'image/webp', '.svg': 'image/svg+xml', '.gif': 'image/gif' };

/** Where a build puts the supplied page itself: over the trim, without its bleed. */
const suppliedImage = (token: string): string => `<img alt="" data-src="${token}" style="position:absolute;left:var(--over);top:var(--over);width:${TRIM_MM.width}mm;height:${TRIM_MM.height}mm">`;

/** The trim of a supplied PDF's first page, as PNG. */
async function suppliedPicture(path: string): Promise<Buffer> {
  const raster = await openRaster(await readFile(path));
  try {
    return await toPng(await raster.render(1, SUPPLIED_DPI, 'trim'));
  } finally {
    raster.close();
  }
}

const unescapeHtml = (text: string): string => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]!);

/** Names and times of a folder's files. */
async function stampOf(folder: string): Promise<string> {
  const names = (await readdir(folder)).sort();
  const times = await Promise.all(names.map((name) => stat(join(folder, name)).then((s) => `${name} ${s.mtimeMs} ${s.size}`)));
  return times.join('\n');
}

/**
 * What Paged.js reckons with: the kinds and sides of the pages, what opens on them, and pages that templates lay out by themselves,
 * whose numbers of other pages it fills in.
 */
function skeletonOf({ pages }: ComposedIssue, shown: readonly PreviewPage[]): string {
  return hashOf(JSON.stringify(pages.map((page, i) => [page.kind, page.side, page.section, page.opens, page.articles.length, page.folio, page.fixed ? shown[i]!.hash : null])));
}

function fillOf(composed: ComposedIssue, issue: IssueView, parsed: ParsedIssue): { readonly fill: PreviewFill[]; readonly lengths: PreviewLength[] } {
  const { articles } = issueFill(composed, issue);
  const words = new Map<string, number>();
  for (const each of expectations(parsed)) {
    if (each.kind === 'text' && each.thread !== null) words.set(each.thread, (words.get(each.thread) ?? 0) + each.text.split(/\s+/).filter(Boolean).length);
  }
  const titles = new Map(issue.sections.flatMap((s) => s.articles.map((a) => [a.slug, a.threads[0]?.title.inlines ?? []] as const)));
  return {
    fill: articles.flatMap((a) => a.frames.map(({ page, slug, lang, used, available }): PreviewFill => ({ page, slug, lang, used, available }))),
    lengths: articles.map((a): PreviewLength => ({
      slug: a.slug,
      title: (titles.get(a.slug) ?? []).map((inline) => ('text' in inline ? inline.text : ' ')).join(''),
      firstPage: Math.min(...a.pages),
      lastPage: Math.max(...a.pages),
      languages: a.threads.map(({ thread, lang, used }) => ({ lang, words: words.get(thread) ?? 0, lines: used })),
      budget: a.budget,
    })),
  };
}
