// The files the embedder's tests run on: the model built by models/embedding/build_model.sh and the runtime's wasm.
import { existsSync, readFileSync } from 'node:fs';
import type { ModelBytes } from '../../web/src/protocol/messages.ts';

const root = new URL('../../', import.meta.url);
const weights = new URL('build/models/minilm.onnx', root);
const tokenizer = new URL('build/models/tokenizer.json', root);
const runtimeWasm = new URL('web/node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm', root);

// Why the tests cannot run, or false; given to node:test so that a skip is printed with its reason.
export const missing: string | false = [weights, tokenizer, runtimeWasm].every((file) => existsSync(file))
  ? false
  : 'no model: run models/embedding/build_model.sh and npm ci in web';

function bytesOf(file: URL): ArrayBuffer {
  return new Uint8Array(readFileSync(file)).buffer;
}

export function embedderBytes(): ModelBytes {
  return { weights: bytesOf(weights), tokenizer: bytesOf(tokenizer), runtimeWasm: bytesOf(runtimeWasm), threads: 1 };
}

export function qualitySentences(): string[] {
  const text = readFileSync(new URL('models/embedding/quality_sentences.txt', root), 'utf8');
  return text.split('\n').filter((line) => line.trim() !== '');
}
