// The one owner of the wasm module of many bots, as core.ts is of the core: bytes in, decoded envelopes out. Runs
// unchanged in a worker and in Node.
import type { RefusedTable, TableBytes } from '../protocol/messages.ts';
import type { Many, ManyModule } from '../../../wasm/kinprint_many.d.ts';
import type { PairWishes } from '../many/matrix.ts';
import { loadAll, payloadBytes, payloadText } from './envelope.ts';
import { startModule } from './start_module.ts';

export type ManyFactory = (options: { wasmBinary: ArrayBuffer | Uint8Array }) => Promise<ManyModule>;

export class ManyCore {
  readonly refused: RefusedTable[];
  private readonly handle: Many;

  private constructor(handle: Many, tables: readonly TableBytes[]) {
    this.handle = handle;
    this.refused = loadAll(handle, tables);
  }

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

  version(): string {
    return payloadText(this.handle.version());
  }
}
