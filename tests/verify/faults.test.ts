/** Faults planted in a PDF that Chromium printed: each is named by its rule and its place in the source, and nothing else is. */
import { afterAll, describe, expect, test } from 'vitest';
import { expectations, verify } from '../../src/verify/index.js';
import { parsed } from './issue.js';
import { folios, sheets } from './pages.js';
import { closeBrowser, print } from './sheets.js';

afterAll(closeBrowser);

async function told(change: string): Promise<string[]> {
  const { pdf, map } = await print(sheets, folios, change);
  return (await verify(pdf, map, expectations(parsed))).map((m) => `${m.rule} ${m.place ? `${m.place.file}:${m.place.line}` : '-'}`);
}

const css = (selector: string, style: string): string => `document.querySelector('${selector}').style.cssText += ';${style}';`;

describe('verify', () => {
  test('finds nothing wrong with pages that hold everything', async () => {
    const { pdf, map } = await print(sheets, folios);
    expect(await verify(pdf, map, expectations(parsed))).toEqual([]);
  });

  test.each<[string, string]>([
    ['a drop cap in the middle of a frame', `document.querySelector('#vi2').className = 'drop'`],
    ['shadows under text', css('#vi5', 'text-shadow:0.3mm 0.3mm 0 #999')],
    ['outlined letters', css('#vi4', '-webkit-text-stroke:0.2mm #900;color:transparent')],
    ['words painted later than their neighbours', `document.querySelector('#vi5').innerHTML = document.querySelector('#vi5').innerHTML.replace('doanh nghiệp', '<span style="position:relative">doanh nghiệp</span>')`],
    ['hyphenated and justified text', css('#vi2', 'text-align:justify;hyphens:manual')],
    ['small capitals', css('#en1', 'font-variant:small-caps')],
    ['rounded corners of a picture', css('#photo', 'border-radius:4mm')],
  ])('accepts %s', async (_, change) => {
    expect(await told(change)).toEqual([]);
  });

  test.each<[string, string, string[]]>([
    ['a dropped paragraph', `document.querySelector('#vi2').remove()`, ['text-lost articles/port/vi.md:12']],
    ['a dropped caption', `document.querySelector('#caption').remove()`, ['text-lost articles/port/vi.md:14', 'text-lost articles/port/vi.md:14']],
    ['a dropped picture', `document.querySelector('#photo').remove()`, ['picture-lost articles/port/vi.md:14']],
    ['a picture whose place stays empty', `document.querySelector('#photo img').remove()`, ['picture-lost articles/port/vi.md:14']],
    ['a dropped table row', `document.querySelector('#row2').remove()`, ['text-lost articles/port/en.md:15']],
    ['a doubled paragraph', `document.querySelector('#vi2').after(document.querySelector('#vi2').cloneNode(true))`, ['text-doubled articles/port/vi.md:12']],
    ['a paragraph printed again elsewhere', `const c = document.querySelector('#vi2').cloneNode(true); c.style.cssText = 'position:absolute;left:120mm;top:230mm;width:70mm'; document.querySelectorAll('.sheet')[2].append(c)`, ['text-doubled articles/port/vi.md:12']],
    ['text that nobody wrote', `const c = document.createElement('p'); c.textContent = 'undefined undefined'; c.style.cssText = 'position:absolute;left:120mm;top:230mm'; document.querySelectorAll('.sheet')[2].append(c)`, ['stray-text -']],
    ['swapped paragraphs', `document.querySelector('#vi2').after(document.querySelector('#vi1'))`, ['text-order articles/port/vi.md:12']],
    ['paragraphs swapped in place only', `document.querySelector('ol').style.cssText = 'position:absolute;top:40mm'; document.querySelector('#vi9').style.cssText = 'position:absolute;top:0'`, ['text-order articles/port/vi.md:23']],
    ['text clipped in the middle of a line', css('#vi2', 'height:7.2mm;overflow:hidden'), ['text-hidden articles/port/vi.md:12']],
    ['text clipped away whole', css('#vi9', 'height:0;overflow:hidden'), ['text-lost articles/port/vi.md:23']],
    ['white text on white', css('#vi5', 'color:#fff'), ['text-hidden articles/port/vi.md:18']],
    ['text of its ground', css('#en6', 'color:#e8eef4;background:#e8eef4'), ['text-hidden articles/port/en.md:23']],
    ['text at size 0', css('#vi4', 'font-size:0'), ['text-lost articles/port/vi.md:16']],
    ['text at 0.4 pt', css('#vi2', 'font-size:0.4pt'), ['text-hidden articles/port/vi.md:12']],
    ['transparent text', css('#vi2', 'opacity:0.02'), ['text-hidden articles/port/vi.md:12']],
    ['text under a picture', css('#photo', 'position:relative;top:-18mm'), ['text-hidden articles/port/vi.md:12']],
    ['text under a box', `const c = document.createElement('div'); c.style.cssText = 'position:absolute;left:110mm;top:195mm;width:90mm;height:20mm;background:#fff;border-radius:3mm'; document.querySelectorAll('.sheet')[2].append(c)`, ['text-hidden articles/port/vi.md:3']],
    ['text beyond the trim', css('#vi9', 'position:relative;left:95mm;white-space:nowrap'), ['text-hidden articles/port/vi.md:23']],
    ['text outside its frame', css('#vi9', 'position:relative;top:150mm'), ['text-hidden articles/port/vi.md:23']],
    ['a line that runs on into the gutter and the next column', css('#vi5', 'white-space:nowrap'), ['text-hidden articles/port/vi.md:18']],
    ['a picture of size 0', css('#photo', 'height:0'), ['picture-too-small articles/port/vi.md:14']],
    ['a picture half covered', `const c = document.createElement('div'); c.style.cssText = 'position:absolute;left:0;top:0;width:100%;height:50%;background:#fff'; document.querySelector('#photo').style.position = 'relative'; document.querySelector('#photo').append(c)`, ['picture-clipped articles/port/vi.md:14']],
    ['a picture that does not fill its place', css('#photo img', 'width:70%'), ['picture-clipped articles/port/vi.md:14']],
    ['a cover that stops at the trim', css('#cover', 'clip-path:inset(3mm)'), ['picture-clipped issue.yaml:8']],
    ['a lost drawing', `document.querySelector('#map svg').remove()`, ['picture-lost articles/port/en.md:26']],
    ['a lost title', `document.querySelectorAll('.sheet')[3].querySelector('h1').textContent = 'Lang Son'`, ['text-lost articles/port/en.md:2']],
    ['a lost credit', `document.querySelector('#caption i').remove()`, ['text-lost articles/port/vi.md:14']],
    ['a wrong number in the contents', `document.querySelectorAll('.n')[1].textContent = '4'`, ['contents-number articles/port/vi.md:2']],
    ['no number in the contents', `document.querySelectorAll('.n')[0].remove()`, ['contents-number issue.yaml:50']],
  ])('%s', async (_, change, messages) => {
    expect(await told(change)).toEqual(messages);
  });
});
