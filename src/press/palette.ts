/** All colours of a file in one place: asked for while streams are read, converted at one go, answered as operands. */
import type { Condition } from '../colour/index.js';
import { deltaE2000, labOfRgb } from '../colour/index.js';
import type { Cmyk, Rgb } from '../model/press.js';
import type { OutOfGamut, PressReport } from './report.js';
import { choose, withinLimit, type Found, type RuleSet, type Use } from './rules.js';

/** More than this between screen and paper is named in the report (CIEDE2000). */
const WORTH_NAMING = 6;

/** A colour with its ink, or with its place in the queue for the profile. */
export interface Swatch {
  /** The same for the same ink, whatever rule gave it. */
  readonly key: string;
  readonly ink: Cmyk | null;
}

/** A number as short as four decimals allow. */
export const decimal = (value: number): string => String(Math.round(value * 1e4) / 1e4 + 0);
/** Four inks as operands of `k`. */
export const operands = (ink: Cmyk): string => ink.map(decimal).join(' ');

export class Palette {
  private readonly swatches = new Map<string, Swatch>();
  private readonly queue = new Map<number, { readonly rgb: Rgb; readonly pages: Set<number>; ink: Cmyk | null }>();
  private readonly counted = { house: new Set<string>(), neutral: new Set<string>(), black: new Set<string>(), profile: new Set<string>(), kept: new Set<string>() };

  constructor(private readonly rules: RuleSet) {}

  /** The house's inks. */
  get inks(): RuleSet['settings']['inks'] {
    return this.rules.settings.inks;
  }

  /** The swatch of a colour in a use on a page. */
  swatch(found: NonNullable<Found>, use: Use, page: number): Swatch {
    const colour = 'ink' in found ? `k${found.ink.join()}` : `r${found.rgb.join()}`;
    const key = `${colour} ${use.role}${use.large ? ' large' : ''}${use.overPicture ? ' over' : ''}${use.registration ? ' marks' : ''}`;
    let swatch = this.swatches.get(key);
    if (!swatch) {
      const choice = choose(found, use, this.rules);
      this.counted[choice.rule].add(colour);
      swatch = choice.rule === 'profile' ? this.profile(choice.rgb, page) : { key: operands(choice.ink), ink: choice.ink };
      this.swatches.set(key, swatch);
    } else if (swatch.ink === null) this.queue.get(Number(swatch.key.slice(1)))?.pages.add(page);
    return swatch;
  }

  /** The swatch of a colour that goes through the profile whatever the rules say. Fractions are rounded to whole channels. */
  profile(rgb: Rgb, page: number): Swatch {
    const [r, g, b] = [Math.round(rgb[0]), Math.round(rgb[1]), Math.round(rgb[2])];
    const number = (r << 16) | (g << 8) | b;
    let entry = this.queue.get(number);
    if (!entry) this.queue.set(number, (entry = { rgb: [r, g, b], pages: new Set(), ink: null }));
    entry.pages.add(page);
    return { key: `#${number}`, ink: null };
  }

  /** Takes what was asked for so far through the profile, all at once. */
  async convert(condition: Condition): Promise<void> {
    const waiting = [...this.queue.values()].filter((entry) => entry.ink === null);
    const inks = await condition.toInk(Uint8Array.from(waiting.flatMap((entry) => [...entry.rgb])));
    for (const [i, entry] of waiting.entries()) {
      const at = 4 * i;
      entry.ink = withinLimit([inks[at]! / 255, inks[at + 1]! / 255, inks[at + 2]! / 255, inks[at + 3]! / 255], this.rules.inkLimit);
    }
  }

  /** The ink of a swatch. @throws Error before `convert`. */
  ink(swatch: Swatch): Cmyk {
    const ink = swatch.ink ?? this.queue.get(Number(swatch.key.slice(1)))?.ink;
    if (!ink) throw new Error('A colour was asked for before it was converted.');
    return ink;
  }

  counts(): PressReport['colours'] {
    const { house, neutral, black, profile, kept } = this.counted;
    return { house: house.size, neutral: neutral.size, black: black.size, profile: profile.size, kept: kept.size };
  }

  /** Colours of the profile that paper cannot show, the worst first. */
  outOfGamut(condition: Condition): OutOfGamut[] {
    const found: OutOfGamut[] = [];
    for (const { rgb, ink, pages } of this.queue.values()) {
      if (ink === null) continue;
      const deltaE = Math.round(10 * deltaE2000(labOfRgb(rgb), condition.toLab(ink))) / 10;
      if (deltaE > WORTH_NAMING) found.push({ rgb, ink, deltaE, pages: [...pages].sort((a, b) => a - b) });
    }
    return found.sort((a, b) => b.deltaE - a.deltaE || a.rgb.join().localeCompare(b.rgb.join()));
  }
}
