/** Every text of an issue that readers see, those of issue.yaml included, as one list: what the rules on names and typing read. */
import type { Block, CaptionedPicture, Figure, IssueMeta, Lang, Localized, PlacedText } from '../model/issue.js';
import type { Place } from '../model/message.js';
import { perDesk, type Desk } from './desk.js';
import { captionedPictures, plain, withoutGiants } from './walk.js';

/** What a text is to its reader. `name` is a name and nothing else: a byline, a credit, a person of the masthead. */
export type ProseKind = 'title' | 'standfirst' | 'paragraph' | 'heading' | 'item' | 'cell' | 'caption' | 'name' | 'label';

/** A text with what it is and where it was typed. */
export interface Prose {
  readonly kind: ProseKind;
  readonly lang: Lang;
  /** NFC, breaks as spaces. */
  readonly text: string;
  readonly place: Place;
  /** The article it stands in; null for issue.yaml's. */
  readonly slug: string | null;
  /** Paragraphs with equal `run` stand in one body: the text itself, or one box or quote of it. */
  readonly run: string;
}

/** All texts without giants, issue.yaml first, then the articles in flatplan order, each in the order of its files. */
export const proseOf = perDesk(({ issue: { meta, articles } }: Desk): readonly Prose[] => {
  const primary = meta.languages[0] ?? 'vi';
  const all: readonly Prose[] = [
    ...metaProse(meta),
    ...articles.flatMap(({ slug, texts }) =>
      texts.flatMap((text): Prose[] => {
        const { lang } = text;
        const run = `${slug}/${lang}`;
        const head = (kind: ProseKind, placed: PlacedText | null): Prose[] => (placed === null ? [] : [{ kind, lang, ...placed, slug, run }]);
        return [
          { kind: 'title', lang, text: plain(text.title.inlines), place: text.title.place, slug, run },
          ...head('title', text.shortTitle),
          ...head('label', text.kicker),
          ...head('standfirst', text.standfirst),
          ...text.bylines.flatMap((byline) => head('name', byline)),
          ...blockProse(text.blocks, { lang, primary, slug, run, kind: 'paragraph' }),
        ];
      }),
    ),
  ];
  return all.map((prose) => ({ ...prose, text: withoutGiants(prose.text) }));
});

/** Texts of articles and of issue.yaml in one language. */
export const proseIn = (desk: Desk, lang: Lang): readonly Prose[] => proseOf(desk).filter((prose) => prose.lang === lang);

/** Where blocks stand. */
interface Standing {
  readonly lang: Lang;
  /** The language that credits are typed in, in whichever file they stand (FORMAT.md). */
  readonly primary: Lang;
  readonly slug: string;
  readonly run: string;
  /** What their paragraphs are. */
  readonly kind: ProseKind;
}

const standing = ({ lang, slug, run, kind }: Standing): Pick<Prose, 'lang' | 'slug' | 'run' | 'kind'> => ({ lang, slug, run, kind });

function blockProse(blocks: readonly Block[], at: Standing): Prose[] {
  return blocks.flatMap((block): Prose[] => {
    const inner = { ...at, run: block.id };
    switch (block.kind) {
      case 'paragraph': return [{ ...standing(at), text: plain(block.inlines), place: block.place }];
      case 'heading': return [{ ...standing(at), kind: 'heading', text: plain(block.inlines), place: block.place }];
      case 'list': return block.items.flatMap((item) => blockProse(item, { ...inner, kind: 'item' }));
      case 'quote': return blockProse(block.children, inner);
      case 'table': return [...block.head, ...block.rows.flat()].map((cell): Prose => ({ ...standing(inner), kind: 'cell', text: plain(cell.inlines), place: cell.place }));
      case 'box': return [...(block.title === null ? [] : [{ ...standing(inner), kind: 'label' as const, text: plain(block.title), place: block.place }]), ...blockProse(block.children, { ...inner, kind: block.role === 'contact' ? 'item' : at.kind })];
      case 'figure': return figureProse(block, at);
      case 'gallery': return block.figures.flatMap((figure) => figureProse(figure, at));
      default: return [];
    }
  });
}

function figureProse({ caption, credit }: Figure, { primary, slug, run }: Standing): Prose[] {
  const captions = Object.entries(caption).map(([of, { inlines, place }]): Prose => ({ kind: 'caption', lang: of, text: plain(inlines), place, slug, run }));
  return [...captions, ...(credit?.kind === 'name' ? [{ kind: 'name' as const, lang: primary, text: credit.name, place: credit.place, slug, run }] : [])];
}

function metaProse(meta: IssueMeta): Prose[] {
  const primary = meta.languages[0] ?? 'vi';
  const localized = (kind: ProseKind, value: Localized | null): Prose[] =>
    Object.entries(value?.by ?? {}).filter(([lang]) => !value!.plain || lang === primary).map(([lang, placed]): Prose => ({ kind, lang, ...placed, slug: null, run: 'issue' }));
  const captioned = ({ caption, credit }: CaptionedPicture): Prose[] => [
    ...localized('caption', caption),
    ...(credit?.kind === 'name' ? [{ kind: 'name' as const, lang: primary, text: credit.name, place: credit.place, slug: null, run: 'issue' }] : []),
  ];
  return [
    ...localized('label', meta.nameplate),
    ...localized('label', meta.publisher),
    ...localized('title', meta.cover.headline),
    ...meta.cover.coverlines.flatMap((line) => localized('title', line)),
    ...captionedPictures(meta).flatMap(captioned),
    ...[...meta.imprint, meta.printing.printer, meta.masthead.issuedBy, meta.dedication?.from ?? null].flatMap((value) => localized('label', value)),
    ...meta.masthead.groups.flatMap(({ role, people }) => [...localized('label', role), ...people.flatMap(({ names, position }) => [...localized('name', names), ...localized('label', position)])]),
    ...meta.sections.flatMap(({ title }) => localized('title', title)),
  ];
}
