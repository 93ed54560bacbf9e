import assert from 'node:assert/strict';
import test from 'node:test';
import { parseReport } from '../../../web/src/report/parse_report.ts';
import { countsFor, isAgainstItsPlace, shownHabits } from '../../../web/src/view/shown_evidence.ts';
import { okReport } from '../samples/sample_reports.mjs';
import '../../../web/src/strings/add_chinese.ts';

const report = parseReport(JSON.stringify(okReport()));

test('a factor that would be shown as 1 counts for neither side', () => {
  assert.deepEqual([0.2, 0.019, 0, -0.019, -0.2].map(countsFor), ['more', 'same', 'same', 'same', 'less']);
});

test('a channel stands against its place where it is more alike than most and counts against, or the other way round', () => {
  const against = (contribution: number, percentile: number | null, changes = {}): boolean => isAgainstItsPlace({ available: true, name: 'wording', contribution, percentile, ...changes });
  assert.ok(against(-0.18, 0.9));
  assert.ok(against(0.18, 0.3));
  for (const [contribution, percentile] of [[0.18, 0.9], [-0.18, 0.3], [-0.01, 0.9], [-0.18, null]] as const) assert.ok(!against(contribution, percentile));
  assert.ok(!against(-0.18, 0.9, { name: 'content_plan' }));
  assert.ok(!against(-0.18, 0.9, { available: false }));
});

test('habits that only say a text is not in Chinese or Japanese are left out', () => {
  const habit = (name: string, leftRate: number, rightRate: number) => ({ ...report.words[0]!, name, leftRate, rightRate });
  const names = (language: string, ...habits: ReturnType<typeof habit>[]): string[] => {
    const { left, right } = report.inputs;
    const inputs = { ...report.inputs, left: { ...left, language }, right: { ...right, language } };
    return shownHabits({ ...report, inputs, form: habits }, 'form').map(({ name }) => name);
  };
  assert.deepEqual(names('en', habit('ideographs', 0, 0), habit('wide_punctuation', 0, 0), habit('italics', 0, 0)), ['italics']);
  assert.deepEqual(names('en', habit('ideographs', 0.01, 0)), ['ideographs']);
  assert.deepEqual(names('zh', habit('wide_punctuation', 0, 0)), ['wide_punctuation']);
  assert.equal(shownHabits(report, 'words'), report.words);
});
