import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { KinprintError } from '../../web/src/protocol/errors.ts';
import { Embedder, embeddingDimensions } from '../../web/src/worker/embedder.ts';
import { embedderBytes, missing, qualitySentences } from './embedder_files.ts';

function row(vectors: Float32Array, index: number): Float32Array {
  return vectors.subarray(index * embeddingDimensions, (index + 1) * embeddingDimensions);
}

function cosine(left: Float32Array, right: Float32Array): number {
  return left.reduce((sum, value, index) => sum + value * right[index]!, 0);
}

function hasCode(code: string) {
  return (thrown: unknown): boolean => thrown instanceof KinprintError && thrown.code === code;
}

describe('embedder', { skip: missing }, () => {
  let embedder: Embedder;
  const sentences = missing ? [] : qualitySentences().slice(0, 24);

  before(async () => {
    embedder = await Embedder.open(embedderBytes());
  });

  it('gives one row of unit length a sentence', async () => {
    const vectors = await embedder.embed(sentences);
    assert.equal(embedder.dimensions, 384);
    assert.equal(vectors.length, sentences.length * embeddingDimensions);
    sentences.forEach((_, index) => {
      assert.ok(Math.abs(cosine(row(vectors, index), row(vectors, index)) - 1) < 1e-5);
    });
  });

  it('gives the same bytes again', async () => {
    assert.deepEqual(await embedder.embed(sentences), await embedder.embed(sentences));
  });

  it('gives every sentence the same row in whatever order they come', async () => {
    const forward = await embedder.embed(sentences);
    const backward = await embedder.embed([...sentences].reverse());
    sentences.forEach((_, index) => {
      assert.deepEqual(row(backward, sentences.length - 1 - index), row(forward, index));
    });
  });

  it('hardly lets the other sentences of a batch reach a row', async () => {
    const together = await embedder.embed(sentences);
    for (const [index, sentence] of sentences.entries()) {
      const alone = await embedder.embed([sentence]);
      assert.ok(cosine(alone, row(together, index)) > 0.985, `sentence ${index}`);
    }
  });

  it('gives repeated sentences equal rows', async () => {
    const vectors = await embedder.embed(['One thing.', 'Another thing entirely.', 'One thing.']);
    assert.deepEqual(row(vectors, 0), row(vectors, 2));
    assert.notDeepEqual(row(vectors, 0), row(vectors, 1));
  });

  it('puts a paraphrase nearer than a stranger', async () => {
    const vectors = await embedder.embed([
      'Plants turn sunlight into sugar.',
      'Sugar is what a plant makes out of light.',
      'The lease may be ended by either side with a month of notice.',
    ]);
    const near = cosine(row(vectors, 0), row(vectors, 1));
    const far = cosine(row(vectors, 0), row(vectors, 2));
    assert.ok(near > far + 0.4, `${near} and ${far}`);
  });

  it('answers no sentences with no rows, and an empty sentence with a row', async () => {
    assert.equal((await embedder.embed([])).length, 0);
    const vectors = await embedder.embed(['']);
    assert.ok(Math.abs(cosine(vectors, vectors) - 1) < 1e-5);
  });

  it('takes a sentence far beyond the model\u2019s length', async () => {
    const vectors = await embedder.embed(['endless words without any stop '.repeat(2000)]);
    assert.ok(vectors.every(Number.isFinite));
  });

  it('reports progress that only grows and ends at the total', async () => {
    const seen: number[] = [];
    await embedder.embed(sentences, (done, total) => {
      assert.equal(total, sentences.length);
      seen.push(done);
    });
    assert.ok(seen.length > 1);
    assert.ok(seen.every((done, index) => index === 0 || done > seen[index - 1]!));
    assert.equal(seen.at(-1), sentences.length);
  });

  it('refuses a damaged model', async () => {
    const damaged = { ...embedderBytes(), weights: new ArrayBuffer(1000) };
    await assert.rejects(Embedder.open(damaged), hasCode('model_failed'));
  });
});
