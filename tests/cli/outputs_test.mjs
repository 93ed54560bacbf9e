// What the built program writes over: nothing that it reads, with --html no file of another form, and nothing by halves.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, linkSync, lstatSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = join(root, 'build/cli/kinprint.mjs');
const folder = mkdtempSync(join(tmpdir(), 'kinprint-outputs-'));
after(() => rmSync(folder, { recursive: true }));

const { left, right } = JSON.parse(readFileSync(join(root, 'web/src/examples/alike.json'), 'utf8'));
const texts = { 'left.json': JSON.stringify(left), 'right.json': JSON.stringify(right), 'both.json': JSON.stringify({ left, right }) };

function kinprint(list) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...list], { encoding: 'utf8', cwd: folder });
  return { status, out: stdout, err: stderr };
}

beforeEach(() => {
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
});

function refused(list, words) {
  const run = kinprint(list);
  assert.equal(run.status, 2, `${list.join(' ')}: ${run.err}`);
  assert.match(run.err, words);
  for (const [name, text] of Object.entries(texts)) assert.equal(readFileSync(join(folder, name), 'utf8'), text, `${list.join(' ')} wrote over ${name}`);
}

test('an option without its file does not write over the file of answers that follows it', () => {
  refused(['compare', '--html', 'left.json', 'both.json', '--no-model'], /^kinprint: cannot write left\.json: it is there and no HTML page; --html needs a file of its own/);
  refused(['matrix', '--html', 'left.json', 'right.json', 'both.json'], /cannot write left\.json: it is there and no HTML page/);
});

test('no file that is read is written over, whatever it is called', () => {
  symlinkSync('left.json', join(folder, 'link.html'));
  linkSync(join(folder, 'right.json'), join(folder, 'hard.html'));
  refused(['compare', 'left.json', 'right.json', '--html', 'link.html', '--no-model'], /cannot write link\.html: it is read, too; name another file/);
  refused(['compare', 'both.json', '--control', 'r*.json', '--html', 'right.json', '--no-model'], /cannot write right\.json: it is read, too/);
  refused(['matrix', 'left.json', 'right.json', '--html', 'hard.html'], /cannot write hard\.html: it is read, too/);
  refused(['matrix', 'left.json', 'right.json', '--json', '--out', 'left'], /cannot write left\.json: it is read, too/);
  refused(['pack', 'left.json', '--name', 'X', '-o', 'left.json'], /cannot write left\.json: it is read, too/);
  refused(['pack', 'left.json', '--name', 'X', '-o', 'right.json'], /cannot write right\.json: it is there and no pack; -o needs a file of its own/);
});

test('a batch does not read what it writes', () => {
  const trials = join(folder, 'trials.jsonl');
  const before = `${Array.from({ length: 3000 }, (_, id) => JSON.stringify({ id, left: { answers: [{ text: 'word '.repeat(30) }] }, right: { answers: [] } })).join('\n')}\n`;
  writeFileSync(trials, before);
  const output = openSync(trials, 'a');
  const { status, stderr } = spawnSync(process.execPath, [program, 'batch', 'trials.jsonl', '--jobs', '1'], { encoding: 'utf8', cwd: folder, stdio: ['ignore', output, 'pipe'], timeout: 20_000 });
  closeSync(output);
  assert.deepEqual([status, stderr], [2, 'kinprint: cannot write standard output: it is trials.jsonl, which is read, too; name another file\n']);
  assert.equal(readFileSync(trials, 'utf8'), before);
});

test('a pack is written over an older one', () => {
  for (const name of ['First', 'Second']) assert.equal(kinprint(['pack', 'left.json', '--name', name, '-o', 'same.kinpack']).status, 0);
});

test('a reader of /dev/stdout that goes away ends the run quietly', { skip: process.platform !== 'linux' }, () => {
  const line = `"${process.execPath}" "${program}" compare both.json --no-model --html /dev/stdout | head -c 20`;
  const { stdout, stderr } = spawnSync('bash', ['-c', line], { encoding: 'utf8', cwd: folder });
  assert.equal(stdout.length, 20);
  assert.doesNotMatch(stderr, /EPIPE/);
});

test('a report is written over an older one, and to what is no file', () => {
  writeFileSync(join(folder, 'empty.html'), '');
  for (const name of ['report.html', 'report.html', 'empty.html', '/dev/null']) {
    const run = kinprint(['compare', 'both.json', '--html', name, '--no-model']);
    assert.equal(run.status, 0, run.err);
  }
  assert.match(readFileSync(join(folder, 'empty.html'), 'utf8'), /^<!doctype html>/);
});

test('a file that cannot be written whole is not written: what stood there stays, and nothing stands beside it', { skip: process.platform !== 'linux' }, () => {
  const small = (list) => spawnSync('bash', ['-c', `ulimit -f 0 && exec "${process.execPath}" "${program}" ${list}`], { encoding: 'utf8', cwd: folder });
  writeFileSync(join(folder, 'kept.html'), '<!doctype html>before');
  writeFileSync(join(folder, 'kept.kinpack'), '');
  const before = readdirSync(folder).sort();
  for (const [list, file] of [['compare both.json --no-model --html kept.html', 'kept.html'], ['compare both.json --no-model --html new.html', 'new.html'], ['matrix left.json right.json --json --out new', 'new.json'], ['pack left.json --name X -o kept.kinpack', 'kept.kinpack']]) {
    const { status, stderr } = small(list);
    assert.equal(status, 2, stderr);
    assert.ok(stderr.includes(`kinprint: cannot write ${file}: files may not be so large here\n`), stderr);
  }
  assert.deepEqual(readdirSync(folder).sort(), before);
  assert.equal(readFileSync(join(folder, 'kept.html'), 'utf8'), '<!doctype html>before');
});

test('a file that is written anew keeps its mode, its other names and the link to it', { skip: process.platform === 'win32' }, () => {
  const at = (name) => join(folder, name);
  for (const name of ['private.html', 'named.html', 'behind.html']) writeFileSync(at(name), '', { mode: 0o600 });
  linkSync(at('named.html'), at('other_name.html'));
  symlinkSync('behind.html', at('before.html'));
  for (const name of ['private.html', 'named.html', 'before.html']) {
    const run = kinprint(['compare', 'both.json', '--html', name, '--no-model']);
    assert.equal(run.status, 0, run.err);
  }
  assert.equal(statSync(at('private.html')).mode & 0o777, 0o600);
  for (const name of ['private.html', 'other_name.html', 'behind.html']) assert.match(readFileSync(at(name), 'utf8'), /^<!doctype html>/, name);
  assert.ok(lstatSync(at('before.html')).isSymbolicLink());
});
