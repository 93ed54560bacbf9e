// Types of the wasm module of the importers, written by hand; tests/repo/declarations.test.mjs compares them with
// import_bindings.cpp. The contract is in README.md.
import type { Envelope } from './kinprint.d.ts';

export declare class Importer {
  constructor();
  importFile(bytes: Uint8Array, options: Uint8Array): Envelope;
  importPiece(rest: Uint8Array, bytes: Uint8Array, options: Uint8Array): Envelope;
  pairFiles(left: Uint8Array, right: Uint8Array, options: Uint8Array): Envelope;
  formats(): Envelope;
  delete(): void;
}

export interface ImporterModule {
  Importer: typeof Importer;
}

// wasmBinary is always given, as for the core.
export default function createImporter(options: { wasmBinary: ArrayBuffer | Uint8Array }): Promise<ImporterModule>;
