// The one owner of the wasm module of many bots, as worker/core.ts is of the core: bytes in, decoded envelopes out. Runs
// unchanged in a worker and in Node.
import { KinprintError, isErrorCode } from '../protocol/errors.ts';
import type { RefusedTable, TableBytes } from '../protocol/messages.ts';
import type { Envelope } from '../../../wasm/kinprint.d.ts';
import type { Many, ManyModule } from '../../../wasm/kinprint_many.d.ts';
import type { PairWishes } from './matrix.ts';

export type ManyFactory = (options: { wasmBinary: ArrayBuffer | Uint8Array }) => Promise<ManyModule>;

export class ManyCore {
  readonly refused: RefusedTable[] = [];
  private readonly handle: Many;

  private constructor(handle: Many) {
    this.handle = handle;
  }

  static async open(factory: ManyFactory, wasm: ArrayBuffer | Uint8Array, tables: TableBytes[]): Promise<ManyCore> {
    const module = await factory({ wasmBinary: wasm });
    const core = new ManyCore(new module.Many());
    for (const table of tables) {
      const bytes = new Uint8Array(table.bytes);
      const { code, message } = table.isPack ? core.handle.loadPack(table.name, bytes) : core.handle.loadTables(table.name, bytes);
      if (code !== 'ok') core.refused.push({ name: table.name, code, message });
    }
    return core;
  }

  clear(): void {
    this.handle.clear();
  }

  // `request`: as for a comparison; its left side is the bot.
  add(request: Uint8Array): string {
    return text(this.handle.add(request));
  }

  pack(bot: number): Uint8Array {
    return checked(this.handle.pack(bot)).payload;
  }

  addPacked(bytes: Uint8Array): string {
    return text(this.handle.addPacked(bytes));
  }

  pairs(begin: number, end: number, wishes: PairWishes): Uint8Array {
    return checked(this.handle.pairs(begin, end, wishes.seed, wishes.replicates, wishes.intervals ? 1 : 0, wishes.controlsFromList ? 1 : 0)).payload;
  }

  arrange(uncapped: Uint8Array, status: Uint8Array, replicates: Uint8Array): string {
    return text(this.handle.arrange(uncapped, status, replicates));
  }

  version(): string {
    return text(this.handle.version());
  }
}

function checked(envelope: Envelope): Envelope {
  if (envelope.code === 'ok') return envelope;
  const code = isErrorCode(envelope.code) ? envelope.code : 'internal';
  throw new KinprintError(code, envelope.message, envelope.position);
}

function text(envelope: Envelope): string {
  return new TextDecoder().decode(checked(envelope).payload);
}
