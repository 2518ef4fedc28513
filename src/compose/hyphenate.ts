/** Where a word may be hyphenated: real patterns (Liang's, from the npm package `hyphen`), what they get wrong, and the limits of good setting. */
import hyphen from 'hyphen';
import english from 'hyphen/patterns/en-us.js';

/** Letters that must stay before and after a hyphen. */
const LEAST_BEFORE = 2;
const LEAST_AFTER = 3;
/** Shorter words are never parted. */
const LEAST_LETTERS = LEAST_BEFORE + LEAST_AFTER;
/** A sign that no text holds, to find the pattern's breaks by. */
const MARK = '\u0001';

const english_ = hyphen(english, { async: false, hyphenChar: MARK, minWordLength: LEAST_LETTERS }) as (text: string) => string;

/** Words of a magazine of travel, trade and culture that the patterns part wrongly or not at all, as dictionaries part them. */
const EXCEPTIONS: ReadonlyMap<string, readonly string[]> = new Map(
  `agri-cul-ture anal-y-sis aware-ness bio-di-ver-sity cli-mate coun-try-side cross-ing demo-cratic driv-er driv-ers driv-ing eco-nomic eco-nom-ics eco-sys-tem
  eco-sys-tems eco-tour-ism en-gi-neer geo-eco-nomic ge-og-ra-phy geo-graph-i-cal ge-ol-ogy geo-log-i-cal geo-park geo-parks geo-site geo-sites home-stay home-stays
  infra-struc-ture lever-age lever-ag-ing man-u-script mar-ket-place meas-ure meas-ures meas-ured mi-cro-cli-mate north-west prov-ince prov-inces
  re-gion-al sea-port south-west spe-cial-ty tele-phone tour-ism tour-ist tour-ists trans-parency trans-parent trans-port trans-por-ta-tion waste-water web-site web-sites
  wide-spread work-shop work-shops world-wide`
    .split(/\s+/)
    .map((word) => [word.replaceAll('-', ''), word.split('-')]),
);

/** Chinese names in Latin letters part between their syllables; the signs that tell them from English are x, zh, a q without u, and the long finals. */
const PINYIN = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:[iu]ang|iong|uai|iao|[aeiou]ng|[iu]an|[aeiu]n|ai|ei|ao|ou|ia|ie|iu|ua|uo|ui|[aeiou])(?=(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)(?:[aeiou])|$)/i;
const CHINESE = /x|zh|q(?!u)|zuo|iang|uang|iong/i;
/** A Vietnamese name without its marks is one syllable: Nguyen, Truong. */
const VIETNAMESE = /^(?:ngh?|nh|ph|th|tr|kh|g[ih]?|qu|ch|[bcdhklmnprstvx])?(?:uye|uyu|[iu]eu|u?oi|uo|ie|ye|[aeiouy]{1,2})(?:ng|nh|ch|[cmnptiouy])?$/i;

function pinyin(word: string): readonly string[] | null {
  if (!/^\p{Lu}/u.test(word) || !CHINESE.test(word)) return null;
  const out: string[] = [];
  for (let rest = word; rest !== ''; rest = rest.slice(out[out.length - 1]!.length)) {
    const found = PINYIN.exec(rest)?.[0];
    if (!found) return null;
    out.push(found);
  }
  return out;
}

function exception(word: string): readonly string[] | null {
  const parts = EXCEPTIONS.get(word.toLowerCase());
  if (!parts) return null;
  let at = 0;
  return parts.map((part) => word.slice(at, (at += part.length)));
}

const known = new Map<string, readonly string[]>();

/** True for languages that are hyphenated. Vietnamese, whose words are single syllables, never is. */
export const hyphenates = (lang: string): boolean => lang === 'en' || lang.startsWith('en-');

/**
 * Splits a run of text without spaces at the places where it may be hyphenated. One part where it may not: short words,
 * words in capitals, anything with digits or signs inside (addresses, numbers, names of documents).
 */
export function syllables(text: string, lang: string): readonly string[] {
  if (!hyphenates(lang)) return [text];
  const found = known.get(text);
  if (found) return found;
  const parts = split(text);
  known.set(text, parts);
  return parts;
}

function split(text: string): readonly string[] {
  const match = /^([^\p{L}\p{N}]*)(\p{L}+)((?:[’']\p{L}+)?)([^\p{L}\p{N}]*)$/u.exec(text);
  if (!match) return [text];
  const [, before, word, ending, after] = match as unknown as [string, string, string, string, string];
  if (word.length < LEAST_LETTERS || word === word.toLocaleUpperCase('en') || (/^\p{Lu}/u.test(word) && VIETNAMESE.test(word))) return [text];
  const parts = exception(word) ?? pinyin(word) ?? english_(word).split(MARK);
  const out: string[] = [];
  let open = '';
  let left = word.length;
  for (const part of parts) {
    open += part;
    left -= part.length;
    if (open.length >= LEAST_BEFORE && left >= LEAST_AFTER) {
      out.push(open);
      open = '';
    }
  }
  if (open) out.push(open);
  out[0] = before + (out[0] ?? '');
  out[out.length - 1] += ending + after;
  return out;
}
