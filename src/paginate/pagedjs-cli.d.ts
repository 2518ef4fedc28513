/** The part of pagedjs-cli 0.4.3 that we use. */
declare module 'pagedjs-cli' {
  import type { EventEmitter } from 'node:events';
  import type { Browser, Page } from 'puppeteer';
  export default class Printer extends EventEmitter {
    constructor(options?: { allowLocal?: boolean; closeAfter?: boolean; timeout?: number; additionalScripts?: string[] });
    browser: Browser;
    render(input: string): Promise<Page>;
  }
}
