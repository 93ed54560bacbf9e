// Workers of a matrix: opened with their bytes, ended whatever happens, and stopping while they start or count.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KinprintError } from '../../../web/src/protocol/errors.ts';
import { matrixInWorkers } from '../../../web/src/many/many_workers.ts';
import type { ManyWorkerLike } from '../../../web/src/many/many_workers.ts';
import type { ManyHostMessage } from '../../../web/src/many/many_messages.ts';
import { newickOf } from '../../../web/src/many/newick.ts';
import { datedMatrix, renamedMatrix, numberedNames } from '../../../web/src/many/renamed_matrix.ts';

const wishes = { replicates: 0, intervals: false, controlsFromList: false };
const bots = [{ name: 'one', answers: [] }, { name: 'two', answers: [] }];

// Answers `calls` messages as the real worker would, then falls silent.
function fakeWorkers(answers: number): { parts: Parameters<typeof matrixInWorkers>[0]; ended: () => number } {
  let ended = 0;
  let counted = 0;
  const reply = (message: ManyHostMessage) => {
    const { number } = message;
    const made: Record<string, () => { text: string; bytes: Uint8Array | null }> = {
      open: () => ({ text: '', bytes: null }),
      version: () => ({ text: JSON.stringify({ version: '1', calibration: null, tables: null, tablesSha256: null, capLow: -1, capHigh: 1, library: { available: false } }), bytes: null }),
      refused: () => ({ text: JSON.stringify([{ name: 'House bot', code: 'table_version', message: 'other tables' }]), bytes: null }),
      count: () => ({ text: JSON.stringify({ index: counted, name: bots[counted++]!.name, answers: 0, compared: 0, words: 0, characters: 0, language: 'en', textsSha256: '', status: 'ok' }), bytes: null }),
      pairs: () => ({ text: '', bytes: new Uint8Array(45) }),
      arrange: () => ({ text: JSON.stringify({ order: [0, 1], leaves: [0, 1], unknownPairs: 0, replicates: 0, noTree: null, tree: { nodes: [{ children: [], length: 0.1, support: null }, { children: [], length: 0.2, support: null }, { children: [0, 1], length: 0, support: null }] } }), bytes: null }),
    };
    return { number, ...made[message.kind]!() };
  };
  const startWorker = (): ManyWorkerLike => {
    const worker: ManyWorkerLike = {
      onmessage: null,
      onerror: null,
      postMessage: (message) => {
        const say = (data: unknown): void => queueMicrotask(() => worker.onmessage?.({ data } as MessageEvent));
        if (message.kind === 'open') say({ kind: 'alive', number: message.number });
        if (answers-- > 0) say(reply(message));
      },
      terminate: () => (ended += 1),
    };
    return worker;
  };
  const packs = [{ name: 'House bot', bytes: new ArrayBuffer(4) }];
  const missing = [{ name: 'library', code: 'core_failed', message: 'status 503' }];
  return { parts: { startWorker, bytes: async () => ({ wasm: new ArrayBuffer(0), tables: [], missing, packs }) }, ended: () => ended };
}

test('a matrix is made, its worker ended, and its names can be replaced everywhere', async () => {
  const { parts, ended } = fakeWorkers(Infinity);
  const stages: string[] = [];
  const matrix = await matrixInWorkers(parts, bots, 1, wishes, { onProgress: ({ stage, done, total }) => stages.push(`${stage} ${done}/${total}`) }, new AbortController().signal);
  assert.equal(matrix.pair(0, 1).status, 'ok');
  assert.ok(stages.includes('counting 2/2') && stages.includes('comparing 1/1'));
  assert.deepEqual(matrix.refused.map(({ name }) => name), ['library', 'House bot']);
  assert.deepEqual(matrix.packs.map(({ name }) => name), ['House bot']);
  assert.equal(ended(), 1);
  const renamed = renamedMatrix(matrix, numberedNames(2, 'Bot'));
  assert.equal(newickOf(renamed), "('Bot 1':0.1,'Bot 2':0.2);");
  assert.equal(newickOf(matrix), "('one':0.1,'two':0.2);");
  assert.equal(newickOf(renamedMatrix(matrix, ["it's", 'a\nb'])), "('it''s':0.1,'a b':0.2);");
  assert.deepEqual(renamed.bots.map(({ name }) => name), ['Bot 1', 'Bot 2']);
  assert.equal(matrix.bots[0]!.name, 'one');
  assert.equal(renamed.pair(0, 1).log10LR, matrix.pair(0, 1).log10LR);
  assert.deepEqual(datedMatrix(matrix, ['2026-03', null]).bots.map(({ released }) => released), ['2026-03', null]);
  assert.equal(matrix.bots[0]!.released, null);
});

test('a worker that the browser kills, as it starts or later, ends the matrix with a reason', async () => {
  for (const answers of [0, 2]) {
    const { parts, ended } = fakeWorkers(answers);
    let kill = (): void => assert.fail('nobody watches the worker');
    const life = { newLock: () => 'lock', watch: async (name: string, onGone: () => void) => (assert.equal(name, 'lock'), (kill = onGone), true) };
    const running = matrixInWorkers({ ...parts, life }, bots, 1, wishes, { onProgress: () => undefined }, new AbortController().signal);
    setTimeout(() => kill(), 20);
    await assert.rejects(running, { code: 'worker_failed' });
    assert.equal(ended(), 1);
  }
});

test('long silence is told of workers whose end would not be heard of, and of no others', async () => {
  for (const isWatched of [false, true]) {
    const { parts } = fakeWorkers(2);
    const said: boolean[] = [];
    const stop = new AbortController();
    const life = { newLock: () => 'lock', watch: async () => isWatched };
    const events = { onProgress: () => undefined, onSilence: (isLong: boolean) => void said.push(isLong) };
    const running = matrixInWorkers({ ...parts, life, silenceStepMs: 2 }, bots, 1, wishes, events, stop.signal);
    setTimeout(() => stop.abort(), 200);
    await assert.rejects(running, { code: 'cancelled' });
    assert.deepEqual(said, isWatched ? [] : [true, false]);
  }
});

test('stopping ends the workers, whether they are starting or counting', async () => {
  for (const answers of [0, 1, 2]) {
    const { parts, ended } = fakeWorkers(answers);
    const stop = new AbortController();
    const running = matrixInWorkers(parts, bots, 1, wishes, { onProgress: () => undefined }, stop.signal);
    setTimeout(() => stop.abort(), 5);
    await assert.rejects(running, { code: 'cancelled' });
    assert.equal(ended(), 1, `after ${answers} answers`);
  }
});

test('stopping while the bytes are still on their way starts no worker', async () => {
  const { parts, ended } = fakeWorkers(Infinity);
  const stop = new AbortController();
  const progress: string[] = [];
  const bytes: typeof parts.bytes = (onProgress, signal) =>
    new Promise((_, reject) => {
      onProgress(1_000, 60_000);
      signal.addEventListener('abort', () => reject(new KinprintError('cancelled', 'loading was stopped')));
    });
  const running = matrixInWorkers({ ...parts, bytes }, bots, 1, wishes, { onProgress: ({ stage, done, total }) => progress.push(`${stage} ${done}/${total}`) }, stop.signal);
  setTimeout(() => stop.abort(), 5);
  await assert.rejects(running, { code: 'cancelled' });
  assert.deepEqual(progress, ['loading 1000/60000']);
  assert.equal(ended(), 0);
});
