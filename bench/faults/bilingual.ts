/** Faults of one language against the other: digits, dates, paragraphs, captions. */
import { removeLines, type Fault, type FaultKind, type Line, type Material, type Paragraph, type Random } from './material.js';

type Side = 'vi' | 'en';
const other = (side: Side): Side => (side === 'vi' ? 'en' : 'vi');
const textOf = (paragraph: Paragraph): string => paragraph.lines.map((line) => line.text).join(' ');

interface Spot {
  readonly line: Line;
  readonly index: number;
  readonly typed: string;
  readonly twin: readonly Line[];
}

/** Matches of a pattern in the paragraphs that have a twin, one a line at most once all are shuffled. */
function spots(material: Material, random: Random, pattern: Readonly<Record<Side, RegExp>>, fits: (typed: string, twin: string) => boolean): Spot[] {
  const all = material.twins.flatMap((twins) => (['vi', 'en'] as const).flatMap((side) => twins[side].flatMap((paragraph, i) => {
    const twin = textOf(twins[other(side)][i]!);
    return paragraph.lines.flatMap((line) => [...line.text.matchAll(pattern[side])].filter(([typed]) => fits(typed, twin)).map((match): Spot => ({ line, index: match.index, typed: match[0], twin: twins[other(side)][i]!.lines })));
  })));
  return random.shuffle(all);
}

/** Changes spots one a line until there are enough. */
function change(material: Material, kind: string, found: readonly Spot[], count: number, to: (typed: string) => string): Fault[] {
  const faults: Fault[] = [];
  for (const { line, index, typed, twin } of found) {
    if (faults.length === count) break;
    // The same change on both sides would be right again.
    if (material.used.has(line) || twin.some((each) => material.used.has(each))) continue;
    material.used.add(line);
    const changed = to(typed);
    line.text = line.text.slice(0, index) + changed + line.text.slice(index + typed.length);
    faults.push({ kind, what: `${typed} → ${changed} in ${line.text.slice(Math.max(0, index - 30), index + 30)}`, at: [line], twin });
  }
  return faults;
}

/** Another digit; the first one does not become zero. */
function otherDigit(typed: string, random: Random): string {
  const places = [...typed].flatMap((c, i) => (/\d/.test(c) ? [i] : []));
  const at = random.pick(places);
  const digits = '0123456789'.replace(typed[at]!, '').replace(at === places[0] ? '0' : '', '');
  return typed.slice(0, at) + random.pick([...digits]) + typed.slice(at + 1);
}

const NUMBER = /(?<![\p{L}\p{N}.,/:@-])\d+(?:[.,]\d+)*(?![\p{L}\d/:-])/gu;
const plain = (digits: string): string => digits.replace(/[.,]/g, '').replace(/^0+/, '');

const digits: FaultKind = {
  id: 'digit changed',
  count: 40,
  plant: (material, random, count) => {
    const carried = (typed: string, twin: string): boolean => [...twin.matchAll(/\d+(?:[.,]\d+)*/g)].some(([number]) => plain(number) === plain(typed));
    return change(material, 'digit changed', spots(material, random, { vi: NUMBER, en: NUMBER }, carried), count, (typed) => otherDigit(typed, random));
  },
};

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DATES = {
  vi: /(?<![\d/])\d{1,2}\/\d{1,2}(?:\/\d{4})?(?!\d)|(?<=ngày )\d{1,2} tháng \d{1,2}|tháng \d{1,2}(?:[/-]| năm )\d{4}/gu,
  en: new RegExp(`(?:${MONTHS.join('|')}) \\d{1,2}(?!\\d)|\\d{1,2} (?:${MONTHS.join('|')})(?!\\p{L})|(?:${MONTHS.join('|')}) \\d{4}`, 'gu'),
};

/** Another day or another month. */
function otherDate(typed: string, random: Random): string {
  const name = MONTHS.find((month) => typed.includes(month));
  if (name !== undefined && (random.next() < 0.5 || /\d{4}/.test(typed))) return typed.replace(name, random.pick(MONTHS.filter((month) => month !== name)));
  const numbers = [...typed.matchAll(/(?<!\d)\d{1,2}(?!\d)/g)];
  const chosen = random.pick(numbers);
  // A Vietnamese date ends in its month.
  const isMonth = name === undefined && chosen === numbers.at(-1);
  const values = Array.from({ length: isMonth ? 12 : 28 }, (_, i) => i + 1).filter((value) => value !== Number(chosen[0]));
  const value = String(random.pick(values)).padStart(chosen[0].length, '0');
  return typed.slice(0, chosen.index) + value + typed.slice(chosen.index + chosen[0].length);
}

const dates: FaultKind = {
  id: 'date changed',
  count: 20,
  plant: (material, random, count) => change(material, 'date changed', spots(material, random, DATES, (_, twin) => /\d/.test(twin)), count, (typed) => otherDate(typed, random)),
};

/** Long enough to say something. */
const sayable = (paragraph: Paragraph): boolean => textOf(paragraph).length >= 60;

const dropped: FaultKind = {
  id: 'paragraph dropped',
  count: 20,
  plant: (material, random, count) => {
    const all = material.twins.flatMap((twins) => twins.vi.flatMap((_, i) => (['vi', 'en'] as const).map((side) => ({ twins, side, i }))));
    const faults: Fault[] = [];
    const gone = new Map<unknown, number[]>();
    for (const { twins, side, i } of random.shuffle(all)) {
      const [own, twin] = [twins[side][i]!, twins[other(side)][i]!];
      const near = (gone.get(twins) ?? []).some((j) => Math.abs(i - j) < 2);
      if (faults.length === count || near || (gone.get(twins)?.length ?? 0) >= Math.max(1, twins.vi.length / 4) || !sayable(own) || [...own.lines, ...twin.lines].some((line) => material.used.has(line))) continue;
      gone.set(twins, [...(gone.get(twins) ?? []), i]);
      for (const line of [...own.lines, ...twin.lines]) material.used.add(line);
      const file = material.files.get(own.file)!;
      const before = file.slice(0, file.indexOf(own.lines[0]!)).filter((line) => line.text.trim() !== '').slice(-1);
      removeLines(material, own);
      // What is gone has no line any more: its counterpart has, and what stood before it.
      faults.push({ kind: 'paragraph dropped', what: `${own.file}: ${textOf(own).slice(0, 40)}`, at: [...twin.lines, ...before], twin: file });
    }
    return faults;
  },
};

const swapped: FaultKind = {
  id: 'paragraphs swapped',
  count: 10,
  plant: (material, random, count) => {
    const all = material.twins.flatMap((twins) => twins.vi.slice(1).flatMap((_, i) => (['vi', 'en'] as const).map((side) => ({ one: twins[side][i]!, two: twins[side][i + 1]!, twin: [...twins[other(side)][i]!.lines, ...twins[other(side)][i + 1]!.lines] }))));
    const faults: Fault[] = [];
    for (const { one, two, twin } of random.shuffle(all)) {
      const lines = [...one.lines, ...two.lines, ...twin];
      if (faults.length === count || !sayable(one) || !sayable(two) || lines.some((line) => material.used.has(line))) continue;
      for (const line of lines) material.used.add(line);
      const file = material.files.get(one.file)!;
      const [from, to] = [file.indexOf(one.lines[0]!), file.indexOf(two.lines[0]!)];
      file.splice(from, to + two.lines.length - from, ...two.lines, ...file.slice(from + one.lines.length, to), ...one.lines);
      faults.push({ kind: 'paragraphs swapped', what: `${one.file}: ${textOf(one).slice(0, 40)}`, at: [...one.lines, ...two.lines], twin });
    }
    return faults;
  },
};

/** A caption where it is typed on one line: what stands before it, itself, what stands after. */
interface Caption {
  readonly file: string;
  readonly line: Line;
  readonly picture: string;
  readonly index: number;
  readonly text: string;
}

const IMAGE = /^(!\[)([^\]]+)(\]\(([^\s)]+).*)$/;
const FIGURE = /^(::figure\[)([^\]]+)(\]\{.*?src="?([^\s}"]+).*)$/;
const ENTRY = /^(\s+([\w.-]+\.(?:jpe?g|png|svg|tiff?|webp)):\s+)(.+)()$/;

/** Captions of articles in two languages, those of one picture and language on one line. */
function captions({ source, files }: Material): Caption[] {
  return source.articles.filter((article) => article.files.length > 1).flatMap((article) => article.files.flatMap(({ source: { file } }) => {
    const lines = files.get(file)!;
    const fence = lines.findIndex((line, i) => i > 0 && line.text.trim() === '---');
    const from = lines.findIndex((line) => line.text.startsWith('captions:'));
    return lines.flatMap((line, i): Caption[] => {
      const image = i > fence ? IMAGE.exec(line.text) ?? FIGURE.exec(line.text) : null;
      if (image !== null) return [{ file, line, picture: image[4]!, index: image[1]!.length, text: image[2]! }];
      const inside = from >= 0 && i > from && i < fence && lines.slice(from + 1, i + 1).every((each) => /^\s/.test(each.text));
      const entry = inside ? ENTRY.exec(line.text) : null;
      // A folded caption goes on in the next line and is left alone.
      return entry === null || /^[>|]/.test(entry[3]!) || /^\s{4,}/.test(lines[i + 1]?.text ?? '') ? [] : [{ file, line, picture: entry[2]!, index: entry[1]!.length, text: entry[3]! }];
    });
  }));
}

const folder = (file: string): string => file.slice(0, file.lastIndexOf('/'));

/** The captions of one picture in all languages. */
const family = (all: readonly Caption[], { file, picture }: Caption): Caption[] => all.filter((each) => folder(each.file) === folder(file) && each.picture === picture);

const deletedCaptions: FaultKind = {
  id: 'caption deleted',
  count: 20,
  plant: (material, random, count) => {
    const faults: Fault[] = [];
    const all = captions(material);
    for (const caption of random.shuffle(all)) {
      const at = family(all, caption).map(({ line }) => line);
      if (faults.length === count || at.some((line) => material.used.has(line))) continue;
      for (const line of at) material.used.add(line);
      if (IMAGE.test(caption.line.text) || FIGURE.test(caption.line.text)) caption.line.text = caption.line.text.slice(0, caption.index) + caption.line.text.slice(caption.index + caption.text.length);
      else removeLines(material, { file: caption.file, lines: [caption.line] });
      faults.push({ kind: 'caption deleted', what: `${caption.file}: ${caption.picture}`, at });
    }
    return faults;
  },
};

const swappedCaptions: FaultKind = {
  id: 'captions swapped',
  count: 10,
  plant: (material, random, count) => {
    const all = captions(material);
    const pairs = all.flatMap((one, i) => all.slice(i + 1).filter((two) => two.file === one.file && two.picture !== one.picture).map((two) => [one, two] as const));
    const faults: Fault[] = [];
    for (const [one, two] of random.shuffle(pairs)) {
      // The same two swapped in both languages would be right again.
      const lines = [...family(all, one), ...family(all, two)].map(({ line }) => line);
      if (faults.length === count || lines.some((line) => material.used.has(line))) continue;
      for (const line of lines) material.used.add(line);
      const words = (text: string): string => text.replace(/^"(.*)"$/, '$1');
      const put = ({ line, index, text }: Caption, caption: string): void => {
        const quoted = ENTRY.test(line.text) && /[:#"']/.test(caption) ? JSON.stringify(words(caption)) : words(caption);
        line.text = line.text.slice(0, index) + quoted + line.text.slice(index + text.length);
      };
      put(one, two.text);
      put(two, one.text);
      faults.push({ kind: 'captions swapped', what: `${one.file}: ${one.picture}, ${two.picture}`, at: [one.line, two.line], twin: lines });
    }
    return faults;
  },
};

/** Of all kinds, in the order in which they are planted: what takes lines away comes first. */
export const BILINGUAL: readonly FaultKind[] = [dropped, swapped, deletedCaptions, swappedCaptions, dates, digits];
