/** Fields that readers see: bilingual texts, credits, titles. */
import { parseDocument } from 'yaml';
import type { Credit, Inline, Lang, Localized, PlacedText } from '../../model/issue.js';
import type { Place } from '../../model/message.js';
import { suggest } from '../../diagnostics/nearest.js';
import { quote } from '../reporter.js';
import { describeKind, isBlank, type YamlMap, type YamlText } from '../yaml/tree.js';
import type { Field, JsonSchema, ReadContext } from './field.js';
import { asText, TEXT_SCHEMA } from './scalars.js';

export const LANGUAGE_CODE = /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/;

const SHOWN_SCHEMA: JsonSchema = {
  anyOf: [TEXT_SCHEMA, { type: 'object', propertyNames: { pattern: LANGUAGE_CODE.source }, additionalProperties: { type: ['string', 'number', 'boolean', 'null'] }, minProperties: 1 }],
};

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** True for a language that the world knows: house.yaml may hold more of them than an issue has. */
function isLanguage(code: string): boolean {
  return LANGUAGE_CODE.test(code) && languageNames.of(code) !== undefined;
}

/** The texts of a map by language. Keys that are no language of the issue are told. */
function byLanguage(map: YamlMap, cx: ReadContext): Record<Lang, PlacedText> {
  const by: Record<Lang, PlacedText> = {};
  for (const entry of map.entries) {
    if (!cx.languages.includes(entry.key)) {
      if (/(^|\/)house\.yaml$/.test(entry.keyPlace.file) && isLanguage(entry.key) && !isBlank(entry.value)) continue;
      // An unquoted comma or colon in `{ vi: Hà Nội, Huế }` ends the text and begins a key.
      const note = isBlank(entry.value) || !LANGUAGE_CODE.test(entry.key)
        ? 'If it belongs to the text before it, put quotes round it: "…, …".'
        : `${suggest(entry.key, cx.languages, 'Languages of the issue')} If it belongs to the text before it, put quotes round it.`;
      cx.report.stop('stray-key', entry.keyPlace, `${quote(entry.key)} is not a language of the issue.`, note);
    } else if (!isBlank(entry.value)) {
      const typed = asText(entry.value, cx, `the text in ${entry.key}`);
      if (typed !== undefined) by[entry.key] = { text: typed.text.trim(), place: typed.place };
    }
  }
  return by;
}

/**
 * A text that readers see: a plain string for all languages or a map by language. With `wanted` (what it is, in words), a language
 * that is missing from the map is a quality error; without, it is left out in silence.
 */
export const localized = (wanted: string | null = null): Field<Localized> => ({
  schema: SHOWN_SCHEMA,
  read: (node, cx) => {
    if (node.kind === 'list') {
      cx.report.stop('wrong-type', node.place, `Here stands ${describeKind(node)} where a text is expected.`, 'Write a text, or { vi: "…", en: "…" }; put quotes round a text that begins with a bracket or a dash.');
      return undefined;
    }
    if (node.kind === 'text') {
      const typed = { text: node.text.trim(), place: node.place };
      return { by: Object.fromEntries(cx.languages.map((lang) => [lang, typed])), place: node.place, plain: true };
    }
    const told = cx.report.messages.length;
    const by = byLanguage(node, cx);
    const missing = cx.languages.filter((lang) => by[lang] === undefined);
    if (missing.length === cx.languages.length) {
      // house.yaml may know a text in other languages only; that is a text not given.
      if (cx.report.messages.length === told) cx.report.stop('missing-text', node.place, 'No text stands here in a language of the issue.', `Write { ${cx.languages.map((lang) => `${lang}: "…"`).join(', ')} }.`);
      return undefined;
    }
    if (wanted !== null) {
      for (const lang of missing) cx.report.error('missing-translation', node.place, `The ${wanted} has no text in ${lang}.`, `Add \`${lang}: …\`.`);
    }
    return { by, place: node.place, plain: false };
  },
});

/** Makes a credit of what was typed: a name or the word `collected`. */
export const creditOf = (name: string, place: Place, override: Readonly<Record<Lang, string>> = {}): Credit => ({
  kind: name === 'collected' ? 'collected' : 'name',
  name: name.normalize('NFC'),
  override,
  place,
});

/** A photographer's name, the word `collected`, or a map of names by language. */
export const credit = (): Field<Credit> => ({
  schema: SHOWN_SCHEMA,
  read: (node, cx) => {
    const shown = localized().read(node, cx);
    if (shown === undefined) return undefined;
    const first = cx.languages.map((lang) => shown.by[lang]).find((entry) => entry !== undefined)!;
    const override = shown.plain ? {} : Object.fromEntries(Object.entries(shown.by).map(([lang, entry]) => [lang, entry.text]));
    return creditOf(first.text, shown.place, override);
  },
});

/** A title: `\` before a space or a line end breaks it there. */
export const title = (): Field<{ readonly inlines: readonly Inline[]; readonly place: Place }> => ({
  schema: TEXT_SCHEMA,
  read: (node, cx) => {
    const typed = asText(node, cx, 'a title');
    if (typed === undefined) return undefined;
    const inlines = breakTitle(titleSource(typed));
    if (inlines.length > 0) return { inlines, place: typed.place };
    cx.report.stop('missing-key', typed.place, 'The title is empty.', 'Write the title.');
    return undefined;
  },
});

/**
 * A title's text with its breaking backslashes. In double quotes YAML would take `\` before a space or a line end for itself, so there
 * it is doubled before YAML reads the text; a plain or folded title keeps it (folding turns `\` and a line end into `\ `).
 */
function titleSource(typed: YamlText): string {
  if (typed.doubleQuoted === null) return typed.text;
  const doubled = typed.doubleQuoted.replace(/\\([\s\S])/g, (all, next: string) => (/\s/.test(next) ? `\\\\${next}` : all));
  return String(parseDocument(doubled, { schema: 'failsafe', logLevel: 'silent' }).toJS() ?? '').normalize('NFC');
}

/** Text and breaks of a title. White space runs are one space; breaks at the ends mean nothing. */
export function breakTitle(source: string): Inline[] {
  const lines = source.split(/\\(?=\s|$)/).map((part) => part.replace(/\s+/g, ' ').trim()).filter((part) => part !== '');
  return lines.flatMap((part, i): Inline[] => (i === 0 ? [{ kind: 'text', text: part }] : [{ kind: 'break' }, { kind: 'text', text: part }]));
}
