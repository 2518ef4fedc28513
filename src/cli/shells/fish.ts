/** A completion script for fish 3 and newer, with what every word means. */
import type { Spelt, Value } from './words.js';

const place = (path: readonly string[]): string => path.map((name) => `/${name}`).join('');
const quote = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`;

/** The script. */
export function fishScript(commands: readonly Spelt[]): string {
  const taking = commands.flatMap(({ path, flags }) => flags.flatMap(({ long, value }) => (value === null ? [] : [quote(`${place(path)} ${long}`)])));
  const below = commands.flatMap(({ path, commands: names }) => names.map((name) => quote(`0${place([...path, name])}`)));
  return `# Completion of magazine for fish: put this into ~/.config/fish/completions/magazine.fish:
#   magazine completion fish > ~/.config/fish/completions/magazine.fish

# The command that stands before the cursor, and how many words stand behind it: \`/new/article 1\`.
function __magazine_place
    set -l path ''
    set -l at 0
    set -l flag ''
    set -l words (commandline -opc)
    for word in $words[2..-1]
        if test -n "$flag"
            set flag ''
        else if string match -q -- '-*' $word
            if contains -- "$path $word" ${taking.join(' ')}
                set flag $word
            end
        else if contains -- "$at$path/$word" ${below.join(' ')}
            set path "$path/$word"
        else
            set at (math $at + 1)
        end
    end
    echo "$path $at"
end

function __magazine_command
    string match -q -- "$argv[1] *" (__magazine_place)
end

function __magazine_at
    test (__magazine_place) = "$argv[1]"
end

# Names of issues: of --issues-dir, else of the nearest folder \`issues\` upwards.
function __magazine_issues
    set -l issues ''
    set -l words (commandline -opc)
    if set -l i (contains -i -- --issues-dir $words)
        set issues $words[(math $i + 1)]
    end
    set -l folder $PWD
    while test -z "$issues" -a -n "$folder"
        if test -d $folder/issues
            set issues $folder/issues
        end
        set folder (string replace -r '/[^/]*$' '' -- $folder)
    end
    for file in $issues/*/issue.yaml
        string replace -r '^.*/([^/]+)/issue.yaml$' '$1' -- $file
    end
    __fish_complete_directories (commandline -ct) 'a folder with an issue.yaml'
end

# Files whose names end so, and folders on the way to them: what fish offers to a command that it does not know.
function __magazine_files
    set -l typed (commandline -ct | string replace -r '^--[a-z-]+=' '')
    complete -C "__magazine_unknown $typed" | string match -r -- '.*(?:/|'(string escape --style=regex -- $argv[1])')$'
end

# Several words with commas between: the last one is completed.
function __magazine_list
    set -l before (string replace -rf '^(.*,).*$' '$1' -- (commandline -ct | string replace -r '^--[a-z-]+=' ''))
    for word in $argv
        echo "$before$word"
    end
end

complete -c magazine -e
complete -c magazine -f
${commands.map((each) => linesOf(each, commands)).join('\n')}
`;
}

function linesOf({ path, flags, values, variadic, commands: below }: Spelt, all: readonly Spelt[]): string {
  const here = place(path);
  const of = `complete -c magazine -n ${quote(`__magazine_command ${quote(here)}`)}`;
  return [
    ...below.map((name) => `complete -c magazine -n ${quote(`__magazine_at ${quote(`${here} 0`)}`)} -a ${name} -d ${quote(all.find((each) => each.path.join() === [...path, name].join())!.about)}`),
    ...flags.map(({ long, short, about, value }) => [of, ...(short === null ? [] : [`-s ${short.slice(1)}`]), `-l ${long.slice(2)}`, ...(value === null ? [] : ['-r', ...offer(value)]), `-d ${quote(about)}`].join(' ')),
    ...values.map((value, i) => [`complete -c magazine -n ${quote(variadic && i === values.length - 1 ? `__magazine_command ${quote(here)}` : `__magazine_at ${quote(`${here} ${i}`)}`)}`, ...offer(value)].join(' ')),
  ].join('\n');
}

function offer({ words, list, issues, files }: Value): string[] {
  return [
    ...(files === null || files === 'folder' ? [] : files === '' ? ['-F'] : [`-a ${quote(`(__magazine_files ${files})`)}`]),
    ...(files === 'folder' ? [`-a ${quote('(__fish_complete_directories (commandline -ct))')}`] : []),
    ...(issues ? [`-a ${quote('(__magazine_issues)')}`] : []),
    ...(words.length === 0 ? [] : [`-a ${quote(list ? `(__magazine_list ${words.join(' ')})` : words.join(' '))}`]),
  ];
}
