// The man page and the shell completions, written from the same lists as the program itself, so that they cannot drift.
import { topics } from '../cli/commands.ts';
import { optionsOf, repeatable } from '../cli/options.ts';
import { helpText } from '../cli/help.ts';

// What troff would take for markup, made plain.
function troff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .split('\n')
    .map((line) => (/^[.']/.test(line) ? `\\&${line}` : line))
    .join('\n');
}

function block(text: string): string {
  return `.nf\n${troff(text.trimEnd())}\n.fi`;
}

export function manPage(version: string): string {
  const parts = [
    `.TH KINPRINT 1 "" "kinprint ${version}" "User Commands"`,
    '.SH NAME',
    "kinprint \\- do two chatbots' answers look as if the bots share a lineage?",
    '.SH SYNOPSIS',
    ...topics.flatMap((topic) => {
      const usages = helpText(topic).split('\n\n')[0] as string;
      return usages.split('\n').map((line) => `${troff(line.replace(/^(usage:| {6})\s*/, ''))}\n.br`);
    }),
    '.SH DESCRIPTION',
    block(helpText(null)),
    ...topics.flatMap((topic) => [`.SH ${topic.toUpperCase()}`, block(helpText(topic).split('\n\n').slice(1).join('\n\n'))]),
    '.SH ENVIRONMENT',
    '.TP\nNO_COLOR\nany value but the empty one switches colour off',
    '.TP\nKINPRINT_TABLES\nthe set of tables, full or permissive, where no \\-\\-tables names one',
    '.TP\nCOLUMNS\nthe width of the text where it does not go to a terminal; 80 when not set',
    '.SH FILES',
    'kinprint reads the files it is given and writes only what \\-\\-html, \\-\\-out of matrix or \\-o of pack names. It opens no network connection.',
  ];
  return `${parts.join('\n')}\n`;
}

export function bashCompletion(): string {
  const cases = topics.map((topic) => `    ${topic}) words="${['--help', ...Object.keys(optionsOf[topic])].join(' ')}" ;;`);
  return `# Completion of kinprint for bash; made from the program's own list of options.
_kinprint() {
  local current=\${COMP_WORDS[COMP_CWORD]} words=
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${topics.join(' ')} --help --version" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    *) COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
}
complete -o filenames -F _kinprint kinprint
`;
}

export function zshCompletion(): string {
  const cases = topics.map((topic) => {
    const options = ['--help', ...Object.keys(optionsOf[topic])].map((name) => {
      const takesValue = optionsOf[topic][name] === true;
      return `'${repeatable.has(name) ? '*' : ''}${name}${takesValue ? '=' : ''}${takesValue ? '[value]:value:_files' : ''}'`;
    });
    return `    ${topic}) _arguments ${options.join(' ')} '*:file:_files' ;;`;
  });
  return `#compdef kinprint
# Completion of kinprint for zsh; made from the program's own list of options.
_kinprint() {
  if (( CURRENT == 2 )); then
    compadd -- ${topics.join(' ')} --help --version
    return
  fi
  local command=\${words[2]}
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join('\n')}
  esac
}
_kinprint "$@"
`;
}

export function fishCompletion(): string {
  const lines = [`complete -c kinprint -n __fish_use_subcommand -a '${topics.join(' ')}'`];
  for (const topic of topics) {
    for (const [name, takesValue] of Object.entries(optionsOf[topic])) {
      const option = name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`;
      lines.push(`complete -c kinprint -n '__fish_seen_subcommand_from ${topic}' ${option}${takesValue ? ' -r' : ''}`);
    }
  }
  return `# Completion of kinprint for fish; made from the program's own list of options.\n${lines.join('\n')}\n`;
}
