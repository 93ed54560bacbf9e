// A worker that is only a script of replies, and a client with such workers.
import { KinprintClient } from '../../../web/src/client/kinprint.ts';
import type { WorkerLike } from '../../../web/src/client/watched_worker.ts';
import type { HostMessage, WorkerMessage } from '../../../web/src/protocol/messages.ts';

export const request = { left: { answers: [{ text: 'a' }] }, right: { answers: [{ text: 'b' }] } };

export class ScriptedWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  ended = false;
  received: HostMessage[] = [];
  readonly reply: (message: HostMessage) => WorkerMessage[];

  constructor(reply: (message: HostMessage) => WorkerMessage[]) {
    this.reply = reply;
  }
  postMessage(message: HostMessage): void {
    this.received.push(message);
    for (const answer of this.reply(message)) {
      setTimeout(() => this.ended || this.onmessage?.({ data: answer } as MessageEvent<WorkerMessage>), 1);
    }
  }
  terminate(): void {
    this.ended = true;
  }
}

export function ordinary(message: HostMessage): WorkerMessage[] {
  const { number } = message;
  if (message.kind === 'compare') {
    return [
      { kind: 'progress', number, stage: 'comparing', done: 0, total: 0 },
      { kind: 'report', number, text: `first ${number}`, refined: false },
      { kind: 'report', number, text: `last ${number}`, refined: true },
      { kind: 'done', number },
    ];
  }
  return message.kind === 'open' ? [{ kind: 'alive', number }, { kind: 'opened', number, refused: [] }] : [{ kind: 'done', number }];
}

// What a client is made of but for its workers.
export const clientParts = {
  coreBytes: async () => ({ wasm: new ArrayBuffer(1), tables: [], missing: [] }),
  importerBytes: async () => new ArrayBuffer(1),
  modelBytes: async () => ({ runtimeWasm: new ArrayBuffer(1), weights: new ArrayBuffer(1), tokenizer: new ArrayBuffer(1), threads: 1 }),
};

export function clientWith(replies: ((message: HostMessage) => WorkerMessage[])[], idleMs = 10_000) {
  const workers: ScriptedWorker[] = [];
  const client = new KinprintClient({
    ...clientParts,
    startWorker: () => {
      const worker = new ScriptedWorker(replies[Math.min(workers.length, replies.length - 1)]!);
      workers.push(worker);
      return worker;
    },
    idleMs,
  });
  return { client, workers };
}
