/** The definition of an article's front matter. */
import { optional, required, standard } from './field.js';
import { LAYOUTS } from './issue-schema.js';
import { rules } from './rules.js';
import { oneOf, ratio, text } from './scalars.js';
import { title } from './shown.js';
import { dictionary, object, oneOrMore, type ValuesOf } from './structures.js';

/** Settings of the whole article; they stand in the primary language's file only. */
export const SETTINGS = ['layout', 'columns', 'ratio', 'sync', 'class'] as const;

const shape = {
  title: required(title(), 'The article’s title. A backslash before a space or a line end breaks it there.'),
  kicker: optional(text(), 'The line over the title.'),
  'short-title': optional(text(), 'For contents, running heads and outline where the title is long.'),
  standfirst: optional(text(), 'The lede, or “sapo”.'),
  byline: standard(oneOrMore(text()), [], 'One name or a list of names, printed as written.'),
  'byline-role': standard(oneOf('written', 'compiled'), 'written', 'Whether the article was written or compiled by them.'),
  source: optional(text(), 'Where it comes from; in brackets after the byline.'),
  layout: optional(oneOf(...LAYOUTS), 'How the languages stand on the page. In the primary language’s file.'),
  columns: optional(oneOf('1', '2', '3'), 'Columns of stacked, facing and single. In the primary language’s file.'),
  ratio: optional(ratio(), 'The languages’ shares of a parallel layout: auto, or 46:54 to 54:46. In the primary language’s file.'),
  sync: optional(oneOf('free', 'paragraph'), 'Whether the paragraphs of a parallel layout begin side by side. In the primary language’s file.'),
  class: optional(text(), 'A hook for the designer’s styles. In the primary language’s file.'),
  rules: standard(rules(), [], 'Settings of the copy desk’s rules for this article, whichever file they stand in: `rule-id: off`, `info`, `warning` or `error`.'),
  captions: standard(dictionary('captions'), [], 'Captions of the pictures that the other language’s file places, by file name.'),
  credits: standard(dictionary('credits'), [], 'Credits in this language where the name is not the same, by file name.'),
} as const;

/** The front matter of one language's file. */
export const articleSchema = object(shape, 'the front matter');
/** What front matter is read into. */
export type WrittenArticle = ValuesOf<typeof shape>;
