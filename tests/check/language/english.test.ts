/** English spelling: the dictionaries' rules, and words that none has. */
import { describe, expect, it } from 'vitest';
import { englishNear, isEnglish, isMade } from '../../../src/check/language/english.js';
import { readDictionary } from '../../../src/check/language/hunspell.js';

describe('readDictionary', () => {
  const aff = 'SET UTF-8\nPFX U Y 1\nPFX U   0     un         .\nSFX D Y 2\nSFX D   y     ied        [^aeiou]y\nSFX D   0     ed         [^ey]\nSFX S N 1\nSFX S   0     s          [^s]\nONLYINCOMPOUND c\n';
  const { has } = readDictionary(aff, '4\ntie/U\nwork/DS\ncry/D\nlink/UD\n1th/c\n');
  it('makes words by the affixes that their stem allows', () => {
    expect(['tie', 'untie', 'works', 'worked', 'cried', 'unlinked', 'linked'].filter((word) => !has(word))).toEqual([]);
    expect(['ties', 'unwork', 'cryed', 'unworked', 'crys', '1th', 'un', 's'].filter(has)).toEqual([]);
  });
  it('refuses flags that it does not read', () => {
    expect(() => readDictionary('FLAG long\n', '0\n')).toThrow('FLAG');
  });
});

describe('isEnglish', () => {
  it('knows both spellings, genitives, capitals and younger words', () => {
    const words = 'colour color organise organize programme centre theater the The PROVINCE province’s People\'s companies cooperated Vietnam VIETNAM’S geopark'.split(' ');
    expect(words.filter((word) => !isEnglish(word))).toEqual([]);
  });
  it('knows misspellings from words', () => {
    expect('recieve seperate goverment developement provnce teh accomodation cooperaton hometland'.split(' ').filter(isEnglish)).toEqual([]);
  });
});

it('knows words that endings and prefixes make', () => {
  expect(['ecotourism', 'driverless', 'concretised', 'subcommittee', 'bitween', 'provnce'].map(isMade)).toEqual([true, true, true, true, true, false]);
});

it('finds words that a letter parts from a misspelling', () => {
  expect(englishNear('teh')).toContain('the');
  expect(englishNear('goverment')).toEqual(['government']);
  expect(englishNear('seperate')).toEqual(['separate']);
  expect(['prograrn', 'visitecl', 'intelhgence', 'modem'].map(englishNear).map((words) => words.at(-1))).toEqual(['program', 'visited', 'intelligence', 'modern']);
});
