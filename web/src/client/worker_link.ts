// The one worker of a client, sent one message at a time. What the worker answers to a message settles that message; whatever
// breaks the worker is told to whom it belongs, who then ends it.
import { KinprintError, rebuiltError } from '../protocol/errors.ts';
import type { Alive, HostMessage, Stage, WorkerMessage } from '../protocol/messages.ts';
import type { Silence } from './silence.ts';
import { WatchedWorker, type WorkerParts } from './watched_worker.ts';

// What a worker says of a message before it answers.
export interface JobEvents {
  onReport?(text: string, refined: boolean): void;
  onProgress?(stage: Stage, done: number, total: number): void;
}

export type Reply = Exclude<WorkerMessage, { kind: 'alive' | 'progress' | 'report' | 'failed' }>;
export type Unnumbered<T> = T extends { number: number } ? Omit<T, 'number'> : never;

interface Job {
  number: number;
  events: JobEvents;
  resolve(reply: Reply): void;
  reject(error: KinprintError): void;
}

export class WorkerLink {
  private readonly parts: WorkerParts;
  private readonly onBroken: (reason: KinprintError | null) => void;
  private readonly silence: Silence;
  private worker: WatchedWorker<HostMessage, WorkerMessage> | null = null;
  private job: Job | null = null;
  private nextNumber = 1;

  // onBroken: with the reason the running job is to end with; null where it was told its own.
  constructor(parts: WorkerParts, onBroken: (reason: KinprintError | null) => void, silence: Silence) {
    this.parts = parts;
    this.onBroken = onBroken;
    this.silence = silence;
  }

  // The name of its lock. Throws worker_blocked where the browser allows none.
  start(): string | null {
    this.silence.begin(1);
    this.worker = new WatchedWorker(this.parts, this.silence, (message) => this.receive(message), this.onBroken);
    return this.worker.lifeLock;
  }

  send(message: Unnumbered<HostMessage>, transfer: Transferable[], events: JobEvents): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const worker = this.worker;
      if (!worker) {
        reject(new KinprintError('cancelled', 'the worker was ended'));
        return;
      }
      const number = this.nextNumber++;
      try {
        worker.post({ ...message, number } as HostMessage, transfer);
      } catch (thrown) {
        reject(new KinprintError('internal', `what the worker is sent was refused: ${String(thrown)}`));
        return;
      }
      this.job = { number, events, resolve, reject };
      this.silence.listen();
    });
  }

  // The running job ends with the reason, or as cancelled.
  end(reason: KinprintError | null): void {
    this.worker?.end();
    this.worker = null;
    this.silence.end();
    const job = this.job;
    this.job = null;
    job?.reject(reason ?? new KinprintError('cancelled', 'the worker was ended'));
  }

  private receive(message: Exclude<WorkerMessage, Alive>): void {
    const job = this.job;
    if (!job || message.number !== job.number) return;
    this.silence.listen();
    switch (message.kind) {
      case 'progress':
        job.events.onProgress?.(message.stage, message.done, message.total);
        return;
      case 'report':
        job.events.onReport?.(message.text, message.refined);
        return;
      case 'failed':
        this.settle();
        job.reject(rebuiltError(message.error));
        // A trap leaves the module, or the model, in an unknown state: it is replaced, and the job is not tried again by itself.
        if (message.error.code === 'internal' || message.error.code === 'worker_failed' || message.error.code === 'model_failed') this.onBroken(null);
        return;
      default:
        this.settle();
        job.resolve(message);
    }
  }

  private settle(): void {
    this.job = null;
    this.silence.end();
  }
}
