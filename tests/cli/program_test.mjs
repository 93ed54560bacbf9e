// The built program as a user starts it: ./kinprint with the real core and tables. ./test builds it first.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = join(root, 'build/cli/kinprint.mjs');
const folder = mkdtempSync(join(tmpdir(), 'kinprint-cli-'));
after(() => rmSync(folder, { recursive: true }));

const example = (name) => JSON.parse(readFileSync(join(root, `web/src/examples/${name}.json`), 'utf8'));
const bundled = (name) => join(root, `web/src/examples/${name}.json`);

function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  return path;
}

const hangAfterMs = 600_000; // a hundred times what the slowest of them takes on a busy machine

function kinprint(list, options = {}) {
  const result = spawnSync(process.execPath, [program, ...list], { encoding: 'utf8', maxBuffer: 1 << 28, ...options });
  return { status: result.status, out: result.stdout, err: result.stderr };
}

function report(list, options) {
  const result = kinprint(['compare', ...list, '--json', '--no-model'], options);
  assert.equal(result.err, '');
  return { ...result, report: JSON.parse(result.out) };
}

function batch(lines, list = []) {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const result = kinprint(['batch', '-', ...list], { input });
  return { ...result, results: result.out.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line)) };
}

test('the program was built', () => assert.ok(existsSync(program), 'start ./run --no-serve or ./test first'));

test('the wrapper at the root starts it from any folder', () => {
  const result = spawnSync(join(root, 'kinprint'), ['version'], { cwd: tmpdir(), encoding: 'utf8' });
  assert.equal(result.status, 0, result.stderr);
  assert.match(result.stdout, /^kinprint \d+\.\d+\.\d+\n/);
  assert.match(result.stdout, /calibration \d{4}-\d{2}-\d{2}/);
});

test('a report names the set of tables it was made with', () => {
  const full = report([bundled('apart')]), permissive = report([bundled('apart'), '--tables', 'permissive']);
  assert.equal(full.report.program.tables, 'full');
  assert.equal(permissive.report.program.tables, 'permissive');
  assert.notEqual(full.report.program.tablesSha256, permissive.report.program.tablesSha256);
  assert.equal(permissive.report.library.available, true);
  assert.notEqual(full.report.library.sha256, permissive.report.library.sha256);
  const named = kinprint(['batch', '-', '--tables', 'permissive'], { input: JSON.stringify(example('apart')) });
  assert.equal(JSON.parse(named.out).log10LR, permissive.report.verdict.log10LR);
  assert.equal(kinprint(['version'], { env: { ...process.env, KINPRINT_TABLES: '' } }).status, 0);
  const wrong = kinprint(['version'], { env: { ...process.env, KINPRINT_TABLES: 'free' } });
  assert.equal(wrong.status, 2);
  assert.match(wrong.err, /full and permissive/);
});

test('every command has a help of at most 80 columns that ends well', () => {
  for (const list of [['--help'], ...['compare', 'batch', 'matrix', 'verify', 'formats', 'version'].map((name) => [name, '--help'])]) {
    const { status, out } = kinprint(list);
    assert.equal(status, 0);
    assert.match(out, /usage: kinprint/);
    for (const line of out.split('\n')) assert.ok(line.length <= 80, line);
  }
  assert.match(kinprint(['formats']).out, /messages/);
});

test('with the sentence model, where it was built, the report names it and gives the same figure', { skip: existsSync(join(root, 'build/models/minilm.onnx')) ? false : 'the model was not built' }, () => {
  const { out, err, status } = kinprint(['compare', bundled('alike'), '--json']);
  assert.deepEqual([status, err], [0, '']);
  const { model, passages, verdict } = JSON.parse(out);
  const { sha256 } = JSON.parse(readFileSync(join(root, 'models/manifest.json'), 'utf8')).model;
  assert.deepEqual({ used: model.used, sha256: model.sha256 }, { used: true, sha256 });
  assert.ok(passages.length > 0);
  assert.deepEqual(verdict, report([bundled('alike')]).report.verdict);
});

test('misuse ends with 2 and says where help is', () => {
  for (const list of [[], ['weigh'], ['compare'], ['batch'], ['batch', '-', '--jobs', '0']]) {
    const { status, out, err } = kinprint(list);
    assert.equal(status, 2, list.join(' '));
    assert.equal(out, '');
    assert.match(err, /--help/);
  }
  const missing = kinprint(['compare', 'no-such-file', bundled('single')]);
  assert.equal(missing.status, 2);
  assert.match(missing.err, /cannot read no-such-file: there is no such file/);
  assert.match(kinprint(['batch', folder]).err, /it is a folder/);
});

test('two bundled bots get a verdict with its number first, an interval and a band', () => {
  const { status, out } = kinprint(['compare', bundled('alike'), '--no-model'], { env: { ...process.env, NO_COLOR: '1' } });
  assert.equal(status, 0);
  assert.match(out, /times/);
  assert.match(out, /95 % interval: /);
  assert.match(out, /In words: /);
  assert.match(out, /Best exhibits/);
  assert.match(out, /\n {2}1\. .*[\s\S]*\n {2}2\. .*[\s\S]*\n {2}3\. /);
  assert.doesNotMatch(out, /\u001b/);
});

test('a side whose line breaks look lost is compared without any, and the words say so', () => {
  const request = example('alike');
  const flat = ({ answers, ...side }) => ({ ...side, answers: answers.map(({ text, ...answer }) => ({ ...answer, text: text.replace(/\s*\n\s*/g, ' ') })) });
  const one = file('one_flat.json', { ...request, left: flat(request.left) });
  const found = report([one]).report;
  assert.equal(found.verdict.lineBreaks, 'left_lost');
  assert.ok(found.robustness.variants.some(({ name }) => name === 'as_written'));
  const words = kinprint(['compare', one, '--no-model']).out.replace(/\s+/g, ' ');
  assert.match(words, /The line breaks of .* look as if they were lost in copying, and .* has them, so the two were compared without any\. As the texts stand, the likelihood ratio is/);
  const both = report([file('both_flat.json', { ...request, left: flat(request.left), right: flat(request.right) })]).report;
  assert.equal(both.verdict.lineBreaks, 'lost');
  assert.ok(Math.abs(found.verdict.log10LR - both.verdict.log10LR) < 1e-6);
});

test('swapping the sides changes nothing that is measured', () => {
  for (const name of ['alike', 'apart']) {
    const request = example(name);
    const swapped = { ...request, left: request.right, right: request.left };
    const there = report([file('there.json', request)]).report;
    const back = report([file('back.json', swapped)]).report;
    assert.equal(there.status, back.status);
    const other = { left: 'right', right: 'left' };
    const { formatting, lineBreaks } = back.verdict;
    assert.equal(lineBreaks, 'kept');
    assert.deepEqual(there.verdict, { ...back.verdict, formatting: other[formatting] ?? formatting });
    assert.deepEqual(there.channels.map((channel) => channel.score), back.channels.map((channel) => channel.score));
  }
});

test('names never change a figure', () => {
  const request = example('alike');
  const renamed = { ...request, left: { ...request.left, name: 'GPT' }, right: { ...request.right, name: 'Claude' } };
  assert.deepEqual(report([file('renamed.json', renamed)]).report.verdict, report([file('named.json', request)]).report.verdict);
});

test('identical texts get no ratio, in any of the forms a file can have', () => {
  const { left } = example('alike');
  const text = left.answers[0].text;
  const path = file('same.txt', text);
  const { status, report: same } = report([path, path]);
  assert.equal(status, 0);
  assert.equal(same.status, 'same_text');
  assert.equal(same.verdict, null);
  const lines = left.answers
    .map(({ prompt, text: words }) => JSON.stringify({ messages: [{ role: 'user', content: prompt }, { role: 'assistant', content: words }] }))
    .join('\n');
  assert.equal(report([file('side.json', { answers: left.answers }), file('side.jsonl', lines)]).report.status, 'same_text');
  assert.equal(report([path, '-'], { input: text }).report.status, 'same_text');
});

test('the same request gives the same report as two files and as one', () => {
  const request = example('apart');
  const whole = report([file('whole.json', request)]).report;
  const parts = report([file('left.json', request.left), file('right.json', request.right)]).report;
  assert.deepEqual(parts.verdict, whole.verdict);
  assert.deepEqual(parts.channels, whole.channels);
  assert.deepEqual(parts.runs, whole.runs);
});

test('a report with its texts is verified without them, and a changed one is found out', () => {
  const path = join(folder, 'report.json');
  const made = kinprint(['compare', bundled('alike'), '--json', '--no-model', '--include-input']);
  writeFileSync(path, made.out);
  const agrees = kinprint(['verify', path]);
  assert.equal(agrees.status, 0, agrees.err);
  assert.match(agrees.out, /^agrees/);
  const changed = JSON.parse(made.out);
  changed.verdict.log10LR += 0.5;
  const differs = kinprint(['verify', file('changed.json', changed)]);
  assert.equal(differs.status, 1);
  assert.match(differs.out, /verdict\.log10LR/);
});

test('a report without its texts is verified against the files, and refused without them', () => {
  const request = example('apart');
  const sides = [file('v_left.json', request.left), file('v_right.json', request.right)];
  const path = file('bare.json', kinprint(['compare', ...sides, '--json', '--no-model']).out);
  assert.equal(kinprint(['verify', path, ...sides]).status, 0);
  const alone = kinprint(['verify', path]);
  assert.equal(alone.status, 1);
  assert.match(alone.err, /name the two files/);
  assert.match(kinprint(['verify', file('foreign.json', '{"a":1}')]).err, /not a Kinprint report/);
  assert.match(kinprint(['verify', file('newer.json', { schema: 'kinprint.report', schemaVersion: 99 })]).err, /newer/);
});

test('the HTML report stands alone: no script, no address, its own policy, and it can be verified', () => {
  const path = join(folder, 'report.html');
  const hostile = { ...example('alike') };
  hostile.left = { ...hostile.left, name: '</script><script>alert(1)</script>' };
  const made = kinprint(['compare', file('hostile.json', hostile), '--html', path, '--no-model', '--include-input']);
  assert.equal(made.status, 0, made.err);
  const html = readFileSync(path, 'utf8');
  assert.match(html, /default-src (&#39;|')none/);
  assert.equal(html.match(/<script/g).length, 1); // the data block, which the policy does not run
  assert.doesNotMatch(html, /<script>alert/);
  assert.doesNotMatch(html, /(src|href)="(https?:)?\/\//);
  assert.match(html, /95\u00a0% interval/);
  assert.equal(kinprint(['verify', path]).status, 0);
  assert.match(kinprint(['compare', bundled('alike'), '--html', join(folder, 'no/such/folder.html')]).err, /cannot write/);
});

test('hostile inputs get a status or a named error, and none is worked on for ever', () => {
  const normal = file('normal.txt', example('alike').left.answers[0].text);
  const repeat = (unit, bytes) => unit.repeat(Math.ceil(bytes / unit.length));
  const cases = {
    empty: '',
    'one word': 'hello',
    NULs: `a\u0000b\u0000${'c '.repeat(50)}`,
    'right to left': repeat('\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd. ', 2000),
    emoji: repeat('\u{1f600}\u200d\u{1f4bb} ', 500),
    script: repeat('<script>alert(1)</script><img src=x onerror=alert(1)> ', 2000),
    'code only': `\`\`\`c\n${repeat('int main(void) { return 0; }\n', 2000)}\`\`\``,
    'refusal only': "I'm sorry, but I can't help with that.",
    Finnish: repeat('Hyv\u00e4\u00e4 p\u00e4iv\u00e4\u00e4, mit\u00e4 kuuluu t\u00e4n\u00e4\u00e4n sinulle ja perheellesi? ', 3000),
    '5 MB': repeat('The quick answer depends on what you mean by quick, and on who is asking. ', 5_000_000),
    'one line of one word': repeat('word ', 1_000_000),
  };
  const statuses = ['ok', 'not_enough', 'same_text', 'unsupported_language', 'refusal_only', 'code_only', 'invalid_input'];
  for (const [name, content] of Object.entries(cases)) {
    const result = kinprint(['compare', file('hostile.txt', content), normal, '--json', '--no-model'], { timeout: hangAfterMs });
    assert.notEqual(result.status, null, `${name}: ended by the test's time limit`);
    if (result.status === 0) assert.ok(statuses.includes(JSON.parse(result.out).status), name);
    else assert.match(result.err, /^kinprint: .*\((invalid_request|too_large|invalid_json)/, `${name}: ${result.status} ${result.err}`);
    assert.doesNotMatch(result.err, /mistake of the program/, name);
  }
  const broken = file('broken.txt', new Uint8Array([0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0x41]));
  assert.ok([0, 1].includes(kinprint(['compare', broken, normal, '--no-model']).status));
});

test('a picture, a pack and a saved page of another kind are refused by name, wherever an answer is wanted', () => {
  const normal = file('normal.txt', example('alike').left.answers[0].text);
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from(Array.from({ length: 2000 }, (_, at) => (at * at * 31 + (at >> 3)) & 0xff))]);
  const cases = { 'picture.png': [png, /binary file/], 'page.html': ['<html><body><p>Some words of a page.</p></body></html>', /copy its text instead/] };
  for (const [name, [content, reason]] of Object.entries(cases)) {
    for (const words of [['compare', file(name, content), normal, '--no-model'], ['matrix', normal, file(name, content)], ['pack', file(name, content), '--name', 'Bot']]) {
      const { status, out, err } = kinprint(words);
      assert.equal(status, 1, `${name} ${words[0]}: ${out}`);
      assert.match(err, /unknown_format/, `${name} ${words[0]}`);
      assert.match(err, reason, `${name} ${words[0]}`);
      assert.ok(err.includes(words[0] === 'compare' ? name : name.split('.')[0]), `${words[0]} does not name ${name}`);
    }
  }
  assert.equal(kinprint(['compare', file('page.txt', '<html><body><p>An answer that is code.</p></body></html>'), normal, '--json', '--no-model']).status, 0);
});

test('an empty batch answers nothing, says so and is no error', () => {
  assert.deepEqual(batch([]), { status: 0, out: '', err: 'kinprint: no trial in standard input: there is no line in it\n', results: [] });
  assert.equal(kinprint(['batch', file('empty.jsonl', '')]).status, 0);
});

test('bad lines are answered with their number and counted, and the run goes on', () => {
  const { left, right } = example('alike');
  const deep = `${'['.repeat(20_000)}`;
  const surrogate = '{"id":"s","left":{"answers":[{"text":"a \\ud800 b"}]},"right":{"answers":[{"text":"c"}]}}';
  const { status, results, err } = batch([
    { id: 'good', left, right },
    'not json',
    '{"id":"half"}',
    '',
    deep,
    surrogate,
    '5',
    { id: 'last', left, right },
  ]);
  assert.equal(status, 1);
  assert.match(err, /\d of 7 lines were invalid/);
  assert.deepEqual(results.map((result) => result.id ?? result.line), ['good', 2, results[2].id ?? 3, 5, results[4].id ?? 6, 7, 'last']);
  for (const index of [1, 2, 3, 5]) {
    assert.equal(results[index].status, 'invalid_input');
    assert.ok(results[index].error.code.length > 0);
    assert.equal(results[index].log10LR, undefined);
  }
  assert.equal(results[0].status, 'ok');
  assert.deepEqual({ ...results[6], id: 'good' }, results[0]);
});

test('a batch and a single comparison agree', () => {
  const request = example('apart');
  const [line] = batch([request]).results;
  const { verdict } = report([file('one.json', request)]).report;
  assert.equal(line.log10LR, verdict.log10LR);
  assert.deepEqual(line.interval, verdict.interval);
  assert.equal(line.band, verdict.band);
});

// Trials of very different cost, made from the bundled texts, so that threads overtake each other.
function generatedTrials(count) {
  const { left, right } = example('alike');
  const other = example('apart').right;
  return Array.from({ length: count }, (_, n) => {
    const answers = (side, many) => ({ answers: Array.from({ length: many }, (_, k) => ({ ...side.answers[(n + k) % side.answers.length] })) });
    const many = n % 17 === 0 ? 12 : 1 + (n % 3);
    return { id: `t${n}`, left: answers(left, many), right: answers(n % 2 === 0 ? right : other, many) };
  });
}

test('the order and the results are the same with one thread and with three', () => {
  const trials = generatedTrials(120);
  const one = batch(trials, ['--jobs', '1']);
  const three = batch(trials, ['--jobs', '3']);
  assert.equal(one.status, 0, one.err);
  assert.deepEqual(one.results.map((result) => result.id), trials.map((trial) => trial.id));
  assert.equal(three.out, one.out);
});

// The highest resident size in megabytes while a batch runs, from /proc.
async function peakOfBatch(path) {
  const child = spawn(process.execPath, [program, 'batch', path, '--jobs', '1'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let lines = 0;
  child.stdout.on('data', (chunk) => (lines += chunk.toString().split('\n').length - 1));
  let peak = 0;
  const watch = setInterval(() => {
    try {
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
    } catch {
      // ended meanwhile
    }
  }, 20);
  const status = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  return { status, lines, peak };
}

test('1,000 trials need hardly more memory than 100', { skip: process.platform !== 'linux' }, async (t) => {
  const text = (count) => generatedTrials(count).map((trial) => JSON.stringify(trial)).join('\n');
  const small = await peakOfBatch(file('small.jsonl', text(100)));
  const large = await peakOfBatch(file('large.jsonl', text(1000)));
  assert.equal(large.status, 0);
  assert.equal(large.lines, 1000);
  t.diagnostic(`peak ${small.peak.toFixed(0)} MB for 100 trials, ${large.peak.toFixed(0)} MB for 1,000`);
  assert.ok(large.peak < small.peak * 1.3 + 20, `${small.peak} MB for 100 trials, ${large.peak} MB for 1,000`);
});

test('a full disk is named, whether a report or a result goes to it', { skip: existsSync('/dev/full') ? false : 'no device that is always full' }, () => {
  const full = openSync('/dev/full', 'w');
  try {
    for (const list of [['compare', bundled('single'), '--no-model'], ['version'], ['formats']]) {
      const { status, err } = kinprint(list, { stdio: ['ignore', full, 'pipe'] });
      assert.equal(err, 'kinprint: cannot write standard output: the disk is full\n', list.join(' '));
      assert.equal(status, 2);
    }
    const kept = kinprint(['compare', bundled('single'), '--no-model', '--html', '/dev/full']);
    assert.equal(kept.err, 'kinprint: cannot write /dev/full: the disk is full\n');
  } finally {
    closeSync(full);
  }
});

test('a reader that goes away ends the run quietly', async () => {
  const path = file('pipe.jsonl', generatedTrials(300).map((trial) => JSON.stringify(trial)).join('\n'));
  for (const jobs of ['1', '2']) {
    const child = spawn(process.execPath, [program, 'batch', path, '--jobs', jobs], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((resolve) => child.on('close', resolve));
    assert.equal(said, '');
    assert.equal(status, 141);
  }
});

test('control bots are read from files, count where they answered a prompt of both, and a report with them verifies', () => {
  const { left, right, ...rest } = example('alike');
  const asked = (side, prompt) => ({ ...rest, ...side, answers: side.answers.map((answer, at) => ({ ...answer, prompt: `${prompt} ${at}` })) });
  const request = file('asked.json', { left: asked(left, 'no table holds this'), right: asked(right, 'no table holds this') });
  const control = file('control.json', { answers: asked(example('apart').right, 'no table holds this').answers });
  const upended = example('apart').left.answers.map(({ text, ...answer }) => ({ ...answer, text: text.split('\n').reverse().join('\n') })); // whose own texts are those of a side
  const other = file('other.json', { answers: asked({ answers: upended }, 'no table holds this').answers });
  const alone = report([request]).report, held = report([request, '--control', control, '--control', other]).report;
  assert.equal(alone.inputs.promptsObserved, 0);
  assert.ok(held.inputs.promptsObserved > 0);
  assert.deepEqual(held.inputs.controls.map(({ name }) => name), ['control.json', 'other.json']);
  assert.notEqual(held.verdict.log10LR, alone.verdict.log10LR);
  assert.match(kinprint(['compare', request, '--control', control, '--no-model']).out.replace(/\s+/g, ' '), /Control bots answered/);
  const elsewhere = file('elsewhere.json', { answers: asked(example('apart').right, 'another question').answers });
  assert.match(kinprint(['compare', request, '--control', elsewhere, '--no-model']).out.replace(/\s+/g, ' '), /control bots answered none of the prompts/);
  const kept = file('held.json', report([request, '--control', control, '--include-input']).report);
  assert.equal(kinprint(['verify', kept, '--no-model']).status, 0);
  const light = file('light.json', report([request, '--control', control]).report);
  assert.equal(kinprint(['verify', light, request, '--control', control, '--no-model']).status, 0);
  const without = kinprint(['verify', light, request, '--no-model']);
  assert.equal(without.status, 1);
  assert.match(without.out, /^the report has 1 control bot, computed again with 0: give --control the files that kinprint compare was given\n/);
  const both = kinprint(['compare', request, '--control', request]);
  assert.equal(both.status, 1);
  assert.match(both.err, /asked\.json holds both sides of a comparison, not one control bot/);
});
