// The one owner of the wasm core: starts the module, hands it bytes, decodes its envelopes. Nothing here judges; text
// goes in and out as UTF-8 bytes that each side owns. Runs unchanged in a worker and in Node.
import { KinprintError, isErrorCode } from '../protocol/errors.ts';
import type { RefusedTable, TableBytes } from '../protocol/messages.ts';
import type { Envelope, Kinprint, KinprintModule } from '../../../wasm/kinprint.d.ts';

export type CoreFactory = (options: { wasmBinary: ArrayBuffer | Uint8Array }) => Promise<KinprintModule>;

export class Core {
  readonly refused: RefusedTable[] = [];
  private readonly handle: Kinprint;

  private constructor(handle: Kinprint) {
    this.handle = handle;
  }

  static async open(factory: CoreFactory, wasm: ArrayBuffer | Uint8Array, tables: TableBytes[]): Promise<Core> {
    const module = await factory({ wasmBinary: wasm });
    const core = new Core(new module.Kinprint());
    for (const table of tables) {
      const envelope = core.handle.loadTables(table.name, new Uint8Array(table.bytes));
      if (envelope.code !== 'ok') {
        core.refused.push({ name: table.name, code: envelope.code, message: envelope.message });
      }
    }
    return core;
  }

  // The sentences to embed, in the order in which compare expects their vectors.
  segments(request: Uint8Array): string[] {
    const list: unknown = JSON.parse(this.text(this.handle.segments(request)));
    if (!Array.isArray(list)) throw new KinprintError('internal', 'segments are no list');
    return list.map((item: unknown) => {
      const text = typeof item === 'string' ? item : (item as { text?: unknown }).text;
      if (typeof text !== 'string') throw new KinprintError('internal', 'a segment has no text');
      return text;
    });
  }

  // vectors: one row a segment, unit length; empty without the model.
  compare(request: Uint8Array, vectors: Float32Array | null, dimensions: number): string {
    const bytes = vectors ? new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength) : new Uint8Array(0);
    const rows = vectors && dimensions > 0 ? vectors.length / dimensions : 0;
    return this.text(this.handle.compare(request, bytes, rows, rows > 0 ? dimensions : 0));
  }

  batchLine(request: Uint8Array, lineNumber: number): string {
    return this.text(this.handle.batchLine(request, lineNumber));
  }

  importFile(bytes: Uint8Array, name: string): string {
    return this.text(this.handle.importFile(bytes, name));
  }

  // Two files, or one that holds both sides and an empty one; options as in core/text/pairing_request.hpp.
  pairFiles(left: Uint8Array, right: Uint8Array, options: object): string {
    return this.text(this.handle.pairFiles(left, right, new TextEncoder().encode(JSON.stringify(options))));
  }

  formats(): string {
    return this.text(this.handle.formats());
  }

  version(): string {
    return this.text(this.handle.version());
  }

  private text(envelope: Envelope): string {
    if (envelope.code !== 'ok') {
      const code = isErrorCode(envelope.code) ? envelope.code : 'internal';
      throw new KinprintError(code, envelope.message, envelope.position);
    }
    return new TextDecoder().decode(envelope.payload);
  }
}
