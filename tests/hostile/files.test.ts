/** What may lie in a folder beside plain files: none of it is opened where it would hang, none leads out, all of it is told. */
import { execFileSync } from 'node:child_process';
import { chmodSync, linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listInputs } from '../../src/inputs.js';
import { buildKey } from '../../src/kept.js';
import { findIssue, load } from '../../src/load/load.js';
import type { Message } from '../../src/model/message.js';
import { parse } from '../../src/parse/parse.js';
import { measurePictures } from '../../src/pictures/index.js';
import { makeWorld } from '../helpers/build.js';
import { STANDARD } from '../parse/memory-issue.js';
import { freshCache, ref } from '../pictures/make.js';

let top: string;
const at = (file: string): string => join(top, 'issues/one', file);
const put = (file: string, content: string | Uint8Array = ''): void => {
  mkdirSync(dirname(at(file)), { recursive: true });
  writeFileSync(at(file), content);
};
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'magazine-hostile-'));
  for (const [file, text] of Object.entries(STANDARD)) put(file, text!);
});
afterEach(() => {
  rmSync(top, { recursive: true, force: true });
});

const loadOne = () => load({ folder: join(top, 'issues/one'), id: 'one' });
const told = (messages: readonly Message[]): string[] => messages.map((m) => {
  expect(m.note).not.toBe('');
  return `${m.severity} ${m.rule} ${m.place?.file ?? '-'}`;
});
const pipe = (file: string): void => void execFileSync('mkfifo', [file]);
const isRoot = process.getuid?.() === 0;

describe('what is no file', () => {
  it('named pipes under the names of texts and pictures are told, and not opened', async () => {
    rmSync(at('articles/port/vi.md'));
    for (const name of ['articles/port/vi.md', 'articles/port/en.md', 'images/a.jpg']) pipe(at(name));
    const { messages } = await loadOne();
    expect(told(messages)).toEqual(['stopper no-file articles/port/en.md', 'stopper no-file articles/port/vi.md', 'stopper no-file images/a.jpg']);
    expect(messages[0]!.text).toBe('This is a named pipe and no file.');
  });

  it('nor is one that a picture’s path leads to', async () => {
    pipe(at('images/a.jpg'));
    expect(told((await measurePictures([ref(at('images/a.jpg'), 1)], await freshCache())).messages)).toEqual(['stopper picture-missing articles/port/vi.md']);
  });

  it.each(['house.yaml', 'names.yaml'])('a pipe, a folder or a link to nothing that is called %s', async (name) => {
    const file = join(top, 'issues', name);
    for (const [make, rule] of [[() => pipe(file), 'no-file'], [() => mkdirSync(file), 'no-file'], [() => symlinkSync('gone.yaml', file), 'broken-link'], [() => symlinkSync('/dev/zero', file), 'link-outside'], [() => symlinkSync('../../../../../../../../etc/passwd', file), 'link-outside']] as const) {
      make();
      expect(told((await loadOne()).messages)).toEqual([`stopper ${rule} ../${name}`]);
      rmSync(file, { recursive: true });
    }
  });

  it('an issue.yaml that is a pipe, a device or a folder is none', async () => {
    for (const make of [() => pipe(at('issue.yaml')), () => symlinkSync('/dev/zero', at('issue.yaml')), () => mkdirSync(at('issue.yaml'))]) {
      rmSync(at('issue.yaml'), { recursive: true });
      make();
      expect(told((await findIssue('one', { issuesDir: 'issues', cwd: top })).messages)).toEqual(['stopper unknown-issue -']);
    }
  });

  it('a socket', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(at('images/s.png'), done));
    try {
      expect((await loadOne()).messages).toMatchObject([{ rule: 'no-file', text: 'This is a socket and no file.', place: { file: 'images/s.png' } }]);
    } finally {
      server.close();
    }
  });

  it.skipIf(!isRoot)('a device', async () => {
    execFileSync('mknod', [at('images/zero.jpg'), 'c', '1', '5']);
    expect((await loadOne()).messages).toMatchObject([{ rule: 'no-file', text: 'This is a device and no file.' }]);
  });

  it('links to devices and to what the system tells of itself', async () => {
    for (const [name, target] of [['zero.jpg', '/dev/zero'], ['random.md', '/dev/urandom'], ['self.jpg', '/proc/self/environ'], ['stdin.jpg', '/dev/stdin']]) symlinkSync(target!, at(`articles/port/${name}`));
    const { messages } = await loadOne();
    expect(messages).toHaveLength(4);
    for (const message of messages) expect(message.rule).toMatch(/^(link-outside|broken-link)$/);
  });

  it('folders under the names of texts and pictures hold no text and no picture', async () => {
    rmSync(at('articles/port/vi.md'));
    mkdirSync(at('articles/port/vi.md'));
    mkdirSync(at('articles/x.md'));
    rmSync(at('images/cover.jpg'));
    mkdirSync(at('images/cover.jpg'));
    const { value, messages } = await loadOne();
    expect(messages).toEqual([]);
    expect(told((await parse(value!)).messages).filter((line) => line.startsWith('stopper'))).toEqual(['stopper missing-picture issue.yaml', 'stopper article-without-text issue.yaml']);
  });
});

describe('links', () => {
  it('to folders above, beside and of the whole machine, and round in circles', async () => {
    for (const [name, target] of [['up', '..'], ['top', '../../..'], ['all', '/'], ['self', '.'], ['round', 'round'], ['a', 'b'], ['b', 'a']]) symlinkSync(target!, at(`images/${name}`));
    const { value, messages } = await loadOne();
    expect(told(messages)).toEqual(['broken-link images/a', 'link-outside images/all', 'broken-link images/b', 'broken-link images/round', 'link-outside images/top'].map((m) => `stopper ${m}`));
    expect(value!.files.map((f) => f.file)).toEqual(['articles/port/vi.md', 'images/cover.jpg', 'issue.yaml']);
  });

  it('in the middle of a path', async () => {
    mkdirSync(join(top, 'secret/deep'), { recursive: true });
    writeFileSync(join(top, 'secret/deep/s.jpg'), 'secret');
    symlinkSync('../../../../secret', at('articles/port/way'));
    put('articles/port/vi.md', '---\ntitle: Cảng\n---\n![Một](way/deep/s.jpg)\n');
    const { value, messages } = await loadOne();
    expect(told(messages)).toEqual(['stopper link-outside articles/port/way']);
    expect(told((await parse(value!)).messages)).toEqual(['stopper missing-picture articles/port/vi.md']);
  });

  it('from each of twenty folders to all others come to an end, for the list of files and for what was kept', async () => {
    for (let i = 0; i < 20; i += 1) put(`images/f${i}/x.txt`);
    for (let i = 0; i < 20; i += 1) for (let k = 0; k < 20; k += 1) if (i !== k) symlinkSync(`../f${k}`, at(`images/f${i}/to${k}`));
    expect(told((await loadOne()).messages)).toEqual(['stopper too-many-files issue.yaml']);
    const world = await makeWorld({ code: 'x' });
    expect(buildKey(await listInputs({ folder: join(top, 'issues/one') }, world), world, {})).toBeNull();
  });

  it('do not lead the look for a kept build out of the folder', async () => {
    symlinkSync('/', at('images/all'));
    for (const name of ['x', 'y', 'z']) symlinkSync('.', at(`images/${name}`));
    const began = performance.now();
    await listInputs({ folder: join(top, 'issues/one') }, await makeWorld({ code: 'x' }));
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('hard ones are files like others', async () => {
    linkSync(at('images/cover.jpg'), at('images/again.jpg'));
    expect((await loadOne()).messages).toEqual([]);
  });
});

describe('names', () => {
  it('that differ in their Unicode form alone', async () => {
    for (const form of ['NFC', 'NFD'] as const) put(`images/${'cảng'.normalize(form)}.jpg`, form);
    expect(told((await loadOne()).messages)).toEqual([`stopper same-name images/${'cảng'.normalize('NFC')}.jpg`]);
  });

  it('of folders likewise', async () => {
    for (const form of ['NFC', 'NFD'] as const) put(`articles/${'cảng'.normalize(form)}/vi.md`, '---\ntitle: x\n---\nĐoạn.\n');
    expect(told((await loadOne()).messages)).toEqual([`stopper same-name articles/${'cảng'.normalize('NFC')}/vi.md`]);
  });

  it('that differ in capitals alone, and one of them is asked for: the very one is meant', async () => {
    put('articles/port/Bến.jpg', 'A');
    put('articles/port/bến.jpg', 'b');
    put('articles/port/vi.md', '---\ntitle: Cảng\n---\n![Một](BẾN.jpg)\n\n![Hai](Bến.jpg)\n');
    const { messages } = await parse((await loadOne()).value!);
    expect(messages.map((m) => `${m.rule} ${m.place?.line}`)).toEqual(['missing-picture 4']);
  });
});

describe('what may not be read', () => {
  it('is told', async () => {
    chmodSync(at('articles/port/vi.md'), 0);
    mkdirSync(at('images/closed'), { mode: 0 });
    // Root may read everything, so for once it is somebody else.
    if (isRoot) {
      execFileSync('chmod', ['-R', 'a+rX', top]);
      chmodSync(at('articles/port/vi.md'), 0);
      chmodSync(at('images/closed'), 0);
      process.seteuid!(65534);
    }
    try {
      expect(told((await loadOne()).messages)).toEqual(['stopper unreadable images/closed', 'stopper unreadable articles/port/vi.md']);
    } finally {
      if (isRoot) process.seteuid!(0);
    }
  });
});
