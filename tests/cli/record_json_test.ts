// The JSON of an imported record, and of a request, where they are longer than a string may be.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordJson } from '../../web/src/cli/record_json.ts';
import { type ImportRecord, emptyRecord } from '../../web/src/import/record.ts';
import { jsonBytes } from '../../web/src/protocol/request.ts';

test('the pieces are the JSON of the record, and none is much longer than one conversation', () => {
  const conversation = (at: number) => ({ id: `c${at}`, title: '"', turns: [{ prompt: 'p', position: 0, branch: 0, answers: [{ text: 'w '.repeat(100_000), branch: 0 }] }] });
  const records: ImportRecord[] = [
    emptyRecord(),
    { ...emptyRecord(), conversations: [conversation(0)], markers: [] },
    { ...emptyRecord(), conversations: Array.from({ length: 30 }, (_, at) => conversation(at)), skipped: [{ reason: 'tool', count: 2, names: ['a', 'b'] }] },
  ];
  for (const record of records) {
    const pieces = [...recordJson(record)];
    assert.equal(pieces.join(''), `${JSON.stringify(record)}\n`);
    assert.ok(pieces.every((piece) => piece.length < 1_300_000));
  }
});

test('a text that no string can hold is too large', () => {
  const longest = { toJSON: () => 'x'.repeat(2 ** 29).concat('x'.repeat(2 ** 29)) };
  assert.throws(() => jsonBytes(longest), { code: 'too_large' });
  const deep: unknown[] = [];
  for (let at = 0, inner = deep; at < 100_000; at += 1) inner.push((inner = []));
  assert.throws(() => jsonBytes(deep), { name: 'RangeError' }); // nested too deeply, which is said elsewhere
});
