/** The definition of names.yaml: how people, places and organisations are written in each language. */
import type { KnownName, PlacedText } from '../../model/issue.js';
import { quote } from '../reporter.js';
import { describeKind, isBlank } from '../yaml/tree.js';
import { standard, type Field } from './field.js';
import { asText, text, TEXT_SCHEMA } from './scalars.js';
import { LANGUAGE_CODE, localized } from './shown.js';
import { list, object } from './structures.js';

const EXAMPLE = 'Write { vi: …, en: … }, and `office` where the person has one.';

/** A name in one or more languages, which need not be those of the issue, and an office. */
const name: Field<KnownName> = {
  schema: {
    type: 'object',
    properties: { office: { description: 'The person’s office, by language.', ...localized().schema } },
    patternProperties: { [LANGUAGE_CODE.source]: TEXT_SCHEMA },
    additionalProperties: false,
    minProperties: 1,
  },
  read: (node, cx) => {
    if (node.kind !== 'map') {
      cx.report.stop('wrong-type', node.place, `Here stands ${describeKind(node)} where a name by language is expected.`, EXAMPLE);
      return undefined;
    }
    const by: Record<string, PlacedText> = {};
    let office: KnownName['office'] = null;
    for (const { key, keyPlace, value } of node.entries) {
      if (key === 'office') office = isBlank(value) ? null : (localized().read(value, cx) ?? null);
      else if (!LANGUAGE_CODE.test(key) || isBlank(value)) cx.report.stop('stray-key', keyPlace, `${quote(key)} is no language with a name.`, EXAMPLE);
      else {
        const typed = asText(value, cx, 'a name');
        if (typed !== undefined) by[key] = { text: typed.text.trim(), place: typed.place };
      }
    }
    return Object.keys(by).length > 0 ? { by, office } : undefined;
  },
};

/** All keys of names.yaml. */
export const namesSchema = object({
  people: standard(list(name), [], 'People, each with the name in every language and the office.'),
  places: standard(list(name), [], 'Places.'),
  organisations: standard(list(name), [], 'Organisations, companies, newspapers.'),
  words: standard(list(text()), [], 'Words of any language that dictionaries lack and the copy desk lets pass.'),
}, 'the lists of names (people, places, organisations, words)');
