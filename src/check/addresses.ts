/** Web and mail addresses inside texts: signs in them are no typing of a language. */
const ADDRESS = /\S*(?:@|:\/\/|www\.)\S*|\S+\.(?:vn|com|org|net|gov)\b\S*/giu;

/** The text with a nought for every sign of an address, as long as before. */
export const withoutAddresses = (text: string): string => text.replace(ADDRESS, (all) => '0'.repeat(all.length));
