/** Reads single values from an XMP packet (ISO 16684-1): elements or attributes of rdf:Description, the first item of lists. */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decode = (text: string): string => text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (all, name: string) =>
  name.startsWith('#') ? String.fromCodePoint(Number(name.startsWith('#x') ? `0x${name.slice(2)}` : name.slice(1))) : (ENTITIES[name] ?? all));

/** The value of a property such as `dc:title`, by its usual prefix; null where the packet lacks it or has nothing in it. */
export function xmpValue(xmp: string | null, property: string): string | null {
  if (xmp === null) return null;
  const element = new RegExp(`<${property}(?:\\s[^>]*)?>([\\s\\S]*?)</${property}>`).exec(xmp)?.[1];
  const held = element === undefined ? new RegExp(`\\s${property}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(xmp) : null;
  const item = element === undefined ? undefined : /<rdf:li(?:\s[^>]*)?>([\s\S]*?)<\/rdf:li>/.exec(element)?.[1];
  const value = decode((item ?? element ?? held?.[1] ?? held?.[2] ?? '').trim());
  return value === '' ? null : value;
}
