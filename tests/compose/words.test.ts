/** Good manners: where no line may break. */
import { describe, expect, it } from 'vitest';
import { syllables } from '../../src/compose/hyphenate.js';
import { binds, textOf, toWords } from '../../src/compose/words.js';

/** The text with `~` for word spaces at which no line breaks. */
const bound = (text: string): string => {
  const words = toWords([{ kind: 'text', text }]);
  return words.map((w, i) => textOf(w) + (i === words.length - 1 ? '' : w.after === 'bound' ? '~' : w.after === 'space' ? ' ' : '|')).join('');
};

describe('numbers', () => {
  it.each([
    ['đi 12 km nữa', 'đi 12~km nữa'],
    ['cao 1.541 m so', 'cao 1.541~m so'],
    ['rộng 42 ha rừng', 'rộng 42~ha rừng'],
    ['thu 310 tấn na', 'thu 310~tấn na'],
    ['giá 32.000 đồng một', 'giá 32.000~đồng một'],
    ['hơn 5 triệu người', 'hơn 5~triệu người'],
    ['lúc 25 °C và', 'lúc 25~°C và'],
    ['tăng 12 % so', 'tăng 12~% so'],
    ['đạt 58,3 % số', 'đạt 58,3~% số'],
    ['chứa 40 m³ nước', 'chứa 40~m³ nước'],
    ['hơn 3 tỉ đồng', 'hơn 3~tỉ đồng'],
    ['walked 12 km north', 'walked 12~km north'],
    ['about 3 million people', 'about 3~million people'],
    ['some 20 hectares of', 'some 20~hectares of'],
    ['paid USD 96 for', 'paid USD~96 for'],
    ['worth 40 USD, or', 'worth 40~USD, or'],
    ['see No. 5 of', 'see No.~5 of'],
    ['khoảng 250 kg quả', 'khoảng 250~kg quả'],
  ])('%s', (text, expected) => expect(bound(text)).toBe(expected));
});

describe('numbers of documents', () => {
  const afters = (text: string): (string | undefined)[] => toWords([{ kind: 'text', text }]).slice(0, -1).map((w) => w.after);
  it.each(['1886/QĐ-UBND', '47/2026/NQ-HĐND,', '(12/NQ-CPVN)', '223-NQ/TUVN.'])('%s breaks only in need', (number) => expect(new Set(afters(number))).toEqual(new Set(['seam'])));
  it('leaves other hyphens as they are', () => {
    for (const word of ['people-to-people', 'COVID-19-Impfung', 'Việt-Trung']) expect(afters(word)).not.toContain('seam');
  });
});

describe('addresses', () => {
  const afters = (text: string): (string | undefined)[] => toWords([{ kind: 'text', text }]).slice(0, -1).map((w) => w.after);
  it.each(['https://example.org/1886/QD-UBND', 'tham@khaocohoc.example.edu,', '(www.masafoods.example.vn)'])('%s breaks only in need', (address) => expect(new Set(afters(address))).toEqual(new Set(['seam'])));
  it('leaves other words with such signs as they are', () => {
    for (const word of ['Việt-Trung', 'người-ngày', 'sáng/chiều', 'wwwi-ii']) expect(afters(word)).not.toContain('seam');
  });
});

describe('dates', () => {
  it('never parts a date in figures', () => expect(bound('on 17/4/2026 at')).toBe('on 17/4/2026 at'));
  it.each([
    ['vào ngày 17 tháng 4 năm 2026 tại', 'vào ngày~17~tháng~4~năm~2026 tại'],
    ['từ ngày 17/4/2026 đến', 'từ ngày 17/4/2026 đến'],
    ['in quý 2 năm 2026.', 'in quý~2~năm~2026.'],
    ['on April 17, 2026, in', 'on April~17, 2026, in'],
    ['on 17 April 2026 in', 'on 17~April~2026 in'],
  ])('%s', (text, expected) => expect(bound(text)).toBe(expected));
});

describe('names', () => {
  it.each([
    ['do TS. Nguyễn Văn', 'do TS.~Nguyễn Văn'],
    ['do PGS. TS. Trần', 'do PGS.~TS.~Trần'],
    ['gặp ông Lương Văn', 'gặp ông~Lương Văn'],
    ['gặp bà Hoàng Thị', 'gặp bà~Hoàng Thị'],
    ['with Mr. Park from', 'with Mr.~Park from'],
    ['with Mrs Dieu from', 'with Mrs~Dieu from'],
    ['by Dr. J. Smith of', 'by Dr.~J.~Smith of'],
    ['by Prof. Le of', 'by Prof.~Le of'],
    ['ông già ngồi', 'ông già ngồi'],
  ])('%s', (text, expected) => expect(bound(text)).toBe(expected));
});

describe('dashes and closing marks', () => {
  it.each([
    ['Vietnam – China and', 'Vietnam~– China and'],
    ['Việt Nam - Trung Quốc', 'Việt Nam~- Trung Quốc'],
    ['they — of course — went', 'they~— of course~— went'],
    ['đi đâu ? Về', 'đi đâu~? Về'],
    ['the end ) of', 'the end~) of'],
    ['a ( b', 'a (~b'],
  ])('%s', (text, expected) => expect(bound(text)).toBe(expected));

  it('lets an opening mark go with what it opens', () => {
    expect(binds('(', 'word')).toBe(true);
    expect(binds('“', 'Tôi')).toBe(true);
  });
});

describe('a credit', () => {
  const bound = (credit: string): string[] =>
    toWords([{ kind: 'text', text: 'Trong kho: một trống. ' }, { kind: 'small', children: [{ kind: 'text', text: credit }] }]).filter((w) => w.after === 'bound').map(textOf);

  it('stays whole where it is short, whatever stands before it', () => {
    expect(bound('Ảnh: ĐỨC MẠNH')).toEqual(['Ảnh:', 'ĐỨC']);
    expect(bound('Tư liệu tòa soạn')).toEqual(['Tư', 'liệu', 'tòa']);
  });

  it('keeps its label with the name where it is long, and no other colon', () => {
    expect(bound('Ảnh: TRUNG TÂM VĂN HÓA VÀ NGHỆ THUẬT')).toEqual(['Ảnh:']);
  });
});

it('never changes words or signs', () => {
  const text = 'Từ 17/4/2026, TS. Nguyễn – “một” (hai): https://example.org/a-b?c=d people-to-people 12 km.';
  expect(toWords([{ kind: 'text', text }], (t) => syllables(t, 'en')).map((w) => textOf(w) + (w.after === 'space' || w.after === 'bound' ? ' ' : '')).join('')).toBe(text);
});

describe('syllables', () => {
  const parted = (word: string, lang = 'en'): string => syllables(word, lang).join('-');

  it('leaves two letters before and three after', () => {
    for (const word of 'after ideal many river become photo elegant beautiful determination international extraordinarily'.split(' ')) {
      const parts = syllables(word, 'en');
      if (parts.length === 1) continue;
      expect(parts[0]!.length, word).toBeGreaterThanOrEqual(2);
      expect(parts[parts.length - 1]!.length, word).toBeGreaterThanOrEqual(3);
    }
  });

  it.each([['CONFERENCE'], ['https://example.org'], ['2026-2027'], ['cat'], ['A4-sized'], ['e.g.']])('leaves %s whole', (word) => expect(syllables(word, 'en')).toEqual([word]));

  it('never parts Vietnamese, be it in an English text', () => {
    expect(syllables('nghiêng', 'vi')).toEqual(['nghiêng']);
    for (const name of ['Nguyen', 'Truong', 'Quang', 'Khuyen', 'Thuong', 'Nghiem']) expect(parted(name), name).toBe(name);
  });

  it('parts Chinese names between syllables', () => {
    expect(['Pingxiang', 'Guangzhou', 'Chongzuo', 'Liuzhou', 'Xinhua'].map((w) => parted(w))).toEqual(['Ping-xiang', 'Guang-zhou', 'Chong-zuo', 'Liu-zhou', 'Xin-hua']);
    expect(parted('Guangxi')).toBe('Guangxi');
  });

  it('keeps marks around a word with it', () => expect(parted('“province’s')).toBe('“prov-ince’s'));
});
