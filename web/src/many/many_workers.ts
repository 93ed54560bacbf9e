// The page's workers of many bots, started for one matrix and ended after it: ending is the only way to stop wasm and to
// give its memory back.
import { KinprintError } from '../protocol/errors.ts';
import type { TableBytes } from '../protocol/messages.ts';
import type { Side } from '../protocol/request.ts';
import { CallLane } from './call_lane.ts';
import type { ManyHostMessage, ManyWorkerMessage } from './many_messages.ts';
import type { Matrix } from './matrix.ts';
import { type MatrixEvents, type MatrixWishes, runMatrix } from './run_matrix.ts';

// The part of Worker that is used, so that a test can put something else in its place.
export interface ManyWorkerLike {
  postMessage(message: ManyHostMessage, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<ManyWorkerMessage>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface ManyParts {
  startWorker(): ManyWorkerLike;
  bytes(): Promise<{ wasm: ArrayBuffer; tables: TableBytes[] }>; // fresh buffers every time: they are transferred
}

async function startLane(parts: ManyParts, ended: (end: () => void) => void, signal: AbortSignal): Promise<CallLane> {
  const { wasm, tables } = await parts.bytes();
  if (signal.aborted) throw new KinprintError('cancelled', 'cancelled while starting');
  let worker: ManyWorkerLike;
  try {
    worker = parts.startWorker();
  } catch (thrown) {
    throw new KinprintError('worker_blocked', thrown instanceof Error ? thrown.message : String(thrown));
  }
  const lane = new CallLane((call) => worker.postMessage(call, []));
  ended(() => {
    worker.terminate();
    lane.fail(new KinprintError('cancelled', 'the worker was ended'));
  });
  await new Promise<void>((resolve, reject) => {
    worker.onerror = (event) => reject(new KinprintError('worker_blocked', event.message || 'the worker did not start'));
    worker.onmessage = ({ data }) => ('error' in data ? reject(new KinprintError(data.error.code, data.error.message)) : resolve());
    signal.addEventListener('abort', () => reject(new KinprintError('cancelled', 'cancelled while starting')), { once: true });
    worker.postMessage({ kind: 'open', number: 0, wasm, tables }, [wasm, ...tables.map(({ bytes }) => bytes)]);
  });
  worker.onmessage = ({ data }) => lane.receive(data);
  worker.onerror = (event) => lane.fail(new KinprintError('worker_failed', event.message || 'the worker failed'));
  return lane;
}

// Throws cancelled when the signal is given; the bots stay with the caller.
export async function matrixInWorkers(parts: ManyParts, bots: readonly Side[], workers: number, wishes: MatrixWishes, events: MatrixEvents, signal: AbortSignal): Promise<Matrix> {
  const ends: (() => void)[] = [];
  const endAll = (): void => ends.splice(0).forEach((end) => end());
  signal.addEventListener('abort', endAll, { once: true });
  try {
    const lanes = await Promise.all(Array.from({ length: workers }, () => startLane(parts, (end) => ends.push(end), signal)));
    return await runMatrix(bots, lanes, wishes, events);
  } finally {
    signal.removeEventListener('abort', endAll);
    endAll();
  }
}
