/** What a paragraph in bold stays with. */
import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '../../src/model/issue.js';
import { asksFor, leadsInto } from '../../src/view/question.js';

const bold = (text: string): Inline => ({ kind: 'strong', children: [{ kind: 'text', text }] });
const plain = (text: string): Inline => ({ kind: 'text', text });
const paragraph = (...inlines: Inline[]): Block => ({ kind: 'paragraph', inlines }) as unknown as Block;
const other = (kind: Block['kind']): Block => ({ kind }) as unknown as Block;
const question = paragraph(bold('Còn con cá sấu?'));
const answer = paragraph(plain('Nó '), bold('vẫn'), plain(' ở đó.'));

describe('a question', () => {
  it('is a paragraph wholly in bold before one that is not', () => {
    expect(asksFor([question, answer], 0)).toBe(true);
    expect(asksFor([paragraph(bold('Why'), plain('? ')), answer], 0)).toBe(true);
    expect(asksFor([paragraph({ kind: 'emphasis', children: [bold('Why?')] }), answer], 0)).toBe(true);
    expect(asksFor([question, other('list')], 0)).toBe(true);
    expect(asksFor([question, other('figure'), answer], 0)).toBe(true);
  });

  it('is none among others in bold, at the end, or before a heading', () => {
    expect(asksFor([question, question, answer], 0)).toBe(false);
    expect(asksFor([question], 0)).toBe(false);
    expect(asksFor([question, other('heading'), answer], 0)).toBe(false);
    expect(asksFor([answer, question], 0)).toBe(false);
    expect(asksFor([paragraph(plain('Still 5 lighter: '), bold('why?')), answer], 0)).toBe(false);
  });
});

describe('a line that announces what follows', () => {
  it('ends in a colon before a list, a table or a quotation', () => {
    for (const kind of ['list', 'table', 'quote', 'code'] as const) expect(leadsInto([paragraph(plain('Three sessions followed:')), other(kind)], 0, false)).toBe(true);
    expect(leadsInto([paragraph(plain('Three '), bold('sessions:')), other('list')], 0, false)).toBe(true);
    expect(leadsInto([paragraph(plain('As he said (1990):”')), other('quote')], 0, false)).toBe(true);
  });

  it('ends in a colon before a stanza, too', () => {
    const stanza = paragraph(plain('Đồng Đăng có phố Kỳ Lừa,'), { kind: 'break' }, plain('Có nàng Tô Thị, có chùa Tam Thanh.'));
    expect(leadsInto([paragraph(plain('There is an old saying:')), stanza], 0, false)).toBe(true);
    expect(leadsInto([paragraph(plain('There is an old saying.')), stanza], 0, false)).toBe(false);
  });

  it('needs no colon in a list before a list within it', () => {
    expect(leadsInto([paragraph(plain('When packing')), other('list')], 0, true)).toBe(true);
    expect(leadsInto([paragraph(plain('When packing')), other('list')], 0, false)).toBe(false);
  });

  it('is none before other text, or with something between', () => {
    expect(leadsInto([paragraph(plain('He said:')), answer], 0, true)).toBe(false);
    expect(leadsInto([paragraph(plain('These:')), other('figure'), other('list')], 0, false)).toBe(false);
    expect(leadsInto([paragraph(plain('At 9:30 they came.')), other('list')], 0, false)).toBe(false);
    expect(leadsInto([paragraph(plain('These:'))], 0, false)).toBe(false);
  });
});
