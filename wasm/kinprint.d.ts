// Types of the wasm module of the core, written by hand; tests/repo/declarations.test.mjs compares them with bindings.cpp and
// core/base/error.hpp. The contract is in README.md.

export type CoreCode =
  | 'ok'
  | 'invalid_json'
  | 'invalid_request'
  | 'too_large'
  | 'unknown_format'
  | 'invalid_archive'
  | 'table_magic'
  | 'table_version'
  | 'table_size'
  | 'table_checksum'
  | 'tables_missing'
  | 'vectors_shape'
  | 'invalid_report'
  | 'internal';

export interface Envelope {
  code: CoreCode;
  message: string; // for developers; empty when the code is ok
  position: number; // byte in the input, -1 where there is none
  payload: Uint8Array; // UTF-8, owned by JavaScript; empty when the code is not ok
}

export declare class Kinprint {
  constructor();
  loadTables(name: string, bytes: Uint8Array): Envelope;
  loadPack(name: string, bytes: Uint8Array): Envelope;
  segments(request: Uint8Array): Envelope;
  compare(request: Uint8Array, vectors: Uint8Array, rows: number, dimensions: number): Envelope;
  batchLine(request: Uint8Array, lineNumber: number): Envelope;
  makePack(request: Uint8Array): Envelope;
  version(): Envelope;
  delete(): void;
}

export interface KinprintModule {
  Kinprint: typeof Kinprint;
}

// wasmBinary is always given: the glue has no way to fetch a file under Node or from file:.
export default function createKinprint(options: { wasmBinary: ArrayBuffer | Uint8Array }): Promise<KinprintModule>;
