// Starts a wasm module from its bytes. Runs unchanged in a worker and in Node.
import { KinprintError } from '../protocol/errors.ts';

// Starts a module; what Emscripten makes of it is one such function.
export type ModuleFactory<Module> = (options: { wasmBinary: ArrayBuffer | Uint8Array }) => Promise<Module>;

// Throws core_damaged for bytes that are no module: a copy without the means to compare digests learns it only here; and
// worker_failed where the machine has no memory left for it, which is no fault of the program.
export async function startModule<Module>(file: string, factory: ModuleFactory<Module>, wasm: ArrayBuffer | Uint8Array): Promise<Module> {
  if (!WebAssembly.validate(wasm as BufferSource)) throw new KinprintError('core_damaged', `cannot start ${file}: it is damaged`);
  try {
    return await factory({ wasmBinary: wasm });
  } catch (thrown) {
    if (/out of memory/i.test(String(thrown))) throw new KinprintError('worker_failed', `cannot start ${file}: there is too little memory`);
    throw thrown;
  }
}
