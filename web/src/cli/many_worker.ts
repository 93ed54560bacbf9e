// One thread of a matrix: counts bots, keeps them, compares tiles. Answers one call after another.
import { parentPort, workerData } from 'node:worker_threads';
import { type ManyAnswer, type ManyCall, ManyDesk } from '../many/many_desk.ts';
import { plainError } from '../protocol/errors.ts';
import type { TableBytes } from '../protocol/messages.ts';
import { openManyCore } from './many_engine.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a thread of kinprint matrix');

let desk: Promise<ManyDesk> | null = null;
let before: Promise<void> = Promise.resolve();

port.on('message', (call: ManyCall) => {
  before = before.then(async () => {
    let answer: ManyAnswer;
    try {
      answer = await (await (desk ??= ManyDesk.open(() => openManyCore(workerData as TableBytes[])))).answer(call);
    } catch (thrown) {
      answer = { number: call.number, error: plainError(thrown, 'internal') };
    }
    const bytes = 'bytes' in answer && answer.bytes instanceof Uint8Array ? [answer.bytes.buffer as ArrayBuffer] : [];
    port.postMessage(answer, bytes);
  });
});

