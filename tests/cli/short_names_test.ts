// What files are called for people.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortNames } from '../../web/src/cli/short_names.ts';

test('a file is called by its name, and those of one name by the folders that tell them apart', () => {
  assert.deepEqual(shortNames(['/data/x/a.txt', 'b/b.txt', '-']), ['a.txt', 'b.txt', 'standard input']);
  assert.deepEqual(shortNames(['/data/x/one/gpt.txt', '/data/x/two/gpt.txt', 'c.txt']), ['one/gpt.txt', 'two/gpt.txt', 'c.txt']);
  assert.deepEqual(shortNames(['r/1/out/a', 'r/2/out/a', 'out/a', 'a']), ['1/out/a', '2/out/a', 'out/a', 'a']);
  assert.deepEqual(shortNames(['a', 'a', './a', '/a']), ['a', 'a', './a', '/a']);
  assert.deepEqual(shortNames([]), []);
});

test('a pipe that a shell makes keeps its path: its last part is a number', () => {
  assert.deepEqual(shortNames(['/dev/fd/63', '/dev/fd/62', '/dev/stdin', '/proc/self/fd/0', 'dev/a']), ['/dev/fd/63', '/dev/fd/62', '/dev/stdin', '/proc/self/fd/0', 'a']);
});
