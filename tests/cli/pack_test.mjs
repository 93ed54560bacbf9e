// References of one's own on the command line: made, added, refused. ./test builds the program first.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const alike = join(root, 'web/src/examples/alike.json');
const folder = mkdtempSync(join(tmpdir(), 'kinprint-packs-'));
after(() => rmSync(folder, { recursive: true }));
const at = (name) => join(folder, name);

function kinprint(...list) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'build/cli/kinprint.mjs'), ...list], { encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}
function report(...list) {
  const { out, err, status } = kinprint('compare', alike, '--no-model', '--json', ...list);
  assert.deepEqual([status, err], [0, '']);
  return JSON.parse(out);
}

const answers = JSON.parse(readFileSync(alike, 'utf8')).left.answers;
before(() => {
  writeFileSync(at('bot.jsonl'), answers.map((answer) => `${JSON.stringify({ messages: [{ role: 'user', content: answer.prompt }, { role: 'assistant', content: answer.text }] })}\n`).join(''));
  const { status, err } = kinprint('pack', at('bot.jsonl'), '--name', 'House bot', '--released', '2026-03', '-o', at('house.kinpack'));
  assert.equal(status, 0, err);
});

test('a pack holds numbers and its name, and no word of the answers', () => {
  const bytes = readFileSync(at('house.kinpack'));
  assert.ok(bytes.length < 2_000, `${bytes.length} bytes`);
  assert.ok(bytes.includes('House bot'));
  for (const { text } of answers) for (const word of text.match(/[a-z]{5,}/g)) assert.ok(!bytes.includes(word), word);
});

test('an added reference is found, marked as never measured, and changes no likelihood ratio', () => {
  const [plain, added] = [report(), report('--pack', at('house.kinpack'))];
  assert.deepEqual(added.verdict, plain.verdict);
  assert.equal(added.library.own, 1);
  assert.equal(plain.library.own, 0);
  const [first] = added.library.left.references;
  assert.deepEqual([first.name, first.own, first.released, first.answers], ['House bot', true, '2026-03', answers.length]);
  assert.ok(first.similarity > 0.99, `${first.similarity}`);
  const shown = kinprint('compare', alike, '--no-model', '--pack', at('house.kinpack')).out.replace(/\s+/g, ' ');
  assert.match(shown, /Closest known families A: House bot \(own\) \d/);
  const shares = added.library.left.families.reduce((sum, { share }) => sum + share, added.library.left.none);
  assert.ok(shares > 0 && shares <= 1 + 1e-6, `${shares}`);
});

test('a pack of texts that hold more than the answers, or damaged ones, says so', () => {
  const pack = (name, change) => {
    writeFileSync(at(`${name}.jsonl`), answers.map((answer, number) => `${JSON.stringify({ prompt: answer.prompt, text: change(answer.text, number) })}\n`).join(''));
    const { status, err } = kinprint('pack', at(`${name}.jsonl`), '--name', 'House bot', '-o', at(`${name}.kinpack`));
    assert.equal(status, 0, err);
    return { err, bytes: readFileSync(at(`${name}.kinpack`)) };
  };
  const plain = pack('plain', (text) => text);
  assert.doesNotMatch(plain.err, /Texts of|Answers of/);
  const framed = pack('framed', (text, number) => `<think>\nQuestion ${number} asks for it.\n</think>\n\n${text}`);
  assert.match(framed.err, new RegExp(`^kinprint: Texts of House bot \\(${answers.length} of ${answers.length}\\) hold more than the answer`, 'm'));
  assert.deepEqual(framed.bytes, plain.bytes);
  assert.match(pack('mended', (text, number) => (number === 0 ? text.replaceAll('\n', '\\n').replaceAll('"', '&quot;') : text)).err, /^kinprint: Answers of House bot \(1 of \d+\) hold traces of copying/m);
});

test('what cannot be used is named with its reason, and nothing is compared', () => {
  const whole = readFileSync(at('house.kinpack'));
  writeFileSync(at('cut.kinpack'), whole.subarray(0, 300));
  const damaged = Buffer.from(whole);
  damaged[damaged.length - 9] ^= 1;
  writeFileSync(at('damaged.kinpack'), damaged);
  writeFileSync(at('text.kinpack'), 'no pack');
  writeFileSync(at('table.kinpack'), readFileSync(join(root, 'models/tables/prompts.kpt'))); // it would change the figures
  const cases = { 'cut.kinpack': 'it is incomplete', 'damaged.kinpack': 'it is damaged', 'text.kinpack': 'it is no pack of references', 'table.kinpack': 'it is no pack of references' };
  for (const [name, reason] of Object.entries(cases)) {
    const { status, out, err } = kinprint('compare', alike, '--no-model', '--pack', at(name));
    assert.deepEqual([status, out, err], [2, '', `kinprint: the pack ${at(name)} is not used: ${reason}\n`]);
  }
  const twice = kinprint('compare', alike, '--no-model', '--pack', at('house.kinpack'), '--pack', at('house.kinpack'));
  assert.match(twice.err, /is not used: there is a reference of that name already/);
  assert.equal(twice.status, 2);
});

test('a name of the library, a bad month or several bots make no pack', () => {
  const target = at('never.kinpack');
  const taken = kinprint('pack', at('bot.jsonl'), '--name', 'GPT-4o', '-o', target);
  assert.match(taken.err, /is not used: there is a reference of that name already/);
  assert.equal(kinprint('pack', at('bot.jsonl'), '--name', 'A', '--released', '2026-13', '-o', target).status, 2);
  assert.notEqual(kinprint('pack', alike, '--name', 'A', '-o', target).status, 0);
  assert.notEqual(kinprint('pack', at('bot.jsonl'), '--name', 'x'.repeat(61), '-o', target).status, 0);
  assert.ok(!existsSync(target));
});

test('a report with a pack and a month is verified with the pack, and without it that is said', () => {
  writeFileSync(at('report.json'), JSON.stringify(report('--pack', at('house.kinpack'), '--released-left', '2026-10')));
  const same = kinprint('verify', at('report.json'), alike, '--pack', at('house.kinpack'));
  assert.deepEqual([same.status, same.out], [0, 'agrees: every figure is the same\n']);
  const other = kinprint('verify', at('report.json'), alike);
  assert.equal(other.status, 0);
  assert.match(other.out, /^not compared: the places among known families.*\nagrees: every other figure is the same\n/);
});

test('a bot newer than the library is said to be beyond what was measured', () => {
  const { out } = kinprint('compare', alike, '--no-model', '--released-right', '2026-10');
  assert.match(out.replace(/\s+/g, ' '), /Bot Q was released in 2026-10, after the newest reference \(2026-02\)/);
  assert.doesNotMatch(kinprint('compare', alike, '--no-model', '--released-right', '2025-10').out, /after the newest reference/);
});

test('a matrix names the closest families of each bot, own references among them, and the same as a report', () => {
  const bots = join(folder, 'bots.jsonl');
  const { left, right } = JSON.parse(readFileSync(alike, 'utf8'));
  writeFileSync(bots, [left, right, { name: 'mute', answers: [{ text: ' ' }] }].map((bot) => JSON.stringify(bot)).join('\n'));
  const matrix = (...list) => {
    const { out, status, err } = kinprint('matrix', bots, ...list);
    assert.equal(status, 0, err);
    return out;
  };
  const [plain, added] = [JSON.parse(matrix('--json')), JSON.parse(matrix('--json', '--pack', at('house.kinpack')))];
  assert.deepEqual(added.pairs, plain.pairs);
  const compared = report('--pack', at('house.kinpack')).library;
  for (const [index, side] of ['left', 'right'].entries()) {
    assert.deepEqual(added.bots[index].library, { answers: compared.answers, promptsKnown: compared.promptsKnown, ...compared[side], rates: compared.rates });
  }
  const { date, sha256, references, families, own, newest, drift } = compared;
  assert.deepEqual(added.library, { available: true, date, sha256, references, families, own, newest, drift });
  assert.equal(plain.library.own, 0);
  assert.equal(added.bots[0].library.families[0].name, 'House bot');
  assert.ok(plain.bots[0].library.families.every(({ own }) => !own));
  assert.equal(plain.bots[2].library, null);
  const shown = matrix('--pack', at('house.kinpack')).replace(/\s+/g, ' ');
  assert.match(shown, /Closest known families Bot P: House bot \(own\) \d+/);
  assert.match(shown, /mute: No text to look up\./);
  assert.match(shown, /the right family comes first in \d+ % of cases .* 1 of the references comes from a pack\./);
  assert.match(matrix('--families', '--pack', at('house.kinpack')), /^name,released,answers,.*\r\nBot P,,.*,House bot,true,/);
  const refused = kinprint('matrix', bots, '--pack', alike);
  assert.equal(refused.status, 2);
  assert.equal(refused.err, `kinprint: the pack ${alike} is not used: it is no pack of references\n`);
  const twice = kinprint('matrix', bots, '--pack', at('house.kinpack'), '--pack', at('house.kinpack'));
  assert.deepEqual([twice.status, twice.out], [2, '']);
  assert.match(twice.err, /is not used: there is a reference of that name already/);
});

test('a bot of a matrix that is newer than the library is warned about, and a month that is none names its bot', () => {
  const bots = join(folder, 'dated.jsonl');
  const { left, right } = JSON.parse(readFileSync(alike, 'utf8'));
  const write = (released) => writeFileSync(bots, [{ ...left, released }, right].map((bot) => JSON.stringify(bot)).join('\n'));
  write('2026-10');
  const { out, status } = kinprint('matrix', bots);
  assert.equal(status, 0);
  assert.match(out.replace(/\s+/g, ' '), /Bot P was released in 2026-10, after the newest reference \(2026-02\)/);
  assert.deepEqual(JSON.parse(kinprint('matrix', bots, '--json').out).bots.map(({ released }) => released), ['2026-10', null]);
  write('last autumn');
  const refused = kinprint('matrix', bots);
  assert.equal(refused.status, 1);
  assert.match(refused.err, /Bot P: released is no month as YYYY-MM/);
});
