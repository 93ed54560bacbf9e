// What a thread or worker of a matrix does with a call. Two cores: one keeps bots to compare, the other, opened with the
// first of them, counts bots that are handed on as bytes. The same in the page's worker and in a thread of the command line.
import type { PlainError } from '../protocol/errors.ts';
import type { ManyCore } from '../worker/many_core.ts';
import type { PairWishes } from './matrix.ts';

export type ManyCall = { number: number } & (
  | { kind: 'count'; request: Uint8Array; pack: boolean }
  | { kind: 'keep'; packed: Uint8Array }
  | { kind: 'pairs'; begin: number; end: number; wishes: PairWishes }
  | { kind: 'arrange'; uncapped: Uint8Array; status: Uint8Array; replicates: Uint8Array }
  | { kind: 'version' }
  | { kind: 'refused' }
);
export type ManyAnswer = { number: number } & ({ text: string; bytes: Uint8Array | null } | { error: PlainError });

export class ManyDesk {
  private readonly keeper: ManyCore;
  private readonly open: () => Promise<ManyCore>;
  private counter: Promise<ManyCore> | null = null;

  private constructor(keeper: ManyCore, open: () => Promise<ManyCore>) {
    this.keeper = keeper;
    this.open = open;
  }

  static async open(open: () => Promise<ManyCore>): Promise<ManyDesk> {
    return new ManyDesk(await open(), open);
  }

  async answer(call: ManyCall): Promise<ManyAnswer> {
    const { number } = call;
    switch (call.kind) {
      case 'count': {
        if (!call.pack) return { number, text: this.keeper.add(call.request), bytes: null };
        const counter = await (this.counter ??= this.open());
        counter.clear();
        const text = counter.add(call.request);
        return { number, text, bytes: counter.pack(0) };
      }
      case 'keep':
        return { number, text: this.keeper.addPacked(call.packed), bytes: null };
      case 'pairs':
        return { number, text: '', bytes: this.keeper.pairs(call.begin, call.end, call.wishes) };
      case 'arrange':
        return { number, text: this.keeper.arrange(call.uncapped, call.status, call.replicates), bytes: null };
      case 'version':
        return { number, text: this.keeper.version(), bytes: null };
      case 'refused':
        return { number, text: JSON.stringify(this.keeper.refused), bytes: null };
    }
  }
}
