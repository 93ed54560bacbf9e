import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withFirst } from '../../web/src/cli/first_items.ts';

// What was asked for, and whether the sequence was closed, stands in `seen`.
async function* numbers(count: number, seen: string[]): AsyncGenerator<number> {
  try {
    for (let number = 1; number <= count; number += 1) {
      seen.push(String(number));
      yield number;
    }
  } finally {
    seen.push('closed');
  }
}

test('the first items are there before the rest is asked for, and all of them come in order', async () => {
  for (const [count, most, first] of [[5, 2, [1, 2]], [2, 5, [1, 2]], [0, 3, []]] as const) {
    const seen: string[] = [];
    const begun = await withFirst(numbers(count, seen), most);
    assert.deepEqual(begun.first, first);
    assert.equal(seen.includes('3'), false);
    const all: number[] = [];
    for await (const number of begun.all) all.push(number);
    assert.deepEqual(all, Array.from({ length: count }, (_, at) => at + 1));
  }
});

test('a reader that stops early closes the sequence', async () => {
  const seen: string[] = [];
  const { all } = await withFirst(numbers(9, seen), 2);
  for await (const number of all) if (number === 3) break;
  assert.deepEqual(seen, ['1', '2', '3', 'closed']);
});
