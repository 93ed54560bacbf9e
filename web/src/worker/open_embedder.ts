// Opens the language model in the worker, from bytes only.
import type { ModelBytes } from '../protocol/messages.ts';
import { Embedder } from './embedder.ts';
import type { SentenceEmbedder } from './pipeline.ts';

export async function openEmbedder(model: ModelBytes): Promise<SentenceEmbedder> {
  return Embedder.open(model, model.threads);
}
