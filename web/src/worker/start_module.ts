// Starts a wasm module from its bytes. Runs unchanged in a worker and in Node.
import { KinprintError } from '../protocol/errors.ts';

// Starts a module; what Emscripten makes of it is one such function.
export type ModuleFactory<Module> = (options: { wasmBinary: ArrayBuffer | Uint8Array }) => Promise<Module>;

// Throws core_damaged for bytes that are no module: a copy without the means to compare digests learns it only here.
export async function startModule<Module>(file: string, factory: ModuleFactory<Module>, wasm: ArrayBuffer | Uint8Array): Promise<Module> {
  if (!WebAssembly.validate(wasm as BufferSource)) throw new KinprintError('core_damaged', `cannot start ${file}: it is damaged`);
  return factory({ wasmBinary: wasm });
}
