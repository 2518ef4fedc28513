import { quoted } from '../bilingual/say.js';
import type { Desk } from '../desk.js';
import { proseOf, type Prose } from '../prose.js';
import type { Finding, Rule } from '../rule.js';
import { captionedPictures, figures, plain } from '../walk.js';

/** Shorter texts may come again: a verse, an answer, a caption of a series. */
const LEAST = { paragraph: 60, caption: 24 } as const;

/** A paragraph that stands twice in an article, and a caption that stands under two pictures of one file. */
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
    ...captionedPictures(meta).flatMap(({ picture, caption }) => (caption?.plain === true ? Object.entries(caption.by).slice(0, 1) : Object.entries(caption?.by ?? {})).map(([lang, { text, place }]) => ({ picture, lang, text, place }))),
    ...articles.flatMap(({ texts }) => texts.flatMap(({ blocks }) => figures(blocks))).flatMap(({ picture, caption }) => Object.entries(caption).map(([lang, { inlines, place }]) => ({ picture, lang, text: plain(inlines), place }))),
  ];
  const first = new Map<string, (typeof all)[number]>();
  return all.filter(({ text }) => text.length >= LEAST.caption).flatMap((each): Finding[] => {
    // A gallery and an article may show one scene twice.
    const key = `${each.place.file} ${each.lang} ${same(each.text)}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, each);
    const shows = (path: string): string => pictures.get(path)?.hash ?? path;
    if (earlier === undefined || shows(earlier.picture.path) === shows(each.picture.path)) return [];
    return [{ place: each.place, text: `This caption stands under another picture already (${earlier.place.file}, line ${earlier.place.line}): ${quoted(each.text)}.`, note: NOTE }];
  });
}
