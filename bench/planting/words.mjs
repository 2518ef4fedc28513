/** Faults inside words: marks of names, letters of syllables, English spelling, lost end marks. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { textOf } from './texts.mjs';

const replace = (piece, start, length, text) => () => {
  piece.line.text = piece.line.text.slice(0, start) + text + piece.line.text.slice(start + length);
};
const place = (piece) => [{ file: piece.file, line: piece.line }];
const bare = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/;
const SHAPE = /[\u0302\u0306\u031b]/;

/** Ways to spoil one syllable's marks; undefined where there is nothing to spoil. */
const MARKS = {
  'a tone lost': (syllable) => syllable.normalize('NFD').replace(TONE, '').normalize('NFC'),
  'another tone': (syllable, luck) => syllable.normalize('NFD').replace(TONE, () => luck.one(['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'])).normalize('NFC'),
  'a hat or horn lost': (syllable) => syllable.normalize('NFD').replace(SHAPE, '').normalize('NFC'),
  'đ without its bar': (syllable) => syllable.replace('đ', 'd').replace('Đ', 'D'),
};

/** Every line that may hold Vietnamese names, as one piece. */
const nameLines = (files) =>
  [...files].flatMap(([file, lines]) => (file.endsWith('/en.md') ? [] : lines.map((line) => ({ file, line, start: 0, end: line.text.length, lang: 'vi' }))));

/** Names in several words whose bare letters also stand in the English text, and given names after a form of address. */
function namesOf(pairs, lines) {
  const english = ` ${pairs.flatMap((pair) => pair.en.map(textOf)).join(' ').replace(/[^\p{L}]+/gu, ' ')} `;
  const full = new Set();
  for (const piece of pairs.flatMap((pair) => pair.vi))
    for (const [run] of textOf(piece).matchAll(/\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}*){1,4}/gu)) {
      const words = run.split(' ');
      for (const length of [4, 3, 2])
        for (let i = 0; i + length <= words.length; i += 1) {
          const name = words.slice(i, i + length).join(' ');
          if (bare(name) !== name && english.includes(` ${bare(name)} `)) full.add(name);
        }
    }
  // A longer name stands for its own parts: “Nông Văn Khải”, not “Văn Khải”.
  const names = [...full].filter((name) => ![...full].some((longer) => longer !== name && ` ${longer} `.includes(` ${name} `))).map((name) => ({ name, before: '' }));
  const given = [...new Set([...full].filter((name) => name.split(' ').length > 2).map((name) => name.split(' ').at(-1)))].filter((name) => bare(name) !== name);
  names.push(...given.map((name) => ({ name, before: '(?:anh|chị|ông|bà|cô|em|bác) ' })));
  return names.map(({ name, before }) => {
    const source = new RegExp(`(?<![\\p{L}\\d])${before ? `(?<=${before})` : ''}${name}(?![\\p{L}\\d])`, 'giu');
    // In any case, for headlines in capitals; but “bảo” is no Bảo.
    const isName = (written) => written.split(' ').every((syllable) => /^\p{Lu}/u.test(syllable));
    const found = lines.flatMap((piece) => [...piece.line.text.matchAll(source)].map((match) => ({ piece, start: match.index, written: match[0] })).filter((match) => isName(match.written)));
    return { name, given: before !== '', found };
  }).filter(({ found }) => found.length >= 2);
}

export function* spoiledNames(pairs, luck, files) {
  const names = namesOf(pairs, nameLines(files));
  const left = new Map(names.map((name) => [name, Math.floor(name.found.length / 2)]));
  // Round by round, so that a name that stands everywhere does not fill the list.
  for (let round = 0; round < 12; round += 1)
    for (const name of luck.shuffled(names)) {
      if (left.get(name) === 0) continue;
      const { piece, start, written } = luck.one(name.found);
      const form = luck.next() < 0.2 ? 'all marks lost' : luck.one(Object.keys(MARKS));
      const syllables = written.split(' ');
      const at = luck.below(syllables.length);
      const text = form === 'all marks lost' ? bare(written) : syllables.map((syllable, i) => (i === at ? MARKS[form](syllable, luck) : syllable)).join(' ');
      if (text === written) continue;
      left.set(name, left.get(name) - 1);
      yield { form: name.given ? `${form}, given name` : form, what: `${written} → ${text}`, places: place(piece), partners: [], apply: replace(piece, start, written.length, text) };
    }
}

const SYLLABLE = /^(?:ngh|ng|nh|th|tr|ch|kh|ph|gi|gh|qu|[bcdđghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?$/;
const running = (pairs, lang) => pairs.filter((pair) => ['prose', 'caption', 'list', 'standfirst'].includes(pair.kind)).flatMap((pair) => pair[lang]);

export function* brokenSyllables(pairs, luck) {
  for (const piece of luck.shuffled(running(pairs, 'vi'))) {
    const words = [...textOf(piece).matchAll(/(?<![\p{L}\d@./-])\p{Ll}{3,}(?![\p{L}\d@/-])/gu)].filter(([word]) => SYLLABLE.test(bare(word)));
    if (words.length === 0) continue;
    const found = luck.one(words);
    const [word] = found;
    const at = luck.below(word.length);
    const lost = luck.next() < 0.6;
    const text = lost ? word.slice(0, at) + word.slice(at + 1) : word.slice(0, at + 1) + word.slice(at);
    const part = at === 0 ? 'first' : at === word.length - 1 ? 'last' : 'inner';
    yield { form: `${part} letter ${lost ? 'lost' : 'twice'}`, what: `${word} → ${text}`, places: place(piece), partners: [], apply: replace(piece, piece.start + found.index, word.length, text) };
  }
}

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const SCANNED = [['rn', 'm'], ['m', 'rn'], ['cl', 'd'], ['d', 'cl'], ['li', 'h'], ['ii', 'n'], ['e', 'c'], ['l', 'i'], ['vv', 'w'], ['h', 'b']];
const CONFUSED = [['ie', 'ei'], ['ei', 'ie'], ['ance', 'ence'], ['ence', 'ance'], ['able', 'ible'], ['ible', 'able'], ['ant', 'ent'], ['tion', 'sion'], ['ary', 'ery'], ['ment', 'mant'], ['ally', 'aly']];
const swapIn = (word, list, luck) => {
  const fits = list.filter(([from]) => word.slice(1).includes(from));
  if (fits.length === 0) return word;
  const [from, to] = luck.one(fits);
  const at = word.indexOf(from, 1);
  return word.slice(0, at) + to + word.slice(at + from.length);
};
const SPELLINGS = {
  'two letters exchanged': (word, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
  'a letter lost': (word, at) => word.slice(0, at) + word.slice(at + 1),
  'a letter twice': (word, at) => word.slice(0, at + 1) + word.slice(at),
  'the key beside it': (word, at, luck) => {
    const row = ROWS.find((keys) => keys.includes(word[at]));
    return word.slice(0, at) + luck.one([...(row[row.indexOf(word[at]) - 1] ?? ''), ...(row[row.indexOf(word[at]) + 1] ?? '')]) + word.slice(at + 1);
  },
  'misread by a scan': (word, at, luck) => swapIn(word, SCANNED, luck),
  'spelt by ear': (word, at, luck) => swapIn(word, CONFUSED, luck),
};
/** The stems of a dictionary: a slip that makes one of them, with or without an ending, is no misspelling. */
const stems = () => {
  const require = createRequire(import.meta.url);
  return new Set(readFileSync(join(dirname(require.resolve('dictionary-en')), 'index.dic'), 'utf8').split('\n').map((line) => line.split('/')[0].toLowerCase()));
};
const isWord = (word, known) => ['', 's', 'es', 'd', 'ed', 'ing', 'ly', 'er', 'r'].some((ending) => word.endsWith(ending) && known.has(word.slice(0, word.length - ending.length)));

export function* misspellings(pairs, luck) {
  const known = stems();
  for (const piece of luck.shuffled(running(pairs, 'en'))) {
    const words = [...textOf(piece).matchAll(/(?<![\p{L}\d@./’'-])[a-z]{5,}(?![\p{L}\d@/’'-])/gu)].filter(([word]) => isWord(word, known));
    if (words.length === 0) continue;
    const found = luck.one(words);
    const [word] = found;
    const form = luck.one(Object.keys(SPELLINGS));
    const text = SPELLINGS[form](word, 1 + luck.below(word.length - 2), luck);
    if (text === word || isWord(text, known)) continue;
    yield { form, what: `${word} → ${text}`, places: place(piece), partners: [], apply: replace(piece, piece.start + found.index, word.length, text) };
  }
}

const END = /[.!?…]+(?=["”’')\]]*\s*$)/u;
export function* lostEndMarks(pairs, luck) {
  const ended = pairs.filter((pair) => ['prose', 'caption', 'standfirst'].includes(pair.kind));
  for (const piece of luck.shuffled(ended.flatMap((pair) => [...pair.vi, ...pair.en]))) {
    const text = textOf(piece);
    // A standfirst runs over several lines; only its last one ends it.
    const goesOn = piece.kind === 'standfirst' && ended.some((pair) => pair[piece.lang].includes(piece) && pair[piece.lang].at(-1) !== piece);
    const inner = [...text.matchAll(/(?<=\p{Ll}{2})\.(?= \p{Lu}\p{Ll}*)/gu)];
    const end = END.exec(text);
    const inside = inner.length > 0 && luck.next() < 0.25;
    if (!inside && (!end || text.length < 40)) continue;
    const found = inside ? luck.one(inner) : end;
    const form = inside || goesOn ? 'between two sentences' : piece.kind === 'caption' ? 'of a caption' : found.index + found[0].length < text.trimEnd().length ? 'before a closing quote' : 'of a paragraph';
    yield { form, what: `…${text.slice(Math.max(0, found.index - 20), found.index + 8)}`, places: place(piece), partners: [], apply: replace(piece, piece.start + found.index, found[0].length, '') };
  }
}
