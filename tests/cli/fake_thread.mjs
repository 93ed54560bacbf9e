// A thread for worker_pool_test: answers a line with its own words, and misbehaves when a line tells it to.
import { parentPort, workerData } from 'node:worker_threads';

if (workerData === 'cannot start') parentPort.postMessage({ startFailed: { code: 'core_failed', message: 'no core', position: -1, stack: '' } });
else if (workerData === 'no memory') parentPort.postMessage({ startFailed: { code: 'worker_failed', message: 'there is too little memory', position: -1, stack: '' } });
// A count of the threads that may still start: the others end as one does that gets no memory.
else if (workerData instanceof Int32Array && Atomics.sub(workerData, 0, 1) <= 0) process.exit(9);
else parentPort.postMessage({ refused: [] });
parentPort.on('message', ({ bytes, number }) => {
  const words = new TextDecoder().decode(bytes);
  if (words === 'end') process.exit(9);
  if (words === 'throw') throw new Error('thrown in a thread');
  parentPort.postMessage({ text: `${number} ${words}`, invalid: false });
});
