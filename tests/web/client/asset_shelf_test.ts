// What the shelf fetches for the core and for many bots: kept once fetched, the library alone can be done without, and
// stopping is never taken for a missing library.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AssetShelf } from '../../../web/src/client/asset_shelf.ts';
import type { AssetReader, BundledAsset } from '../../../web/src/client/assets.ts';
import { KinprintError } from '../../../web/src/protocol/errors.ts';

const names = ['core', 'many', 'table:fingerprint', 'table:prompts', 'table:general', 'table:library'];
const assets = names.map((name): BundledAsset => ({ name, address: `assets/${name}`, bytes: 10, storedBytes: 4, sha256: '' }));

function shelf(failing: Record<string, KinprintError> = {}): { shelf: AssetShelf; read: string[] } {
  const read: string[] = [];
  const reader: AssetReader = async (asset, _base, _failure, onProgress = () => undefined) => {
    read.push(asset.name);
    await Promise.resolve();
    const failure = failing[asset.name];
    if (failure) throw failure;
    onProgress(4);
    return new Blob([asset.name]);
  };
  return { shelf: new AssetShelf(assets, 'about:blank', reader), read };
}
const open = new AbortController().signal;
const failed = new KinprintError('core_failed', 'table:library: status 503');

test('without the library all else is there, and its reason; the next time it is asked for again', async () => {
  const failing: Record<string, KinprintError> = { 'table:library': failed };
  const { shelf: made, read } = shelf(failing);
  const { tables, missing } = await made.manyBytes(() => undefined, open);
  assert.deepEqual(tables.map(({ name }) => name), ['fingerprint', 'prompts']);
  assert.deepEqual(missing, [{ name: 'library', code: 'core_failed', message: 'status 503' }]);
  assert.deepEqual((await made.coreBytes()).missing.map(({ name }) => name), ['library']);
  delete failing['table:library'];
  const again = await made.manyBytes(() => undefined, open);
  assert.deepEqual([again.tables.map(({ name }) => name), again.missing], [['fingerprint', 'prompts', 'library'], []]);
  assert.deepEqual(read.filter((name) => name === 'many' || name === 'table:prompts'), ['many', 'table:prompts']);
});

test('any other table, the module, or stopping ends the loading', async () => {
  for (const name of ['many', 'table:prompts']) {
    await assert.rejects(shelf({ [name]: failed }).shelf.manyBytes(() => undefined, open), { code: 'core_failed' });
  }
  const stopped = shelf({ 'table:library': new KinprintError('cancelled', 'loading was stopped') });
  await assert.rejects(stopped.shelf.manyBytes(() => undefined, open), { code: 'cancelled' });
});

test('progress adds up what is still to come, and says nothing where all is kept', async () => {
  const { shelf: made } = shelf();
  await made.coreBytes();
  const seen: string[] = [];
  await made.manyBytes((done, total) => seen.push(`${done}/${total}`), open);
  await made.manyBytes((done, total) => seen.push(`${done}/${total}`), open);
  assert.deepEqual(seen, ['4/4']);
});

test('what loading the model would transfer: all of it, what a stopped loading left, what is stored, and nothing from disk', async () => {
  const parts = ['runtime', 'weights', 'tokenizer'].map((name): BundledAsset => ({ name, address: `assets/${name}`, bytes: 10, storedBytes: 4, sha256: '' }));
  const reader: AssetReader = async ({ name }) => {
    if (name === 'weights') throw new KinprintError('cancelled', 'loading was stopped');
    return new Blob([name]);
  };
  const made = new AssetShelf(parts, 'https://example.org/page/', reader);
  assert.equal(await made.modelToFetch(), 12);
  await assert.rejects(made.modelBytes(() => undefined), { code: 'cancelled' });
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(await made.modelToFetch(), 4);
  const holder = globalThis as { caches?: unknown };
  holder.caches = { match: async (address: URL) => (address.href === 'https://example.org/page/assets/weights' ? new Response('') : undefined) };
  try {
    assert.equal(await made.modelToFetch(), 0);
  } finally {
    delete holder.caches;
  }
  assert.equal(await new AssetShelf(parts, 'about:blank', reader).modelToFetch(), 0);
  assert.equal(await new AssetShelf(parts, 'chrome-extension://abc/panel.html', reader).modelToFetch(), 0);
});

test('progress of the model counts what is not kept yet', async () => {
  const parts = ['runtime', 'weights', 'tokenizer'].map((name): BundledAsset => ({ name, address: `assets/${name}`, bytes: 10, storedBytes: 4, sha256: '' }));
  let stopped = true;
  const reader: AssetReader = async ({ name }, _base, _failure, onProgress = () => undefined) => {
    if (name === 'weights' && stopped) throw new KinprintError('cancelled', 'loading was stopped');
    onProgress(4);
    return new Blob([name]);
  };
  const made = new AssetShelf(parts, 'https://example.org/', reader);
  await assert.rejects(made.modelBytes(() => undefined), { code: 'cancelled' });
  await new Promise((resolve) => setTimeout(resolve));
  stopped = false;
  const page = globalThis as { navigator?: unknown };
  page.navigator ??= { hardwareConcurrency: 1 }; // Node 20 has none
  const seen: string[] = [];
  for (const turn of [1, 2]) {
    seen.push(`turn ${turn}`);
    await made.modelBytes((done, total) => seen.push(`${done}/${total}`));
  }
  assert.deepEqual(seen, ['turn 1', '4/4', '4/4', 'turn 2', '0/0']);
});
