// Answers batch lines on several threads. Each thread runs the file it is given, which holds its own core and tables.
// A thread that dies is replaced. Which of its lines it was at cannot be known, so each of them is tried once more, alone
// on a thread; the one that ends that thread too is answered as a failure of ours. Where a thread ends before it has
// started, mostly for want of memory, no line is at fault: the others go on without it.
import { Worker } from 'node:worker_threads';
import { KinprintError, type PlainError, plainError, rebuiltError } from '../protocol/errors.ts';
import { FileProblem } from '../node/file_problem.ts';
import type { RefusedTable } from '../protocol/messages.ts';
import { type LineResult, invalidLine } from './batch.ts';

interface Job {
  bytes: Uint8Array;
  number: number;
  retried: boolean; // was on a thread that died
  resolve: (result: LineResult) => void;
  reject: (error: unknown) => void;
}

// To a thread: a line. From it: that it has started, with the tables it goes without, the result of a line, or why it cannot start; what the user can mend is told from a failure of ours.
export interface LineMessage {
  bytes: Uint8Array;
  number: number;
}
export type ResultMessage = LineResult | { refused: RefusedTable[] } | { startFailed: { fileProblem: string } | PlainError };

export function startFailure(thrown: unknown): ResultMessage {
  return { startFailed: thrown instanceof FileProblem ? { fileProblem: thrown.message } : plainError(thrown, 'internal') };
}

interface Thread {
  worker: Worker;
  jobs: Job[]; // sent and not answered, oldest first
  hasStarted: boolean;
}

// One line being computed and one waiting, so that a thread never idles between two. Chosen.
const linesPerThread = 2;

export class WorkerPool {
  readonly #file: URL;
  readonly #workerData: unknown;
  #size: number; // threads at most
  readonly #threads = new Set<Thread>();
  readonly #waiting: Job[] = [];
  #onRefused: ((refused: RefusedTable[]) => void) | null;
  #broken: Error | null = null;
  #ended = false;

  // onRefused: called once, since every thread has the same tables.
  constructor(file: URL, workerData: unknown, size: number, onRefused: ((refused: RefusedTable[]) => void) | null = null) {
    this.#file = file;
    this.#workerData = workerData;
    this.#size = size;
    this.#onRefused = onRefused;
  }

  answerLine(bytes: Uint8Array, number: number): Promise<LineResult> {
    return new Promise((resolve, reject) => {
      if (this.#broken !== null) {
        reject(this.#broken);
        return;
      }
      this.#waiting.push({ bytes, number, retried: false, resolve, reject });
      this.#dispatch();
    });
  }

  async end(): Promise<void> {
    this.#ended = true;
    await Promise.all([...this.#threads].map((thread) => thread.worker.terminate()));
    this.#threads.clear();
  }

  // Threads are started one by one as lines arrive, so that three lines never start sixteen threads.
  #dispatch(): void {
    for (let job = this.#waiting[0]; job !== undefined; job = this.#waiting[0]) {
      const room = (thread: Thread): number =>
        thread.jobs.some((sent) => sent.retried) ? 0 : linesPerThread - thread.jobs.length;
      let thread = [...this.#threads].reduce<Thread | null>((best, other) => (best === null || room(other) > room(best) ? other : best), null);
      const isIdle = thread?.jobs.length === 0;
      if (!isIdle && this.#threads.size < this.#size) thread = this.#start();
      else if (thread === null || room(thread) <= 0 || (job.retried && !isIdle)) return;
      this.#waiting.shift();
      thread.jobs.push(job);
      // Copied, not moved: a thread that dies must not take its lines with it.
      thread.worker.postMessage({ bytes: job.bytes, number: job.number } satisfies LineMessage);
    }
  }

  #start(): Thread {
    const worker = new Worker(this.#file, { workerData: this.#workerData });
    const thread: Thread = { worker, jobs: [], hasStarted: false };
    this.#threads.add(thread);
    worker.on('message', (message: ResultMessage) => {
      if ('startFailed' in message) {
        const reason = message.startFailed;
        if ('code' in reason && reason.code === 'worker_failed') this.#replace(thread, `: ${reason.message}`);
        else this.#breakOff('fileProblem' in reason ? new FileProblem(reason.fileProblem) : rebuiltError(reason));
        return;
      }
      thread.hasStarted = true;
      if ('refused' in message) {
        this.#onRefused?.(message.refused);
        this.#onRefused = null;
        return;
      }
      thread.jobs.shift()?.resolve(message);
      this.#dispatch();
    });
    // An error can overtake what the thread said before, that it has started too; its exit cannot.
    let reason = '';
    worker.on('error', (error) => (reason = `: ${error.message}`));
    worker.on('exit', () => this.#replace(thread, reason));
    return thread;
  }

  // reason: as the system said it, to be put behind a sentence; often there is none.
  #replace(thread: Thread, reason: string): void {
    if (this.#ended || !this.#threads.delete(thread)) return;
    void thread.worker.terminate(); // one that only said so is still there
    const jobs = thread.jobs.splice(0);
    if (!thread.hasStarted) {
      this.#goOnWithFewer(jobs, reason);
      return;
    }
    const again = jobs.filter((job) => !job.retried);
    for (const job of jobs) {
      if (job.retried) job.resolve(invalidLine(job.number, 'internal', `the thread that computed this line ended${reason}`));
      job.retried = true;
    }
    this.#waiting.unshift(...again);
    this.#dispatch();
  }

  #goOnWithFewer(jobs: readonly Job[], reason: string): void {
    this.#size = this.#threads.size;
    this.#waiting.unshift(...jobs);
    if (this.#size > 0) this.#dispatch();
    else this.#breakOff(new KinprintError('worker_failed', `no thread of the batch could start, perhaps for want of memory, of which --jobs 1 needs least${reason}`));
  }

  // Nothing can be answered any more: every line waiting fails with the reason.
  #breakOff(error: Error): void {
    this.#broken = error;
    const open = [...this.#threads].flatMap((thread) => thread.jobs).concat(this.#waiting);
    this.#waiting.length = 0;
    for (const job of open) job.reject(error);
    void this.end();
  }
}
