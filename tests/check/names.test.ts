/** Names for names.yaml, proposed from what the issue writes. */
import { expect, it } from 'vitest';
import { nameProposals } from '../../src/check/names/proposals.js';
import { desk } from './desk.js';

it('proposes names that stand twice, the commonest spelling first, without those that are listed', async () => {
  const files = {
    '../names.yaml': 'places:\n  - { vi: Lạng Sơn, en: Lang Son }\n',
    'articles/port/vi.md': '---\ntitle: Cảng\n---\nĐoàn về Lạng Sơn gặp bà Đoàn Thị Hậu. Bà nói, ông Đinh Học và Đoàn Thị Hậu cùng về Lạng Sơn; nhớ Đoàn Thị Hâu.\n\nCó Phó Chủ tịch và Phó Chủ tịch. Với Đinh Học.\n',
    'articles/port/en.md': '---\ntitle: Port\n---\nMs Doan Thi Hau came.\n',
  };
  expect(nameProposals(await desk(files))).toEqual(['  - { vi: Đoàn Thị Hậu, en: Doan Thi Hau }   # 3', '  - { vi: Đinh Học }   # 2']);
});
