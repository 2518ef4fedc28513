/** Names that the two languages write differently: which are found, and which words only look like them. */
import { expect, it } from 'vitest';
import { peopleIn } from '../../../src/check/bilingual/people.js';
import { KNOWN_NAMES, nameFinder } from '../../../src/check/bilingual/proper-names.js';
import { checked, line } from '../desk.js';

const vi = nameFinder(KNOWN_NAMES, 'vi');
const en = nameFinder(KNOWN_NAMES, 'en');

it.each([
  ['Đoàn Quảng Tây và Nhật Bản gặp Hội Chữ thập đỏ', 'Guangxi and the Japanese met the Red Cross'], ['tới Bắc Kinh, Viêng Chăn', 'to Beijing, Vientiane'], ['các nước Pháp, Đức', 'France and Germany'],
  ['QUẢNG TÂY ĐÓN HOA KỲ', 'GUANGXI WELCOMES THE US'], ['Liên hợp quốc tại Niu Y-oóc', 'the UN in New York'],
])('%s = %s', (left, right) => {
  expect(vi(left).length).toBeGreaterThan(1);
  expect(new Set(vi(left).map(({ meaning }) => meaning))).toEqual(new Set(en(right).map(({ meaning }) => meaning)));
});

it('takes short names for people where they stand like people, and small letters for other words', () => {
  const asking = (text: string): string[] => vi(text).filter(({ firm }) => firm).map(({ typed }) => typed);
  expect(asking('anh Đức, chị Nga và Nông Mỹ Vân; Anh nói')).toEqual([]);
  expect(asking('sang Đức và Nga')).toEqual(['Đức', 'Nga']);
  expect(en('They met us in may')).toEqual([]);
});

it('lists every Vietnamese form once', () => {
  const forms = KNOWN_NAMES.flatMap((name) => name.vi);
  expect(forms.filter((form, i) => forms.indexOf(form) !== i)).toEqual([]);
  expect(forms.length).toBeGreaterThan(150);
});

it('knows people by title and family name', () => {
  expect(peopleIn('Bà Hoàng Thị Miên, ông Đinh Hữu Học và Đại học Quốc gia Hà Nội', 'vi').map(({ typed }) => typed)).toEqual(['Hoàng Thị Miên', 'Đinh Hữu Học']);
  expect(peopleIn('Ms. Hoang Thi Mien of the People’s Council of Ha Noi City, Mr Dinh Huu Hoc', 'en').map(({ key }) => key)).toEqual(['hoang thi mien', 'dinh huu hoc']);
});

const told = async (viText: string, enText: string, names = ''): Promise<string[]> =>
  (await checked({ 'articles/port/vi.md': `---\ntitle: Cảng\n---\n${viText}\n`, 'articles/port/en.md': `---\ntitle: Port\n---\n${enText}\n`, ...(names === '' ? {} : { '../names.yaml': names }) })).filter(({ rule }) => rule.startsWith('name-')).map(line);

it('holds the names of names.yaml against each other', async () => {
  const names = 'people:\n  - { vi: Nông Mỹ Vân, en: Nong Meiyun }\nplaces:\n  - { vi: Bắc Sơn, en: Bac Son }\n  - { vi: Văn Quan, en: Van Quan }\n';
  expect(await told('Bà Nông Mỹ Vân ở Bắc Sơn.', 'Ms Nong Meiyun of Bac Son.', names)).toEqual([]);
  expect(await told('Bà Nông Mỹ Vân ở Bắc Sơn.', 'Ms Nong Meiyun of Van Quan.', names)).toEqual([
    'articles/port/en.md:4:19 “Van Quan” stands here only; the Vietnamese has “Bắc Sơn” (articles/port/vi.md, line 4).',
    'articles/port/vi.md:4:18 “Bắc Sơn” stands here only; the English has “Van Quan” (articles/port/en.md, line 4).',
  ]);
  expect(await told('Bà Nông Mỹ Vân ở Bắc Sơn.', 'Ms Nong My Van of Bac Son.', names)).toEqual(['articles/port/en.md:4:4 “Nong My Van” is “Nong Meiyun” in English.']);
});

it('is silent where one language says the name in another way', async () => {
  expect(await told('Đoàn Trung Quốc và Việt Nam ở Lào.', 'The two countries in the Lao capital.')).toEqual([]);
});
