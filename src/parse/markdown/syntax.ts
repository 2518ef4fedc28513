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
  const constructs = [directive().flow?.[COLON] ?? []].flat();
  const data = this.data();
  (data.micromarkExtensions ??= []).push({ flow: { [COLON]: constructs.map(namedByLetter) } });
  (data.fromMarkdownExtensions ??= []).push(directiveFromMarkdown());
}

type Construct = Exclude<NonNullable<NonNullable<ReturnType<typeof directive>['flow']>[string]>, readonly unknown[]>;
type State = ReturnType<Construct['tokenize']>;

const COLON = 58;

/** The package takes `::123` for a directive as well; to us a name begins with a letter and everything else is text. */
function namedByLetter(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok): State {
      return effects.check(letterAfterColons, construct.tokenize.call(this, effects, ok, nok), nok);
    },
  };
}

/** Looks ahead over the colons; nothing that it consumes counts. */
const letterAfterColons: Construct = {
  partial: true,
  tokenize(effects, ok, nok): State {
    const colons: State = (code) => {
      if (code === COLON) {
        effects.consume(code);
        return colons;
      }
      effects.exit('data');
      return code !== null && code > 0 && /\p{L}/u.test(String.fromCodePoint(code)) ? ok(code) : nok(code);
    };
    return (code) => {
      effects.enter('data');
      return colons(code);
    };
  },
};

// A single ~ stands for "about" in running text (~5 km); only ~~two~~ strike through.
const processor = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(blockDirectives).freeze();

/** The syntax tree of a Markdown text. Throws RangeError only on nesting beyond all use. */
export function markdownTree(text: string): Root {
  const tree = processor.parse(text);
  return processor.runSync(tree) as Root;
}
