/**
 * What editors write, once it has been read, checked and completed: the issue's metadata and its articles.
 * Every text that a reader will see carries the place it was typed at, so that any later stage can name it.
 */
import type { Place } from './message.js';
import type { PressSettings } from './press.js';

/** A language code as in file names: `vi`, `en`. */
export type Lang = string;

/** A text in one language, in NFC, with the place it was typed at. */
export interface PlacedText {
  readonly text: string;
  readonly place: Place;
}

/**
 * A text shown to readers, per language. A plain YAML string becomes the same text under every language of the issue.
 * A language that was not given has no entry.
 */
export interface Localized {
  readonly by: Readonly<Record<Lang, PlacedText>>;
  /** The place of the whole value. */
  readonly place: Place;
  /** True when it was typed as one plain string for all languages. */
  readonly plain: boolean;
}

/** A point of a picture that a crop keeps, in percent from its left and top edge. */
export interface Focus {
  readonly x: number;
  readonly y: number;
}

/** A reference to a picture file of the issue. */
export interface PictureRef {
  /** Absolute path on disk, checked to lie inside its issue (or house.yaml's folder). */
  readonly path: string;
  /** As typed by the editor. */
  readonly typed: string;
  readonly focus: Focus | null;
  readonly place: Place;
}

/** A credit per language: printed names, or the sentinel `collected` (see FORMAT.md, terms). */
export interface Credit {
  readonly kind: 'name' | 'collected';
  /** The name as typed (kind `name`), NFC. */
  readonly name: string;
  /** Names given explicitly for a language in `credits`. */
  readonly override: Readonly<Record<Lang, string>>;
  readonly place: Place;
}

/** A picture outside articles, with caption and credit. */
export interface CaptionedPicture {
  readonly picture: PictureRef;
  readonly caption: Localized | null;
  readonly credit: Credit | null;
}

export type Layout = 'parallel' | 'stacked' | 'facing' | 'single';
export type Opening = 'band' | 'page';
export type Binding = 'saddle' | 'perfect';
export type GalleryPlace = 'inside-front' | 'before-contents' | 'after-contents' | 'inside-back';

export interface Person {
  /** In the primary language. */
  readonly name: PlacedText;
  /** Per language where it was given so; plain otherwise. */
  readonly names: Localized;
  readonly position: Localized | null;
}

export interface MastheadGroup {
  readonly role: Localized;
  readonly people: readonly Person[];
}

export interface Gallery {
  readonly gallery: GalleryPlace;
  readonly photos: readonly CaptionedPicture[];
}

/** An article's entry on the flatplan. */
export interface ArticleEntry {
  readonly slug: string;
  /** Overrides of the section's settings, null where the section's (or the article's) hold. */
  readonly layout: Layout | null;
  readonly runOn: boolean | null;
  /** Page budget. */
  readonly pages: number | null;
  readonly place: Place;
}

export interface Section {
  readonly title: Localized;
  readonly layout: Layout;
  readonly runOn: boolean;
  readonly opening: Opening;
  readonly listArticles: boolean;
  readonly articles: readonly ArticleEntry[];
  readonly place: Place;
}

/** A page delivered ready: PDF or picture with its own bleed. `after`: a section (1-based), an article or the inside back cover. */
export interface SuppliedPage {
  readonly file: PictureRef;
  readonly after: { readonly kind: 'section'; readonly section: number } | { readonly kind: 'article'; readonly slug: string } | { readonly kind: 'inside-back' };
  readonly place: Place;
}

/** How much a rule of the copy desk weighs here; `off` keeps it silent. */
export type RuleLevel = 'off' | 'info' | 'warning' | 'error';

/** A line of `rules:` in house.yaml, issue.yaml or front matter. Whether there is such a rule is the copy desk's to say. */
export interface RuleSetting {
  readonly rule: string;
  readonly level: RuleLevel;
  readonly place: Place;
}

export interface PaperStock {
  readonly gsm: number | null;
  readonly stock: string | null;
  readonly finish: string | null;
  /** Thickness of one leaf, mm. */
  readonly caliper: number | null;
}

/** The fixed words of the page in one language, defaults filled in. Placeholders in braces: {name}, {copies}, {trim}, {printer}, {date}, {n}. */
export interface Terms {
  readonly photo: string;
  readonly collected: string;
  readonly compiled: string;
  readonly 'issued-by': string;
  readonly website: string;
  readonly email: string;
  readonly phone: string;
  readonly 'print-run': string;
  readonly deposited: string;
  readonly page: string;
}

/** issue.yaml laid over house.yaml, complete and typed. */
export interface IssueMeta {
  /** One or two; the first is the primary one. */
  readonly languages: readonly Lang[];
  readonly nameplate: Localized;
  readonly nameplateArt: PictureRef | null;
  readonly emblem: PictureRef | null;
  readonly publisher: Localized | null;
  readonly number: PlacedText;
  /** Year and month of publication. */
  readonly date: { readonly year: number; readonly month: number };
  readonly label: Localized;
  readonly cover: {
    readonly image: PictureRef;
    readonly headline: Localized | null;
    readonly coverlines: readonly Localized[];
    readonly caption: Localized | null;
    readonly credit: Credit | null;
  };
  readonly imprint: readonly Localized[];
  readonly imprintOn: 'inside-front' | 'back-cover';
  readonly printing: {
    readonly copies: PlacedText | null;
    readonly printer: Localized | null;
    readonly deposited: Localized | null;
    readonly binding: Binding;
    /** False forbids filling up to the binding's multiple (the press edition's business). */
    readonly pad: boolean;
    readonly paper: { readonly cover: PaperStock | null; readonly text: PaperStock | null };
    /** False leaves crop marks and slug out. */
    readonly marks: boolean;
  };
  /** What the press is told. */
  readonly press: PressSettings;
  readonly masthead: {
    readonly issuedBy: Localized | null;
    readonly contact: { readonly website: PlacedText | null; readonly email: PlacedText | null; readonly phone: PlacedText | null };
    readonly groups: readonly MastheadGroup[];
    readonly photo: CaptionedPicture | null;
  };
  readonly dedication: { readonly from: Localized | null; readonly text: Localized } | null;
  readonly contents: { readonly title: Localized; readonly photo: CaptionedPicture | null };
  readonly galleries: readonly Gallery[];
  readonly sections: readonly Section[];
  readonly supplied: readonly SuppliedPage[];
  readonly housePages: readonly PictureRef[];
  readonly backCover: CaptionedPicture | null;
  readonly terms: Readonly<Record<Lang, Terms>>;
  readonly rules: readonly RuleSetting[];
}

// ---- articles -------------------------------------------------------------------------------------------------

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  /** `small` is never typed: `view/` makes it for credits. */
  | { readonly kind: 'strong' | 'emphasis' | 'delete' | 'small'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  /** A hard line break (CommonMark 6.7), or `\` in a title. */
  | { readonly kind: 'break' };

export type Span = 'column' | 'two' | 'page' | 'bleed' | 'spread';
export type FigurePlace = 'head' | 'foot' | 'here';
export type BoxRole = 'sidebar' | 'contact' | 'note' | 'pullquote';

interface BlockBase {
  /** Unique in the issue and stable while the text above it stands: `<slug>/<lang>/<n>`. */
  readonly id: string;
  readonly place: Place;
}

export interface Paragraph extends BlockBase {
  readonly kind: 'paragraph';
  readonly inlines: readonly Inline[];
  /** Tracking in thousandths of an em, -20 to 20; 0 by default. */
  readonly track: number;
}
export interface Heading extends BlockBase {
  readonly kind: 'heading';
  /** 1 to 6 as typed; the article's title stands above all of them. */
  readonly level: number;
  readonly inlines: readonly Inline[];
}
export interface List extends BlockBase {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly start: number;
  readonly items: readonly (readonly Block[])[];
}
export interface Quote extends BlockBase {
  readonly kind: 'quote';
  readonly children: readonly Block[];
}
export interface TableCell {
  readonly inlines: readonly Inline[];
  readonly place: Place;
}
export interface Table extends BlockBase {
  readonly kind: 'table';
  readonly align: readonly ('left' | 'right' | 'center' | null)[];
  readonly head: readonly TableCell[];
  readonly rows: readonly (readonly TableCell[])[];
}
export interface Code extends BlockBase {
  readonly kind: 'code';
  readonly text: string;
}
export interface Rule extends BlockBase {
  readonly kind: 'rule';
}
export interface Figure extends BlockBase {
  readonly kind: 'figure';
  readonly picture: PictureRef;
  /** File name as used under `captions`/`credits` of the other language's file. */
  readonly name: string;
  /** Caption per language of the article; the file's own language first filled from the figure, the others from `captions`. */
  readonly caption: Readonly<Record<Lang, { readonly inlines: readonly Inline[]; readonly place: Place }>>;
  readonly credit: Credit | null;
  readonly span: Span;
  /** Null: the composer chooses. */
  readonly at: FigurePlace | null;
  /** Crop height, mm. */
  readonly height: number | null;
}
export interface GalleryBlock extends BlockBase {
  readonly kind: 'gallery';
  readonly figures: readonly Figure[];
}
export interface Box extends BlockBase {
  readonly kind: 'box';
  readonly role: BoxRole;
  /** Title of sidebar and contact, the speaker of a pull quote; null when none was given. */
  readonly title: readonly Inline[] | null;
  readonly children: readonly Block[];
}
export interface Break extends BlockBase {
  readonly kind: 'page-break' | 'column-break';
}

export type Block = Paragraph | Heading | List | Quote | Table | Code | Rule | Figure | GalleryBlock | Box | Break;

/** One language of an article: its front matter and its blocks. */
export interface ArticleText {
  readonly lang: Lang;
  /** The file, relative to the issue's folder. */
  readonly file: string;
  /** Break inlines where `\` broke the title. */
  readonly title: { readonly inlines: readonly Inline[]; readonly place: Place };
  readonly shortTitle: PlacedText | null;
  readonly kicker: PlacedText | null;
  readonly standfirst: PlacedText | null;
  readonly bylines: readonly PlacedText[];
  readonly bylineRole: 'written' | 'compiled';
  readonly source: PlacedText | null;
  readonly blocks: readonly Block[];
  /** Rules silenced by `<!-- magazine-ignore rule: reason -->`, for the block they stand above. */
  readonly ignores: readonly { readonly rule: string; readonly reason: string; readonly block: string | null; readonly place: Place }[];
}

/** An article with its settings resolved: front matter of the primary file, then the flatplan's entry over it, then the section's. */
export interface Article {
  readonly slug: string;
  readonly entry: ArticleEntry;
  /** `single` when there is one language file. */
  readonly layout: Layout;
  readonly columns: 1 | 2 | 3 | null;
  /** First language's share of the measure in percent, or `auto`. */
  readonly ratio: number | 'auto';
  readonly sync: 'free' | 'paragraph';
  readonly runOn: boolean;
  readonly pages: number | null;
  readonly className: string | null;
  /** Settings of the copy desk for this article, from all its files. */
  readonly rules: readonly RuleSetting[];
  /** In the order of the issue's languages, those that exist; at least one. */
  readonly texts: readonly ArticleText[];
}

// ---- names.yaml ------------------------------------------------------------------------------------------------

/** How a person, place or organisation is written. */
export interface KnownName {
  /** By language; at least one. */
  readonly by: Readonly<Record<Lang, PlacedText>>;
  readonly office: Localized | null;
}

/** The copy desk's list; empty where there is no names.yaml. */
export interface NamesList {
  readonly people: readonly KnownName[];
  readonly places: readonly KnownName[];
  readonly organisations: readonly KnownName[];
  /** Words that no dictionary has, in any language. */
  readonly words: readonly PlacedText[];
}
