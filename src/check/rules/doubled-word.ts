import { attested } from '../language/attested.js';
import { compounds } from '../language/compounds.js';
import { readSyllable } from '../language/syllable.js';
import { vietnameseUsage } from '../language/usage.js';
import { keyOf } from '../language/usage-key.js';
import { perDesk, type Desk } from '../desk.js';
import { mend } from '../mend.js';
import type { Rule } from '../rule.js';
import { wordsOfIssue, type Word } from '../words.js';

/**
 * What Vietnamese doubles: words for time and number (`ngày ngày`, `người người`), qualities and sounds made softer (`xanh xanh`, `ầm ầm`), adverbs
 * (`dần dần`, `luôn luôn`), names of animals and plants (`chuồn chuồn`, `đu đủ`, `sau sau`), what children and dialects say. Set down by us.
 */
const TWICE = new Set(
  `bề bồn tháng thình năm dành chôm le cánh châu đom bìm bịp tu hú ai ánh ào ao ầm ấm êm ba bà bạc bác bây bè bé beng bèo bừng bời bon bong bồng bập bậc bê bì biêng biếc bịch bóng bô bố bộp bờ buồn bươm bướm
  càng cạch cao cào cay cầm căm chan chang châm chầm chậm chằm chắc chăm chan chao chập chi chiều chói chon chong chót chồm chua chung chuồn chúa chúm chuối chênh chiu chim chíp
  cỏn con cong cóc cọc cốc cô cộc cồm cồn cơn cũ cu cuồn cười cứng da dà dạ dai dài dần dầm dập dẻo dịu dong dồn dợn dửng đa đầm đần đăm đằm đằng đặc đẹp đen đêm đều đi đó đỏ đông đùng đùa đúng đung đủ đục đu
  em eo gà gâu gai gần gằm gật gấp gầy ghê gừ gầm gờn hai ham han hao hăm hầm hâm hây hao hề hì ho hoe hoi hồng hôm hớn hơi hu hùng hừng hừm hườm in kè kê keo kẽo kha khá khà khe khẽ khì khì khịt khít khàn khăng khăng khô khư kia kín kìn
  lạ lả lai làng lào lao lạnh lắc lăm lăng lăn lầm lâng lấp lâu lèo lẹ len lênh lì lia linh lít lo loang loáng lom long lộc lối lồng lơ lờ lợ lớp lù lũ lụ lúc lù lúi luôn lừ lưa lừng lững lượt
  ma mai man mải mãi màng mành mát mau mắn mằn mặn mây mấp mê mềm mênh mong mỏng mọng mơ mờ mơn mơm mỗi môm mù mùi mum mươn mượt muôn may nao nằng nắng nặng ngai ngan ngang ngào ngay ngày ngăm ngắn ngấm ngầm ngất ngây nghẹn nghênh nghìn ngọt ngoan ngơ ngồ ngùn ngấp ngột ngờ ngơi ngún người nhà nhanh nhao nhạt nhàn nhăm nhăn nhè nhẹ nheo nhí nho nhỏ nhong nhọn nhơ nhơn nhún nhiều nhấp nhợn nhởn niêm non nóng nôn nơi núng nừng
  ong oe oang oai oăng òng ô ôm ồ ồm ơi phang phau phăm phăng phần phây phe phì phò phơi phơ phới phừng phương
  quanh quay quang quây quá què quen quân quân ra ràng rào rạo ran răm rần rầm rấm rân rất rè rì ríu rền rên rong ròng rõ rôm rộn rối rờn rợn rùng run rung rưng rừng rượi rứt rỡ sa sáng sàn san sàm sang sát sau sâu săm sặc se sè sin sòn song sòng sồn sợ sù sụt sừng sương sưng
  tà tai tay tam tàm tăm tằm tăng tấm tầng tâng tập tất teo tẹo tè tê thang thao thăm thăng thẳng thậm thấp thật then thêm thi thỉnh thích thỏm thon thôi thơm thu thùng thum thuở thưa thướt thường thừng tí tia tịch tiếp tim tím tinh tít to tom tong tóp tối tô tôm tới tơ tơi trăm trắng trầm trẻ treo tròn trơ trơn trừng trùng trưa trưng từ tự tươi tưng tưởng từng tà tùng tung tù tứ
  u ù ụt ùn um ung ư ứ va vang vàng văng vằng vắng vân vần vàm vạch vẹo veo vèo ve vi vì vo vòng vòi von vòn vời vội vọt vơi vù vùn vui vun vuông vút vừa vơ xa xanh xâm xam xăm xăng xấu xe xem xèo xép xì xinh xiêu xóm xoe xom xôn xôi xộc xồm xông xồng xù xuân xuềnh xùng xương xưa yêu yếu ỳ ì ỉ ào ạt`
    .trim()
    .split(/\s+/),
);

/** Words of grammar, which nobody doubles: one of the two can be taken away unread. Of other words the sentence has to be read. */
const NEVER_TWICE = new Set('các những của và với cho được bị là để tại trong trên theo cùng như này đã sẽ đang cũng do về bởi nhằm qua giữa hoặc nhưng mà thì vào trước'.split(' '));

/** English that does: had had, that that. */
const AT_TIMES_TWICE = new Set(['had', 'that', 'very', 'so', 'bye', 'no', 'ha', 'more', 'many', 'long', 'far', 'again']);

/** A word typed twice. */
export const doubledWord: Rule = {
  id: 'doubled-word',
  severity: 'warning',
  why: 'A word that is doubled over a line’s end is overlooked by everybody but the reader.',
  passing: {
    'articles/port/vi.md': '---\ntitle: Cảng\n---\nNgày ngày, từ từ, xanh xanh, người người, dần dần, luôn luôn; cây sau sau; các, các bạn. Anh đi đi lại lại. Vì sao sao băng rơi?\n',
    'articles/port/en.md': '---\ntitle: Port\n---\nHe had had enough; he said that that was it; Sao Sao, very very far.\n',
  },
  failing: {
    files: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nCác các bạn của của tôi. Ông đọc đọc thơ. Nhà của của anh.\n', 'articles/port/en.md': '---\ntitle: Port\n---\nIn the the port of\nof Lang Son.\n' },
    messages: [
      'articles/port/en.md:4:4 “the” stands twice.',
      'articles/port/en.md:4:17 “of” stands twice.',
      'articles/port/vi.md:4:1 “Các” stands twice.',
      'articles/port/vi.md:4:13 “của” stands twice.',
      'articles/port/vi.md:4:30 “đọc” stands twice.',
      'articles/port/vi.md:4:47 “của” stands twice.',
    ],
    fixed: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nCác bạn của tôi. Ông đọc đọc thơ. Nhà của anh.\n', 'articles/port/en.md': '---\ntitle: Port\n---\nIn the port of\nof Lang Son.\n' },
  },
  check: (desk) =>
    doubled(desk).map(({ text, prose, index, after }) => {
      const words = prose.text.slice(index, index + text.length + after.length + text.length);
      const { place, fix } = mend(desk, prose, words, index, text);
      const mechanical = prose.lang !== 'vi' || NEVER_TWICE.has(text.toLowerCase());
      return { place, ...(fix !== undefined && mechanical ? { fix } : {}), text: `“${text}” stands twice.`, note: mechanical ? 'Take one away.' : 'Take one away, or silence the rule here if it is meant.' };
    }),
};

/** True for a syllable that Vietnamese has: others are sounds and names. */
const isWord = (word: string): boolean => {
  const syllable = readSyllable(word);
  return syllable !== null && attested(syllable) === 'word';
};

/** True where the issue doubles a word more than once: that is meant, but for words of grammar. */
const isKnownTwice = (desk: Desk, word: string): boolean => !NEVER_TWICE.has(word) && vietnameseUsage(desk).together(keyOf(word), keyOf(word)) > 1;

/** True where the first belongs to the word before and the second to the one after: vì sao sao băng. */
function isOfTwo(before: Word | undefined, word: string, { after }: Word, beyond: Word | undefined): boolean {
  const { has } = compounds();
  return before !== undefined && beyond !== undefined && /^\s+$/.test(after) && !NEVER_TWICE.has(word) && has(keyOf(before.text), keyOf(word)) && has(keyOf(word), keyOf(beyond.text));
}

/** True where two words stand right before or behind that are doubled as well: đi đi lại lại, ngày ngày, tháng tháng. */
function isInRow(words: readonly Word[], n: number): boolean {
  const isTwice = (i: number): boolean => words[i] !== undefined && words[i + 1]?.text.toLowerCase() === words[i]!.text.toLowerCase() && !NEVER_TWICE.has(words[i]!.text.toLowerCase());
  return !NEVER_TWICE.has(words[n]!.text.toLowerCase()) && ((isTwice(n - 2) && /^,?\s+$/.test(words[n - 1]!.after)) || (isTwice(n + 2) && /^,?\s+$/.test(words[n + 1]!.after)));
}

/** The first of each two. */
const doubled = perDesk((desk): Word[] =>
  wordsOfIssue(desk).flatMap((words) =>
    words.filter(({ text, after, prose }, n) => {
      const next = words[n + 1];
      if (next === undefined || !/^\s+$/.test(after) || next.text.toLowerCase() !== text.toLowerCase()) return false;
      const word = text.toLowerCase();
      if (prose.lang === 'vi') return next.text === next.text.toLowerCase() && !TWICE.has(word) && isWord(word) && !isKnownTwice(desk, word) && !isInRow(words, n) && !isOfTwo(words[n - 1], word, next, words[n + 2]);
      return prose.lang === 'en' && next.text === next.text.toLowerCase() && !AT_TIMES_TWICE.has(word);
    }),
  ),
);
