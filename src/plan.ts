/** The flatplan: what stands on every page and how full it is, and a picture of all spreads. */
import { issueFill, type IssueFill } from './compose/fill.js';
import type { ComposedIssue } from './model/compose.js';
import { sortMessages, type Message } from './model/message.js';
import type { IssueView } from './model/view.js';
import { paginateSheet } from './paginate/paginate.js';
import { inBrowser, layIssue, readyIssue } from './pipeline.js';
import { checkIssue } from './review.js';
import { BARE, readTemplates, render } from './render/render.js';
import { enter, type World } from './run.js';
import { joinStrips, thumbnails } from './pictures/index.js';

/** A planned issue. All but `messages` is null where a stopper forbade it. */
export interface Planned {
  readonly plan: { readonly view: IssueView; readonly issue: ComposedIssue; readonly fill: IssueFill; readonly png: Uint8Array } | null;
  readonly messages: readonly Message[];
}

/** Composes an issue and draws its spreads; nothing is printed. */
export async function planIssue(target: { folder: string; id: string }, world: World): Promise<Planned> {
  const checked = await checkIssue(target, world);
  const ready = await readyIssue(checked, world);
  if (!ready) return { plan: null, messages: checked.messages };
  return inBrowser(world, async (open) => {
    const laid = await layIssue(open, ready, world);
    const { issue, messages } = laid.composed;
    const fill = issueFill(issue, laid.view);
    enter('render', world);
    const html = render(issue, laid.view, laid.metrics, await readTemplates(world.templates), ready.styles, BARE);
    enter('paginate', world);
    const low = new Set(fill.low.filter((frame) => frame.cause?.expected === false).map((frame) => frame.page));
    const sheet = await paginateSheet(
      html,
      issue.pages.map((page, i) => ({ number: page.number, label: page.articles.join(', ') || page.kind, fill: fill.pages[i] ?? null, low: low.has(page.number) })),
      {
        browser: open.browser,
        browserVersion: open.version,
        fonts: ready.styles.fonts.map((f) => f.path),
        prepare: (placed) => {
          enter('draw', world);
          return thumbnails(placed, ready.pictures, ready.styles.fonts, world.cache);
        },
        ...(world.onPage ? { onPage: world.onPage } : {}),
      },
    );
    const png = await joinStrips(sheet.strips);
    return { plan: { view: laid.view, issue, fill, png }, messages: sortMessages([...checked.messages, ...messages]) };
  }, { again: true });
}
