// Whether own references are still those that a result was computed with.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samePacks } from '../../../web/src/packs/same_packs.ts';

const pack = (name: string, ...bytes: number[]): { name: string; bytes: ArrayBuffer } => ({ name, bytes: new Uint8Array(bytes).buffer });

test('packs of the same names and bytes are the same, copied or not', () => {
  assert.ok(samePacks([], []));
  assert.ok(samePacks([pack('a', 1, 2), pack('b', 3)], [pack('a', 1, 2), pack('b', 3)]));
});

test('one more, one less, another name and other bytes under the same name are told', () => {
  const kept = [pack('a', 1, 2)];
  assert.ok(!samePacks(kept, []));
  assert.ok(!samePacks([], kept));
  assert.ok(!samePacks(kept, [pack('b', 1, 2)]));
  assert.ok(!samePacks(kept, [pack('a', 1, 3)]));
  assert.ok(!samePacks(kept, [pack('a', 1, 2, 3)]));
});
