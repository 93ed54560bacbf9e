// kinprint matrix as a user starts it, with the real core and tables.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = join(root, 'build/cli/kinprint.mjs');
const folder = mkdtempSync(join(tmpdir(), 'kinprint-matrix-'));
after(() => rmSync(folder, { recursive: true }));

const example = (name) => JSON.parse(readFileSync(join(root, `web/src/examples/${name}.json`), 'utf8'));
const alike = example('alike');
const apart = example('apart');

function kinprint(list, options = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...list], { encoding: 'utf8', cwd: folder, maxBuffer: 1 << 28, ...options });
  return { status, out: stdout, err: stderr };
}

const lines = (answers) => answers.map((answer) => JSON.stringify(answer)).join('\n');
const bots = {
  one: alike.left.answers, two: alike.right.answers, three: apart.left.answers, four: apart.right.answers,
  short: [{ text: 'Yes.' }], same: alike.left.answers,
};
mkdirSync(join(folder, 'bots'));
for (const [name, answers] of Object.entries(bots)) writeFileSync(join(folder, 'bots', `${name}.jsonl`), lines(answers));
writeFileSync(join(folder, 'all.jsonl'), Object.entries(bots).map(([name, answers]) => JSON.stringify({ name, answers })).join('\n'));

test('every pair has the figure of a comparison, and a status where there is none', () => {
  const { status, out } = kinprint(['matrix', 'bots', '--json', '--intervals', '--jobs', '2']);
  assert.equal(status, 0);
  const matrix = JSON.parse(out);
  assert.deepEqual(matrix.bots.map(({ name }) => name), ['four', 'one', 'same', 'short', 'three', 'two']);
  for (const pair of matrix.pairs) {
    const [a, b] = [matrix.bots[pair.left].name, matrix.bots[pair.right].name];
    const report = JSON.parse(kinprint(['compare', `bots/${a}.jsonl`, `bots/${b}.jsonl`, '--json', '--no-model']).out);
    assert.equal(pair.status, report.status, `${a} ${b}`);
    assert.equal(pair.log10LR ?? null, report.verdict?.log10LR ?? null, `${a} ${b}`);
    assert.deepEqual(pair.interval ?? null, report.verdict?.interval ?? null, `${a} ${b}`);
  }
  assert.equal(matrix.tree.leaves.includes(3), false);
});

test('with the other bots as control bots every pair has the figure of a comparison with these', () => {
  // On prompts that no table holds, so that the control bots are all that is known of them.
  const elsewhere = (answers) => answers.map((answer, at) => ({ ...answer, prompt: `no table holds this ${at}` }));
  const asked = Object.fromEntries(['one', 'two', 'three', 'four'].map((name) => [name, elsewhere(bots[name])]));
  mkdirSync(join(folder, 'asked'));
  for (const [name, answers] of Object.entries(asked)) writeFileSync(join(folder, 'asked', `${name}.jsonl`), lines(answers));
  const { status, out } = kinprint(['matrix', 'asked', '--json', '--controls-from-list', '--jobs', '2']);
  assert.equal(status, 0);
  const matrix = JSON.parse(out), names = matrix.bots.map(({ name }) => name);
  const alone = JSON.parse(kinprint(['matrix', 'asked', '--json']).out);
  assert.deepEqual([matrix.controlsFromList, alone.controlsFromList], [true, false]);
  let changed = 0;
  for (const [at, pair] of matrix.pairs.entries()) {
    const [a, b] = [names[pair.left], names[pair.right]];
    const controls = names.filter((name) => name !== a && name !== b).flatMap((name) => ['--control', `asked/${name}.jsonl`]);
    const report = JSON.parse(kinprint(['compare', `asked/${a}.jsonl`, `asked/${b}.jsonl`, ...controls, '--json', '--no-model']).out);
    assert.equal(pair.status, report.status, `${a} ${b}`);
    if (pair.status !== 'ok') continue; // the first and the third are the same texts
    assert.ok(report.inputs.promptsObserved > 0);
    assert.equal(pair.log10LR, report.verdict.log10LR, `${a} ${b}`);
    changed += pair.log10LR !== alone.pairs[at].log10LR;
  }
  assert.ok(changed > 0); // a figure at the cap may stay there
  assert.match(kinprint(['matrix', 'asked', '--controls-from-list', '--csv', '--out', 'held']).out.replace(/\s+/g, ' '), /held against the first 2 other bots/);
});

test('two bots leave no other as a control bot, which is said', () => {
  const { err } = kinprint(['matrix', 'bots/one.jsonl', 'bots/four.jsonl', '--controls-from-list', '--csv']);
  assert.match(err, /^kinprint: --controls-from-list does nothing here: two bots leave no other to hold them against$/m);
});

test('one file of several bots, any number of threads and standard input give the same matrix', () => {
  const one = kinprint(['matrix', 'all.jsonl', '--json', '--jobs', '1']);
  assert.equal(kinprint(['matrix', 'all.jsonl', '--json', '--jobs', '3']).out, one.out);
  const list = JSON.stringify(Object.entries(bots).map(([name, answers]) => ({ name, answers })));
  assert.equal(kinprint(['matrix', '-', '--json', '--jobs', '2'], { input: list }).out, one.out);
});

test('the table, the square, the tree and the picture are made', () => {
  const table = kinprint(['matrix', 'all.jsonl', '--csv', '--families', '--newick', '--svg', '--out', 'made']);
  assert.equal(table.status, 0);
  assert.match(table.out, /Nearest other bots/);
  assert.match(table.out, /same/);
  assert.equal(readFileSync(join(folder, 'made.csv'), 'utf8').trimEnd().split('\r\n').length, 7);
  assert.equal(readFileSync(join(folder, 'made.families.csv'), 'utf8').trimEnd().split('\r\n').length, 7);
  assert.match(readFileSync(join(folder, 'made.nwk'), 'utf8'), /^\(.*'four'.*\);\n$/);
  assert.match(readFileSync(join(folder, 'made.svg'), 'utf8'), /^<svg .*<\/svg>\n$/s);
});

test('on a screen notes stand on lines of their own, and a terminal that takes nothing back gets no escapes', { skip: spawnSync('script', ['--version']).status === 0 ? false : 'no script(1)' }, () => {
  writeFileSync(join(folder, 'latin.txt'), Buffer.from([...Buffer.from('A caf'), 0xe9, ...Buffer.from(' is a place where people drink coffee and talk.')]));
  const screen = (term) => spawnSync('script', ['-qec', `"${process.execPath}" "${program}" matrix bots/one.jsonl latin.txt --csv`, '/dev/null'], { encoding: 'utf8', cwd: folder, env: { ...process.env, TERM: term } }).stdout;
  assert.match(screen('xterm'), /\r\u001b\[Kkinprint: latin\.txt: /);
  assert.doesNotMatch(screen('dumb'), /\u001b/);
});

test('bots of one name are told apart in every form, the tree among them', () => {
  const named = [alike.left, alike.right, apart.left].map(({ answers }) => JSON.stringify({ name: 'x', answers })).join('\n');
  const { err } = kinprint(['matrix', '-', '--json', '--csv', '--newick', '--svg', '--out', 'twice'], { input: named });
  const read = (ending) => readFileSync(join(folder, `twice.${ending}`), 'utf8');
  assert.deepEqual([...read('nwk').matchAll(/'([^']*)'/g)].map((match) => match[1]).sort(), ['x', 'x (2)', 'x (3)']);
  assert.equal(`${JSON.parse(read('json')).tree.newick}\n`, read('nwk'));
  assert.match(read('csv'), /x \(2\)/);
  assert.match(read('svg'), /x \(3\)/);
  assert.doesNotMatch(err, /1 bot counted/); // a reader of the log would take it for all
  assert.match(err, /^kinprint: 3 bots counted\n/);
});

test('a form that cannot be made is named, and the others and the table are made', () => {
  const refusals = ['I am sorry, but I cannot help with that.', 'I cannot assist with this request.'];
  const input = refusals.map((text, index) => JSON.stringify({ name: `b${index}`, answers: [{ text }] })).join('\n');
  const made = kinprint(['matrix', '-', '--newick', '--svg', '--csv', '--out', 'declined'], { input });
  assert.equal(made.status, 1);
  assert.match(made.err, /^kinprint: no newick: a tree needs two bots that can be judged$/m);
  assert.match(readFileSync(join(folder, 'declined.svg'), 'utf8'), /^<svg /);
  assert.match(readFileSync(join(folder, 'declined.csv'), 'utf8'), /refusal_only/);
  assert.match(made.out, /cannot be judged against any other bot/);
  assert.equal(existsSync(join(folder, 'declined.nwk')), false);
});

const hostile = ['</main><script>alert(1)</script>', '--> <!-- hidden', '"quoted" & <b>bold</b>', "it's"];
const answersOf = [alike.left, alike.right, apart.left, apart.right].map(({ answers }) => answers);
const hostileFile = join(folder, 'hostile.jsonl');
writeFileSync(hostileFile, hostile.map((name, index) => JSON.stringify({ name, answers: answersOf[index], ...(index === 0 ? { released: '2099-01' } : {}) })).join('\n'));

test('the HTML file stands alone: no script, no address, no control, its own policy, every bot and pair', () => {
  const made = kinprint(['matrix', 'hostile.jsonl', '--csv', '--out', 'beside', '--html', 'made.html', '--intervals']);
  assert.equal(made.status, 0, made.err);
  assert.match(made.err, /html is in made.html/);
  assert.match(made.out, /Nearest other bots/);
  assert.match(readFileSync(join(folder, 'beside.csv'), 'utf8'), /^log10LR,/);
  const html = readFileSync(join(folder, 'made.html'), 'utf8');
  assert.match(html, /default-src (&#39;|')none/);
  assert.doesNotMatch(html, /script-src|unsafe/);
  const markup = html.slice(html.indexOf('<body>'));
  // The policy allows the style sheet alone, so a style on an element would be lost.
  assert.doesNotMatch(markup, /<(script|style|link|img|button|select|input|form|iframe|b)[\s>]|<!--|<[a-z][^>]* (src|href|style|on[a-z]+)="/);
  assert.equal(markup.match(/<main/g).length, 1);
  const rowHead = (name) => `<th scope="row" role="rowheader" class="long-name">${name.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</th>`;
  for (const name of hostile) assert.ok(markup.includes(rowHead(name)), name);
  const pairs = markup.slice(markup.indexOf('data-testid="pairs"'), markup.indexOf('</table>', markup.indexOf('data-testid="pairs"')));
  assert.equal(pairs.match(/<tr role="row">/g).length, 1 + 6);
  for (const [index, left] of hostile.entries()) {
    for (const right of hostile.slice(index + 1)) {
      const [one, two] = [left, right].map(rowHead);
      assert.ok(pairs.includes(one + two) || pairs.includes(two + one), `${left} ${right}`);
    }
  }
  assert.match(pairs, /95\u00a0% interval/);
  assert.equal(markup.match(/<span [^>]*role="cell"/g).length, 16);
  for (const part of ['not the probability of a shared lineage', 'data-picture="tree"', 'The branches as a table', 'Its three nearest', 'data-testid="families"', 'data-testid="newer"', 'Measured to be right', 'What was measured about newer bots', 'calibration <span class="whole">20']) {
    assert.ok(markup.includes(part), part);
  }
});

test('the same bots give the same HTML file, which is no report that could be verified', () => {
  for (const [name, jobs] of [['first.html', '1'], ['second.html', '3']]) assert.equal(kinprint(['matrix', 'all.jsonl', '--html', name, '--jobs', jobs]).status, 0);
  assert.equal(readFileSync(join(folder, 'first.html'), 'utf8'), readFileSync(join(folder, 'second.html'), 'utf8'));
  assert.match(kinprint(['verify', 'first.html']).err, /every pair of many bots.*names and figures, no texts/);
});

test('an HTML file of a matrix that cannot be made is named', () => {
  const unwritten = kinprint(['matrix', 'all.jsonl', '--html', 'no/such/folder.html']);
  assert.equal(unwritten.status, 2);
  assert.equal(unwritten.err, 'kinprint: cannot write no/such/folder.html: there is no such folder\n'); // before any bot is counted
  assert.match(kinprint(['matrix', 'all.jsonl', '--csv', '--out', 'no/such/name']).err, /^kinprint: cannot write no\/such\/name.csv/);
  assert.match(kinprint(['matrix', 'all.jsonl', '--html', 'bots']).err, /^kinprint: cannot write bots: it is a folder/);
  const both = kinprint(['matrix', 'all.jsonl', '--json', '--html', 'both.html']);
  assert.equal(both.status, 2);
  assert.match(both.err, /exclude each other/);
  writeFileSync(join(folder, 'two_hundred.jsonl'), Array.from({ length: 201 }, () => JSON.stringify({ name: 'b', answers: [{ text: 'w' }] })).join('\n'));
  const long = kinprint(['matrix', 'two_hundred.jsonl', '--html', 'long.html', '--jobs', '2']);
  assert.equal(long.status, 1);
  assert.match(long.err, /at most 200 bots/);
});

test('what cannot be a matrix ends with its reason', () => {
  const only = kinprint(['matrix', 'bots/one.jsonl']);
  assert.equal(only.status, 1);
  assert.match(only.err, /two bots, one is given/);
  assert.equal(kinprint(['matrix', 'nowhere.txt']).status, 2);
  mkdirSync(join(folder, 'empty'), { recursive: true });
  assert.match(kinprint(['matrix', 'empty']).err, /no file in empty/);
  writeFileSync(join(folder, 'broken.jsonl'), `${JSON.stringify({ name: 'x', answers: [{ text: 'a' }] })}\nnot json\n`);
  const broken = kinprint(['matrix', 'broken.jsonl']);
  assert.equal(broken.status, 1);
  assert.match(broken.err, /line 2 holds no bot/);
  assert.match(kinprint(['matrix', 'all.jsonl', '--json', '--csv']).err, /--out/);
  assert.match(kinprint(['matrix', 'all.jsonl', '--replicates', '5000']).err, /0 to 1000/);
});

test('what is wrong with a bot is said of it by name', () => {
  const long = JSON.stringify({ name: 'Too much', answers: Array.from({ length: 10_001 }, () => ({ text: 'w' })) });
  for (const jobs of ['1', '2']) {
    const { status, err } = kinprint(['matrix', 'all.jsonl', '-', '--jobs', jobs], { input: `${long}\n${JSON.stringify({ name: 'other', answers: [{ text: 'w' }] })}` });
    assert.equal(status, 1);
    assert.match(err, /\(too_large: Too much: answers: limit is 10000 entries, there are more\)\n$/);
  }
});

test('more bots than the limit are refused with the number', () => {
  const many = Array.from({ length: 5001 }, () => JSON.stringify({ name: 'b', answers: [{ text: 'w' }] })).join('\n');
  writeFileSync(join(folder, 'many.jsonl'), many);
  const { status, err } = kinprint(['matrix', 'many.jsonl', '--json', '--jobs', '2']);
  assert.equal(status, 1);
  assert.match(err, /limit is 5000 bots, given 5001/);
});
