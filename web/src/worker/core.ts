// The one owner of the wasm core.
import { KinprintError } from '../protocol/errors.ts';
import type { TableBytes } from '../protocol/messages.ts';
import type { Kinprint, KinprintModule } from '../../../wasm/kinprint.d.ts';
import { payloadBytes, payloadText } from './envelope.ts';
import { type ModuleFactory, startModule } from './start_module.ts';
import { TableModule } from './table_module.ts';

export type CoreFactory = ModuleFactory<KinprintModule>;

export class Core extends TableModule<Kinprint> {
  static async open(factory: CoreFactory, wasm: ArrayBuffer | Uint8Array, tables: TableBytes[]): Promise<Core> {
    const module = await startModule('kinprint.wasm', factory, wasm);
    return new Core(new module.Kinprint(), tables);
  }

  // The sentences to embed, in the order in which compare expects their vectors.
  segments(request: Uint8Array): string[] {
    const list: unknown = JSON.parse(payloadText(this.handle.segments(request)));
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
    return payloadText(this.handle.compare(request, bytes, rows, rows > 0 ? dimensions : 0));
  }

  batchLine(request: Uint8Array, lineNumber: number): string {
    return payloadText(this.handle.batchLine(request, lineNumber));
  }

  // Adds a pack's references; throws with the reason where it is refused, and then nothing of it is there.
  addPack({ name, bytes }: TableBytes): void {
    payloadBytes(this.handle.loadPack(name, new Uint8Array(bytes)));
  }

  // The bytes of a pack of the request's left side, under its name and month.
  makePack(request: Uint8Array): Uint8Array {
    return payloadBytes(this.handle.makePack(request));
  }
}
