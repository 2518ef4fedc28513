/** Numbers, dates and times in the usual forms of either language come to the same readings. */
import { describe, expect, it } from 'vitest';
import { facts } from '../../../src/check/bilingual/facts.js';
import { romanValue } from '../../../src/check/bilingual/roman.js';
import type { KnownLanguage } from '../../../src/check/bilingual/token.js';

/** What the firm tokens of a text mean, likeliest reading of each part. */
const said = (text: string, lang: KnownLanguage): string[] => facts(text, lang).filter((token) => token.firm).flatMap((token) => token.parts.map(([first]) => first!)).sort();
/** All that may be meant, words included. */
const may = (text: string, lang: KnownLanguage): Set<string> => new Set(facts(text, lang).flatMap((token) => token.parts.flat()));

describe('the same in both languages', () => {
  it.each([
    ['ngày 17/4/2026', 'April 17, 2026'], ['ngày 17-4', '17 April'], ['ngày 17 tháng 4', 'April 17th'], ['từ ngày 14 - 17/4/2026', 'from April 14 to 17, 2026'],
    ['22-24/04/2026', 'April 22–24, 2026'], ['tháng 4/2026', 'in April 2026'], ['tháng 5 năm 2026', 'in May 2026'], ['tháng Tư', 'since April'], ['tháng 3-5', 'from March to May'],
    ['96 tỷ USD', 'USD 96 billion'], ['1,2 nghìn tỷ đồng', 'VND 1.2 trillion'], ['6 triệu lượt', '6 million visits'], ['500 nghìn', '500,000'], ['1.435 mm', '1,435 mm'],
    ['4.842,58 km2', '4,842.58 km2'], ['10,2%', '10.2 percent'], ['Quốc lộ 4B', 'Highway 4B'], ['223-NQ/TU', '223-NQ/TU'], ['1719/QĐ-TTg', '1719/QD-TTg'],
    ['14h30', '14:30'], ['khóa XVI', 'the 16th'], ['lần thứ XIV', '14th'], ['0205 3896 899', '+84 205 3896 899'], ['05 ha', '5ha'],
    ['sáng thứ Bảy và Chủ nhật', 'on Saturday morning and on Sundays'], ['Thứ Hai hằng tuần', 'every Monday'],
  ])('%s = %s', (vi, en) => {
    expect(said(vi, 'vi').length).toBeGreaterThan(0);
    expect(said(vi, 'vi')).toEqual(said(en, 'en'));
  });
});

it('takes words for numbers as answers only', () => {
  expect(said('mười hai người, hai nước', 'vi')).toEqual([]);
  for (const [text, reading] of [['mười hai người', '#12'], ['hai mươi ba', '#23'], ['ba trăm năm mươi', '#350'], ['năm nghìn', '#5000']]) expect(may(text!, 'vi')).toContain(reading);
  for (const [text, reading] of [['twelve people', '#12'], ['twenty-three', '#23'], ['three hundred and', '#300'], ['the third', '#3'], ['two thousand', '#2000'], ['half', '#2'], ['open around the clock', '#24']]) expect(may(text!, 'en')).toContain(reading);
});

it('takes the fifth for a Thursday only where the other language does', () => {
  expect(said('lần thứ năm', 'vi')).toEqual([]);
  for (const reading of ['w4', '#5']) expect(may('lần thứ năm', 'vi')).toContain(reading);
  expect(facts('lần thứ 5', 'vi').map(({ parts }) => parts)).toEqual([[['#5', 'w4']]]);
  for (const [text, lang] of [['cuối tuần', 'vi'], ['at weekends', 'en']] as const) expect([...may(text, lang)]).toEqual(['w6', 'w7']);
});

it('knows what is no date, month or numeral', () => {
  expect(said('You may come; they march on.', 'en')).toEqual([]);
  expect(said('In May they may come', 'en')).toEqual(['m5']);
  expect(said('mỗi tháng ba chuyến', 'vi')).toEqual([]);
  expect(said('TẬP CẬN BÌNH, XI JINPING', 'en')).toEqual([]);
  expect(['II', 'IV', 'XIV', 'XXIX', 'IIX', 'VX'].map(romanValue)).toEqual([2, 4, 14, 29, null, null]);
});

it('leaves the unit of a range to both its ends', () => {
  expect(may('5-7 triệu', 'vi')).toContain('#5000000');
  expect(may('5 to 7 million', 'en')).toContain('#5000000');
  expect(may('2025-26', 'en')).toContain('#2026');
});

it('reads separators of the other language as a second choice', () => {
  // A nought too many or too few is not read away as decimals.
  for (const [vi, en] of [['142.000', '142,0000'], ['4.8000', '4,800'], ['138.00', '138,000'], ['603.400', '603,4000'], ['1.200', '1,20']]) {
    const here = may(vi!, 'vi');
    expect([...may(en!, 'en')].filter((reading) => here.has(reading))).toEqual([]);
  }
  expect(facts('10.2%', 'vi')[0]!.parts).toEqual([['#10.2']]);
  expect(facts('1.435', 'vi')[0]!.parts).toEqual([['#1435', '#1.435']]);
  expect(facts('1,435', 'vi')[0]!.parts).toEqual([['#1.435', '#1435']]);
});
