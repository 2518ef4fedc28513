import { fold, placeTone } from '../language/syllable.js';
import { perDesk, type Desk } from '../desk.js';
import { placeIn } from '../mend.js';
import { proseOf, type Prose } from '../prose.js';
import type { Rule } from '../rule.js';

/** Words that raise or lower an office; what is left without them is the office itself. */
const RANK: Readonly<Record<string, RegExp>> = {
  vi: /(?<![\p{L}\p{M}])(?:phó|quyền|thường trực|nguyên)(?![\p{L}\p{M}])/giu,
  en: /\b(?:vice|deputy|acting|standing|former)[- ]?/giu,
};

/** `đồng chí Đinh Hữu Học, Phó Chủ tịch UBND tỉnh`: a name, a comma, an office that begins with one of these. */
const OFFICE: Readonly<Record<string, RegExp>> = {
  vi: /(?:(?:Ông|Bà|Anh|Chị|Cô|Chú) )?((?:\p{Lu}[\p{Ll}\p{M}]+ ){1,4}\p{Lu}[\p{Ll}\p{M}]+), ((?:(?:Quyền |Nguyên )?(?:Phó )?(?:Chủ tịch|Bí thư|Giám đốc|Tổng Giám đốc|Trưởng|Cục trưởng|Vụ trưởng|Bộ trưởng|Thứ trưởng|Chánh|Viện trưởng|Hiệu trưởng|Tổng Thư ký|Đại sứ|Tổng Lãnh sự))[^,;.()]*)/gu,
  en: /((?:\p{Lu}[\p{Ll}\p{M}]+ ){1,4}\p{Lu}[\p{Ll}\p{M}]+), ((?:(?:Acting|Former|Standing|Vice|Deputy)[ -])*(?:Chairman|Chairwoman|Secretary|Director|Head|Minister|Ambassador|Consul|President|Rector|Chief)[^,;.()]*)/gu,
};

interface Mention {
  readonly prose: Prose;
  readonly index: number;
  readonly name: string;
  readonly office: string;
  readonly person: string;
}

/** Small letters, one tone style, single spaces. */
const plainly = (office: string): string => office.toLowerCase().split(/\s+/).map((word) => placeTone(word, 'first')).join(' ').trim();

const mentions = perDesk((desk: Desk): readonly Mention[] =>
  proseOf(desk).flatMap((prose) =>
    Array.from(prose.text.matchAll(OFFICE[prose.lang] ?? /(?!)/g), (match): Mention => {
      const [whole, name, office] = match;
      return { prose, index: match.index + whole.indexOf(name!), name: name!, office: office!.trim(), person: `${prose.lang} ${fold(name!)}` };
    }),
  ),
);

/** One person with the same office in two ranks. */
export const officeChanges: Rule = {
  id: 'office-changes',
  severity: 'info',
  why: 'A deputy who is the chairman two pages later is noticed by both of them.',
  passing: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nÔng Đinh Hữu Học, Phó Chủ tịch UBND tỉnh, đến.\n\nÔng Đinh Hữu Học, Phó Chủ tịch UBND tỉnh; ông Trần Văn Nam, Chủ tịch UBND tỉnh.\n' },
  failing: {
    files: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nÔng Đinh Hữu Học, Phó Chủ tịch UBND tỉnh, đến.\n\nÔng Đinh Hữu Học, Chủ tịch UBND tỉnh, về.\n' },
    messages: ['articles/port/vi.md:6:5 “Đinh Hữu Học” is “Chủ tịch UBND tỉnh” here and “Phó Chủ tịch UBND tỉnh” in articles/port/vi.md, line 4.'],
  },
  check: (desk) => {
    const first = new Map<string, Mention>();
    return mentions(desk).flatMap((mention) => {
      const { prose, name, office, person, index } = mention;
      const bare = plainly(office).replace(RANK[prose.lang]!, '').replace(/\s+/g, ' ').trim();
      const key = `${person} ${bare}`;
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, mention);
      if (earlier === undefined || plainly(earlier.office) === plainly(office)) return [];
      return [{
        place: placeIn(desk, prose, name, index),
        text: `“${name}” is “${office}” here and “${earlier.office}” in ${earlier.prose.place.file}, line ${earlier.prose.place.line}.`,
        note: 'Find out which it is; a change of office in the meantime deserves a word.',
      }];
    });
  },
};
