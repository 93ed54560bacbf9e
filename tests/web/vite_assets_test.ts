// What the build carries: the tables asked for, in files stored as small as gzip makes them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describedAssets, smallestGzip } from '../../web/vite_assets.mjs';

test('the smallest of all ways to store a table is no larger than the usual one and holds the same bytes', () => {
  // Bytes around zero, as in a map in int8: short repeats are found everywhere and are worth nothing.
  let state = 7;
  const draw = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const numbers = Uint8Array.from({ length: 60_000 }, () => Math.round(20 * (draw() + draw() + draw() - 1.5)) & 0xff);
  const stored = smallestGzip(numbers);
  assert.ok(stored.length < gzipSync(numbers, { level: 9 }).length);
  assert.deepEqual(new Uint8Array(gunzipSync(stored)), numbers);
});

test('an empty name of a set of tables counts as not given, and a mistyped one makes no page without tables', () => {
  const before = process.env.KINPRINT_TABLES;
  const tables = (set: string): string[] => {
    process.env.KINPRINT_TABLES = set;
    return describedAssets().flatMap(({ entry }: { entry: { name: string; sha256: string } }) => (entry.name.startsWith('table:') ? [`${entry.name} ${entry.sha256}`] : []));
  };
  try {
    assert.ok(tables('full').length > 0);
    assert.deepEqual(tables(''), tables('full'));
    assert.notDeepEqual(tables('permissive'), tables('full'));
    assert.throws(() => tables('permisive'), /KINPRINT_TABLES is permisive; the sets of tables are full and permissive/);
  } finally {
    if (before === undefined) delete process.env.KINPRINT_TABLES;
    else process.env.KINPRINT_TABLES = before;
  }
});
