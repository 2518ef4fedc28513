/** Turns Markdown into a syntax tree: CommonMark, GFM tables, strikethrough and bare addresses, and block directives. */
import type { Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { directive } from 'micromark-extension-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';

/**
 * Directives at the start of a line only. The text directives of the same package would take the colon of `14:30`, `3:2` and `Ảnh:Kim`
 * for syntax, so that part of it is left out.
 */
function blockDirectives(this: Processor): void {
  const { flow } = directive();
  const data = this.data();
  (data.micromarkExtensions ??= []).push({ flow: flow! });
  (data.fromMarkdownExtensions ??= []).push(directiveFromMarkdown());
}

// A single ~ stands for "about" in running text (~5 km); only ~~two~~ strike through.
const processor = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(blockDirectives).freeze();

/** The syntax tree of a Markdown text. Throws RangeError only on nesting beyond all use. */
export function markdownTree(text: string): Root {
  const tree = processor.parse(text);
  return processor.runSync(tree) as Root;
}
