/** Messages as text for people, programs and GitHub. */
import { describe, expect, it, test } from 'vitest';
import { editDistance, nearest, suggest } from '../../src/diagnostics/nearest.js';
import { formatMessages } from '../../src/diagnostics/report.js';
import type { Message, Severity } from '../../src/model/message.js';

const MESSAGES: Message[] = [
  { severity: 'warning', rule: 'b-rule', text: 'Second: 50%.', note: 'Mend it,\nplease.', place: { file: 'articles/port/vi.md', line: 14, column: 1, endLine: 14, endColumn: 42 } },
  { severity: 'stopper', rule: 'a-rule', text: 'First.', note: 'Do.', place: { file: 'articles/port/vi.md', line: 3, column: 10 } },
  { severity: 'error', rule: 'c-rule', text: 'House \u001b[31m.', note: '', place: { file: '../house.yaml', line: 1, column: 1, endLine: 2, endColumn: 3 } },
  { severity: 'info', rule: 'd-rule', text: 'Nowhere.', note: 'Fine.', place: null },
];

describe('pretty', () => {
  it('groups by file, in order of the source', () => {
    expect(formatMessages(MESSAGES, { form: 'pretty', color: false, root: 'issues/x' })).toBe(`issues/house.yaml
  1:1-2:3  error    House \ufffd[31m.  c-rule

issues/x/articles/port/vi.md
  3:10        stopper  First.  a-rule
              note     Do.
  14:1-14:42  warning  Second: 50%.  b-rule
              note     Mend it, please.

issues/x
  info     Nowhere.  d-rule
  note     Fine.

1 stopper, 1 error, 1 warning, 1 info`);
  });
  it('says so when there is nothing', () => {
    expect(formatMessages([], { form: 'pretty', color: false })).toBe('nothing to report');
    expect(formatMessages([MESSAGES[0]!, MESSAGES[0]!], { form: 'pretty', color: false })).toContain('\n2 warnings');
  });
  it('colours only when asked', () => {
    expect(formatMessages(MESSAGES, { form: 'pretty', color: true })).toContain('\u001b[1;31mstopper\u001b[0m');
  });
});

it('is JSON for programs', () => {
  const json = JSON.parse(formatMessages(MESSAGES, { form: 'json', color: true, root: 'issues/x' }));
  expect(json.counts).toEqual({ stopper: 1, error: 1, warning: 1, info: 1 });
  expect(json.messages.map((m: Message) => m.place?.file ?? null)).toEqual(['issues/house.yaml', 'issues/x/articles/port/vi.md', 'issues/x/articles/port/vi.md', null]);
});

it('annotates on GitHub', () => {
  expect(formatMessages(MESSAGES, { form: 'github', color: false, root: 'issues/a,b' }).split('\n')).toEqual([
    '::error file=issues/house.yaml,line=1,col=1,endLine=2,title=c-rule::House \ufffd[31m.',
    '::error file=issues/a%2Cb/articles/port/vi.md,line=3,col=10,title=a-rule::First. — Do.',
    '::warning file=issues/a%2Cb/articles/port/vi.md,line=14,col=1,endLine=14,endColumn=42,title=b-rule::Second: 50%25. — Mend it,%0Aplease.',
    '::notice title=d-rule::Nowhere. — Fine.',
  ]);
});

describe('nearest', () => {
  it.each([['sidbar', 'sidebar'], ['emblme', 'emblem'], ['Lạng', 'lang'], ['NAMEPLATE', 'nameplate'], ['zzz', null], ['', null]])('%s', (word, expected) => {
    expect(nearest(word, ['emblem', 'sidebar', 'lang', 'nameplate'])).toBe(expected);
  });
  it('counts swaps as one', () => {
    expect([editDistance('ab', 'ba'), editDistance('', 'abc'), editDistance('kitten', 'sitting')]).toEqual([1, 3, 3]);
  });
  it('lists what is known where that is short', () => {
    expect(suggest('x', ['band', 'page'])).toBe('Known here: `band`, `page`.');
    expect(suggest('bnad', ['band', 'page'])).toBe('Write `band`? Known here: `band`, `page`.');
    expect(suggest('x', [])).toBe('Nothing of the kind is known here.');
  });
});

describe('on a narrow terminal', () => {
  const LONG: Message = { severity: 'warning', rule: 'long-rule', text: 'One two three four five six seven eight nine ten.', note: 'Do this and then that and then the other thing.', place: { file: 'a.md', line: 3, column: 1 } };

  test('texts fold beside their margin, and the rule stays in one piece', () => {
    expect(formatMessages([LONG], { form: 'pretty', color: false, width: 50 })).toBe(`a.md
  3:1  warning  One two three four five six seven
                eight nine ten.  long-rule
       note     Do this and then that and then the
                other thing.

1 warning`);
    const colored = formatMessages([LONG], { form: 'pretty', color: true, width: 50 });
    expect(colored).toContain('eight nine ten.  \u001b[2mlong-rule\u001b[0m');
    for (const line of colored.replace(/\u001b\[[\d;]*m/g, '').split('\n')) expect(line.length).toBeLessThanOrEqual(50);
  });

  test('they stay whole where no terminal is, and where it is too narrow for columns', () => {
    for (const width of [undefined, 30]) expect(formatMessages([LONG], { form: 'pretty', color: false, ...(width ? { width } : {}) })).toContain(`${LONG.text}  long-rule\n`);
  });
});

describe('very many messages', () => {
  const many = (severity: Severity, rule: string, count: number): Message[] =>
    Array.from({ length: count }, (_, i) => ({ severity, rule, text: `Text ${i}.`, note: '', place: { file: 'a.md', line: i + 1, column: 1 } }));
  const brief = 'All of them: elsewhere.';

  test('are summed up by rule, the gravest first; stoppers are all shown', () => {
    const text = formatMessages([...many('info', 'often', 60), ...many('warning', 'seldom', 5), ...many('stopper', 'never', 12)], { form: 'pretty', color: false, root: 'x', brief });
    expect([...text.matchAll(/^(\d+ \w+) {2}(\S+)$/gm)].map(([, count, rule]) => `${count} ${rule}`)).toEqual(['12 stoppers never', '5 warnings seldom', '60 info often']);
    expect(text.match(/^ {2}x\/a\.md:\d+:1$/gm)).toHaveLength(12 + 3 + 1);
    expect([...text.matchAll(/^ {2}and (\d+) more$/gm)].map(([, n]) => n)).toEqual(['2', '59']);
    expect(text.endsWith('\n\n12 stoppers, 5 warnings, 60 info. All of them: elsewhere.')).toBe(true);
  });

  test('forty are still read one by one; other forms have all', () => {
    expect(formatMessages(many('info', 'often', 40), { form: 'pretty', color: false, brief }).match(/Text/g)).toHaveLength(40);
    expect(formatMessages(many('info', 'often', 90), { form: 'github', color: false, brief }).split('\n')).toHaveLength(90);
    expect(formatMessages(many('info', 'often', 90), { form: 'pretty', color: false }).match(/Text/g)).toHaveLength(90);
  });

  test('those that can be mended are told', () => {
    const fix = { place: { file: 'a.md', line: 1, column: 1, endLine: 1, endColumn: 2 }, text: 'x' };
    expect(formatMessages(many('info', 'often', 50).map((m, i) => (i < 7 ? { ...m, fix } : m)), { form: 'pretty', color: false, brief })).toMatch(/elsewhere\. `magazine check --fix` mends 7 of them\.$/);
  });
});
