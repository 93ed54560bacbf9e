import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FileLines } from '../../web/src/cli/file_lines.ts';

async function* chunksOf(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
}

test('a line numbered through several files is found in its file, an empty file among them', async () => {
  const read = new FileLines();
  let passed = '';
  const pass = async (name: string, ...texts: string[]): Promise<void> => {
    for await (const chunk of read.counted(name, chunksOf(...texts))) passed += new TextDecoder().decode(chunk);
  };
  await pass('a', 'one\n\nth', 'ree\n');
  assert.equal(read.severalFiles, false);
  await pass('none');
  await pass('b', 'one\ntwo\n');
  assert.equal(passed, 'one\n\nthree\none\ntwo\n');
  assert.equal(read.severalFiles, true);
  assert.deepEqual([1, 3, 4, 5].map((number) => read.place(number)), [
    { name: 'a', line: 1 },
    { name: 'a', line: 3 },
    { name: 'b', line: 1 },
    { name: 'b', line: 2 },
  ]);
});
