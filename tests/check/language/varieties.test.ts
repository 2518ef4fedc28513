/** What a spelling tells of its writer. */
import { expect, it } from 'vitest';
import { varietyOf } from '../../../src/check/language/varieties.js';

it.each([
  ['colour', 'british', 'colour', 'color'], ['harbors', 'american', 'colour', 'harbours'], ['theatre', 'british', 'colour', 'theater'], ['centered', 'american', 'colour', 'centred'],
  ['traveller', 'british', 'colour', 'traveler'], ['traveled', 'american', 'colour', 'travelled'], ['analyse', 'british', 'colour', 'analyze'], ['defense', 'american', 'colour', 'defence'],
  ['organise', 'british', 'ise', 'organize'], ['recognized', 'american', 'ise', 'recognised'],
])('%s is %s', (word, side, question, other) => {
  expect(varietyOf(word)).toEqual({ side, question, other });
});

it.each(['for', 'port', 'exercise', 'prize', 'size', 'four', 'story', 'rise', 'advertise', 'called', 'meter', 'xyzzy', 'wise', 'promise'])('%s tells nothing', (word) => {
  expect(varietyOf(word)).toBeNull();
});
