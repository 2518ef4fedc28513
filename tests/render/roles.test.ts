import { describe, expect, test } from 'vitest';
import type { Placed } from '../../src/model/compose.js';
import { cellRole, inGroups, rowRole } from '../../src/render/roles.js';

const text = (role: string, marker: string | null = null): Placed => ({ kind: 'lines', marker, text: { view: { role } } }) as unknown as Placed;
const row = (className: string): Placed => ({ kind: 'box', className, children: [] }) as unknown as Placed;
const html = (list: readonly Placed[]): string => inGroups(list, (_, i) => `<${i}>`).replaceAll('<div role="', '[').replaceAll('" style="display:contents">', ':').replaceAll('</div>', ']');

describe('lists', () => {
  test('each marker begins an item; what follows without one belongs to it', () => {
    expect(html([text('body'), text('li', '1.'), text('li'), text('li', '2.'), text('body')])).toBe('<0>[list:[listitem:<1><2>][listitem:<3>]]<4>');
  });
  test('an item that goes on in the next frame is a list there, too', () => {
    expect(html([text('box-li'), text('box-li', '•')])).toBe('[list:[listitem:<0>][listitem:<1>]]');
  });
});

describe('tables', () => {
  test('rows that follow one another are a table; other boxes are none', () => {
    expect(html([row('table-head'), row('table-row'), row('box note')])).toBe('[table:<0><1>]<2>');
    expect([row('table-head'), row('box sidebar')].map((box) => rowRole(box as Extract<Placed, { kind: 'box' }>))).toEqual(['row', null]);
  });
  test('cells of the head are headers of their columns', () => {
    expect([text('cell-head'), text('cell'), text('body')].map((each) => cellRole(each as Extract<Placed, { kind: 'lines' }>))).toEqual(['columnheader', 'cell', null]);
  });
});
