import { PDFString } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { labelLists, levelHeadings, prune, unwrap } from '../../src/finish/tag-tree.js';
import type { Tag, TagKid } from '../../src/pdf/index.js';

const t = (type: string, ...kids: (TagKid | number)[]): Tag => ({ kind: 'tag', type, entries: new Map(), kids: kids.map((kid) => (typeof kid === 'number' ? { kind: 'content', page: null, stream: null, mcid: kid } : kid)) });
const lang = (code: string, tag: Tag): Tag => ({ ...tag, entries: new Map([['Lang', PDFString.of(code)]]) });
/** `P[0 Span.en[1]]` */
const say = (kids: readonly TagKid[]): string => kids.map((kid) => {
  if (kid.kind !== 'tag') return kid.kind === 'content' ? String(kid.mcid) : 'object';
  const code = kid.entries.get('Lang');
  return `${kid.type}${code instanceof PDFString ? `.${code.decodeText()}` : ''}[${say(kid.kids)}]`;
}).join(' ');

describe('unwrap', () => {
  test('wrappers of lines and blocks go, and what they held stays in its order', () => {
    expect(say(unwrap([t('Document', t('Div', t('Div', t('P', t('NonStruct', 0), t('NonStruct', 1))), t('Figure', 2)))]))).toBe('Document[P[0 1] Figure[2]]');
  });
  test('text that stood in a wrapper alone, or among blocks, becomes a paragraph', () => {
    expect(say(unwrap([t('Art', t('Div', t('NonStruct', 0)), t('NonStruct', 1), t('H2', 2), t('LI', t('LBody', t('NonStruct', 3), t('P', 4))))]))).toBe('Art[P[0] P[1] H2[2] LI[LBody[P[3] P[4]]]]');
  });
  test('languages stay: in a line as a span, on a block by the block', () => {
    expect(say(unwrap([t('H1', t('NonStruct', 0), lang('en', t('Div', t('NonStruct', 1))))]))).toBe('H1[0 Span.en[1]]');
    expect(say(unwrap([lang('en', t('Div', t('P', 0)))]))).toBe('P.en[0]');
    expect(say(unwrap([lang('en', t('Div', t('P', 0), t('P', 1)))]))).toBe('Div.en[P[0] P[1]]');
  });
});

describe('labelLists', () => {
  test('the marker becomes the label, the rest the body', () => {
    expect(say(labelLists([t('L', t('LI', t('P', t('BlockQuote', 0), t('NonStruct', 1)), t('P', 2)))]))).toBe('L[LI[Lbl[0] LBody[P[NonStruct[1]] P[2]]]]');
  });
  test('an item that went on from a frame before has a body alone; one of a marker only has no body', () => {
    expect(say(labelLists([t('L', t('LI', t('P', 0)), t('LI', t('P', t('BlockQuote', 1))))]))).toBe('L[LI[LBody[P[0]]] LI[Lbl[1]]]');
  });
  test('quotes elsewhere stay quotes', () => {
    expect(say(labelLists([t('BlockQuote', 0)]))).toBe('BlockQuote[0]');
  });
});

describe('levelHeadings', () => {
  const levels = (...types: string[]): string => levelHeadings(types.map((type) => t(type))).map((kid) => (kid.kind === 'tag' ? kid.type : '')).join(' ');
  test('the first is of level 1, none skips one, and those that were alike stay alike', () => {
    expect(levels('H2', 'H2', 'H4', 'H4', 'H2')).toBe('H1 H1 H2 H2 H1');
    expect(levels('H1', 'H3', 'H2', 'H3')).toBe('H1 H2 H2 H3');
    expect(levels('H1', 'H2', 'H3', 'H1')).toBe('H1 H2 H3 H1');
  });
});

test('prune takes out what is unwanted and what it leaves empty, but no cell', () => {
  expect(say(prune([t('Div', 0), t('TR', t('TD', 1), t('TD', 2))], (kid) => kid.kind === 'content' && kid.mcid === 2))).toBe('TR[TD[] TD[2]]');
});
