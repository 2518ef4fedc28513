/** Composes the whole issue: fixed pages, sections with their bands, articles, and fillers to a multiple of four. */
import type { ComposedIssue, Metrics, Placed } from '../model/compose.js';
import type { Message } from '../model/message.js';
import type { FixedPageView, IssueView, SectionView, TextView } from '../model/view.js';
import { setArticle } from './article.js';
import { startBook, type Book } from './book.js';
import { heightOf, setText } from './set.js';

/** A saddle-stitched magazine is made of sheets of four pages. */
const SADDLE_MULTIPLE = 4;

/** What is composed, and what the composer has to tell. */
export interface Composed {
  readonly issue: ComposedIssue;
  readonly messages: readonly Message[];
}

/** Where the section's number stands in its band, pt from the left, and where the titles begin. */
const BAND_NUMBER = 46;

/** The texts of a section's band, for measuring and setting. */
export function bandTexts(section: SectionView): TextView[] {
  return section.titles.map((title) => ({
    key: title.key,
    role: 'band',
    inlines: [{ kind: 'text', text: title.text }],
    lang: title.lang,
    voice: title.voice,
    track: 0,
    hook: '',
    place: { file: '', line: 0, column: 0 },
  }));
}

/** The number in a section's band. */
export const bandNumber = (section: SectionView): TextView => ({
  key: '', role: 'band-number', inlines: [{ kind: 'text', text: String(section.number) }], lang: section.titles[0]?.lang ?? 'vi', voice: 1, track: 0, hook: '', place: { file: '', line: 0, column: 0 },
});

const ownLines = (text: ReturnType<typeof setText>, x: number, y: number, width: number, repeated: boolean): Placed => ({
  kind: 'lines', text, from: 0, to: text.lines.length, x, y, width, indent: 0, marker: null, dropCap: null, endMark: false, own: true, repeated,
});

/** A section's band over its first article. @returns units taken, the space below included. */
function placeBand(book: Book, section: SectionView): number {
  const { grid } = book.metrics;
  const number = setText(bandNumber(section), BAND_NUMBER, book.metrics);
  const width = grid.width - BAND_NUMBER;
  const titles = bandTexts(section).map((view) => setText(view, width, book.metrics));
  const textHeight = titles.reduce((sum, t) => sum + heightOf(t), 0);
  const units = Math.max(3, Math.ceil(textHeight / grid.unit));
  let y = (units * grid.unit - textHeight) / 2;
  const children: Placed[] = [ownLines(number, 0, (units * grid.unit - heightOf(number)) / 2, BAND_NUMBER, true)];
  for (const title of titles) {
    children.push(ownLines(title, BAND_NUMBER, y, width, false));
    y += heightOf(title);
  }
  book.openPage({ kind: 'article', section: section.number });
  book.place([{ kind: 'box', className: 'band', x: 0, y: 0, width: grid.width, height: units * grid.unit, children }], section.articles[0]!.slug);
  return units + 2;
}

const filler = (): FixedPageView => ({ kind: 'filler', template: 'filler', data: {}, pictures: [] });

function setSection(book: Book, section: SectionView, view: IssueView, messages: Message[]): void {
  book.close();
  const opening = (): void => book.fixedPage({ kind: 'section', template: 'section', data: { section: sectionData(section) }, pictures: [] }, section.number, [`section/${section.number}`]);
  let opened = false;
  if (section.opening === 'page') {
    opening();
    opened = true;
  }
  section.articles.forEach((article, i) => {
    const facing = article.layout === 'facing';
    if (facing) {
      // A facing article starts on a left-hand page. A section that has not opened yet opens on the page before it.
      book.close();
      if (book.nextSide() === 'right') {
        if (!opened) opening();
        else {
          book.fixedPage(filler(), section.number);
          messages.push({
            severity: 'info',
            rule: 'facing-filler',
            text: `Page ${book.count()} is a filler in house style, because ${article.slug} faces its two languages and starts on a left-hand page.`,
            note: 'Move the article on the flatplan, or let the article before it take one page more or less.',
            place: article.place,
          });
        }
        opened = true;
      }
    }
    let row = 0;
    if (!opened && !facing) {
      row = placeBand(book, section);
      book.opens(`section/${section.number}`);
    } else if (!article.runOn && i > 0) book.close();
    setArticle(book, article, section, row);
    opened = true;
    for (const page of view.after[article.slug] ?? []) book.fixedPage(page, section.number);
  });
  for (const page of view.after[`section/${section.number}`] ?? []) book.fixedPage(page, section.number);
}

const sectionData = (section: SectionView): Record<string, unknown> => ({
  number: section.number,
  titles: section.titles,
  articles: section.listArticles ? section.articles.map((a) => ({ slug: a.slug, titles: a.short })) : [],
});

/** Composes the issue. Pure: the same view and metrics give the same pages. */
export function composeIssue(view: IssueView, metrics: Metrics): Composed {
  const messages: Message[] = [];
  const book = startBook(metrics);
  for (const page of view.front) book.fixedPage(page);
  for (const section of view.sections) setSection(book, section, view, messages);
  const missing = (SADDLE_MULTIPLE - ((book.count() + view.back.length) % SADDLE_MULTIPLE)) % SADDLE_MULTIPLE;
  for (let i = 0; i < missing; i += 1) book.fixedPage(view.house[i] ?? filler());
  for (const page of view.back) book.fixedPage(page);
  return { issue: { grid: metrics.grid, pages: book.pages() }, messages };
}
