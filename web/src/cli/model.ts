// The sentence model under Node, from the files beside the bundled program. A copy without the model is an ordinary
// case: null, and the report says what is missing.
import { Embedder } from '../worker/embedder.ts';
import type { SentenceEmbedder } from '../worker/pipeline.ts';
import { dataBytes, hasData, readManifest } from '../node/data_files.ts';

export async function openModel(): Promise<SentenceEmbedder | null> {
  const { model } = readManifest();
  const files = model ? [model.file, model.tokenizer.file, 'runtime.wasm'] : [];
  const present = files.every(hasData);
  if (model === undefined || !present) return null;
  return Embedder.open({
    weights: dataBytes(model.file),
    tokenizer: dataBytes(model.tokenizer.file),
    runtimeWasm: dataBytes('runtime.wasm'),
    threads: 1, // more would start from files that the bundled program does not carry
  });
}
