/** Colours between the screen and the press: a printing condition opened, and what its profile says. Other folders import from here only. */
export { openCondition, type Condition } from './condition.js';
export { deltaE2000, labOfRgb, type Lab } from './lab.js';
