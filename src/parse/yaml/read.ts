/** Turns YAML text into a tree with places, and its syntax errors into messages. */
import { Alias, isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, parseDocument, Scalar } from 'yaml';
import type { Document, Node, Pair, ParsedNode } from 'yaml';
import type { Place } from '../../model/message.js';
import { characterFault, markupIn, quote, tellLong, type Reporter } from '../reporter.js';
import type { YamlEntry, YamlMap, YamlNode } from './tree.js';

/** Nodes reached through aliases are counted as often as they are used, so that a few lines cannot mean millions of values. */
const MAX_NODES = 50_000;
const MAX_DEPTH = 30;

export interface YamlSource {
  /** As messages name it. */
  readonly file: string;
  readonly text: string;
  /** Lines that stand above the text in its file (the fence above front matter). */
  readonly linesAbove?: number;
}

/** Reads a file whose top is a map. Null where it cannot be understood; an empty text is an empty map. All that is wrong is reported. */
export function readYaml(source: YamlSource, report: Reporter): YamlMap | null {
  const { file, text } = source;
  const above = source.linesAbove ?? 0;
  const lines = new LineCounter();
  // The failsafe schema leaves every scalar the text that was typed: 02053 keeps its zero, `no` stays a word. Tags such as `!!binary` are refused.
  const doc = parseDocument(text, { schema: 'failsafe', merge: false, resolveKnownTags: false, lineCounter: lines, keepSourceTokens: true, prettyErrors: false, uniqueKeys: false, logLevel: 'error' });

  const place = (from: number, to: number): Place => {
    const start = lines.linePos(from);
    const end = lines.linePos(Math.max(from, to));
    return { file, line: Math.max(1, start.line) + above, column: Math.max(1, start.col), endLine: Math.max(1, end.line) + above, endColumn: Math.max(1, end.col) };
  };
  let tooDeep = false;
  for (const error of [...doc.errors, ...doc.warnings]) {
    const at = place(error.pos[0], error.pos[1]);
    const [fact, note] = explain(error.code, error.message, text.slice(error.pos[0], error.pos[1]));
    // Some versions of Node.js let the parser meet its end more than once.
    if (fact === TOO_DEEP && tooDeep) continue;
    tooDeep ||= fact === TOO_DEEP;
    report.stop('yaml-syntax', at, fact, note);
  }
  for (const { from, to } of swallowed(text)) report.warn('yaml-comment', place(from, to), `To YAML a comment begins here, which is not printed: ${quote(text.slice(from, to))}.`, 'Put quotes round the whole text: "…". Where it is a comment, write a space behind the `#`.');
  if (doc.errors.length > 0) return null;

  const top = convert(doc, place, report);
  if (top === null) return null;
  if (top.kind === 'map') return top;
  if (top.kind === 'text' && top.text.trim() === '') return { kind: 'map', entries: [], place: top.place };
  report.stop('wrong-type', top.place, `The file holds ${top.kind === 'list' ? 'a list' : 'a text'} where keys with values are expected.`, 'Write lines of the form `key: value`.');
  return null;
}

/** What was typed as part of a text (`Tour #1`, `#LangSon`) and is a comment to YAML (1.2.2, 6.6): a word right behind the sign, on a line that holds more. Offsets. */
function swallowed(text: string): { readonly from: number; readonly to: number }[] {
  const found: { readonly from: number; readonly to: number }[] = [];
  let offset = 0;
  let before = '\n';
  // Control characters of the lexer stand for no character of the text: \u0002 a document, \u0018 an error, \u001f a scalar that follows.
  for (const token of new Lexer().lex(text)) {
    if (/^[\u0002\u0018\u001f]$/.test(token)) {
      before = token;
      continue;
    }
    const from = text.indexOf(token, offset);
    offset = from + token.length;
    if (/^#[\p{L}\p{N}]/u.test(token) && !/[\n\u0002\u001f\ufeff]$/.test(before)) found.push({ from, to: offset });
    if (!/^[ \t]+$/.test(token)) before = token;
  }
  return found;
}

type PlaceOf = (from: number, to: number) => Place;

/** The document as our own tree, aliases followed. Null when a limit was passed. */
function convert(doc: Document.Parsed<ParsedNode, true>, place: PlaceOf, report: Reporter): YamlNode | null {
  let count = 0;
  const anchors = new Map<string, Place>();
  const used = new Set<string>();
  const refuse = (node: Node, text: string): never => {
    throw new Refused(place(node.range?.[0] ?? 0, node.range?.[1] ?? 0), text);
  };
  const blank = (at: Place): YamlNode => ({ kind: 'text', text: '', doubleQuoted: null, place: at });

  const visit = (node: Node, depth: number): YamlNode => {
    count += 1;
    if (count > MAX_NODES) refuse(node, `The file means more than ${MAX_NODES.toLocaleString('en')} values.`);
    if (depth > MAX_DEPTH) refuse(node, `Values stand more than ${MAX_DEPTH} levels deep.`);
    if (isAlias(node)) {
      const target = (node as Alias).resolve(doc);
      used.add(node.source);
      if (target === undefined) return refuse(node, `Nothing has the anchor \`&${node.source}\`.`);
      return visit(target, depth + 1);
    }
    const at = place(node.range?.[0] ?? 0, node.range?.[1] ?? 0);
    if (isMap(node)) return { kind: 'map', entries: entriesOf(node.items as Pair[], at, depth), place: at };
    if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => (item === null ? blank(at) : visit(item as Node, depth + 1))), place: at };
    if (!isScalar(node)) return blank(at);
    if (node.anchor !== undefined) anchors.set(node.anchor, at);
    const token = node.srcToken;
    const doubleQuoted = node.type === Scalar.QUOTE_DOUBLE && token !== undefined && 'source' in token ? token.source : null;
    const fault = characterFault(String(node.value ?? ''));
    if (fault !== null) report.stop('control-character', at, fault, 'Delete it, or type what should stand there.');
    const markup = markupIn(String(node.value ?? ''));
    if (markup !== null) report.stop('raw-html', at, `HTML is not passed through: ${quote(markup)}.`, 'Delete it; what it is to look like belongs to the styles.');
    tellLong(String(node.value ?? ''), at, report);
    // Block scalars end with a line end that nobody typed as part of the text.
    return { kind: 'text', text: String(node.value ?? '').normalize('NFC').replace(/\n+$/, ''), doubleQuoted, place: at };
  };

  const entriesOf = (pairs: readonly Pair[], mapPlace: Place, depth: number): YamlEntry[] => {
    const entries: YamlEntry[] = [];
    const names = new Set<string>();
    for (const pair of pairs) {
      const key = pair.key as Node | null;
      if (key === null || !isScalar(key)) {
        report.stop('yaml-syntax', key === null ? mapPlace : place(key.range?.[0] ?? 0, key.range?.[1] ?? 0), 'A key is not a plain word.', 'Write lines of the form `key: value`.');
        continue;
      }
      const keyPlace = place(key.range?.[0] ?? 0, key.range?.[1] ?? 0);
      const name = String(key.value ?? '').normalize('NFC');
      if (names.has(name)) {
        report.stop('duplicate-key', keyPlace, `The key ${quote(name)} stands twice.`, 'Delete one of the two, or merge them.');
        continue;
      }
      names.add(name);
      entries.push({ key: name, keyPlace, value: pair.value === null ? blank(keyPlace) : visit(pair.value as Node, depth + 1) });
    }
    return entries;
  };

  try {
    const top = doc.contents === null ? blank(place(0, 0)) : visit(doc.contents, 0);
    // An anchor that nothing refers to was meant as text: &Co.
    for (const [name, at] of anchors) if (!used.has(name)) report.stop('yaml-syntax', at, `\`&${name}\` is a name for a value to YAML, and is not printed.`, QUOTES);
    return top;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    report.stop('yaml-limits', error.place, error.message, 'Write the values out, without anchors and aliases.');
    return null;
  }
}

/** Ends a conversion whose input passes a limit. */
class Refused extends Error {
  constructor(readonly place: Place, message: string) {
    super(message);
  }
}

const QUOTES = 'Put quotes round the text: "…".';
const TOO_DEEP = 'Values stand too deep to be read.';

/** What a YAML error means to an editor: the fact and the remedy. */
function explain(code: string, message: string, at: string): readonly [string, string] {
  switch (code) {
    case 'TAB_AS_INDENT':
      return ['A tab stands where YAML wants spaces.', 'Indent with spaces.'];
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
      return ['A second colon makes this another key.', QUOTES];
    case 'BAD_SCALAR_START':
      return [`A text may not begin with \`${at.slice(0, 1)}\`.`, QUOTES];
    case 'MISSING_CHAR':
      return message.includes('quote') ? ['A quotation mark is not closed.', 'Close it, or write \\" where it is part of the text.'] : [`${message}.`, 'Look for a missing colon, comma or bracket.'];
    case 'UNEXPECTED_TOKEN':
      return ['Something stands behind the end of a value.', `If all of it is one text: ${QUOTES.toLowerCase()}`];
    case 'BAD_INDENT':
      return ['The line is not indented as the ones above it, or a bracket is not closed.', 'Indent keys of one map alike, with spaces; close every [ and {.'];
    case 'MULTILINE_IMPLICIT_KEY':
      return ['A line has no colon where a key is expected.', 'Write `key: value`, or indent the line to continue the text above.'];
    case 'MULTIPLE_DOCS':
      return ['A line `---` begins a second document.', 'Delete the line.'];
    case 'TAG_RESOLVE_FAILED':
      return ['A word that begins with `!` is a type tag to YAML.', QUOTES];
    default:
      // The parser calls itself for each level.
      if (/call stack/i.test(message)) return [TOO_DEEP, 'Write the values out, without lists and maps in one another.'];
      return [`${message.replace(/\.?$/, '')}.`, 'See whether quotes round the text mend it: "…".'];
  }
}
