/** The line at the foot, and the notice above the pages while something is broken. */
import type { Source, Update } from '../../wire.js';
import { el, withCode } from './dom.js';

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

/** `2, 3 and 12`; of many only how many. */
function pagesText(pages: readonly number[]): string {
  if (pages.length > 6) return count(pages.length, 'page');
  const all = pages.map(String);
  return `${pages.length === 1 ? 'page' : 'pages'} ${all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)}` : all[0]}`;
}

export class Status {
  readonly banner = el('div', { class: 'banner', attributes: { role: 'alert', hidden: '' } });
  private readonly place = el('span', { class: 'place' });
  private readonly news = el('span', { class: 'news', attributes: { 'aria-live': 'polite' } });
  readonly element = el('footer', { class: 'status' }, this.place, el('span', { class: 'spring' }), this.news);

  /** Whether the server answers. */
  connection(there: boolean): void {
    document.body.classList.toggle('lost', !there);
    if (!there) this.news.textContent = 'The preview has ended, or is starting anew. These are its last pages.';
    else if (this.news.textContent?.startsWith('The preview has')) this.news.textContent = '';
  }

  /** What forbids new pages stands above the old ones. */
  state({ broken, messages, fault, pages }: Update): void {
    if (fault) {
      this.fault(fault);
      return;
    }
    this.banner.hidden = !broken;
    if (!broken) return;
    this.news.textContent = '';
    const stoppers = messages.filter((message) => message.severity === 'stopper');
    const stand = pages.length > 0 ? 'These are the last good pages.' : 'There are no pages yet.';
    this.banner.replaceChildren(
      el('strong', {}, `${stand} ${stoppers.length === 1 ? 'This forbids' : 'These forbid'} new ones:`),
      el('ul', {}, ...stoppers.slice(0, 4).map(({ place, text, note, link }) => {
        const where = place === null ? '' : `${place.file}:${place.line}`;
        return el('li', {}, link === null ? where : el('a', { attributes: { href: link }, title: `Open ${where} in the editor` }, where), ' ', ...withCode(text), ' ', el('span', { class: 'note' }, ...withCode(note)));
      })),
      ...(stoppers.length > 4 ? [el('p', {}, `And ${count(stoppers.length - 4, 'more')}: see the messages.`)] : []),
    );
  }

  /** A fault of ours, or a lack of the machine's. */
  fault({ text, remedy }: NonNullable<Update['fault']>): void {
    this.banner.hidden = false;
    this.banner.replaceChildren(el('strong', {}, text), ' ', el('span', { class: 'note' }, remedy));
  }

  /** Which pages were renewed. */
  shown(changed: readonly number[], took: number): void {
    // The copy desk's word changes no page: what was renewed before stays to be read.
    if (changed.length > 0) this.news.textContent = `Renewed ${pagesText(changed)}, ${Math.round(took)} ms.`;
  }

  /** Where what was clicked was typed. */
  source(source: Source | null, page: number | null): void {
    if (source === null) {
      this.place.replaceChildren(...(page === null ? [] : [`Page ${page}: no single line of the source stands for this.`]));
      return;
    }
    const where = `${source.file}:${source.line}`;
    this.place.replaceChildren(el('code', {}, where), ...(page === null ? [] : [el('span', { class: 'on-page' }, `page ${page}`)]), el('a', { class: 'open', title: `Open ${where} in the editor`, attributes: { href: source.link } }, 'Open in editor'));
  }
}
