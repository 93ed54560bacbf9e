// What the built program says of closed prompts, of answers of a word or two, and of bots that only decline.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = join(root, 'build/cli/kinprint.mjs');
const folder = mkdtempSync(join(tmpdir(), 'kinprint-short-'));
after(() => rmSync(folder, { recursive: true }));

function kinprint(...list) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...list], { encoding: 'utf8', cwd: folder, maxBuffer: 1 << 28, env: { ...process.env, COLUMNS: '100' } });
  return { status, out: stdout, err: stderr, words: stdout.replace(/\s+/g, ' ') };
}

const facts = [
  ['What is the capital of France?', 'The capital of France is Paris.'], ['Correct: He go to school.', 'He goes to school every day in the morning.'],
  ['Translate: Guten Morgen, wie geht es dir?', 'Good morning, how are you doing today?'], ['Who wrote Hamlet?', 'Hamlet was written by William Shakespeare around the year 1600.'],
  ['At what temperature does water boil?', 'Water boils at 100 degrees Celsius at sea level.'],
];
const bot = (name, answers) => writeFileSync(join(folder, `${name}.jsonl`), answers.map(([prompt, text]) => JSON.stringify({ prompt, text })).join('\n'));
bot('closed', facts);
bot('also', facts.map(([prompt, text]) => [prompt, text.replace('The capital', 'The capital city').replace('Hamlet', 'The play Hamlet')]));
bot('open', JSON.parse(readFileSync(join(root, 'web/src/examples/apart.json'), 'utf8')).left.answers.map(({ prompt, text }) => [prompt, text]));
bot('declines', facts.map(([prompt]) => [prompt, 'I am sorry, but I cannot help with that request.']));
const terse = (of) => Array.from({ length: 40 }, (_, at) => [`Is ${at} a prime?`, of(at) ? 'Yes.' : 'No.']);
bot('yes', terse((at) => at % 3));
bot('no', terse((at) => at % 5));

test('a matrix says which figures lie between those of open and closed prompts, as a report of the two does', () => {
  const files = ['closed.jsonl', 'also.jsonl', 'open.jsonl'];
  const matrix = JSON.parse(kinprint('matrix', ...files, '--json').out);
  const verdict = (a, b) => JSON.parse(kinprint('compare', `${a}.jsonl`, `${b}.jsonl`, '--json', '--no-model').out).verdict;
  for (const { left, right, closedness, log10LR } of matrix.pairs) {
    const { closedness: own, log10LR: figure, lineage } = verdict(matrix.bots[left].name, matrix.bots[right].name);
    assert.deepEqual([closedness, log10LR], [own, (lineage ?? { log10LR: figure }).log10LR]);
  }
  assert.deepEqual(matrix.pairs.map(({ closedness }) => closedness > 0), [true, false, false]);
  const made = kinprint('matrix', ...files, '--html', 'closed.html');
  assert.match(made.words, /In 1 pair the two share much of their wording\. .*; a report on the two gives both\. closed and also\./);
  assert.match(readFileSync(join(folder, 'closed.html'), 'utf8'), /In 1 pair the two share much of their wording[\s\S]*\(much shared wording\)/);
  for (const form of ['--csv', '--svg']) assert.match(kinprint('matrix', ...files, form).err, /kinprint: In 1 pair the two share .* closed and also\.\n/);
});

test('answers of a word or two are not enough, however many, and the next step asks for others', () => {
  const { status, words } = kinprint('compare', 'yes.jsonl', 'no.jsonl', '--no-model');
  assert.equal(status, 0);
  assert.match(words, /Not enough to say .* Next step: More than a third of the answers have three words or fewer\. Such answers are alike for every bot\. Use answers in sentences and paragraphs/);
  assert.match(kinprint('compare', 'yes.jsonl', 'open.jsonl', '--no-model').words, /More than a third of the answers of yes\.jsonl have three words or fewer\./);
  const made = kinprint('matrix', 'yes.jsonl', 'no.jsonl', 'open.jsonl');
  assert.match(made.words, /few: not enough text \(3 pairs\)/);
  assert.match(made.words, /yes: cannot be judged against any other bot\. The answers are too short\./);
});

test('a bot that only declines is of no family and no pack', () => {
  const { words } = kinprint('matrix', 'declines.jsonl', 'open.jsonl', 'closed.jsonl');
  assert.match(words, /decl: answers only decline \(2 pairs\)/);
  assert.match(words, /Closest known families declines: The answers only decline\. open: [A-Z]/);
  const { bots } = JSON.parse(kinprint('matrix', 'declines.jsonl', 'open.jsonl', '--json').out);
  assert.deepEqual([bots[0].status, bots[0].library, bots[1].status], ['refusal_only', null, 'ok']);
  const refused = kinprint('pack', 'declines.jsonl', '--name', 'None');
  assert.deepEqual([refused.status, refused.err], [1, 'kinprint: answers: they only decline (invalid_request)\n']);
});
