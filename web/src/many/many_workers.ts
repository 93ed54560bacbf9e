// The page's workers of many bots, started for one matrix and ended after it: ending is the only way to stop wasm and to
// give its memory back.
import { Silence } from '../client/silence.ts';
import { WatchedWorker, type WorkerLike, type WorkerParts } from '../client/watched_worker.ts';
import { KinprintError } from '../protocol/errors.ts';
import type { ModuleBytes, TableBytes } from '../protocol/messages.ts';
import type { Side } from '../protocol/request.ts';
import { CallLane } from './call_lane.ts';
import type { ManyAnswer } from './many_desk.ts';
import type { ManyHostMessage, ManyWorkerMessage } from './many_messages.ts';
import type { Matrix } from './matrix.ts';
import { type MatrixWishes, type Progress, runMatrix } from './run_matrix.ts';

export type ManyWorkerLike = WorkerLike<ManyHostMessage, ManyWorkerMessage>;

export interface ManyBytes extends ModuleBytes {
  packs: TableBytes[]; // which of the tables are own references
}

export interface ManyParts extends WorkerParts<ManyHostMessage, ManyWorkerMessage> {
  // Throws cancelled when the signal is given.
  bytes(onProgress: (done: number, total: number) => void, signal: AbortSignal): Promise<ManyBytes>;
}

// Loading is in bytes of what is not kept yet.
export type WorkersProgress = Progress | { stage: 'loading'; done: number; total: number };

// ends: gets what ends the worker. Every worker is given buffers of its own.
async function startLane(parts: ManyParts, bytes: ModuleBytes, silence: Silence, ends: (() => void)[]): Promise<CallLane> {
  const wasm = bytes.wasm.slice(0);
  const tables = bytes.tables.map((table) => ({ ...table, bytes: table.bytes.slice(0) }));
  const lane: CallLane = new CallLane((call) => worker.post(call, []));
  const hear = (answer: ManyAnswer): void => {
    silence.listen();
    lane.receive(answer);
  };
  const worker = new WatchedWorker(parts, silence, hear, (reason) => lane.fail(reason));
  ends.push(() => {
    worker.end();
    lane.fail(new KinprintError('cancelled', 'the worker was ended'));
  });
  worker.post({ kind: 'open', number: 0, wasm, tables, lifeLock: worker.lifeLock }, [wasm, ...tables.map((table) => table.bytes)]);
  await lane.answerTo(0);
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
    silence.begin(workers);
    silence.listen();
    const lanes = await Promise.all(Array.from({ length: workers }, () => startLane(parts, bytes, silence, ends)));
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
