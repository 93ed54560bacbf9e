// How the built program reads files: which commands read what, and that verify reads them as compare did.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { fileReaders } from '../../web/src/cli/commands.ts';
import { optionsOf } from '../../web/src/cli/options.ts';
import { helpText } from '../../web/src/cli/help.ts';
import { openSource } from '../../web/src/cli/open_import.ts';
import { readRequest } from '../../web/src/cli/read_request.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = join(root, 'build/cli/kinprint.mjs');
const folder = mkdtempSync(join(tmpdir(), 'kinprint-reading-'));
after(() => rmSync(folder, { recursive: true }));

const example = (name) => JSON.parse(readFileSync(join(root, `web/src/examples/${name}.json`), 'utf8'));

function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function kinprint(list, options = {}) {
  const result = spawnSync(process.execPath, [program, ...list], { encoding: 'utf8', maxBuffer: 1 << 28, cwd: folder, ...options });
  return { status: result.status, out: result.stdout, err: result.stderr };
}

// Made by compare with these words, then verified with the same and with the files alone.
function madeAndVerified(inputs, words) {
  const made = kinprint(['compare', ...inputs, ...words, '--json', '--no-model']);
  assert.equal(made.status, 0, made.err);
  const report = file('made.json', made.out);
  return { report: JSON.parse(made.out), same: kinprint(['verify', report, ...inputs, ...words]), bare: kinprint(['verify', report, ...inputs]) };
}

const { left, right } = example('alike');

test('a report made with a prompt is verified with it, and only with it', () => {
  const sides = [file('left.txt', left.answers[0].text), file('right.txt', right.answers[0].text)];
  const { report, same, bare } = madeAndVerified(sides, ['--prompt', 'How do I say no?']);
  assert.equal(report.prompts[0].prompt, 'How do I say no?');
  assert.equal(same.out, 'agrees: every figure is the same\n', same.err);
  assert.equal(same.status, 0);
  assert.equal(bare.status, 1);
});

test('a report of matched chats is verified with what matched them', () => {
  const chat = (answers, change) =>
    answers.map(({ prompt, text }) => JSON.stringify({ messages: [{ role: 'user', content: change(prompt) }, { role: 'assistant', content: text }] })).join('\n');
  const chats = [file('left.jsonl', chat(left.answers, (prompt) => prompt)), file('right.jsonl', chat(right.answers, (prompt, at) => `quite another question ${at} ${prompt.length}`))];
  const { same, bare } = madeAndVerified(chats, ['--by-position']);
  assert.equal(same.out, 'agrees: every figure is the same\n', same.err);
  assert.equal(bare.status, 1);
});

test('a report is verified from files that are called otherwise now, and told from one of other texts', () => {
  const sides = [file('old_left.json', { answers: left.answers }), file('old_right.json', { answers: right.answers })];
  const report = file('named.json', kinprint(['compare', ...sides, '--control', sides[1], '--json', '--no-model']).out);
  const moved = [file('new_left.json', { answers: left.answers }), file('new_right.json', { answers: right.answers })];
  assert.equal(kinprint(['verify', report, ...moved, '--control', moved[1], '--no-model']).out, 'agrees: every figure is the same\n');
  const turned = kinprint(['verify', report, moved[1], moved[0], '--control', moved[1], '--no-model']);
  assert.match(turned.out, /^the sides are exchanged: the report's A is the second here, its B the first\. .*\nagrees: every figure is the same\n$/);
  assert.equal(turned.status, 0);
  const inOne = [{ answers: left.answers }, { answers: right.answers }].map((side) => ({ ...side, name: 'other' }));
  const request = file('turned.json', { left: inOne[1], right: inOne[0], controls: [{ answers: right.answers }] });
  assert.match(kinprint(['verify', report, request, '--no-model']).out, /^the sides are exchanged.*\nagrees: /);
  const others = kinprint(['verify', report, moved[0], file('fewer.json', { answers: right.answers.slice(1) }), '--control', moved[1], '--no-model']);
  assert.equal(others.status, 1);
  assert.match(others.out, /^these are other texts than the report was made from, or they come in another order.*\ndiffers in (at least )?\d+ places:\n/);
  assert.match(others.out, /\n\.\.\. and \d+ more\n$/);
});

test('what a bot thought before it answered is no answer, and rows that name models are told apart by them', () => {
  const said = (text) => `<think>\nThe user asks.\n</think>\n\n${text}`;
  const chats = left.answers.map(({ prompt, text }) => JSON.stringify({ messages: [{ role: 'user', content: prompt }, { role: 'assistant', content: said(text) }] }));
  const rows = left.answers.map(({ prompt, text }) => JSON.stringify({ prompt, text: said(text) }));
  const bare = left.answers.map(({ prompt, text }) => JSON.stringify({ prompt, text }));
  const beside = left.answers.map(({ prompt, text }) => JSON.stringify({ prompt, response: text, reasoning_content: 'The user asks.' }));
  const verdicts = [chats, rows, bare, beside].map((lines) => JSON.parse(kinprint(['compare', file('thought.jsonl', lines.join('\n')), file('right.json', right), '--json', '--no-model']).out));
  assert.equal(new Set(verdicts.map(({ verdict }) => verdict.log10LR)).size, 1);
  assert.deepEqual(verdicts.map(({ inputs }) => inputs.left.framedAnswers), [0, rows.length, 0, 0]); // of the others the importers keep it apart
  const thinking = [chats, rows, beside].map((lines) => JSON.parse(kinprint(['compare', file('thought.jsonl', lines.join('\n')), file('right.json', right), '--json', '--no-model', '--with-reasoning']).out).inputs.left.sha256);
  assert.equal(new Set(thinking).size, 1, String(thinking));
  assert.notEqual(thinking[0], verdicts[0].inputs.left.sha256);
  const models = file('models.jsonl', [left, right].flatMap(({ answers }, at) => answers.map((answer) => JSON.stringify({ ...answer, model: `m${at}` }))).join('\n'));
  assert.match(kinprint(['compare', models, '--no-model']).err, /one file with two models: m0 is A, m1 is B/);
  assert.deepEqual(JSON.parse(kinprint(['matrix', models, '--json', '--jobs', '1']).out).bots.map(({ name }) => name), ['m0', 'm1']);
});

test('answers without prompts are compared in the order of their files, also with the reasoning or of one model', () => {
  const chunks = ({ answers }, model) => answers.map(({ text }, at) => JSON.stringify({ model, message: { role: 'assistant', content: text, thinking: `The user asks for the ${at + 1}.` }, done: true })).join('\n');
  const [a, b] = [file('a.jsonl', chunks(left, 'm')), file('b.jsonl', chunks(right, 'n'))];
  const reports = [[], ['--with-reasoning'], ['--left-model', 'm']].map((words) => JSON.parse(kinprint(['compare', a, b, '--json', '--no-model', ...words]).out));
  const counts = reports.map(({ inputs }) => [inputs.left.answers, inputs.right.answers]);
  assert.deepEqual(counts, Array(3).fill([left.answers.length, right.answers.length]));
  assert.ok(reports[1].inputs.left.words > reports[0].inputs.left.words);
  const words = [file('a.txt', left.answers[0].text), file('b.txt', right.answers[0].text)];
  assert.equal(JSON.parse(kinprint(['compare', ...words, '--json', '--no-model', '--with-reasoning']).out).status, 'ok');
});

test('a file that cannot be read is no mistake of the program, whatever the reason', () => {
  symlinkSync('round', join(folder, 'round'));
  const sound = file('sound.txt', left.answers[0].text);
  const reasons = { round: 'a link leads back to itself', [`${sound}/x`]: 'a part of its path is no folder', ['x'.repeat(300)]: 'its name is too long' };
  for (const [path, reason] of Object.entries(reasons)) {
    for (const list of [['compare', path, sound], ['compare', sound, sound, '--control', path], ['matrix', path], ['batch', path, '--jobs', '1'], ['verify', path], ['import', path], ['pack', path, '--name', 'X']]) {
      const { status, err } = kinprint(list);
      assert.deepEqual([list[0], status, err], [list[0], 2, `kinprint: cannot read ${path}: ${reason}\n`]);
    }
  }
  assert.equal(kinprint(['compare', '', sound]).err, "kinprint: cannot read '': there is no such file\n");
});

test('verify names the set of tables a report was made with, and tells tables of one name apart', () => {
  const made = (...words) => kinprint(['compare', file('pair.json', { left, right }), '--json', '--no-model', '--include-input', ...words]).out;
  const permissive = kinprint(['verify', file('permissive.json', made('--tables', 'permissive'))]);
  assert.equal(permissive.status, 1);
  assert.match(permissive.out, /^other version: .*; --tables permissive takes the set it was made with\n/);
  const report = JSON.parse(made());
  report.program.tablesSha256 = `0123456789ab${report.program.tablesSha256.slice(12)}`;
  const [, theirs, ours] = kinprint(['verify', file('tables.json', report)]).out.match(/^other version: made with (.*); this is (.*)\n/);
  assert.match(theirs, /tables full 0123456789ab$/);
  assert.match(ours, /tables full [0-9a-f]{12}$/);
});

test('a report cut off is damaged, and of a page only the report that it carries is compared', () => {
  const html = join(folder, 'page.html');
  kinprint(['compare', file('pair.json', { left, right }), '--html', html, '--no-model', '--include-input']);
  const page = readFileSync(html, 'utf8');
  const verified = kinprint(['verify', html]);
  assert.equal(verified.status, 0, verified.err);
  assert.equal(verified.out, 'compared is the report that the page carries, not what the page shows\nagrees: every figure is the same\n');
  for (const cut of [page.slice(0, -200), kinprint(['compare', file('pair.json', { left, right }), '--json', '--no-model']).out.slice(0, 3000)]) {
    const { status, err } = kinprint(['verify', file('cut', cut)]);
    assert.equal(status, 1);
    assert.match(err, /^kinprint: This report is damaged or was changed\. Bad or missing: cut: the end, as (the page is|it is) cut off[^()]* \(damaged_report\)\n$/);
  }
});

test('a file that changes while it is read is named', async () => {
  const path = file('changing.txt', 'as it was');
  const source = await openSource(path);
  writeFileSync(path, 'otherwise, and longer');
  const words = { message: `cannot read ${path}: it changed or went away while it was read; start again` };
  await assert.rejects(source.read(0, 4), words);
  await assert.rejects(async () => {
    for await (const chunk of source.stream(0, 4)) assert.fail(String(chunk));
  }, words);
});

test('an empty list of chats is no fault of its JSON', () => {
  const { status, err } = kinprint(['import', file('none.json', '[]\n')]);
  assert.equal(status, 1);
  assert.match(err, /\(unknown_format: none\.json: an empty list\)/);
});

test('one figure that differs is one place', () => {
  const made = JSON.parse(kinprint(['compare', join(root, 'web/src/examples/alike.json'), '--json', '--no-model', '--include-input']).out);
  made.verdict.log10LR += 0.5;
  assert.match(kinprint(['verify', file('changed.json', made)]).out, /^differs in one place:\nverdict\.log10LR\n/);
});

test('a prompt for a request goes to its control bots too, and what is no answer is left for the core to refuse', async () => {
  const read = async (request) => {
    const { bytes } = await readRequest([file('request.json', request)], { prompt: 'Why?', includeInput: false }, { importFile: assert.fail });
    return JSON.parse(new TextDecoder().decode(bytes));
  };
  const bare = { answers: [{ text: 'a' }] }, asked = { answers: [{ text: 'a', prompt: 'Why?' }] };
  const kept = { answers: [{ text: 'a', prompt: 'How?' }] };
  const { controls } = await read({ left: bare, right: bare, controls: [bare, kept] });
  assert.deepEqual(controls, [asked, kept]);
  assert.deepEqual((await read({ left: { answers: [null, 'b', { text: 'a' }] }, right: bare, controls: [7, { answers: 5 }] })).left.answers, [null, 'b', asked.answers[0]]);
  assert.deepEqual((await read({ left: bare, right: bare, controls: 'none' })).controls, 'none');
});

test('the help of verify names every option, and texts that say which commands read files name the same', () => {
  for (const option of Object.keys(optionsOf.verify)) assert.ok(helpText('verify').includes(option), option);
  const named = `${fileReaders} `;
  assert.ok(readFileSync(join(root, 'README.md'), 'utf8').replaceAll('`', '').includes(`${named}read every form that kinprint formats lists`));
  assert.ok(helpText('formats').includes(named));
  assert.ok(kinprint(['formats']).out.includes(named));
});

test('the sample in README.md is how the report on that example begins', () => {
  const [, command, sample] = readFileSync(join(root, 'README.md'), 'utf8').match(/```\n\$ \.\/kinprint (.*)\n([^`]+)```/);
  assert.ok(kinprint([...command.split(' '), '--no-model'], { cwd: root }).out.startsWith(sample), sample);
});

test('the commands that are said to read every form read a chat export, and batch does not', () => {
  const exported = file('export.json', readFileSync(join(root, 'tests/fixtures/imports/chatgpt_minimal.json'), 'utf8').replace('Cats purr to calm themselves.', 'Cats purr to calm themselves, and now and then to ask for food.'));
  const normal = file('normal.txt', left.answers[0].text);
  const report = file('report.json', kinprint(['compare', exported, normal, '--json', '--no-model']).out);
  const words = {
    compare: [exported, normal, '--no-model'],
    matrix: [exported, normal, '--csv'],
    verify: [report, exported, normal],
    pack: [exported, '--name', 'Bot', '-o', join(folder, 'bot.kinpack')],
    import: [exported],
  };
  assert.deepEqual(fileReaders.split(/, | and /), Object.keys(words));
  for (const [command, list] of Object.entries(words)) {
    const { status, err } = kinprint([command, ...list]);
    assert.equal(status, 0, `${command}: ${err}`);
  }
  assert.equal(kinprint(['batch', exported]).status, 1);
});

test('the HTML report and the terminal state the same places and the same rate of errors', () => {
  for (const name of ['alike', 'apart']) {
    const request = join(root, `web/src/examples/${name}.json`);
    assert.equal(kinprint(['compare', request, '--no-model', '--html', 'report.html']).status, 0);
    const html = readFileSync(join(folder, 'report.html'), 'utf8').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    const terminal = kinprint(['compare', request, '--no-model'], { env: { ...process.env, COLUMNS: '200', NO_COLOR: '1' } }).out.replace(/\s+/g, ' ');
    const places = (text) => text.match(/more alike than \d+ of 100 unrelated pairs/g);
    assert.ok(places(terminal).length > 2);
    assert.deepEqual(places(terminal), places(html));
    const [rate] = /(Of 1,000|None of the [\d,]+) (un)?related pairs[^.]*\./.exec(terminal);
    assert.ok(html.includes(rate), rate);
  }
});

test('a report whose places among known families were taken out does not agree', () => {
  const { library, ...cut } = JSON.parse(kinprint(['compare', join(root, 'web/src/examples/apart.json'), '--json', '--no-model', '--include-input']).out);
  assert.ok(library.available);
  const verified = kinprint(['verify', file('cut.json', cut)]);
  assert.equal(verified.status, 1);
  assert.match(verified.out, /^the report does not say where the two fall among known families, .*taken out\ndiffers in one place:\nlibrary\n$/);
  const older = kinprint(['verify', file('older.json', { ...cut, program: { ...cut.program, version: '0.0.9' } })]);
  assert.equal(older.status, 0);
  assert.match(older.out, /not compared: the places among known families, which the report does not have\nagrees/);
});

test('files read together are all named, with their formats, and of every conversation its file', () => {
  const fixture = (name) => join(root, 'tests/fixtures/imports', name);
  const { out } = kinprint(['import', fixture('chatgpt_minimal.json'), fixture('claude_minimal.json'), '--json']);
  const record = JSON.parse(out);
  assert.equal(record.source, 'several');
  assert.deepEqual(record.files, [{ name: 'chatgpt_minimal.json', source: 'chatgpt' }, { name: 'claude_minimal.json', source: 'claude' }]);
  assert.deepEqual(new Set(record.conversations.map(({ file }) => file)), new Set(record.files.map(({ name }) => name)));
  assert.equal(JSON.parse(kinprint(['import', file('record.json', out), '--json']).out).conversations.length, record.conversations.length);
  for (const name of ['a', 'b']) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'chat.json'), readFileSync(fixture('chatgpt_minimal.json')));
  }
  const same = JSON.parse(kinprint(['import', 'a/chat.json', 'b/chat.json', '--json']).out);
  assert.deepEqual([same.source, ...same.files.map(({ name }) => name)], ['chatgpt', 'a/chat.json', 'b/chat.json']);
  assert.equal(JSON.parse(kinprint(['import', fixture('chatgpt_minimal.json'), '--json']).out).files, undefined);
  const report = JSON.parse(kinprint(['compare', join(folder, 'a/chat.json'), 'b/chat.json', '--json', '--no-model']).out);
  assert.deepEqual([report.inputs.left.name, report.inputs.right.name], ['a/chat.json', 'b/chat.json']);
  const matrix = JSON.parse(kinprint(['matrix', 'a/chat.json', 'b/chat.json', '--json']).out);
  assert.deepEqual(matrix.bots.map(({ name }) => name), ['a/chat', 'b/chat']);
});

test('prompts that differ in a mark are no silent other prompts, and answers without a partner are said to count for nothing', () => {
  const { left, right } = example('apart');
  const rows = (answers, change) => answers.map(({ prompt, text }) => JSON.stringify({ prompt: change(prompt), text })).join('\n');
  const one = file('one.jsonl', rows(left.answers, (prompt) => prompt));
  const near = file('near.jsonl', rows(right.answers, (prompt) => `${prompt} Please.`));
  const note = /^kinprint: 3 pairs of prompts are nearly the same: --accept-near compares them too$/m;
  assert.match(kinprint(['compare', one, near, '--no-model', '--json']).err, note);
  const accepted = kinprint(['compare', one, near, '--no-model', '--json', '--accept-near']);
  assert.doesNotMatch(accepted.err, note);
  assert.equal(JSON.parse(accepted.out).inputs.promptsShared, 3);
  assert.doesNotMatch(kinprint(['compare', one, file('upper.jsonl', rows(right.answers, (prompt) => ` ${prompt.toUpperCase()}`)), '--no-model', '--json']).err, /nearly/);
  const fewer = kinprint(['compare', one, file('fewer.jsonl', rows(right.answers.slice(1), (prompt) => prompt)), '--no-model']).out.replace(/\s+/g, ' ');
  assert.match(fewer, /The figure is of the answers to prompts that both sides answered\. Their other answers count for nothing in it\./);
  assert.doesNotMatch(fewer, /answered different prompts/);
});

test('rows in JSON with a field a bot are compared bot against bot, as the same table is', () => {
  const rows = left.answers.map(({ prompt, text }, at) => ({ question_id: at, question: prompt, 'Bot P': text, 'Bot Q': right.answers[at].text }));
  const cell = (text) => `"${String(text).replaceAll('"', '""')}"`;
  const table = [Object.keys(rows[0]), ...rows.map((row) => Object.values(row))].map((cells) => cells.map(cell).join(',')).join('\n');
  const compared = (path) => {
    const run = kinprint(['compare', path, '--json', '--no-model']);
    assert.equal(run.status, 0, run.err);
    const report = JSON.parse(run.out);
    assert.deepEqual([report.inputs.left.name, report.inputs.right.name, report.prompts.length], ['Bot P', 'Bot Q', rows.length]);
    return report.verdict.log10LR;
  };
  const expected = compared(file('bots.csv', table));
  assert.equal(compared(file('bots.json', rows)), expected);
  assert.equal(compared(file('bots.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'))), expected);
  const refused = kinprint(['compare', file('things.json', [{ name: 'one', text_size: 12 }, { name: 'two', text_size: 14 }]), '--no-model']);
  assert.equal(refused.status, 1);
  assert.match(refused.err, /rows need a prompt and an answer/);
});
