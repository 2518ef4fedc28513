/**
 * Pictures that fill their frames and are cropped by them. Chromium prints `object-fit: cover` by decoding and cutting each picture, a tenth of a second a
 * piece; drawn whole and clipped they go into the PDF as they are, bytes and all.
 */
import type { Page } from 'puppeteer';
import { clipInPage } from '../paged/clip.js';

/** Turns crops by `object-fit` into clips of the same picture at the same place; where the layout would move it stays as it is. */
export const clipPictures = (page: Page): Promise<void> => page.evaluate(clipInPage);
