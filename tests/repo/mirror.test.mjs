// Every source of the core has its test file, named after it. Stages that are complete are held to it; what is missing
// in the others is listed as still to do, without failing.
import assert from 'node:assert/strict';
import test from 'node:test';
import { trackedFiles } from './tree.mjs';

const complete = ['text', 'segment', 'evidence', 'verdict', 'report', 'many'];

// Sources that are tested through another file, each with the reason.
const elsewhere = [
  { files: /^core\/verdict\/tables\.cpp$/, test: 'tests/wasm/facade_test.cpp', reason: 'loading is what the facade does' },
  { files: /^core\/text\/(import_\w+|html_text|pairing_request)\.cpp$/, test: 'tests/core/text/import_fixtures_test.cpp', reason: 'one table of files and records' },
];

const missing = trackedFiles
  .filter((file) => /^core\/.*\.cpp$/.test(file) && !elsewhere.some(({ files }) => files.test(file)))
  .filter((file) => !trackedFiles.includes(`tests/${file.replace(/\.cpp$/, '_test.cpp')}`));
const isComplete = (file) => file.split('/').length === 2 || complete.includes(file.split('/')[1]);

test('every source of a complete stage has a mirrored test', () => {
  assert.deepEqual(missing.filter(isComplete), []);
});

test('every source of the other stages has a mirrored test', { todo: 'tests of these stages are still being written' }, () => {
  assert.deepEqual(missing.filter((file) => !isComplete(file)), []);
});

test('the exceptions name files that exist', () => {
  for (const { files, test: name } of elsewhere) {
    assert.ok(trackedFiles.some((file) => files.test(file)), String(files));
    assert.ok(trackedFiles.includes(name), name);
  }
});
