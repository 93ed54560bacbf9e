// What forms of the same texts the built program takes: bots in Kinprint's own form, packed reports, line ends, other
// encodings, ids that are numbers, chats of services that changed their exports.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { zip } from '../web/import/zip_writer.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kinprint-forms-'));
after(() => rmSync(folder, { recursive: true }));

function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function kinprint(...list) {
  const result = spawnSync(process.execPath, [join(root, 'build/cli/kinprint.mjs'), ...list], { encoding: 'utf8', maxBuffer: 1 << 28, cwd: folder });
  return { status: result.status, out: result.stdout, err: result.stderr };
}

const report = (...list) => {
  const { status, out, err } = kinprint('compare', ...list, '--json', '--no-model');
  assert.equal(status, 0, err);
  return JSON.parse(out);
};

const { left, right } = JSON.parse(readFileSync(join(root, 'web/src/examples/alike.json'), 'utf8'));
const [leftText, rightText] = [left, right].map(({ answers }) => answers[0].text);
const sides = [file('left.txt', leftText), file('right.txt', rightText)];

test('a text gets the same figure whatever ends its lines', () => {
  const expected = report(...sides);
  assert.ok(leftText.includes('\n\n'));
  for (const end of ['\r\n', '\r']) {
    const other = report(file('ends.txt', leftText.replaceAll('\n', end)), sides[1]);
    assert.deepEqual(other.verdict, expected.verdict, JSON.stringify(end));
    assert.equal(other.status, 'ok');
  }
});

test('a file that is not UTF-8 is compared with a word about it', () => {
  const latin = file('latin.txt', Buffer.concat([Buffer.from('Caf\u00e9: ', 'latin1'), Buffer.from(leftText.replace(/[^\0-\x7f]/g, '-'))]));
  assert.match(kinprint('compare', latin, sides[1], '--no-model').err, /^kinprint: latin\.txt: some characters are not UTF-8 and were replaced/);
  assert.equal(kinprint('compare', ...sides, '--no-model').err, '');
  const rows = file('latin.csv', Buffer.from('prompt,answer\nWhich caf\u00e9?,Any caf\u00e9 will do\n', 'latin1'));
  assert.match(kinprint('compare', rows, sides[1], '--no-model').err, /latin\.csv: some characters are not UTF-8/);
  assert.match(kinprint('import', rows).out, /^Chats with characters that are not UTF-8, replaced by \ufffd: 1$/m);
});

test('a report is verified packed too, and an error names its file', () => {
  const made = JSON.stringify(report(...sides));
  const packed = [file('report.json.gz', gzipSync(made)), file('report.zip', zip([{ name: 'report.json', text: made }]))];
  for (const path of packed) assert.deepEqual(kinprint('verify', path, ...sides), { status: 0, out: 'agrees: every figure is the same\n', err: '' });
  assert.match(kinprint('verify', sides[0]).err, /left\.txt: neither JSON nor an HTML report/);
  const two = file('two.zip', zip([{ name: 'a.json', text: made }, { name: 'b.json', text: made }]));
  assert.match(kinprint('verify', two, ...sides).err, /two\.zip: several files/);
});

test('an id that is a number comes back as it was, with a result and with an error', () => {
  const bodies = ['"left":{"answers":[{"text":"a"}]},"right":{"answers":[{"text":"b"}]}', '"left":{"answers":[{"text":"a"}]}'];
  const lines = file('numbers.jsonl', ['17', '1.50', '"17"'].flatMap((id) => bodies.map((body) => `{"id":${id},${body}}`)).join('\n'));
  const { out, status } = kinprint('batch', lines, '--jobs', '1');
  assert.equal(status, 1);
  assert.deepEqual(out.trimEnd().split('\n').map((line) => /^\{"id":([^,]+),/.exec(line)?.[1]), ['17', '17', '1.50', '1.50', '"17"', '"17"']);
  const request = file('request.json', JSON.stringify({ id: 17, left, right }));
  const whole = report(request, '--include-input');
  assert.equal(whole.input.id, 17);
  assert.equal(kinprint('verify', file('whole.json', JSON.stringify(whole)), '--no-model').status, 0);
});

test('bots in Kinprint\u2019s own form are imported, and two of them compared by name', () => {
  const bots = [{ ...left, name: 'P' }, { ...right, name: 'Q' }, { name: 'R', answers: [{ text: 'alone' }] }];
  const forms = { 'bots.jsonl': bots.map((bot) => JSON.stringify(bot)).join('\n'), 'bots.json': JSON.stringify(bots), 'listed.json': JSON.stringify({ bots }) };
  const expected = report(file('one.json', JSON.stringify(left)), file('other.json', JSON.stringify(right))).verdict.log10LR;
  for (const [name, text] of Object.entries(forms)) {
    const path = file(name, text);
    assert.match(kinprint('import', path).out, new RegExp(`^${name}: kinprint_set, 3 conversations\n6 answers to 6 prompts, of which 6 are first prompts; 1 answer without a prompt`), name);
    assert.equal(report(path, '--left-model', 'P', '--right-model', 'Q').verdict.log10LR, expected, name);
  }
  assert.match(kinprint('compare', 'bots.json', sides[1]).err, /bots\.json: several bots: kinprint matrix compares them/);
  assert.match(kinprint('compare', 'bots.jsonl', sides[1]).err, /bots\.jsonl: several bots/);
});

test('rows with a list of answers are no bots', () => {
  const rows = left.answers.map(({ prompt, text }) => JSON.stringify({ prompt, answers: [text, `${text} Or not.`] })).join('\n');
  assert.equal(report(file('rows.jsonl', rows), sides[1]).inputs.left.answers, 2 * left.answers.length);
});
