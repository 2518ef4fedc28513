/** Photos are read when the PDF is written, and must be then what they were when they were looked at. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EnvironmentError } from '../../src/diagnostics/errors.js';
import { dataIn, heldData } from '../../src/pictures/photo-data.js';
import { folder } from './make.js';

const BYTES = Buffer.from('the data of a photo');

it('is read to its place, from a file or from memory', async () => {
  const file = join(await folder(), 'a.jpg');
  await writeFile(file, BYTES);
  for (const data of [await dataIn(file), await dataIn(file, BYTES), heldData(BYTES)]) {
    const into = Buffer.alloc(BYTES.length + 4, '.');
    expect(data.length).toBe(BYTES.length);
    await data.read(into.subarray(2, 2 + data.length));
    expect(into.toString()).toBe('..the data of a photo..');
  }
});

it.each([['shorter', 'the data'], ['longer', 'the data of a photo and more'], ['other', 'the data of a phot0']])('a file that is %s by then is refused by its name', async (_, now) => {
  const file = join(await folder(), 'a.jpg');
  await writeFile(file, BYTES);
  const { length, read } = await dataIn(file, BYTES);
  await writeFile(file, now);
  const failed = read(Buffer.alloc(length));
  await expect(failed).rejects.toThrow('a.jpg was changed while the issue was being made.');
  await expect(failed).rejects.toBeInstanceOf(EnvironmentError);
});

it('a file that is gone is told by the system', async () => {
  const file = join(await folder(), 'a.jpg');
  await writeFile(file, BYTES);
  const { length, read } = await dataIn(file, BYTES);
  await rm(file);
  await expect(read(Buffer.alloc(length))).rejects.toMatchObject({ code: 'ENOENT' });
});
