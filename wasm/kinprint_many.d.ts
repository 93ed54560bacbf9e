// Types of the wasm module of many bots, written by hand; tests/repo/declarations.test.mjs compares them with
// many_bindings.cpp. The contract is in README.md.
import type { Envelope } from './kinprint.d.ts';

export declare class Many {
  constructor();
  loadTables(name: string, bytes: Uint8Array): Envelope;
  loadPack(name: string, bytes: Uint8Array): Envelope;
  clear(): void;
  add(request: Uint8Array): Envelope;
  pack(bot: number): Envelope;
  addPacked(bytes: Uint8Array): Envelope;
  pairs(begin: number, end: number, seed: number, replicates: number, intervals: number, controlsFromList: number): Envelope;
  arrange(uncapped: Uint8Array, status: Uint8Array, replicates: Uint8Array): Envelope;
  version(): Envelope;
  delete(): void;
}

export interface ManyModule {
  Many: typeof Many;
}

// wasmBinary is always given: the glue has no way to fetch a file under Node or from file:.
export default function createMany(options: { wasmBinary: ArrayBuffer | Uint8Array }): Promise<ManyModule>;
