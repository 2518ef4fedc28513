/** docs/rules.md, made from the catalogue: every rule with its reason and its examples. */
import type { ExampleFiles, Rule } from './rule.js';

const FENCES: Readonly<Record<string, string>> = { md: 'markdown', yaml: 'yaml' };

/** The whole document. */
export function rulesDocument(rules: readonly Rule[]): string {
  const table = rules.map((rule) => `| [${rule.id}](#${rule.id}) | ${rule.severity} | ${mendable(rule) ? 'yes' : ''} |`);
  return `${[
    '# Rules of the copy desk',
    'Made from `src/check/rules/`; `UPDATE=1 npx vitest run tests/check` writes it. The examples are the rules’ tests.',
    [
      'A rule’s severity is set in house.yaml or issue.yaml, or in an article’s front matter for that article (which wins), and silenced for one block in the',
      'line above it:',
    ].join('\n'),
    '```yaml\nrules:\n  picture-uncredited: error      # off | info | warning | error\n```',
    '```markdown\n<!-- magazine-ignore picture-uncredited: an old postcard -->\n![The quay.](quay.jpg)\n```',
    'In YAML (front matter, issue.yaml, house.yaml) the comment is `# magazine-ignore rule: reason` above the entry. A comment of an unknown rule, or of one that\nhas nothing to say there, is told.',
    '`magazine check --fix` mends what the last column says; it changes those places and nothing else.',
    ['| rule | severity | mended by `--fix` |', '|---|---|---|', ...table].join('\n'),
    ...rules.map(section),
  ].join('\n\n')}\n`;
}

const mendable = (rule: Rule): boolean => rule.failing.fixed !== undefined;

function section(rule: Rule): string {
  const { files, messages, fixed } = rule.failing;
  return [
    `## ${rule.id}`,
    `${rule.why} Severity: ${rule.severity}.${rule.needsLayout ? ' Goes by the last build’s report.' : ''}`,
    'Nothing to say:',
    ...example(rule.passing),
    'Something to say:',
    ...example(files),
    messages.map((message) => `> \`${message.replace(/^(\S+:\d+:\d+|-) .*$/s, '$1')}\` ${message.replace(/^\S+ /, '')}`).join('  \n'),
    ...(fixed === undefined ? [] : ['After `--fix`:', ...example(fixed)]),
  ].join('\n\n');
}

/** Texts as fenced code; pictures, which are empty, by their names. */
function example(files: ExampleFiles): string[] {
  const entries = Object.entries(files);
  const bare = entries.filter(([, text]) => text === '').map(([file]) => `\`${file}\``);
  const absent = entries.filter(([, text]) => text === null).map(([file]) => `\`${file}\``);
  return [
    ...(bare.length > 0 ? [`With ${bare.join(', ')}.`] : []),
    ...(absent.length > 0 ? [`Without ${absent.join(', ')}.`] : []),
    ...entries.flatMap(([file, text]) => (text === null || text === '' ? [] : [`\`${file}\``, fenced(file, text)])),
  ];
}

function fenced(file: string, text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${FENCES[file.slice(file.lastIndexOf('.') + 1)] ?? ''}\n${text.replace(/\n$/, '')}\n${fence}`;
}
