// kinprint matrix as a user starts it, with the real core and tables.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

test('what cannot be a matrix ends with its reason', () => {
  const only = kinprint(['matrix', 'bots/one.jsonl']);
  assert.equal(only.status, 1);
  assert.match(only.err, /two bots, 1 found/);
  assert.equal(kinprint(['matrix', 'nowhere.txt']).status, 2);
  mkdirSync(join(folder, 'empty'), { recursive: true });
  assert.match(kinprint(['matrix', 'empty']).err, /no file/);
  writeFileSync(join(folder, 'broken.jsonl'), `${JSON.stringify({ name: 'x', answers: [{ text: 'a' }] })}\nnot json\n`);
  const broken = kinprint(['matrix', 'broken.jsonl']);
  assert.equal(broken.status, 1);
  assert.match(broken.err, /line 2 holds no bot/);
  assert.match(kinprint(['matrix', 'all.jsonl', '--json', '--csv']).err, /--out/);
  assert.match(kinprint(['matrix', 'all.jsonl', '--replicates', '5000']).err, /0 to 1000/);
});

test('more bots than the limit are refused with the number', () => {
  const many = Array.from({ length: 5001 }, () => JSON.stringify({ name: 'b', answers: [{ text: 'w' }] })).join('\n');
  writeFileSync(join(folder, 'many.jsonl'), many);
  const { status, err } = kinprint(['matrix', 'many.jsonl', '--json', '--jobs', '2']);
  assert.equal(status, 1);
  assert.match(err, /limit is 5000 bots, given 5001/);
});
