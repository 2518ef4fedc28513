/** The same input gives the same bytes, whatever browser process, clock and cache folder it met. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { expect, it, onTestFinished } from 'vitest';
import { openCache } from '../../src/pictures/index.js';
import { buildWhole, tiny } from '../helpers/build.js';
import { openPdf } from '../helpers/pdf.js';

// It holds JPEGs, which are put into the printed PDF, beside pictures that the browser embeds.
const ISSUE = tiny('picture-kinds');
const latin = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1');

it('two builds are the same, byte for byte, also with pictures derived afresh', async () => {
  const first = await buildWhole(ISSUE);
  const second = await buildWhole(ISSUE);
  expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
  expect(second.inputHash).toBe(first.inputHash);

  const folder = await mkdtemp(join(tmpdir(), 'magazine-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const third = await buildWhole(ISSUE, { cache: await openCache(folder) });
  expect(Buffer.compare(first.pdf, third.pdf)).toBe(0);
});

it('another date changes the dates and nothing else', async () => {
  const own = await buildWhole(ISSUE);
  const other = await buildWhole(ISSUE, { date: new Date('2027-03-04T05:06:07Z') });
  expect((await openPdf(own.pdf)).info).toMatchObject({ CreationDate: 'D:20260601000000Z', ModDate: 'D:20260601000000Z' });
  expect((await openPdf(other.pdf)).info).toMatchObject({ CreationDate: 'D:20270304050607Z', ModDate: 'D:20270304050607Z' });

  // Dates have one length, so that every other byte stands where it stood.
  expect(other.pdf.length).toBe(own.pdf.length);
  const withoutDates = (pdf: Uint8Array): string => latin(pdf).replace(/D:\d{14}Z/g, 'D:').replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, '').replace(/\/ID \[[^\]]*\]/, '').replace(/uuid:[\da-f-]{36}/g, '');
  expect(Buffer.compare(Buffer.from(withoutDates(own.pdf)), Buffer.from(withoutDates(other.pdf)))).toBe(0);

  const contents = async (pdf: Uint8Array): Promise<string[]> => {
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    return document.getPages().map((page) => String(page.node.Contents())) .concat(
      document.context.enumerateIndirectObjects().flatMap(([, o]) => (o instanceof PDFRawStream && o.dict.get(PDFName.of('Type')) === undefined ? [latin(o.contents)] : [])));
  };
  expect(await contents(own.pdf)).toEqual(await contents(other.pdf));
});
