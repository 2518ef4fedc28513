/** The block directives of the format. */

/** Directives of one line, written with two colons. */
export const LEAVES = ['figure', 'page-break', 'column-break'] as const;
/** Directives around blocks, written with three colons or more. */
export const CONTAINERS = ['gallery', 'sidebar', 'pullquote', 'contact', 'note'] as const;
/** All of them. */
export const DIRECTIVES = [...LEAVES, ...CONTAINERS] as const;

export type LeafName = (typeof LEAVES)[number];
export type ContainerName = (typeof CONTAINERS)[number];

export const isLeaf = (name: string): name is LeafName => (LEAVES as readonly string[]).includes(name);
export const isContainer = (name: string): name is ContainerName => (CONTAINERS as readonly string[]).includes(name);
export const isDirective = (name: string): name is LeafName | ContainerName => isLeaf(name) || isContainer(name);

/** Which containers take words in square brackets, and what these are. */
export const LABELS: Readonly<Partial<Record<string, string>>> = { figure: 'caption', sidebar: 'title', contact: 'title', pullquote: 'who' };

/** How a directive is written, in one line. */
export function exampleOf(name: LeafName | ContainerName): string {
  if (name === 'figure') return '::figure[caption]{src=file.jpg credit="Name"}';
  const label = LABELS[name];
  return `${isLeaf(name) ? '::' : ':::'}${name}${label === undefined ? '' : `[${label}]`}`;
}
