import { quoted } from '../bilingual/say.js';
import type { Desk } from '../desk.js';
import { proseOf, type Prose } from '../prose.js';
import type { Finding, Rule } from '../rule.js';
import { captionedPictures, figures, plain } from '../walk.js';

/** Shorter texts may come again: a verse, an answer, a caption of a series. */
const LEAST = { paragraph: 60, caption: 24 } as const;

/** A paragraph that stands twice in an article, and a caption that stands under two pictures of one file, or of two where the other language has two captions. */
export const textRepeated: Rule = {
  id: 'text-repeated',
  severity: 'warning',
  why: 'What was pasted twice stands where another text was meant.',
  passing: {
    'articles/port/a.jpg': '', 'articles/port/b.jpg': '',
    'articles/port/vi.md': '---\ntitle: Cảng\n---\nCảng mới đã mở cửa đón những con tàu đầu tiên từ khắp nơi trên thế giới.\n\nVâng, đúng thế.\n\nVâng, đúng thế.\n\n![Bến cảng lúc bình minh nhìn từ núi.](a.jpg "Kim Ly")\n',
  },
  failing: {
    files: {
      'articles/port/a.jpg': '', 'articles/port/b.jpg': '',
      'articles/port/vi.md': '---\ntitle: Cảng\n---\nCảng mới đã mở cửa đón những con tàu đầu tiên từ khắp nơi trên thế giới.\n\n![Bến cảng lúc bình minh nhìn từ núi.](a.jpg "Kim Ly")\n\nCảng mới đã mở cửa đón những con tàu đầu tiên từ khắp nơi trên thế giới.\n\n![Bến cảng lúc bình minh nhìn từ núi.](b.jpg "Kim Ly")\n',
    },
    messages: [
      'articles/port/vi.md:8:1 This paragraph stands in articles/port/vi.md, line 4, already: “Cảng mới đã mở cửa đón những con tàu đầu tiên từ khắp nơi t…”.',
      'articles/port/vi.md:10:1 This caption stands under another picture already (articles/port/vi.md, line 6): “Bến cảng lúc bình minh nhìn từ núi.”.',
    ],
  },
  check: (desk) => [...paragraphs(desk), ...captions(desk)],
};

const same = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();
const textsBut = (lang: string, all: readonly (readonly [lang: string, text: string])[]): string => all.filter(([of]) => of !== lang).map(([, text]) => same(text)).join(' ');
/** True for two texts that have half of their words in common. */
function alike(a: string, b: string): boolean {
  const [mine, theirs] = [new Set(a.split(' ')), new Set(b.split(' '))];
  return [...mine].filter((word) => theirs.has(word)).length * 2 >= Math.min(mine.size, theirs.size);
}

const NOTE = 'See which of the two is meant, and write the other one.';

function paragraphs(desk: Desk): Finding[] {
  const first = new Map<string, Prose>();
  return proseOf(desk).filter(({ kind, text }) => (kind === 'paragraph' || kind === 'item') && text.length >= LEAST.paragraph).flatMap((prose): Finding[] => {
    // Two articles may well name the same delegation.
    const key = `${prose.slug ?? ''} ${prose.lang} ${same(prose.text)}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, prose);
    return earlier === undefined ? [] : [{ place: prose.place, text: `This paragraph stands in ${earlier.place.file}, line ${earlier.place.line}, already: ${quoted(prose.text)}.`, note: NOTE }];
  });
}

/** Captions with their pictures; one picture that comes again has its caption again. */
function captions({ issue: { meta, articles }, pictures }: Desk): Finding[] {
  const all = [
    ...captionedPictures(meta).flatMap(({ picture, caption }) => (caption?.plain === true ? Object.entries(caption.by).slice(0, 1) : Object.entries(caption?.by ?? {})).map(([lang, { text, place }]) => ({ slug: null, picture, lang, text, place, others: textsBut(lang, Object.entries(caption?.by ?? {}).map(([of, { text: own }]) => [of, own])) }))),
    ...articles.flatMap(({ slug, texts }) => texts.flatMap(({ blocks }) => figures(blocks)).map((figure) => ({ slug, ...figure }))).flatMap(({ slug, picture, caption }) => Object.entries(caption).map(([lang, { inlines, place }]) => ({ slug, picture, lang, text: plain(inlines), place, others: textsBut(lang, Object.entries(caption).map(([of, { inlines: own }]) => [of, plain(own)])) }))),
  ];
  const first = new Map<string, (typeof all)[number]>();
  return all.filter(({ text }) => text.length >= LEAST.caption).flatMap((each): Finding[] => {
    const key = `${each.lang} ${same(each.text)}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, each);
    // A gallery and an article may show one scene twice; two articles do, and then say so in both languages.
    if (earlier !== undefined && earlier.place.file !== each.place.file && (earlier.slug === null || each.slug === null || alike(earlier.others, each.others))) return [];
    const shows = (path: string): string => pictures.get(path)?.hash ?? path;
    if (earlier === undefined || shows(earlier.picture.path) === shows(each.picture.path)) return [];
    return [{ place: each.place, text: `This caption stands under another picture already (${earlier.place.file}, line ${earlier.place.line}): ${quoted(each.text)}.`, note: NOTE }];
  });
}
