/** Mistyped words are guessed at, as many as are worth it. */
import { expect, it } from 'vitest';
import { guesser, nearest } from '../../src/diagnostics/nearest.js';
import { article } from '../parse/memory-issue.js';

it('guesses at the first twenty words, and looks at what is known for no more', () => {
  const guess = guesser();
  let looks = 0;
  const known = () => {
    looks += 1;
    return ['harbour', 'port'];
  };
  expect(Array.from({ length: 30 }, () => guess('prot', known))).toEqual([...Array.from({ length: 20 }, () => 'port'), ...Array.from({ length: 10 }, () => null)]);
  expect(looks).toBe(20);
  expect(nearest('prot', known())).toBe('port');
});

it('thousands of pictures that are not there are told, the first of them with a guess', async () => {
  const files = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`articles/port/picture-of-the-port-${i}.jpg`, '']));
  const { messages } = await article(Array.from({ length: 3000 }, (_, i) => `![Một](picture-of-the-quay-${i}.jpg)\n`).join('\n'), 'title: Cảng', files);
  const told = messages.filter(({ rule }) => rule === 'missing-picture');
  expect(told).toHaveLength(3000);
  expect(told.filter(({ note }) => note.startsWith('Write `'))).toHaveLength(20);
});
