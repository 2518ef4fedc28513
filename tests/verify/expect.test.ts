import { describe, expect, test } from 'vitest';
import { expectations } from '../../src/verify/index.js';
import { withoutMarks } from '../../src/verify/credit.js';
import { parsed } from './issue.js';

describe('expectations', () => {
  test('names every text and picture of the source with its key and thread', () => {
    expect(expectations(parsed).map((e) => (e.kind === 'picture' ? `picture ${e.key}` : `${e.what} ${e.key} ${e.thread ?? '-'}`))).toMatchInlineSnapshot(`
      [
        "nameplate issue.yaml:2:1 -",
        "label issue.yaml:5:1 -",
        "label issue.yaml:5:40 -",
        "picture issue.yaml:8:1",
        "credit issue.yaml:9:1 -",
        "contents title issue.yaml:20:1 -",
        "contents title issue.yaml:20:40 -",
        "section title issue.yaml:50:1 -",
        "section title issue.yaml:50:40 -",
        "title articles/port/vi.md:2:1 -",
        "byline articles/port/vi.md:3:1 -",
        "paragraph port/vi/1 port/vi",
        "paragraph port/vi/2 port/vi",
        "picture port/vi/3",
        "caption articles/port/vi.md:14:3 -",
        "credit articles/port/vi.md:14:3 -",
        "caption articles/port/en.md:4:18 -",
        "credit articles/port/en.md:4:18 -",
        "heading port/vi/4 port/vi",
        "paragraph port/vi/5 port/vi",
        "list item port/vi/6/1 port/vi",
        "list item port/vi/6/2 port/vi",
        "paragraph port/vi/9 port/vi",
        "title articles/port/en.md:2:1 -",
        "byline articles/port/en.md:3:1 -",
        "paragraph port/en/1 port/en",
        "table head port/en/2/0 port/en",
        "table row port/en/2/1 port/en",
        "table row port/en/2/2 port/en",
        "table row port/en/2/3 port/en",
        "paragraph port/en/3 port/en",
        "box title port/en/4/title -",
        "paragraph of the contact port/en/5 -",
        "paragraph of the contact port/en/6 -",
        "picture port/en/7",
      ]
    `);
  });

  test('takes Vietnamese marks off English credits and leaves others', () => {
    expect(withoutMarks('Đặng Thị Ưu Müller Nguyễn')).toBe('Dang Thi Uu Müller Nguyen');
  });
});
