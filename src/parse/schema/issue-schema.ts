/** The definition of issue.yaml and house.yaml: every key, what it holds and what it is for. */
import { terms } from '../terms.js';
import { optional, required, standard, type Field } from './field.js';
import { rules } from './rules.js';
import { boolean, focus, integer, number, oneOf, picture, PICTURE_FORMATS, text, yearMonth } from './scalars.js';
import { credit, localized } from './shown.js';
import { inks, outputIntent, pressKeys, richBlack } from './press-schema.js';
import { either, list, object, type ValuesOf } from './structures.js';

/** Layouts of articles. */
export const LAYOUTS = ['parallel', 'stacked', 'facing', 'single'] as const;
const layout = () => oneOf(...LAYOUTS);

/** Up to this many pages an article may be given; a whole issue has fewer. */
const MAX_PAGES = 200;

const captioned = (what: string) =>
  object({
    image: required(picture(), 'The picture’s file, from this file’s folder.'),
    focus: optional(focus(), 'The point that a crop keeps, in percent from left and top: 40% 30%.'),
    caption: optional(localized(what), 'The words under the picture.'),
    credit: optional(credit(), 'The photographer’s name, or `collected`.'),
  }, 'a picture (image, caption, credit)');

const person = object({
  name: required(localized(), 'The person’s name.'),
  position: optional(localized(), 'The person’s office.'),
}, 'a person (name, position)');

const group = object({
  role: required(localized(), 'What the people of the group do.'),
  people: required(list(person), 'The people, in order.'),
}, 'a group (role, people)');

const stock = object({
  gsm: optional(number(20, 1000), 'Weight in grams a square metre.'),
  stock: optional(text(), 'Kind of paper: coated, uncoated, …'),
  finish: optional(text(), 'Surface: matt, gloss, …'),
  caliper: optional(number(0.01, 2), 'Thickness of one leaf in mm.'),
}, 'a paper (gsm, stock, finish, caliper)');

const entry = object({
  slug: required(text(), 'The name of the article’s folder under articles/.'),
  layout: optional(layout(), 'How the languages stand on the page.'),
  'run-on': optional(boolean(), 'Whether the article may start on the page where the one before it ends.'),
  pages: optional(integer(1, MAX_PAGES), 'The budget in pages; overrunning it is told.'),
}, 'a slug or a map (slug, layout, run-on, pages)');

const section = object({
  title: required(localized('section title'), 'The section’s title.'),
  layout: optional(layout(), 'How the languages stand on the page: parallel, stacked, facing or single.'),
  'run-on': optional(boolean(), 'Whether the next article may start on the page where one ends (true for parallel).'),
  opening: standard(oneOf('band', 'page'), 'band', 'A band over the first article, or a page of its own.'),
  'list-articles': standard(boolean(), true, 'Whether the contents list the section’s articles or only the section.'),
  articles: required(list(either((node) => node.kind === 'map', entry, text()), { min: 1 }), 'The articles in order: slugs, or maps with what differs here.'),
}, 'a section (title, layout, articles, …)');

const supplied = object({
  file: required(picture(['pdf', ...PICTURE_FORMATS]), 'The finished page, with its own bleed: PDF or picture.'),
  after: required(text(), 'A section’s number, an article’s slug, or inside-back.'),
}, 'a supplied page (file, after)');

const shape = {
  languages: required(list(text(), { min: 1, max: 2 }), 'One or two language codes; the first is the primary language.'),
  nameplate: required(localized('nameplate'), 'The magazine’s name.'),
  'nameplate-art': optional(picture(), 'Drawn lettering, set instead of the name on the cover.'),
  emblem: optional(picture(), 'The issuer’s emblem.'),
  publisher: optional(localized(), 'Who publishes the magazine.'),
  number: required(text(), 'The issue’s number.'),
  date: required(yearMonth(), 'Year and month of publication: 2026-06.'),
  label: required(localized('label'), 'What the issue is called on its cover: Quarter II/2026.'),
  cover: required(object({
    image: required(picture(), 'The cover’s picture.'),
    focus: optional(focus(), 'The point that a crop keeps, in percent from left and top: 40% 30%.'),
    headline: optional(localized('headline'), 'The headline on the cover.'),
    coverlines: standard(list(localized('coverline')), [], 'Smaller lines on the cover.'),
    caption: optional(localized('caption'), 'What the cover’s picture shows.'),
    credit: optional(credit(), 'The photographer’s name, or `collected`.'),
  }, 'the cover (image, headline, caption, …)'), 'The front cover.'),
  imprint: standard(list(localized()), [], 'Legal lines, in order.'),
  'imprint-on': standard(oneOf('inside-front', 'back-cover'), 'inside-front', 'Where the legal lines stand.'),
  printing: optional(object({
    copies: optional(text(), 'How many are printed.'),
    printer: optional(localized(), 'Who prints.'),
    deposited: optional(localized(), 'When printing ended and copies were deposited.'),
    binding: standard(oneOf('saddle', 'perfect'), 'saddle', 'How the sheets are bound.'),
    pad: standard(boolean(), true, 'Whether the press edition is filled up to the binding’s multiple of pages.'),
    marks: standard(boolean(), true, 'Whether crop marks and slug are drawn.'),
    ...pressKeys,
    paper: optional(object({ cover: optional(stock, 'The cover’s paper.'), text: optional(stock, 'The paper inside.') }, 'papers (cover, text)'), 'Papers.'),
  }, 'the printing (copies, printer, …)'), 'How the issue is printed.'),
  marks: optional(boolean(), 'Short for `printing: { marks: … }`.'),
  masthead: optional(object({
    'issued-by': optional(localized(), 'Who edits and issues the magazine.'),
    contact: optional(object({
      website: optional(text(), 'The web address.'),
      email: optional(text(), 'The mail address.'),
      phone: optional(text(), 'The telephone number.'),
    }, 'a contact (website, email, phone)'), 'How to reach the editors.'),
    groups: standard(list(group), [], 'The people, in groups.'),
    photo: optional(captioned('caption'), 'A photo on the masthead’s page.'),
  }, 'the masthead (issued-by, contact, groups, photo)'), 'The people who make the magazine.'),
  dedication: optional(object({
    from: optional(localized(), 'Who gives the copy.'),
    text: required(localized(), 'The words of the dedication.'),
  }, 'a dedication (from, text)'), 'A line for copies that are presents.'),
  contents: optional(object({
    title: optional(localized('contents title'), 'The title over the contents.'),
    photo: optional(captioned('caption'), 'A photo on the contents page.'),
  }, 'the contents (title, photo)'), 'The contents page.'),
  galleries: standard(list(object({
    place: required(oneOf('inside-front', 'before-contents', 'after-contents', 'inside-back'), 'Where the gallery stands.'),
    photos: required(list(captioned('caption'), { min: 1 }), 'Its photos, in order.'),
  }, 'a gallery (place, photos)')), [], 'Pages of captioned photos.'),
  sections: required(list(section, { min: 1 }), 'The flatplan: what is in the issue, in the order of its pages.'),
  supplied: standard(list(supplied), [], 'Pages delivered finished (adverts, partners).'),
  'house-pages': standard(list(object({ image: required(picture(), 'The page’s picture.'), focus: optional(focus(), 'The point that a crop keeps.') }, 'a house page (image)')), [], 'Fillers before the inside back cover.'),
  'back-cover': optional(captioned('caption'), 'The back cover’s picture; the page itself is always there.'),
  terms: optional(terms(), 'The fixed words of the page where they differ from the defaults.'),
  inks: standard(inks(), [], 'Exact inks for colours of the styles, by name.'),
  'rich-black': optional(richBlack(), 'Inks of large solid blacks, in percent: [40, 30, 30, 100].'),
  rules: standard(rules(), [], 'Settings of the copy desk’s rules: `rule-id: off`, `info`, `warning` or `error`.'),
  'output-intent': optional(outputIntent(), 'The printing condition that the file is made for.'),
  outputIntent: optional(outputIntent(), 'The same as output-intent.'),
} as const;

/** issue.yaml, laid over house.yaml. */
export const issueSchema = object(shape, 'the issue');
/** What issue.yaml is read into. */
export type WrittenIssue = ValuesOf<typeof shape>;
export type WrittenSection = WrittenIssue['sections'][number];
export type WrittenPicture = NonNullable<WrittenIssue['back-cover']>;
/** The languages alone, which all other fields need to know. */
export const languagesField = shape.languages.field as Field<WrittenIssue['languages']>;
/** The flatplan alone, for issues whose other keys are unusable. */
export const sectionsField = shape.sections.field as Field<WrittenIssue['sections']>;
