/** Which words must be measured in which styles before the issue can be composed. */
import { styleKey, type StyleName } from '../model/compose.js';
import type { BlockView, FigureView, IssueView, Role, TextView, ThreadView } from '../model/view.js';
import { bandNumber, bandTexts } from './band.js';
import { denseTable } from './flow-table.js';
import { hyphenates } from './hyphenate.js';
import { graphemes, HYPHEN, wordsOf } from './set.js';
import { titleRoles } from './titles.js';
import { pathKey } from './words.js';

/** A style with the words to measure in it, by the inline elements around them. */
export interface Wanted {
  readonly key: string;
  readonly style: StyleName;
  readonly words: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Growing extends Wanted {
  readonly words: Map<string, Set<string>>;
}

function* figureTexts(figure: FigureView): Generator<TextView> {
  yield* figure.captions;
}

function* blockTexts(block: BlockView): Generator<TextView> {
  switch (block.kind) {
    case 'text':
      yield block.text;
      if (block.dropCap) yield { ...block.text, role: 'dropcap' };
      break;
    case 'box':
      if (block.title) yield block.title;
      for (const child of block.children) yield child.text;
      break;
    case 'table':
      for (const table of [block, denseTable(block)]) yield* [...table.head, ...table.rows.flat()];
      break;
    case 'figure':
      yield* figureTexts(block);
      break;
    case 'gallery':
      for (const figure of block.figures) yield* figureTexts(figure);
      break;
    default:
  }
}

function* threadTexts(thread: ThreadView): Generator<TextView> {
  for (const role of titleRoles) yield { ...thread.title, role };
  for (const text of [thread.kicker, thread.standfirst, thread.byline, thread.sign]) if (text) yield text;
  for (const block of thread.blocks) yield* blockTexts(block);
}

function* bands(view: IssueView): Generator<TextView> {
  for (const section of view.sections) {
    yield bandNumber(section);
    yield* bandTexts(section);
  }
}

/** Roles that a stylesheet may reasonably justify. */
const RUNNING: ReadonlySet<Role> = new Set<Role>(['body', 'lead', 'li', 'quote', 'box', 'box-li', 'note']);

/** The words of some texts, by style. */
function wordsByStyle(texts: Iterable<TextView>): readonly Wanted[] {
  const wanted = new Map<string, Growing>();
  for (const text of texts) {
    const key = styleKey(text);
    let entry = wanted.get(key);
    if (!entry) {
      entry = { key, style: { role: text.role, voice: text.voice, lang: text.lang, hook: text.hook }, words: new Map() };
      wanted.set(key, entry);
    }
    const want = (path: string, word: string): void => {
      let set = entry.words.get(path);
      if (!set) entry.words.set(path, (set = new Set()));
      set.add(word);
    };
    if (text.role === 'dropcap') {
      const first = text.inlines[0];
      if (first?.kind === 'text') want('', graphemes(first.text)[0] ?? '');
      continue;
    }
    // Whether a style is justified is not known yet: the syllables of all running text are measured. Elsewhere letters would have to do.
    if (hyphenates(text.lang) && RUNNING.has(text.role)) {
      want('', HYPHEN);
      for (const word of wordsOf(text, true)) for (const piece of word.pieces) want(pathKey(piece.path), piece.text);
    }
    wordsOf(text, false).forEach((word, i) => {
      for (const piece of word.pieces) {
        const path = pathKey(piece.path);
        want(path, piece.text);
        // Any word may stand where it is too wide, in a narrow cell of a table say, and be cut between its letters.
        for (const letter of graphemes(piece.text)) want(path, letter);
        // Behind a drop cap the first word goes on without its first letter.
        if (i === 0) want(path, graphemes(piece.text).slice(1).join(''));
      }
    });
  }
  return [...wanted.values()];
}

const OF_THREAD = new WeakMap<ThreadView, readonly Wanted[]>();

function ofThread(thread: ThreadView): readonly Wanted[] {
  let known = OF_THREAD.get(thread);
  if (!known) OF_THREAD.set(thread, (known = wordsByStyle(threadTexts(thread))));
  return known;
}

/** Lists every style with its words. A style may come more than once, and a word with it. */
export const wantedWords = (view: IssueView): Wanted[] =>
  [...wordsByStyle(bands(view)), ...view.sections.flatMap((section) => section.articles.flatMap((article) => article.threads.flatMap(ofThread)))];
