import { describe, expect, test } from 'vitest';
import { handmade, mm, seen, type Hand } from './hand.js';

const LINE = `BT /F1 20 Tf ${mm(50)} ${mm(50)} Td (a) Tj ET`;
const UNDER = `${mm(40)} ${mm(40)} ${mm(40)} ${mm(30)} re f`;
const IMAGE = `q ${mm(40)} 0 0 ${mm(30)} ${mm(40)} ${mm(40)} cm /I1 Do Q`;
const round = (rule: string): string => `${mm(50)} ${mm(40)} m ${mm(70)} ${mm(40)} ${mm(70)} ${mm(65)} ${mm(50)} ${mm(65)} c ${mm(30)} ${mm(65)} ${mm(30)} ${mm(40)} ${mm(50)} ${mm(40)} c ${rule}`;
const states = { Half: { ca: 0.5 }, Faint: { ca: 0.02 }, Mask: { SMask: { S: 'Luminosity' } }, Mul: { BM: 'Multiply' } };

describe('seePage', () => {
  test.each<[string, string, string, Partial<Hand>?]>([
    ['plain text', LINE, 'a'],
    ['text at size 0', LINE.replace('20 Tf', '0 Tf'), 'a:too-small'],
    ['text scaled to nothing', `0.01 0 0 0.01 0 0 cm ${LINE}`, 'a:too-small'],
    ['render mode 3', `3 Tr ${LINE}`, 'a:not-painted'],
    ['faint text', `/Faint gs ${LINE}`, 'a:transparent'],
    ['white on paper', `1 g ${LINE}`, 'a:same-colour'],
    ['white on black', `0 g ${UNDER} 1 g ${LINE}`, 'a'],
    ['white on black on white', `0 g ${UNDER} 1 g ${UNDER} ${LINE}`, 'a:same-colour'],
    ['white on a picture', `${IMAGE} 1 g ${LINE}`, 'a'],
    ['white on a gray veil over white', `q /Half gs 0 g ${UNDER} Q 1 g ${LINE}`, 'a'],
    ['white on a black disc', `0 g ${round('f')} 1 g ${LINE}`, 'a'],
    ['white beside a black disc in its box', `0 g ${round('f')} 1 g ${LINE.replace(mm(50), mm(62)).replace(` ${mm(50)} Td`, ` ${mm(63)} Td`)}`, 'a:same-colour'],
    ['outlined white text', `1 Tr 0 G 1 g ${LINE}`, 'a'],
    ['white outlines', `1 Tr 1 G 0 g ${LINE}`, 'a:same-colour'],
    ['text under a box', `${LINE} 1 g ${UNDER}`, 'a:covered'],
    ['text under a disc', `${LINE} 1 g ${round('f')}`, 'a:covered'],
    ['text under a picture', `${LINE} ${IMAGE}`, 'a:covered'],
    ['text under a picture with a mask', `${LINE} ${IMAGE}`, 'a', { images: { I1: { Mask: [0, 10] } } }],
    ['text under a veil', `${LINE} /Half gs 0.9 g ${UNDER}`, 'a'],
    ['text under a shadow', `${LINE} /Mask gs ${UNDER}`, 'a'],
    ['text under a multiplied box', `${LINE} /Mul gs ${UNDER}`, 'a'],
    ['text beside a clip', `0 0 ${mm(40)} ${mm(90)} re W n ${LINE}`, 'a:clipped'],
    ['text cut in half by a clip', `0 0 ${mm(200)} ${mm(51.5)} re W n ${LINE}`, 'a:clipped'],
    ['text in a round clip', `${round('W n')} ${LINE}`, 'a'],
    ['text in the corner of a round clip', `${round('W n')} ${LINE.replace(mm(50), mm(62)).replace(` ${mm(50)} Td`, ` ${mm(63)} Td`)}`, 'a:clipped'],
    ['text across the trim', LINE, 'a:outside-trim', { trimBox: [0, 0, 144, 200] }],
    ['text in a form that clips it', '/X1 Do', 'a:clipped', { forms: { X1: [{ BBox: [0, 0, 20, 20] }, LINE] } }],
    ['text in a form over a box', `0 g ${UNDER} /X1 Do`, 'a', { forms: { X1: [{}, `1 g ${LINE}`] } }],
  ])('%s', async (_, content, expected, more = {}) => {
    expect(seen(await handmade({ content, states, images: { I1: {} }, ...more }))).toBe(expected);
  });
});
