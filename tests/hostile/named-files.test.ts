/** Files that a person names on the command line, or that lie where others may have put them: pipes, devices, bombs and damaged reports end in a message. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { openCompared } from '../../src/cli/diff.js';
import { access } from '../../src/cli/access.js';
import type { Face } from '../../src/cli/face.js';
import { EXIT } from '../../src/cli/failures.js';
import { refuseHostile } from '../../src/cli/foreign-file.js';
import { readLastReport } from '../../src/cli/last-report.js';
import { newArticle } from '../../src/cli/new-article.js';
import { newIssue } from '../../src/cli/new-issue.js';
import { reportFile } from '../../src/cli/options.js';
import { preflight } from '../../src/cli/preflight.js';
import { sourceFrom } from '../../src/cli/report-source.js';
import { revisionOf } from '../../src/cli/revision.js';
import { EnvironmentError } from '../../src/diagnostics/errors.js';
import { renderSeparations } from '../../src/preflight/separations.js';
import { writeFolderInPlace, writeInPlace } from '../../src/write.js';
import { make } from '../diff/make.js';
import { folder } from '../pictures/make.js';
import { STANDARD } from '../parse/memory-issue.js';

let top: string;
let said: string;
let face: Face;
beforeEach(async () => {
  top = await folder();
  said = '';
  const stream = { write: (text: string) => (said += text) !== '' };
  face = { cwd: top, env: {}, stdin: process.stdin, stdout: stream, stderr: stream, signal: new AbortController().signal, atOnce: (work: () => Promise<unknown>) => work() } as unknown as Face;
});

const SPEECH = { reporter: 'pretty', color: false } as const;
const HASH = '0123456789abcdef0123456789abcdef01234567';

describe('what is no plain file', () => {
  it.each(['preflight', 'access', 'diff'] as const)('is not opened by %s', async (command) => {
    execFileSync('mkfifo', [join(top, 'pipe.pdf')]);
    await symlink('/dev/zero', join(top, 'zero.pdf'));
    await truncate(await writeFile(join(top, 'huge.pdf'), '%PDF-1.7\n').then(() => join(top, 'huge.pdf')), 3_000_000_000);
    for (const [name, what] of [['pipe.pdf', 'is a named pipe and no file'], ['zero.pdf', 'is a device and no file'], ['huge.pdf', 'has 3,000 MB']] as const) {
      const run = command === 'preflight' ? preflight(name, SPEECH, face) : command === 'access' ? access(name, SPEECH, face) : openCompared(join(top, name), top);
      const error = await run.then(() => null, (failed: unknown) => failed);
      expect(error).toBeInstanceOf(EnvironmentError);
      expect((error as EnvironmentError).message).toContain(what);
    }
  });

  it('is no report of the last build, nor one beside a PDF', async () => {
    execFileSync('mkfifo', [join(top, 'report.json')]);
    await expect(readLastReport(join(top, 'report.json'))).rejects.toThrow('is a named pipe and no file');
    await symlink('/dev/zero', join(top, 'other.json'));
    await expect(readLastReport(join(top, 'other.json'))).rejects.toThrow('is a device and no file');
    await writeFile(join(top, 'a.pdf'), await make([{ lines: ['A'] }]));
    execFileSync('mkfifo', [join(top, 'a.report.json')]);
    await expect(preflight('a.pdf', SPEECH, face)).rejects.toThrow('is a named pipe and no file');
  });

  it('is not what git says of an issue, and no reference leads out of git’s folder', async () => {
    await mkdir(join(top, '.git'));
    await writeFile(join(top, 'secret'), HASH);
    await mkdir(join(top, '.git/refs/heads'), { recursive: true });
    await writeFile(join(top, '.git/refs/heads/main'), HASH);
    for (const [head, commit] of [['ref: refs/heads/main', HASH.slice(0, 8)], ['ref: ../secret', null], ['ref: refs/../../secret', null], [`ref: ${join(top, 'secret')}`, null]] as const) {
      await writeFile(join(top, '.git/HEAD'), `${head}\n`);
      expect((await revisionOf(top, {}))?.commit ?? null, head).toBe(commit);
    }
    execFileSync('rm', [join(top, '.git/HEAD')]);
    execFileSync('mkfifo', [join(top, '.git/HEAD')]);
    expect(await revisionOf(top, {})).toBeNull();
  });

  it('is no house.yaml for a new issue', async () => {
    await mkdir(join(top, 'issues'));
    execFileSync('mkfifo', [join(top, 'issues/house.yaml')]);
    expect(await newIssue('spring', { ...SPEECH, yes: true }, face)).toBe(EXIT.done);
  });
});

describe('reports of other programs, or damaged', () => {
  it('say nothing of a PDF', async () => {
    const pdf = await make([{ lines: ['A'] }]);
    const hash = createHash('sha256').update(pdf).digest('hex');
    const region = { page: 1, rect: { x: 0, y: 0, width: 1, height: 1 }, owner: { kind: 'text', key: 'k' } };
    const expectation = { kind: 'text', key: 'k', text: 't', thread: null, lang: null, place: { file: 'f', line: 1, column: 1 }, what: 'paragraph' };
    const written = (map: unknown, expectations: unknown): string => JSON.stringify({ format: 1, pdf: hash, map, expectations });
    expect(sourceFrom(written({ pages: [], regions: [region] }, [expectation]), pdf)).not.toBeNull();
    const bad = [
      'null', '[]', '1', '{', '{"format":1}', written(1, []), written({}, []), written({ pages: [], regions: [] }, {}), written({ pages: [], regions: [null] }, []), written({ pages: [null], regions: [] }, []),
      written({ pages: [], regions: [{ ...region, rect: 5 }] }, []), written({ pages: [], regions: [] }, [null]), written({ pages: [], regions: [] }, [{ ...expectation, place: 'f:1' }]), written({ pages: [], regions: [] }, [{ ...expectation, text: 5 }]),
    ];
    for (const text of bad) expect(sourceFrom(text, pdf), text).toBeNull();
  });
});

describe('what is written', () => {
  it('never takes the place of the PDF that is read', async () => {
    await writeFile(join(top, 'a.pdf'), 'a');
    await symlink('a.pdf', join(top, 'b.html'));
    for (const named of ['a.pdf', './x/../a.pdf', 'b.html']) await expect(reportFile(named, [join(top, 'a.pdf')], top)).rejects.toThrow('which is the PDF itself');
    expect(await reportFile('c.html', [join(top, 'a.pdf')], top)).toBe(join(top, 'c.html'));
    expect(await reportFile(undefined, [join(top, 'a.pdf')], top)).toBeNull();
  });

  it.runIf(process.platform === 'linux')('and a folder that takes nothing is told as one', async () => {
    await expect(writeInPlace('/proc/a.html', 'x')).rejects.toBeInstanceOf(EnvironmentError);
    await expect(writeFolderInPlace('/proc/handover', new Map([['a', 'x']]))).rejects.toBeInstanceOf(EnvironmentError);
    await expect(newIssue('spring', { ...SPEECH, yes: true, issuesDir: '/proc' }, face)).rejects.toBeInstanceOf(EnvironmentError);
  });

  it('no article comes to lie outside of its issue', async () => {
    const issue = join(top, 'issues/one');
    await mkdir(issue, { recursive: true });
    await mkdir(join(top, 'elsewhere'));
    await writeFile(join(issue, 'issue.yaml'), STANDARD['issue.yaml']!);
    await symlink('../../elsewhere', join(issue, 'articles'));
    expect(await newArticle('one', 'quay', SPEECH, face)).toBe(EXIT.refused);
    expect(said).toContain('leads out of the issue’s folder');
    expect(await readdir(join(top, 'elsewhere'))).toEqual([]);
  });

  it('a new article reads hostile YAML as far as it must', async () => {
    const issue = join(top, 'issues/one');
    await mkdir(issue, { recursive: true });
    const bomb = Array.from({ length: 12 }, (_, i) => `x${i + 1}: &x${i + 1} [${Array.from({ length: 10 }, () => (i === 0 ? 'a' : `*x${i}`)).join(', ')}]\n`).join('');
    await writeFile(join(issue, 'issue.yaml'), `${STANDARD['issue.yaml']!}${bomb}`);
    expect(await newArticle('one', 'quay', SPEECH, face)).toBe(EXIT.done);
    expect(await readFile(join(issue, 'articles/quay/vi.md'), 'utf8')).toContain('title:');
    for (const section of ['0', '-1', '0x1', '1e0', '1.0', '99999999999999999999']) expect(await newArticle('one', 'pier', { ...SPEECH, section }, face), section).toBe(EXIT.refused);
  });
});

/** A PDF of numbered objects without a table: readers look for the objects themselves. */
const file = (...objects: string[]): Buffer => Buffer.from(`%PDF-1.7\n${objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('')}trailer\n<</Root 1 0 R/Size ${objects.length + 1}>>\nstartxref\n0\n%%EOF\n`, 'latin1');
const stream = (dict: string, data: string): string => `<<${dict}/Length ${data.length}>>\nstream\n${data}\nendstream`;
const page = (entries: string, ...more: string[]): Buffer => file('<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', `<</Type/Page/Parent 2 0 R${entries}>>`, ...more);

describe('PDFs that would take all memory, or for ever', () => {
  const BOX = '/MediaBox[0 0 99 99]/Contents 4 0 R';
  it.each([
    ['a bomb', page(BOX, stream('/Filter/FlateDecode', deflateSync(Buffer.alloc(300 * 1024 * 1024, 'q '), { level: 9 }).toString('latin1'))), 'a page of endless painting'],
    ['a form that paints itself', page(`${BOX}/Resources<</XObject<</X 5 0 R>>>>`, stream('', '/X Do'), stream('/Subtype/Form/BBox[0 0 9 9]', '/X Do /X Do')), 'a form in it paints itself'],
    ['a sheet of half a kilometre', page('/MediaBox[0 0 1440000 9]'), 'a page whose MediaBox is 1440000 pt long'],
    ['a page that is its own parent', file('<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 3 0 R>>'), 'lead round in a circle'],
    ['50,000 pages', file('<</Type/Catalog/Pages 2 0 R>>', `<</Type/Pages/Kids[${'3 0 R '.repeat(50_000)}]/Count 50000>>`, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>'), 'a file of more than 20,000 pages'],
  ])('%s', async (_, pdf, why) => {
    await writeFile(join(top, 'a.pdf'), pdf);
    for (const run of [() => preflight('a.pdf', SPEECH, face), () => access('a.pdf', SPEECH, face), () => openCompared(join(top, 'a.pdf'), top)]) {
      const error = await run().then(() => null, (failed: unknown) => failed);
      expect(error).toBeInstanceOf(EnvironmentError);
      expect((error as EnvironmentError).message).toMatch(/^a\.pdf is .*; it is not read\.$/);
      expect((error as EnvironmentError).message).toContain(why);
    }
  });

  it.each([
    ['what is no PDF', Buffer.from('text')],
    ['one that is damaged', page('/MediaBox[0 0 9 9]/Contents 99 0 R/Resources 5')],
    ['one whose box is none', page('/MediaBox[1 2 3]')],
  ])('%s is left to who reads it', async (_, pdf) => expect(await refuseHostile(pdf, 'a.pdf')).toBeUndefined());

  it('another program that renders it is not waited for', async () => {
    const slow = join(top, 'slow');
    await writeFile(slow, '#!/bin/sh\nexec sleep 60\n');
    await chmod(slow, 0o755);
    const began = performance.now();
    expect(await renderSeparations(page(BOX), 1, slow, 300)).toBeNull();
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
