/** All kinds of faults, in the order in which they are planted. */
import { BILINGUAL } from './bilingual.js';
import type { FaultKind } from './material.js';
import { TYPING } from './typing.js';

export const KINDS: readonly FaultKind[] = [...BILINGUAL, ...TYPING];
