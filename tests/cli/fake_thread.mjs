// A thread for worker_pool_test: answers a line with its own words, and misbehaves when a line tells it to.
import { parentPort, workerData } from 'node:worker_threads';

if (workerData === 'cannot start') parentPort.postMessage({ startFailed: { code: 'core_failed', message: 'no core', position: -1, stack: '' } });
parentPort.on('message', ({ bytes, number }) => {
  const words = new TextDecoder().decode(bytes);
  if (words === 'end') process.exit(9);
  if (words === 'throw') throw new Error('thrown in a thread');
  parentPort.postMessage({ text: `${number} ${words}`, invalid: false });
});
