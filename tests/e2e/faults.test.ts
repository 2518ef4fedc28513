/**
 * Faults planted in a real issue's pages, between render and paginate or between paginate and finish: each is named by its rule and its place
 * in the source, and nothing else is. (tests/verify/faults.test.ts tries many more on pages made by hand.)
 */
import { PDFDocument, PDFName, rgb } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layOut, said, tiny, type LaidOut } from '../helpers/build.js';
import { some } from '../helpers/every.js';

let laid: LaidOut;
beforeAll(async () => {
  laid = await layOut(tiny('planted-faults'));
});
afterAll(() => laid?.close());

/** The policy of the document would let none of this run. */
const WITHOUT_POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

/** Runs in the composed document before the engine sees it. `line(words)` is the set text that holds them, `key(part)` one with that key. */
const plant = (change: string): string => laid.html.replace(WITHOUT_POLICY, '').replace('</body>', `<script>{
  const plain = (text) => text.replace(/\\s+/g, ' ');
  const line = (words) => [...document.querySelectorAll('.set')].find((p) => plain(p.textContent).includes(words));
  const caption = (words) => line(words).closest('[data-key]') ?? line(words);
  const pic = () => document.querySelector('.frame ~ .pic, .fine .pic');
  try {
    ${change}
  } catch {
    // No fault was planted: a document without pages fails the test.
    document.body.replaceChildren();
  }
  document.currentScript?.remove();
}</script></body>`);

const told = async (change: string): Promise<string[]> => said((await laid.print(plant(change))).messages);

const VI = 'articles/port/vi.md';
const GATES = 'articles/gates/vi.md';
const SECOND = `line('Bến dài một trăm hai mươi mét')`;

describe('planted in the composed pages', () => {
  it('finds nothing wrong where nothing was planted', async () => {
    expect(await told('')).toEqual([]);
  });

  it.each<[string, string, string[]]>(some([
    ['a dropped paragraph', `${SECOND}.remove()`, [`stopper text-lost ${VI}:9`]],
    ['a dropped caption', `caption('Ba dãy núi soi bóng xuống bến').remove()`, [`stopper text-lost ${VI}:7`, `stopper text-lost ${VI}:7`]],
    ['a dropped picture', `pic().remove()`, [`stopper picture-lost ${VI}:7`]],
    ['a picture without its file', `pic().firstElementChild.remove()`, [`stopper picture-lost ${VI}:7`]],
    ['a picture of size 0', `pic().style.width = pic().style.height = '0'`, [`stopper picture-lost ${VI}:7`]],
    ['a picture without height', `pic().style.height = '0'`, [`stopper picture-too-small ${VI}:7`]],
    ['a picture cut by half', `pic().style.clipPath = 'inset(0 50% 0 0)'`, [`stopper picture-clipped ${VI}:7`]],
    ['a dropped table row', `for (const cell of ['Tân Thanh', '87.302', '21%']) line(cell).remove()`, [`stopper text-lost ${GATES}:11`]],
    ['a doubled paragraph', `const p = ${SECOND}; const q = p.cloneNode(true); q.style.left = '240pt'; q.style.top = '480pt'; p.closest('.fine').append(q)`, [`stopper text-doubled ${VI}:9`]],
    ['text clipped', `const p = ${SECOND}; p.style.height = '2em'; p.style.overflow = 'hidden'`, [`stopper text-hidden ${VI}:9`]],
    ['white on white', `${SECOND}.style.color = '#fff'`, [`stopper text-hidden ${VI}:9`]],
    ['text at size 0', `const p = ${SECOND}; p.style.fontSize = '0'; p.querySelectorAll('*').forEach((e) => { e.style.fontSize = '0'; })`, [`stopper text-lost ${VI}:9`]],
    ['text under a picture', `const p = ${SECOND}, f = p.closest('.frame').style, cover = pic(); Object.assign(cover.style, { zIndex: '9', left: f.left, top: parseFloat(f.top) + parseFloat(p.style.top) + 'pt', width: f.width, height: p.offsetHeight + 'px' })`, [`stopper text-hidden ${VI}:9`]],
    ['text beyond the trim', `const p = line('The quay is one hundred'); p.style.left = '150pt'; p.closest('.frame').style.overflow = 'visible'`, ['stopper text-hidden articles/port/en.md:9']],
    ['a box that lost its line', `line('Office hours').remove()`, ['stopper text-lost articles/port/en.md:12']],
    ['a contents line that leads astray', `document.querySelector('[data-opening="gates"]').dataset.opening = 'astray'`, [`stopper contents-number ${GATES}:2`]],
  ], 8))('%s', async (_, change, messages) => {
    expect(await told(change)).toEqual(messages);
  });
});

describe('planted in the printed PDF', () => {
  const change = async (plan: (pdf: PDFDocument) => void): Promise<string[]> => {
    const { messages } = await laid.print(laid.html, async (paginated) => {
      const pdf = await PDFDocument.load(paginated.pdf, { updateMetadata: false });
      plan(pdf);
      return { ...paginated, pdf: await pdf.save({ useObjectStreams: false }) };
    });
    return said(messages);
  };

  it('a page that lost its content', async () => {
    const { map } = await laid.print(laid.html);
    const page = map.pages.find((p) => p.articles.includes('gates'))!.page;
    const messages = await change((pdf) => pdf.getPage(page - 1).node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.flateStream(''))));
    for (const line of [2, 6, 8, 10, 11, 12, 14]) expect(messages).toContain(`stopper text-lost ${GATES}:${line}`);
    expect(messages.filter((m) => m.includes(VI))).toEqual([]);
  });

  it('a white ground painted last', async () => {
    const { map } = await laid.print(laid.html);
    const region = map.regions.find((r) => r.owner.kind === 'thread' && r.owner.thread === 'gates/vi')!;
    const messages = await change((pdf) => {
      const page = pdf.getPage(region.page - 1);
      page.drawRectangle({ x: 0, y: 0, width: page.getWidth(), height: page.getHeight(), color: rgb(1, 1, 1) });
    });
    expect(messages).toContain(`stopper text-hidden ${GATES}:6`);
    expect(messages.filter((m) => m.includes('text-lost'))).toEqual([]);
  });
});
