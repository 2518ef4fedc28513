import { perDesk, type Desk } from '../desk.js';
import { openings } from '../language/openings.js';
import { placeIn } from '../mend.js';
import { proseOf, type Prose, type ProseKind } from '../prose.js';
import type { Finding, Rule } from '../rule.js';
import { wordsOfIssue } from '../words.js';

/** A sign that ends a sentence, with the quotes and brackets that may close behind it. */
const END = /[.!?…:;][”"’'»)\]*_]*(?:\s?(?:\[\d+\]|\(\d+\)|[¹²³⁰-⁹*†‡]+))?$/u;

/** What may stand behind the last sentence: a source or a sender in brackets or after a dash. */
const SIGNED = /[.!?…][”"’'»]*\s+(?:[([][^()[\]]{1,80}[)\]]|[–—-]\s?\p{Lu}[^.!?]{1,60})[*_]*$/u;

/** A whole text in brackets: a source, an aside. */
const BRACKETED = /^[([][^()[\]]*[)\]]$/u;

/** Shorter ones are headings, greetings, lines of verse. */
const FEWEST_WORDS = 6;

/** Of texts of one kind this share must end with a mark before those without one are told. */
const USUAL = 0.7;

/** Where an article has lost several marks, or is short, the issue as a whole shows that it ends its paragraphs. */
const USUAL_IN_ISSUE = 0.8;
const FEW = 8;

const KINDS: ReadonlySet<ProseKind> = new Set(['paragraph', 'standfirst', 'caption', 'item']);

const NAMES: Readonly<Partial<Record<ProseKind, string>>> = { paragraph: 'paragraph', standfirst: 'standfirst', caption: 'caption', item: 'list item' };

/** A text that stops without a mark where the others of its kind end with one, or a sentence inside a text. */
export const missingEndMark: Rule = {
  id: 'missing-end-mark',
  severity: 'warning',
  why: 'A paragraph without its full stop makes readers look for a lost line.',
  passing: {
    'articles/port/vi.md': '---\ntitle: Cảng\n---\nĐoàn đã đến cảng sáng nay.\n\nThơ\n\nÔng nói: “Chúng tôi rất vui được về đây.”\n\n(Theo Báo Lạng Sơn ra hôm qua)\n\nTôi có được xây thêm nhà không? (Bà Hậu, Lạng Sơn)\n\n- hồi\n- quế\n- hồng\n',
  },
  failing: {
    files: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nĐoàn đã đến cảng sáng nay.\n\nĐoàn đã thăm bến và các kho\n\nĐoàn đã về thành phố. Bà Hậu tiễn đoàn tới tận\ncửa khẩu (Hữu Nghị)\n\nNgày mai đoàn lại đến.\n\nTuần sau đoàn về nước.\n\nNăm sau đoàn lại sang.\n\nMùa sau đoàn lại về. Khi ấy là mùa hồi Trong kho đầy quả, do Sở Công Thương lo. Ông ở Từ Sơn.\n' },
    messages: ['articles/port/vi.md:6:25 The paragraph ends without a mark: “… các kho”.', 'articles/port/vi.md:9:15 The paragraph ends without a mark: “… (Hữu Nghị)”.', 'articles/port/vi.md:17:40 A sentence ends without a mark: “… hồi Trong …”.'],
  },
  check: (desk) => [...lostAtEnds(desk), ...lostInside(desk)],
};

/** Sentences that run into the next one. */
const lostInside = (desk: Desk): Finding[] =>
  wordsOfIssue(desk).filter((words) => KINDS.has(words[0]?.prose.kind ?? 'label')).flatMap(openings).map(({ last, first }) => ({
    place: placeIn(desk, first.prose, first.text, first.index),
    text: `A sentence ends without a mark: “… ${last.text} ${first.text} …”.`,
    note: 'Set the mark, or write the word small.',
  }));

/** Texts without their last mark. */
const lostAtEnds = (desk: Desk): Finding[] =>
  [...ended(desk).values()].flatMap((texts) => {
    const complete = texts.filter(isEnded).length;
    const { kind, lang } = texts[0]!;
    const usual = complete >= 2 && complete >= texts.length * USUAL;
    const some = texts.length < FEW ? complete >= 1 : complete * 2 >= texts.length;
    const likeOthers = some && kind === 'paragraph' && shareOf(desk, lang) >= USUAL_IN_ISSUE;
    if (!usual && !likeOthers) return [];
    return texts.filter((prose) => !isEnded(prose) && !isShort(prose)).map((prose) => {
      const tail = /(?:\S+\s+)?\S+\s*$/u.exec(prose.text)![0].trimEnd();
      const last = /\S+$/u.exec(tail)![0];
      return {
        place: placeIn(desk, prose, last, prose.text.trimEnd().length - last.length),
        text: `The ${NAMES[prose.kind]!} ends without a mark: “… ${tail}”.`,
        note: 'Set the mark, or look whether a line was lost.',
      };
    });
  });

/** Texts that belong together: paragraphs and items of one body, standfirsts and captions of one language, and its pull quotes and boxes of one paragraph. */
const ended = perDesk((desk: Desk): ReadonlyMap<string, readonly Prose[]> => {
  const groups = new Map<string, Prose[]>();
  for (const prose of proseOf(desk)) {
    if (!KINDS.has(prose.kind) || prose.text.trim() === '') continue;
    const together = prose.kind === 'caption' || prose.kind === 'standfirst' ? `${prose.kind} ${prose.lang}` : `${prose.kind} ${prose.run}`;
    const group = groups.get(together);
    if (group === undefined) groups.set(together, [prose]);
    else group.push(prose);
  }
  for (const [together, [only, ...others]] of [...groups]) {
    if (only!.kind !== 'paragraph' || others.length > 0) continue;
    groups.delete(together);
    groups.set(`alone ${only!.lang}`, [...(groups.get(`alone ${only!.lang}`) ?? []), only!]);
  }
  return groups;
});

/** The share of a language's paragraphs that end with a mark. */
function shareOf(desk: Desk, lang: string): number {
  const all = proseOf(desk).filter((prose) => prose.kind === 'paragraph' && prose.lang === lang && !isShort(prose));
  return all.filter(isEnded).length / Math.max(1, all.length);
}

const isEnded = ({ text }: Prose): boolean => END.test(text.trimEnd()) || SIGNED.test(text.trimEnd()) || BRACKETED.test(text.trim());

const isShort = ({ text }: Prose): boolean => text.trim().split(/\s+/u).length < FEWEST_WORDS;
