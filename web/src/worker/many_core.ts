// The one owner of the wasm module of many bots.
import type { TableBytes } from '../protocol/messages.ts';
import type { Many, ManyModule } from '../../../wasm/kinprint_many.d.ts';
import type { PairWishes } from '../many/matrix.ts';
import { payloadBytes, payloadText } from './envelope.ts';
import { type ModuleFactory, startModule } from './start_module.ts';
import { TableModule } from './table_module.ts';

export type ManyFactory = ModuleFactory<ManyModule>;

export class ManyCore extends TableModule<Many> {
  static async open(factory: ManyFactory, wasm: ArrayBuffer | Uint8Array, tables: TableBytes[]): Promise<ManyCore> {
    const module = await startModule('kinprint_many.wasm', factory, wasm);
    return new ManyCore(new module.Many(), tables);
  }

  clear(): void {
    this.handle.clear();
  }

  // `request`: as for a comparison; its left side is the bot.
  add(request: Uint8Array): string {
    return payloadText(this.handle.add(request));
  }

  pack(bot: number): Uint8Array {
    return payloadBytes(this.handle.pack(bot));
  }

  addPacked(bytes: Uint8Array): string {
    return payloadText(this.handle.addPacked(bytes));
  }

  pairs(begin: number, end: number, wishes: PairWishes): Uint8Array {
    return payloadBytes(this.handle.pairs(begin, end, wishes.seed, wishes.replicates, wishes.intervals ? 1 : 0, wishes.controlsFromList ? 1 : 0));
  }

  arrange(uncapped: Uint8Array, status: Uint8Array, replicates: Uint8Array): string {
    return payloadText(this.handle.arrange(uncapped, status, replicates));
  }
}
