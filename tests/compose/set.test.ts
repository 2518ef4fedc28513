/** Texts are set once for a measure, until they are forgotten. */
import { expect, it } from 'vitest';
import { forgetTexts, setText, wordsOf } from '../../src/compose/set.js';
import { fakeMetrics, text, words } from './fake.js';

it('a text that was set for a measure is not set again, and after it was forgotten it comes out the same', () => {
  const metrics = fakeMetrics();
  const view = text('a', words(60));
  const first = setText(view, 210, metrics);
  const own = wordsOf(view, true);
  expect(setText(view, 210, metrics)).toBe(first);
  expect(wordsOf(view, true)).toBe(own);
  forgetTexts();
  const again = setText(view, 210, metrics);
  expect(again).not.toBe(first);
  expect(again).toEqual(first);
  expect(wordsOf(view, true)).toEqual(own);
});
