// The client against a worker that is only a script of replies: queue, cancel, restart, idle end.
import assert from 'node:assert/strict';
import test from 'node:test';
import { KinprintClient } from '../../../web/src/client/kinprint.ts';
import type { HostMessage, WorkerMessage } from '../../../web/src/protocol/messages.ts';
import { ScriptedWorker, clientParts, clientWith, ordinary, request } from './scripted_worker.ts';

test('reports arrive in order and the last one is the result', async () => {
  const { client, workers } = clientWith([ordinary]);
  const seen: [string, boolean][] = [];
  const last = await client.compare(request, { onReport: (text, refined) => seen.push([text, refined]) });
  assert.deepEqual(seen.map(([, refined]) => refined), [false, true]);
  assert.match(last, /^last/);
  assert.deepEqual(workers[0]!.received.map((message) => message.kind), ['open', 'compare']);
  client.close();
});

test('jobs run one after the other on one worker', async () => {
  const { client, workers } = clientWith([ordinary]);
  const results = await Promise.all([client.compare(request), client.compare(request), client.compare(request)]);
  assert.equal(new Set(results).size, 3);
  assert.equal(workers.length, 1);
  client.close();
});

test('cancelling ends the worker, says so, and the next job gets a new one', async () => {
  const silent = (message: HostMessage): WorkerMessage[] => (message.kind === 'open' ? ordinary(message) : []);
  const { client, workers } = clientWith([silent, ordinary]);
  const stop = new AbortController();
  const running = client.compare(request, { signal: stop.signal });
  setTimeout(() => stop.abort(), 20);
  await assert.rejects(running, { code: 'cancelled' });
  assert.ok(workers[0]!.ended);
  assert.match(await client.compare(request), /^last/);
  assert.equal(workers.length, 2);
  client.close();
});

test('a job cancelled while waiting never reaches the worker', async () => {
  const { client, workers } = clientWith([ordinary]);
  const stop = new AbortController();
  const first = client.compare(request);
  const second = assert.rejects(client.compare(request, { signal: stop.signal }), { code: 'cancelled' });
  stop.abort();
  await Promise.all([first, second]);
  assert.equal(workers[0]!.received.filter((message) => message.kind === 'compare').length, 1);
  client.close();
});

test('cancelling ends at once while the program is on its way, for the job that runs and for one that waits', async () => {
  let arrive = (): void => undefined;
  const bytes = new Promise<void>((resolve) => (arrive = resolve));
  const heard: number[] = [];
  const workers: ScriptedWorker[] = [];
  const client = new KinprintClient({
    ...clientParts,
    startWorker: () => {
      workers.push(new ScriptedWorker(ordinary));
      return workers.at(-1)!;
    },
    coreBytes: async (onProgress) => {
      onProgress(3, 9);
      await bytes;
      return clientParts.coreBytes();
    },
  });
  client.onLoading = (done, total) => heard.push(done, total);
  const stop = new AbortController();
  const both = [client.compare(request, { signal: stop.signal }), client.compare(request, { signal: stop.signal })];
  const ended = Promise.all(both.map((job) => assert.rejects(job, { code: 'cancelled' })));
  setTimeout(() => stop.abort(), 5);
  await ended; // the bytes have not arrived
  assert.deepEqual(heard, [3, 9]);
  arrive();
  assert.match(await client.compare(request), /^last/);
  assert.equal(workers.flatMap(({ received }) => received).filter(({ kind }) => kind === 'compare').length, 1);
  client.close();
});

test('an ordinary error leaves the worker alone, a trap replaces it', async () => {
  const failing = (code: 'too_large' | 'internal') => (message: HostMessage): WorkerMessage[] =>
    message.kind === 'compare'
      ? [{ kind: 'failed', number: message.number, error: { code, message: '', position: -1, stack: '' } }]
      : ordinary(message);
  const polite = clientWith([failing('too_large')]);
  await assert.rejects(polite.client.compare(request), { code: 'too_large' });
  assert.ok(!polite.workers[0]!.ended);
  polite.client.close();
  // The model is in an unknown state after a failure of its own.
  const modelless = clientWith([failing('model_failed'), ordinary]);
  const told: boolean[] = [];
  modelless.client.watchModel((open) => told.push(open));
  await modelless.client.loadModel(() => undefined);
  await assert.rejects(modelless.client.compare(request), { code: 'model_failed' });
  assert.deepEqual(told, [false, true, false]);
  modelless.client.close();
  const trapped = clientWith([failing('internal'), ordinary]);
  await assert.rejects(trapped.client.compare(request), { code: 'internal' });
  assert.ok(trapped.workers[0]!.ended);
  assert.match(await trapped.client.compare(request), /^last/);
  trapped.client.close();
});

test('after idling the worker is ended, the model with it, and the next verdict does not wait for the model', async () => {
  const { client, workers } = clientWith([ordinary], 15);
  await client.loadModel(() => undefined);
  assert.ok(client.modelReady);
  await new Promise((resolve) => setTimeout(resolve, 60));
  assert.ok(workers[0]!.ended, 'ended after idling');
  assert.ok(!client.modelReady);
  await client.compare(request);
  assert.deepEqual(workers[1]!.received.map((message) => message.kind), ['open', 'compare']);
  client.close();
});

test('renewing waits for the jobs before it and cancels none; the next one gets a new worker', async () => {
  const { client, workers } = clientWith([ordinary]);
  const running = client.compare(request);
  const waiting = client.compare(request);
  const renewed = client.renew();
  assert.match(await running, /^last/);
  assert.match(await waiting, /^last/);
  await renewed;
  assert.equal(workers.length, 1);
  assert.ok(workers[0]!.ended);
  assert.match(await client.compare(request), /^last/);
  assert.deepEqual(workers[1]!.received.map((message) => message.kind), ['open', 'compare']);
  client.close();
});

test('a core that cannot be fetched is reported, and the next try starts afresh', async () => {
  let tries = 0;
  const client = new KinprintClient({
    ...clientParts,
    startWorker: () => new ScriptedWorker(ordinary),
    coreBytes: async () => {
      tries += 1;
      if (tries === 1) throw Object.assign(new Error('offline'), { code: 'core_failed' });
      return clientParts.coreBytes();
    },
  });
  await assert.rejects(client.compare(request), /offline/);
  assert.match(await client.compare(request), /^last/);
  client.close();
});

test('the importers are fetched and opened by the first import only, and again after a cancel', async () => {
  const answering = (message: HostMessage): WorkerMessage[] =>
    message.kind === 'importFile' || message.kind === 'pairFiles' ? [{ kind: 'imported', number: message.number, text: message.kind }] : ordinary(message);
  const { client, workers } = clientWith([answering]);
  await client.compare(request);
  assert.equal(await client.importFile(new ArrayBuffer(1)), 'importFile');
  assert.equal(await client.pairFiles(new ArrayBuffer(1), new ArrayBuffer(0), {}), 'pairFiles');
  assert.deepEqual(workers[0]!.received.map((message) => message.kind), ['open', 'compare', 'openImporter', 'importFile', 'pairFiles']);
  client.close();
  assert.equal(await client.importFile(new ArrayBuffer(1)), 'importFile');
  assert.deepEqual(workers[1]!.received.map((message) => message.kind), ['open', 'openImporter', 'importFile']);
  client.close();
});

test('the importers can be started ahead, and a piece comes back packed with what it left unread', async () => {
  const packed = new Uint8Array([1, 2]).buffer;
  const answering = (message: HostMessage): WorkerMessage[] =>
    message.kind === 'importPiece' ? [{ kind: 'importedPiece', number: message.number, packed, rest: message.bytes }] : ordinary(message);
  const { client, workers } = clientWith([answering]);
  await client.startImporter();
  // A part of a buffer is sent as a buffer of its own: the rest of it stays here.
  const part = new Uint8Array([7, 8, 9]).subarray(1, 2);
  const piece = await client.importPiece(new Uint8Array(0), part, { piece: { form: 0, format: 0, last: true } });
  assert.deepEqual([...piece.packed], [1, 2]);
  assert.deepEqual([...piece.rest], [8]);
  assert.deepEqual(workers[0]!.received.map((message) => message.kind), ['open', 'openImporter', 'importPiece']);
  client.close();
});

test('an answer of another kind than was asked for is an error of the program, never an empty value', async () => {
  const done = (message: HostMessage): WorkerMessage[] => (message.kind === 'open' || message.kind === 'openImporter' ? ordinary(message) : [{ kind: 'done', number: message.number }]);
  const { client } = clientWith([done]);
  const [none, bytes] = [new ArrayBuffer(1), new Uint8Array(1)];
  const asked = {
    importFile: () => client.importFile(none),
    importPiece: () => client.importPiece(bytes, bytes, { piece: { form: 0, format: 0, last: true } }),
    pairFiles: () => client.pairFiles(new ArrayBuffer(1), new ArrayBuffer(1), {}),
    alikeTexts: () => client.alikeTexts(['a'], ['a']),
    makePack: () => client.makePack(request),
  };
  for (const [name, ask] of Object.entries(asked)) await assert.rejects(ask(), { code: 'internal', message: /answered done/ }, name);
  client.close();
});
