import { asText, entry } from '../../pdf/index.js';
import type { Rule } from '../rule.js';
import { xmpValue } from '../xmp.js';

/** `D:20260601093000+07'00'` and `2026-06-01T09:30:00+07:00` as the same point in time, ms; null for neither. */
function timeOf(date: string | null): number | null {
  const m = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-]\d\d)'?(\d\d)?'?)?/.exec(date ?? '');
  const iso = m ? `${m[1]}-${m[2] ?? '01'}-${m[3] ?? '01'}T${m[4] ?? '00'}:${m[5] ?? '00'}:${m[6] ?? '00'}${m[8] ? `${m[8]}:${m[9] ?? '00'}` : 'Z'}` : (date ?? '');
  const time = Date.parse(iso);
  return Number.isNaN(time) ? null : time;
}

/** The information dictionary and XMP tell the same. */
export const metadataDiffer: Rule = {
  id: 'metadata-differ',
  severity: 'error',
  source: 'ISO 15930-7, 6.3',
  why: 'Programs read one or the other, and take a file for two.',
  remedy: 'Write both anew from one source: export the file again.',
  whole: ({ limits, xmp, info }) => {
    if (limits.standard === 'none' || xmp === null || info === null) return [];
    const differ: string[] = [];
    for (const [key, property] of [['Title', 'dc:title'], ['Trapped', 'pdf:Trapped']] as const) {
      const own = key === 'Trapped' ? trappedIn(entry(info, key)) : asText(entry(info, key));
      const told = xmpValue(xmp, property);
      if (own !== null && told !== null && own !== told) differ.push(key);
    }
    for (const [key, property] of [['CreationDate', 'xmp:CreateDate'], ['ModDate', 'xmp:ModifyDate']] as const) {
      const [own, told] = [timeOf(asText(entry(info, key))), timeOf(xmpValue(xmp, property))];
      if (own !== null && told !== null && own !== told) differ.push(key);
    }
    return differ.length === 0 ? [] : [{ value: differ.join(', '), limit: 'the same in both', text: `The information dictionary and XMP differ in ${differ.join(', ')}.` }];
  },
};

/** `True`, `False` or `Unknown`; a name in the file, now and then a truth value. */
export const trappedIn = (value: { toString(): string } | undefined): string | null => {
  const word = value?.toString().replace(/^\//, '') ?? null;
  return word === 'true' ? 'True' : word === 'false' ? 'False' : word;
};
