/** The panel beside the pages: one list at a time. */
import { el } from './dom.js';

export const TABS = [['messages', 'Messages'], ['fill', 'Fill'], ['lengths', 'Length'], ['search', 'Search']] as const;

/** A list of the panel. */
export type Tab = (typeof TABS)[number][0];

export const isTab = (name: string): name is Tab => TABS.some(([tab]) => tab === name);

export class Panel {
  readonly element: HTMLElement;
  private readonly body = el('div', { class: 'panel-body', attributes: { role: 'tabpanel', id: 'panel-body', tabindex: '-1' } });
  private readonly tabs = new Map<Tab, HTMLButtonElement>();

  constructor(onTab: (tab: Tab) => void) {
    for (const [tab, name] of TABS) this.tabs.set(tab, el('button', { attributes: { type: 'button', role: 'tab', 'aria-controls': 'panel-body' }, onClick: () => onTab(tab) }, name));
    const list = el('div', { class: 'tabs', attributes: { role: 'tablist', 'aria-label': 'Lists' } }, ...this.tabs.values());
    // WAI-ARIA Authoring Practices, tabs: arrows go from one to the next.
    list.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      event.preventDefault();
      event.stopPropagation();
      const names = [...this.tabs.keys()];
      const at = names.findIndex((name) => this.tabs.get(name) === document.activeElement);
      const next = names[(at + (event.key === 'ArrowRight' ? 1 : names.length - 1)) % names.length]!;
      onTab(next);
      this.tabs.get(next)?.focus();
    });
    this.element = el('aside', { class: 'panel', attributes: { 'aria-label': 'About the issue' } }, list, this.body);
  }

  /** @param counts numbers behind the names of tabs. */
  show(tab: Tab, content: HTMLElement, counts: Readonly<Partial<Record<Tab, number>>>): void {
    for (const [name, face] of TABS) {
      const element = this.tabs.get(name)!;
      element.textContent = counts[name] ? `${face} ${counts[name]}` : face;
      element.setAttribute('aria-selected', String(name === tab));
      element.tabIndex = name === tab ? 0 : -1;
    }
    const { scrollTop } = this.body;
    const kept = this.body.dataset['tab'] === tab;
    this.body.dataset['tab'] = tab;
    this.body.replaceChildren(content);
    if (kept) this.body.scrollTop = scrollTop;
  }
}
