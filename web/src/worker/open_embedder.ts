// Opens the language model in the worker, from bytes only.
import { KinprintError } from '../protocol/errors.ts';
import type { ModelBytes } from '../protocol/messages.ts';
import type { SentenceEmbedder } from './pipeline.ts';

export async function openEmbedder(_model: ModelBytes): Promise<SentenceEmbedder> {
  throw new KinprintError('model_missing', 'no embedder in this build');
}
