// What the owners of a wasm module that knows tables have in common (core.ts, many_core.ts): they alone hold its object, and
// hand it tables and packs before anything else. They judge nothing: text goes in and out as UTF-8 bytes that each side owns.
// They run unchanged in a worker and in Node.
import type { RefusedTable, TableBytes } from '../protocol/messages.ts';
import type { Envelope } from '../../../wasm/kinprint.d.ts';
import { payloadText } from './envelope.ts';

interface TableHandle {
  loadTables(name: string, bytes: Uint8Array): Envelope;
  loadPack(name: string, bytes: Uint8Array): Envelope;
  version(): Envelope;
}

export abstract class TableModule<Handle extends TableHandle> {
  readonly refused: RefusedTable[]; // tables and packs; the rest goes on without them
  protected readonly handle: Handle;

  protected constructor(handle: Handle, tables: readonly TableBytes[]) {
    this.handle = handle;
    this.refused = tables.flatMap(({ name, bytes, isPack }) => {
      const { code, message } = isPack ? handle.loadPack(name, new Uint8Array(bytes)) : handle.loadTables(name, new Uint8Array(bytes));
      return code === 'ok' ? [] : [{ name, code, message }];
    });
  }

  version(): string {
    return payloadText(this.handle.version());
  }
}
