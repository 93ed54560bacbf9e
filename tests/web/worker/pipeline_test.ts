import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { parseReport } from '../../../web/src/report/parse_report.ts';
import type { Core } from '../../../web/src/worker/core.ts';
import { modelName } from '../../../web/src/worker/embedder.ts';
import { compareInSteps, mostSentences } from '../../../web/src/worker/pipeline.ts';
import { okReport } from '../samples/sample_reports.mjs';

// A core that says the model was used exactly when it is given vectors; the name of a side looks like that very field.
function madeCore(sentences: string[]): Core {
  const report = (used: boolean): string => JSON.stringify({ ...okReport(), model: { used }, inputs: { ...okReport().inputs, left: { ...okReport().inputs.left, name: '"model":{"used":true}' } } });
  return { segments: () => sentences, compare: (_: Uint8Array, vectors: Float32Array | null) => report(vectors !== null) } as unknown as Core;
}
const embedder = { dimensions: 2, name: 'made 1.0', sha256: 'ab12', embed: async (list: string[]) => new Float32Array(list.length * 2) };

async function run(sentences: string[], withModel: boolean): Promise<{ text: string; refined: boolean }[]> {
  const reports: { text: string; refined: boolean }[] = [];
  await compareInSteps(madeCore(sentences), withModel ? embedder : null, new Uint8Array(), {
    onReport: (text, refined) => reports.push({ text, refined }),
    onProgress: () => undefined,
  });
  return reports;
}

test('the refined report names the model and its SHA-256, the first one does not', async () => {
  const [first, refined] = await run(['a', 'b'], true);
  assert.deepEqual(parseReport(first!.text).model, { used: false, name: '', sha256: '' });
  assert.deepEqual(parseReport(refined!.text).model, { used: true, name: 'made 1.0', sha256: 'ab12' });
  assert.equal(parseReport(refined!.text).inputs.left.name, '"model":{"used":true}');
});

test('without a model, or with too many sentences for it, the first report is the last', async () => {
  assert.equal((await run(['a'], false)).length, 1);
  assert.equal((await run(Array.from({ length: mostSentences + 1 }, () => 'a'), true)).length, 1);
});

test('the model is named as the manifest names it', () => {
  const { model } = JSON.parse(readFileSync(new URL('../../../models/manifest.json', import.meta.url), 'utf8')) as { model: { name: string; version: string } };
  assert.equal(modelName, `${model.name} ${model.version}`);
});
