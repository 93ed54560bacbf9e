// The one owner of the importers' wasm module, which is started when the first file is imported and not before. Like
// core.ts it judges nothing and runs unchanged in a worker and in Node.
import { KinprintError } from '../protocol/errors.ts';
import type { ImportWishes, PairingOptions } from '../protocol/import_options.ts';
import type { Importer as Handle, ImporterModule } from '../../../wasm/kinprint_import.d.ts';
import type { ImportedPiece } from '../import/import_files.ts';
import { joined } from '../import/byte_source.ts';
import { packedTrailer } from '../import/packed_record.ts';
import { payloadBytes, payloadText } from './envelope.ts';
import { type ModuleFactory, startModule } from './start_module.ts';

export type ImporterFactory = ModuleFactory<ImporterModule>;

function optionBytes(options: object | undefined): Uint8Array {
  return options === undefined ? new Uint8Array(0) : new TextEncoder().encode(JSON.stringify(options));
}

// One function that returns a vector of zeros with its bytes counted: valid where there are vector instructions. Browsers
// have them since 2021 (Chrome 91, Firefox 89) and 2023 (Safari 16.4), Node since 16.4.
const vectorModule = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11]);

export class Importer {
  private readonly handle: Handle;

  private constructor(handle: Handle) {
    this.handle = handle;
  }

  static async open(factory: ImporterFactory, wasm: ArrayBuffer | Uint8Array): Promise<Importer> {
    if (!WebAssembly.validate(vectorModule)) throw new KinprintError('old_browser', 'WebAssembly without vector instructions');
    const module = await startModule('kinprint_import.wasm', factory, wasm);
    return new Importer(new module.Importer());
  }

  // The normalised record of one file.
  importFile(bytes: Uint8Array, options?: ImportWishes): string {
    return payloadText(this.handle.importFile(bytes, optionBytes(options)));
  }

  // The packed record of a file or of a piece of one, which begins with what the piece before left unread (`rest`).
  importPiece(rest: Uint8Array, bytes: Uint8Array, options: ImportWishes): ImportedPiece {
    const packed = payloadBytes(this.handle.importPiece(rest, bytes, optionBytes(options)));
    const { read } = packedTrailer(packed);
    return { packed, rest: read >= rest.length ? bytes.slice(read - rest.length) : joined([rest.subarray(read), bytes]) };
  }

  // Two files, or one that holds both sides and an empty one.
  pairFiles(left: Uint8Array, right: Uint8Array, options?: PairingOptions): string {
    return payloadText(this.handle.pairFiles(left, right, optionBytes(options)));
  }

  formats(): string {
    return payloadText(this.handle.formats());
  }
}
