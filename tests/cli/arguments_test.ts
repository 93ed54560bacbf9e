import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseArguments } from '../../web/src/cli/arguments.ts';
import type { Command } from '../../web/src/cli/commands.ts';

function parse(line: string): Command {
  return parseArguments(line.split(' ').filter((word) => word !== ''));
}

function misuse(line: string): string {
  const command = parse(line);
  assert.equal(command.kind, 'misuse', line);
  return command.kind === 'misuse' ? command.message : '';
}

test('compare takes two files and prints to the terminal unless told otherwise', () => {
  assert.deepEqual(parse('compare a.txt b.txt'), {
    kind: 'compare',
    inputs: ['a.txt', 'b.txt'],
    output: { form: 'terminal' },
    model: true,
    prompt: null,
    includeInput: false,
    controls: [],
    packs: [],
  });
});

test('options may stand before, between and after the files', () => {
  const wanted = parse('compare a b --json --no-model');
  assert.deepEqual(parse('compare --json a --no-model b'), wanted);
  assert.deepEqual(parse('compare --no-model --json a b'), wanted);
});

test('a value may follow its option after a space or an equals sign', () => {
  assert.deepEqual(parse('compare a b --html=out.html'), parse('compare a b --html out.html'));
  assert.deepEqual(parse('batch t.jsonl --jobs=3'), parse('batch --jobs 3 t.jsonl'));
});

test('a set of tables is named by one of its two names', () => {
  for (const line of ['compare a b', 'batch t.jsonl', 'matrix a b', 'verify r.json', 'version']) {
    assert.deepEqual(parse(`${line} --tables permissive`), { ...parse(line), tables: 'permissive' });
  }
  assert.match(misuse('compare a b --tables free'), /full or permissive/);
  assert.match(misuse('formats --tables full'), /unknown option/);
});

test('control bots come one a file, in their order, to compare and to verify', () => {
  for (const line of ['compare a b', 'verify r.json a b']) {
    assert.deepEqual(parse(`${line} --control c --control=d`), { ...parse(line), controls: ['c', 'd'] });
  }
});

test('verify reads the sides as compare does, by the same options', () => {
  const reading = ['--prompt', 'Why?', '--left-model', 'm', '--right-model', 'n', '--accept-near', '--by-position', '--later-turns', '--with-reasoning', '--control', 'c'];
  const compare = parseArguments(['compare', 'a', 'b', ...reading]);
  const verify = parseArguments(['verify', 'r.json', 'a', 'b', ...reading]);
  assert.ok(compare.kind === 'compare' && verify.kind === 'verify');
  const wishes = { prompt: 'Why?', controls: ['c'], pairing: { leftModel: 'm', rightModel: 'n', accept: 'all', byPosition: true, laterTurns: true, reasoning: true } };
  const { prompt, controls, pairing } = compare;
  assert.deepEqual({ prompt, controls, pairing }, wishes);
  assert.deepEqual(verify, { kind: 'verify', report: 'r.json', inputs: ['a', 'b'], model: true, packs: [], ...wishes });
  assert.match(misuse('verify r.json a - --control -'), /standard input/);
});

test('what could change nothing is misuse: how files are read that are not named, texts in a report on the terminal, intervals where none are shown', () => {
  for (const option of ['--prompt Why?', '--control c', '--left-model m', '--right-model n', '--accept-near', '--by-position', '--later-turns', '--with-reasoning']) {
    const [name] = option.split(' ');
    assert.match(misuse(`verify r.json ${option}`), new RegExp(`^${name} says how files are read: name them behind the report`));
    assert.equal(parse(`verify r.json request.json ${option}`).kind, 'verify');
  }
  assert.equal(parse('verify r.json --no-model --pack p --tables full').kind, 'verify');
  assert.match(misuse('compare a b --include-input'), /^--include-input needs --json or --html FILE/);
  assert.match(misuse('matrix a b --csv --svg --out y --intervals'), /^--intervals needs --json or --html FILE/);
  for (const form of ['--json', '--html x']) {
    assert.equal(parse(`compare a b --include-input ${form}`).kind, 'compare');
    assert.equal(parse(`matrix a b --intervals ${form}`).kind, 'matrix');
  }
});

test('a matrix holds its pairs against its own bots where it is told to', () => {
  assert.deepEqual(parse('matrix a b c --csv --controls-from-list'), { ...parse('matrix a b c --csv'), controlsFromList: true });
  assert.match(misuse('matrix a b --controls-from-list=8'), /takes no value/);
});

test('two dashes end the options, one is standard input', () => {
  const command = parse('compare -- --json -');
  assert.ok(command.kind === 'compare');
  assert.deepEqual(command.inputs, ['--json', '-']);
  assert.deepEqual(command.output, { form: 'terminal' });
});

test('every misuse is named', () => {
  assert.match(misuse(''), /command is needed/);
  assert.match(misuse('weigh a b'), /unknown command weigh/);
  assert.match(misuse('--jobs'), /unknown option --jobs/);
  assert.match(misuse('compare'), /needs two files/);
  assert.match(misuse('compare a b c'), /3 are given/);
  assert.match(misuse('compare - -'), /standard input/);
  assert.match(misuse('compare - b --control -'), /standard input/);
  assert.match(misuse('compare a b --json --html x'), /exclude/);
  assert.match(misuse('compare a b --html'), /needs a value/);
  assert.match(misuse('compare a b --json=yes'), /takes no value/);
  assert.match(misuse('compare a b --json --json'), /twice/);
  assert.match(misuse('compare a b --jobs 2'), /unknown option --jobs/);
  assert.match(misuse('batch'), /needs a file/);
  assert.match(misuse('batch - -'), /once only/);
  assert.deepEqual(parse('batch a b'), { kind: 'batch', inputs: ['a', 'b'], jobs: null });
  for (const bad of ['0', '-1', '65', '1.5', 'many', '99999']) assert.match(misuse(`batch a --jobs ${bad}`), /whole number/);
  assert.match(misuse('matrix a b --html'), /needs a value/);
  assert.match(misuse('matrix a b --json --html x'), /--json and --html exclude each other/);
  assert.match(misuse('matrix a b --html x --csv'), /--csv and --html exclude each other/);
  assert.match(misuse('matrix a b --html x --out y'), /--out needs a form/);
  assert.match(misuse('verify'), /needs a report/);
  assert.match(misuse('version now'), /takes no files/);
});

test('the HTML file of a matrix stands beside forms that have names of their own', () => {
  const alone = parse('matrix a b --html x.html');
  assert.ok(alone.kind === 'matrix');
  assert.deepEqual(alone.forms, [{ form: 'html', file: 'x.html' }]);
  for (const folder of ['.', '..', 'maps/', 'maps/.', '/']) assert.match(misuse(`matrix a b --json --out ${folder}`), /^--out \S+ names a folder; .* as \S*\/matrix$/);
  for (const name of ['.maps', 'maps/y.', '...']) assert.equal(parse(`matrix a b --json --out ${name}`).kind, 'matrix');
  const beside = parse('matrix a b --svg --json --out y --html x.html');
  assert.ok(beside.kind === 'matrix');
  assert.deepEqual(beside.forms.map(({ file }) => file), ['y.json', 'y.svg', 'x.html']);
});

test('a mistyped word is answered with the one that was meant, where there is one', () => {
  assert.match(misuse('comapre a b'), /^unknown command comapre; did you mean compare\?$/);
  assert.match(misuse('help bacth'), /^unknown command bacth; did you mean batch\?$/);
  assert.match(misuse('--verson'), /^unknown option --verson; did you mean --version\?$/);
  assert.match(misuse('compare a b --jsn'), /^unknown option --jsn; did you mean --json\?$/);
  assert.match(misuse('compare a b --contorl c'), /; did you mean --control\?$/);
  assert.match(misuse('compare a b --released 2026-03'), /^unknown option --released$/); // of two sides
  assert.match(misuse('compare a b --accept'), /; did you mean --accept-near\?$/);
  assert.match(misuse('batch a --yes'), /^unknown option --yes$/);
  assert.match(misuse('wrong'), /^unknown command wrong$/);
});

test('an option that follows one with a value is not taken for it, and no file is called -', () => {
  const misuse = (...list: string[]): string => (parseArguments(list) as { message: string }).message;
  assert.equal(misuse('compare', 'a', 'b', '--html', '--json'), '--html needs a value, and --json is an option; write --html=--json if it is meant');
  assert.equal(misuse('pack', 'a', '-o', '--name', 'x'), '-o needs a value, and --name is an option; write -o=--name if it is meant');
  assert.equal((parseArguments(['compare', 'a', 'b', '--prompt=--json']) as { prompt: string }).prompt, '--json');
  for (const list of [['compare', 'a', 'b', '--html', '-'], ['matrix', 'a', '--html=-'], ['matrix', 'a', '--json', '--out', '-'], ['pack', 'a', '--name', 'x', '-o', '-']]) {
    assert.match(misuse(...list), /needs the name of a file; - is standard input$/, list.join(' '));
  }
  for (const list of [['compare', '-', 'b', '--pack', '-'], ['matrix', '-', '--pack', '-'], ['verify', '-', '--pack', '-']]) {
    assert.equal(misuse(...list), 'only one file can be standard input', list.join(' '));
  }
});

test('help is found wherever it is asked for', () => {
  assert.deepEqual(parse('--help'), { kind: 'help', topic: null });
  assert.deepEqual(parse('help batch'), { kind: 'help', topic: 'batch' });
  assert.deepEqual(parse('compare a b --help'), { kind: 'help', topic: 'compare' });
  assert.deepEqual(parse('batch --nonsense -h'), { kind: 'help', topic: 'batch' });
});

test('pack writes a file named after the reference, as the page exports it, unless told otherwise', () => {
  const pack = (...words: string[]): Command => parseArguments(['pack', 'bot.jsonl', '--name', 'House bot/2', ...words]);
  assert.deepEqual(pack(), { kind: 'pack', inputs: ['bot.jsonl'], name: 'House bot/2', released: null, file: 'House_bot_2.kinpack' });
  assert.equal((pack('-o', 'other.kinpack') as { file: string }).file, 'other.kinpack');
  assert.match(misuse('pack bot.jsonl'), /needs --name/);
  assert.equal((pack('--released', '2026-03') as { released: string }).released, '2026-03');
  assert.match(misuse('pack bot.jsonl --name x --released March'), /--released needs a month as YYYY-MM/);
});
