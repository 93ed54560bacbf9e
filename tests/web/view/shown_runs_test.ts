import assert from 'node:assert/strict';
import test from 'node:test';
import { parseReport } from '../../../web/src/report/parse_report.ts';
import type { SharedRun } from '../../../web/src/report/report.ts';
import { text } from '../../../web/src/strings/catalogue.ts';
import type { StringKey, Values } from '../../../web/src/strings/catalogue.ts';
import { fullVariantName } from '../../../web/src/view/report_names.ts';
import { isMostlySigns, orderedRuns, rarestRun } from '../../../web/src/view/shown_runs.ts';
import { sampleReports } from '../samples/sample_reports.mjs';

const speak = (key: StringKey, values?: Values): string => text('en', key, values);
const report = parseReport(JSON.stringify(sampleReports().ok_shared));
const run = (words: string, surprise: number, more: Partial<SharedRun> = {}): SharedRun => ({ ...report.runs[0]!, text: words, words: words.split(/\s+/).length, surprise, stock: false, echo: false, leftOut: false, ...more });

test('a passage of numbers, units, signs or an address is told from one in words', () => {
  for (const [signs, words] of [['\u00b0C) | | Texas | 52\u00b0F (11\u00b0C', 9], ['$33 > $30)\n\n$', 6], ['Temperature regulator: $20 - $50\n- Aquarium pump x2: $20 - $', 12], ['array in PHP - https://site.example/questions', 7]] as const) {
    assert.ok(isMostlySigns({ text: signs, words }), signs);
  }
  for (const [spelt, words] of [['1,440 minutes in a day', 5], ['129 million books have been published', 6], ['\u8fd9\u662f\u4e00\u6761\u8def\u3002', 3]] as const) {
    assert.ok(!isMostlySigns({ text: spelt, words }), spelt);
  }
});

test('what is not counted, not in the figure or mostly signs stands behind the passages in words', () => {
  const runs = [run('a quiet lamp by the river', 20), run('52 | 11 | 40', 90), run('a very long passage of both', 80, { leftOut: true }), run('what the prompt says', 70, { echo: true }), run('the keeper counts his steps', 30)];
  assert.deepEqual(orderedRuns({ runs }).map(({ index }) => index), [4, 0, 1, 2, 3]);
});

test('the variant without the rarest passage names it, as the core chose it', () => {
  const runs = [run('left out of the figure', 90, { leftOut: true }), run('52 | 11 | 40', 80), run('the keeper counts his steps', 30)];
  assert.equal(rarestRun({ runs })!.text, '52 | 11 | 40');
  assert.equal(fullVariantName({ runs }, { name: 'no_best_run', prompt: null }, speak), 'the rarest shared passage (\u201c52 | 11 | 40\u201d)');
  assert.equal(fullVariantName({ runs: [] }, { name: 'no_best_run', prompt: null }, speak), 'the rarest shared passage');
  assert.equal(fullVariantName({ runs }, { name: 'without_prompt', prompt: 2 }, speak), 'prompt 3');
});
