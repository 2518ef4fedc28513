import { describe, expect, test } from 'vitest';
import { readMarked } from '../../src/pdf/index.js';

const read = (content: string, properties?: Parameters<typeof readMarked>[1]) => {
  const data = Buffer.from(content, 'latin1');
  return readMarked(data, properties).pieces.map((piece) => [piece.kind, piece.mark?.artifact ? 'artifact' : piece.mark?.mcid ?? null, content.slice(piece.start, piece.end)]);
};

describe('readMarked', () => {
  test('a path is taken with its construction, clips that paint nothing are passed over', () => {
    expect(read('0 0 5 5 re W n\n1 1 m 2 2 l S /P <</MCID 3>> BDC 0 0 1 1 re f EMC')).toEqual([
      ['path', null, '1 1 m 2 2 l S'],
      ['path', 3, '0 0 1 1 re f'],
    ]);
  });
  test('a text object under one mark is one piece; marks inside it part it', () => {
    expect(read('BT (a) Tj (b) Tj ET')).toEqual([['text', null, 'BT (a) Tj (b) Tj ET']]);
    expect(read('BT (a) Tj /P <</MCID 0>> BDC (b) Tj EMC ET')).toEqual([['text', null, '(a) Tj'], ['text', 0, '(b) Tj']]);
  });
  test('the innermost mark that counts wins; spans without an ID do not count', () => {
    expect(read('/P <</MCID 1>> BDC /Span <</Lang (en)>> BDC /X1 Do EMC EMC /Artifact BMC /X2 Do EMC')).toEqual([['object', 1, '/X1 Do'], ['object', 'artifact', '/X2 Do']]);
  });
  test('property lists are looked up by name', () => {
    expect(read('/P /Pr0 BDC BT (a) Tj ET EMC', (name) => (name === 'Pr0' ? new Map([['MCID', 7]]) : undefined))).toEqual([['text', 7, 'BT (a) Tj ET']]);
  });
});
