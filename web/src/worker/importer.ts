// The one owner of the importers' wasm module, which is started when the first file is imported and not before. Like
// core.ts it judges nothing and runs unchanged in a worker and in Node.
import type { ImportWishes, PairingOptions } from '../protocol/import_options.ts';
import type { Importer as Handle, ImporterModule } from '../../../wasm/kinprint_import.d.ts';
import { payloadText } from './envelope.ts';

export type ImporterFactory = (options: { wasmBinary: ArrayBuffer | Uint8Array }) => Promise<ImporterModule>;

function optionBytes(options: object | undefined): Uint8Array {
  return options === undefined ? new Uint8Array(0) : new TextEncoder().encode(JSON.stringify(options));
}

export class Importer {
  private readonly handle: Handle;

  private constructor(handle: Handle) {
    this.handle = handle;
  }

  static async open(factory: ImporterFactory, wasm: ArrayBuffer | Uint8Array): Promise<Importer> {
    const module = await factory({ wasmBinary: wasm });
    return new Importer(new module.Importer());
  }

  // The normalised record of one file, or of one piece of it.
  importFile(bytes: Uint8Array, name: string, options?: ImportWishes): string {
    return payloadText(this.handle.importFile(bytes, name, optionBytes(options)));
  }

  // Two files, or one that holds both sides and an empty one.
  pairFiles(left: Uint8Array, right: Uint8Array, options?: PairingOptions): string {
    return payloadText(this.handle.pairFiles(left, right, optionBytes(options)));
  }

  formats(): string {
    return payloadText(this.handle.formats());
  }
}
