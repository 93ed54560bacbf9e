// The importers as the page and the command line run them: the wasm module on every fixture gives the very bytes the
// native build gave, alone, in a zip, in gzip and in pieces. Needs build/wasm (tools/build_wasm.sh).
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { sourceOfBytes } from '../../../web/src/import/byte_source.ts';
import { importFiles } from '../../../web/src/import/import_files.ts';
import { KinprintError } from '../../../web/src/protocol/errors.ts';
import { limits } from '../../../web/src/import/limits.ts';
import { readSide } from '../../../web/src/import/read_side.ts';
import { plainRecord } from '../../../web/src/import/packed_record.ts';
import { Core } from '../../../web/src/worker/core.ts';
import { Importer } from '../../../web/src/worker/importer.ts';
import { zip } from './zip_writer.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const wasm = process.env.KINPRINT_WASM ?? join(root, 'build/wasm');
const glue = async (name) => (await import(pathToFileURL(join(wasm, `${name}.mjs`)).href)).default;
const core = await Core.open(await glue('kinprint'), readFileSync(join(wasm, 'kinprint.wasm')), []);
const importer = await Importer.open(await glue('kinprint_import'), readFileSync(join(wasm, 'kinprint_import.wasm')));
const importPiece = (rest, bytes, piece) => importer.importPiece(rest, bytes, { piece });

const folder = join(root, 'tests/fixtures/imports');
const fixtures = readdirSync(folder).filter((name) => !name.endsWith('.expected.json')).sort();
const bytesOf = (name) => new Uint8Array(readFileSync(join(folder, name)));
const expectedOf = (name) => readFileSync(join(folder, `${name}.expected.json`), 'utf8').trimEnd();

test('the wasm module gives every fixture the record the native one gives', () => {
  assert.ok(fixtures.length >= 50);
  for (const name of fixtures) assert.equal(importer.importFile(bytesOf(name)), expectedOf(name), name);
});

test('packing a file by gzip or zip changes nothing', async () => {
  for (const name of fixtures) {
    const expected = JSON.parse(expectedOf(name));
    const gzip = await importFiles(sourceOfBytes(`${name}.gz`, new Uint8Array(gzipSync(bytesOf(name)))), importPiece);
    assert.deepEqual(plainRecord(gzip.record), expected, name);
    const packed = await importFiles(sourceOfBytes('e.zip', zip([{ name, bytes: bytesOf(name) }, { name: 'user.json', text: '{"phone":1}' }])), importPiece);
    assert.equal(JSON.stringify(packed.record), JSON.stringify(expected), name);
    assert.deepEqual(packed.skipped.map((file) => file.reason), ['personal']);
  }
});

test('a file read in pieces gives the conversations of the whole', async () => {
  const before = { ...limits };
  limits.wholeBytes = 300;
  limits.pieceBytes = 500;
  try {
    for (const name of fixtures.filter((file) => /^(chatgpt_(minimal|realistic)\.json|claude_realistic|gemini_json|messages_(minimal|realistic)|table_bots|sharegpt|answer_rows|batch_output|open_webui)/.test(file))) {
      const expected = JSON.parse(expectedOf(name));
      const { record } = await importFiles(sourceOfBytes(name, bytesOf(name)), importPiece);
      assert.deepEqual(plainRecord(record).conversations, expected.conversations, name);
      assert.deepEqual(record.removed, expected.removed, name);
      assert.deepEqual(new Map(record.skipped.map((item) => [item.reason, item.count])), new Map(expected.skipped.map((item) => [item.reason, item.count])), name);
    }
  } finally {
    Object.assign(limits, before);
  }
});

test('a zip of two chats becomes one record, and one unreadable file in it is listed', async () => {
  const files = [
    { name: 'conversations-000.json', bytes: bytesOf('chatgpt_minimal.json') },
    { name: 'conversations-001.json', bytes: bytesOf('chatgpt_single.json') },
    { name: 'other.json', text: '{"a":1}' },
  ];
  const { record, files: read, skipped } = await importFiles(sourceOfBytes('export.zip', zip(files)), importPiece);
  assert.deepEqual(record.conversations.map((chat) => chat.title), ['Cats', 'Shared']);
  assert.equal(read.length, 2);
  assert.equal(skipped.length, 1);
  assert.match(skipped[0].message, /unknown_format/);
});

test('a worker that ends over a file of a zip says nothing of that file: the zip is not read without it', async () => {
  const files = ['conversations-000.json', 'conversations-001.json'].map((name) => ({ name, bytes: bytesOf('chatgpt_minimal.json') }));
  for (const code of ['worker_failed', 'worker_blocked', 'wasm_blocked']) {
    let pieces = 0;
    const ending = (...given) => {
      if ((pieces += 1) === 1) throw new KinprintError(code, 'the worker ended');
      return importPiece(...given);
    };
    await assert.rejects(importFiles(sourceOfBytes('export.zip', zip(files)), ending), { code });
  }
});

test('a file that calls itself a table or JSON and is none, or a PDF of printable characters, is not taken for plain text', async () => {
  const text = new TextEncoder().encode('Just words,\nno table.');
  const pdf = new TextEncoder().encode('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n(An answer) Tj\n%%EOF\n');
  await assert.rejects(importFiles(sourceOfBytes('answer.pdf', pdf), importPiece), { code: 'unknown_format', message: /PDF/ });
  const stream = new TextEncoder().encode('data: {"a":"Cats"}\n\ndata: [DONE]\n');
  await assert.rejects(importFiles(sourceOfBytes('a.txt', stream), importPiece), { code: 'unknown_format', message: /recorded stream/ });
  assert.equal((await importFiles(sourceOfBytes('a.txt', text), importPiece)).record.source, 'plain_text');
  await assert.rejects(importFiles(sourceOfBytes('a.CSV', text), importPiece), { code: 'unknown_format', message: /no table/ });
  await assert.rejects(importFiles(sourceOfBytes('a.ndjson.gz', gzipSync(text)), importPiece), { code: 'unknown_format', message: /JSON without answers/ });
});

test('a recorded stream of a known API is read as its answer, whatever its file is called, and another is refused', async () => {
  const stream = bytesOf('answer_stream_realistic.txt');
  const importFile = (bytes) => importer.importFile(bytes);
  for (const name of ['a.txt', 'a.jsonl', 'a.csv', 'a']) {
    assert.equal((await importFiles(sourceOfBytes(name, stream), importPiece)).record.source, 'answer_stream');
    assert.deepEqual((await readSide(stream, name, 'A', importFile)).side, { name: 'A', answers: [{ text: 'The **Rhine**.' }] });
  }
  const ollama = bytesOf('answer_stream_minimal.jsonl');
  assert.deepEqual((await readSide(ollama, 'a.txt', 'A', importFile)).side, { name: 'A', answers: [{ text: 'Cats.' }] });
  const other = new TextEncoder().encode('event: a\ndata: {"a":"Cats"}\n');
  await assert.rejects(async () => readSide(other, 'a.txt', 'A', importFile), { code: 'unknown_format', message: /recorded stream/ });
});

test('a cancelled import ends with its own code and says nothing else', async () => {
  const control = new AbortController();
  const wishes = { signal: control.signal, onProgress: () => control.abort() };
  const bytes = new TextEncoder().encode(`[${Array.from({ length: 2000 }, (_, at) => `{"prompt":"${at}","text":"x"}`).join(',')}]`);
  await assert.rejects(
    importFiles({ ...sourceOfBytes('x', bytes), stream: () => new ReadableStream({ pull(c) { c.enqueue(bytes.subarray(0, 50)); } }) }, importPiece, wishes),
    (thrown) => thrown.code === 'cancelled',
  );
});

test('two records are paired by the importers, and the request can be compared', () => {
  const options = { leftName: 'L', rightName: 'R' };
  const { pairing, request } = JSON.parse(importer.pairFiles(bytesOf('chatgpt_minimal.json'), bytesOf('claude_minimal.json'), options));
  assert.equal(pairing.pairs.length, 1);
  assert.equal(request.left.name, 'L');
  assert.match(core.compare(new TextEncoder().encode(JSON.stringify(request)), null, 0), /"status":"same_text"/);
});

test('months of release of Kinprint\u2019s own files come along, out of a request, a report, a bot and a record of them', async () => {
  const side = (name, released) => ({ name, answers: [{ prompt: 'Why?', text: `It dries, says ${name}.` }], ...(released && { released }) });
  const request = { left: side('P', '2025-03'), right: side('Q'), controls: [side('R', '2024-12')] };
  const monthsOf = (value) => JSON.parse(importer.importFile(new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)))).conversations.map(({ released }) => released);
  const expected = ['2025-03', undefined, '2024-12'];
  assert.deepEqual(monthsOf(request), expected);
  const report = { schema: 'kinprint.report', schemaVersion: 1, input: request };
  assert.deepEqual(monthsOf(report), expected);
  assert.deepEqual(monthsOf(importer.importFile(new TextEncoder().encode(JSON.stringify(request)))), expected);
  assert.deepEqual(monthsOf({ ...side('P', '2025-03') }), ['2025-03']);
  const page = `<!doctype html><script type="application/json" id="kinprint-report">${JSON.stringify(report)}</script>`;
  const { record } = await importFiles(sourceOfBytes('report.html', new TextEncoder().encode(page)), importPiece);
  assert.deepEqual(record.conversations.map(({ released }) => released), expected);
});

test('the importers list their formats', () => {
  const names = JSON.parse(importer.formats()).map((row) => row.name);
  assert.equal(new Set(names).size, names.length);
  assert.ok(names.includes('chatgpt') && names.includes('transcript'));
});

test('columns chosen by the user are read as chosen, with a sample of the rows', () => {
  const bytes = new TextEncoder().encode('nr;first bot;second bot;ask\n1;left one;right one;What is one?\n2;left two;right two;What is two?\n');
  const table = { delimiter: ';', header: true, prompt: 3, key: null, model: null, answers: [1, 2] };
  const record = JSON.parse(importer.importFile(bytes, { table, sample: 1 }));
  assert.deepEqual(record.table.columns, ['nr', 'first bot', 'second bot', 'ask']);
  assert.equal(record.table.guessed, false);
  assert.deepEqual(record.table.sample, [['1', 'left one', 'right one', 'What is one?']]);
  assert.deepEqual(record.conversations.map(({ turns }) => turns[0].prompt), ['What is one?', 'What is two?']);
  assert.deepEqual(record.conversations[1].turns[0].answers.map(({ model, text }) => [model, text]), [['first bot', 'left two'], ['second bot', 'right two']]);
});

test('a sample is given only where it is asked for, and its cells are cut at a character', () => {
  const cell = '\u00e9'.repeat(500);
  const bytes = new TextEncoder().encode(`prompt,answer\nq,${cell}\n`);
  assert.equal(JSON.parse(importer.importFile(bytes)).table.sample, undefined);
  const [row] = JSON.parse(importer.importFile(bytes, { sample: 5 })).table.sample;
  assert.equal(row[1], `${'\u00e9'.repeat(120)}\u2026`);
});

test('wishes that make no sense are an error of the request, not of the file', () => {
  const bytes = new TextEncoder().encode('prompt,answer\nq,a\n');
  const code = (options) => {
    try {
      importer.importFile(bytes, options);
      return 'ok';
    } catch (thrown) {
      return thrown.code;
    }
  };
  assert.equal(code([]), 'invalid_request');
  assert.equal(code({ table: { prompt: 0, answers: [] } }), 'invalid_request');
  assert.equal(code({ table: { prompt: 0, answers: [99999] } }), 'invalid_request');
  assert.equal(code({ table: { prompt: 'x', answers: [7, 7], delimiter: 'ab' }, unknown: 1 }), 'ok');
});

test('a browser without vector instructions is told so before the module is tried', async () => {
  const { validate } = WebAssembly;
  WebAssembly.validate = () => false;
  try {
    await assert.rejects(Importer.open(() => assert.fail('tried'), new Uint8Array(0)), (thrown) => thrown.code === 'old_browser');
  } finally {
    WebAssembly.validate = validate;
  }
});

test('texts of a packed record are read when asked for, and a mark at their beginning stays', async () => {
  const bytes = new TextEncoder().encode('[{"prompt":"\ufeffask","answer":"\ufeffsay"},{"prompt":"q","answer":"\u00a0\u3000"},{"prompt":"","answer":"a"}]');
  const { record } = await importFiles(sourceOfBytes('x.json', bytes), importPiece);
  const [first, second] = record.conversations.map(({ turns }) => turns[0]);
  assert.equal(first.prompt, '\ufeffask');
  assert.equal(first.answers[0].text, '\ufeffsay');
  assert.equal(first.answers[0].reasoning, undefined);
  assert.deepEqual([first, second].map(({ answers }) => answers[0].isBlank), [false, true]);
  assert.deepEqual(plainRecord(record).conversations[2].turns[0], { prompt: '', position: 0, branch: 0, answers: [{ text: 'a', branch: 0 }] });
});
