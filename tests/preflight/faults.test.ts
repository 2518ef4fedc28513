/** One planted fault a file, and all that the preflight says of it: nothing else may appear. */
import { describe, expect, it } from 'vitest';
import { findingsOf, makeFile } from './file.js';

describe('the file without a fault', () => {
  it('passes', async () => {
    expect(await findingsOf(await makeFile())).toEqual([]);
  });
});
