// The wasm module through its JavaScript surface.
import assert from 'node:assert/strict';
import test from 'node:test';
import { bytesOf, compare, loadCore, noVectors, requestOf, textOf } from './load_core.mjs';

const same = requestOf('The same words stand on both sides.', 'The same  words stand on both sides.');

test('a comparison returns an envelope whose payload is the report', async () => {
  const core = await loadCore();
  const envelope = compare(core, same);
  assert.equal(envelope.code, 'ok');
  assert.equal(envelope.position, -1);
  const report = JSON.parse(textOf(envelope));
  assert.equal(report.schema, 'kinprint.report');
  assert.equal(report.status, 'same_text');
  assert.equal(report.verdict, null);
});

test('payloads belong to JavaScript and outlive later calls', async () => {
  const core = await loadCore();
  const first = compare(core, same);
  const before = textOf(first);
  for (let i = 0; i < 20; i += 1) compare(core, requestOf('x'.repeat(500_000), 'y'));
  assert.equal(textOf(first), before);
  assert.notEqual(first.payload.buffer.byteLength, 0);
});

test('positions in the report are UTF-16 offsets into the original text', async () => {
  const core = await loadCore();
  const text = '\u{1F600} caf\u00e9 \u2014 the quiet lamp burned above the harbour all night long.';
  const report = JSON.parse(textOf(compare(core, requestOf(text, text))));
  assert.ok(report.runs.length > 0, 'identical texts share a run');
  for (const run of report.runs) {
    const place = run.left[0];
    assert.equal(text.slice(place.begin, place.end), run.text);
  }
});

test('segments lists the sentences to embed, left side first', async () => {
  const core = await loadCore();
  const envelope = core.segments(bytesOf(requestOf('One sentence stands here. No.', 'Another sentence stands there.')));
  assert.deepEqual(JSON.parse(textOf(envelope)), ['One sentence stands here.', 'Another sentence stands there.']);
});

test('vectors of a wrong shape are refused by code', async () => {
  const core = await loadCore();
  const rows = JSON.parse(textOf(core.segments(bytesOf(same)))).length;
  const good = new Uint8Array(new Float32Array(rows * 3).fill(Math.sqrt(1 / 3)).buffer);
  assert.equal(core.compare(bytesOf(same), good, rows, 3).code, 'ok');
  assert.equal(core.compare(bytesOf(same), good, rows, 4).code, 'vectors_shape');
  assert.equal(core.compare(bytesOf(same), new Uint8Array(3), 1, 1).code, 'vectors_shape');
  const broken = new Uint8Array(new Float32Array(rows * 3).fill(NaN).buffer);
  assert.equal(core.compare(bytesOf(same), broken, rows, 3).code, 'vectors_shape');
});

test('a batch line that cannot be read is answered with its number', async () => {
  const core = await loadCore();
  const envelope = core.batchLine(bytesOf('{"id":"q","left":'), 17);
  assert.equal(envelope.code, 'ok');
  const line = JSON.parse(textOf(envelope));
  assert.equal(line.line, 17);
  assert.equal(line.status, 'invalid_input');
  assert.equal(line.error.code, 'invalid_json');
});

test('a table that is none is refused and the core goes on', async () => {
  const core = await loadCore();
  assert.equal(core.loadTables('broken', new Uint8Array([1, 2, 3])).code, 'table_magic');
  assert.equal(core.loadTables('empty', noVectors).code, 'table_magic');
  assert.equal(compare(core, same).code, 'ok');
});

test('version says what this is', async () => {
  const core = await loadCore();
  const version = JSON.parse(textOf(core.version()));
  assert.match(version.version, /^\d+\.\d+\.\d+$/);
  assert.equal(version.schemaVersion, 1);
});
