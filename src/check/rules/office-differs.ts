import { compared, isKnown, type Pair } from '../bilingual/compare.js';
import { at, languageName } from '../bilingual/say.js';
import { placeIn } from '../mend.js';
import { holders, officesIn, type Holder } from '../names/offices.js';
import type { Desk } from '../desk.js';
import type { Finding, Rule } from '../rule.js';

/** A person whose office is another one than in names.yaml, or another one in the other language. */
export const officeDiffers: Rule = {
  id: 'office-differs',
  severity: 'warning',
  why: 'An official whose rank is wrong in one language is a matter for two embassies.',
  passing: {
    '../names.yaml': 'people:\n  - { vi: Đinh Hữu Học, en: Dinh Huu Hoc, office: { vi: Phó Chủ tịch UBND tỉnh, en: Vice Chairman } }\n',
    'articles/port/vi.md': '---\ntitle: Cảng\n---\nÔng Đinh Hữu Học, Ủy viên Ban Thường vụ, Phó Chủ tịch UBND tỉnh, đón bà Hoàng Thị Miên, Giám đốc Sở Ngoại vụ.\n',
    'articles/port/en.md': '---\ntitle: Port\n---\nVice Chairman Dinh Huu Hoc received Ms. Hoang Thi Mien, Director of Foreign Affairs.\n',
  },
  failing: {
    files: {
      '../names.yaml': 'people:\n  - { vi: Đinh Hữu Học, en: Dinh Huu Hoc, office: { vi: Phó Chủ tịch UBND tỉnh, en: Vice Chairman } }\n',
      'articles/port/vi.md': '---\ntitle: Cảng\n---\nChủ tịch UBND tỉnh Đinh Hữu Học về.\n\nBà Hoàng Thị Miên, Giám đốc Sở Ngoại vụ, đến.\n\nÔng Lương Văn Nam, Giám đốc Sở Y tế, về.\n',
      'articles/port/en.md': '---\ntitle: Port\n---\nMr. Dinh Huu Hoc went home.\n\nMs. Hoang Thi Mien, Deputy Director of Foreign Affairs, came.\n\nMr. Luong Van Nam, Director of the Department of Transport, left.\n',
    },
    messages: [
      'articles/port/en.md:6:5 “Hoang Thi Mien” is deputy director here and director in the Vietnamese (articles/port/vi.md, line 6).',
      'articles/port/en.md:8:5 “Luong Van Nam” is director of transport here and director of health in the Vietnamese (articles/port/vi.md, line 8).',
      'articles/port/vi.md:4:20 “Đinh Hữu Học” is chairman here and “Phó Chủ tịch UBND tỉnh” in names.yaml.',
      'articles/port/vi.md:6:4 “Hoàng Thị Miên” is director here and deputy director in the English (articles/port/en.md, line 6).',
      'articles/port/vi.md:8:5 “Lương Văn Nam” is director of health here and director of transport in the English (articles/port/en.md, line 8).',
    ],
  },
  check: (desk) => [...againstList(desk), ...againstOther(desk)],
};

/** The head of a university is giám đốc or hiệu trưởng, and rector or director; cục trưởng is director or director general. */
const loosely = (office: string): string => office.replace('general director', 'director').replace(/\brector/, 'director');
const apart = (a: readonly string[], b: readonly string[]): boolean => a.length > 0 && b.length > 0 && !a.some((office) => b.some((other) => loosely(office) === loosely(other)));
const placeOf = (desk: Desk, { prose, typed, index }: Holder): Finding['place'] => placeIn(desk, prose, typed, index);

/** Offices at a listed name that are all other ones than the listed. */
function againstList(desk: Desk): Finding[] {
  return desk.issue.names.people.flatMap(({ by, office }) => Object.entries(by).flatMap(([lang, name]): Finding[] => {
    const listed = office?.by[lang]?.text;
    if (listed === undefined || !isKnown(lang)) return [];
    const right = officesIn(listed, lang).map((each) => each.office);
    return holders(desk).filter((holder) => holder.prose.lang === lang && holder.typed.toLowerCase() === name.text.toLowerCase() && apart(holder.offices, right)).map((holder) => ({
      place: placeOf(desk, holder),
      text: `“${holder.typed}” is ${holder.offices.join(', ')} here and “${listed}” in names.yaml.`,
      note: 'Find out which it is, and correct the text or the list.',
    }));
  }));
}

/** Offices at one name that differ between the languages of a pair. */
function againstOther(desk: Desk): Finding[] {
  const { articles, fixed, captions } = compared(desk);
  const pairs: Pair[] = [...articles.flatMap((article) => article.pairs), ...fixed, ...captions.flat().map(({ a, b }) => ({ a: [a], b: [b], likeness: null }))];
  const byPlace = new Map<string, Holder[]>();
  for (const holder of holders(desk)) {
    const key = placeKey(holder.prose.place);
    byPlace.set(key, [...(byPlace.get(key) ?? []), holder]);
  }
  const of = (side: Pair['a']): Holder[] => side.flatMap(({ place }) => byPlace.get(placeKey(place)) ?? []);
  return pairs.flatMap(({ a, b }): Finding[] => of(a).flatMap((mine): Finding[] => {
    const theirs = of(b).filter(({ key }) => key === mine.key);
    // Who is named twice may be called by either of his offices.
    const other = theirs[0];
    if (other === undefined || theirs.length > 1 || of(a).filter(({ key }) => key === mine.key).length > 1) return [];
    const elsewhere = mine.fields.length > 0 && other.fields.length > 0 && !mine.fields.some((field) => other.fields.includes(field));
    if (!apart(mine.offices, other.offices) && !elsewhere) return [];
    const note = 'See which is right, and correct the other.';
    const said = ({ offices, fields }: Holder): string => `${offices.join(', ')}${elsewhere ? ` of ${fields.join(', ')}` : ''}`;
    return [
      { place: placeOf(desk, mine), text: `“${mine.typed}” is ${said(mine)} here and ${said(other)} in the ${languageName(other.prose.lang)} (${at(other.prose.place)}).`, note },
      { place: placeOf(desk, other), text: `“${other.typed}” is ${said(other)} here and ${said(mine)} in the ${languageName(mine.prose.lang)} (${at(mine.prose.place)}).`, note },
    ];
  }));
}

const placeKey = ({ file, line, column }: Pair['a'][number]['place']): string => `${file}:${line}:${column}`;
