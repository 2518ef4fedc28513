/** Random issues from Markdown to verified PDF: the build itself finds every text and picture in what it printed, and comes to an end. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../helpers/build.js';
import { some } from '../helpers/every.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'magazine-random-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A generator with a seed (Park and Miller's), so that a failure can be had again. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

const VI = 'đường sông núi người chợ phiên lúa nương bản làng biên giới cửa khẩu mùa hồng hoa hồi chuyến tàu trăng nước'.split(' ');
const EN = 'border river market persimmon cooperation international railway harvest limestone neighbour delegation lantern anise village road'.split(' ');

async function article(at: string, slug: string, roll: (below: number) => number): Promise<string> {
  const home = join(at, 'articles', slug);
  await mkdir(home, { recursive: true });
  const layout = ['parallel', 'stacked', 'facing', 'stacked'][roll(4)]!;
  const pictures: string[] = [];
  const captions: Record<'vi' | 'en', string[]> = { vi: [], en: [] };
  const texts = (['vi', 'en'] as const).map((lang) => {
    const words = (n: number): string => Array.from({ length: n }, () => (lang === 'vi' ? VI : EN)[roll(lang === 'vi' ? VI.length : EN.length)]).join(' ');
    // One language may be three times as long as the other.
    const blocks = Array.from({ length: 3 + roll(lang === 'vi' ? 5 : 12) }, (): string => {
      switch (roll(9)) {
        case 0:
          return `## ${words(3)}`;
        case 1:
          return Array.from({ length: 1 + roll(5) }, () => `- ${words(2 + roll(25))}`).join('\n');
        case 2:
          return `| ${words(1)} | ${words(1)} |\n|---|---|\n${Array.from({ length: 1 + roll(6) }, () => `| ${words(1 + roll(roll(4) === 0 ? 300 : 12))} | ${words(2)} |`).join('\n')}`;
        case 3:
          return `:::sidebar[${words(3)}]\n${words(20 + roll(90))}\n:::`;
        case 4:
        case 5: {
          const name = `${slug}-${lang}-${pictures.length}.jpg`;
          pictures.push(name);
          captions[lang === 'vi' ? 'en' : 'vi'].push(`  ${name}: ${lang} ${slug} ${pictures.length}.`);
          return `::figure[${words(6)}]{src=${name} credit="An" span=${['column', 'page', 'column', 'bleed', 'spread'][roll(5)]}${roll(3) === 0 ? ' place=here' : ''}}`;
        }
        default:
          return words(roll(6) === 0 ? 400 + roll(900) : 5 + roll(120));
      }
    });
    return { lang, body: `${words(30)}\n\n${blocks.join('\n\n')}\n`, title: words(3 + roll(12)) };
  });
  await Promise.all(pictures.map(async (name, i) => sharp({ create: { width: 2400, height: i % 3 === 0 ? 3000 : 1600, channels: 3, background: { r: 40 + i * 9, g: 90, b: 110 } } }).jpeg().toFile(join(home, name))));
  for (const { lang, body, title } of texts) {
    const own = captions[lang];
    await writeFile(join(home, `${lang}.md`), `---\ntitle: ${title}\n${lang === 'vi' ? `layout: ${layout}\n` : ''}${own.length > 0 ? `captions:\n${own.join('\n')}\n` : ''}---\n${body}`);
  }
  return slug;
}

describe('random issues', () => {
  it.each(some([11, 23, 37], 1))('are set with nothing lost (seed %i)', async (seed) => {
    const roll = dice(seed * 7919);
    const at = join(folder, `random-${seed}`);
    const slugs = await [0, 1, 2, 3].reduce(async (before, i) => [...(await before), await article(at, `story-${i}`, roll)], Promise.resolve<string[]>([]));
    await sharp({ create: { width: 2400, height: 3360, channels: 3, background: '#335566' } }).jpeg().toFile(join(at, 'cover.jpg'));
    await writeFile(
      join(at, 'issue.yaml'),
      `languages: [vi, en]\nnameplate: { vi: Bến, en: Quay }\nnumber: 1\ndate: 2026-06\nlabel: { vi: Quý II, en: Quarter II }\ncover:\n  image: cover.jpg\n  headline: { vi: Một, en: One }\n  caption: { vi: Hai, en: Two }\n  credit: An\nmasthead:\n  issued-by: { vi: Tòa soạn, en: The desk }\nsections:\n  - title: { vi: Mục, en: Part }\n    layout: parallel\n    articles: [${slugs.join(', ')}]\n`,
    );
    const built = await build(at);
    expect(built.messages.filter((m) => m.severity === 'stopper')).toEqual([]);
    expect(built.editions[0]?.pdf).toBeInstanceOf(Uint8Array);
  }, 60_000);
});
