import { perDesk, type Desk } from '../desk.js';
import { unpaired, type Unpaired } from '../language/enclosing.js';
import { placeIn } from '../mend.js';
import { proseOf, type Prose } from '../prose.js';
import type { Rule } from '../rule.js';

interface Stray extends Unpaired {
  readonly prose: Prose;
}

/** A quotation mark or bracket without its other half. */
export const unpairedMark: Rule = {
  id: 'unpaired-mark',
  severity: 'warning',
  why: 'Where a quotation does not end, readers take the writer’s words for the speaker’s.',
  passing: {
    'articles/port/vi.md': '---\ntitle: Cảng\n---\nÔng nói: “Chúng tôi rất vui (như mọi năm).” a) quế; b) hồi.\n\n“Đoạn thứ nhất của lời ông.\n\n“Đoạn sau cùng.”\n\n“Lời dài đi qua\n\nhai đoạn văn.”\n',
    'articles/port/en.md': '---\ntitle: Port\n---\nA 12" pipe, the players’ “quay [the old one]”.\n',
  },
  failing: {
    files: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nÔng nói: “Chúng tôi rất vui.\n\nĐoàn (gồm ba người đã về.\n\nBà đáp: Rất vui”.\n\nMai về.\n\nTuần tới “đoàn lại sang.\n' },
    messages: [
      'articles/port/vi.md:4:10 “ stands without its other half.',
      'articles/port/vi.md:6:6 ( stands without its other half.',
      'articles/port/vi.md:8:16 ” stands without its other half.',
      'articles/port/vi.md:12:10 “ stands without its other half.',
    ],
  },
  check: (desk) =>
    strays(desk).map(({ prose, mark, index, opens }) => ({
      place: placeIn(desk, prose, mark, index),
      text: `${mark} stands without its other half.`,
      note: opens ? 'Set the mark that closes, or take this one away.' : 'Set the mark that opens, or take this one away.',
    })),
};

/** Marks without their other half. A quotation may go on into the next paragraph of its body: there it ends, or is opened anew. */
const strays = perDesk((desk: Desk): readonly Stray[] => {
  const all = proseOf(desk).map((prose) => ({ prose, strays: unpaired(prose.text).map((one): Stray => ({ ...one, prose })) }));
  for (const [n, { prose, strays: here }] of all.entries()) {
    const last = here.at(-1);
    const next = all[n + 1];
    if (last?.mark !== '“' || prose.kind !== 'paragraph' || next?.prose.run !== prose.run) continue;
    if (next.strays[0]?.mark === '”') next.strays.shift();
    else if (!startsQuoted(next.prose)) continue;
    here.pop();
  }
  return all.flatMap((each) => each.strays);
});

const startsQuoted = ({ text }: Prose): boolean => /^\s*[“„«]/u.test(text);
