// One thread of a batch: lines come in, results go out, in order.
import { parentPort } from 'node:worker_threads';
import { plainError } from '../protocol/errors.ts';
import { openCore } from './engine.ts';
import { LineEngine } from './line_engine.ts';
import type { LineMessage, ResultMessage } from './worker_pool.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a thread of kinprint batch');
const post = (message: ResultMessage): void => port.postMessage(message);

const engine = new LineEngine(openCore);

// Each message waits for the one before it, so results leave in the order of the lines.
let before: Promise<void> = engine.start();
port.on('message', ({ bytes, number }: LineMessage) => {
  before = before.then(async () => post(await engine.answer(bytes, number)));
  before.catch((thrown: unknown) => {
    const { code, message } = plainError(thrown, 'core_failed');
    post({ startFailed: message, code });
  });
});
