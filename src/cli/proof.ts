/** `magazine proof <issue>`: the proof alone, as editors pass it round. */
import { build, type BuildOptions } from './build.js';
import type { Face } from './face.js';

export type ProofOptions = Pick<BuildOptions, 'out' | 'browser' | 'strict' | 'verbose' | 'spreads' | 'show' | 'against' | 'issuesDir' | 'reporter' | 'quiet' | 'color'>;

/** Builds the proof of an issue. @returns the exit code. */
export const proof = (name: string, options: ProofOptions, face: Face): Promise<number> => build(name, { ...options, edition: ['proof'] }, face);
