import type { Desk } from '../desk.js';
import { mend, placeIn } from '../mend.js';
import { proseOf, type Prose } from '../prose.js';
import type { Finding, Rule } from '../rule.js';

/** A hyphen between spaces and words; between digits it may be a minus or a range. The word behind may stand before the next hyphen. */
const BETWEEN = /[\p{L}\p{M}]+(?= - ([\p{L}\p{M}]+))/gu;

/** What English joins with what follows: cross-border, non-stop. */
const JOINED = /^(?:anti|co|counter|cross|ex|extra|half|high|inter|intra|long|low|mid|mini|multi|near|non|post|pre|pro|re|self|semi|short|socio|sub|super|trans|ultra|well)$/i;

/** A hyphen where a dash belongs. */
export const hyphenForDash: Rule = {
  id: 'hyphen-for-dash',
  severity: 'info',
  why: 'A hyphen joins; between spaces it is too short to part.',
  habit: (count) => `${count} hyphens of the file stand where dashes belong.`,
  passing: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nLạng Sơn – Quảng Tây, 2020 - 2025, Việt-Trung.\n' },
  failing: {
    files: {
      'articles/port/vi.md': '---\ntitle: Cảng\n---\nLạng Sơn - Quảng Tây - bạn bè.\n\nMột - hai.\n\nBa - bốn - năm.\n',
      'articles/port/en.md': '---\ntitle: Port\n---\nA Cross - Border gate - and a port.\n\nOne.\n\nTwo.\n',
    },
    messages: [
      'articles/port/en.md:4:3 Spaces stand at the hyphen of “Cross - Border”.',
      'articles/port/en.md:4:18 A hyphen stands where a dash belongs: “gate - and”.',
      'articles/port/vi.md:4:6 5 hyphens of the file stand where dashes belong. The first: A hyphen stands where a dash belongs: “Sơn - Quảng”.',
    ],
    fixed: {
      'articles/port/vi.md': '---\ntitle: Cảng\n---\nLạng Sơn – Quảng Tây – bạn bè.\n\nMột – hai.\n\nBa – bốn – năm.\n',
      'articles/port/en.md': '---\ntitle: Port\n---\nA Cross - Border gate – and a port.\n\nOne.\n\nTwo.\n',
    },
  },
  check: (desk) => proseOf(desk).filter(({ kind }) => kind !== 'label').flatMap((prose) => Array.from(prose.text.matchAll(BETWEEN), (match) => told(desk, prose, match))),
};

function told(desk: Desk, prose: Prose, { 0: first, 1: second, index }: RegExpExecArray): Finding {
  const words = `${first} - ${second!}`;
  if (prose.lang === 'en' && JOINED.test(first)) {
    return { place: placeIn(desk, prose, words, index), text: `Spaces stand at the hyphen of “${words}”.`, note: `Write “${first}-${second!}” where they are one word.`, alone: true };
  }
  // The word before may stand behind another hyphen, whose mend ends there.
  const { fix } = mend(desk, prose, `- ${second!}`, index + first.length + 1, `– ${second!}`);
  return { place: placeIn(desk, prose, words, index), ...(fix === undefined ? {} : { fix }), text: `A hyphen stands where a dash belongs: “${words}”.`, note: `Write “${first} – ${second!}”.` };
}
