import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';
import { runBatch } from '../../web/src/cli/batch.ts';
import type { LineResult } from '../../web/src/cli/batch.ts';
import type { Line } from '../../web/src/import/lines.ts';

const encoder = new TextEncoder();
const roomy = { lines: 8, bytes: 1000 };

async function* numbered(count: number, onRead: (number: number) => void = () => undefined): AsyncGenerator<Line> {
  for (let number = 1; number <= count; number += 1) {
    onRead(number);
    yield { number, bytes: encoder.encode(`line ${number}`) };
  }
}

function echo(bytes: Uint8Array): LineResult {
  return { text: new TextDecoder().decode(bytes), invalid: false };
}

test('results are written in the order of the lines, whatever the order in which they become ready', async () => {
  const written: string[] = [];
  const counts = await runBatch(
    numbered(40),
    async (bytes, number) => {
      await pause((number * 7) % 11);
      return echo(bytes);
    },
    async (text) => void written.push(text),
    roomy,
  );
  assert.deepEqual(written, Array.from({ length: 40 }, (_, index) => `line ${index + 1}\n`));
  assert.deepEqual(counts, { lines: 40, invalid: 0, firstInvalid: null });
});

test('reading stops while the writer is slow, so that no more than the limit is in flight', async () => {
  let read = 0;
  let written = 0;
  let most = 0;
  await runBatch(
    numbered(60, (number) => {
      read = number;
      most = Math.max(most, read - written);
    }),
    async (bytes) => echo(bytes),
    async () => {
      await pause(1);
      written += 1;
    },
    { lines: 5, bytes: 1000 },
  );
  assert.equal(written, 60);
  assert.ok(most <= 5 + 2, `${most} lines were in flight`); // one being read, one just written
});

test('the bytes in flight are bounded, and a single line above the bound still passes', async () => {
  const sizes = [10, 900, 10, 10, 2000, 10];
  async function* lines(): AsyncGenerator<Line> {
    for (const [index, size] of sizes.entries()) yield { number: index + 1, bytes: new Uint8Array(size).fill(120) };
  }
  let held = 0;
  let most = 0;
  const counts = await runBatch(
    lines(),
    async (bytes) => {
      held += bytes.length;
      most = Math.max(most, held);
      await pause(3);
      return { text: String(bytes.length), invalid: false };
    },
    async (text) => {
      held -= Number(text);
    },
    { lines: 100, bytes: 1000 },
  );
  assert.equal(counts.lines, 6);
  assert.ok(most <= 2000, `${most} bytes were in flight`);
});

test('blank lines are passed over and keep their number; invalid ones are counted', async () => {
  async function* lines(): AsyncGenerator<Line> {
    yield { number: 1, bytes: encoder.encode('a') };
    yield { number: 2, bytes: encoder.encode(' \t') };
    yield { number: 3, tooLong: 99 };
    yield { number: 4, bytes: encoder.encode('b') };
  }
  const written: string[] = [];
  const counts = await runBatch(
    lines(),
    async (bytes, number) => ({ text: `${number}`, invalid: bytes[0] === 98 }),
    async (text) => void written.push(text),
    roomy,
  );
  assert.deepEqual(counts, { lines: 3, invalid: 2, firstInvalid: 3 });
  assert.equal(written[0], '1\n');
  const tooLong = JSON.parse(written[1] as string);
  assert.equal(tooLong.id, null);
  assert.equal(tooLong.line, 3);
  assert.equal(tooLong.status, 'invalid_input');
  assert.equal(tooLong.error.code, 'too_large');
  assert.equal(written[2], '4\n');
});

test('a line above the limit is told the limit and what to do', async () => {
  const results: string[] = [];
  const tooLong = (async function* () {
    yield { number: 3, tooLong: 70_000_000 };
  })();
  await runBatch(tooLong, () => assert.fail('the core does not see it'), async (text) => void results.push(text), { lines: 1, bytes: 10 });
  assert.deepEqual(JSON.parse(results.join('')).error, { code: 'too_large', message: 'limit is 67108864 bytes a line, this one has 70000000: leave answers out' });
});

test('a writer that fails ends the run with its error and stops reading', async () => {
  let read = 0;
  const closed = Object.assign(new Error('closed'), { code: 'EPIPE' });
  await assert.rejects(
    runBatch(
      numbered(10_000, (number) => {
        read = number;
      }),
      async (bytes) => echo(bytes),
      async () => {
        throw closed;
      },
      roomy,
    ),
    closed,
  );
  assert.ok(read < 100, `${read} lines were read after the reader had gone`);
});

test('where reading fails, every line that was read still gets its result', async () => {
  const written: string[] = [];
  async function* cutOff(): AsyncGenerator<Line> {
    yield* numbered(3);
    throw new Error('cut off');
  }
  const late = async (bytes: Uint8Array): Promise<LineResult> => {
    await pause(5);
    return echo(bytes);
  };
  await assert.rejects(runBatch(cutOff(), late, async (text) => void written.push(text), roomy), /cut off/);
  assert.deepEqual(written, ['line 1\n', 'line 2\n', 'line 3\n']);
});

test('a result is written as soon as it is the oldest, without waiting for more input', async () => {
  const written: string[] = [];
  let second: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    second = resolve;
  });
  async function* slow(): AsyncGenerator<Line> {
    yield { number: 1, bytes: encoder.encode('first') };
    await gate;
    yield { number: 2, bytes: encoder.encode('second') };
  }
  const running = runBatch(slow(), async (bytes) => echo(bytes), async (text) => void written.push(text), roomy);
  await pause(20);
  assert.deepEqual(written, ['first\n']);
  second();
  await running;
  assert.deepEqual(written, ['first\n', 'second\n']);
});
