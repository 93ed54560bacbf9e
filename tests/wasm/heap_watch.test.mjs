// A long session must not grow: wasm memory never shrinks, so a leak would end in an abort.
import assert from 'node:assert/strict';
import test from 'node:test';
import { bytesOf, loadModule, noVectors, requestOf } from './load_core.mjs';

test('three hundred comparisons do not grow the memory after the first rounds', async () => {
  // The module does not export its memory; the one it is given on instantiation is caught here.
  const memories = [];
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...parameters) => {
    const result = await instantiate(...parameters);
    const { exports } = result.instance ?? result;
    memories.push(...Object.values(exports).filter((value) => value instanceof WebAssembly.Memory));
    return result;
  };
  let module;
  try {
    module = await loadModule();
  } finally {
    WebAssembly.instantiate = instantiate;
  }
  assert.equal(memories.length, 1, 'the memory was found');
  const size = () => memories[0].buffer.byteLength;
  const core = new module.Kinprint();
  const text = 'The quiet lamp burned above the harbour. '.repeat(500);
  const requests = [requestOf(text, text), requestOf(text, 'Other words.'), requestOf('```\nx\n```', text)].map(bytesOf);
  let settled = 0;
  for (let round = 0; round < 300; round += 1) {
    const request = requests[round % requests.length];
    core.compare(request, noVectors, 0, 0);
    core.batchLine(request, round);
    core.segments(request);
    if (round === 29) settled = size();
  }
  assert.equal(size(), settled);
  core.delete();
});
