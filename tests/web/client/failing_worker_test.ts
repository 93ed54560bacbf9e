// The client and a worker that fails it: it cannot be started, was killed, says nothing, or cannot be sent a job.
import assert from 'node:assert/strict';
import test from 'node:test';
import { KinprintClient } from '../../../web/src/client/kinprint.ts';
import type { HostMessage, WorkerMessage } from '../../../web/src/protocol/messages.ts';
import { ScriptedWorker, clientParts, ordinary, request } from './scripted_worker.ts';

test('a worker that cannot be started is said to be blocked, and the next job tries again', async () => {
  let refuse = true;
  const client = new KinprintClient({
    ...clientParts,
    startWorker: () => {
      if (refuse) throw new Error('refused');
      return new ScriptedWorker(ordinary);
    },
  });
  await assert.rejects(client.compare(request), (error: { code?: string }) => error.code === 'worker_blocked');
  refuse = false;
  assert.match(await client.compare(request), /^last/);
  client.close();
});

test('an error of a worker is that of one that did not start, until it says that it is alive', async () => {
  for (const [said, code] of [[[], 'worker_blocked'], [['alive'], 'worker_failed']] as const) {
    const client = new KinprintClient({
      ...clientParts,
      startWorker: () => {
        const worker = new ScriptedWorker((message) => ordinary(message).filter(({ kind }) => said.some((word) => word === kind)));
        setTimeout(() => worker.onerror?.({ message: '' } as ErrorEvent), 20);
        return worker;
      },
    });
    await assert.rejects(client.compare(request), { code });
    client.close();
  }
});

test('a worker killed by the browser ends its job as failed, and the next job gets a new one', async () => {
  const workers: ScriptedWorker[] = [];
  let gone: () => void = () => undefined;
  const client = new KinprintClient({
    ...clientParts,
    startWorker: () => {
      const worker = new ScriptedWorker((message) => (message.kind === 'compare' && workers.length === 1 ? [] : ordinary(message)));
      workers.push(worker);
      return worker;
    },
    life: { newLock: () => 'a lock', watch: async (_, onGone) => ((gone = onGone), true) },
  });
  await client.start();
  const first = client.compare(request);
  const goneFirst = gone;
  setTimeout(() => goneFirst(), 5);
  await assert.rejects(first, (error: { code?: string }) => error.code === 'worker_failed');
  assert.match(await client.compare(request), /^last/);
  goneFirst(); // the lock of the worker before says nothing about this one
  assert.match(await client.compare(request), /^last/);
  assert.equal(workers.length, 2);
  client.close();
});

test('a worker killed as it starts, after it said that it is alive, ends what waits for it, and the next job gets a new one', async () => {
  const workers: ScriptedWorker[] = [];
  const client = new KinprintClient({
    ...clientParts,
    startWorker: () => {
      const worker = new ScriptedWorker((message) => ordinary(message).filter(({ kind }) => workers.length > 1 || kind === 'alive'));
      workers.push(worker);
      return worker;
    },
    idleMs: 50,
    life: { newLock: () => 'a lock', watch: async (_, onGone) => (workers.length === 1 && setTimeout(onGone, 5), true) },
  });
  await assert.rejects(client.compare(request), { code: 'worker_failed' });
  assert.match(await client.compare(request), /^last/);
  client.close();
});

// What a client says of silence, with workers that no lock watches unless `isWatched`.
function silentClient(reply: (message: HostMessage, workers: number) => WorkerMessage[], isWatched = false) {
  let workers = 0;
  const said: boolean[] = [];
  const client = new KinprintClient({
    ...clientParts,
    startWorker: () => {
      workers += 1;
      return new ScriptedWorker((message) => reply(message, workers));
    },
    idleMs: 50,
    silenceStepMs: 2,
    life: { newLock: () => 'a lock', watch: async () => isWatched },
  });
  const asked = new Promise<void>((resolve) => (client.onSilence = (isLong) => (said.push(isLong), isLong && resolve())));
  return { client, said, asked };
}

test('a worker that never says that it is alive: the silence is told, and started again, all that waits goes on', async () => {
  const { client, said, asked } = silentClient((message, workers) => (workers === 1 ? [] : ordinary(message)));
  const started = client.start();
  const compared = client.compare(request);
  await asked;
  client.restart();
  await started;
  assert.match(await compared, /^last/);
  assert.deepEqual(said, [true, false]);
  client.close();
});

test('silence in the middle of a job: started again, that job ends as failed, and the next one works', async () => {
  const { client, said, asked } = silentClient((message, workers) => (workers === 1 && message.kind === 'compare' ? [] : ordinary(message)));
  const compared = assert.rejects(client.compare(request), { code: 'worker_failed' });
  await asked;
  client.restart();
  await compared;
  assert.match(await client.compare(request), /^last/);
  assert.deepEqual(said, [true, false]);
  client.close();
});

test('of a worker whose end would be heard of, silence says nothing', async () => {
  const watched = silentClient((message) => (message.kind === 'compare' ? [] : ordinary(message)), true);
  const compared = assert.rejects(watched.client.compare(request), { code: 'cancelled' });
  await new Promise((resolve) => setTimeout(resolve, 120));
  watched.client.close();
  await compared;
  assert.deepEqual(watched.said, []);
});

test('a job that cannot be sent ends as a mistake of ours, nothing is expected of the worker, and the next job is sent to it', async () => {
  class Refusing extends ScriptedWorker {
    override postMessage(message: HostMessage): void {
      if (message.kind === 'importFile') throw new DOMException('an ArrayBuffer is detached', 'DataCloneError');
      super.postMessage(message);
    }
  }
  const said: boolean[] = [];
  let workers = 0;
  const client = new KinprintClient({
    ...clientParts,
    startWorker: () => ((workers += 1), new Refusing(ordinary)),
    silenceStepMs: 2,
  });
  client.onSilence = (isLong) => void said.push(isLong);
  await assert.rejects(client.importFile(new ArrayBuffer(1)), { name: 'KinprintError', code: 'internal', message: /detached/ });
  await new Promise((resolve) => setTimeout(resolve, 120));
  assert.deepEqual(said, []);
  assert.match(await client.compare(request), /^last/);
  assert.equal(workers, 1);
  client.close();
});
