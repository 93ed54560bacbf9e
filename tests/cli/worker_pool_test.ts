import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WorkerPool } from '../../web/src/cli/worker_pool.ts';

const thread = new URL('./fake_thread.mjs', import.meta.url);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('every line is answered by the thread it was given to', async () => {
  const pool = new WorkerPool(thread, null, 3);
  const results = await Promise.all(Array.from({ length: 50 }, (_, n) => pool.answerLine(bytes(`words ${n}`), n)));
  await pool.end();
  results.forEach((result, n) => assert.equal(result.text, `${n} words ${n}`));
});

test('a thread that dies costs only the line it was at', async () => {
  for (const way of ['end', 'throw']) {
    const pool = new WorkerPool(thread, null, 1);
    const words = ['a', way, 'b', 'c', way, 'd'];
    const results = await Promise.all(words.map((word, n) => pool.answerLine(bytes(word), n + 1)));
    await pool.end();
    const told = results.map((result) => (result.invalid ? JSON.parse(result.text).error.code : result.text));
    assert.deepEqual(told, ['1 a', 'internal', '3 b', '4 c', 'internal', '6 d'], way);
  }
});

test('threads that cannot start fail every line with the reason', async () => {
  const pool = new WorkerPool(thread, 'cannot start', 2);
  const results = await Promise.allSettled([pool.answerLine(bytes('end'), 1), pool.answerLine(bytes('end'), 2)]);
  for (const result of results) {
    assert.equal(result.status, 'rejected');
    assert.match(String((result as PromiseRejectedResult).reason), /no core/);
  }
  await assert.rejects(pool.answerLine(bytes('later'), 3), /no core/);
});
