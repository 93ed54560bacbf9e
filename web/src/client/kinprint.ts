// The promise side of the worker: one queue, one job at a time. Cancelling a running job ends the worker, the only way
// to stop wasm and to give its memory back; the next job starts a new one. The worker is also ended after idling.
// Throws KinprintError only.
import { KinprintError } from '../protocol/errors.ts';
import type { ImportedPiece } from '../import/import_files.ts';
import type { ImportWishes, PairingOptions } from '../protocol/import_options.ts';
import type { AlikePair, ModelBytes, ModuleBytes, RefusedTable, TableBytes } from '../protocol/messages.ts';
import { wellFormedRequest } from '../protocol/request.ts';
import type { CompareRequest } from '../protocol/request.ts';
import { orCancelled } from './or_cancelled.ts';
import { Silence } from './silence.ts';
import type { WorkerParts } from './watched_worker.ts';
import { type JobEvents, type Reply, WorkerLink } from './worker_link.ts';

export interface ClientParts extends WorkerParts {
  coreBytes(onProgress: (done: number, total: number) => void): Promise<ModuleBytes>; // fresh buffers every time: they are transferred
  importerBytes(): Promise<ArrayBuffer>; // of the importers' module, fetched when the first file is imported
  modelBytes(onProgress: (done: number, total: number) => void, signal?: AbortSignal): Promise<ModelBytes>;
  idleMs?: number;
}

export interface CompareEvents extends JobEvents {
  signal?: AbortSignal;
}

// Long enough to read a report and change a word, short enough not to hold 100 MB in a forgotten tab. Chosen.
const defaultIdleMs = 5 * 60_000;

// The buffer of exactly these bytes, to be given away.
function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  return (bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer) as ArrayBuffer;
}

// Throws internal where the worker answers with anything else.
function replyOf<Kind extends Reply['kind']>(kind: Kind, reply: Reply): Extract<Reply, { kind: Kind }> {
  if (reply.kind !== kind) throw new KinprintError('internal', `the worker was to answer ${kind} and answered ${reply.kind}`);
  return reply as Extract<Reply, { kind: Kind }>;
}

export class KinprintClient {
  refusedTables: RefusedTable[] = [];
  // Hears how much of the program has arrived, in bytes to transfer; kept files count as nothing to fetch.
  onLoading: (done: number, total: number) => void = () => undefined;
  // Hears when nothing has come from a worker for long that may have ended unnoticed, and when that is over.
  onSilence: (isLong: boolean) => void = () => undefined;
  private readonly modelWatchers: ((open: boolean) => void)[] = [];
  private readonly parts: ClientParts;
  private readonly link: WorkerLink;
  private opened: Promise<void> | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  private idleTimer: ReturnType<typeof setTimeout> | undefined;
  private modelOpen = false;
  private importerOpen = false;
  private generation = 0; // grows whenever the worker is ended, so that a start-up under way notices
  private isOpening = false; // a worker was started and has not opened its core yet
  private opensAgain = false; // it was given up, and another is to open it

  constructor(parts: ClientParts) {
    this.parts = parts;
    const silence = new Silence((isLong) => this.onSilence(isLong), parts.silenceStepMs);
    this.link = new WorkerLink(parts, (reason) => this.end(reason), silence);
  }

  // Starts worker and core ahead of the first job, so that the first verdict does not wait for them.
  async start(): Promise<void> {
    await this.enqueue(async () => this.ensureOpen(), undefined);
  }

  // Resolves with the last report; every report, also the first one, goes to events.onReport.
  async compare(request: CompareRequest, events: CompareEvents = {}): Promise<string> {
    let last = '';
    const listening: CompareEvents = {
      ...events,
      onReport: (text, refined) => {
        last = text;
        events.onReport?.(text, refined);
      },
    };
    await this.enqueue(async () => {
      await this.ensureOpen();
      // A megabyte of text is copied to the worker in a moment; writing it as JSON takes longer and happens there.
      await this.link.send({ kind: 'compare', request: wellFormedRequest(request) }, [], listening);
    }, events.signal);
    return last;
  }

  // Fetches the model outside the queue (comparisons go on meanwhile), then opens it in the worker.
  async loadModel(onProgress: (done: number, total: number) => void, signal?: AbortSignal): Promise<void> {
    const model = await this.parts.modelBytes(onProgress, signal);
    await this.enqueue(async () => {
      await this.ensureOpen();
      await this.link.send({ kind: 'openModel', model }, [model.runtimeWasm, model.weights, model.tokenizer], {});
      this.setModelOpen(true);
    }, signal);
  }

  // Starts the importers ahead of the first file.
  async startImporter(): Promise<void> {
    await this.enqueue(() => this.ensureImporter(), undefined);
  }

  // The normalised record of one file. `bytes` are given away.
  async importFile(bytes: ArrayBuffer, signal?: AbortSignal): Promise<string> {
    return this.imported(() => this.link.send({ kind: 'importFile', bytes }, [bytes], {}), signal);
  }

  // The packed record of one file, or of a piece of one, and what it left unread. `rest` and `bytes` are given away.
  async importPiece(rest: Uint8Array, bytes: Uint8Array, options: ImportWishes, signal?: AbortSignal): Promise<ImportedPiece> {
    const given = [ownBuffer(rest), ownBuffer(bytes)] as const;
    const reply = await this.withImporter(() => this.link.send({ kind: 'importPiece', rest: given[0], bytes: given[1], options }, [...given], {}), signal);
    const piece = replyOf('importedPiece', reply);
    return { packed: new Uint8Array(piece.packed), rest: new Uint8Array(piece.rest) };
  }

  // Which prompts of two records are the same, and the request made of them. Both buffers are given away.
  async pairFiles(left: ArrayBuffer, right: ArrayBuffer, options: PairingOptions, signal?: AbortSignal): Promise<string> {
    return this.imported(() => this.link.send({ kind: 'pairFiles', left, right, options }, [left, right], {}), signal);
  }

  // Needs the model; without it the answer is the error model_missing.
  async alikeTexts(left: string[], right: string[], signal?: AbortSignal): Promise<AlikePair[]> {
    return this.enqueue(async () => {
      await this.ensureOpen();
      return replyOf('alike', await this.link.send({ kind: 'alikeTexts', left, right }, [], {})).pairs;
    }, signal);
  }

  // A pack of the request's left side under its name and month.
  async makePack(request: CompareRequest): Promise<ArrayBuffer> {
    return this.enqueue(async () => {
      await this.ensureOpen();
      return replyOf('packed', await this.link.send({ kind: 'makePack', request: wellFormedRequest(request) }, [], {})).bytes;
    }, undefined);
  }

  // Adds a pack to the running core; throws the reason where it is refused.
  async addPack(pack: TableBytes): Promise<void> {
    await this.enqueue(async () => {
      await this.ensureOpen();
      await this.link.send({ kind: 'addPack', pack }, [], {});
    }, undefined);
  }

  // False again after the worker was ended: whoever wants the model then loads it again, after the first verdict.
  get modelReady(): boolean {
    return this.modelOpen;
  }

  // Tells now and from now on whether the model is open.
  watchModel(watcher: (open: boolean) => void): void {
    this.modelWatchers.push(watcher);
    watcher(this.modelOpen);
  }

  private setModelOpen(open: boolean): void {
    if (open === this.modelOpen) return;
    this.modelOpen = open;
    for (const watcher of this.modelWatchers) watcher(open);
  }

  // Ends the worker once the jobs before this are done: the next one gets a core opened with the tables there are then.
  async renew(): Promise<void> {
    await this.enqueue(async () => this.end(null), undefined);
  }

  // Gives up a worker of which nothing was heard. If it was starting, another starts in its place and what waits for it goes
  // on; else the running job ends as failed.
  restart(): void {
    this.opensAgain = this.isOpening;
    this.end(new KinprintError('worker_failed', 'nothing was heard of the worker'));
  }

  // Ends the worker; a running job ends as cancelled.
  close(): void {
    this.end(new KinprintError('cancelled', 'closed'));
  }

  private enqueue<T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    const run = async (): Promise<T> => {
      if (signal?.aborted) throw new KinprintError('cancelled', 'cancelled before it began');
      const stop = (): void => this.end(new KinprintError('cancelled', 'cancelled while running'));
      signal?.addEventListener('abort', stop, { once: true });
      clearTimeout(this.idleTimer);
      try {
        return await work();
      } finally {
        signal?.removeEventListener('abort', stop);
        this.idleTimer = setTimeout(() => this.end(null), this.parts.idleMs ?? defaultIdleMs);
      }
    };
    const result = this.queue.then(run, run);
    this.queue = result.catch(() => undefined);
    return signal ? orCancelled(result, signal) : result;
  }

  private async imported(work: () => Promise<Reply>, signal: AbortSignal | undefined): Promise<string> {
    return replyOf('imported', await this.withImporter(work, signal)).text;
  }

  private withImporter(work: () => Promise<Reply>, signal: AbortSignal | undefined): Promise<Reply> {
    return this.enqueue(async () => {
      await this.ensureImporter();
      return work();
    }, signal);
  }

  private async ensureImporter(): Promise<void> {
    await this.ensureOpen();
    if (this.importerOpen) return;
    const generation = this.generation;
    const importer = await this.parts.importerBytes();
    if (generation !== this.generation) throw new KinprintError('cancelled', 'cancelled while starting');
    await this.link.send({ kind: 'openImporter', importer }, [importer], {});
    this.importerOpen = true;
  }

  private ensureOpen(): Promise<void> {
    this.opened ??= this.open().catch((error: unknown) => {
      this.end(null);
      if (!this.opensAgain) throw error;
      this.opensAgain = false;
      return this.ensureOpen();
    });
    return this.opened;
  }

  private async open(): Promise<void> {
    const generation = this.generation;
    const { wasm, tables, missing } = await this.parts.coreBytes((done, total) => this.onLoading(done, total));
    if (generation !== this.generation) throw new KinprintError('cancelled', 'cancelled while starting');
    const lifeLock = this.link.start();
    this.isOpening = true;
    try {
      const reply = await this.link.send({ kind: 'open', wasm, tables, lifeLock }, [wasm, ...tables.map((table) => table.bytes)], {});
      this.refusedTables = [...missing, ...replyOf('opened', reply).refused];
    } finally {
      this.isOpening = false;
    }
  }

  private end(reason: KinprintError | null): void {
    clearTimeout(this.idleTimer);
    this.generation += 1;
    this.opened = null;
    this.setModelOpen(false);
    this.importerOpen = false;
    this.link.end(reason);
  }
}
