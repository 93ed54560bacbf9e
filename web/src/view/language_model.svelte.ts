// The language model as the reader sees it: on its way, starting in the worker, open, or not there and what loading it
// would take.
import type { KinprintClient } from '../client/kinprint.ts';
import { plainError } from '../protocol/errors.ts';

export type ModelState = 'none' | 'loading' | 'starting' | 'ready' | 'stopped' | 'missing' | 'failed';

export interface ModelParts {
  modelStoredBytes: number; // of model and runtime together, as transferred; 0 where this copy has none
  modelToFetch(): Promise<number>; // how many of them would be transferred now, at most
  savesData: boolean; // the reader's browser asked for less traffic: do not load the model unasked
}

export class LanguageModel {
  state = $state<ModelState>('none');
  done = $state(0); // bytes
  total = $state(0);
  toFetch = $state(0); // bytes that loading it would transfer, at most
  detail = $state(''); // why it failed

  private readonly client: KinprintClient;
  private readonly parts: ModelParts;
  private stop: AbortController | null = null;

  constructor(client: KinprintClient, parts: ModelParts) {
    this.client = client;
    this.parts = parts;
    this.toFetch = parts.modelStoredBytes;
    if (parts.modelStoredBytes === 0) this.state = 'missing';
    else if (parts.savesData) this.offer('stopped'); // loaded where the reader asks for it
  }

  // Whether it is to be there after the next verdict without being asked for.
  get isWanted(): boolean {
    return (this.state === 'ready' || this.state === 'none') && !this.client.modelReady;
  }

  // True where it is open now.
  async load(): Promise<boolean> {
    const stop = new AbortController();
    this.stop = stop;
    this.state = 'loading';
    this.done = 0;
    this.total = this.toFetch;
    try {
      await this.client.loadModel((done, total) => {
        if (this.stop !== stop) return;
        this.done = done;
        this.total = total;
        if (done >= total) this.state = 'starting';
      }, stop.signal);
      if (this.stop === stop) this.state = 'ready';
    } catch (thrown) {
      if (this.stop !== stop) return false;
      const { code, message } = plainError(thrown, 'model_failed');
      this.offer(code === 'cancelled' ? 'stopped' : code === 'model_missing' ? 'missing' : 'failed', message);
    }
    return this.state === 'ready';
  }

  stopLoading(): void {
    this.stop?.abort();
  }

  // Its start would hold up whatever else the worker is asked meanwhile: given up, and made anew after the next verdict.
  giveWay(): void {
    if (this.state !== 'starting') return;
    const { stop } = this;
    this.stop = null;
    this.state = 'none';
    stop?.abort();
  }

  // It is not there any more, and only the reader can want it back.
  offer(state: ModelState, detail = ''): void {
    this.state = state;
    this.detail = detail;
    this.toFetch = this.parts.modelStoredBytes;
    void this.parts.modelToFetch().then((bytes) => (this.toFetch = bytes));
  }
}
