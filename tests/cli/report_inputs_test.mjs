// Reports with their texts as input of the built program: what they were made from is compared again, as JSON and as the page.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kinprint-reports-'));
after(() => rmSync(folder, { recursive: true }));

function file(name, content) {
  writeFileSync(join(folder, name), typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  return name;
}

function kinprint(...list) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'build/cli/kinprint.mjs'), ...list], { encoding: 'utf8', cwd: folder, maxBuffer: 1 << 28 });
  return { status, out: stdout, err: stderr };
}

const example = (name) => JSON.parse(readFileSync(join(root, `web/src/examples/${name}.json`), 'utf8'));
const { left, right } = example('alike');
const control = { name: 'R', answers: example('apart').right.answers };
file('request.json', { left: { ...left, released: '2026-03' }, right, controls: [control], options: { runs: { minimumWords: 9 }, seed: 5 } });
const [json, page] = ['report.json', 'report.html'];
file(json, kinprint('compare', 'request.json', '--include-input', '--no-model', '--json').out);
kinprint('compare', 'request.json', '--include-input', '--no-model', '--html', page);
const report = JSON.parse(readFileSync(join(folder, json), 'utf8'));

test('a report with its texts is compared again with its control bots, months and settings, and verified against itself', () => {
  assert.equal(report.inputs.controls.length, 1);
  for (const name of [json, page, file('report.html.gz', gzipSync(readFileSync(join(folder, page))))]) {
    const { status, out, err } = kinprint('compare', name, '--no-model', '--json');
    assert.deepEqual([status, err], [0, ''], name);
    assert.deepEqual(JSON.parse(out), { ...report, input: null }, name); // its texts only where they are asked for
    assert.deepEqual(JSON.parse(kinprint('compare', name, '--no-model', '--include-input', '--json').out), report, name);
    assert.match(kinprint('verify', json, name, '--no-model').out, /^agrees/, name);
  }
});

test('a report is verified from the files of its texts with the settings it was made with', () => {
  const [A, B, C] = [left, right, control].map(({ answers }, at) => file(`${at}.jsonl`, answers.map((answer) => `${JSON.stringify(answer)}\n`).join('')));
  assert.equal(kinprint('verify', json, A, B, '--control', C, '--no-model').out, 'agrees: every figure is the same\n');
});

test('a page with a report is read as the report wherever files are read, and without its texts it is said what is missing', () => {
  for (const name of [json, page]) {
    assert.match(kinprint('import', name).out, /: kinprint_report, 3 conversations\n9 answers to 9 prompts/, name);
    assert.deepEqual(JSON.parse(kinprint('matrix', name, '--json', '--jobs', '1').out).bots.map((bot) => bot.name), [left.name, right.name, control.name], name);
    assert.deepEqual(JSON.parse(kinprint('matrix', name, '--json', '--jobs', '1').out).bots.map((bot) => bot.released), ['2026-03', null, null], name);
  }
  const inputs = JSON.parse(kinprint('compare', json, '--accept-near', '--no-model', '--json').out).inputs;
  assert.deepEqual([inputs.left.released, inputs.right.released], ['2026-03', null], 'where its prompts are matched');
  file('bot.json', { ...right, released: '2025-01' });
  assert.equal(JSON.parse(kinprint('compare', '0.jsonl', 'bot.json', '--no-model', '--json').out).inputs.right.released, '2025-01', 'a bot by itself');
  kinprint('compare', 'request.json', '--no-model', '--html', 'bare.html');
  for (const list of [['compare', 'bare.html'], ['import', 'bare.html'], ['matrix', 'bare.html', '0.jsonl'], ['pack', 'bare.html', '--name', 'X']]) {
    const { status, out, err } = kinprint(...list);
    assert.deepEqual([status, out], [1, ''], list[0]);
    assert.match(err, /\(invalid_report: bare\.html: the report does not include its input\)/, list[0]);
  }
});

test('a matrix, as JSON or as a page, is said to hold no texts wherever a file is read', () => {
  file('matrix.json', kinprint('matrix', json, '--json', '--jobs', '1').out);
  kinprint('matrix', json, '--html', 'matrix.html', '--jobs', '1');
  for (const name of ['matrix.json', 'matrix.html']) {
    for (const list of [['compare', name, '0.jsonl'], ['import', name], ['matrix', name, '0.jsonl', '--jobs', '1'], ['verify', name]]) {
      const { status, out, err } = kinprint(...list);
      assert.deepEqual([status, out], [1, ''], list.join(' '));
      assert.match(err, /names and figures, no texts\. Give the files of the bots themselves.*\(matrix_file: matrix\./, list.join(' '));
    }
  }
});

test('a file larger than any report that is read is refused with its size and what to do, and one up to it is read', () => {
  const most = 64 * 1024 * 1024;
  for (const [bytes, words] of [[most + 1, /larger than a report that can be opened \(64 MiB\)\. Give the report by itself.*\(large_report: .*: 67108865 bytes, at most 67108864\)/], [most, /not a Kinprint report/]]) {
    truncateSync(join(folder, file('large.json', '')), bytes);
    const { status, err } = kinprint('verify', 'large.json');
    assert.equal(status, 1);
    assert.match(err, words);
  }
});
