/** The browser's room: everything else sees only what this file exports. */
export { cacheFolder, embeddedRunsHere, verifyEmbedded } from './embedded.js';
export { closePage, guardPage, type Guard, type Refusal } from './guard.js';
export { keepBrowser, type InBrowser, type KeptBrowser } from './keep.js';
export { findBrowser, openBrowser, type BrowserSource, type FoundBrowser, type OpenBrowser } from './open.js';
export { watchRoom, type Room } from './room.js';
