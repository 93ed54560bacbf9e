// One thread of a batch: lines come in, results go out, in order.
import { parentPort } from 'node:worker_threads';
import { openCore } from './engine.ts';
import { LineEngine } from './line_engine.ts';
import { type LineMessage, type ResultMessage, startFailure } from './worker_pool.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a thread of kinprint batch');
const post = (message: ResultMessage): void => port.postMessage(message);

const engine = new LineEngine(async () => {
  const core = await openCore();
  post({ refused: core.refused });
  return core;
});

const fail = (thrown: unknown): void => post(startFailure(thrown));

// Each message waits for the one before it, so results leave in the order of the lines. A start may fail before the first
// message is there; unheard, it would end the thread, and the reason with it.
let before: Promise<void> = engine.start();
before.catch(fail);
port.on('message', ({ bytes, number }: LineMessage) => {
  before = before.then(async () => post(await engine.answer(bytes, number)));
  before.catch(fail);
});
