// Data moves one way: no stage includes a later one, the core touches no machine, and nothing rests on the command line.
import assert from 'node:assert/strict';
import { posix } from 'node:path';
import test from 'node:test';
import { read, trackedFiles } from './tree.mjs';

const stages = ['base', 'text', 'segment', 'feature', 'evidence', 'library', 'verdict', 'report', 'many'];
const sources = trackedFiles.filter((file) => /^(core|wasm)\/.*\.(cpp|hpp|inc)$/.test(file));
const includesOf = (file) => [...read(file).matchAll(/^\s*#include\s+["<]([^">]+)[">]/gm)].map((match) => match[1]);

test('every stage includes only itself and earlier stages', () => {
  const wrong = [];
  for (const file of sources.filter((name) => name.startsWith('core/') && name.split('/').length > 2)) {
    const rank = stages.indexOf(file.split('/')[1]);
    assert.notEqual(rank, -1, `${file}: not in a stage`);
    for (const include of includesOf(file)) {
      const folder = include.split('/')[0];
      const known = stages.indexOf(folder);
      if (include.endsWith('.hpp') && known === -1) wrong.push(`${file} includes ${include}, which belongs to no stage`);
      if (known > rank) wrong.push(`${file} includes ${include}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('simdjson is used by the text stage, and built for wasm, and nowhere else', () => {
  const users = sources.filter((file) => includesOf(file).some((include) => include === 'simdjson.h'));
  assert.deepEqual(users.filter((file) => !file.startsWith('core/text/')), ['wasm/simdjson_on_demand.cpp']);
});

test('Emscripten is used by the bindings and nowhere else', () => {
  const users = sources.filter((file) => includesOf(file).some((include) => include.startsWith('emscripten')));
  assert.deepEqual(users.filter((file) => !/^wasm\/(\w*bindings\.cpp|javascript_envelope\.hpp)$/.test(file)), []);
});

test('the core does no input or output, reads no clock, prints nothing and never aborts', () => {
  const forbidden = ['iostream', 'fstream', 'cstdio', 'stdio.h', 'chrono', 'ctime', 'thread', 'filesystem', 'random', 'format', 'expected'];
  const wrong = [];
  for (const file of sources.filter((name) => name.startsWith('core/'))) {
    for (const include of includesOf(file)) if (forbidden.includes(include)) wrong.push(`${file} includes <${include}>`);
    const code = read(file).replace(/\/\/.*$/gm, '').replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
    const calls = code.match(/\b(?:throw|try|catch|std::abort|abort|exit|printf|std::cout|std::cerr|std::bit_cast)\b\s*[({;<]/g);
    if (calls) wrong.push(`${file}: ${calls.join(' ')}`);
  }
  assert.deepEqual(wrong, []);
});

// Folders outside web/src/cli that may rest on it, each with the reason; one that does not is a failure too.
const onCommandLine = [{ folder: 'web/src/package', reason: 'the man page and the completions are made from the lists of the program itself' }];

test('what the page or the library uses, too, is no part of the command line', () => {
  const users = trackedFiles.filter((file) => {
    if (!/^web\/.*\.(ts|svelte|mjs|js)$/.test(file) || file.startsWith('web/src/cli/')) return false;
    const names = [...read(file).matchAll(/\b(?:from|import)\b[\s(]*['"](\.[^'"]*)['"]/g)].map((match) => match[1]);
    return names.some((name) => posix.join(posix.dirname(file), name).startsWith('web/src/cli/'));
  });
  const folders = new Set(onCommandLine.map(({ folder }) => folder));
  assert.deepEqual(users.filter((file) => !folders.has(posix.dirname(file))), []);
  for (const folder of folders) assert.ok(users.some((file) => posix.dirname(file) === folder), folder);
});
