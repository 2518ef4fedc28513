// The browser is embedded (see src/browser/): puppeteer's own download is never wanted, and on a closed network it would fail `npm ci`.
/** @type {import('puppeteer').Configuration} */
module.exports = { skipDownload: true };
