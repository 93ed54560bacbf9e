// The words of the command line, turned into one command or one complaint. Reads nothing and prints nothing, so that
// every misuse can be tested as a value. Options may stand anywhere; `--` ends them; `-` is standard input.
import { isTableSet, tableSets } from '../node/table_sets.ts';
import { packFileName } from '../packs/pack_name.ts';
import { isMonth } from '../protocol/request.ts';
import { type Command, type MatrixWords, type NamedForm, type Output, type PairingWishes, type ReadingWishes, type Topic, isTopic, matrixForms, topics } from './commands.ts';
import { didYouMean } from './nearest_word.ts';
import { type Split, optionsOf, splitArguments, wholeOption } from './options.ts';

// More workers than this cost memory (each holds its own tables) without being faster. Chosen.
export const maximumJobs = 64;

const matrixEndings: Record<NamedForm, string> = { json: 'json', csv: 'csv', families: 'families.csv', newick: 'nwk', svg: 'svg' };

function misuse(message: string, topic: Topic | null): Command {
  return { kind: 'misuse', message, topic };
}

function parseCompare({ words, options }: Split): Command {
  if (words.length === 0) return misuse('compare needs two files, A and B, or one request file', 'compare');
  if (words.length > 2) return misuse(`compare takes two files, ${words.length} are given`, 'compare');
  if (countStreams(words, options) > 1) return misuse('only one file can be standard input', 'compare');
  const html = options.get('--html');
  if (html !== undefined && options.has('--json')) return misuse('--json and --html exclude each other', 'compare');
  for (const name of ['--released-left', '--released-right']) {
    const month = options.get(name);
    if (month !== undefined && !isMonth(month)) return misuse(`${name} needs a month as YYYY-MM`, 'compare');
  }
  const output: Output =
    html !== undefined ? { form: 'html', file: html } : options.has('--json') ? { form: 'json' } : { form: 'terminal' };
  if (output.form === 'terminal' && options.has('--include-input')) return misuse('--include-input needs --json or --html FILE: the terminal shows no texts', 'compare');
  return {
    kind: 'compare',
    inputs: words,
    output,
    model: !options.has('--no-model'),
    includeInput: options.has('--include-input'),
    packs: listed(options, '--pack'),
    ...(options.has('--released-left') ? { releasedLeft: options.get('--released-left')! } : {}),
    ...(options.has('--released-right') ? { releasedRight: options.get('--released-right')! } : {}),
    ...readingWishes(options),
  };
}

function readingWishes(options: Map<string, string>): ReadingWishes {
  return { prompt: options.get('--prompt') ?? null, controls: listed(options, '--control'), ...pairingWishes(options) };
}

function countStreams(words: readonly string[], options: Map<string, string>): number {
  return [...words, ...listed(options, '--control'), ...listed(options, '--pack')].filter((word) => word === '-').length;
}

// The values of an option that may be given more than once.
function listed(options: Map<string, string>, name: string): string[] {
  return options.get(name)?.split('\n') ?? [];
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
  return { kind: 'batch', inputs: words, jobs };
}

// More resamplings do not make a branch surer, only its share finer. Chosen: the core's own limit.
const maximumReplicates = 1000;

function parseMatrix({ words, options }: Split): Command {
  if (words.length === 0) return misuse('matrix needs files: each one a bot, or one file of several bots', 'matrix');
  if (countStreams(words, options) > 1) return misuse('only one file can be standard input', 'matrix');
  const jobs = wholeOption(options, '--jobs', 1, maximumJobs);
  if (typeof jobs === 'string') return misuse(jobs, 'matrix');
  const replicates = wholeOption(options, '--replicates', 0, maximumReplicates);
  if (typeof replicates === 'string') return misuse(replicates, 'matrix');
  const forms = matrixForms.filter((form) => options.has(`--${form}`));
  const out = options.get('--out');
  const html = options.get('--html');
  if (html !== undefined && forms.length > 0 && out === undefined) return misuse(`--${forms[0]} and --html exclude each other without --out NAME`, 'matrix');
  if (options.has('--intervals') && html === undefined && !forms.includes('json')) return misuse('--intervals needs --json or --html FILE: the other forms show none', 'matrix');
  if (forms.length > 1 && out === undefined) return misuse('several forms need --out NAME, which makes NAME.json and so on', 'matrix');
  if (forms.length === 0 && out !== undefined) return misuse('--out needs a form: --json, --csv, --families, --newick or --svg', 'matrix');
  if (out !== undefined && /(^|\/)\.{0,2}$/.test(out)) return misuse(`--out ${out} names a folder; name what the files in it are to be called, as ${out.replace(/\/?$/, '/')}matrix`, 'matrix');
  const named: MatrixWords['forms'] = forms.map((form) => ({ form, file: out === undefined ? null : `${out}.${matrixEndings[form]}` }));
  if (html !== undefined) named.push({ form: 'html', file: html });
  return { kind: 'matrix', inputs: words, forms: named, jobs, intervals: options.has('--intervals'), replicates, controlsFromList: options.has('--controls-from-list'), packs: listed(options, '--pack') };
}

const readingOptions = ['--prompt', '--control', '--left-model', '--right-model', '--accept-near', '--by-position', '--later-turns', '--with-reasoning'];

function parseVerify({ words, options }: Split): Command {
  if (words.length === 0) return misuse('verify needs a report file', 'verify');
  if (words.length > 3) return misuse(`verify takes a report and at most two files, ${words.length} are given`, 'verify');
  if (countStreams(words, options) > 1) return misuse('only one file can be standard input', 'verify');
  const unused = words.length > 1 ? undefined : readingOptions.find((name) => options.has(name));
  if (unused !== undefined) return misuse(`${unused} says how files are read: name them behind the report, or leave it out where the report holds its texts`, 'verify');
  return { kind: 'verify', report: words[0] as string, inputs: words.slice(1), model: !options.has('--no-model'), packs: listed(options, '--pack'), ...readingWishes(options) };
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
