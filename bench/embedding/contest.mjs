// Runs in the page and in Node: both embedders over the same sentences, in turns, the first place alternating.
const batchSizes = [1, 4, 8, 32]; // tried for transformers.js; the best is kept

// transformers.js, with its sentences sorted by length as ours are: the fairest way to use it.
function peer(extractor) {
  let batch = 8;
  const embed = async (sentences, size) => {
    const order = sentences.map((_, index) => index).sort((left, right) => sentences[left].length - sentences[right].length);
    const result = new Float32Array(sentences.length * 384);
    for (let begin = 0; begin < order.length; begin += size) {
      const rows = order.slice(begin, begin + size);
      const output = await extractor(rows.map((row) => sentences[row]), { pooling: 'mean', normalize: true });
      rows.forEach((row, index) => result.set(output.data.subarray(index * 384, (index + 1) * 384), row * 384));
      output.dispose?.();
    }
    return result;
  };
  return {
    async chooseBatch(sentences) {
      const times = [];
      for (const size of batchSizes) times.push(await seconds(() => embed(sentences, size)));
      batch = batchSizes[times.indexOf(Math.min(...times))];
      return batch;
    },
    embed: (sentences) => embed(sentences, batch),
  };
}

async function seconds(work) {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
}

// Sentences a second of both sides, by the clock and by the processor time that cpuSeconds() reads (0 where it cannot).
// Both take turns slice by slice, so that whatever else the machine does falls on both.
export async function contest(ours, extractor, sentences, quality, repeats, cpuSeconds) {
  const theirs = peer(extractor);
  await ours.embed(sentences.slice(0, 16));
  await theirs.embed(sentences.slice(0, 16));
  const peerBatch = await theirs.chooseBatch(sentences.filter((_, index) => index % 5 === 0));
  const slices = [0, 1, 2, 3].map((first) => sentences.filter((_, index) => index % 4 === first));
  const rounds = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const clock = { ours: 0, theirs: 0 };
    const processor = { ours: 0, theirs: 0 };
    for (const [index, slice] of slices.entries()) {
      const entries = [['ours', ours], ['theirs', theirs]];
      if ((repeat + index) % 2 === 1) entries.reverse();
      for (const [name, embedder] of entries) {
        const before = await cpuSeconds();
        clock[name] += await seconds(() => embedder.embed(slice));
        processor[name] += (await cpuSeconds()) - before;
      }
    }
    rounds.push({ clock, processor });
  }
  const vectors = { ours: Array.from(await ours.embed(quality)), theirs: Array.from(await theirs.embed(quality)) };
  return { peerBatch, rounds, vectors };
}
