// What the command line makes of imported files, without a core: summaries, patterns, two models in one file.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { importSummary } from '../../web/src/cli/import_summary.ts';
import { expandPattern } from '../../web/src/cli/open_import.ts';
import { formatList } from '../../web/src/cli/formats.ts';
import { readRequest } from '../../web/src/cli/read_request.ts';
import { emptyRecord } from '../../web/src/import/record.ts';

function inFolder(run) {
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kinprint_'));
    try {
      await run(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
}

const answer = (model, text) => ({ text, model, branch: 0 });
const record = (models) => ({
  ...emptyRecord(),
  source: 'open_webui',
  conversations: [{ id: '', title: '', turns: [{ prompt: 'p', position: 0, branch: 0, answers: models.map((model) => answer(model, `by ${model}`)) }] }],
});

// As the core packs a record: texts, JSON with their places, lengths.
function packed(whole) {
  let texts = '';
  const place = (text) => {
    texts += text;
    return [texts.length - text.length, text.length];
  };
  const json = JSON.stringify(whole, (key, value) => (key === 'prompt' || key === 'text' ? place(value) : value));
  const trailer = new DataView(new ArrayBuffer(10));
  trailer.setUint32(0, json.length, true);
  return { packed: new Uint8Array(Buffer.concat([Buffer.from(texts + json), Buffer.from(trailer.buffer)])), rest: new Uint8Array(0) };
}
const importerOf = (models, pairFiles) => ({ importFile: () => JSON.stringify(record(models)), importPiece: () => packed(record(models)), pairFiles });

test('a summary names what was left out, removed and not opened', () => {
  const whole = record(['m']);
  whole.skipped.push({ reason: 'broken_conversation', count: 5, names: ['one', 'two', 'three', 'four\u001b[31m'] });
  whole.removed.citationMarks = 2;
  const text = importSummary({
    record: whole,
    files: [{ name: 'e.zip/a.json', source: 'open_webui', conversations: 1 }],
    skipped: [{ name: 'e.zip/user.json', reason: 'personal' }, { name: 'e.zip/b.json', reason: 'broken', message: 'encrypted' }, { name: 'x.png', reason: 'other' }],
  });
  assert.match(text, /^e\.zip\/a\.json: open_webui, 1 conversation\n1 answer to 1 prompt, of which 1 is a first prompt\nmodels: m \(1\)\n/);
  assert.match(text, /left out: Chats that could not be read: 5 \(one, two, three, \.\.\.\)/);
  assert.match(text, /Citation marks taken out: 2/);
  assert.match(text, /not opened: e\.zip\/user\.json/);
  assert.match(text, /not read: e\.zip\/b\.json \(encrypted\)/);
  assert.doesNotMatch(text, /\u001b/);
});

test('a summary counts second answers of one model only, and no prompt where there is none', () => {
  const summary = (whole) => importSummary({ record: whole, files: [], skipped: [] }).split('\n')[0];
  assert.equal(summary(record(['m1', 'm2'])), '2 answers to 1 prompt, of which 1 is a first prompt');
  assert.equal(summary(record(['m1', 'm2', 'm1', ''])), '4 answers to 1 prompt, of which 1 is a first prompt; 1 regenerated or second answer');
  const text = record(['']);
  text.conversations[0].turns[0].prompt = '';
  assert.equal(summary(text), '1 answer without a prompt');
  text.conversations.push(...record(['m']).conversations);
  assert.equal(summary(text), '1 answer to 1 prompt, of which 1 is a first prompt; 1 answer without a prompt');
});

test('patterns are expanded in the order of names, and a file of that very name wins', inFolder((folder) => {
  for (const name of ['b.json', 'a.json', 'c.txt', '.hidden.json']) writeFileSync(join(folder, name), 'x');
  assert.deepEqual(expandPattern(join(folder, '*.json')), [join(folder, 'a.json'), join(folder, 'b.json')]);
  assert.deepEqual(expandPattern(join(folder, '?.txt')), [join(folder, 'c.txt')]);
  assert.deepEqual(expandPattern(join(folder, 'none*')), [join(folder, 'none*')]);
  writeFileSync(join(folder, '[a]*'), 'x');
  assert.deepEqual(expandPattern(join(folder, '[a]*')), [join(folder, '[a]*')]);
  assert.deepEqual(expandPattern('-'), ['-']);
  for (const path of ['*/a.json', '?/*.json']) assert.throws(() => expandPattern(join(folder, path)), /no such folder; \* and \? stand for parts of a file's name alone/);
  mkdirSync(join(folder, 'why?'));
  writeFileSync(join(folder, 'why?', 'a.json'), 'x');
  assert.deepEqual(expandPattern(join(folder, 'why?/*.json')), [join(folder, 'why?', 'a.json')]);
}));

test('one file with exactly two models is compared model against model', inFolder(async (folder) => {
  const path = join(folder, 'chat.json');
  writeFileSync(path, '{"chat":{}}');
  const asked = [];
  const pairFiles = (left, right, options) => {
    asked.push(options, right.length);
    return JSON.stringify({
      pairing: { pairs: [{ accepted: true }, { accepted: false }], unmatchedLeft: [], unmatchedRight: [1] },
      request: { left: { name: 'x', answers: [{ prompt: 'p', text: 'l' }] }, right: { name: 'y', answers: [{ prompt: 'p', text: 'r' }] } },
      answersLeftOut: 0,
    });
  };
  const read = (models) => readRequest([path], { prompt: null, includeInput: true }, importerOf(models, pairFiles));
  const request = await read(['zeta', 'alpha']);
  assert.equal(asked[0].leftModel, 'alpha');
  assert.equal(asked[0].rightModel, 'zeta');
  assert.equal(asked[1], 0);
  assert.equal(JSON.parse(new TextDecoder().decode(request.bytes)).options.includeInput, true);
  assert.ok(request.notes.some((note) => note.includes('alpha is A')));
  assert.ok(request.notes.some((note) => note.includes('1 pair of prompts is nearly the same: --accept-near compares it too')));
  await assert.rejects(read(['one', 'two', 'three']), (thrown) => thrown.code === 'invalid_request');
}));

test('a model that a file does not name is refused with those it names, of two files as of one', inFolder(async (folder) => {
  const paths = ['a.json', 'b.json'].map((name) => join(folder, name));
  for (const path of paths) writeFileSync(path, '{"chat":{}}');
  const read = (pairing) => readRequest(paths, { prompt: null, includeInput: false, pairing }, importerOf(['one', 'two'], () => assert.fail('nothing is paired')));
  await assert.rejects(read({ leftModel: 'oen' }), { code: 'invalid_request', message: 'a.json has no answers of oen; its models are one, two' });
  await assert.rejects(read({ leftModel: 'one', rightModel: 'tow' }), { message: 'b.json has no answers of tow; its models are one, two' });
}));

test('one model named of one file is compared with the other one, never with all of them', inFolder(async (folder) => {
  const path = join(folder, 'chat.json');
  writeFileSync(path, '{"chat":{}}');
  let asked = null;
  const pairFiles = (left, right, options) => {
    asked = options;
    return JSON.stringify({ pairing: { pairs: [], unmatchedLeft: [], unmatchedRight: [] }, request: { left: { answers: [] }, right: { answers: [] } }, answersLeftOut: 0 });
  };
  const read = async (models, pairing) => {
    asked = null;
    await readRequest([path], { prompt: null, includeInput: false, pairing }, importerOf(models, pairFiles));
    return [asked.leftModel, asked.rightModel];
  };
  assert.deepEqual(await read(['one', 'two'], { leftModel: 'one' }), ['one', 'two']);
  assert.deepEqual(await read(['one', 'two'], { leftModel: 'two' }), ['two', 'one']);
  assert.deepEqual(await read(['one', 'two'], { rightModel: 'one' }), ['two', 'one']);
  assert.deepEqual(await read(['one', 'two'], { rightModel: 'two' }), ['one', 'two']);
  assert.deepEqual(await read(['one', 'two'], { accept: 'all' }), ['one', 'two']);
  assert.deepEqual(await read(['one', 'two', 'three'], { leftModel: 'one', rightModel: 'three' }), ['one', 'three']);
  const refused = [[['one', 'two', 'three'], { leftModel: 'one' }, /one, three, two/], [['one', 'two'], { leftModel: 'four' }, /no answers of four; its models are one, two/],
    [['one', 'two'], { leftModel: 'one', rightModel: 'one' }, /the same model/], [['one'], { accept: 'all' }, /its models are one/]];
  for (const [models, pairing, message] of refused) {
    await assert.rejects(read(models, pairing), (thrown) => thrown.code === 'invalid_request' && message.test(thrown.message));
    assert.equal(asked, null);
  }
}));

test('the list of formats keeps within 80 columns', () => {
  const text = formatList(JSON.stringify([{ name: 'chatgpt', title: 'ChatGPT data export or saved share', signs: 'some words about how it is told apart, again and again' }]));
  assert.ok(text.includes('  chatgpt          ChatGPT data export'));
  for (const line of text.split('\n')) assert.ok(line.length <= 80, line);
});
