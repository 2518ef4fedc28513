/** An issue's text files as lines that keep their identity while faults are planted among them, and a small generator of random numbers. */
import type { IssueSource, SourceFile } from '../../src/model/stages.js';

/** A line of a file. What was planted stays findable when lines above it go. */
export interface Line {
  text: string;
}

/** A paragraph: its file and its lines there. */
export interface Paragraph {
  readonly file: string;
  readonly lines: readonly Line[];
}

/** An article of two languages whose running texts have the same number of paragraphs: the nth of one belongs to the nth of the other. */
export interface Twins {
  readonly slug: string;
  /** Paragraphs by language. */
  readonly vi: readonly Paragraph[];
  readonly en: readonly Paragraph[];
}

export interface Material {
  readonly source: IssueSource;
  readonly files: Map<string, Line[]>;
  readonly twins: readonly Twins[];
  /** Lines that a fault stands on already: no second one is planted there. */
  readonly used: Set<Line>;
}

/** Something planted: what, and the lines one of which a message must name. */
export interface Fault {
  readonly kind: string;
  readonly what: string;
  readonly at: readonly Line[];
  /** Lines of the other language that may be named as well, since nobody can know which one is wrong. */
  readonly twin?: readonly Line[];
}

/** A kind of fault. `plant` plants up to `count` of them and says what it planted. */
export interface FaultKind {
  readonly id: string;
  readonly count: number;
  readonly plant: (material: Material, random: Random, count: number) => Fault[];
}

/** Random numbers from a seed (mulberry32): the same seed, the same numbers. */
export class Random {
  constructor(private state: number) {}

  /** 0 to 1, without 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  shuffle<T>(list: readonly T[]): T[] {
    const left = [...list];
    return Array.from(list, () => left.splice(this.below(left.length), 1)[0]!);
  }
}

/** An issue ready to be spoilt; the source it came from stays as it is. */
export function material(source: IssueSource): Material {
  const files = new Map(allFiles(source).map((file) => [file.file, file.text.split('\n').map((text): Line => ({ text }))]));
  const twins = source.articles.flatMap(({ slug, files: own }): Twins[] => {
    const [vi, en] = ['vi', 'en'].map((lang) => own.find((file) => file.lang === lang)).map((file) => (file === undefined ? [] : paragraphs(file.source.file, files.get(file.source.file)!)));
    return vi!.length > 0 && vi!.length === en!.length ? [{ slug, vi: vi!, en: en! }] : [];
  });
  return { source, files, twins, used: new Set() };
}

const allFiles = (source: IssueSource): SourceFile[] => [source.issue, ...source.articles.flatMap((article) => article.files.map((file) => file.source))];

/** Paragraphs of running text: no pictures, headings, lists, quotes, tables, boxes or comments. */
function paragraphs(file: string, lines: readonly Line[]): Paragraph[] {
  const end = lines.findIndex((line, i) => i > 0 && line.text.trim() === '---');
  const found: Paragraph[] = [];
  let block: Line[] = [];
  let boxed = false;
  for (const line of [...lines.slice(end + 1), { text: '' }]) {
    if (/^:::/.test(line.text)) boxed = line.text.trim() !== ':::';
    if (line.text.trim() !== '') block.push(line);
    else {
      if (block.length > 0 && !boxed && /^[\p{L}\p{N}“"‘(*]/u.test(block[0]!.text) && !/^(?:\d+[.)]|\*) /.test(block[0]!.text)) found.push({ file, lines: block });
      block = [];
    }
  }
  return found;
}

/** The source as it is after planting. */
export function spoilt({ source, files }: Material): IssueSource {
  const text = (file: SourceFile): SourceFile => ({ ...file, text: files.get(file.file)!.map((line) => line.text).join('\n') });
  return { ...source, issue: text(source.issue), articles: source.articles.map((article) => ({ ...article, files: article.files.map((file) => ({ ...file, source: text(file.source) })) })) };
}

/** Takes lines out of their file, with one blank line after them. */
export function removeLines({ files }: Material, { file, lines }: Paragraph): void {
  const all = files.get(file)!;
  const from = all.indexOf(lines[0]!);
  all.splice(from, lines.length + (all[from + lines.length]?.text.trim() === '' ? 1 : 0));
}
