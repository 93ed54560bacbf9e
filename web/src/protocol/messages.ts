// The whole conversation between a host and the worker. One worker holds the wasm core and the language model; it works
// on one request at a time, in order. Cancelling is ending the worker.
//
// host -> worker                         worker -> host
// open        core wasm and tables       alive, opened  tables that were refused, with the reason
// openModel   runtime wasm and model     done
// compare     one request                progress*, report (first, without the model), report (refined)?, done
// openImporter  wasm of the importers    done
// importFile  one file                   imported   its normalised record, as JSON text
// importPiece one file or piece of it    importedPiece  its packed record, and the bytes left to the next piece
// pairFiles   two records, as bytes      imported   the pairs, and the request made of them, as JSON text
// alikeTexts  two lists of short texts   alike      pairs that mean the same; needs the model
// makePack    one request                packed     a pack of its left side, as bytes
// addPack     name and bytes of a pack   done    or failed, with the reason
//
// Every message carries the number of the request it belongs to. Any request may end in failed instead, once; after
// done, opened, imported, importedPiece, alike, packed or failed nothing more comes for that number. A report is JSON text exactly as the
// core wrote it, so that it can be kept, compared and opened again digit by digit.
import type { PlainError } from './errors.ts';
import type { ImportWishes, PairingOptions } from './import_options.ts';
import type { CompareRequest } from './request.ts';

export interface TableBytes {
  name: string;
  bytes: ArrayBuffer;
  isPack?: boolean; // own references: a file of the reader's, from which nothing else is taken
}

export interface ModelBytes {
  runtimeWasm: ArrayBuffer; // ort-wasm-simd-threaded.wasm of the same version as the package
  weights: ArrayBuffer;
  tokenizer: ArrayBuffer;
  threads: number; // 1 unless the page is isolated
}

// A wasm module with its tables.
export interface ModuleBytes {
  wasm: ArrayBuffer;
  tables: TableBytes[];
  missing: RefusedTable[]; // what could not be had and can be done without, with the reason
}

// Places in the two lists, and how alike the texts are, in (0, 1].
export interface AlikePair {
  left: number;
  right: number;
  similarity: number;
}

// lifeLock names a lock that the worker holds for as long as it lives: no event tells a page that the browser has killed
// a worker, but a lock that becomes free does. The worker says that it is alive once it holds the lock, before it starts the core.
export interface Alive {
  kind: 'alive';
  number: number;
}

export type HostMessage =
  | { kind: 'open'; number: number; wasm: ArrayBuffer; tables: TableBytes[]; lifeLock: string | null }
  | { kind: 'openModel'; number: number; model: ModelBytes }
  | { kind: 'compare'; number: number; request: CompareRequest }
  | { kind: 'openImporter'; number: number; importer: ArrayBuffer }
  | { kind: 'importFile'; number: number; bytes: ArrayBuffer }
  | { kind: 'importPiece'; number: number; rest: ArrayBuffer; bytes: ArrayBuffer; options: ImportWishes }
  | { kind: 'pairFiles'; number: number; left: ArrayBuffer; right: ArrayBuffer; options?: PairingOptions }
  | { kind: 'alikeTexts'; number: number; left: string[]; right: string[] }
  | { kind: 'makePack'; number: number; request: CompareRequest }
  | { kind: 'addPack'; number: number; pack: TableBytes };

// What the worker is doing, for the reader; total 0 means that the amount is not known.
export type Stage = 'comparing' | 'segmenting' | 'embedding' | 'refining';

export interface RefusedTable {
  name: string;
  code: string;
  message: string;
}

export type WorkerMessage =
  | Alive
  | { kind: 'opened'; number: number; refused: RefusedTable[] }
  | { kind: 'progress'; number: number; stage: Stage; done: number; total: number }
  | { kind: 'report'; number: number; text: string; refined: boolean }
  | { kind: 'done'; number: number }
  | { kind: 'imported'; number: number; text: string }
  | { kind: 'importedPiece'; number: number; packed: ArrayBuffer; rest: ArrayBuffer }
  | { kind: 'alike'; number: number; pairs: AlikePair[] }
  | { kind: 'packed'; number: number; bytes: ArrayBuffer }
  | { kind: 'failed'; number: number; error: PlainError };
