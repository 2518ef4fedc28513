import { isKnown } from '../bilingual/compare.js';
import { languageName, quoted } from '../bilingual/say.js';
import { sentences, tongue } from '../bilingual/tongue.js';
import { placeOfWords } from '../locate.js';
import { proseOf } from '../prose.js';
import type { Finding, Rule } from '../rule.js';

/** A sentence in the language of the other file. */
export const wrongLanguage: Rule = {
  id: 'wrong-language',
  severity: 'warning',
  why: 'A sentence that nobody translated is read by half of the readers.',
  passing: {
    'articles/port/vi.md': '---\ntitle: Cảng\n---\nCảng mới của tỉnh Lạng Sơn đã mở cửa. Bài hát “The Sound of the Sea” vang lên.\n',
    'articles/port/en.md': '---\ntitle: Port\n---\nThe new port of the province is open, and the quay of Bến Nghé with it.\n',
  },
  failing: {
    files: {
      'articles/port/vi.md': '---\ntitle: Cảng\n---\nCảng đã mở cửa. The port is open for ships from all over the world.\n',
      'articles/port/en.md': '---\ntitle: Port\n---\nCảng mới của tỉnh đã mở cửa hôm qua.\n',
    },
    messages: [
      'articles/port/en.md:4:1 This sentence is in Vietnamese: “Cảng mới của tỉnh đã mở cửa hôm qua.”.',
      'articles/port/vi.md:4:17 This sentence is in English: “The port is open for ships from all over the world.”.',
    ],
  },
  check: (desk) =>
    proseOf(desk).filter(({ kind, lang }) => kind !== 'name' && isKnown(lang)).flatMap(({ lang, text, place }) =>
      sentences(text).flatMap((sentence): Finding[] => {
        const found = tongue(sentence.text);
        if (found === null || found === lang) return [];
        const words = sentence.text.trim();
        return [{
          place: placeOfWords(desk, place, text, words, text.indexOf(words, sentence.index)),
          text: `This sentence is in ${languageName(found)}: ${quoted(words)}.`,
          note: `Translate it into ${languageName(lang)}.`,
        }];
      }),
    ),
};
