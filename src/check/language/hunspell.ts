/**
 * Reads the spelling dictionaries of Hunspell (hunspell(5)) as far as English ones need it: words with flags of one letter, prefixes and
 * suffixes. A word is looked up by taking affixes off it, so that nothing has to be written out beforehand and reading takes milliseconds.
 */

/** One line of a suffix or prefix: what is taken off a stem, what is put on, and what the stem must look like. */
interface Affix {
  readonly flag: string;
  readonly strip: string;
  readonly add: string;
  readonly stem: RegExp;
}

/** Words as the dictionary has them; capitals count. */
export interface Dictionary {
  /** True for a word that stands in the dictionary or can be made from one that does. */
  has(word: string): boolean;
  /** Stems, for suggestions. */
  readonly stems: ReadonlyMap<string, string>;
}

/**
 * Makes a dictionary of the two files.
 * @param aff the rules; `FLAG` other than one letter is not understood.
 * @param dic the words, the first line their number.
 * @throws Error where the rules name another kind of flags.
 */
export function readDictionary(aff: string, dic: string): Dictionary {
  if (/^FLAG\s/m.test(aff)) throw new Error('The dictionary has flags of a kind that we do not read (FLAG).');
  const prefixes = affixes(aff, 'PFX');
  const suffixes = affixes(aff, 'SFX');
  const onlyInCompounds = /^ONLYINCOMPOUND\s+(\S)/m.exec(aff)?.[1] ?? null;
  const stems = new Map<string, string>();
  // A hundred thousand lines: taken apart by hand, in a third of the time that `split` needs.
  for (let at = dic.indexOf('\n') + 1; at > 0 && at < dic.length; ) {
    const next = dic.indexOf('\n', at);
    const end = next < 0 ? dic.length : next;
    const line = dic.slice(at, dic[end - 1] === '\r' ? end - 1 : end);
    at = end + 1;
    const slash = line.indexOf('/');
    const word = slash < 0 ? line : line.slice(0, slash);
    const flags = slash < 0 ? '' : line.slice(slash + 1);
    if (word !== '' && (onlyInCompounds === null || !flags.includes(onlyInCompounds))) stems.set(word, (stems.get(word) ?? '') + flags);
  }
  const bySuffix = (word: string, flag: string): boolean =>
    suffixes.some((affix) => {
      const stem = taken(word, affix, 'SFX');
      const flags = stem === null ? undefined : stems.get(stem);
      return flags !== undefined && flags.includes(affix.flag) && flags.includes(flag);
    });
  const has = (word: string): boolean =>
    stems.has(word) ||
    bySuffix(word, '') ||
    prefixes.some((affix) => {
      const stem = taken(word, affix, 'PFX');
      return stem !== null && ((stems.get(stem)?.includes(affix.flag) ?? false) || bySuffix(stem, affix.flag));
    });
  return { has, stems };
}

/** `SFX D y ied [^aeiou]y` */
function affixes(aff: string, kind: 'PFX' | 'SFX'): Affix[] {
  const lines = aff.matchAll(new RegExp(`^${kind}\\s+(\\S)\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)\\s*$`, 'gm'));
  return Array.from(lines, ([, flag, strip, add, condition]) => ({
    flag: flag!,
    strip: strip === '0' ? '' : strip!,
    add: add === '0' ? '' : add!,
    stem: new RegExp(kind === 'SFX' ? `${condition}$` : `^${condition}`),
  }));
}

/** What a word was before an affix was put on; null where it cannot have been. */
function taken(word: string, { strip, add, stem }: Affix, kind: 'PFX' | 'SFX'): string | null {
  if (kind === 'SFX' ? !word.endsWith(add) : !word.startsWith(add)) return null;
  const before = kind === 'SFX' ? word.slice(0, word.length - add.length) + strip : strip + word.slice(add.length);
  return before.length > 0 && stem.test(before) ? before : null;
}
