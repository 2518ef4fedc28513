/** An issue kept warm gives what a fresh look gives, whatever was changed on the way. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, type OpenBrowser } from '../../src/browser/index.js';
import type { PreviewState, Workshop } from '../../src/model/preview.js';
import { openWorkshop } from '../../src/workshop.js';
import { makeWorld, SAMPLE } from '../helpers/build.js';
import { EVERY } from '../helpers/every.js';

let open: OpenBrowser;
let folder: string;
let issue: string;
let warm: Workshop;
const target = (): { folder: string; id: string } => ({ folder: issue, id: 'issue-2026q2' });

beforeAll(async () => {
  open = await openBrowser(null);
  folder = mkdtempSync(join(tmpdir(), 'magazine-workshop-'));
  cpSync(join(SAMPLE, '..'), folder, { recursive: true });
  issue = join(folder, 'issue-2026q2');
  warm = openWorkshop(target(), await makeWorld(), (work) => work(open));
}, 60_000);

afterAll(async () => {
  await warm.close();
  await open.close();
  rmSync(folder, { recursive: true, force: true });
});

const change = (file: string, edit: (text: string) => string): void => {
  const path = join(issue, file);
  const text = readFileSync(path, 'utf8');
  expect(edit(text), `${file} changes`).not.toBe(text);
  writeFileSync(path, edit(text));
};

async function fresh(): Promise<PreviewState> {
  const cold = openWorkshop(target(), await makeWorld(), (work) => work(open));
  try {
    return await cold.round();
  } finally {
    await cold.close();
  }
}

/** All that must be the same. */
const facts = ({ revision: _r, took: _t, ...state }: PreviewState): unknown => state;

/** Numbers that look random and are the same in every run. */
function dice(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

describe('edits', () => {
  it('of words, lines, titles, the flatplan and pictures leave it as a fresh look has it', { timeout: 120_000 }, async () => {
    await warm.round();
    const roll = dice(7);
    const slugs = readdirSync(join(issue, 'articles')).sort();
    const paragraphs = (text: string): string[] => text.split('\n\n');
    const edits: (() => void)[] = [
      ...Array.from({ length: EVERY ? 5 : 2 }, () => () => {
        const slug = slugs[roll(slugs.length)]!;
        const file = readdirSync(join(issue, 'articles', slug)).filter((name) => name.endsWith('.md')).sort()[0]!;
        change(`articles/${slug}/${file}`, (text) => {
          const parts = paragraphs(text);
          const at = 1 + roll(parts.length - 1);
          // A word more, or the whole paragraph once more.
          return parts.map((part, i) => (i === at ? (roll(2) === 0 || /^[!:<|#-]/.test(part) ? part.replace(/(\p{L}{3,})/u, '$1 $1') : `${part}\n\n${part}`) : part)).join('\n\n');
        });
      }),
      () => change(`articles/${slugs[0]!}/vi.md`, (text) => text.replace(/^title: (.*)$/m, 'title: Một đầu đề khác')),
      () => change('issue.yaml', (text) => text.replace(/^date: .*$/m, 'date: 2026-05')),
    ];
    for (const edit of edits) {
      edit();
      const state = await warm.round();
      expect(state.broken).toBe(false);
      expect(facts(state)).toEqual(facts(await fresh()));
    }
  });

  it('of a picture’s shape are seen', { timeout: 60_000 }, async () => {
    const before = await warm.round();
    const { file, place } = before.pictures.find((p) => p.pixels !== null && p.place.file.startsWith('articles/'))!;
    const path = join(issue, place.file, '..', file);
    const square = await sharp(readFileSync(path)).resize(900, 900, { fit: 'cover' }).toBuffer();
    writeFileSync(path, square);
    const state = await warm.round();
    expect(state.pictures.find((p) => p.file === file)!.pixels).toEqual({ width: 900, height: 900 });
    expect(facts(state)).toEqual(facts(await fresh()));
  });
});

describe('what is broken', () => {
  it('leaves the last good pages, says what is wrong, and is forgotten once mended', { timeout: 60_000 }, async () => {
    const good = await warm.round();
    renameSync(join(issue, 'issue.yaml'), join(issue, 'aside.yaml'));
    writeFileSync(join(issue, 'issue.yaml'), 'languages: [vi, en\n');
    const broken = await warm.round();
    expect(broken.broken).toBe(true);
    expect(broken.pages).toEqual(good.pages);
    expect(broken.messages.map((m) => [m.severity, m.rule, m.place?.file])).toContainEqual(['stopper', 'yaml-syntax', 'issue.yaml']);
    renameSync(join(issue, 'aside.yaml'), join(issue, 'issue.yaml'));
    const again = await warm.round();
    expect(facts(again)).toEqual(facts(good));
  });
});

describe('what the pages are shown with', () => {
  it('is known by token or number and by nothing else', { timeout: 60_000 }, async () => {
    const { pictures, pages } = await warm.round();
    const { token } = pictures.find((p) => p.pixels !== null)!;
    expect(pages.some((page) => page.html.includes(`data-src="${token}"`))).toBe(true);
    expect(pages.some((page) => page.html.includes('data-path='))).toBe(false);
    const shown = await warm.picture(token, false);
    expect(shown?.type).toMatch(/^image\//);
    expect(Math.max(...Object.values(await size(shown!.bytes)))).toBeLessThanOrEqual(2000);
    expect(await warm.picture('../../etc/passwd', false)).toBeNull();
    expect((await warm.font(0))?.bytes.length).toBeGreaterThan(1000);
    expect(await warm.font(99)).toBeNull();
    expect(warm.overlay('grid')).toHaveLength(pages.length);
    expect(warm.overlay('nothing')).toBeNull();
  });

  it('can be seen as it will print: black alone is no full black, house inks as they look, photos through the profile', { timeout: 60_000 }, async () => {
    const state = await warm.round();
    const proof = await warm.proofShell();
    expect(state.shell).toContain('#1a1a1a');
    expect(proof).not.toContain('#1a1a1a');
    expect(proof.length).toBeGreaterThan(state.shell.length * 0.99);
    const { token } = state.pictures.find((p) => p.pixels !== null)!;
    const [plain, proofed] = [await warm.picture(token, false), await warm.picture(token, true)];
    expect(proofed?.type).toBe('image/png');
    expect(await size(proofed!.bytes)).toEqual(await size(plain!.bytes));
    expect(Buffer.compare(await pixels(plain!.bytes), await pixels(proofed!.bytes))).not.toBe(0);
  });
});

const size = async (bytes: Uint8Array): Promise<{ width: number; height: number }> => {
  const { width, height } = await sharp(bytes).metadata();
  return { width, height };
};
const pixels = (bytes: Uint8Array): Promise<Buffer> => sharp(bytes).removeAlpha().raw().toBuffer();
