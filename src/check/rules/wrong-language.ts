import { isKnown } from '../bilingual/compare.js';
import { languageName, quoted } from '../bilingual/say.js';
import { sentences, strays, tongue } from '../bilingual/tongue.js';
import type { KnownLanguage } from '../bilingual/token.js';
import type { Place } from '../../model/message.js';
import type { Desk } from '../desk.js';
import { placeOfWords } from '../locate.js';
import { proseOf } from '../prose.js';
import type { Finding, Rule } from '../rule.js';

/** A sentence, or a common word, in the language of the other file. */
export const wrongLanguage: Rule = {
  id: 'wrong-language',
  severity: 'warning',
  why: 'A sentence that nobody translated is read by half of the readers.',
  passing: {
    'articles/port/vi.md': '---\ntitle: Cảng\n---\nCảng mới của tỉnh Lạng Sơn đã mở cửa. Bài hát “The Sound of the Sea” vang lên.\n',
    'articles/port/en.md': '---\ntitle: Port\n---\nThe new port of the province is open, and the quay of Bến Nghé with it. They sing *then* and *lượn* (hát đôi). Is it mine? (Mr Bo Bo Khiêm, Khánh Sơn)\n',
  },
  failing: {
    files: {
      'articles/port/vi.md': '---\ntitle: Cảng\n---\nCảng đã mở cửa. The port is open for ships from all over the world.\n\n## A village of rafts\n',
      'articles/port/en.md': '---\ntitle: Port\n---\nCảng mới của tỉnh đã mở cửa hôm qua.\n\n## The port và the sea\n',
    },
    messages: [
      'articles/port/en.md:4:1 This sentence is in Vietnamese: “Cảng mới của tỉnh đã mở cửa hôm qua.”.',
      'articles/port/en.md:6:13 “và” is Vietnamese.',
      'articles/port/vi.md:4:17 This sentence is in English: “The port is open for ships from all over the world.”.',
      'articles/port/vi.md:6:14 “of” is English.',
    ],
  },
  check: (desk) => [...strayWords(desk), ...wholeSentences(desk)],
};

const wholeSentences = (desk: Desk): Finding[] =>
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
      }),);

/** Words of the other language among those of a text's own: one that was left over, or a heading that nobody translated. */
function strayWords(desk: Desk): Finding[] {
  return proseOf(desk).filter(({ kind, lang }) => kind !== 'name' && isKnown(lang)).flatMap((prose): Finding[] => {
    const { lang, text, place } = prose;
    const whole = new Set(sentences(text).filter((sentence) => tongue(sentence.text) !== null && tongue(sentence.text) !== lang).map(({ index }) => index));
    return strays(text, lang as KnownLanguage).filter(({ index }) => !whole.has(sentences(text).findLast((sentence) => sentence.index <= index)?.index ?? -1)).flatMap(({ word, index }): Finding[] => {
      const at = placeOfWords(desk, place, text, word, index);
      if (isEmphasised(desk, at)) return [];
      return [{ place: at, text: `“${word}” is ${languageName(lang === 'en' ? 'vi' : 'en')}.`, note: `Translate it into ${languageName(lang)}, or set it in italics where it is meant.` }];
    }).slice(0, 1);
  });
}

/** True where a word stands between asterisks or low lines of its block: a foreign word that is meant. */
function isEmphasised(desk: Desk, { file, line, column }: Place): boolean {
  const lines = desk.sources.get(file)?.text.split('\n') ?? [];
  let first = line - 1;
  while (first > 0 && lines[first - 1]!.trim() !== '') first -= 1;
  const before = [...lines.slice(first, line - 1), (lines[line - 1] ?? '').slice(0, column - 1)].join('\n').replace(/\*\*|__|^\s*\* /gmu, '');
  return (before.match(/[*]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu) ?? []).length % 2 === 1;
}
