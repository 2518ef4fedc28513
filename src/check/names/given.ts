/** People called by their given name alone (anh Khải, Mr Khai), held against the full names of the same article. */
import { bare } from '../bilingual/meanings.js';
import { perDesk, type Desk } from '../desk.js';
import { placeTone } from '../language/syllable.js';
import { proseOf, type Prose } from '../prose.js';
import { holders } from './offices.js';

/** A given name that no full name of its article has, though one has it with other marks. */
export interface MisspeltGiven {
  readonly prose: Prose;
  readonly index: number;
  readonly typed: string;
  /** The full name as it is written elsewhere. */
  readonly full: string;
  readonly line: number;
}

const TITLES: Readonly<Record<string, RegExp>> = {
  vi: /(?<![\p{L}\p{M}])(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác|[Tt]hầy|[Cc]ụ|[Dd]ì|[Cc]ậu|[Mm]ợ|[Tt]hím|[Đđ]ồng chí|[Bb]ác sĩ|[Kk]ỹ sư|[Gg]iáo sư|[Tt]iến sĩ|[Ll]uật sư|[Nn]ghệ (?:nhân|sĩ)|[Yy] tá|[Hh]ọa sĩ|[Hh]oạ sĩ|[Nn]hạc sĩ) (\p{Lu}[\p{Ll}\p{M}]+)(?! \p{Lu}|[\p{L}\p{M}])/gu,
  en: /(?<![\p{L}\p{M}])(?:Mr|Mrs|Ms|Miss|Dr)\.? (\p{Lu}[\p{Ll}\p{M}]+)(?! \p{Lu}|[\p{L}\p{M}’'-])/gu,
};

/** One tone style, small letters. */
const spelt = (word: string): string => placeTone(word.toLowerCase(), 'first');

/** All of an issue's. */
export const misspeltGivenNames = perDesk((desk: Desk): readonly MisspeltGiven[] => {
  const full = new Map<string, { readonly typed: string; readonly line: number }[]>();
  for (const { prose, typed } of holders(desk)) {
    const key = `${prose.slug ?? ''} ${prose.lang} ${bare(typed.split(/\s+/).at(-1)!)}`;
    full.set(key, [...(full.get(key) ?? []), { typed, line: prose.place.line }]);
  }
  return proseOf(desk).filter(({ slug, kind }) => slug !== null && kind !== 'name').flatMap((prose) =>
    [...prose.text.matchAll(TITLES[prose.lang] ?? /(?!)/g)].flatMap((match): MisspeltGiven[] => {
      const given = match[1]!;
      const bearers = full.get(`${prose.slug ?? ''} ${prose.lang} ${bare(given)}`) ?? [];
      // A family name may be what a foreigner or a minister is called by, and is no given name then.
      const other = bearers.some(({ typed }) => typed.split(/\s+/).some((word) => spelt(word) === spelt(given))) ? undefined : bearers[0];
      return other === undefined ? [] : [{ prose, index: match.index + match[0].length - given.length, typed: given, full: other.typed, line: other.line }];
    }),
  );
});
