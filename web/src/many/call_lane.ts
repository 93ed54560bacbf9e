// A lane of runMatrix over a thread or worker that answers ManyCalls. The caller owns the thread: it says how a call is
// posted, hands in what comes back, and tells when the thread has died.
import { KinprintError, rebuiltError } from '../protocol/errors.ts';
import type { RefusedTable } from '../protocol/messages.ts';
import type { ManyAnswer, ManyCall } from './many_desk.ts';
import type { PairWishes } from './matrix.ts';
import type { Lane } from './run_matrix.ts';

type CallBody = ManyCall extends infer Call ? (Call extends ManyCall ? Omit<Call, 'number'> : never) : never;

interface Waiting {
  resolve: (answer: { text: string; bytes: Uint8Array | null }) => void;
  reject: (error: unknown) => void;
}

export class CallLane implements Lane {
  private readonly post: (call: ManyCall) => void;
  private readonly waiting = new Map<number, Waiting>();
  private number = 0;
  private broken: Error | null = null;

  constructor(post: (call: ManyCall) => void) {
    this.post = post;
  }

  receive(answer: ManyAnswer): void {
    const waiting = this.waiting.get(answer.number);
    this.waiting.delete(answer.number);
    if ('error' in answer) waiting?.reject(rebuiltError(answer.error));
    else waiting?.resolve(answer);
  }

  // The thread is gone: everything asked of it fails with the reason.
  fail(reason: Error): void {
    this.broken ??= reason;
    for (const { reject } of this.waiting.values()) reject(reason);
    this.waiting.clear();
  }

  async count(request: Uint8Array, pack: boolean): Promise<{ facts: string; packed: Uint8Array | null }> {
    const { text, bytes } = await this.call({ kind: 'count', request, pack });
    return { facts: text, packed: bytes };
  }

  async keep(packed: Uint8Array): Promise<void> {
    await this.call({ kind: 'keep', packed });
  }

  async pairs(begin: number, end: number, wishes: PairWishes): Promise<Uint8Array> {
    const { bytes } = await this.call({ kind: 'pairs', begin, end, wishes });
    if (bytes === null) throw new KinprintError('internal', 'pairs without bytes');
    return bytes;
  }

  async arrange(uncapped: Uint8Array, status: Uint8Array, replicates: Uint8Array): Promise<string> {
    return (await this.call({ kind: 'arrange', uncapped, status, replicates })).text;
  }

  async version(): Promise<string> {
    return (await this.call({ kind: 'version' })).text;
  }

  // Tables that could not be used, packs among them, with the reason of each.
  async refusedTables(): Promise<RefusedTable[]> {
    return JSON.parse((await this.call({ kind: 'refused' })).text) as RefusedTable[];
  }

  // What the thread answers to the message of that number.
  answerTo(number: number): Promise<{ text: string; bytes: Uint8Array | null }> {
    if (this.broken !== null) return Promise.reject(this.broken);
    return new Promise((resolve, reject) => this.waiting.set(number, { resolve, reject }));
  }

  private call(body: CallBody): Promise<{ text: string; bytes: Uint8Array | null }> {
    this.number += 1;
    const answer = this.answerTo(this.number);
    if (this.broken === null) this.post({ ...body, number: this.number } as ManyCall);
    return answer;
  }
}
