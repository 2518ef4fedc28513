/**
 * Syllables that Vietnamese has, but hardly by themselves: halves of doubled words (`ít ỏi`, `vùn vụt`, `nõn nà`), sounds, words of a region. Alone in
 * running text they are far oftener what a lost letter left of a common word: `ủa` of `của`, `lòn` of `lòng`. Set down by us: of the words that one lost
 * letter makes of a common one, those that a newspaper hardly prints alone.
 */
import { syllableOfKey, type Use } from './usage.js';
import { keyOf } from './usage-key.js';

const SYLLABLES = `
ạt bển bết bổi chơ chun chún chừ cỏm cui cun dọ dòn dun đoạ đon ém èo éo ẹp ếm giọn giu giú gọ gỏ go hác háu hâu hẩm hén hê hế hì hỉ hị hiết hiệt him hó hỏm hống
hớ hu hụ hục hử hữ hứ iả ịch ìn inh khú lắn lền lõ lòn lồn lới lợt lú lừ lử mọ mỏn nà nghì nghên ngồn nhó nõ nọng nưỡng oạch òe ỏi ói ỏng óp ọp ót ọt ộc ối ồm ộp ốt ớn phé
phưng rả rần rí rị ró ròn rọng rợ sì sươn tạch te tến tếp thin thốn thùn thươn thườn tọ tong tọng trun trự tun tực uà uả uá ủa ục ui ùi úi ùng ụt ươi ướng ượt vện vòn vùn xè xun
`;

const SELDOM: ReadonlySet<string> = new Set(SYLLABLES.trim().split(/\s+/).map(keyOf));

/** True for a word that seldom stands without its other half, and here has no neighbour that begins like it, as halves do. */
export function standsAlone({ key, before, beyond }: Use): boolean {
  if (!SELDOM.has(key)) return false;
  const onset = (other: string | null): string | undefined => (other === null ? undefined : syllableOfKey(other)?.onset);
  return onset(before) !== onset(key) && onset(beyond) !== onset(key);
}
