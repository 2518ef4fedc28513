import { defineConfig } from 'vitest/config';

/** Measures the memory of its own process, so nothing else may have been in it. */
const ALONE = ['tests/faults/memory.test.ts'];

export default defineConfig({
  test: {
    // Builds start a browser; two at a time are what a small machine bears.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    // No stage keeps a state that another could see, and the tests hold them to it: a worker loads the sources once for all files that it is given.
    projects: [
      { extends: true, test: { name: 'shared', include: ['tests/**/*.test.ts'], exclude: ALONE, isolate: false } },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
});
