/** Forms in which the two languages write numbers, dates, times and amounts: the same is read from both, and what differs is told. */
import { expect, it } from 'vitest';
import { facts } from '../../../src/check/bilingual/facts.js';
import type { Token } from '../../../src/check/bilingual/token.js';
import { checked } from '../desk.js';

const SAME: readonly (readonly [vi: string, en: string])[] = [
  ['ba mươi người', 'thirty people'], ['30 người', 'thirty people'], ['ba mươi người', '30 people'], ['một nửa dân số', 'half of the population'],
  ['ba phần tư diện tích', 'three quarters of the area'], ['2/3 diện tích', 'two thirds of the area'], ['hai phần ba', 'two-thirds'],
  ['1/4 dân số', 'a quarter of the population'], ['50% dân số', 'half the population'], ['lần thứ ba', 'the third time'],
  ['lần thứ XII', 'the 12th'], ['Đại hội lần thứ XIV của Đảng', 'the 14th Party Congress'], ['thế kỷ XIX', 'the nineteenth century'],
  ['thế kỷ 21', 'the twenty-first century'], ['thế kỷ XXI', 'the 21st century'], ['quý II/2026', 'the second quarter of 2026'],
  ['quý II năm 2026', 'Q2 2026'], ['quý 1/2026', 'Q1/2026'], ['quý III', 'the third quarter'], ['Quý II - 2026', 'Quarter II, 2026'],
  ['những năm 1980', 'the 1980s'], ['thập niên 90', 'the nineties'], ['thập niên 1990', 'the 1990s'], ['những năm 80 của thế kỷ XX', 'the 1980s'],
  ['10-15 người', '10 to 15 people'], ['10 – 15 người', 'between 10 and 15 people'], ['từ 10 đến 15 ngày', 'ten to fifteen days'],
  ['khoảng 10-15%', 'about 10–15 percent'], ['120 km', '120 kilometres'], ['5 ha', 'five hectares'], ['8.310 km2', '8,310 km²'],
  ['8.310,18 km²', '8,310.18 square kilometres'], ['25°C', '25 degrees Celsius'], ['25oC', '25°C'], ['1.200 m²', '1,200 square metres'],
  ['1.200 m2', '1200 m2'], ['2,5 tấn', '2.5 tonnes'], ['100 m3', '100 cubic metres'], ['30%', '30 per cent'], ['30 phần trăm', '30%'],
  ['ba mươi phần trăm', 'thirty percent'], ['5,5 tỷ đồng', 'VND 5.5 billion'], ['5,5 tỷ đồng', '5.5 billion dong'],
  ['1.234 tỷ đồng', 'VND 1.234 trillion'], ['1.234 tỷ đồng', 'VND 1,234 billion'], ['25.000 tỷ đồng', 'VND 25 trillion'],
  ['500 triệu USD', 'US$500 million'], ['500 triệu đô la Mỹ', '500 million US dollars'], ['$1,5 triệu', '$1.5 million'],
  ['1,5 triệu USD', 'USD 1.5m'], ['2 tỷ USD', 'US$2bn'], ['350 nghìn đồng', 'VND 350,000'], ['350.000 đồng', '350,000 dong'],
  ['35.000đ', 'VND35,000'], ['10 vạn dân', '100,000 people'], ['1,2 triệu tấn', '1.2 million tonnes'],
  ['hơn 3 triệu lượt khách', 'over three million visitors'], ['hai triệu lượt khách', 'two million visitors'], ['1 triệu rưỡi', '1.5 million'],
  ['hai tỷ rưỡi', '2.5 billion'], ['1.234 người', '1,234 people'], ['1,234', '1.234'], ['1 234 567', '1,234,567'], ['12.345.678', '12,345,678'],
  ['0,5%', '0.5%'], ['7h30', '7:30 a.m.'], ['7h30', '7.30 am'], ['7 giờ 30 phút', '7:30 a.m.'], ['7 giờ 30 sáng', 'half past seven in the morning'],
  ['8h30 tối', '8:30 p.m.'], ['1 giờ đêm', '1 a.m.'], ['11 giờ đêm', '11 p.m.'], ['12h đêm', '12 a.m.'], ['12h trưa', '12 p.m.'], ['từ 8 đến 11 giờ sáng', '8 a.m. to 11 a.m.'], ['tối, lúc 9h30', '9.30pm'],
  ['ngày Rằm tháng Giêng', 'the 15th day of the first lunar month'], ['Rằm tháng Tám', 'the full moon of the eighth lunar month'], ['đêm 30 Tết', 'New Year’s Eve'], ['chiều 29 Tết', 'the last afternoon of the lunar year'],
  ['19h30', '7:30 p.m.'], ['19h', '7 p.m.'], ['19 giờ', '7 pm'], ['lúc 7 giờ rưỡi', 'at 7:30'], ['12 giờ trưa', 'noon'], ['8 giờ tối', '8 p.m.'],
  ['8 giờ tối', '20:00'], ['0 giờ', 'midnight'], ['15 giờ 05 phút', '3:05 p.m.'], ['giai đoạn 2025-2030', 'the 2025–2030 period'],
  ['2025–2026', 'from 2025 to 2026'], ['năm học 2025-2026', 'the 2025-26 school year'], ['2021-2025', '2021–25'],
  ['ngày 2 và 3 tháng 4', 'April 2 and 3'], ['ngày 2 và 3 tháng 4', '2 and 3 April'], ['từ ngày 2 đến ngày 5 tháng 4', 'from 2 to 5 April'],
  ['từ ngày 2 đến 5/4/2026', 'from 2 to 5 April 2026'], ['từ 28/3 đến 2/4/2026', 'from March 28 to April 2, 2026'],
  ['ngày 17 tháng 4 năm 2026', 'the 17th of April, 2026'], ['ngày 17 tháng 4', 'the 17th of April'], ['ngày 17 tháng Tư', 'April 17'],
  ['ngày mười bảy tháng tư', 'the seventeenth of April'], ['17-4-2026', '17 April 2026'], ['17.4.2026', 'April 17, 2026'],
  ['17/04/2026', '2026-04-17'], ['17/4/26', 'April 17, 2026'], ['ngày 02/4', '2 April'], ['mùng 5 tháng 5', 'the fifth day of the fifth month'],
  ['mùng 3 Tết', 'the third day of Tet'], ['rằm tháng Giêng', 'the full moon of the first month'],
  ['ngày 10/3 âm lịch', 'the 10th day of the third lunar month'], ['tháng 4 và tháng 5', 'April and May'], ['tháng 4-5/2026', 'April-May 2026'],
  ['đầu tháng 4', 'early April'], ['tháng Tư năm 2026', 'April 2026'], ['tháng tư', 'April'], ['30/4', 'April 30'], ['ngày 8-3', 'March 8'],
  ['01/5', '1 May'], ['khóa XVIII', 'the 18th tenure'], ['khóa X', '10th term'], ['nhiệm kỳ 2020 - 2025', 'the 2020-2025 term'],
  ['thứ hai', 'the second'], ['+84 205 3812 345', '0205 3812 345'], ['(0205) 3812.345', '(+84-205) 3812345'],
  ['ĐT: 0205.3812.345', 'Tel: 0205 3812 345'], ['0912 345 678', '+84 912 345 678'], ['Hotline: 1900 1234', 'Hotline: 19001234'],
  ['số 5, đường Hùng Vương', 'No. 5 Hung Vuong Street'], ['QL1A', 'National Highway 1A'], ['Quốc lộ 1', 'Highway No. 1'], ['CT01', 'CT.01'],
  ['Km 15', 'kilometre 15'],
  ['gấp đôi', 'doubled'], ['gấp 3 lần', 'threefold'], ['gấp ba', 'tripled'], ['tăng 2,5 lần', '2.5 times'], ['một tá', 'a dozen'],
  ['hai chục', 'twenty'], ['10 ngày', 'ten days'], ['3 con cháu', 'three grandchildren'], ['mười lăm năm', 'fifteen years'],
  ['hai mươi mốt', 'twenty-one'], ['một trăm linh năm', 'one hundred and five'], ['một trăm lẻ năm', '105'],
  ['hai nghìn không trăm hai mươi sáu', 'two thousand and twenty-six'], ['một nghìn rưỡi', '1,500'], ['năm 2026', '2026'],
  ['54 dân tộc', '54 ethnic groups'], ['năm mươi tư dân tộc', 'fifty-four ethnic groups'], ['U60', 'in her sixties'], ['tuổi 60', 'aged sixty'],
  ['nghị quyết số 57-NQ/TW', 'Resolution No. 57-NQ/TW'], ['Quyết định 1719/QĐ-TTg ngày 14/10/2021', 'Decision 1719/QD-TTg dated October 14, 2021'],
  ['Nghị định số 31/2018/NĐ-CP', 'Decree No. 31/2018/ND-CP'], ['Công văn 123/UBND-KT', 'Official Letter 123/UBND-KT'],
  ['OCOP 4 sao', 'four-star OCOP'], ['COVID-19', 'COVID-19'], ['G7', 'G7'], ['5G', '5G'], ['2-0', '2–0'], ['tỷ lệ 1:500', 'a scale of 1:500'],
  ['tỷ lệ 3/5', 'three out of five'], ['1/500', '1:500'], ['16:9', '16:9'], ['10x15 cm', '10 × 15 cm'], ['3m x 4m', '3 m by 4 m'],
  ['8 giờ đến 17 giờ', '8 a.m. to 5 p.m.'], ['7h30-11h', '7:30 to 11 a.m.'], ['08:00 - 17:00', '8 am–5 pm'], ['từ 8h00 đến 22h00', '8:00 to 22:00'],
  ['24/7', '24/7'], ['24/24', 'around the clock'], ['24/24h', '24 hours a day'], ['90 phút', 'an hour and a half'],
  ['một tiếng rưỡi', 'an hour and a half'], ['nửa triệu', 'half a million'], ['nửa thế kỷ', 'half a century'], ['nửa thế kỷ', 'fifty years'],
  ['một thập kỷ', 'a decade'], ['10 năm', 'a decade'], ['hai thập kỷ', 'two decades'], ['20 năm', 'two decades'], ['một thế kỷ', 'a century'],
  ['100 năm', 'a century'], ['1 trong 5', 'one in five'], ['số 1', 'number one'], ['số 1', 'No. 1'],
  ['hạng nhất', 'first class'], ['Huân chương Lao động hạng Ba', 'the Third-Class Labour Order'],
  ['Huân chương Lao động hạng III', 'Labour Order, Third Class'], ['cấp 1', 'Level I'], ['chương I', 'Chapter 1'], ['giai đoạn 2', 'phase two'],
  ['giai đoạn II', 'Phase 2'], ['ba tháng đầu năm', 'the first three months of the year'], ['3 tháng đầu năm', 'the first quarter'],
  ['6 tháng đầu năm 2026', 'the first half of 2026'], ['nửa đầu năm 2026', 'the first six months of 2026'], ['tháng 12-2025', 'December 2025'],
  ['12/2025', 'December 2025'], ['1.001', '1,001'], ['0,75', 'three quarters'], ['1,5', 'one and a half'], ['2,5 năm', 'two and a half years'],
  ['hai năm rưỡi', 'two and a half years'], ['150.000.000 đồng', 'VND 150 million'], ['150 triệu', '150,000,000'], ['1.5 triệu', '1.5 million'],
  ['20-30 triệu đồng', 'VND 20-30 million'], ['từ 20 triệu đến 30 triệu', 'from 20 to 30 million'], ['trên 90%', 'over 90pc'],
  ['1.000-1.500 m', '1,000–1,500 m'], ['1.541m', '1,541 metres'], ['cao 1541 m', '1,541 m high'], ['-5°C', 'minus five degrees'],
  ['âm 3 độ C', '-3°C'],
  ['chuyến 5 giờ 25', 'the 5.25 bus'], ['lúc 5g25', 'at 5:25'], ['bảy giờ kém mười', 'ten to seven'], ['7 giờ kém 10 phút', '6:50 a.m.'], ['7 giờ kém 15', 'a quarter to seven'], ['7h00–11h30', '7.00–11.30'],
  ['từ 14h đến 16h30', 'from 2 to 4.30 p.m.'], ['chín giờ mười lăm', 'at a quarter past nine'], ['45 phút', 'three quarters of an hour'], ['80 phút', '1 hour and 20 minutes'], ['1 giờ 20 phút', '80 minutes'],
  ['4 lạng', '400 grams'], ['5 tạ', '500 kg'], ['hai tạ gạo', '200 kg of rice'], ['1,5 tấn', '1,500 kg'], ['12 tạ', '1.2 tonnes'], ['2 yến', '20 kg'], ['2 ký rưỡi', '2.5 kilos'], ['nửa cân', '500 g'], ['1,5 m', '150 cm'],
  ['10 ha', '100,000 square metres'], ['3 sào', '1,080 square metres'], ['1m65', '1.65 m'], ['120m2', '120 m²'], ['nặng 3 kg 2', '3.2 kg'], ['5 triệu 4', '5.4 million'], ['một triệu hai', '1.2 million'], ['hai triệu người', '2 million'], ['chín vạn đôi', '90,000 pairs'],
  ['phút 90+4', 'the 94th minute'], ['phút 90+4', 'four minutes into stoppage time'], ['phút 90+4', '90+4'], ['vòng 1/8', 'the round of 16'], ['10"85', '10.85 seconds'], ['15 ngày', 'a fortnight'],
  ['sáng 1-8', 'on the morning of 1 August'], ['ngày 2.9', '2 September'], ['từ 1 đến 15-9', 'from 1 to 15 September'], ['từ 5 đến 10-12 người', 'from 5 to 10 or 12 people'], ['tháng Ba năm 2026', 'on a March morning of 2026'], ['thế kỷ 17', 'the 1600s'],
  ['Nghị định 100/2019/NĐ-CP', 'Decree 100/2019'], ['Công văn 12/STNMT-ĐĐ', 'Official Letter 12/STNMT-DD'],
  ['lúc 13, 16, 19 và 22 giờ', 'at 1, 4, 7 and 10 p.m.'], ['lúc 1, 4, 7, 10, 13, 16, 19 và 22 giờ', 'at 1, 4, 7 and 10 a.m. and 1, 4, 7 and 10 p.m.'], ['từ 13 đến 17 giờ', 'from 1 to 5 p.m.'], ['lúc 17 và 20 giờ', 'at 5 and 8 o’clock in the evening'],
  ['sinh năm 1987', 'born in ’87'], ['lúc 0 giờ 30', 'at half past midnight'], ['trong 48 giờ', 'in two days'], ['trong 14 ngày', 'in 2 weeks'], ['tháng 3, 4 và 5', 'in March, April and May'], ['các tháng 6, 7, 8', 'in June, July and August'],
  ['trực 24/7', 'open round the clock'], ['học sinh cấp 3', 'pupils of upper secondary schools'], ['tháng 3, 4 người', '4 people in March'],
  ['lúc 8h, 9h30 và 11h', 'at 8, 9.30 and 11 a.m.'], ['lúc 14, 15 hoặc 16 giờ', 'at 2, 3, or 4 p.m.'],
];

/** What a side asks for and the other does not say. */
function open(own: readonly Token[], other: readonly Token[]): string[] {
  const said = new Set(other.flatMap((token) => [...token.parts, ...(token.otherwise ?? [])].flat()));
  const answered = (part: readonly string[]): boolean => part.some((reading) => said.has(reading));
  return own.filter((token) => token.firm && !token.parts.every(answered) && token.otherwise?.every(answered) !== true).map(({ text }) => text);
}

it.each(SAME)('%s = %s', (vi, en) => {
  const [left, right] = [facts(vi, 'vi'), facts(en, 'en')];
  expect([...open(left, right), ...open(right, left)]).toEqual([]);
  // Each is read as something: a form that nobody knows would agree with everything.
  for (const side of [left, right]) expect(side.flatMap(({ parts }) => parts).length).toBeGreaterThan(0);
});

/** The same forms with one of the two changed. */
const DIFFERENT: readonly (readonly [vi: string, en: string])[] = [
  ['Có ba mươi người.', 'There are twenty people.'], ['Có ba mươi người.', 'There are 20 people.'], ['Có 20 người.', 'There are thirty people.'], ['Có ba mươi hai người.', 'There are thirty-three people.'],
  ['Có hai tỉnh ở đây.', 'There are three provinces here.'], ['Ba phần tư diện tích.', 'Two thirds of the area.'], ['Giá 96 tỷ USD.', 'It costs VND 96 billion.'], ['Giá 96 tỷ USD.', 'It costs USD 96 million.'],
  ['Cao 30 m.', 'It is 30 km high.'], ['Rộng 8.310 km2.', 'It covers 8,310 hectares.'], ['Tăng 30%.', 'It grew by 13%.'], ['Trong quý III tăng.', 'It grew in the second quarter.'], ['Trong quý IV tăng.', 'It grew in the third quarter.'],
  ['Lần thứ XII.', 'The 13th time.'], ['Từ ngày 2 đến ngày 5 tháng 4.', 'From 2 to 6 April.'], ['Ngày 17 tháng Tư.', 'The 17th of May.'], ['Ngày 17.4.2026.', 'April 17, 2025.'], ['Ngày 17/4/26.', 'April 17, 2025.'],
  ['Lúc 14h30.', 'At 2:30 a.m.'], ['Lúc 20h.', 'At 8 a.m.'], ['Lúc 8h30 sáng.', 'At 8:30 p.m.'],
  ['Lúc 7h30.', 'At 7:45 a.m.'], ['Lúc 7 giờ rưỡi.', 'At 8:30.'], ['Lúc 12 giờ trưa.', 'At midnight at 1 p.m.'], ['Những năm 80 của thế kỷ XX.', 'The 1970s.'], ['Hai tỷ rưỡi đồng, tức 2,5 tỷ đồng.', 'VND 2.6 billion.'],
  ['Gọi 1900 1234.', 'Call 1900 1235.'], ['Gọi (0205) 3812 345.', 'Call (+84-205) 3812 354.'], ['Năm 2025–2026.', 'In 2025–2027.'], ['10-15 người.', '10 to 25 people.'], ['1.234 tàu.', '1,243 ships.'], ['Ảnh 10x15 cm.', 'A picture of 10 × 18 cm.'],
  ['Có 4 lạng thịt.', 'There are 500 grams of pork.'], ['Lúc 5 giờ 25.', 'The 5.35 bus.'], ['Phút 90+4.', 'In the 95th minute.'], ['Giá 5 triệu 4.', 'It costs 5.6 million.'], ['Bảy triệu rưỡi đồng.', 'Eight and a half million dong.'],
  ['Tháng 3, 4 và 5.', 'In March, April and June.'], ['Trong 48 giờ.', 'In three days.'], ['Lúc 13, 16 và 22 giờ.', 'At 1, 5 and 10 p.m.'], ['Công văn 12/STNMT-ĐĐ.', 'Official Letter 12/STNMT-DĐ.'],
  ['Cử 4 bác sĩ, 6 điều dưỡng và 2 kỹ thuật viên, ít nhất 6 tháng.', 'It sent four doctors, five nurses and two technicians, for at least 6 months.'],
  ['Theo Nghị định 45/2022/NĐ-CP, dưới 45 dB.', 'Under Decree 45/2020/NĐ-CP, below 45 dB.'], ['Có hai thợ, ba thầy, bốn sinh viên và ba trò.', 'There are two barbers, two teachers, four students and three pupils.'],
];

it.each(DIFFERENT)('%s ≠ %s', async (vi, en) => {
  const found = await checked({ 'articles/port/vi.md': `---\ntitle: Cảng\n---\n${vi}\n`, 'articles/port/en.md': `---\ntitle: Port\n---\n${en}\n` });
  const told = found.filter(({ rule }) => rule === 'number-differs' || rule === 'reference-differs').map(({ place }) => place?.file);
  // At both places: nobody can know which is wrong.
  expect(new Set(told)).toEqual(new Set(['articles/port/vi.md', 'articles/port/en.md']));
});
