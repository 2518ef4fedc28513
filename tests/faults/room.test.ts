/** Room that ends in the middle of a build, wherever it does: what is told, what stays, and that nothing half written is ever taken for whole. */
import { execFileSync } from 'node:child_process';
import { chmod, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { contents, has, IS_ROOT, litter, project, putOld, reference, shell, type Project } from './machine.js';
import { EVERY } from '../helpers/every.js';

let whole: Record<string, string>;
beforeAll(async () => {
  whole = await reference();
});

/** A browser that knows no limits: what is to run out of room is the program. */
async function freeBrowser({ cwd, cache }: Project): Promise<string> {
  const home = join(cache, (await readdir(cache)).find((name) => name.startsWith('chromium-'))!);
  const path = join(cwd, 'browser.sh');
  await writeFile(path, `#!/bin/sh\nulimit -Sf unlimited\nexport LD_LIBRARY_PATH="${home}/lib" FONTCONFIG_FILE="${home}/fonts.conf"\nexec "${home}/chromium" "$@"\n`);
  await chmod(path, 0o755);
  return path;
}

describe('files that may grow to so many bytes and no further', () => {
  it('end the build at the first that does not fit, be it of the cache, the pages, the PDF or a report; with room it is as if that had never been', async () => {
    const at = await project();
    const old = await putOld(at);
    const browser = await freeBrowser(at);
    const named = new Set<string>();
    // In blocks of 512 bytes (POSIX, ulimit): what words are measured in, the pages, a drawing in the cache, the PDF.
    for (const blocks of EVERY ? [2, 120, 800, 3000] : [120, 3000]) {
      const { code, err } = await shell(at, `ulimit -Sf ${blocks}; tiny --browser "${browser}"`);
      const [, path = err] = /^(\/.*): file too large\.$/m.exec(err) ?? [];
      named.add(path.replace(/[0-9a-f]{64}/, '*').replace(/run-[^/]*|magazine-\w{6}/g, '*').slice(at.cwd.length));
      expect(err).toContain('Raise the limit on the size of files');
      expect(err).not.toMatch(/^ +at /m);
      expect(code).toBe(2);
      expect(await contents(at.out)).toEqual(old);
      expect(await litter(at)).toEqual([]);
    }
    expect([...named].join(' ')).toMatch(EVERY ? /measure\.html .*issue\.html \/cache\/pictures\/.*\/out\/tiny\/tiny-print\.pdf$/ : /issue\.html \/out\/tiny\/tiny-print\.pdf$/);
    expect((await shell(at, 'tiny --edition print,digital')).code).toBe(0);
    expect(await contents(at.out)).toMatchObject(whole);
    expect(await litter(at)).toEqual([]);
  });

  it.runIf(EVERY)('end the browser, too, and it is told why', async () => {
    const at = await project();
    const old = await putOld(at);
    const { code, err } = await shell(at, 'ulimit -f 600; tiny');
    expect(err).toContain('no file may have more than 307 kB here.');
    expect(err).toContain('ulimit -f unlimited');
    expect(code).toBe(2);
    expect(await contents(at.out)).toEqual(old);
    expect(await litter(at)).toEqual([]);
  });
});

/** Disks of a few megabytes are mounted where only these runs see them. */
const mayMount = ((): boolean => {
  try {
    if (!IS_ROOT || !has('unshare')) return false;
    execFileSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.runIf(mayMount)('a disk that is full', () => {
  /** Builds with a small disk, looks at it, makes it larger and builds again; answers with what was told first. */
  async function onSmall(folder: 'out' | 'tmp' | 'cache/pictures', size: string): Promise<{ readonly err: string; readonly at: Project }> {
    const at = await project();
    await shell(at, `mkdir -p ${folder}`);
    const script = `mount -t tmpfs -o size=${size} none ${folder} && mkdir -p out/tiny && printf old > out/tiny/tiny-print.pdf
      tiny 2> first; echo $? > code
      find ${folder} out/tiny tmp -type f ! -path '*/pictures/??/*' ! -name tidied | sort -u > left; cat out/tiny/tiny-print.pdf > kept
      mount -o remount,size=300m ${folder}; tiny --edition print,digital > second 2>&1; echo $? >> code
      find tmp out cache/pictures -name '.*' -type f >> left; cp -r out/tiny done`;
    await shell(at, `unshare -m sh <<'X'\ntiny() { "${process.execPath}" "${join(import.meta.dirname, '../../bin/magazine.js')}" build tiny --verbose "$@"; }\n${script}\nX`);
    const read = (name: string): Promise<string> => readFile(join(at.cwd, name), 'utf8');
    expect((await read('code')).split('\n')).toEqual(['2', '0', '']);
    expect((await read('left')).trim()).toBe('out/tiny/tiny-print.pdf');
    expect(await read('kept')).toBe('old');
    expect(await contents(join(at.cwd, 'done'))).toMatchObject(whole);
    const err = await read('first');
    expect(err).not.toMatch(/^ +at /m);
    await rm(at.cwd, { recursive: true });
    return { err, at };
  }

  it('under out/, between the PDF and its reports', async () => {
    const { err, at } = await onSmall('out', '1850k');
    expect(err).toContain(`${at.out}/tiny-print.report.json: no space left on device.`);
    expect(err).toContain('Make room on the disk, or name another folder with --out.');
  });

  it.runIf(EVERY)('under the cache', async () => {
    const { err, at } = await onSmall('cache/pictures', '256k');
    expect(err).toContain(`${at.cache}/pictures/`);
    expect(err).toMatch(/no space left on device\.\nMake room on the disk, or set MAGAZINE_CACHE to a folder elsewhere\./);
  });

  it.runIf(EVERY)('under the temporary folder, where the browser works', async () => {
    const { err, at } = await onSmall('tmp', '12m');
    expect(err).toContain(`${at.tmp}/magazine-run-`);
    expect(err).toMatch(/there is no room for the browser, only [\d.]+ MB are free\.\nMake room on the disk, or set TMPDIR to a folder elsewhere\./);
  });
});
