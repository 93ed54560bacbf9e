// One comparison, step by step: the core alone first, so that a verdict stands at once; then, where a model is open, the
// sentences, their vectors, and the same comparison again with them. The model only aligns passages: it never changes
// the likelihood ratio. Without it the first report is the last.
import { KinprintError } from '../protocol/errors.ts';
import type { Stage } from '../protocol/messages.ts';
import type { Core } from './core.ts';

// What worker/embedder.ts provides: unit-length vectors, row after row, in the order of the sentences.
export interface SentenceEmbedder {
  readonly dimensions: number;
  readonly name: string; // of the model, with its version
  readonly sha256: string; // of its weights
  embed(sentences: string[], onProgress: (done: number, total: number) => void): Promise<Float32Array>;
}

export interface PipelineEvents {
  onReport(text: string, refined: boolean): void;
  onProgress(stage: Stage, done: number, total: number): void;
}

// More sentences than this take minutes on one thread; the passages are then left unaligned. At the measured 45 to 75
// sentences a second in Chromium (bench/embedding/README.md) this is 50 to 90 s.
export const mostSentences = 4000;

export async function compareInSteps(
  core: Core,
  embedder: SentenceEmbedder | null,
  request: Uint8Array,
  events: PipelineEvents,
): Promise<void> {
  events.onProgress('comparing', 0, 0);
  events.onReport(core.compare(request, null, 0), false);
  if (!embedder) return;

  events.onProgress('segmenting', 0, 0);
  const sentences = core.segments(request);
  if (sentences.length === 0 || sentences.length > mostSentences) return;
  events.onProgress('embedding', 0, sentences.length);
  const vectors = await embedder.embed(sentences, (done, total) => events.onProgress('embedding', done, total));
  events.onProgress('refining', 0, 0);
  events.onReport(withModelNamed(core.compare(request, vectors, embedder.dimensions), embedder), true);
}

// The core sees vectors, not the model they come from, so which one it was is written into its report here. Nothing a
// reader typed stands before this place in a report.
const modelUsed = '"model":{"used":true}';
function withModelNamed(report: string, { name, sha256 }: SentenceEmbedder): string {
  const at = report.indexOf(modelUsed);
  if (at < 0) throw new KinprintError('internal', 'the report does not say that the model was used');
  return `${report.slice(0, at)}"model":${JSON.stringify({ used: true, name, sha256 })}${report.slice(at + modelUsed.length)}`;
}
