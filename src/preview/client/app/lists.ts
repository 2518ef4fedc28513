/** What the panel lists: messages, how full pages are, how long languages run, and where a searched text stands. */
import type { PreviewFill, PreviewLength } from '../../../model/preview.js';
import type { Told, Update } from '../../wire.js';
import type { Hit, Label } from '../frame-api.js';
import { el, withCode } from './dom.js';

const SEVERITIES: readonly Told['severity'][] = ['stopper', 'error', 'warning', 'info'];
/** Less full than this and not the article's end, a designer wants to know. */
const LOW = 0.85;

const percent = (share: number): string => `${Math.round(share * 100)}%`;
const nothing = (text: string): HTMLElement => el('p', { class: 'nothing' }, text);

/** All messages, the gravest first. */
export function messageList(messages: readonly Told[], onChoose: (message: Told) => void): HTMLElement {
  if (messages.length === 0) return nothing('There is nothing to say: no errors, no warnings.');
  const list = el('ol', { class: 'messages' });
  for (const severity of SEVERITIES) {
    for (const message of messages.filter((each) => each.severity === severity)) {
      const where = message.place === null ? '' : `${message.place.file}:${message.place.line}`;
      const row = el('button', { class: 'message', attributes: { type: 'button' }, onClick: () => onChoose(message) },
        el('span', { class: `severity ${severity}` }, severity),
        el('span', { class: 'where' }, where),
        el('span', { class: 'text' }, ...withCode(message.text)),
        el('span', { class: 'note' }, ...withCode(message.note)),
      );
      const item = el('li', {}, row);
      if (message.link !== null) item.append(el('a', { class: 'open', title: `Open ${where} in the editor`, attributes: { href: message.link } }, 'Open'));
      list.append(item);
    }
  }
  return list;
}

/** Share of the grid lines that are used, by page. */
export function shares(fill: readonly PreviewFill[]): ReadonlyMap<number, { readonly share: number; readonly low: boolean }> {
  const sums = new Map<number, { used: number; available: number }>();
  for (const { page, used, available } of fill) {
    const sum = sums.get(page) ?? { used: 0, available: 0 };
    sums.set(page, { used: sum.used + used, available: sum.available + available });
  }
  return new Map(Array.from(sums, ([page, { used, available }]) => {
    const share = available === 0 ? 1 : Math.min(1, used / available);
    return [page, { share, low: share < LOW }] as const;
  }));
}

/** What stands below the pages of the flatplan. */
export function labelsOf({ pages, fill }: Update): Label[] {
  const by = shares(fill);
  return pages.map((page): Label => ({ number: page.number, text: page.articles.join(', ') || page.kind, fill: by.get(page.number)?.share ?? null, low: by.get(page.number)?.low ?? false }));
}

function bar(share: number, low: boolean): HTMLElement {
  const inside = el('i');
  inside.style.width = percent(share);
  return el('span', { class: low ? 'bar low' : 'bar', attributes: { role: 'img', 'aria-label': percent(share) } }, inside);
}

/** How full every page is, by language. */
export function fillTable({ fill, pages }: Update, onPage: (page: number) => void): HTMLElement {
  if (fill.length === 0) return nothing('No page has frames of text yet.');
  const by = shares(fill);
  const rows = pages.filter((page) => by.has(page.number)).map((page) => {
    const { share, low } = by.get(page.number)!;
    const languages = new Map<string, { used: number; available: number }>();
    for (const frame of fill.filter((each) => each.page === page.number)) {
      const sum = languages.get(frame.lang) ?? { used: 0, available: 0 };
      languages.set(frame.lang, { used: sum.used + frame.used, available: sum.available + frame.available });
    }
    return el('tr', {},
      el('th', { attributes: { scope: 'row' } }, el('button', { class: 'link', attributes: { type: 'button' }, onClick: () => onPage(page.number) }, String(page.number))),
      el('td', { class: 'name' }, page.articles.join(', ')),
      el('td', {}, bar(share, low)),
      el('td', { class: low ? 'number low' : 'number' }, percent(share)),
      el('td', { class: 'number' }, ...Array.from(languages, ([lang, sum]) => el('div', {}, `${lang} ${Math.round(sum.used)}/${Math.round(sum.available)}`))),
    );
  });
  return el('table', { class: 'fill' }, el('thead', {}, el('tr', {}, ...['Page', 'Article', 'Full', '', 'Lines'].map((name) => el('th', { attributes: { scope: 'col' } }, name)))), el('tbody', {}, ...rows));
}

/** How long every article runs in its languages, and how far one outruns the other. */
export function lengthTable(lengths: readonly PreviewLength[], onPage: (page: number) => void): HTMLElement {
  if (lengths.length === 0) return nothing('There are no articles yet.');
  const rows = lengths.flatMap((article): HTMLElement[] => {
    const most = Math.max(1, ...article.languages.map((each) => each.lines));
    const count = article.lastPage - article.firstPage + 1;
    const over = article.budget !== null && count > article.budget;
    const pages = article.firstPage === article.lastPage ? `p. ${article.firstPage}` : `p. ${article.firstPage}–${article.lastPage}`;
    return [
      el('tr', { class: 'article' },
        el('th', { attributes: { scope: 'row', colspan: '3' } }, el('button', { class: 'link', title: article.title, attributes: { type: 'button' }, onClick: () => onPage(article.firstPage) }, article.slug)),
        el('td', { class: over ? 'number low' : 'number' }, article.budget === null ? pages : `${pages}, ${count} of ${article.budget}`),
      ),
      ...article.languages.map((each) => el('tr', {},
        el('td', { class: 'lang' }, each.lang),
        el('td', {}, bar(each.lines / most, false)),
        el('td', { class: 'number' }, `${each.words.toLocaleString('en')} words`),
        el('td', { class: 'number' }, `${Math.round(each.lines)} lines`),
      )),
    ];
  });
  return el('table', { class: 'lengths' }, el('tbody', {}, ...rows));
}

/** Where a searched text stands. */
export function hitList(hits: readonly Hit[], current: number, onChoose: (index: number) => void): HTMLElement {
  if (hits.length === 0) return nothing('Not found on any page.');
  return el('ol', { class: 'hit-list' }, ...hits.map(({ page, words: [before, itself, after] }, i) =>
    el('li', {}, el('button', { class: 'hit', attributes: { type: 'button', ...(i === current ? { 'aria-current': 'true' } : {}) }, onClick: () => onChoose(i) }, el('b', {}, String(page)), el('span', {}, before, el('mark', {}, itself), after)))));
}
