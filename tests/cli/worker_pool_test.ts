import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FileProblem } from '../../web/src/node/file_problem.ts';
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

test('a thread that ends before it has started costs no line: those that did start go on', async () => {
  const pool = new WorkerPool(thread, new Int32Array(new SharedArrayBuffer(4)).fill(1), 4);
  const results = await Promise.all(Array.from({ length: 20 }, (_, n) => pool.answerLine(bytes(`words ${n}`), n)));
  await pool.end();
  results.forEach((result, n) => assert.equal(result.text, `${n} words ${n}`));
});

test('where no thread lives to start, every line fails with the reason and none is called invalid', async () => {
  for (const [data, reason] of [[new Int32Array(new SharedArrayBuffer(4)), /no thread of the batch could start, perhaps for want of memory/], ['no memory', /could start.*: there is too little memory$/]] as const) {
    const pool = new WorkerPool(thread, data, 3);
    const results = await Promise.allSettled([1, 2, 3, 4, 5, 6, 7].map((n) => pool.answerLine(bytes('words'), n)));
    for (const result of results) {
      assert.ok(result.status === 'rejected');
      assert.equal(result.reason.code, 'worker_failed');
      assert.match(result.reason.message, reason);
    }
  }
});

test('the thread of a batch that cannot start says why, and that the user can mend it', async () => {
  const before = process.env.KINPRINT_TABLES;
  process.env.KINPRINT_TABLES = 'bogus'; // threads get a copy
  try {
    const pool = new WorkerPool(new URL('../../build/cli/batch_worker.mjs', import.meta.url), null, 2);
    const results = await Promise.allSettled([1, 2, 3].map((number) => pool.answerLine(bytes('{}'), number)));
    for (const result of results) {
      assert.ok(result.status === 'rejected');
      assert.ok(result.reason instanceof FileProblem);
      assert.match(result.reason.message, /^KINPRINT_TABLES is bogus; the sets of tables are full and permissive$/);
    }
    await pool.end();
  } finally {
    if (before === undefined) delete process.env.KINPRINT_TABLES;
    else process.env.KINPRINT_TABLES = before;
  }
});
