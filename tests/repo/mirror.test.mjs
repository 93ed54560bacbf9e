// Every source of the core has its test file, named after it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { trackedFiles } from './tree.mjs';

// Sources that are tested through another file, each with the reason.
const elsewhere = [
  { files: /^core\/verdict\/tables\.cpp$/, test: 'tests/wasm/facade_test.cpp', reason: 'loading is what the facade does' },
  { files: /^core\/text\/(import_\w+|pairing_request)\.cpp$/, test: 'tests/core/text/import_fixtures_test.cpp', reason: 'one table of files and records' },
];

const missing = trackedFiles
  .filter((file) => /^core\/.*\.cpp$/.test(file) && !elsewhere.some(({ files }) => files.test(file)))
  .filter((file) => !trackedFiles.includes(`tests/${file.replace(/\.cpp$/, '_test.cpp')}`));

test('every source of the core has a mirrored test', () => {
  assert.deepEqual(missing, []);
});

test('the exceptions name files that exist', () => {
  for (const { files, test: name } of elsewhere) {
    assert.ok(trackedFiles.some((file) => files.test(file)), String(files));
    assert.ok(trackedFiles.includes(name), name);
  }
});
