// A worker of the page from its start to its end, be it the one of comparisons or one of those of a matrix: that it lives,
// and what breaks it.
import { KinprintError } from '../protocol/errors.ts';
import type { Alive, HostMessage, WorkerMessage } from '../protocol/messages.ts';
import type { Silence } from './silence.ts';

// The part of Worker that is used, so that a test can put something else in its place.
export interface WorkerLike<Sent = HostMessage, Received = WorkerMessage> {
  postMessage(message: Sent, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Received>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface WorkerParts<Sent = HostMessage, Received = WorkerMessage> {
  startWorker(): WorkerLike<Sent, Received>;
  life?: LifeWatch;
  silenceStepMs?: number; // client/silence.ts
}

// How a page learns that the browser has killed a worker (client/life_lock.ts).
export interface LifeWatch {
  newLock(): string | null;
  watch(name: string, onGone: () => void): Promise<boolean>; // whether its end will be heard of
}

export class WatchedWorker<Sent extends object, Received extends object> {
  readonly lifeLock: string | null; // for the message that opens it
  private readonly worker: WorkerLike<Sent, Received>;
  private isEnded = false;

  // onMessage hears all but that it is alive; onBroken, why it is of no use any more. Throws worker_blocked where the browser
  // allows none.
  constructor({ startWorker, life }: WorkerParts<Sent, Received>, silence: Silence, onMessage: (message: Exclude<Received, Alive>) => void, onBroken: (reason: KinprintError) => void) {
    try {
      this.worker = startWorker();
    } catch (thrown) {
      throw new KinprintError('worker_blocked', thrown instanceof Error ? thrown.message : String(thrown));
    }
    this.lifeLock = life?.newLock() ?? null;
    this.worker.onerror = ({ message }) => onBroken(new KinprintError('worker_blocked', message || 'the worker did not start'));
    this.worker.onmessage = ({ data }) => {
      if (!('kind' in data) || data.kind !== 'alive') return onMessage(data as Exclude<Received, Alive>);
      this.worker.onerror = ({ message }) => onBroken(new KinprintError('worker_failed', message || 'the worker failed'));
      silence.listen();
      void this.watch(life, silence, onBroken);
    };
  }

  post(message: Sent, transfer: Transferable[]): void {
    this.worker.postMessage(message, transfer);
  }

  end(): void {
    this.isEnded = true;
    this.worker.terminate();
  }

  private async watch(life: LifeWatch | undefined, silence: Silence, onBroken: (reason: KinprintError) => void): Promise<void> {
    if (!life || this.lifeLock === null) return;
    const isWatched = await life.watch(this.lifeLock, () => {
      if (!this.isEnded) onBroken(new KinprintError('worker_failed', 'the browser ended the worker'));
    });
    if (isWatched && !this.isEnded) silence.hasWatch();
  }
}
