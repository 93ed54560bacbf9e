// The page's workers of many bots, started for one matrix and ended after it: ending is the only way to stop wasm and to
// give its memory back.
import { orCancelled } from '../client/or_cancelled.ts';
import { KinprintError } from '../protocol/errors.ts';
import type { ModuleBytes } from '../client/asset_shelf.ts';
import type { LifeWatch } from '../client/kinprint.ts';
import type { TableBytes } from '../protocol/messages.ts';
import type { Side } from '../protocol/request.ts';
import { CallLane } from './call_lane.ts';
import type { ManyHostMessage, ManyWorkerMessage } from './many_messages.ts';
import type { Matrix } from './matrix.ts';
import { type MatrixWishes, type Progress, runMatrix } from './run_matrix.ts';

// The part of Worker that is used, so that a test can put something else in its place.
export interface ManyWorkerLike {
  postMessage(message: ManyHostMessage, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<ManyWorkerMessage>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface ManyBytes extends ModuleBytes {
  packs: TableBytes[]; // which of the tables are own references
}

export interface ManyParts {
  startWorker(): ManyWorkerLike;
  // Throws cancelled when the signal is given.
  bytes(onProgress: (done: number, total: number) => void, signal: AbortSignal): Promise<ManyBytes>;
  life?: LifeWatch;
}

// Loading is in bytes of what is not kept yet.
export type WorkersProgress = Progress | { stage: 'loading'; done: number; total: number };

async function startLane(parts: ManyParts, bytes: ModuleBytes, ended: (end: () => void) => void, signal: AbortSignal): Promise<CallLane> {
  // Every worker is given buffers of its own.
  const wasm = bytes.wasm.slice(0);
  const tables = bytes.tables.map((table) => ({ ...table, bytes: table.bytes.slice(0) }));
  let worker: ManyWorkerLike;
  try {
    worker = parts.startWorker();
  } catch (thrown) {
    throw new KinprintError('worker_blocked', thrown instanceof Error ? thrown.message : String(thrown));
  }
  const lifeLock = parts.life?.newLock() ?? null;
  const lane = new CallLane((call) => worker.postMessage(call, []));
  ended(() => {
    worker.terminate();
    lane.fail(new KinprintError('cancelled', 'the worker was ended'));
  });
  const started = new Promise<void>((resolve, reject) => {
    worker.onerror = (event) => reject(new KinprintError('worker_blocked', event.message || 'the worker did not start'));
    worker.onmessage = ({ data }) => ('error' in data ? reject(new KinprintError(data.error.code, data.error.message)) : resolve());
    worker.postMessage({ kind: 'open', number: 0, wasm, tables, lifeLock }, [wasm, ...tables.map(({ bytes }) => bytes)]);
  });
  await orCancelled(started, signal);
  worker.onmessage = ({ data }) => lane.receive(data);
  worker.onerror = (event) => lane.fail(new KinprintError('worker_failed', event.message || 'the worker failed'));
  // Also when it is ended on purpose; then nobody waits for it.
  if (lifeLock !== null) parts.life?.watch(lifeLock, () => lane.fail(new KinprintError('worker_failed', 'the browser ended the worker')));
  return lane;
}

// Throws cancelled when the signal is given; the bots stay with the caller.
export async function matrixInWorkers(parts: ManyParts, bots: readonly Side[], workers: number, wishes: MatrixWishes, events: { onProgress(progress: WorkersProgress): void }, signal: AbortSignal): Promise<Matrix> {
  const ends: (() => void)[] = [];
  const endAll = (): void => ends.splice(0).forEach((end) => end());
  signal.addEventListener('abort', endAll, { once: true });
  try {
    const bytes = await parts.bytes((done, total) => events.onProgress({ stage: 'loading', done, total }), signal);
    if (signal.aborted) throw new KinprintError('cancelled', 'cancelled while starting');
    const lanes = await Promise.all(Array.from({ length: workers }, () => startLane(parts, bytes, (end) => ends.push(end), signal)));
    const refused = [...bytes.missing, ...(await lanes[0]!.refusedTables())];
    const matrix = await runMatrix(bots, lanes, wishes, events);
    matrix.refused = refused;
    matrix.packs = bytes.packs;
    return matrix;
  } finally {
    signal.removeEventListener('abort', endAll);
    endAll();
  }
}
