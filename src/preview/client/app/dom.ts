/** Elements made in one go. */

export interface Facts {
  readonly class?: string;
  readonly title?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly onClick?: (event: MouseEvent) => void;
}

/** Makes an element with its children; texts stay texts. */
export function el<K extends keyof HTMLElementTagNameMap>(tag: K, facts: Facts = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (facts.class !== undefined) element.className = facts.class;
  if (facts.title !== undefined) element.title = facts.title;
  for (const [name, value] of Object.entries(facts.attributes ?? {})) element.setAttribute(name, value);
  if (facts.onClick) (element as HTMLElement).addEventListener('click', facts.onClick);
  element.append(...children);
  return element;
}

/** A sentence whose `pieces between backticks` are what one types. */
export const withCode = (text: string): (Node | string)[] => text.split(/`([^`]+)`/).map((part, i) => (i % 2 === 1 ? el('code', {}, part) : part));

/** A button; `name` is what a screen reader says where the face is a sign. */
export const button = (face: string, name: string, onClick: (event: MouseEvent) => void, className = ''): HTMLButtonElement =>
  el('button', { class: className, title: name, attributes: { type: 'button', 'aria-label': name }, onClick }, face);

/** A button that is on or off. */
export function press(element: HTMLElement, on: boolean): void {
  element.setAttribute('aria-pressed', String(on));
}
