/** names.yaml becomes a list of names; its faults are quality errors. */
import { describe, expect, it } from 'vitest';
import { parsed } from './memory-issue.js';

describe('names.yaml', () => {
  it('is read into people, places, organisations and words, each with its place', async () => {
    const { issue, lines } = await parsed({
      '../names.yaml': 'people:\n  - { vi: Bế Ngọc Lan, en: Be Ngoc Lan, office: { vi: giám đốc, en: director } }\nplaces:\n  - { vi: Quảng Tây, en: Guangxi, zh: 广西 }\nwords: [kimbap]\n',
    });
    expect(lines).toEqual([]);
    expect(issue.names.people[0]).toMatchObject({ by: { vi: { text: 'Bế Ngọc Lan', place: { file: '../names.yaml', line: 2, column: 11 } }, en: { text: 'Be Ngoc Lan' } }, office: { by: { en: { text: 'director' } } } });
    expect(issue.names.places[0]!.by['zh']!.text).toBe('广西');
    expect(issue.names.organisations).toEqual([]);
    expect(issue.names.words.map(({ text }) => text)).toEqual(['kimbap']);
  });

  it('is empty where there is none', async () => {
    expect((await parsed()).issue.names).toEqual({ people: [], places: [], organisations: [], words: [] });
    expect((await parsed({ '../names.yaml': '# later\n' })).issue.names.people).toEqual([]);
  });

  it('forbids no PDF, whatever is wrong in it', async () => {
    const { issue, lines } = await parsed({ '../names.yaml': 'peple: []\npeople:\n  - Bế Ngọc Lan\n  - { vi: Lạng Sơn, Huế }\nwords: kimbap\n' });
    expect(lines).toEqual([
      'error unknown-key ../names.yaml:1:1 The key “peple” is not known here.',
      'error wrong-type ../names.yaml:3:5 Here stands a text where a name by language is expected.',
      'error stray-key ../names.yaml:4:21 “Huế” is no language with a name.',
      'error wrong-type ../names.yaml:5:8 Here stands a text where a list is expected.',
    ]);
    expect(issue.names.people.map(({ by }) => by['vi']!.text)).toEqual(['Lạng Sơn']);
  });
});
