// Files that are called or come otherwise than their content lets expect, with the built program: pipes, packed files,
// other encodings, bots one a line, broken requests, names that would write to the terminal.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { zip } from '../web/import/zip_writer.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = join(root, 'build/cli/kinprint.mjs');
const folder = mkdtempSync(join(tmpdir(), 'kinprint-inputs-'));
after(() => rmSync(folder, { recursive: true }));

const { left, right } = JSON.parse(readFileSync(join(root, 'web/src/examples/alike.json'), 'utf8'));

function file(name, content) {
  writeFileSync(join(folder, name), typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  return name;
}

function kinprint(list, options = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...list], { encoding: 'utf8', cwd: folder, maxBuffer: 1 << 28, ...options });
  return { status, out: stdout, err: stderr };
}

// In a shell, for pipes in place of files.
function shell(line) {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', line.replaceAll('kinprint ', `'${process.execPath}' '${program}' `)], { encoding: 'utf8', cwd: folder });
  return { status, out: stdout, err: stderr };
}

const lines = (items) => `${items.map((item) => JSON.stringify(item)).join('\n')}\n`;
const bots = lines([{ name: 'one', answers: left.answers }, { name: 'two', answers: right.answers }]);
const chats = (model, { answers }) => answers.map(({ prompt, text }) => ({ model, messages: [{ role: 'user', content: prompt }, { role: 'assistant', content: text }] }));
file('left.jsonl', lines(left.answers));
file('right.jsonl', lines(right.answers));
file('two.jsonl', lines([...chats('m1', left), ...chats('m2', right)]));
file('bots.jsonl', bots);
const verdict = (run) => JSON.parse(run.out).verdict.log10LR;

test('bots one a line are told by what the lines hold, however the file is called, packed or written', () => {
  const names = (list, options) => {
    const run = kinprint(['matrix', ...list, '--json', '--jobs', '1'], options);
    assert.equal(run.status, 0, run.err);
    return JSON.parse(run.out).bots.map(({ name }) => name);
  };
  const unmarked = Buffer.from(bots, 'utf16le');
  assert.deepEqual(names([file('bots.txt', bots)]), ['one', 'two']);
  assert.deepEqual(names(['-'], { input: bots }), ['one', 'two']);
  assert.deepEqual(names(['-'], { input: gzipSync(bots) }), ['one', 'two']);
  assert.deepEqual(names([file('bots.jsonl.gz', gzipSync(bots))]), ['one', 'two']);
  assert.deepEqual(names([file('bots.zip', zip([{ name: 'bots.jsonl', text: bots }]))]), ['one', 'two']);
  assert.deepEqual(names([file('unmarked.jsonl', unmarked)]), ['one', 'two']);
  assert.deepEqual(names([file('marked.jsonl', Buffer.concat([Buffer.from([0xff, 0xfe]), unmarked]))]), ['one', 'two']);
  const alone = file('alone.json', { answers: left.answers });
  assert.deepEqual(names([alone, file('named.json', { name: 'its own', answers: right.answers })]), ['alone', 'its own']);
  assert.deepEqual(names([file('left.jsonl.gz', gzipSync(lines(left.answers))), 'right.jsonl']), ['left', 'right']);
});

test('bots one a line are no side of a comparison, no control bot and no pack', () => {
  for (const run of [kinprint(['compare', '-', 'left.jsonl'], { input: bots }), kinprint(['compare', 'left.jsonl', 'right.jsonl', '--control', file('more.txt', bots)])]) {
    assert.equal(run.status, 1);
    assert.match(run.err, /^kinprint: (standard input|more\.txt): several bots: kinprint matrix compares them.* \(invalid_request\)\n$/); // not: no answers were found
  }
  assert.match(kinprint(['pack', 'more.txt', '--name', 'X', '-o', 'x.kinpack']).err, /the file holds 2/);
});

test('pipes and standard input are read as files are, packed or not', () => {
  const compared = kinprint(['compare', 'two.jsonl', '--json', '--no-model']);
  for (const run of [shell('cat two.jsonl | kinprint compare - --json --no-model'), shell('gzip -c two.jsonl | kinprint compare - --json --no-model')]) {
    assert.equal(run.status, 0, run.err);
    assert.equal(verdict(run), verdict(compared));
  }
  const sides = kinprint(['compare', 'left.jsonl', 'right.jsonl', '--json', '--no-model']);
  for (const run of [shell('kinprint compare <(cat left.jsonl) <(gzip -c right.jsonl) --json --no-model'), shell('gzip -c left.jsonl | kinprint compare - right.jsonl --json --no-model')]) {
    assert.equal(run.status, 0, run.err);
    assert.equal(verdict(run), verdict(sides));
  }
  assert.equal(shell('kinprint compare <(cat left.jsonl) <(cat right.jsonl) --accept-near --json --no-model').status, 0);
  file('export.zip', zip([{ name: 'conversations.jsonl', text: lines(chats('m', left)) }, { name: 'user.json', text: '{}' }]));
  assert.match(shell('kinprint import <(cat export.zip)').out, /conversations\.jsonl: messages/);
  assert.match(shell('kinprint import /dev/null').err, /an empty file/);
  mkdirSync(join(folder, 'inner'));
  assert.match(kinprint(['import', 'inner']).err, /it is a folder/);
  const trial = lines([{ id: 't1', left, right }]);
  assert.match(kinprint(['batch', '-', '--jobs', '1'], { input: gzipSync(trial) }).out, /^\{"id":"t1","status":"ok"/);
});

test('a request in UTF-16 is read, and a malformed one is answered with what is wrong in it', () => {
  const request = { left, right };
  assert.equal(kinprint(['compare', file('wide.json', Buffer.from(JSON.stringify(request), 'utf16le')), '--json', '--no-model']).status, 0);
  const runs = [
    kinprint(['compare', file('items.json', { left: { answers: [5] }, right: { answers: [null] } }), '--prompt', 'x']),
    kinprint(['compare', file('answers.json', { left: { answers: 5 }, right: { answers: null } }), '--prompt', 'x']),
    kinprint(['compare', file('controls.json', { ...request, controls: 5 }), '--control', 'left.jsonl']),
  ];
  for (const { status, err } of runs) {
    assert.equal(status, 1, err);
    assert.match(err, /invalid_request/);
  }
});

test('trials in UTF-16 are read as those in UTF-8, packed or not', () => {
  const trials = Buffer.from(`\ufeff${lines([{ id: 't1', left, right }, { id: 't2', left, right }])}`, 'utf16le');
  for (const path of [file('wide.jsonl', trials), file('wide.zip', zip([{ name: 'wide.jsonl', bytes: trials }]))]) {
    const { status, out } = kinprint(['batch', path, '--jobs', '1']);
    assert.equal(status, 0);
    assert.deepEqual(out.trimEnd().split('\n').map((line) => JSON.parse(line).id), ['t1', 't2']);
  }
});

test('a file that cannot be read is named, and a batch of no comparisons says where the form of a line stands', () => {
  assert.match(kinprint(['import', 'left.jsonl', file('nothing.json', '{"a": 1}')]).err, /unknown_format: nothing\.json: JSON/);
  assert.match(kinprint(['batch', 'left.jsonl', '--jobs', '1']).err, /lines were invalid; kinprint batch --help/);
});

test('no name in a file writes to the terminal', () => {
  file('names.jsonl', lines([...chats('m\u001b[31m\u0007\nkinprint: done', left), ...chats('m2', right)]));
  const { err } = kinprint(['compare', 'names.jsonl', '--json', '--no-model']);
  assert.match(err, /one file with two models/);
  assert.doesNotMatch(err, /[\u001b\u0007]|^kinprint: done/m);
});

test('a table with a ragged row stays a table, and what is no table is not compared as one text', () => {
  const cell = (text) => `"${text.replaceAll('"', '""')}"`;
  const rows = left.answers.map(({ prompt, text }, at) => [prompt, text, right.answers[at].text].map(cell).join(','));
  const run = kinprint(['compare', file('ragged.csv', ['prompt,A,B', ...rows, 'why', 'why,a,b,c'].join('\n')), '--json', '--no-model']);
  assert.equal(run.status, 0, run.err);
  assert.equal(JSON.parse(run.out).inputs.left.answers, left.answers.length);
  assert.match(run.err, /could not be read: 1/);
  const none = kinprint(['compare', file('none.csv', 'One text, and no table.\nIt has no columns.'), 'left.jsonl']);
  assert.equal(none.status, 1);
  assert.match(none.err, /no table/);
});

test('a matrix refuses a bot of more answers than its help says', () => {
  const said = /([0-9,]+)\s+answers a bot/.exec(kinprint(['matrix', '--help']).out);
  const most = Number(said?.[1]?.replace(',', ''));
  const many = Array.from({ length: most + 1 }, (_, at) => ({ text: `${at}` }));
  const { status, err } = kinprint(['matrix', file('many.jsonl', lines([{ name: 'many', answers: many }, { name: 'one', answers: left.answers }])), '--jobs', '1']);
  assert.equal(status, 1);
  assert.ok(err.includes(`${most}`), err);
});

test('a folder stands for its links to files, too, and one that leads nowhere is named', () => {
  mkdirSync(join(folder, 'linked'));
  symlinkSync('../left.jsonl', join(folder, 'linked/a.jsonl'));
  symlinkSync('../right.jsonl', join(folder, 'linked/b.jsonl'));
  symlinkSync('..', join(folder, 'linked/deeper'));
  const run = kinprint(['matrix', 'linked', '--json', '--jobs', '1']);
  assert.equal(run.status, 0, run.err);
  assert.deepEqual(JSON.parse(run.out).bots.map(({ name }) => name), ['a', 'b']);
  symlinkSync('nowhere', join(folder, 'linked/c.jsonl'));
  const broken = kinprint(['matrix', 'linked']);
  assert.equal(broken.status, 2);
  assert.match(broken.err, /cannot read linked\/c\.jsonl: there is no such file/);
});

test('of an unpacked export in a folder what holds personal data stays closed', () => {
  mkdirSync(join(folder, 'export'));
  file('export/conversations.json', chats('m1', left));
  file('export/more.json', chats('m2', right));
  file('export/user.json', { phone: '1' });
  const run = kinprint(['matrix', 'export', '--json', '--jobs', '1']);
  assert.equal(run.status, 0, run.err);
  assert.match(run.err, /kinprint: export\/user\.json: not opened/);
  assert.deepEqual(JSON.parse(run.out).bots.map(({ name }) => name), ['conversations', 'more']);
});

test('what calls itself a table or JSON and is none is not taken for one answer, however it is read', () => {
  const damaged = `no JSON\n${lines(chats('m', left))}`;
  file('damaged.jsonl', damaged);
  file('open.csv', 'prompt,A,B\n"never closed,x,y\nq,a,b\n');
  for (const list of [['compare', 'damaged.jsonl', 'right.jsonl', '--by-position'], ['compare', 'open.csv', 'right.jsonl', '--by-position'], ['import', 'damaged.jsonl'], ['import', 'open.csv'], ['compare', 'd*.jsonl', 'right.jsonl']]) {
    const run = kinprint(list);
    assert.equal(run.status, 1, `${list.join(' ')}: ${run.err}`);
    assert.match(run.err, /unknown_format: (damaged\.jsonl: JSON without answers|open\.csv: no table)/);
  }
});

test('a file of an archive that cannot be read is named when its others are compared', () => {
  file('part.zip', zip([{ name: 'a.jsonl', text: lines(chats('m', left)) }, { name: 'b.csv', text: 'no table' }]));
  for (const more of [[], ['--by-position']]) {
    const run = kinprint(['compare', 'part.zip', 'right.jsonl', '--no-model', '--json', ...more]);
    assert.equal(run.status, 0, run.err);
    assert.match(run.err, /kinprint: part\.zip: part\.zip\/b\.csv was not read \(unknown_format: no table/);
    assert.equal(JSON.parse(run.out).inputs.left.answers, left.answers.length);
  }
});

test('results of a batch API are compared by the ids of their prompts, in whatever order they came', () => {
  const results = ({ answers }, places) => lines(places.map((at) => ({ custom_id: `r${at}`, response: { status_code: 200, body: { model: 'm', choices: [{ message: { role: 'assistant', content: answers[at].text } }] } } })));
  file('results.jsonl', results(left, [0, 1, 2]));
  const compared = (places) => {
    const run = kinprint(['compare', 'results.jsonl', file('others.jsonl', results(right, places)), '--json', '--no-model', '--include-input']);
    assert.equal(run.status, 0, run.err);
    return JSON.parse(run.out);
  };
  assert.equal(compared([2, 0, 1]).verdict.log10LR, compared([0, 1, 2]).verdict.log10LR);
  const { input } = compared([2, 1]);
  assert.deepEqual(input.left.answers.map(({ text }) => text), [1, 2].map((at) => left.answers[at].text));
  assert.deepEqual(input.right.answers.map(({ text }) => text), [1, 2].map((at) => right.answers[at].text));
  const figures = [[2, 0, 1], [0, 1, 2]].map((places) => JSON.parse(kinprint(['matrix', 'results.jsonl', file('others.jsonl', results(right, places)), '--json', '--jobs', '1']).out).pairs);
  assert.deepEqual(figures[0], figures[1]);
});

test('results of a batch API that are read with their requests have their prompts', () => {
  const requests = lines(left.answers.map(({ prompt }, at) => ({ custom_id: `r${at}`, method: 'POST', body: { model: 'm', messages: [{ role: 'user', content: prompt }] } })));
  const results = ({ answers }) => lines(answers.map(({ text }, at) => ({ custom_id: `r${at}`, response: { body: { model: 'm', choices: [{ message: { role: 'assistant', content: text } }] } } })).reverse());
  for (const [name, side] of [['a', left], ['b', right]]) {
    mkdirSync(join(folder, name));
    file(`${name}/requests.jsonl`, requests);
    file(`${name}/results.jsonl`, results(side));
    file(`${name}.zip`, zip([{ name: 'requests.jsonl', text: requests }, { name: 'results.jsonl', text: results(side) }]));
  }
  const prompts = left.answers.map(({ prompt }) => prompt).reverse();
  for (const words of [['a/*.jsonl', 'b/*.jsonl'], ['a.zip', 'b.zip']]) {
    const { input, inputs } = JSON.parse(kinprint(['compare', ...words, '--json', '--no-model', '--include-input']).out);
    assert.deepEqual([input.left, input.right].map(({ answers }) => answers.map(({ prompt }) => prompt)), [prompts, prompts], words.join());
    assert.equal(inputs.promptsShared, prompts.length);
    assert.deepEqual([inputs.left.name, inputs.right.name], words); // of a pattern all of it: its last part is that of other bots, too
  }
  const [pair] = JSON.parse(kinprint(['matrix', 'a.zip', 'b.zip', '--json']).out).pairs;
  assert.equal(pair.promptRelation, 'same');
  assert.match(kinprint(['import', 'a/requests.jsonl', 'a/results.jsonl']).out, new RegExp(`^${left.answers.length} answers to ${left.answers.length} prompts, of which`, 'm'));
});

test('both sides of a report or of trials are never taken together as one bot', () => {
  const unnamed = { left: { answers: left.answers }, right: { answers: right.answers } };
  const trials = file('unnamed.jsonl', lines([unnamed, unnamed]));
  file('request.json', unnamed);
  const report = file('report.json', kinprint(['compare', 'request.json', '--json', '--no-model', '--include-input']).out);
  for (const name of [trials, report]) {
    for (const list of [['compare', name, 'left.jsonl'], ['compare', 'left.jsonl', 'right.jsonl', '--control', name], ['matrix', name, 'left.jsonl'], ['pack', name, '--name', 'X', '-o', 'both.kinpack']]) {
      const { status, out, err } = kinprint(list);
      assert.deepEqual([status, out], [1, ''], list.join(' '));
      assert.match(err, new RegExp(`${name}:? (it )?holds both sides of (a )?comparison`), list.join(' '));
    }
  }
  const verdict = (list) => JSON.parse(kinprint([...list, '--json', '--no-model']).out).verdict.log10LR;
  assert.equal(verdict(['compare', report]), verdict(['compare', 'request.json'])); // alone it has two bots
  const asOne = /the file holds 2 comparisons, taken here for one of the same two bots: kinprint batch weighs each by itself/;
  assert.match(kinprint(['compare', trials, '--no-model']).err, asOne);
  assert.doesNotMatch(kinprint(['compare', report, '--later-turns', '--no-model']).err, /comparisons/);
  const named = file('named_report.json', kinprint(['compare', file('named_request.json', { left: { ...unnamed.left, name: 'P' }, right: { ...unnamed.right, name: 'Q' } }), '--json', '--no-model', '--include-input']).out);
  assert.deepEqual(JSON.parse(kinprint(['matrix', named, '--json', '--jobs', '1']).out).bots.map(({ name }) => name), ['P', 'Q']);
});

test('a file whose name is no UTF-8 is not found, and the complaint says why', () => {
  const named = shell("cp left.jsonl $'sides_\\xff.jsonl'; kinprint compare $'sides_\\xff.jsonl' right.jsonl --no-model; kinprint import 'sides_*.jsonl'; rm $'sides_\\xff.jsonl'");
  assert.equal(named.err.match(/there is no such file, or its name is no UTF-8: rename it then\n/g)?.length, 2, named.err);
});

test('a file that is not there is named before the files in front of it are worked through', () => {
  file('trial.jsonl', lines([{ id: 't', left, right }, { id: 'u', left, right }]));
  const batch = kinprint(['batch', 'trial.jsonl', 'nothere.jsonl', '--jobs', '1']);
  assert.deepEqual([batch.status, batch.out, batch.err], [2, '', 'kinprint: cannot read nothere.jsonl: there is no such file\n']);
  const matrix = kinprint(['matrix', 'left.jsonl', 'right.jsonl', 'nothere.jsonl']);
  assert.deepEqual([matrix.status, matrix.err], [2, 'kinprint: cannot read nothere.jsonl: there is no such file\n']);
});
