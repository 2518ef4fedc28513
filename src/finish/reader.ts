/** What makes a file fit for readers on a screen, those who hear it among them (ISO 14289-1): marks, structure, links that say where they lead, the way it opens. */
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFRef, PDFString, type PDFObject } from '@cantoo/pdf-lib';
import type { OutlineNode, PdfFacts } from '../model/layout.js';
import { contentKey, name, readTags, walkTags, type FilePage, type PdfFile, type Tag, type TagKid } from '../pdf/index.js';
import { markPage, type ContentPlaces } from './artifacts.js';
import { labelLists, levelHeadings, prune, unwrap } from './tag-tree.js';
import { writeTags } from './write-tags.js';

/** A page that was delivered finished, as its readers are told of it. */
export interface SuppliedFigure {
  /** From 1. */
  readonly page: number;
  /** What stands on it. */
  readonly alt: string;
  /** ID of its marked content, among those of its page. */
  readonly mcid: number;
}

/** The first ID of marked content that a page has not dealt out yet. */
export function freeIds(file: PdfFile): (page: PDFRef) => number {
  const highest = new Map<PDFRef, number>();
  for (const [kid] of walkTags(readTags(file)?.kids ?? [])) if (kid.kind === 'content' && kid.page) highest.set(kid.page, Math.max(kid.mcid, highest.get(kid.page) ?? -1));
  return (page) => (highest.get(page) ?? -1) + 1;
}

/** Makes the file accessible in place. Does nothing to structure where the browser wrote none. */
export async function makeReadable(file: PdfFile, pages: readonly FilePage[], facts: PdfFacts, supplied: readonly SuppliedFigure[]): Promise<void> {
  const root = file.catalog.get(name('StructTreeRoot'));
  const tree = readTags(file);
  if (tree !== null && root instanceof PDFRef) {
    const pictures = picturesIn(tree.kids);
    const places = new Map<PDFRef, ContentPlaces>();
    await Promise.all(pages.map(async (page) => places.set(page.ref, await markPage(file, page, (mcid) => pictures.has(contentKey({ page: page.ref, stream: null, mcid }))))));
    const kept = prune(placed(tree.kids, places), (kid) => kid.kind === 'object' || (kid.page !== null && places.get(kid.page)?.has(kid.mcid) === true));
    writeTags(file, root, pages, withFigures(levelHeadings(unwrap(labelLists(kept))), pages, supplied));
  }
  describeLinks(file, pages, facts.outline);
  openOnCover(file);
}

/** Content inside figures, whose lines are no decoration. */
function picturesIn(kids: readonly TagKid[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [kid, above] of walkTags(kids)) if (kid.kind === 'content' && above.some(({ type }) => type === 'Figure' || type === 'Formula')) found.add(contentKey(kid));
  return found;
}

/** Names the form that holds each content: Chromium writes content of forms as if it were the page's (ISO 32000-1, 14.7.4.2, wants the stream named). */
function placed(kids: readonly TagKid[], places: ReadonlyMap<PDFRef, ContentPlaces>): TagKid[] {
  return kids.map((kid): TagKid => {
    if (kid.kind === 'tag') return { ...kid, kids: placed(kid.kids, places) };
    return kid.kind === 'content' && kid.page !== null ? { ...kid, stream: places.get(kid.page)?.get(kid.mcid) ?? null } : kid;
  });
}

/** The document with figures for supplied pages, each before what begins on a later page. */
function withFigures(kids: readonly TagKid[], pages: readonly FilePage[], supplied: readonly SuppliedFigure[]): TagKid[] {
  if (supplied.length === 0) return [...kids];
  const numbers = new Map(pages.map(({ ref }, i) => [ref, i + 1] as const));
  const beginsOn = (kid: TagKid): number => {
    for (const [each] of walkTags([kid])) if (each.kind !== 'tag' && each.page !== null) return numbers.get(each.page) ?? 0;
    return 0;
  };
  const [document, ...others] = kids;
  if (document?.kind !== 'tag' || document.type !== 'Document') return [...kids];
  const inner = [...document.kids];
  for (const { page, alt, mcid } of supplied) {
    const figure: Tag = { kind: 'tag', type: 'Figure', entries: new Map([['Alt', PDFHexString.fromText(alt)]]), kids: [{ kind: 'content', page: pages[page - 1]!.ref, stream: null, mcid }] };
    const later = inner.findIndex((kid) => beginsOn(kid) > page);
    inner.splice(later < 0 ? inner.length : later, 0, figure);
  }
  return [{ ...document, kids: inner }, ...others];
}

/** Links say where they lead (ISO 14289-1, 7.18.5), and a page's annotations are come to in the order of its structure (7.18.3). */
function describeLinks(file: PdfFile, pages: readonly FilePage[], outline: readonly OutlineNode[]): void {
  const numbers = new Map(pages.map(({ ref }, i) => [ref, i + 1] as const));
  const titles = titlesByPage(outline);
  for (const { dict } of pages) {
    const annotations = file.get(dict.get(name('Annots')));
    if (!(annotations instanceof PDFArray) || annotations.size() === 0) continue;
    dict.set(name('Tabs'), name('S'));
    for (const ref of annotations.asArray()) {
      const annotation = file.dict(ref);
      const target = targetOf(file, annotation);
      const page = target && numbers.get(target);
      const words = page ? [titles.get(page), page].filter(Boolean).join(', ') : addressOf(file, annotation);
      if (words !== '') annotation.set(name('Contents'), PDFHexString.fromText(words));
    }
  }
}

/** What opens on each page. A page with several openings has no one title; of a section and the only article that opens with it the article is the nearer. */
function titlesByPage(outline: readonly OutlineNode[]): ReadonlyMap<number, string> {
  const found = new Map<number, string[]>();
  const visit = (nodes: readonly OutlineNode[]): void => {
    for (const { title, page, children } of nodes) {
      if (!children.some((child) => child.page === page)) found.set(page, [...found.get(page) ?? [], title]);
      visit(children);
    }
  };
  visit(outline);
  return new Map([...found].flatMap(([page, titles]) => (titles.length === 1 ? [[page, titles[0]!] as const] : [])));
}

/** The page that a link leads to; null where it leads out of the file. */
function targetOf(file: PdfFile, annotation: PDFDict): PDFRef | null {
  const action = file.get(annotation.get(name('A')));
  const inside = action instanceof PDFDict && action.get(name('S')) === name('GoTo');
  let target: PDFObject | undefined = file.get(annotation.get(name('Dest')) ?? (inside ? action.get(name('D')) : undefined));
  const named = file.get(file.catalog.get(name('Dests')));
  if (target instanceof PDFName && named instanceof PDFDict) target = file.get(named.get(target));
  const page = target instanceof PDFArray ? target.get(0) : undefined;
  return page instanceof PDFRef ? page : null;
}

/** The address that a link leads to, as readers know it. */
function addressOf(file: PdfFile, annotation: PDFDict): string {
  const action = file.get(annotation.get(name('A')));
  const uri = action instanceof PDFDict ? file.get(action.get(name('URI'))) : undefined;
  return uri instanceof PDFString || uri instanceof PDFHexString ? uri.decodeText().replace(/^mailto:/, '') : '';
}

/** Opens as a magazine lies on the table: the cover alone, then facing pages (ISO 32000-1, table 28), the outline at hand but not in the way. */
function openOnCover(file: PdfFile): void {
  file.catalog.set(name('PageLayout'), name('TwoPageRight'));
  file.catalog.set(name('PageMode'), name('UseNone'));
}
