// The browser's half of the bench; bench.mjs serves it and calls run().
import { env, pipeline } from '@huggingface/transformers';
import { Embedder } from '/web/src/worker/embedder.ts';
import { contest } from './contest.mjs';

async function bytes(address) {
  return (await fetch(address)).arrayBuffer();
}

window.run = async ({ sentences, quality, repeats, threads }) => {
  const files = {
    runtimeWasm: await bytes('/web/node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm'),
    weights: await bytes('/build/models/minilm.onnx'),
    tokenizer: await bytes('/build/models/tokenizer.json'),
    threads,
  };
  let begin = performance.now();
  const ours = await Embedder.open(files);
  const oursMilliseconds = performance.now() - begin;

  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useBrowserCache = false;
  env.localModelPath = '/published/';
  env.backends.onnx.wasm.numThreads = threads;
  const runtime = '/bench/embedding/node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.asyncify';
  env.backends.onnx.wasm.wasmPaths = { mjs: `${runtime}.mjs`, wasm: `${runtime}.wasm` };
  begin = performance.now();
  const extractor = await pipeline('feature-extraction', 'minilm', { dtype: 'fp32', device: 'wasm' });
  const theirsMilliseconds = performance.now() - begin;

  const result = await contest(ours, extractor, sentences, quality, repeats, window.cpuSeconds);
  return { ...result, load: { ours: oursMilliseconds, theirs: theirsMilliseconds }, isolated: window.crossOriginIsolated };
};
window.ready = true;
