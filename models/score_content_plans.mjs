// Scores the content plan on trials with the shipped sentence model, for models/make_channel_tables.py.
//
// usage: node --import ./web/typescript_loader.mjs models/score_content_plans.mjs < trials.jsonl > scores.tsv
// Output: a line a trial, tab-separated: id, then "content_plan=score"; trials without a shared prompt are left out. Needs
// tools/build_wasm.sh, models/embedding/build_model.sh and `npm ci` in web. About 70 sentences a second on one core; each
// sentence is embedded once.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import createCore from '../build/wasm/kinprint.mjs';
import { Core } from '../web/src/worker/core.ts';
import { Embedder } from '../web/src/worker/embedder.ts';

const bytesOf = (path) => new Uint8Array(readFileSync(new URL(`../${path}`, import.meta.url))).buffer;
const table = (name) => ({ name, bytes: bytesOf(`models/tables/${name}.kpt`) });

// A verdict is asked for, so that its tables must be there; only the score of the channel is read.
const core = await Core.open(createCore, bytesOf('build/wasm/kinprint.wasm'), ['general', 'fingerprint', 'prompts'].map(table));
const embedder = await Embedder.open({
  weights: bytesOf('build/models/minilm.onnx'),
  tokenizer: bytesOf('build/models/tokenizer.json'),
  runtimeWasm: bytesOf('web/node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm'),
});

const kept = new Map(); // sentence -> its vector

async function vectorsOf(sentences) {
  const fresh = [...new Set(sentences)].filter((sentence) => !kept.has(sentence));
  const made = await embedder.embed(fresh, () => undefined);
  fresh.forEach((sentence, at) => kept.set(sentence, made.slice(at * embedder.dimensions, (at + 1) * embedder.dimensions)));
  const vectors = new Float32Array(sentences.length * embedder.dimensions);
  sentences.forEach((sentence, at) => vectors.set(kept.get(sentence), at * embedder.dimensions));
  return vectors;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, left, right } = JSON.parse(line);
  const prompts = new Set(left.answers.map(({ prompt }) => prompt));
  if (!right.answers.some(({ prompt }) => prompts.has(prompt))) continue;
  const request = new TextEncoder().encode(JSON.stringify({ left, right, options: { robustness: false } }));
  const sentences = core.segments(request);
  if (sentences.length === 0) continue;
  const report = JSON.parse(core.compare(request, await vectorsOf(sentences), embedder.dimensions));
  const channel = report.channels.find(({ name }) => name === 'content_plan');
  if (channel?.available) process.stdout.write(`${id}\tcontent_plan=${channel.score}\n`);
}
process.stderr.write(`${kept.size} sentences\n`);
