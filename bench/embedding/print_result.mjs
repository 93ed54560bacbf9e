// Prints the rounds of a contest and returns the median ratio.
import { rankCorrelation } from './agreement.mjs';

function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function printResult({ peerBatch, rounds, vectors, load }, sentences) {
  console.log(`${sentences} sentences; transformers.js in batches of ${peerBatch}`);
  console.log(`load ms: ours ${load.ours.toFixed(0)}, transformers.js ${load.theirs.toFixed(0)}`);
  const ratios = { clock: [], processor: [] };
  for (const round of rounds) {
    const parts = Object.keys(ratios).map((kind) => {
      const { ours, theirs } = round[kind];
      if (!(ours > 0)) return `${kind}: not measured`;
      ratios[kind].push(theirs / ours);
      return `${kind}: ours ${(sentences / ours).toFixed(1)}/s, transformers.js ${(sentences / theirs).toFixed(1)}/s, ratio ${(theirs / ours).toFixed(2)}`;
    });
    console.log(parts.join(' | '));
  }
  console.log(`rank correlation of pair similarities, here: ${rankCorrelation(vectors.ours, vectors.theirs).toFixed(4)}`);
  const middle = median(ratios.clock);
  const processor = ratios.processor.length > 0 ? median(ratios.processor) : null;
  console.log(`median ratio: clock ${middle.toFixed(2)}, processor time ${processor?.toFixed(2) ?? 'not measured'}`);
  return processor ?? middle;
}
