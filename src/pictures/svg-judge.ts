/** What in an SVG's attributes and styles could fetch, run, move, or take a browser for ever. */

/** What judging finds: told at the place that is being read, or kept for who knows the whole drawing. */
export interface Findings {
  /** Tells of something that a drawing may not hold, as a phrase: "a script". */
  readonly refuse: (what: string) => void;
  /** Font families that text may ask for. */
  readonly named: Set<string>;
  /** Font families carried inside, in small letters. */
  readonly embedded: Set<string>;
  /** Pictures carried inside, as addresses that begin with `data:`. */
  readonly carried: Set<string>;
}

/** What stands behind the colon of a name, in small letters: a prefix hides nothing. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();

/** Resolves CSS escapes (CSS Syntax 3, 4.3.7) and drops comments, so that `u\72l(` is seen as what it is. */
export const unescapeCss = (css: string): string => css
  .replace(/\/\*[\s\S]*?\*\//g, '')
  .replace(/\\(?:([0-9a-f]{1,6})\s?|([^\n]))/gi, (_, hex: string | undefined, char: string | undefined) => char ?? String.fromCodePoint(Math.min(parseInt(hex!, 16), 0x10ffff)));


/** Pictures and fonts may be carried inside; a drawing within a drawing may not. */
const CARRIED_PICTURE = /^data:image\/(?:png|jpe?g|gif|webp)[;,]/i;
const CARRIED_FONT = /^data:(?:font\/|application\/(?:x-)?font)/i;

/** The most that a filter may ask for. Drawing programs write a tenth of it; a browser takes minutes for more, or more memory than there is. */
const FILTER_LIMITS: Readonly<Record<string, number>> = { numoctaves: 10, radius: 25, order: 9, stddeviation: 250 };

/** Judges the attributes of an element; `element` is its name without a prefix. */
export function judgeAttributes(element: string, attributes: ReadonlyMap<string, string>, found: Findings): void {
  for (const [attribute, value] of attributes) {
    const name = localName(attribute);
    if (attribute.startsWith('xmlns')) continue;
    if (name.startsWith('on')) found.refuse(`an event handler (${attribute})`);
    else if (attribute === 'xml:base') found.refuse('xml:base');
    else if (name === 'href' || name === 'src') judgeReference(element, value.trim(), found);
    else if (name === 'style') judgeCss(value, found);
    else {
      if (name === 'font-family') addFamilies(value, found.named);
      // Presentation attributes are CSS (SVG 2, 6.6); which ones there are changes, so all others are read as if they were.
      judgeUrls(unescapeCss(value), found);
      const most = element.startsWith('fe') ? FILTER_LIMITS[name] : undefined;
      if (most !== undefined && value.trim().split(/[\s,]+/).some((number) => Number(number) > most)) found.refuse(`a filter beyond measure (${attribute} ${short(value)})`);
    }
  }
}

/** References may lead to elements of the same file or to pictures carried inside it; an <a> may lead anywhere, since a picture is not clicked. */
function judgeReference(element: string, target: string, found: Findings): void {
  // Browsers drop tabs and line ends from addresses (URL Standard, 4.4), so they hide nothing here either.
  const address = target.replace(/[\t\n\r]/g, '');
  if (address === '' || address.startsWith('#')) return;
  if (element === 'a' && /^(https?|mailto):/i.test(address)) return;
  if ((element === 'image' || element === 'feimage') && CARRIED_PICTURE.test(address)) found.carried.add(address);
  else found.refuse(`a reference to ${short(address)}`);
}

/** Judges a style sheet or the declarations of a style attribute. */
export function judgeCss(css: string, found: Findings): void {
  const text = unescapeCss(css);
  if (/@import/i.test(text)) found.refuse('an @import');
  if (/(?:image-set|[\s:,(]src)\s*\(/i.test(text)) found.refuse('an image-set() or src()');
  if (/@(?:-webkit-)?keyframes|(?:^|[;{\s])(?:-webkit-)?(?:animation|transition)(?:-[a-z]+)?\s*:/i.test(text)) found.refuse('an animation');
  judgeUrls(text, found);
  for (const face of text.matchAll(/@font-face\s*\{([^}]*)\}/gi)) {
    const family = /font-family\s*:\s*([^;}]+)/i.exec(face[1]!)?.[1];
    if (family !== undefined && /url\(\s*["']?data:/i.test(face[1]!)) found.embedded.add(family.trim().replace(/^["']|["']$/g, '').toLowerCase());
  }
  for (const use of text.replace(/@font-face\s*\{[^}]*\}/gi, '').matchAll(/font-family\s*:\s*([^;}]+)/gi)) addFamilies(use[1]!, found.named);
  for (const use of text.matchAll(/(?:^|[;{\s])font\s*:[^;}]*?[\d.](?:px|pt|em|%|mm|rem)(?:\/\S+)?\s+([^;}]+)/gi)) addFamilies(use[1]!, found.named);
}

function judgeUrls(css: string, found: Findings): void {
  if (/(?:javascript|vbscript)\s*:/i.test(css)) found.refuse('a script');
  for (const url of css.matchAll(/url\(\s*(["']?)([^"')]*)/gi)) {
    const target = url[2]!.trim();
    if (CARRIED_PICTURE.test(target)) found.carried.add(target);
    else if (!target.startsWith('#') && !CARRIED_FONT.test(target)) found.refuse(`a reference to ${short(target)}`);
  }
}

function addFamilies(list: string, named: Set<string>): void {
  for (const family of list.split(',')) {
    const name = family.trim().replace(/^["']|["']$/g, '').replace(/\s*!important$/i, '');
    if (name !== '' && !/^(inherit|initial|unset)$/i.test(name)) named.add(name);
  }
}

const short = (address: string): string => (address.length > 40 ? `${address.slice(0, 40)}…` : address);
