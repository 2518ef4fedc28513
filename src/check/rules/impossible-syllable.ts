import { attested } from '../language/attested.js';
import { isEnglish } from '../language/english.js';
import { evidenceFor } from '../language/evidence.js';
import { hasVietnameseMark, readSyllable } from '../language/syllable.js';
import { vietnameseUsage, type Use, type Usage } from '../language/usage.js';
import { isKnown, wordOfKey } from '../language/likelier.js';
import { isUnit } from '../language/units.js';
import { perDesk, type Desk } from '../desk.js';
import { placeIn } from '../mend.js';
import { knownWords } from '../names/listed.js';
import type { Rule } from '../rule.js';
import { beginsSentence, isCapitalised, isCapitals, wordsOfIssue, type Word } from '../words.js';

/** How often a word stands before it is taken for one that the editors mean. */
const MEANT = 3;

/** A syllable that Vietnamese cannot have, or that no Vietnamese word has. */
export const impossibleSyllable: Rule = {
  id: 'impossible-syllable',
  severity: 'warning',
  why: 'A letter lost or doubled by a scan or a quick hand makes a syllable that no reader can pronounce.',
  passing: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nDoanh nghiệp nghiên cứu logistics, HĐND tỉnh và Houston; núi Phja Pò, tỉnh Bắc Kạn, huyện Krông Búk, anh Y Niê. Đá gơ-nai, tám milimét; ổng ghi bàn vào gôn, ăn hàu.\n' },
  failing: {
    files: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nCác doanh nghiệp và khu công ngiệp, ba doah nghiệp, pháat triển.\n' },
    messages: [
      'articles/port/vi.md:4:30 “ngiệp” is no Vietnamese syllable: “nghiệp”?',
      'articles/port/vi.md:4:40 “doah” is no Vietnamese syllable: “doanh”?',
      'articles/port/vi.md:4:53 “pháat” is no Vietnamese syllable: “phát”?',
    ],
  },
  check: (desk) => {
    const usage = vietnameseUsage(desk);
    const known = knownWords(desk);
    const english = englishWords(desk);
    // What stands in the English of the same article letter for letter is a name or a word of another language.
    const inBoth = ({ text, prose }: Word): boolean => english.get(prose.slug)?.has(text.toLowerCase()) ?? false;
    return usage.uses
      .filter((use) => !known.has(use.word.text.toLowerCase()) && !inBoth(use.word) && isImpossible(use, usage))
      .map((use) => {
        const { text, prose, index } = use.word;
        const near = nearest(use, usage);
        return {
          place: placeIn(desk, prose, text, index),
          text: `“${text}” is no Vietnamese syllable${near === null ? '.' : `: “${near}”?`}`,
          note: 'Correct it; where it is a name or a word of another language, add it to `words` in names.yaml.',
        };
      });
  },
};

/** Words of the English texts, in small letters, by article. */
const englishWords = perDesk((desk: Desk): ReadonlyMap<string | null, ReadonlySet<string>> => {
  const words = new Map<string | null, Set<string>>();
  for (const { text, prose } of wordsOfIssue(desk).flat()) {
    if (prose.lang === 'en') words.set(prose.slug, (words.get(prose.slug) ?? new Set()).add(text.toLowerCase()));
  }
  return words;
});

/** Borrowed words that are written as one, and the one syllable of a province’s name that is spelt as no other: Bắc Kạn. */
const BORROWED = new Set(
  ('ácmônica amoniắc ápphích axêtilen axít balê bazơ bêtông brôm cácbon cácbonát cáctông canô cátxê côban côngtenơ côngtơ crôm đêxiben đềcan điêzen điôxít enzym êtan êtanol glixêrin glucôzơ hêmôglôbin hoócmôn ' +
  'hyđrát hyđrô hyđrôxít iốt juýp kilô lipít magiê mêtan micrô môđun môtô nitơ nitrát ôkê ôpêra ôtô ôxít ôxy ôzôn parafin pênixilin phốtphát phốtpho pianô píchníc pôlyme prôpan prôtêin prôtít rôbốt rơmoóc ' +
  'kạn brô điốt giê gươl pê phẹc phuộc pía pít pịa pô tuya ' +
  'sêri silicát sôcôla sơmi sunfát tăngô tuốcbin vácxin vanxơ vắcxin viôlông virút xêri xenlulô xenlulôzơ xilanh xilô ximăng xtêrêô').split(' '),
);
/** Names of the Central Highlands and of the Khmer begin with two consonants or a letter that Vietnamese lacks, or end in one that it does not end in: Krông, Jút, Đắk. */
const HIGHLAND = /^(?:(?:[bcdđghkmps][rl]|[bhkm]y|kp|[jwzf])[aăâeêioôơuưy]{1,3}(?:[cpktmnlr]|ng|nh)?|[bcdđghlmnprstv]?[hr]?[aăâeêioôơuưy]{1,3}[kr]|niê)$/u;
const isHighland = (text: string): boolean => HIGHLAND.test(text.toLowerCase().normalize('NFD').replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '').normalize('NFC'));

/** Units of the metric system in Vietnamese spelling: a prefix and a unit, with or without hyphens. */
const METRIC = /^(?:đềca|đề|đê|héctô|hécto|kilô|kí|mêga|giga|mili|xăngti|xenti|micrô|nanô)(?:mét|gam|lít|oát|vôn|ampe|jun|calo|héc|hertz|bít|bai)$/iu;

function isImpossible(use: Use, usage: Usage): boolean {
  const { word, key } = use;
  const { count, near, replaced } = usage;
  const { text, prose } = word;
  if (text.length === 1 || /[’']/.test(text) || BORROWED.has(text.toLowerCase()) || METRIC.test(text)) return false;
  const syllable = readSyllable(text);
  const level = syllable === null ? 'none' : attested(syllable);
  if (level === 'word' || (syllable !== null && isPartOfLoan(word))) return false;
  // An abbreviation: HĐND, BQLĐA. In a title set in capitals it has no vowels.
  if (isCapitals(text) && (prose.text !== prose.text.toUpperCase() || !/[AEIOUY]/.test(text.normalize('NFD').toUpperCase()))) return false;
  const times = count.get(key) ?? 0;
  const named = isCapitalised(text) && !isCapitals(text) && !beginsSentence(word);
  const fitting = near(key).some((other) => isKnown(other) && evidenceFor(other, use, usage).odds >= FITS);
  // A tone that no word of ours has may be one all the same: its neighbours must speak for another, or a word that the issue often has.
  if (level === 'other-tone') return !named && times < MEANT && (fitting || replaced(key).some((other) => isKnown(other) && evidenceFor(other, use, usage).odds >= REPLACED) || (times === 1 && hasVietnameseMark(text) && near(key).some((other) => isKnown(other) && (count.get(other) ?? 0) >= MEANT)));
  if (hasVietnameseMark(text)) {
    // Names of the hills have syllables of their own, but not those that nobody could read.
    return named ? syllable === null && times === 1 && !isHighland(text) : times < MEANT;
  }
  // Without any mark it may be of another language: tour, kg.
  if (isCapitalised(text) || isUnit(word)) return false;
  if (!/[aeiouy]/.test(text)) return near(key).some(isKnown);
  if (times >= MEANT) return false;
  if (fitting || !near(key).some(isKnown)) return fitting;
  // Short ones are often abbreviations and units, unless the issue has the word that they were over and over.
  return (text.length > 3 || (syllable === null && near(key).some((other) => isKnown(other) && (count.get(other) ?? 0) >= MEANT))) && !isEnglish(text);
}

/** Part of a borrowed word that is written with hyphens: ca-bin, gơ-nai. Vietnamese itself joins no words in small letters so. */
function isPartOfLoan({ text, prose, index }: Word): boolean {
  return /(?:\p{Ll}-$)/u.test(prose.text.slice(Math.max(0, index - 2), index)) || /^-\p{Ll}/u.test(prose.text.slice(index + text.length, index + text.length + 2));
}

/** What its neighbours must give for another word, in log odds. */
const FITS = 0;
/** The same for a letter in the place of another, which is rarer than one that is lost. */
const REPLACED = 1;

/** The word that a letter in the place of another was meant for, where its neighbours speak for one and for no other slip; else the likeliest of the issue that one letter parts from it. */
function nearest(use: Use, usage: Usage): string | null {
  const { near, replaced, count, uses } = usage;
  const known = near(use.key).filter(isKnown);
  const odds = (key: string): number => evidenceFor(key, use, usage).odds;
  const better = known.some((key) => odds(key) >= FITS) ? [] : replaced(use.key).filter((key) => isKnown(key) && odds(key) >= REPLACED).sort((a, b) => odds(b) - odds(a));
  const [best] = [...better, ...known.sort((a, b) => (count.get(b) ?? 0) - (count.get(a) ?? 0) || (a < b ? -1 : 1))];
  return best === undefined ? null : wordOfKey(best, uses);
}
