/** The fixed words of the page: their defaults, and what house.yaml and issue.yaml change in them. */
import type { Lang, Terms } from '../model/issue.js';
import type { Place } from '../model/message.js';
import { suggest } from '../diagnostics/nearest.js';
import { quote, type Reporter } from './reporter.js';
import type { Field, ReadContext } from './schema/field.js';
import { asText, TEXT_SCHEMA } from './schema/scalars.js';
import { LANGUAGE_CODE, localized } from './schema/shown.js';
import { describeKind, isBlank, type YamlEntry } from './yaml/tree.js';

export type TermName = keyof Terms;

/** Per term: what it says in editors, the placeholders it may hold and those it must. */
const TERMS: Readonly<Record<TermName, { readonly about: string; readonly may: readonly string[]; readonly must: readonly string[] }>> = {
  photo: { about: 'Stands before a photographer’s name.', may: ['name'], must: ['name'] },
  collected: { about: 'Stands for a credit `collected`.', may: [], must: [] },
  compiled: { about: 'The byline of a compiled article.', may: ['name'], must: ['name'] },
  'issued-by': { about: 'Stands before the name of the masthead’s issuer.', may: [], must: [] },
  website: { about: 'Stands before the web address.', may: [], must: [] },
  email: { about: 'Stands before the mail address.', may: [], must: [] },
  phone: { about: 'Stands before the telephone number.', may: [], must: [] },
  'print-run': { about: 'The line about copies, size and printer.', may: ['copies', 'trim', 'printer'], must: [] },
  deposited: { about: 'The line about printing and legal deposit.', may: ['date'], must: ['date'] },
  page: { about: 'A reference to a page.', may: ['n'], must: ['n'] },
};

/** Names of all terms, in the order of the documentation. */
export const TERM_NAMES = Object.keys(TERMS) as TermName[];

/** Terms of the languages that are known by heart. */
export const DEFAULT_TERMS: Readonly<Record<Lang, Terms>> = {
  vi: {
    photo: 'Ảnh: {name}', collected: 'Ảnh sưu tầm', compiled: '{name} tổng hợp', 'issued-by': 'Biên tập và phát hành',
    website: 'Website', email: 'Email', phone: 'Điện thoại', 'print-run': 'In {copies} cuốn, khổ {trim}, tại {printer}',
    deposited: 'In xong và nộp lưu chiểu {date}', page: 'trang {n}',
  },
  en: {
    photo: 'Photo: {name}', collected: 'Collected photo', compiled: 'Synthesized by {name}', 'issued-by': 'Edited and issued by',
    website: 'Website', email: 'Email', phone: 'Phone', 'print-run': '{copies} copies, {trim}, printed by {printer}',
    deposited: 'Printed and deposited {date}', page: 'page {n}',
  },
};

/** Terms that were typed, by language. */
export type TypedTerms = Readonly<Record<Lang, Partial<Record<TermName, string>>>>;

const isTerm = (key: string): key is TermName => Object.hasOwn(TERMS, key);

/**
 * Terms by name (`photo: { vi: …, en: … }`) or by language (`fr: { photo: … }`), both at once if need be. Terms by language merge
 * when issue.yaml lies over house.yaml; a term by name is a bilingual value and replaces.
 */
export const terms = (): Field<TypedTerms> => ({
  schema: {
    type: 'object',
    properties: Object.fromEntries(TERM_NAMES.map((name) => [name, { description: TERMS[name].about, ...localized().schema }])),
    patternProperties: { '^[a-z]{2,3}$': { description: 'The terms of one language.', type: 'object', additionalProperties: false, properties: Object.fromEntries(TERM_NAMES.map((name) => [name, { description: TERMS[name].about, ...TEXT_SCHEMA }])) } },
    additionalProperties: false,
  },
  layer: (key) => (isTerm(key) ? null : { schema: {}, read: () => undefined, layer: () => null }),
  read: (node, cx) => {
    if (node.kind !== 'map') {
      cx.report.stop('wrong-type', node.place, `Here stands ${describeKind(node)} where the terms are expected.`, 'Write lines such as `photo: { vi: "Ảnh: {name}", en: "Photo: {name}" }`.');
      return undefined;
    }
    const typed: Record<Lang, Partial<Record<TermName, string>>> = {};
    const put = (lang: Lang, name: TermName, words: string, place: Place): void => {
      checkPlaceholders(name, words, place, cx.report);
      typed[lang] = { ...typed[lang], [name]: words };
    };
    for (const entry of node.entries) {
      if (isTerm(entry.key)) {
        if (isBlank(entry.value)) continue;
        for (const [lang, words] of Object.entries(localized().read(entry.value, cx)?.by ?? {})) put(lang, entry.key, words.text, words.place);
      } else if (LANGUAGE_CODE.test(entry.key) && entry.value.kind === 'map') readLanguage(entry, entry.value.entries, cx, put);
      else cx.report.stop('unknown-key', entry.keyPlace, `${quote(entry.key)} is no term.`, suggest(entry.key, TERM_NAMES, 'Terms'));
    }
    return typed;
  },
});

function readLanguage(language: YamlEntry, entries: readonly YamlEntry[], cx: ReadContext, put: (lang: Lang, name: TermName, words: string, place: Place) => void): void {
  for (const entry of entries) {
    if (!isTerm(entry.key)) {
      cx.report.stop('unknown-key', entry.keyPlace, `${quote(entry.key)} is no term.`, suggest(entry.key, TERM_NAMES, 'Terms'));
      continue;
    }
    const words = isBlank(entry.value) ? undefined : asText(entry.value, cx, 'a text');
    if (words !== undefined) put(language.key, entry.key, words.text.trim(), words.place);
  }
}

/** A placeholder that is misspelt would be printed; one that is missing would lose a name. */
function checkPlaceholders(name: TermName, words: string, place: Place, report: Reporter): void {
  const used = [...words.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1]!);
  for (const placeholder of used) {
    if (!TERMS[name].may.includes(placeholder)) report.stop('term-placeholder', place, `The term \`${name}\` knows no {${placeholder}}.`, suggest(placeholder, TERMS[name].may, 'Placeholders of this term'));
  }
  for (const placeholder of TERMS[name].must) {
    if (!used.includes(placeholder)) report.stop('term-placeholder', place, `The term \`${name}\` lacks {${placeholder}}.`, `Write {${placeholder}} where it should stand.`);
  }
}

/** The terms of every language of the issue, defaults filled in. A language that lacks some is a stopper. */
export function completeTerms(languages: readonly Lang[], typed: TypedTerms, place: Place, report: Reporter): Record<Lang, Terms> {
  const complete: Record<Lang, Terms> = {};
  for (const lang of languages) {
    const found: Partial<Terms> = { ...DEFAULT_TERMS[lang], ...typed[lang] };
    const missing = TERM_NAMES.filter((name) => found[name] === undefined);
    if (missing.length > 0) report.stop('missing-terms', place, `The language \`${lang}\` has no words for ${missing.map((name) => `\`${name}\``).join(', ')}.`, `Give them in house.yaml or issue.yaml: \`terms: { ${lang}: { ${missing[0]}: … } }\`.`);
    complete[lang] = Object.fromEntries(TERM_NAMES.map((name) => [name, (found[name] ?? '').normalize('NFC')])) as unknown as Terms;
  }
  return complete;
}
