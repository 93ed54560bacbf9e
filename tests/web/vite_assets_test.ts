// Files of the build are stored as small as gzip makes them, and inflate to what they were.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { smallestGzip } from '../../web/vite_assets.mjs';

test('the smallest of all ways to store a table is no larger than the usual one and holds the same bytes', () => {
  // Bytes around zero, as in a map in int8: short repeats are found everywhere and are worth nothing.
  let state = 7;
  const draw = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const numbers = Uint8Array.from({ length: 60_000 }, () => Math.round(20 * (draw() + draw() + draw() - 1.5)) & 0xff);
  const stored = smallestGzip(numbers);
  assert.ok(stored.length < gzipSync(numbers, { level: 9 }).length);
  assert.deepEqual(new Uint8Array(gunzipSync(stored)), numbers);
});
