// The options of every command, and the words after a command cut into options and the rest.
import type { Topic } from './commands.ts';
import { didYouMean } from './nearest_word.ts';

// For each option: whether a value follows it. Those of ReadingWishes stand by themselves.
const readingOptions = {
  '--prompt': true,
  '--control': true,
  '--left-model': true,
  '--right-model': true,
  '--later-turns': false,
  '--by-position': false,
  '--accept-near': false,
  '--with-reasoning': false,
};
export const optionsOf: Record<Topic, Record<string, boolean>> = {
  compare: {
    '--json': false,
    '--html': true,
    '--no-model': false,
    ...readingOptions,
    '--include-input': false,
    '--released-left': true,
    '--released-right': true,
    '--pack': true,
    '--tables': true,
  },
  pack: { '--name': true, '--released': true, '-o': true, '--tables': true },
  import: { '--json': false },
  batch: { '--jobs': true, '--no-model': false, '--tables': true },
  matrix: { '--json': false, '--csv': false, '--families': false, '--newick': false, '--svg': false, '--html': true, '--out': true, '--jobs': true, '--intervals': false, '--controls-from-list': false, '--replicates': true, '--pack': true, '--tables': true },
  verify: { '--no-model': false, ...readingOptions, '--pack': true, '--tables': true },
  formats: {},
  version: { '--tables': true },
};

// May be given more than once; the values are then kept line by line.
export const repeatable: ReadonlySet<string> = new Set(['--pack', '--control']);

// Name files that are written.
const outputs = new Set(['--html', '--out', '-o']);

export interface Split {
  words: string[];
  options: Map<string, string>;
}

// Splits what follows the command into words and options; a string is the complaint about the first bad one.
export function splitArguments(list: readonly string[], known: Record<string, boolean>): Split | string {
  const words: string[] = [];
  const options = new Map<string, string>();
  for (let at = 0; at < list.length; at += 1) {
    const item = list[at] as string;
    if (item === '--') {
      words.push(...list.slice(at + 1));
      break;
    }
    if (item === '-' || !item.startsWith('-')) {
      words.push(item);
      continue;
    }
    const equals = item.indexOf('=');
    const name = equals < 0 ? item : item.slice(0, equals);
    const takesValue = known[name];
    if (takesValue === undefined) return `unknown option ${name}${didYouMean(name, ['--help', ...Object.keys(known)])}`;
    if (options.has(name) && !repeatable.has(name)) return `${name} is given twice`;
    if (!takesValue) {
      if (equals >= 0) return `${name} takes no value`;
      options.set(name, '');
      continue;
    }
    const value = equals >= 0 ? item.slice(equals + 1) : list[(at += 1)];
    if (value === undefined || value === '') return `${name} needs a value`;
    if (equals < 0 && known[value] !== undefined) return `${name} needs a value, and ${value} is an option; write ${name}=${value} if it is meant`;
    if (outputs.has(name) && value === '-') return `${name} needs the name of a file; - is standard input`;
    options.set(name, repeatable.has(name) && options.has(name) ? `${options.get(name)}\n${value}` : value);
  }
  return { words, options };
}

// The number of an option, null where it is not given, the complaint where it is none.
export function wholeOption(options: Map<string, string>, name: string, least: number, most: number): number | null | string {
  const text = options.get(name);
  if (text === undefined) return null;
  const value = /^[0-9]{1,4}$/.test(text) ? Number(text) : -1;
  return value < least || value > most ? `${name} needs a whole number from ${least} to ${most}` : value;
}
