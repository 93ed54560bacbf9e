// What a thread or worker of a matrix does with a call. Two cores: one counts bots that are handed on as bytes, the
// other keeps bots to compare. The same in the page's worker and in a thread of the command line.
import type { PlainError } from '../protocol/errors.ts';
import type { ManyCore } from './many_core.ts';
import type { PairWishes } from './matrix.ts';

export type ManyCall = { number: number } & (
  | { kind: 'count'; request: Uint8Array; pack: boolean }
  | { kind: 'keep'; packed: Uint8Array }
  | { kind: 'pairs'; begin: number; end: number; wishes: PairWishes }
  | { kind: 'arrange'; uncapped: Uint8Array; status: Uint8Array; replicates: Uint8Array }
  | { kind: 'clear' }
  | { kind: 'version' }
  | { kind: 'refused' }
);
export type ManyAnswer = { number: number } & ({ text: string; bytes: Uint8Array | null } | { error: PlainError });

export class ManyDesk {
  private readonly keeper: ManyCore;
  private readonly counter: ManyCore;

  constructor(keeper: ManyCore, counter: ManyCore) {
    this.keeper = keeper;
    this.counter = counter;
  }

  answer(call: ManyCall): ManyAnswer {
    const { number } = call;
    switch (call.kind) {
      case 'count': {
        if (!call.pack) return { number, text: this.keeper.add(call.request), bytes: null };
        this.counter.clear();
        const text = this.counter.add(call.request);
        return { number, text, bytes: this.counter.pack(0) };
      }
      case 'keep':
        return { number, text: this.keeper.addPacked(call.packed), bytes: null };
      case 'pairs':
        return { number, text: '', bytes: this.keeper.pairs(call.begin, call.end, call.wishes) };
      case 'arrange':
        return { number, text: this.keeper.arrange(call.uncapped, call.status, call.replicates), bytes: null };
      case 'clear':
        this.keeper.clear();
        return { number, text: '', bytes: null };
      case 'version':
        return { number, text: this.keeper.version(), bytes: null };
      case 'refused':
        return { number, text: JSON.stringify(this.keeper.refused), bytes: null };
    }
  }
}
