/** `rules:`, the copy desk's settings. */
import type { RuleLevel, RuleSetting } from '../../model/issue.js';
import { isBlank, describeKind } from '../yaml/tree.js';
import type { Field } from './field.js';
import { oneOf } from './scalars.js';

const level: Field<RuleLevel> = oneOf('off', 'info', 'warning', 'error');

/** A map from rules to levels, in the order typed. Maps merge by key; which rules there are is not known here. */
export const rules = (): Field<readonly RuleSetting[]> => ({
  schema: { type: 'object', propertyNames: { pattern: '^[a-z]+(-[a-z]+)*$' }, additionalProperties: level.schema },
  layer: () => null,
  read: (node, cx) => {
    if (node.kind !== 'map') {
      cx.report.stop('wrong-type', node.place, `Here stands ${describeKind(node)} where the rules’ settings are expected.`, 'Write lines of the form `rule-id: off`, indented.');
      return undefined;
    }
    return node.entries.flatMap(({ key, keyPlace, value }) => {
      const typed = isBlank(value) ? undefined : level.read(value, cx);
      return typed === undefined ? [] : [{ rule: key, level: typed, place: keyPlace }];
    });
  },
});
