// Prompts that mean the same, with made vectors in place of the model's.
import assert from 'node:assert/strict';
import test from 'node:test';
import { alikeTexts, mostTexts } from '../../web/src/worker/alike_texts.ts';

const vectors: Record<string, [number, number]> = { a: [1, 0], 'a too': [0.96, 0.28], b: [0, 1], 'b too': [0.28, 0.96], between: [Math.SQRT1_2, Math.SQRT1_2] };
const embedder = {
  dimensions: 2,
  embed: async (texts: string[]) => Float32Array.from(texts.flatMap((text) => vectors[text] ?? [0, 0])),
};

test('the best pairs come first, each text once', async () => {
  const pairs = await alikeTexts(embedder, ['b', 'a', 'between'], ['a too', 'b too']);
  assert.deepEqual(pairs.map(({ left, right }) => [left, right]).sort(), [[0, 1], [1, 0]]);
  assert.ok(pairs[0]!.similarity > 0.95 && pairs[0]!.similarity <= 1);
});

test('texts that are too far apart, empty or beyond the limit are no pairs', async () => {
  assert.deepEqual(await alikeTexts(embedder, ['a', ''], ['b', '']), []);
  assert.deepEqual(await alikeTexts(embedder, [...Array<string>(mostTexts).fill('b'), 'a'], ['a too']), []);
});
