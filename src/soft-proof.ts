/** How an issue's colours will look on paper: its printing condition and its house's rules, as a book to look them up in. */
import { openCondition, proofBook, type ProofBook } from './colour/index.js';
import type { PressSettings } from './model/press.js';
import { choose } from './press/index.js';

/** The settings, with the inks that the styles declare behind its own. */
export function withStyleInks(own: PressSettings, declared: PressSettings['inks']): PressSettings {
  return { ...own, inks: [...own.inks, ...declared.filter((ink) => !own.inks.some((other) => other.rgb.every((v, i) => v === ink.rgb[i])))] };
}

/** Makes the book. Flat colours get the inks that the press edition chooses for type. */
export async function bookOf(press: PressSettings): Promise<ProofBook> {
  const condition = await openCondition(press.intent);
  const rules = { settings: press, inkLimit: press.intent.inkLimit, blackFor: condition.blackFor };
  return proofBook(condition, (rgb) => {
    const choice = choose({ rgb }, { role: 'text', large: false, overPicture: false, registration: false }, rules);
    return choice.rule === 'profile' ? null : choice.ink;
  }, JSON.stringify(press.inks.map(({ rgb, cmyk }) => [rgb, cmyk])));
}
