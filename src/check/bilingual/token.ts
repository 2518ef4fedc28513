/** What the copy desk compares between languages. */

/** Languages whose numbers, dates and words are known. */
export type KnownLanguage = 'vi' | 'en';

/**
 * Something typed that both languages must say. `parts` are its meanings (a date has a day, a month and a year), each a list of readings, the
 * likeliest first: `#17` a number, `m4` a month, `w4` Thursday, `t870` minutes of a day, `§…` a document, `@…` an address, `:…` a name with a number in it.
 */
export interface Token {
  readonly kind: 'number' | 'date' | 'time' | 'document' | 'address' | 'code' | 'word';
  /** As typed. */
  readonly text: string;
  /** Where it stands in its text, UTF-16 units. */
  readonly index: number;
  readonly parts: readonly (readonly string[])[];
  /** Parts that say the same in another way: 2 giờ 40 phút is a time of day or two numbers. */
  readonly otherwise?: readonly (readonly string[])[];
  /** True when the other language must have it; false for words that only answer to something firm. */
  readonly firm: boolean;
  /** True for words that are hardly anything but a number: the other language must have it where it says a number that this one lacks. */
  readonly asks?: true;
  /** What is counted, in one name for both languages (`km`, `%`, `USD`); absent where it is not one of the units that are compared. */
  readonly unit?: string;
}

/** A number as a reading. Twelve digits are more than any amount in print has. */
export const numeral = (value: number): string => `#${Number(value.toPrecision(12))}`;
