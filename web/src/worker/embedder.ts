// Sentences to unit-length vectors, with the model of models/manifest.json on the ONNX runtime's wasm. Runs unchanged
// in a worker and in Node; fetches nothing, touches no page: every byte is handed in.
import * as runtime from 'onnxruntime-web/wasm';
import { KinprintError } from '../protocol/errors.ts';
import { sha256 } from '../protocol/hexadecimal.ts';
import type { ModelBytes } from '../protocol/messages.ts';
import { openTokenizer } from './tokenizer.ts';
import type { TokenNumbers } from './tokenizer.ts';

export const embeddingDimensions = 384;
// As models/manifest.json has it: name and version (a test compares them).
export const modelName = 'minilm 1.0.0';

// Sentences per run. 4 was the fastest of 1, 4 and 8 in wasm on one thread (bench/embedding/README.md).
const batchSentences = 4;

interface Sequence {
  numbers: number[];
  rows: number[]; // the sentences that came out as these very numbers
}

export class Embedder {
  readonly dimensions = embeddingDimensions;
  readonly name = modelName;
  readonly sha256: string; // of the weights; empty where the browser computes none (plain http)
  private readonly session: runtime.InferenceSession;
  private readonly tokenizer: TokenNumbers;

  private constructor(session: runtime.InferenceSession, tokenizer: TokenNumbers, sha256: string) {
    this.session = session;
    this.sha256 = sha256;
    this.tokenizer = tokenizer;
  }

  // The first call starts the runtime, with its thread count, for the life of this worker or process.
  static async open({ runtimeWasm, weights, tokenizer, threads }: ModelBytes): Promise<Embedder> {
    try {
      runtime.env.wasm.wasmBinary = runtimeWasm;
      runtime.env.wasm.numThreads = threads;
      runtime.env.wasm.proxy = false;
      runtime.env.logLevel = 'error';
      const tokens = openTokenizer(tokenizer);
      const digest = (await sha256(weights)) ?? '';
      const session = await runtime.InferenceSession.create(new Uint8Array(weights), {
        executionProviders: ['wasm'],
        graphOptimizationLevel: 'all',
      });
      return new Embedder(session, tokens, digest);
    } catch (thrown) {
      throw new KinprintError('model_failed', `the model did not start: ${messageOf(thrown)}`);
    }
  }

  // One row of 384 numbers a sentence, in the order given. A row depends on the set of sentences only, not on their
  // order, because batches are formed in an order of their own; swapping two sides therefore changes nothing. (A run
  // rounds its inputs with one step for the whole batch, so other sentences do reach a row, slightly: a test bounds it.)
  async embed(sentences: readonly string[], onProgress: (done: number, total: number) => void = () => undefined): Promise<Float32Array> {
    const result = new Float32Array(sentences.length * embeddingDimensions);
    const sequences = this.distinctSequences(sentences);
    let done = 0;
    for (let begin = 0; begin < sequences.length; begin += batchSentences) {
      const batch = sequences.slice(begin, begin + batchSentences);
      const vectors = await this.run(batch);
      batch.forEach((sequence, index) => {
        const vector = vectors.subarray(index * embeddingDimensions, (index + 1) * embeddingDimensions);
        for (const row of sequence.rows) result.set(vector, row * embeddingDimensions);
        done += sequence.rows.length;
      });
      onProgress(done, sentences.length);
    }
    return result;
  }

  // Every different sequence once, shortest first, equal lengths in the order of their numbers.
  private distinctSequences(sentences: readonly string[]): Sequence[] {
    const found = new Map<string, Sequence>();
    sentences.forEach((sentence, row) => {
      const numbers = this.tokenizer.of(sentence);
      const key = numbers.join(' ');
      const known = found.get(key);
      if (known) known.rows.push(row);
      else found.set(key, { numbers, rows: [row] });
    });
    return [...found.values()].sort((left, right) => compareNumbers(left.numbers, right.numbers));
  }

  private async run(batch: readonly Sequence[]): Promise<Float32Array> {
    const length = Math.max(...batch.map((sequence) => sequence.numbers.length));
    const numbers = new Int32Array(batch.length * length).fill(this.tokenizer.padding);
    batch.forEach((sequence, index) => numbers.set(sequence.numbers, index * length));
    const input = new runtime.Tensor('int32', numbers, [batch.length, length]);
    try {
      const { embedding } = await this.session.run({ input_ids: input });
      const data = embedding?.data;
      if (!(data instanceof Float32Array) || data.length !== batch.length * embeddingDimensions) {
        throw new Error('the output has another shape');
      }
      return data;
    } catch (thrown) {
      throw new KinprintError('model_failed', `the model stopped: ${messageOf(thrown)}`);
    }
  }
}

function compareNumbers(left: readonly number[], right: readonly number[]): number {
  if (left.length !== right.length) return left.length - right.length;
  const at = left.findIndex((number, index) => number !== right[index]);
  return at < 0 ? 0 : left[at]! - right[at]!;
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
