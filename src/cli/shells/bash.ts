/** A completion script for bash 3.2 and newer, without the package bash-completion. */
import type { Spelt, Value } from './words.js';

/** How a command is named where words of the line are looked at: `/new/article`. */
const place = (path: readonly string[]): string => path.map((name) => `/${name}`).join('');

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** The script. */
export function bashScript(commands: readonly Spelt[]): string {
  const taking = commands.flatMap(({ path, flags }) => flags.flatMap(({ long, value }) => (value === null ? [] : [`${place(path)} ${long}`])));
  const below = commands.flatMap(({ path, commands: names }) => names.map((name) => place([...path, name])));
  const values = commands.flatMap(({ path, flags }) => flags.flatMap(({ long, value }) => (value === null ? [] : [`      ${quote(`${place(path)} ${long}`)}) ${offer(value)} ;;`])));
  const places = commands.flatMap(({ path, values: each, variadic }) =>
    each.map((value, i) => `    ${quote(`${place(path)} ${i}`)}${variadic && i === each.length - 1 ? `|${quote(`${place(path)} `)}*` : ''}) ${offer(value)} ;;`),
  );
  const names = commands.filter((each) => each.commands.length > 0).map(({ path, commands: each }) => `    ${quote(`${place(path)} 0`)}) _magazine_words ${quote(each.join(' '))} ;;`);
  const flags = commands.map(({ path, flags: each }) => `      ${quote(place(path))}) _magazine_words ${quote(each.flatMap(({ long, short }) => [long, ...(short === null ? [] : [short])]).join(' '))} ;;`);
  return `# Completion of magazine for bash: put this into ~/.bashrc:
#   source <(magazine completion bash)

_magazine_words() {
  local word
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$1" -- "$cur")
}

# Several words with commas between: the last one is completed.
_magazine_list() {
  local word before=
  [[ $cur == *,* ]] && before=\${cur%,*},
  while IFS= read -r word; do COMPREPLY+=("$before$word"); done < <(compgen -W "$1" -- "\${cur##*,}")
}

# Files whose names end so, and folders on the way to them.
_magazine_files() {
  local name
  compopt -o filenames 2>/dev/null
  while IFS= read -r name; do
    if [[ -d $name || $name == *"$1" ]]; then COMPREPLY+=("$name"); fi
  done < <(compgen -f -- "$cur")
}

_magazine_folders() {
  local name
  compopt -o filenames 2>/dev/null
  while IFS= read -r name; do COMPREPLY+=("$name"); done < <(compgen -d -- "$cur")
}

# Names of issues: of --issues-dir, else of the nearest folder \`issues\` upwards; where the word is a path, folders.
_magazine_issues() {
  local i name folder=$PWD issues=
  if [[ $cur == */* || $cur == .* ]]; then _magazine_folders; return; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ \${COMP_WORDS[i]} == --issues-dir ]]; then
      issues=\${COMP_WORDS[i + 1]}
      [[ $issues == = ]] && issues=\${COMP_WORDS[i + 2]}
      issues=\${issues/#\\~/$HOME}
    fi
  done
  while [[ -z $issues && -n $folder ]]; do
    if [[ -d $folder/issues ]]; then issues=$folder/issues; fi
    folder=\${folder%/*}
  done
  for name in "$issues"/*/issue.yaml; do
    name=\${name%/issue.yaml}
    name=\${name##*/}
    if [[ $name != '*' && $name == "$cur"* ]]; then COMPREPLY+=("$name"); fi
  done
}

_magazine() {
  local cur=\${COMP_WORDS[COMP_CWORD]} path= flag= at=0 i word
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    # bash parts \`--flag=value\` at the sign.
    if [[ $word == = ]]; then continue; fi
    if [[ -n $flag ]]; then flag=; continue; fi
    case $word in
      -*) case "$path $word" in ${taking.map(quote).join('|')}) flag=$word ;; esac ;;
      *) case "$at$path/$word" in ${below.map((each) => quote(`0${each}`)).join('|')}) path=$path/$word ;; *) at=$((at + 1)) ;; esac ;;
    esac
  done
  if [[ $cur == = ]]; then cur=; fi
  if [[ -n $flag ]]; then
    case "$path $flag" in
${values.join('\n')}
    esac
    return
  fi
  if [[ $cur == -* ]]; then
    case $path in
${flags.join('\n')}
    esac
    return
  fi
  case "$path $at" in
${names.join('\n')}
  esac
  case "$path $at" in
${places.join('\n')}
  esac
}

complete -F _magazine magazine
`;
}

function offer({ words, list, issues, files }: Value): string {
  const parts = [
    ...(words.length === 0 ? [] : [`${list ? '_magazine_list' : '_magazine_words'} ${quote(words.join(' '))}`]),
    ...(issues ? ['_magazine_issues'] : []),
    ...(files === null ? [] : [files === 'folder' ? '_magazine_folders' : `_magazine_files ${quote(files)}`]),
  ];
  return parts.length === 0 ? ':' : parts.join('; ');
}
