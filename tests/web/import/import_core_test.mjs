// The importers as the page and the command line run them: the wasm core on every fixture gives the very bytes the
// native build gave, alone, in a zip, in gzip and in pieces. Needs build/wasm (tools/build_wasm.sh).
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { sourceOfBytes } from '../../../web/src/import/byte_source.ts';
import { importFiles } from '../../../web/src/import/import_files.ts';
import { limits } from '../../../web/src/import/limits.ts';
import { Core } from '../../../web/src/worker/core.ts';
import { zip } from './zip_writer.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const wasm = process.env.KINPRINT_WASM ?? join(root, 'build/wasm');
const { default: createCore } = await import(pathToFileURL(join(wasm, 'kinprint.mjs')).href);
const core = await Core.open(createCore, readFileSync(join(wasm, 'kinprint.wasm')), []);
const importPiece = (bytes, name) => core.importFile(bytes, name);

const folder = join(root, 'tests/fixtures/imports');
const fixtures = readdirSync(folder).filter((name) => !name.endsWith('.expected.json')).sort();
const bytesOf = (name) => new Uint8Array(readFileSync(join(folder, name)));
const expectedOf = (name) => readFileSync(join(folder, `${name}.expected.json`), 'utf8').trimEnd();

test('the wasm core gives every fixture the record the native one gives', () => {
  assert.ok(fixtures.length >= 50);
  for (const name of fixtures) assert.equal(core.importFile(bytesOf(name), 'any name'), expectedOf(name), name);
});

test('packing a file by gzip or zip changes nothing', async () => {
  for (const name of fixtures) {
    const expected = JSON.parse(expectedOf(name));
    const gzip = await importFiles(sourceOfBytes(`${name}.gz`, new Uint8Array(gzipSync(bytesOf(name)))), importPiece);
    assert.deepEqual(gzip.record, expected, name);
    const packed = await importFiles(sourceOfBytes('e.zip', zip([{ name, bytes: bytesOf(name) }, { name: 'user.json', text: '{"phone":1}' }])), importPiece);
    assert.deepEqual(packed.record, expected, name);
    assert.deepEqual(packed.skipped.map((file) => file.reason), ['personal']);
  }
});

test('a file read in pieces gives the conversations of the whole', async () => {
  const before = { ...limits };
  limits.wholeBytes = 300;
  limits.pieceBytes = 500;
  try {
    for (const name of fixtures.filter((file) => /^(chatgpt_(minimal|realistic)\.json|claude_realistic|gemini_json|messages_(minimal|realistic)|sharegpt|answer_rows|batch_output|open_webui)/.test(file))) {
      const expected = JSON.parse(expectedOf(name));
      const { record } = await importFiles(sourceOfBytes(name, bytesOf(name)), importPiece);
      assert.deepEqual(record.conversations, expected.conversations, name);
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

test('a cancelled import ends with its own code and says nothing else', async () => {
  const control = new AbortController();
  const wishes = { signal: control.signal, onProgress: () => control.abort() };
  const bytes = new TextEncoder().encode(`[${Array.from({ length: 2000 }, (_, at) => `{"prompt":"${at}","text":"x"}`).join(',')}]`);
  await assert.rejects(
    importFiles({ ...sourceOfBytes('x', bytes), stream: () => new ReadableStream({ pull(c) { c.enqueue(bytes.subarray(0, 50)); } }) }, importPiece, wishes),
    (thrown) => thrown.code === 'cancelled',
  );
});

test('two records are paired by the core, and the request can be compared', () => {
  const options = { leftName: 'L', rightName: 'R' };
  const { pairing, request } = JSON.parse(core.pairFiles(bytesOf('chatgpt_minimal.json'), bytesOf('claude_minimal.json'), options));
  assert.equal(pairing.pairs.length, 1);
  assert.equal(request.left.name, 'L');
  assert.match(core.compare(new TextEncoder().encode(JSON.stringify(request)), null, 0), /"status":"same_text"/);
});

test('the core lists its formats', () => {
  const names = JSON.parse(core.formats()).map((row) => row.name);
  assert.equal(new Set(names).size, names.length);
  assert.ok(names.includes('chatgpt') && names.includes('transcript'));
});
