// Packed files, several files and patterns, with the built program, the real core and the tables.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { zip } from '../web/import/zip_writer.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const example = (name) => JSON.parse(readFileSync(join(root, `web/src/examples/${name}.json`), 'utf8'));
function kinprint(list) {
  const result = spawnSync(process.execPath, [join(root, 'build/cli/kinprint.mjs'), ...list], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return { status: result.status, out: result.stdout, err: result.stderr };
}

test('a batch reads gzip, zip, several files and patterns as one run of lines', () => {
  const { left, right } = example('alike');
  const folder = mkdtempSync(join(tmpdir(), 'kinprint_batch_'));
  try {
    const line = (id) => JSON.stringify({ id, left, right });
    writeFileSync(join(folder, 'a.jsonl'), line('one')); // without an end of line
    writeFileSync(join(folder, 'b.jsonl'), `${line('two')}\n`);
    writeFileSync(join(folder, 'c.jsonl.gz'), gzipSync(`${line('three')}\n\n${line('four')}\n`));
    writeFileSync(join(folder, 'd.zip'), zip([{ name: 'x.jsonl', text: line('five') }, { name: 'y.jsonl', text: 'not json' }]));
    const run = kinprint(['batch', join(folder, '?.jsonl'), join(folder, 'c.jsonl.gz'), join(folder, 'd.zip'), '--jobs', '1']);
    const results = run.out.trimEnd().split('\n').map((text) => JSON.parse(text));
    assert.deepEqual(results.map(({ id, line: number }) => id ?? number), ['one', 'two', 'three', 'four', 'five', 7]);
    assert.equal(run.status, 1);
    assert.equal(run.err, 'kinprint: 1 of 6 lines was invalid; of several files lines are numbered through all: line 7 is line 1 of d.zip/y.jsonl\n');
    const alone = kinprint(['batch', join(folder, 'd.zip'), '--jobs', '1']);
    assert.match(alone.err, /^kinprint: 1 of 2 lines was invalid; of several files .* line 2 is line 1 of d\.zip\/y\.jsonl\n$/);
    writeFileSync(join(folder, 'old.jsonl'), `${line('eight')}\r${line('nine')}\r`); // lines end otherwise than in the file before
    const old = kinprint(['batch', join(folder, 'b.jsonl'), join(folder, 'old.jsonl'), join(folder, 'a.jsonl'), '--jobs', '1']);
    assert.deepEqual(old.out.trimEnd().split('\n').map((text) => JSON.parse(text).id), ['two', 'eight', 'nine', 'one']);
    writeFileSync(join(folder, 'cut.gz'), gzipSync(line('six')).subarray(0, 60));
    writeFileSync(join(folder, 'cut.zip'), zip([{ name: 'x.jsonl', text: line('seven') }]).subarray(0, 60));
    for (const name of ['cut.gz', 'cut.zip']) {
      const cut = kinprint(['batch', join(folder, 'a.jsonl'), join(folder, name), '--jobs', '1']);
      assert.equal(cut.status, 1);
      assert.equal(JSON.parse(cut.out).id, 'one');
      assert.match(cut.err, new RegExp(`invalid_archive: ${name}: `)); // which of the files it was
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('compare takes packed exports and patterns', () => {
  const { left, right } = example('alike');
  const folder = mkdtempSync(join(tmpdir(), 'kinprint_packed_'));
  try {
    left.answers.forEach((answer, at) => writeFileSync(join(folder, `left${at}.json`), JSON.stringify(answer)));
    const lines = right.answers.map(({ prompt, text }) => JSON.stringify({ messages: [{ role: 'user', content: prompt }, { role: 'assistant', content: text }] }));
    writeFileSync(join(folder, 'right.zip'), zip([{ name: 'chats.jsonl', text: lines.join('\n') }, { name: 'user.json', text: '{}' }]));
    writeFileSync(join(folder, 'right.gz'), gzipSync(lines.join('\n')));
    const [packed, gzip] = ['right.zip', 'right.gz'].map((name) => kinprint(['compare', join(folder, 'left*.json'), join(folder, name), '--json', '--no-model']));
    assert.equal(packed.status, 0, packed.err);
    const [one, other] = [packed, gzip].map((run) => JSON.parse(run.out));
    assert.equal(one.inputs.promptsShared, left.answers.length);
    assert.deepEqual(one.verdict, other.verdict);
    assert.doesNotMatch(packed.err, /taken together/);
    writeFileSync(join(folder, 'both.zip'), zip([left, right].map(({ answers }, at) => ({ name: `${at}.jsonl`, text: answers.map((answer) => JSON.stringify(answer)).join('\n') }))));
    for (const list of [[], ['--later-turns'], ['--control', join(folder, 'both.zip')]]) {
      const { err } = kinprint(['compare', join(folder, list[0] === '--control' ? 'left0.json' : 'both.zip'), join(folder, 'right.gz'), '--json', '--no-model', ...list]);
      assert.match(err, /^kinprint: both\.zip: 2 files in it are taken together, as the answers of one bot; unpack it to have each by itself$/m);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a zip of several files of bots gives the bots that a folder of them gives', () => {
  const { left, right } = example('alike');
  const folder = mkdtempSync(join(tmpdir(), 'kinprint_bots_'));
  try {
    const bot = (name, { answers }) => JSON.stringify({ name, answers });
    writeFileSync(join(folder, 'bots.zip'), zip([{ name: 'x.jsonl', text: `${bot('P', left)}\n${bot('Q', right)}` }, { name: 'y.jsonl', text: bot('R', left) }]));
    const { status, out } = kinprint(['matrix', join(folder, 'bots.zip'), '--json', '--jobs', '1']);
    assert.equal(status, 0);
    assert.deepEqual(JSON.parse(out).bots.map(({ name }) => name), ['P', 'Q', 'R']);
    const answers = left.answers.map((answer) => `${JSON.stringify(answer)}\n`);
    const broken = { name: 'broken.json', text: '[{"uuid": "cut' };
    writeFileSync(join(folder, 'answers.zip'), zip([broken, ...answers.map((text, at) => ({ name: `${at}.jsonl`, text }))]));
    const { err } = kinprint(['matrix', join(folder, 'answers.zip'), '--jobs', '1']);
    assert.match(err, /answers\.zip: 3 files in it are taken together, as the answers of one bot/, 'what was not read is not among them');
    assert.match(err, /broken\.json was not read/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
