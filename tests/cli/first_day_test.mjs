// What somebody meets on the first day, with the built program: reasoning in every mark, streams that broke off, files of old
// machines, folders, bots given twice, and what of the texts was not compared.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = join(root, 'build/cli/kinprint.mjs');
const folder = mkdtempSync(join(tmpdir(), 'kinprint-first-day-'));
after(() => rmSync(folder, { recursive: true }));

const { left, right } = JSON.parse(readFileSync(join(root, 'web/src/examples/apart.json'), 'utf8'));
const alike = JSON.parse(readFileSync(join(root, 'web/src/examples/alike.json'), 'utf8'));

function file(name, content) {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return name;
}

function kinprint(...list) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...list], { encoding: 'utf8', cwd: folder, maxBuffer: 1 << 28 });
  return { status, out: stdout, err: stderr };
}

const lines = (items, end = '\n') => items.map((item) => JSON.stringify(item) + end).join('');
const compared = (...list) => JSON.parse(kinprint('compare', ...list, '--json', '--no-model').out);
file('left.jsonl', lines(left.answers));
file('right.jsonl', lines(right.answers));
// On prompts that no table holds.
const elsewhere = (answers) => answers.map((answer, at) => ({ ...answer, prompt: `no table holds this ${at}` }));

test('reasoning is left out in every mark, and put before the answer where that is asked for', () => {
  const thought = (number) => `${number}. Of these three questions I take this one, and answer it in short.`; // a line that all answers have, or the prompt, would go
  const marks = [['<think>\n', '\n</think>\n\n'], ['<THINK>', '</THINK>'], ['<thought>', '</thought>\n'], ['[THINK]', '[/THINK]'], ['\u25c1think\u25b7', '\u25c1/think\u25b7'], ['<|channel|>analysis<|message|>', '<|end|><|start|>assistant<|channel|>final<|message|>'], ['analysis', 'assistantfinal'], ['Thinking...\n', '\n...done thinking.\n\n'], ['<|START_THINKING|>', '<|END_THINKING|><|START_RESPONSE|>'], ['<|channel>thought\n', '\n<channel|>']];
  const plain = compared('left.jsonl', 'right.jsonl');
  const words = new Set();
  for (const [at, [start, end]] of marks.entries()) {
    const name = file(`marked${at}.jsonl`, lines(left.answers.map((answer, number) => ({ ...answer, text: start + thought(number) + end + answer.text }))));
    const without = compared(name, 'right.jsonl');
    assert.equal(without.verdict.log10LR, plain.verdict.log10LR, start);
    assert.equal(without.inputs.left.framedAnswers, left.answers.length, start);
    words.add(compared(name, 'right.jsonl', '--with-reasoning').inputs.left.words);
  }
  assert.equal(words.size, 1);
  assert.ok([...words][0] > plain.inputs.left.words);
});

test('answers as programs that try chatbots write them give the figure of the same answers in rows', () => {
  const forms = {
    'samples_task.jsonl': ({ answers }) => lines(answers.map(({ prompt, text }, at) => ({ doc_id: at, doc: { question: prompt, answer: '42' }, arguments: { gen_args_0: { arg_0: `Q: ${prompt}\nA:`, arg_1: { until: ['Q:'] } } }, resps: [[text]], filtered_resps: ['42'] }))),
    'langfuse.jsonl': ({ answers }) => lines(answers.map(({ prompt, text }, at) => ({ id: `o${at}`, type: 'GENERATION', model: 'm', input: [{ role: 'system', content: 'Be short.' }, { role: 'user', content: prompt }], output: { role: 'assistant', content: text } }))),
    'inspect.json': ({ answers }) => JSON.stringify({ version: 2, status: 'success', eval: { model: 'm' }, samples: answers.map(({ prompt, text }, at) => ({ id: at, epoch: 1, input: prompt, messages: [{ role: 'user', content: prompt }, { role: 'assistant', content: text, model: 'm' }] })) }),
    'own_names.json': ({ answers }) => JSON.stringify(answers.map(({ prompt, text }, at) => ({ question_id: at, user_query: prompt, model_name: 'm', model_output: text }))),
  };
  const plain = compared('left.jsonl', 'right.jsonl').verdict.log10LR;
  for (const [name, form] of Object.entries(forms)) assert.equal(compared(file(`left_${name}`, form({ answers: left.answers })), file(`right_${name}`, form({ answers: right.answers }))).verdict?.log10LR, plain, name);
  const both = left.answers.map(({ prompt, text }, at) => ({ question: prompt, responses: [{ model: 'one', response: text }, { model: 'two', response: right.answers[at].text }] }));
  assert.equal(JSON.parse(kinprint('matrix', file('both.jsonl', lines(both)), '--json', '--jobs', '1').out).pairs[0].log10LR, plain);
});

test('an answer whose stream broke off is told, wherever the file is read', () => {
  const piece = (content, end) => ({ id: 'c', model: 'm', choices: [{ index: 0, delta: { content }, finish_reason: end }] });
  const [{ text }] = left.answers;
  const told = /Answers that break off: their recorded stream has no end \(kept as far as they came\): 1/;
  file('cut.jsonl', lines([piece(text.slice(0, 300), null), piece(text.slice(300), null)]));
  for (const run of [kinprint('import', 'cut.jsonl'), kinprint('compare', 'cut.jsonl', 'right.jsonl', '--no-model'), kinprint('matrix', 'cut.jsonl', 'right.jsonl')]) assert.match(run.out + run.err, told);
  assert.doesNotMatch(kinprint('import', 'cut.jsonl').out, /left out/);
  file('whole.jsonl', lines([piece(text.slice(0, 300), null), piece(text.slice(300), 'stop')]));
  assert.doesNotMatch(kinprint('import', 'whole.jsonl').out, /break off/);
});

test('lines that end by a carriage return alone are lines to every command', () => {
  const batch = (end) => kinprint('batch', file('trials.jsonl', lines([{ id: 1, left, right }, { id: 2, left: right, right: left }], end)), '--jobs', '1');
  assert.equal(batch('\r').out, batch('\n').out);
  assert.deepEqual([batch('\r').status, batch('\r\n').out], [0, batch('\n').out]);
  file('old.jsonl', lines(left.answers, '\r'));
  assert.equal(compared('old.jsonl', 'right.jsonl').verdict.log10LR, compared('left.jsonl', 'right.jsonl').verdict.log10LR);
  const bots = [{ name: 'one', answers: left.answers }, { name: 'two', answers: right.answers }];
  const matrix = (end) => JSON.parse(kinprint('matrix', file('bots.jsonl', lines(bots, end)), '--json', '--jobs', '1').out);
  assert.deepEqual(matrix('\r'), matrix('\n'));
});

test('trials printed for people are answered as those of a line each; a list on one line is one clear error', () => {
  const trials = [{ id: 1, left, right }, { id: 2, left: right, right: left }];
  const batch = (content) => kinprint('batch', file('printed.jsonl', content), '--jobs', '1');
  const wanted = batch(lines(trials)).out;
  for (const content of [JSON.stringify(trials, null, 2), trials.map((trial) => JSON.stringify(trial, null, 1)).join('\n')]) assert.deepEqual([batch(content).status, batch(content).out], [0, wanted]);
  const { status, out } = batch(JSON.stringify(trials));
  assert.equal(status, 1);
  assert.match(out, /^\{"id":null,"line":1,"status":"invalid_input","error":\{"code":"invalid_request","message":"a list on one line: give each trial of it a line[^\n]*\n$/);
});

test('control bots that are given twice count once, and it is said', () => {
  // The examples share their left side.
  const upended = { answers: left.answers.map(({ text, ...answer }) => ({ ...answer, text: text.split('\n').reverse().join('\n') })) };
  const [a, b, c, d] = [left, right, alike.right, upended].map(({ answers }, at) => file(`asked${at}.jsonl`, lines(elsewhere(answers))));
  const again = file('again.jsonl', lines(elsewhere(alike.right.answers).reverse()));
  const once = compared(a, b, '--control', c);
  const twice = kinprint('compare', a, b, '--control', c, '--control', again, '--json', '--no-model');
  assert.match(twice.err, /^kinprint: 1 of 2 control bots have the texts of a side or of one before them and are left out$/m);
  assert.deepEqual(JSON.parse(twice.out).verdict, once.verdict);
  assert.notDeepEqual(compared(a, b, '--control', c, '--control', d).verdict, once.verdict);
  const itself = kinprint('compare', a, b, '--control', a, '--json', '--no-model');
  assert.match(itself.err, /^kinprint: 1 of 1 control bots have the texts of a side or of one before them and are left out$/m);
  assert.deepEqual(JSON.parse(itself.out).verdict, compared(a, b).verdict);
  assert.doesNotMatch(kinprint('compare', a, a, '--control', c, '--json', '--no-model').err, /left out/); // no figure, and the control bot stands in the report
  const side = (answers) => ({ answers: elsewhere(answers) });
  const trial = { left: side(left.answers), right: side(right.answers) };
  const results = kinprint('batch', file('controls.jsonl', lines([[alike.right], [alike.right, alike.right]].map((controls) => ({ ...trial, controls: controls.map(({ answers }) => side(answers)) }))))).out.trim().split('\n');
  assert.equal(results[0], results[1]);
  // The pair of the first two is held against the others of the list.
  const figure = (...bots) => JSON.parse(kinprint('matrix', ...bots, '--json', '--controls-from-list').out).pairs[0].log10LR;
  assert.equal(figure(a, b, c, again), once.verdict.log10LR);
  // One with the texts of either tells nothing of others.
  const same = file('same.jsonl', lines(elsewhere(right.answers)));
  assert.equal(figure(a, b, c, same), once.verdict.log10LR);
});

test('a matrix says of which bots texts hold more than the answer, in every form', () => {
  file('framed.jsonl', lines(left.answers.map((answer, at) => ({ ...answer, text: at === 0 ? `<think>Hm.</think>\n${answer.text}` : answer.text }))));
  file('tagged.jsonl', lines(right.answers.map((answer) => ({ ...answer, text: `<p>${answer.text.replaceAll('\n', ' ')}</p>` }))));
  const told = [/Texts of framed \(1 of 3\) hold more than the answer/, /Answers of tagged \(3 of 3\) hold traces of copying/];
  for (const words of [[], ['--csv'], ['--families'], ['--svg'], ['--html', 'matrix.html']]) {
    const run = kinprint('matrix', 'framed.jsonl', 'tagged.jsonl', ...words);
    for (const pattern of told) assert.match((run.out + run.err).replace(/\s+/g, ' '), pattern, words.join(' '));
  }
  for (const pattern of told) assert.match(readFileSync(join(folder, 'matrix.html'), 'utf8').replace(/\s+/g, ' '), pattern);
  const { bots } = JSON.parse(kinprint('matrix', 'framed.jsonl', 'tagged.jsonl', '--json').out);
  assert.deepEqual(bots.map(({ framedAnswers, mendedAnswers }) => [framedAnswers, mendedAnswers]), [[1, 0], [0, 3]]);
  const { inputs } = compared('framed.jsonl', 'tagged.jsonl');
  assert.deepEqual([inputs.left.framedAnswers, inputs.right.mendedAnswers], [1, 3]);
});

test('one file with both sides keeps their names', () => {
  const named = { left: { ...left, name: 'One' }, right: { ...right, name: 'Two' } };
  const names = (name) => Object.values(compared(name).inputs).flatMap((side) => side?.name ?? []);
  assert.deepEqual(names(file('one.jsonl', lines([named, { ...named, id: 2 }]))), ['One', 'Two']);
  assert.deepEqual(names(file('others.jsonl', lines([named, { left: { ...left, name: 'Three' }, right }]))), ['A', 'B']);
  const report = file('report.json', kinprint('compare', file('named.json', named), '--include-input', '--json', '--no-model').out);
  assert.deepEqual(names(report), ['One', 'Two']);
});

test('of a folder in place of a file it is said how its files are named, and no folder in one is passed over in silence', () => {
  mkdirSync(join(folder, 'answers', 'deeper'), { recursive: true });
  writeFileSync(join(folder, 'answers', 'a.txt'), left.answers[0].text);
  writeFileSync(join(folder, 'answers', 'deeper', 'b.txt'), right.answers[0].text);
  for (const words of [['compare', 'answers/', 'left.jsonl'], ['batch', 'answers'], ['import', 'answers']]) {
    const { status, err } = kinprint(...words);
    assert.equal(status, 2);
    assert.match(err, /^kinprint: cannot read answers\/?: it is a folder; name a file in it, or all of them by a quoted pattern: 'answers\/\*'$/m);
  }
  const { status, err } = kinprint('matrix', 'answers', 'left.jsonl');
  assert.equal(status, 0, err);
  assert.match(err, /^kinprint: answers\/deeper: not opened, a folder in a folder; name it too to have each file in it as a bot$/m);
});

test('a batch without a line says so', () => {
  const { status, out, err } = kinprint('batch', file('empty.jsonl', '\n'));
  assert.deepEqual([status, out], [0, '']);
  assert.match(err, /^kinprint: no trial in empty\.jsonl: there is no line in it$/m);
});

test('how answers are matched whose files do not say what was asked is said', () => {
  const bare = (name, { answers }, count) => file(name, lines(answers.slice(0, count).map(({ text }) => ({ text }))));
  const notes = (...list) => kinprint('compare', ...list, '--no-model').err;
  assert.match(notes(bare('bare.jsonl', left, 3), bare('others.jsonl', right, 3)), /^kinprint: no answer names its prompt: compared in their order, as answers to the same 3 prompts$/m);
  assert.match(notes('bare.jsonl', bare('fewer.jsonl', right, 2)), /^kinprint: no answer names its prompt, and there are 3 and 2: compared as answers to different prompts; /m);
  assert.match(notes('bare.jsonl', 'right.jsonl'), /^kinprint: A names no prompt, the other side does: compared as answers to different prompts; /m);
  assert.equal(notes(bare('one.jsonl', left, 1), bare('other.jsonl', right, 1)), '');
  assert.equal(notes('left.jsonl', 'right.jsonl'), '');
});
