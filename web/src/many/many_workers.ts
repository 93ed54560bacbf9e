// The page's workers of many bots, started for one matrix and ended after it: ending is the only way to stop wasm and to
// give its memory back.
import { orCancelled } from '../client/or_cancelled.ts';
import { Silence } from '../client/silence.ts';
import { KinprintError, rebuiltError } from '../protocol/errors.ts';
import type { LifeWatch } from '../client/kinprint.ts';
import type { WorkerLike } from '../client/worker_link.ts';
import type { ModuleBytes, TableBytes } from '../protocol/messages.ts';
import type { Side } from '../protocol/request.ts';
import { CallLane } from './call_lane.ts';
import type { ManyHostMessage, ManyWorkerMessage } from './many_messages.ts';
import type { Matrix } from './matrix.ts';
import { type MatrixWishes, type Progress, runMatrix } from './run_matrix.ts';

export type ManyWorkerLike = WorkerLike<ManyHostMessage, ManyWorkerMessage>;

export interface ManyBytes extends ModuleBytes {
  packs: TableBytes[]; // which of the tables are own references
}

export interface ManyParts {
  startWorker(): ManyWorkerLike;
  // Throws cancelled when the signal is given.
  bytes(onProgress: (done: number, total: number) => void, signal: AbortSignal): Promise<ManyBytes>;
  life?: LifeWatch;
  silenceStepMs?: number;
}

// Loading is in bytes of what is not kept yet.
export type WorkersProgress = Progress | { stage: 'loading'; done: number; total: number };

// What the workers of a matrix have in common while they run.
interface Lanes {
  parts: ManyParts;
  bytes: ModuleBytes;
  signal: AbortSignal;
  ends: (() => void)[];
  silence: Silence;
}

async function watch({ parts: { life }, silence }: Lanes, lifeLock: string | null, onGone: () => void): Promise<void> {
  if (life && lifeLock !== null && (await life.watch(lifeLock, onGone))) silence.hasWatch();
}

async function startLane(lanes: Lanes): Promise<CallLane> {
  const { parts, bytes } = lanes;
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
  lanes.ends.push(() => {
    worker.terminate();
    lane.fail(new KinprintError('cancelled', 'the worker was ended'));
  });
  const started = new Promise<void>((resolve, reject) => {
    // Also when it is ended on purpose; then nobody waits for it.
    const onGone = (): void => {
      const reason = new KinprintError('worker_failed', 'the browser ended the worker');
      lane.fail(reason);
      reject(reason);
    };
    worker.onerror = (event) => reject(new KinprintError('worker_blocked', event.message || 'the worker did not start'));
    worker.onmessage = ({ data }) => {
      lanes.silence.listen();
      if ('isAlive' in data) void watch(lanes, lifeLock, onGone);
      else if ('error' in data) reject(rebuiltError(data.error));
      else resolve();
    };
    worker.postMessage({ kind: 'open', number: 0, wasm, tables, lifeLock }, [wasm, ...tables.map(({ bytes }) => bytes)]);
  });
  await orCancelled(started, lanes.signal);
  worker.onmessage = ({ data }) => {
    lanes.silence.listen();
    if (!('isAlive' in data)) lane.receive(data);
  };
  worker.onerror = (event) => lane.fail(new KinprintError('worker_failed', event.message || 'the worker failed'));
  return lane;
}

export interface WorkersEvents {
  onProgress(progress: WorkersProgress): void;
  onSilence?(isLong: boolean): void; // of workers that may have ended unnoticed
}

// Throws cancelled when the signal is given; the bots stay with the caller.
export async function matrixInWorkers(parts: ManyParts, bots: readonly Side[], workers: number, wishes: MatrixWishes, events: WorkersEvents, signal: AbortSignal): Promise<Matrix> {
  const ends: (() => void)[] = [];
  const endAll = (): void => ends.splice(0).forEach((end) => end());
  signal.addEventListener('abort', endAll, { once: true });
  const silence = new Silence((isLong) => events.onSilence?.(isLong), parts.silenceStepMs);
  try {
    const bytes = await parts.bytes((done, total) => events.onProgress({ stage: 'loading', done, total }), signal);
    if (signal.aborted) throw new KinprintError('cancelled', 'cancelled while starting');
    const together: Lanes = { parts, bytes, signal, ends, silence };
    silence.begin(workers);
    silence.listen();
    const lanes = await Promise.all(Array.from({ length: workers }, () => startLane(together)));
    const refused = [...bytes.missing, ...(await lanes[0]!.refusedTables())];
    const matrix = await runMatrix(bots, lanes, wishes, events);
    matrix.refused = refused;
    matrix.packs = bytes.packs;
    return matrix;
  } finally {
    signal.removeEventListener('abort', endAll);
    silence.end();
    endAll();
  }
}
