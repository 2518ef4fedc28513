/** A completion script for zsh, with what every word means. */
import type { Flag, Spelt, Value } from './words.js';

/** Within single quotes; colons and brackets have a meaning of their own to `_arguments` and `_describe`. */
const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const about = (text: string): string => text.replace(/[[\]:\\]/g, '\\$&');

/** The script, for \`source\` and as a file \`_magazine\` of a folder in \`fpath\`. */
export function zshScript(commands: readonly Spelt[]): string {
  return `#compdef magazine
# Completion of magazine for zsh: put this into ~/.zshrc, below \`compinit\`:
#   source <(magazine completion zsh)

# Names of issues: of --issues-dir, else of the nearest folder \`issues\` upwards; and folders.
_magazine_issues() {
  local folder=$PWD issues=\${opt_args[--issues-dir]:-}
  local -a names
  while [[ -z $issues && -n $folder ]]; do
    if [[ -d $folder/issues ]]; then issues=$folder/issues; fi
    folder=\${folder%/*}
  done
  names=(\${~issues}/*/issue.yaml(N:h:t))
  _alternative 'issues:issue:compadd -a names' 'folders:folder:_files -/'
}

# Names, or files whose names end as the first word says.
_magazine_names_or_files() {
  local ending=$1
  shift
  _alternative "names:name:($*)" "files:file:_files -g '*$ending'"
}
${commands.map((each) => functionOf(each, commands)).join('')}
if [[ \${funcstack[1]} == _magazine ]]; then
  _magazine "$@"
else
  compdef _magazine magazine
fi
`;
}

const nameOf = (path: readonly string[]): string => ['_magazine', ...path].join('_');

/** One function a command. Those with commands below them hand on to theirs. */
function functionOf({ path, flags, values, variadic, commands: below }: Spelt, all: readonly Spelt[]): string {
  const specs = flags.flatMap(specsOf);
  const places = values.map((value, i) => quote(`${variadic && i === values.length - 1 ? '*' : `${i + 1}`}:${label(value)}:${action(value)}`));
  if (below.length === 0) return `\n${nameOf(path)}() {\n  _arguments -s -S ${[...specs, ...places].join(' \\\n    ')}\n}\n`;
  const described = below.map((name) => quote(`${name}:${about(all.find((each) => each.path.join() === [...path, name].join())!.about)}`));
  return `
${nameOf(path)}() {
  local curcontext=$curcontext state
  local -a line commands
  typeset -A opt_args
  commands=(
    ${described.join('\n    ')}
  )
  _arguments -C -s -S ${[...specs, quote('1: :->first'), quote('*:: :->rest')].join(' \\\n    ')} && return
  case $state in
    first) _describe -t commands command commands ;;
    rest)
      case $line[1] in
${below.map((name) => `        ${name}) ${nameOf([...path, name])} ;;`).join('\n')}
      esac ;;
  esac
}
`;
}

function specsOf({ long, short, about: words, value }: Flag): string[] {
  const rest = `[${about(words)}]`;
  if (value === null) return short === null ? [quote(`${long}${rest}`)] : [`${quote(`(${short} ${long})`)}{${short},${long}}${quote(rest)}`];
  return [quote(`${long}=${rest}:${label(value)}:${action(value)}`)];
}

const label = ({ issues, files }: Value): string => (issues ? 'issue' : files === null ? 'value' : files === 'folder' ? 'folder' : 'file');

function action({ words, list, issues, files }: Value): string {
  const file = files === null ? '' : files === 'folder' ? '_files -/' : files === '' ? '_files' : `_files -g "*${files}"`;
  if (issues) return '_magazine_issues';
  if (words.length === 0) return file === '' ? ' ' : file;
  if (list) return `_values -s , value ${words.join(' ')}`;
  return file === '' ? `(${words.join(' ')})` : `_magazine_names_or_files ${files} ${words.join(' ')}`;
}
