/** What a paragraph in bold stays with. */
import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '../../src/model/issue.js';
import { asksFor } from '../../src/view/question.js';

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
