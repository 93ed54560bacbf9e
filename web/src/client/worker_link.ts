// The one worker of a client: started, sent one message at a time, ended. What the worker answers to a message settles that
// message; whatever breaks the worker is told to whom it belongs, who then ends it.
import { KinprintError, rebuiltError } from '../protocol/errors.ts';
import type { HostMessage, Stage, WorkerMessage } from '../protocol/messages.ts';
import type { Silence } from './silence.ts';

// The part of Worker that is used, so that a test can put something else in its place.
export interface WorkerLike<Sent = HostMessage, Received = WorkerMessage> {
  postMessage(message: Sent, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Received>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

// What a worker says of a message before it answers.
export interface JobEvents {
  onAlive?(): void;
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
  private readonly make: () => WorkerLike;
  private readonly onBroken: (reason: KinprintError | null) => void;
  private readonly silence: Silence;
  private worker: WorkerLike | null = null;
  private job: Job | null = null;
  private nextNumber = 1;

  // onBroken: with the reason the running job is to end with; null where it was told its own.
  constructor(make: () => WorkerLike, onBroken: (reason: KinprintError | null) => void, silence: Silence) {
    this.make = make;
    this.onBroken = onBroken;
    this.silence = silence;
  }

  // Throws worker_blocked where the browser allows none.
  start(): void {
    try {
      this.worker = this.make();
    } catch (thrown) {
      throw new KinprintError('worker_blocked', thrown instanceof Error ? thrown.message : String(thrown));
    }
    this.silence.begin(1);
    this.worker.onmessage = (event) => this.receive(event.data);
    this.worker.onerror = (event) => this.onBroken(new KinprintError('worker_blocked', event.message || 'the worker did not start'));
  }

  // The end of the worker will be heard of.
  hasWatch(): void {
    this.silence.hasWatch();
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
        worker.postMessage({ ...message, number } as HostMessage, transfer);
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
    this.worker?.terminate();
    this.worker = null;
    this.silence.end();
    const job = this.job;
    this.job = null;
    job?.reject(reason ?? new KinprintError('cancelled', 'the worker was ended'));
  }

  private receive(message: WorkerMessage): void {
    const job = this.job;
    if (!job || message.number !== job.number) return;
    this.silence.listen();
    switch (message.kind) {
      case 'alive':
        // From now on, an error of the worker is one of a worker that did start.
        if (this.worker) this.worker.onerror = (event) => this.onBroken(new KinprintError('worker_failed', event.message || 'the worker failed'));
        job.events.onAlive?.();
        return;
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
