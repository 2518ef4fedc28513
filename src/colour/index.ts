/** Colours between the screen and the press: a printing condition opened, and what its profile says. Other folders import from here only. */
export { HOUSE_PROFILE, openCondition, type Condition } from './condition.js';
export { inkLink } from './link.js';
export { deltaE2000, labOfRgb, rgbOfXyz, xyzOfLab, type Lab, type Xyz } from './lab.js';
export { proofBook, proofStyles, type ProofBook } from './proof.js';
