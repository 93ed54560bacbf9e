// The words of the command line, turned into one command or one complaint. Reads nothing and prints nothing, so that
// every misuse can be tested as a value. Options may stand anywhere; `--` ends them; `-` is standard input.

import { didYouMean } from './nearest_word.ts';
import { packFileName } from '../packs/pack_name.ts';
import { isMonth } from '../protocol/request.ts';
import { type TableSet, isTableSet, tableSets } from '../node/table_sets.ts';

// tables: where the words name a set of tables.
export type Command = Words & { tables?: TableSet };

type Words =
  | { kind: 'help'; topic: Topic | null }
  | { kind: 'version' }
  | { kind: 'formats' }
  | { kind: 'import'; inputs: string[]; json: boolean }
  | ({
      kind: 'compare';
      inputs: string[];
      output: Output;
      model: boolean;
      includeInput: boolean;
      releasedLeft?: string; // YYYY-MM
      releasedRight?: string;
      packs?: string[]; // files
    } & ReadingWishes)
  | { kind: 'pack'; inputs: string[]; name: string; released: string | null; file: string }
  | { kind: 'batch'; inputs: string[]; jobs: number | null; model: boolean }
  | MatrixWords
  | VerifyWords
  | { kind: 'misuse'; message: string; topic: Topic | null };

export type Output = { form: 'terminal' } | { form: 'json' } | { form: 'html'; file: string };

// How the files of the sides are read: verify takes the same wishes as compare, or it would compute another report.
export interface ReadingWishes {
  prompt: string | null;
  controls?: string[]; // files, one a control bot
  pairing?: PairingWishes;
}

export interface VerifyWords extends ReadingWishes {
  kind: 'verify';
  report: string;
  inputs: string[];
  model: boolean;
  packs?: string[];
}

// How prompts of imported chats are matched; the names are those of core/text/pairing_request.hpp.
export interface PairingWishes {
  leftModel?: string;
  rightModel?: string;
  laterTurns?: boolean;
  byPosition?: boolean;
  accept?: 'all';
  reasoning?: boolean;
}

export const matrixForms = ['json', 'csv', 'families', 'newick', 'svg'] as const;
type NamedForm = (typeof matrixForms)[number];
export type MatrixForm = NamedForm | 'html'; // html names a file of its own
const matrixEndings: Record<NamedForm, string> = { json: 'json', csv: 'csv', families: 'families.csv', newick: 'nwk', svg: 'svg' };
export interface MatrixWords {
  kind: 'matrix';
  inputs: string[];
  forms: { form: MatrixForm; file: string | null }[]; // file null: standard output
  jobs: number | null;
  intervals: boolean;
  controlsFromList?: boolean; // the first other bots of the list are control bots of every pair
  replicates: number | null; // of the tree's support; null: as many as are worth their time
  packs?: string[]; // own references, beside the library
}

export const topics = ['compare', 'batch', 'matrix', 'verify', 'pack', 'import', 'formats', 'version'] as const;
export type Topic = (typeof topics)[number];

// Commands whose files may have every form that `kinprint formats` lists, in words; batch takes trial lines only.
export const fileReaders = 'compare, matrix, verify, pack and import';

// More workers than this cost memory (each holds its own tables) without being faster. Chosen.
export const maximumJobs = 64;

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
const repeatable = new Set(['--pack', '--control']);

interface Split {
  words: string[];
  options: Map<string, string>;
}

function isTopic(word: string | undefined): word is Topic {
  return topics.includes(word as Topic);
}

// Splits what follows the command into words and options; a string is the complaint about the first bad one.
function splitArguments(list: readonly string[], known: Record<string, boolean>): Split | string {
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
    options.set(name, repeatable.has(name) && options.has(name) ? `${options.get(name)}\n${value}` : value);
  }
  return { words, options };
}

function misuse(message: string, topic: Topic | null): Command {
  return { kind: 'misuse', message, topic };
}

function parseCompare({ words, options }: Split): Command {
  if (words.length === 0) return misuse('compare needs two files, A and B, or one request file', 'compare');
  if (words.length > 2) return misuse(`compare takes two files, ${words.length} are given`, 'compare');
  if (countStreams(words, options) > 1) return misuse('only one of A, B and the control bots can be standard input', 'compare');
  const html = options.get('--html');
  if (html !== undefined && options.has('--json')) return misuse('--json and --html exclude each other', 'compare');
  for (const name of ['--released-left', '--released-right']) {
    const month = options.get(name);
    if (month !== undefined && !isMonth(month)) return misuse(`${name} needs a month as YYYY-MM`, 'compare');
  }
  const output: Output =
    html !== undefined ? { form: 'html', file: html } : options.has('--json') ? { form: 'json' } : { form: 'terminal' };
  return {
    kind: 'compare',
    inputs: words,
    output,
    model: !options.has('--no-model'),
    includeInput: options.has('--include-input'),
    ...packFiles(options),
    ...(options.has('--released-left') ? { releasedLeft: options.get('--released-left')! } : {}),
    ...(options.has('--released-right') ? { releasedRight: options.get('--released-right')! } : {}),
    ...readingWishes(options),
  };
}

function readingWishes(options: Map<string, string>): ReadingWishes {
  return { prompt: options.get('--prompt') ?? null, ...controlFiles(options), ...pairingWishes(options) };
}

function countStreams(words: readonly string[], options: Map<string, string>): number {
  return [...words, ...(controlFiles(options).controls ?? [])].filter((word) => word === '-').length;
}

function packFiles(options: Map<string, string>): { packs?: string[] } {
  const files = options.get('--pack');
  return files === undefined ? {} : { packs: files.split('\n') };
}

function controlFiles(options: Map<string, string>): { controls?: string[] } {
  const files = options.get('--control');
  return files === undefined ? {} : { controls: files.split('\n') };
}

function parsePack({ words, options }: Split): Command {
  if (words.length !== 1) return misuse(`pack takes one file of answers, ${words.length} are given`, 'pack');
  const name = options.get('--name');
  const released = options.get('--released') ?? null;
  if (name === undefined) return misuse('pack needs --name NAME', 'pack');
  if (released !== null && !isMonth(released)) return misuse('--released needs a month as YYYY-MM', 'pack');
  return { kind: 'pack', inputs: words, name, released, file: options.get('-o') ?? packFileName(name) };
}

// Nothing where the user wished nothing: the usual way of matching stays.
function pairingWishes(options: Map<string, string>): { pairing?: PairingWishes } {
  const wishes: PairingWishes = {};
  const left = options.get('--left-model');
  const right = options.get('--right-model');
  if (left !== undefined) wishes.leftModel = left;
  if (right !== undefined) wishes.rightModel = right;
  if (options.has('--later-turns')) wishes.laterTurns = true;
  if (options.has('--by-position')) wishes.byPosition = true;
  if (options.has('--accept-near')) wishes.accept = 'all';
  if (options.has('--with-reasoning')) wishes.reasoning = true;
  return Object.keys(wishes).length > 0 ? { pairing: wishes } : {};
}

function parseImport({ words, options }: Split): Command {
  if (words.length === 0) return misuse('import needs a file', 'import');
  return { kind: 'import', inputs: words, json: options.has('--json') };
}

function parseBatch({ words, options }: Split): Command {
  if (words.length === 0) return misuse('batch needs a file of trials, or - for standard input', 'batch');
  if (words.filter((word) => word === '-').length > 1) return misuse('standard input can be read once only', 'batch');
  const jobs = wholeOption(options, '--jobs', 1, maximumJobs);
  if (typeof jobs === 'string') return misuse(jobs, 'batch');
  return { kind: 'batch', inputs: words, jobs, model: !options.has('--no-model') };
}

// The number of an option, null where it is not given, the complaint where it is none.
function wholeOption(options: Map<string, string>, name: string, least: number, most: number): number | null | string {
  const text = options.get(name);
  if (text === undefined) return null;
  const value = /^[0-9]{1,4}$/.test(text) ? Number(text) : -1;
  return value < least || value > most ? `${name} needs a whole number from ${least} to ${most}` : value;
}

// More resamplings do not make a branch surer, only its share finer. Chosen: the core's own limit.
const maximumReplicates = 1000;

function parseMatrix({ words, options }: Split): Command {
  if (words.length === 0) return misuse('matrix needs files: each one a bot, or one file of several bots', 'matrix');
  if (words.filter((word) => word === '-').length > 1) return misuse('only one file can be standard input', 'matrix');
  const jobs = wholeOption(options, '--jobs', 1, maximumJobs);
  if (typeof jobs === 'string') return misuse(jobs, 'matrix');
  const replicates = wholeOption(options, '--replicates', 0, maximumReplicates);
  if (typeof replicates === 'string') return misuse(replicates, 'matrix');
  const forms = matrixForms.filter((form) => options.has(`--${form}`));
  const out = options.get('--out');
  const html = options.get('--html');
  if (html !== undefined && forms.length > 0 && out === undefined) return misuse(`--${forms[0]} and --html exclude each other without --out NAME`, 'matrix');
  if (forms.length > 1 && out === undefined) return misuse('several forms need --out NAME, which makes NAME.json and so on', 'matrix');
  if (forms.length === 0 && out !== undefined) return misuse('--out needs a form: --json, --csv, --families, --newick or --svg', 'matrix');
  const named: MatrixWords['forms'] = forms.map((form) => ({ form, file: out === undefined ? null : `${out}.${matrixEndings[form]}` }));
  if (html !== undefined) named.push({ form: 'html', file: html });
  return { kind: 'matrix', inputs: words, forms: named, jobs, intervals: options.has('--intervals'), replicates, ...(options.has('--controls-from-list') ? { controlsFromList: true } : {}), ...packFiles(options) };
}

function parseVerify({ words, options }: Split): Command {
  if (words.length === 0) return misuse('verify needs a report file', 'verify');
  if (words.length > 3) return misuse(`verify takes a report and at most two files, ${words.length} are given`, 'verify');
  if (countStreams(words, options) > 1) return misuse('only one file can be standard input', 'verify');
  return { kind: 'verify', report: words[0] as string, inputs: words.slice(1), model: !options.has('--no-model'), ...packFiles(options), ...readingWishes(options) };
}

// `list` is what follows the name of the program.
export function parseArguments(list: readonly string[]): Command {
  const [first, ...rest] = list;
  if (first === undefined) return misuse('a command is needed', null);
  if (first === '--help' || first === '-h' || first === 'help') {
    const [about] = rest;
    if (about !== undefined && !about.startsWith('-') && !isTopic(about)) return misuse(`unknown command ${about}${didYouMean(about, topics)}`, null);
    return { kind: 'help', topic: isTopic(about) ? about : null };
  }
  if (first === '--version' || first === '-V') return { kind: 'version' };
  if (!isTopic(first)) {
    return misuse(first.startsWith('-') ? `unknown option ${first}${didYouMean(first, ['--help', '--version'])}` : `unknown command ${first}${didYouMean(first, topics)}`, null);
  }
  const end = rest.indexOf('--');
  const options = end < 0 ? rest : rest.slice(0, end);
  if (options.includes('--help') || options.includes('-h')) return { kind: 'help', topic: first };
  const split = splitArguments(rest, optionsOf[first]);
  if (typeof split === 'string') return misuse(split, first);
  const tables = split.options.get('--tables');
  if (tables === undefined) return parseWords(first, split);
  if (!isTableSet(tables)) return misuse(`--tables takes ${tableSets.join(' or ')}`, first);
  const command = parseWords(first, split);
  return command.kind === 'misuse' ? command : { ...command, tables };
}

function parseWords(first: Topic, split: Split): Command {
  if (first === 'compare') return parseCompare(split);
  if (first === 'batch') return parseBatch(split);
  if (first === 'matrix') return parseMatrix(split);
  if (first === 'verify') return parseVerify(split);
  if (first === 'pack') return parsePack(split);
  if (first === 'import') return parseImport(split);
  if (split.words.length > 0) return misuse(`${first} takes no files`, first);
  return { kind: first };
}
