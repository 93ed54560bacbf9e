// What is said of an asset that arrived otherwise than the build made it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type BundledAsset, checkedAsset } from '../../../web/src/client/assets.ts';

test('packed bytes that are cut off are called so, not what a browser calls the stream they came in', async () => {
  const packed = gzipSync(Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 251)));
  const asset: BundledAsset = { name: 'weights', address: 'weights.bin', bytes: 5_000, storedBytes: packed.length, sha256: '' };
  await assert.rejects(checkedAsset(asset, new Blob([packed.subarray(0, packed.length >> 1)])), { message: 'the packed bytes are damaged or cut off' });
});
