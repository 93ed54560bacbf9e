// Which texts of one list mean the same as one of another, by the cosine of their sentence vectors: the best pairs first,
// each text once. For prompts a reader then confirms; nothing is decided here.
import type { AlikePair } from '../protocol/messages.ts';
import type { SentenceEmbedder } from './pipeline.ts';

// Least cosine worth showing. Chosen: prompts that only share a subject mostly stay below it.
const leastSimilarity = 0.75;
// Texts read of each list: at the measured 45 to 75 sentences a second (bench/embedding/README.md) both take 10 to 20 s.
export const mostTexts = 400;

export async function alikeTexts(embedder: SentenceEmbedder, left: string[], right: string[]): Promise<AlikePair[]> {
  const [ours, theirs] = [left.slice(0, mostTexts), right.slice(0, mostTexts)];
  const size = embedder.dimensions;
  const vectors = await embedder.embed([...ours, ...theirs], () => undefined);
  const pairs: AlikePair[] = [];
  for (let one = 0; one < ours.length; one += 1) {
    if (ours[one] === '') continue;
    for (let other = 0; other < theirs.length; other += 1) {
      if (theirs[other] === '') continue;
      let cosine = 0;
      const [a, b] = [one * size, (ours.length + other) * size];
      for (let at = 0; at < size; at += 1) cosine += vectors[a + at]! * vectors[b + at]!;
      if (cosine >= leastSimilarity) pairs.push({ left: one, right: other, similarity: cosine });
    }
  }
  pairs.sort((one, other) => other.similarity - one.similarity || one.left - other.left || one.right - other.right);
  const [usedLeft, usedRight] = [new Set<number>(), new Set<number>()];
  return pairs.filter((pair) => {
    if (usedLeft.has(pair.left) || usedRight.has(pair.right)) return false;
    usedLeft.add(pair.left);
    usedRight.add(pair.right);
    return true;
  });
}
