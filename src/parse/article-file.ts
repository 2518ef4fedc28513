/** Turns one language's file of an article into its front matter and blocks. */
import type { ArticleText, Lang } from '../model/issue.js';
import type { Place } from '../model/message.js';
import type { SourceFile } from '../model/stages.js';
import { divide, LINES_ABOVE_YAML } from './front-matter.js';
import { definitionsOf, placeOf, type FileContext, type Ignore } from './markdown/context.js';
import { toBlocks } from './markdown/blocks.js';
import { excessOf, type Excess } from './markdown/limits.js';
import { markdownTree } from './markdown/syntax.js';
import type { PictureFolder } from './pictures.js';
import { quote, type Reporter } from './reporter.js';
import { articleSchema, type WrittenArticle } from './schema/article-schema.js';
import { readYaml } from './yaml/read.js';
import type { YamlMap } from './yaml/tree.js';

/** One file understood by itself, before it is held against the other language's. */
export interface ArticleDraft {
  readonly lang: Lang;
  readonly text: ArticleText;
  readonly written: WrittenArticle;
  /** The front matter with its places. */
  readonly frontMatter: YamlMap;
}

export interface ArticleFileOptions {
  readonly slug: string;
  readonly lang: Lang;
  readonly source: SourceFile;
  readonly pictures: PictureFolder;
  readonly report: Reporter;
}

/** Reads a file; null where its front matter is unusable. Front matter and text are both read through, whatever is wrong with either. */
export function readArticleFile(options: ArticleFileOptions): ArticleDraft | null {
  const { source, report, lang } = options;
  const divided = divide(source.text);
  const start: Place = { file: source.file, line: 1, column: 1 };
  const frontMatter = divided.yaml === null ? null : readYaml({ file: source.file, text: divided.yaml, linesAbove: LINES_ABOVE_YAML }, report);
  if (divided.open) report.stop('missing-front-matter', start, 'The front matter is not closed.', 'Write a line `---` below its last line.');
  else if (divided.yaml === null) report.stop('missing-front-matter', start, 'The file does not begin with front matter.', 'Write `---`, `title: …` and `---` as its first lines.');
  const written = frontMatter === null ? undefined : articleSchema.read(frontMatter, { languages: [lang], report, picture: () => null });

  const body = readBody(divided.body, options);
  if (body.blocks.length === 0 && body.clean && !divided.open) report.stop('empty-article', start, 'The article has no text.', 'Write at least a paragraph below the front matter.');
  if (written === undefined || frontMatter === null) return null;
  const text: ArticleText = {
    lang,
    file: source.file,
    title: written.title,
    shortTitle: written['short-title'],
    kicker: written.kicker,
    standfirst: written.standfirst,
    bylines: written.byline,
    bylineRole: written['byline-role'],
    source: written.source,
    blocks: body.blocks,
    ignores: body.ignores,
  };
  return { lang, text, written, frontMatter };
}

/** What is said of a text that no page holds, and what to do. */
const EXCESS: Readonly<Record<Excess['kind'], readonly [text: string, note: string]>> = {
  depth: ['Lists, quotations and boxes are nested too deep to be read.', 'Flatten them; a page cannot show so many levels.'],
  signs: ['A paragraph holds thousands of brackets, asterisks or the like.', 'Divide it by blank lines, or look for what does not belong in it.'],
  cells: ['A line of a table has hundreds of cells.', 'Turn the table, so that its columns are rows, or put `\\` before a `|` that is text.'],
  letters: ['A paragraph or table has more than a million letters.', 'Divide it by blank lines, or look for what does not belong in it.'],
  lines: ['The text has tens of thousands of lines.', 'Divide it into several articles, or look for what does not belong in it.'],
  ignores: ['The text has more than a thousand comments.', 'Set the rule for the whole article, under `rules` in its front matter.'],
};

interface Body {
  readonly blocks: ArticleText['blocks'];
  readonly ignores: ArticleText['ignores'];
  /** False where something in it was refused, so that it may be empty for that reason. */
  readonly clean: boolean;
}

function readBody(body: string, { slug, lang, source, pictures, report }: ArticleFileOptions): Body {
  const told = report.messages.length;
  const refused: Body = { blocks: [], ignores: [], clean: false };
  const lines = body.split('\n');
  const excess = excessOf(lines);
  if (excess !== null) {
    const place: Place = { file: source.file, line: excess.line, column: 1 };
    report.stop(excess.kind === 'depth' ? 'too-deep' : `too-many-${excess.kind}`, place, ...EXCESS[excess.kind]);
    return refused;
  }
  let tree;
  try {
    tree = markdownTree(body);
  } catch (error) {
    // The parser's plugins recurse; only input that nests by the thousand gets them to the end of the stack.
    if (!(error instanceof RangeError)) throw error;
    report.stop('too-deep', { file: source.file, line: 1, column: 1 }, 'The text is nested too deep to be read.', 'Look for long runs of `>`, `*`, `[` or list markers.');
    return refused;
  }
  const definitions = definitionsOf(tree);
  const used = new Set<string>();
  let count = 0;
  const ignores: Ignore[] = [];
  const cx: FileContext = {
    file: source.file,
    lang,
    report,
    pictures,
    lines,
    nextId: () => `${slug}/${lang}/${(count += 1)}`,
    define: (identifier) => {
      used.add(identifier);
      return definitions.get(identifier) ?? null;
    },
    ignores,
  };
  const blocks = toBlocks(tree.children, cx);
  for (const [identifier, definition] of definitions) {
    if (used.has(identifier)) continue;
    // Markdown takes `[Note]: text` for an address and would drop it from the page without a word.
    report.stop('unused-definition', placeOf(cx, definition), `${quote(`[${definition.label ?? identifier}]: …`)} is read as a link’s address and would not be printed.`, 'Put `\\` before the bracket where it is text; delete the line where no link uses it.');
  }
  return { blocks, ignores, clean: report.messages.length === told };
}
