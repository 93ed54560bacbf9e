// Rules of the house that a machine can check: ASCII, file names, lengths, machine paths.
import assert from 'node:assert/strict';
import test from 'node:test';
import { read, readBytes, trackedFiles } from './tree.mjs';

const fixtures = /^tests\/(fixtures|fuzz\/corpus)\//; // as they were found, or as services write them
const sources = trackedFiles.filter(
  (file) => !fixtures.test(file) && (/\.(cpp|hpp|inc|cmake|sh|py|mjs|js|ts|svelte|css|html)$/.test(file) || /(^|\/)CMakeLists\.txt$/.test(file)),
);
const cpp = sources.filter((file) => /\.(cpp|hpp)$/.test(file));

// Files that may break a rule, each with the reason. Whoever adds one says why; a row no file needs is a failure too.
const notAscii = [{ files: /^web\/src\/strings\/zh\w*\.ts$/, reason: 'Chinese in escapes cannot be checked by those who read it' }];
const longFiles = [
  { files: /^tests\/cli\/program_test\.mjs$/, most: 450, reason: 'a list of runs of the program on its commands, which share what it is given' },
];
const mostLines = 350; // CONTRIBUTING.md asks for about 250; this is where a file has to be split

const isAscii = (file) => readBytes(file).every((byte) => byte <= 0x7e && (byte >= 0x20 || byte === 10 || byte === 9));
const lines = (file) => read(file).split('\n').length - 1;
const listed = (list, file) => list.find(({ files }) => files.test(file));

test('sources are ASCII', () => {
  assert.deepEqual(sources.filter((file) => !listed(notAscii, file) && !isAscii(file)), []);
});

test('files are snake_case, components PascalCase', () => {
  const wrong = sources.filter((file) => {
    const name = file.split('/').at(-1);
    if (name === 'CMakeLists.txt') return false;
    return name.endsWith('.svelte') ? !/^([A-Z][a-z0-9]*)+\.svelte$/.test(name) : !/^[a-z0-9_]+(\.[a-z0-9_]+)+$/.test(name);
  });
  assert.deepEqual(wrong, []);
});

test(`files have at most ${mostLines} lines`, () => {
  const wrong = sources
    .filter((file) => lines(file) > (listed(longFiles, file)?.most ?? mostLines))
    .map((file) => `${file}: ${lines(file)}`);
  assert.deepEqual(wrong, []);
});

test('every exception is needed', () => {
  for (const { files } of notAscii) {
    const found = sources.filter((file) => files.test(file));
    assert.ok(found.length > 0, String(files));
    assert.deepEqual(found.filter(isAscii), [], String(files));
  }
  for (const { files } of longFiles) assert.ok(sources.some((file) => files.test(file) && lines(file) > mostLines), String(files));
});

test('every header says what it is for before it declares anything', () => {
  const silent = cpp.filter((file) => file.startsWith('core/') && file.endsWith('.hpp') && !/^#pragma once\n\/\/ /.test(read(file)));
  assert.deepEqual(silent, []);
});

test('no file names a path of a machine or a registry', () => {
  const machine = new RegExp('(?<![\\w./])/(work|root|home)/\\w');
  const registry = new RegExp('https?://[^\\s"\']*(registry' + '|pythonhosted)');
  const texts = trackedFiles.filter((file) => /\.(cpp|hpp|inc|cmake|sh|py|mjs|js|ts|svelte|css|html|md|json|txt)$/.test(file) || !file.includes('.'));
  const wrong = texts.filter((file) => {
    const text = read(file);
    return machine.test(text) || registry.test(text);
  });
  assert.deepEqual(wrong, []);
});

test('no style says in one line how thick a line under words is: WebKit leaves out the whole of it', () => {
  const oneLine = /text-decoration: [^;]*(\d|var\()/;
  assert.ok(oneLine.test('text-decoration: underline var(--separate) 1px;'));
  assert.deepEqual(sources.filter((file) => /\.(css|svelte)$/.test(file) && oneLine.test(read(file))), []);
});
