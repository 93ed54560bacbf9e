// The sentence model under Node, from the files beside the bundled program. A copy without the model is an ordinary
// case: null, and the report says what is missing.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Embedder } from '../worker/embedder.ts';
import type { SentenceEmbedder } from '../worker/pipeline.ts';
import { dataFolder, readManifest } from './engine.ts';

function bytesOf(file: string): ArrayBuffer {
  const bytes = readFileSync(fileURLToPath(new URL(file, dataFolder)));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}

export async function openModel(): Promise<SentenceEmbedder | null> {
  const { model } = readManifest();
  const files = model ? [model.file, model.tokenizer.file, 'runtime.wasm'] : [];
  const present = files.every((file) => existsSync(new URL(file, dataFolder)));
  if (model === undefined || !present) return null;
  const bytes = {
    weights: bytesOf(model.file),
    tokenizer: bytesOf(model.tokenizer.file),
    runtimeWasm: bytesOf('runtime.wasm'),
  };
  // The runtime's threads would start from files that the bundled program does not carry.
  return Embedder.open(bytes, 1);
}
