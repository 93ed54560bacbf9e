// Rules of the house that a machine can check: ASCII, file names, lengths, machine paths.
import assert from 'node:assert/strict';
import test from 'node:test';
import { read, readBytes, trackedFiles } from './tree.mjs';

const sources = trackedFiles.filter((file) => /\.(cpp|hpp|inc|cmake|sh|py|mjs)$/.test(file) || /CMakeLists\.txt$/.test(file));
const cpp = trackedFiles.filter((file) => /\.(cpp|hpp)$/.test(file));

test('sources are ASCII', () => {
  const wrong = sources.filter((file) => readBytes(file).some((byte) => byte > 0x7e || (byte < 0x20 && byte !== 10 && byte !== 9)));
  assert.deepEqual(wrong, []);
});

test('C++ files are snake_case and at most 400 lines', () => {
  for (const file of cpp) {
    assert.match(file.split('/').at(-1), /^[a-z0-9_]+\.(cpp|hpp)$/);
    assert.ok(read(file).split('\n').length <= 401, `${file} is too long`);
  }
});

test('every header says what it is for before it declares anything', () => {
  const silent = cpp.filter((file) => file.startsWith('core/') && file.endsWith('.hpp') && !/^#pragma once\n\/\/ /.test(read(file)));
  assert.deepEqual(silent, []);
});

test('no file names a path of a machine or a registry', () => {
  const machine = new RegExp('(?<![\\w./])/(work|root|home)/\\w');
  const registry = new RegExp('https?://[^\\s"\']*(registry' + '|pythonhosted)');
  const texts = trackedFiles.filter((file) => /\.(cpp|hpp|cmake|sh|py|mjs|ts|svelte|md|json|txt)$/.test(file) || !file.includes('.'));
  const wrong = texts.filter((file) => {
    const text = read(file);
    return machine.test(text) || registry.test(text);
  });
  assert.deepEqual(wrong, []);
});
