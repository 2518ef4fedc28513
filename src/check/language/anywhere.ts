/** Words of grammar, numerals, pronouns and adverbs: they stand beside almost any word, so that as neighbours they say little. */
import { keyOf } from './usage-key.js';

const keys = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(keyOf));

/** Words that are right beside anything. */
export const ANYWHERE = keys(
  'hai ba bốn năm sáu bảy tám chín mười hay hoặc và cùng với của cho các những một này kia đó đây ấy nào không có là được bị đã đang sẽ vẫn cũng còn đều rất quá lắm thì mà nhưng nếu khi để từ trong ngoài trên dưới ra vào lên xuống về đi đến tới lại rồi nữa vì do bởi theo như hơn nhất',
);

const PRONOUNS_AND_ADVERBS = keys('ông bà anh chị em cô chú bác tôi ta họ nó mình nhau chỉ mới luôn nhanh chậm kỹ kĩ xong thêm hết dần ngay chính cả mọi mỗi định muốn nên dám đành bèn liền toan sắp vừa');

/** True for a neighbour that alone tells nothing of the word beside it. */
export const saysLittle = (key: string | null): boolean => key === null || ANYWHERE.has(key) || PRONOUNS_AND_ADVERBS.has(key);
