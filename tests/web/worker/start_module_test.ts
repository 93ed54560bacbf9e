// A wasm module that cannot be started says whose fault that is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startModule } from '../../../web/src/worker/start_module.ts';

const smallest = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

test('bytes that are no module are damaged', async () => {
  await assert.rejects(startModule('x.wasm', async () => 1, smallest.subarray(0, 5)), { code: 'core_damaged', message: 'cannot start x.wasm: it is damaged' });
});

test('a machine without memory for a module is no fault of the program', async () => {
  const refuse = async (): Promise<never> => {
    throw new WebAssembly.RuntimeError('Aborted(RangeError: WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory for new instance)');
  };
  await assert.rejects(startModule('x.wasm', refuse, smallest), { code: 'worker_failed', message: 'cannot start x.wasm: there is too little memory' });
  const fail = async (): Promise<never> => {
    throw new Error('anything else');
  };
  await assert.rejects(startModule('x.wasm', fail, smallest), { message: 'anything else' });
});
