// What nobody should send: each must get a status or a code, never a trap, and leave the core working.
import assert from 'node:assert/strict';
import test from 'node:test';
import { bytesOf, compare, loadCore, noVectors, requestOf, textOf } from './load_core.mjs';

const codes = new Set(['ok', 'tables_missing', 'invalid_json', 'invalid_request', 'too_large']);
const plain = 'A plain sentence stands on the other side.';

// Same text on both sides, so that the whole way to a written report is walked even without tables.
const texts = {
  empty: '',
  'one word': 'word',
  'five megabytes on one line': 'lorem '.repeat(900_000),
  'one word of ten megabytes': 'a'.repeat(10_000_000),
  'a hundred thousand list items': '- item\n'.repeat(100_000),
  'deeply nested quotes': '> '.repeat(100_000),
  'deeply nested lists': Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth)}- x\n`).join(''),
  'an unclosed fence': '```\n'.repeat(3) + 'code',
  'open brackets': ']('.repeat(500_000),
  'NULs': 'a\0b\0c '.repeat(100),
  'right to left': '\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 '.repeat(50),
  'emoji sequences': '\u{1F469}\u200d\u{1F4BB}\u{1F1EB}\u{1F1EE}\ufe0f'.repeat(1_000),
  'combining marks': `e${'\u0301'.repeat(100_000)}`,
  'markup and script': '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'unpaired surrogates': 'x\ud83dy\ude00z '.repeat(100),
  'mixed scripts': 'word \u4e2d\u6587 \u3042 \ud55c\uad6d \u0434\u0430. '.repeat(1_000),
};

for (const [name, text] of Object.entries(texts)) {
  test(`${name}: a status or a code, and a well-formed report`, async () => {
    const core = await loadCore();
    for (const request of [requestOf(text, text), requestOf(text, plain), requestOf(plain, text)]) {
      const envelope = compare(core, request);
      assert.ok(codes.has(envelope.code), envelope.code);
      if (envelope.code === 'ok') assert.equal(JSON.parse(textOf(envelope)).schemaVersion, 1);
      const segments = core.segments(bytesOf(request));
      if (segments.code === 'ok') assert.ok(Array.isArray(JSON.parse(textOf(segments))));
    }
    assert.equal(compare(core, requestOf(plain, plain)).code, 'ok');
  });
}

test('requests that are broken in every way get a code', async () => {
  const core = await loadCore();
  const bad = ['', ' ', 'nonsense', '[]', '{}', '{"left":1,"right":2}', '['.repeat(1_000_000), '{"left":'.repeat(50_000),
    '{"left":{"answers":[{"text":"a"}]},"right":{"answers":[{"text":"b"}]}', '"text"', '1e999', '\ufeff'];
  for (const text of bad) {
    const envelope = core.compare(bytesOf(text), noVectors, 0, 0);
    assert.ok(['invalid_json', 'invalid_request'].includes(envelope.code), `${text.slice(0, 20)}: ${envelope.code}`);
    assert.equal(envelope.payload.length, 0);
    const line = core.batchLine(bytesOf(text), 1);
    assert.equal(line.code, 'ok');
    assert.equal(JSON.parse(textOf(line)).status, 'invalid_input');
  }
});

test('bytes that are no UTF-8 are replaced, not refused', async () => {
  const core = await loadCore();
  const request = bytesOf(requestOf('some words stand here Q', 'some words stand here \ufffd'));
  request[request.indexOf(0x51)] = 0xff;
  const report = JSON.parse(textOf(core.compare(request, noVectors, 0, 0)));
  assert.equal(report.inputs.left.sha256, report.inputs.right.sha256);
  assert.equal(report.inputs.left.characters, 23);
});

test('too many answers are refused with the limit', async () => {
  const core = await loadCore();
  const envelope = compare(core, requestOf(Array(10_001).fill('x'), 'y'));
  assert.equal(envelope.code, 'too_large');
  assert.match(envelope.message, /10000/);
});
