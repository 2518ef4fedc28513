/** Vietnamese syllables: what can be one, where its tone stands, which are words. */
import { describe, expect, it } from 'vitest';
import { attested } from '../../../src/check/language/attested.js';
import { fold, placeTone, readSyllable, splitTone, unmark, withTone } from '../../../src/check/language/syllable.js';
import { neighbourhood, syllableOfKey } from '../../../src/check/language/usage.js';
import { keyOf } from '../../../src/check/language/usage-key.js';

const can = (words: string): string[] => words.split(' ').filter((word) => readSyllable(word) !== null);

describe('readSyllable', () => {
  it('takes every shape that Vietnamese has', () => {
    const words = 'nghiêng nghề ghế gì gìn giếng giết gia giữ quý quốc quỳnh quyết khuya khuỷu thuở oằn yêu yến ý ỷ uỷ ủy hoà hòa khoẻ xoong buýt kỹ cả NGHIỆP Đường được ươn ưu iếc'.split(' ');
    expect(words.filter((word) => readSyllable(word) === null)).toEqual(['iếc']);
  });
  it('refuses letters that cannot meet', () => {
    expect(can('ngiệp nghà gế kà cế qan thươg tiếnng pphát hoạtt kiêt nhuyêt ngườ biể đẹpp wang zalo jun fan')).toEqual([]);
  });
  it('refuses tones that a stop cannot bear, and two tones at once', () => {
    expect(can('phát phạt phat phàt phảt phãt cách cạch cach')).toEqual(['phát', 'phạt', 'cách', 'cạch']);
    expect(splitTone('hòạ')).toBeNull();
  });
  it('reads separate marks like composed ones', () => {
    expect(readSyllable('nghiệp'.normalize('NFD'))).toEqual(readSyllable('nghiệp'));
    expect(readSyllable('nghiệp')).toMatchObject({ onset: 'ngh', rime: 'iêp', tone: 5, base: 'nghiêp' });
  });
  it('tells the two styles of a tone and a tone that is astray', () => {
    expect(['hòa', 'hoà', 'thúy', 'thuý', 'khỏe', 'khoẻ', 'hoàn', 'quý', 'mùa', 'ủy', 'hoa'].map((word) => readSyllable(word)!.style)).toEqual(['first', 'second', 'first', 'second', 'first', 'second', null, null, null, 'first', null]);
    expect(['hòang', 'qủa', 'đựơc', 'gía', 'tòan', 'tíêng'].map((word) => readSyllable(word)!.misplaced)).toEqual([true, true, true, true, true, true]);
    expect(['hoàng', 'quả', 'được', 'giá', 'mía', 'tiếng', 'khuỷu', 'người', 'rượu', 'hươu', 'ngoẻo', 'xoèo'].filter((word) => readSyllable(word)?.misplaced)).toEqual([]);
  });
});

describe('placeTone', () => {
  it('puts the tone where a style wants it, and keeps capitals', () => {
    expect(['hoà', 'HOÀ', 'Thuý', 'ỦY', 'qủa', 'Hòang', 'đựơc', 'quý', 'hoàn', 'Houston'].map((word) => placeTone(word, 'first'))).toEqual(['hòa', 'HÒA', 'Thúy', 'ỦY', 'quả', 'Hoàng', 'được', 'quý', 'hoàn', 'Houston']);
    expect(['hòa', 'Thúy', 'ỦY', 'khỏe'].map((word) => placeTone(word, 'second'))).toEqual(['hoà', 'Thuý', 'UỶ', 'khoẻ']);
  });
  it('changes nothing the second time', () => {
    for (const word of ['hoà', 'Thuý', 'qủa', 'ngườì', 'khuỷu']) expect(placeTone(placeTone(word, 'first'), 'first')).toBe(placeTone(word, 'first'));
  });
});

describe('attested', () => {
  const levels = (words: string): string[] => words.split(' ').map((word) => attested(readSyllable(word)!));
  it('knows words from syllables that only could be some', () => {
    expect(levels('phát triển nghiệp đồng chí hòa hoà cứng sữa')).toEqual(Array.from({ length: 9 }, () => 'word'));
    expect(levels('tiển pát')).toEqual(['other-tone', 'none']);
  });
  it('holds syllables alone, each base once', async () => {
    const { readFileSync } = await import('node:fs');
    const source = readFileSync(new URL('../../../src/check/language/attested.ts', import.meta.url), 'utf8');
    const entries = [.../`([^`]+)`;/.exec(source)![1]!.matchAll(/([^\d\s]+)(\d+)/g)].map(([, base, tones]) => ({ base: base!, tones: tones! }));
    expect(entries.length).toBeGreaterThan(2000);
    expect(new Set(entries.map(({ base }) => base)).size).toBe(entries.length);
    const impossible = entries.flatMap(({ base, tones }) => [...tones].filter((tone) => syllableOfKey(`${base}${tone}`)?.base !== base).map((tone) => `${base}${tone}`));
    expect(impossible).toEqual([]);
  });
});

it('takes marks off in two ways', () => {
  expect(fold('Đồng Đăng')).toBe('dong dang');
  expect(unmark('Đồng Đăng')).toBe('Dong Dang');
  expect(withTone('nghiêp', 5)).toBe('nghiệp');
});

it('finds words that one letter or one mark parts from another', () => {
  const { near, replaced } = neighbourhood(['đồng', 'nghiệp', 'phát', 'tiến', 'hoa', 'người'].map(keyOf));
  expect(near(keyOf('đổng'))).toEqual([keyOf('đồng')]);
  expect(near(keyOf('hát'))).toEqual([keyOf('phát')]);
  expect(near(keyOf('tiên'))).toEqual([keyOf('tiến')]);
  expect(near(keyOf('ngươi'))).toEqual([keyOf('người')]);
  expect(near(keyOf('mưa'))).toEqual([]);
  expect(near(keyOf('pháp'))).toEqual([]);
  expect(replaced(keyOf('pháp'))).toEqual([keyOf('phát')]);
});
