import { PDFDocument, rgb } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import type { Rgb } from '../../src/model/press.js';
import { readPages } from '../../src/pdf/index.js';
import { proofContent, softProof } from '../../src/press/soft-proof.js';

/** A paper on which red looks brown and nothing else changes. */
const seen = (colour: Rgb): Rgb => (colour[0] === 255 && colour[1] === 0 && colour[2] === 0 ? [128, 64, 32] : colour);
const latin = (bytes: Uint8Array | null): string => Buffer.from(bytes ?? []).toString('latin1');

describe('a content stream', () => {
  test('changes in its colours alone, byte for byte', () => {
    const content = Buffer.from('q\n1 0 0 rg 0 0 10 10 re f\n/Span <</ActualText (1 0 0 rg)>> BDC\n0.5 g 1 0 0 RG\nEMC\nQ\n');
    expect(latin(proofContent(content, seen))).toBe('q\n0.50196 0.25098 0.12549 rg 0 0 10 10 re f\n/Span <</ActualText (1 0 0 rg)>> BDC\n0.5 g 0.50196 0.25098 0.12549 RG\nEMC\nQ\n');
  });
  test('without colours stays as it is', () => expect(proofContent(Buffer.from('q 0 0 10 10 re f Q'), seen)).toBeNull());
});

test('pages, forms that they draw, and the ends of gradients', async () => {
  const document = await PDFDocument.create();
  const page = document.addPage([100, 100]);
  page.drawRectangle({ x: 0, y: 0, width: 10, height: 10, color: rgb(1, 0, 0) });
  const { context } = document;
  const form = context.register(context.flateStream('1 0 0 rg 20 20 10 10 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 100, 100] }));
  const ends = context.register(context.obj({ FunctionType: 2, Domain: [0, 1], N: 1, C0: [1, 0, 0], C1: [0, 0, 1] }));
  const shading = context.register(context.obj({ ShadingType: 2, ColorSpace: 'DeviceRGB', Coords: [0, 0, 100, 0], Function: ends }));
  page.node.setXObject(page.node.newXObjectKey('F'), form);
  page.node.Resources()!.set(context.obj('Shading') as never, context.obj({ S1: shading }));
  const pdf = await document.save({ useObjectStreams: false });
  const proofed = await softProof(pdf, seen, '0'.repeat(32));
  const [read] = await readPages(proofed);
  expect(read!.paints.flatMap((paint) => (paint.kind === 'fill' && paint.colour !== 'unknown' ? [paint.colour.map((v) => Math.round(v * 255))] : []))).toContainEqual([128, 64, 32]);
  const again = await PDFDocument.load(proofed);
  expect(String(again.context.lookup(ends))).toContain('/C0 [ 0.50196 0.25098 0.12549 ]');
  expect(String(again.context.lookup(ends))).toContain('/C1 [ 0 0 1 ]');
  expect(Buffer.compare(Buffer.from(proofed), Buffer.from(await softProof(pdf, seen, '0'.repeat(32))))).toBe(0);
});
