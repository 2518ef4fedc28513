/** Files of limits: ours by name, the printer's by path, each upon the one it extends; what is wrong in them is told with its place. */
import { existsSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LineCounter, isMap, isScalar, isSeq, parseDocument, type Node, type Pair, type Scalar } from 'yaml';
import { nearest, suggest } from '../../diagnostics/nearest.js';
import type { Message, Place } from '../../model/message.js';
import type { Limits } from './limits.js';
import { DEFAULT_LIMITS, LIMIT_PROFILES } from './names.js';
import { fileShape, lay, toLimits, type Shape, type Values } from './shape.js';

/** Bytes; ours have a thousand. */
const MAX_BYTES = 256 * 1024;
const MOST_TOLD = 100;
/** Chains of `extends` beyond this length are a loop. */
const LONGEST_CHAIN = 8;

/** The folder of ours: this file lies three folders below the root among the sources, two where it is compiled into the program. */
const OURS = ['../../..', '../..'].map((up) => fileURLToPath(new URL(`${up}/profiles/limits`, import.meta.url))).find((folder) => existsSync(folder)) ?? 'profiles/limits';

/** Limits, or null with the messages that say why not. */
export interface LimitsRead {
  readonly limits: Limits | null;
  readonly messages: readonly Message[];
}

/**
 * Reads limits by the name of one of ours or by the path of a YAML file.
 * @param rules the ids that `severities` may name. @param cwd from where a relative path is taken.
 */
export async function readLimits(name: string, rules: readonly string[], cwd: string): Promise<LimitsRead> {
  const messages: Message[] = [];
  const values = await readChain(name, { folder: cwd, from: null, home: null, depth: 0 }, rules, messages);
  return { limits: values === null || messages.length > 0 ? null : toLimits(values), messages };
}

/** Where limits are named. */
interface Naming {
  /** From where a relative path is taken. */
  readonly folder: string;
  readonly from: Place | null;
  /** The folder of the file that was asked for, which all that it extends must lie in; null while there is none. */
  readonly home: string | null;
  readonly depth: number;
}

async function readChain(name: string, { folder, from, home, depth }: Naming, rules: readonly string[], messages: Message[]): Promise<Values | null> {
  const stop = (text: string, note: string): null => {
    messages.push({ severity: 'stopper', rule: 'limits-unknown', text, note, place: from });
    return null;
  };
  if (depth > LONGEST_CHAIN) return stop(`The limits “${name}” extend themselves.`, 'Let one of them extend `sheetfed-offset`.');
  const ours = (LIMIT_PROFILES as readonly string[]).includes(name);
  const isPath = /[\\/]|\.ya?ml$/i.test(name);
  if (!ours && !isPath) return stop(`There are no limits “${name}”.`, `${suggest(name, LIMIT_PROFILES)} The printer's own are named by the path of their YAML file.`);
  const file = ours ? join(OURS, `${name}.yaml`) : isAbsolute(name) ? name : resolve(folder, name);
  const info = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (info === null || !info.isFile()) return stop(`There is no file of limits ${name}.`, 'Correct the path, or name one of `sheetfed-offset`, `newspaper`, `digital`.');
  if (info.size > MAX_BYTES) return stop(`The file of limits ${name} has ${Math.round(info.size / 1024)} KB.`, `Limits have ${MAX_BYTES / 1024} KB at most: look for what does not belong in it.`);
  const real = await realpath(file);
  if (!ours && home !== null && !real.startsWith(home + sep)) return stop(`The limits ${name} lie outside the folder of the file that extends them.`, 'Put a copy of them beside it.');
  const text = await readFile(file, 'utf8');
  const own = readText(text, ours ? `${name}.yaml` : name, rules, messages);
  if (own === null) return null;
  const { extends: base, ...values } = own.values;
  if (base === undefined && ours) return values;
  const under = await readChain(String(base ?? DEFAULT_LIMITS), { folder: dirname(file), from: own.extendsAt, home: home ?? dirname(real), depth: depth + 1 }, rules, messages);
  return under && lay(under, values);
}

/** Reads one text. What it does not say is not there. */
function readText(text: string, file: string, rules: readonly string[], messages: Message[]): { readonly values: Values; readonly extendsAt: Place | null } | null {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'failsafe', merge: false, uniqueKeys: false });
  const place = (offset: number, end: number): Place => {
    const [start, stop] = [lines.linePos(offset), lines.linePos(Math.max(offset, end))];
    return { file, line: Math.max(1, start.line), column: Math.max(1, start.col), endLine: Math.max(1, stop.line), endColumn: Math.max(1, stop.col) };
  };
  const placeOf = (node: unknown): Place => {
    const range = (node as Node | null)?.range;
    return range ? place(range[0], range[1]) : { file, line: 1, column: 1 };
  };
  const stop = (rule: string, at: Place, said: string, note: string): void => void messages.push({ severity: 'stopper', rule, text: said, note, place: at });

  for (const error of doc.errors) stop('yaml-syntax', place(error.pos[0], error.pos[1]), `${error.message.replace(/\.?$/, '')}.`, 'Look for a missing colon, comma or bracket, and indent with spaces.');
  if (doc.errors.length > 0) return null;

  const scalar = (node: Node | null): string | null => (isScalar(node) ? String((node as Scalar).value ?? '').trim() : null);
  const value = (key: string, shape: Shape, node: Node | null): Values[string] | undefined => {
    const typed = scalar(node);
    const wrong = (expected: string): undefined => void stop('wrong-value', placeOf(node), `\`${key}\` holds ${typed === null ? 'a list or a map' : `“${typed}”`} where ${expected} is expected.`, `Write ${expected}.`);
    switch (shape.kind) {
      case 'text': return typed ?? wrong('a text');
      case 'number': {
        const n = typed !== null && /^\d+(\.\d+)?$/.test(typed) ? Number(typed) : NaN;
        return n >= shape.from && n <= shape.to ? n : wrong(`a number from ${shape.from} to ${shape.to} (${shape.unit})`);
      }
      case 'word': return typed !== null && shape.words.includes(typed) ? typed : wrong(`one of ${shape.words.map((w) => `\`${w}\``).join(', ')}`);
      case 'words': {
        if (!isSeq(node)) return wrong(`a list of ${shape.words.join(', ')}`);
        const words = node.items.map((item) => scalar(item as Node));
        for (const [i, word] of words.entries()) {
          if (word === null || !shape.words.includes(word)) stop('wrong-value', placeOf(node.items[i]), `“${word ?? ''}” is not known here.`, suggest(word ?? '', shape.words));
        }
        return words.filter((word): word is string => word !== null);
      }
      case 'keys': return isMap(node) ? map(node.items as Pair[], shape.keys) : wrong('keys with values');
    }
  };
  const map = (pairs: readonly Pair[], keys: Readonly<Record<string, Shape>>): Values => {
    const found: Record<string, Values[string]> = {};
    const seen = new Set<string>();
    for (const pair of pairs) {
      const key = scalar(pair.key as Node | null) ?? '';
      const shape = Object.hasOwn(keys, key) ? keys[key] : undefined;
      if (seen.has(key)) {
        stop('duplicate-key', placeOf(pair.key), `The key “${key.slice(0, 60)}” stands twice.`, 'Delete one of the two.');
        continue;
      }
      seen.add(key);
      // So many faults are no file of limits; the rest adds nothing.
      if (messages.length > MOST_TOLD) break;
      if (shape === undefined) {
        const near = nearest(key, Object.keys(keys));
        stop('unknown-key', placeOf(pair.key), `The key “${key.slice(0, 60)}” is not known here.`, near === null ? suggest(key, Object.keys(keys)) : `Write \`${near}\`?`);
        continue;
      }
      const read = value(key, shape, pair.value as Node | null);
      if (read !== undefined) found[key] = read;
    }
    return found;
  };
  if (doc.contents === null) return { values: {}, extendsAt: null };
  if (!isMap(doc.contents)) {
    stop('wrong-type', placeOf(doc.contents), 'The file holds no keys with values.', 'Write lines of the form `key: value`.');
    return null;
  }
  const pairs = doc.contents.items as unknown as Pair[];
  const extending = pairs.find((pair) => scalar(pair.key as Node | null) === 'extends');
  return { values: map(pairs, fileShape(rules)), extendsAt: extending ? placeOf(extending.value) : null };
}
