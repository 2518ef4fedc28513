/** A long issue of made-up articles in two languages with photos in columns, as `issues/` would hold it. The same wish gives the same issue. */
import { constants } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { photos } from './photo.js';
import { CAPTIONS, PLACES, SENTENCES, TITLES } from './words.js';

export interface LongIssue {
  /** About how many pages there should be; the build tells how many there are. */
  readonly pages: number;
  /** Photos in the articles, each in one column. */
  readonly pictures: number;
  /** Where photos are kept between runs. */
  readonly photos: string;
}

/** Pages of an article, and of all that is not an article. */
const ARTICLE_PAGES = 4;
const OTHER_PAGES = 12;
/** Articles of a section. */
const SECTION = 12;
const LANGUAGES = ['vi', 'en'] as const;
const LAYOUTS = ['parallel', 'stacked', 'parallel', 'stacked', 'facing', 'stacked', 'parallel', 'parallel'] as const;
/** Paragraphs that fill so many pages with no picture on them, and how many a picture takes the place of. */
const PARAGRAPHS_A_PAGE = 5.85;
const PARAGRAPHS_A_PICTURE = 1.5;
const SENTENCES_A_PARAGRAPH = 5;

/** Writes the issue into a folder that may not exist yet. */
export async function writeLongIssue(folder: string, wish: LongIssue): Promise<void> {
  const count = Math.max(1, Math.round((wish.pages - OTHER_PAGES) / ARTICLE_PAGES));
  const files = await photos(wish.pictures + 1, wish.photos);
  const slugs = Array.from({ length: count }, (_, i) => `story-${i + 1}`);
  const shareOf = (i: number): number => Math.floor(((i + 1) * wish.pictures) / count) - Math.floor((i * wish.pictures) / count);
  let used = 1;
  for (const [i, slug] of slugs.entries()) {
    const own = files.slice(used, (used += shareOf(i)));
    await writeArticle(join(folder, 'articles', slug), i, own);
  }
  await mkdir(join(folder, 'images'), { recursive: true });
  await place(files[0]!, join(folder, 'images', 'cover.jpg'));
  await writeFile(join(folder, 'issue.yaml'), issueYaml(slugs));
}

function issueYaml(slugs: readonly string[]): string {
  const sections = Array.from({ length: Math.ceil(slugs.length / SECTION) }, (_, i) => `  - title: { vi: Phần ${i + 1}, en: Part ${i + 1} }
    list-articles: false
    articles: [${slugs.slice(i * SECTION, (i + 1) * SECTION).join(', ')}]
`);
  return `languages: [vi, en]
nameplate: { vi: Bến Nước, en: The Landing }
number: 1
date: 2026-06
label: { vi: Quý II/2026, en: Quarter II/2026 }
cover:
  image: images/cover.jpg
  headline: { vi: Một vùng đồi, en: A country of hills }
  caption: { vi: Buổi sáng trên đồi., en: Morning on the hill. }
  credit: An
printing:
  binding: perfect
  paper: { cover: { gsm: 200, stock: coated }, text: { gsm: 100, stock: coated, caliper: 0.08 } }
masthead:
  issued-by: { vi: Ban biên tập, en: The editors }
sections:
${sections.join('')}`;
}

type Both = Readonly<Record<(typeof LANGUAGES)[number], string>>;

/** A sentence of a list in both languages, with a place and numbers that go by where it stands. */
function say(list: readonly (readonly [string, string])[], at: number, n: number | string, m = 0): Both {
  const [vi, en] = list[at % list.length]!;
  const place = PLACES[(at * 7) % PLACES.length]!;
  const put = (text: string, name: string): string => text.replaceAll('{p}', name).replaceAll('{n}', String(n)).replaceAll('{m}', String(m));
  return { vi: put(vi, place[0]), en: put(en, place[1]) };
}

function paragraph(number: number, p: number): Both {
  const said = Array.from({ length: SENTENCES_A_PARAGRAPH }, (_, s) => {
    const at = (number * 31 + p) * SENTENCES_A_PARAGRAPH + s;
    return say(SENTENCES, at * 5 + number, 12 + ((at * 37) % 180), 3 + ((at * 11) % 60));
  });
  return { vi: said.map(({ vi }) => vi).join(' '), en: said.map(({ en }) => en).join(' ') };
}

async function writeArticle(folder: string, number: number, pictures: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const count = Math.max(3, Math.round(ARTICLE_PAGES * PARAGRAPHS_A_PAGE - pictures.length * PARAGRAPHS_A_PICTURE));
  const title = say(TITLES, number, number + 1);
  const figures = pictures.map((from, i) => ({ from, file: `photo-${i + 1}.jpg`, caption: say(CAPTIONS, number * 13 + i, `${number + 1}.${i + 1}`) }));
  // Pictures stand in the first language, one every few paragraphs.
  const every = count / Math.max(1, figures.length);
  for (const language of LANGUAGES) {
    const body = Array.from({ length: count }, (_, p) => {
      const here = language === 'vi' ? figures.filter((__, i) => Math.floor(i * every) === p) : [];
      return [paragraph(number, p)[language], ...here.map(({ caption, file }) => `![${caption.vi}](${file} "An")`)].join('\n\n');
    });
    const own = language === 'vi' ? [`layout: ${LAYOUTS[number % LAYOUTS.length]!}`] : figures.length > 0 ? ['captions:', ...figures.map(({ file, caption }) => `  ${file}: "${caption.en}"`)] : [];
    await writeFile(join(folder, `${language}.md`), `${['---', `title: ${title[language]}`, 'byline: An', ...own, '---'].join('\n')}\n${body.join('\n\n')}\n`);
  }
  for (const { from, file } of figures) await place(from, join(folder, file));
}

/** A copy, and no second name for one file: of that a build running beside would see that its file is touched. */
const place = (from: string, to: string): Promise<void> => copyFile(from, to, constants.COPYFILE_FICLONE);
