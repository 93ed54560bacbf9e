// Columns or rows in blocks: each once, in order, no block too long and none a sliver.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evenBlocks } from '../../../web/src/many/even_blocks.ts';

test('any number stands once and in order, in as few blocks as the limit allows, all about as long', () => {
  for (let columns = 1; columns <= 200; columns += 1) {
    const blocks = evenBlocks(columns, 18);
    assert.equal(blocks.length, Math.ceil(columns / 18));
    assert.equal(blocks[0]!.begin, 0);
    assert.equal(blocks.at(-1)!.end, columns);
    blocks.slice(1).forEach(({ begin }, at) => assert.equal(begin, blocks[at]!.end));
    const widths = blocks.map(({ begin, end }) => end - begin);
    assert.ok(Math.max(...widths) <= 18 && Math.max(...widths) - Math.min(...widths) <= 1, `${columns}: ${widths}`);
  }
});

test('none make no block', () => {
  assert.deepEqual(evenBlocks(0, 18), []);
});
