import assert from 'node:assert/strict';
import test from 'node:test';
import { parseReport } from '../../../web/src/report/parse_report.ts';
import { text } from '../../../web/src/strings/catalogue.ts';
import type { StringKey, Values } from '../../../web/src/strings/catalogue.ts';
import { backgroundWords, controlWarning, intervalTowards, nextStepWords, pictureCaption, summaryParagraph, supportWords, verdictDirection } from '../../../web/src/view/verdict.ts';
import { sampleReports } from '../samples/sample_reports.mjs';

const reports = Object.fromEntries(Object.entries(sampleReports()).map(([name, sample]) => [name, parseReport(JSON.stringify(sample))]));
const speak = (key: StringKey, values?: Values): string => text('en', key, values);

test('a figure below one is told for separate development, with its interval turned round', () => {
  const verdict = reports['ok_separate']!.verdict!;
  assert.equal(verdictDirection(verdict), 'separate');
  const [low, high] = intervalTowards(verdict, 'separate');
  assert.ok(low < high && low > 0);
  assert.match(supportWords(verdict, speak), /separate development/);
});

test('the summary states figure, interval, size and that it is no probability', () => {
  const summary = summaryParagraph(reports['ok_shared']!, 'en', speak);
  for (const part of ['40', '7.9', '200', '3 prompts', 'Bot P', 'Bot Q', 'not a probability', '0.1.0']) assert.ok(summary.includes(part), part);
  assert.doesNotMatch(summary, /\{\w+\}/);
});

test('a summary of a result without figure gives the reason and no figure', () => {
  const summary = summaryParagraph(reports['same_text']!, 'en', speak);
  assert.match(summary, /no likelihood ratio/);
  assert.equal(pictureCaption(reports['same_text']!, 'en', speak), '');
});

test('cap and instability are part of what is quoted', () => {
  const summary = summaryParagraph(reports['ok_capped']!, 'en', speak);
  assert.match(summary, /limited by the calibration/);
  assert.match(summary, /changes when parts/);
});

test('every status without figure has a next step in words', () => {
  for (const name of ['not_enough', 'same_text', 'unsupported_language', 'refusal_only', 'code_only']) {
    const next = nextStepWords(reports[name]!, speak);
    assert.ok(next && next.step.length > 10, name);
    assert.doesNotMatch(next.step, /\{\w+\}/);
  }
});

test('control bots that answered stand before the kind of background, by how many prompts they answered', () => {
  const { inputs, verdict, ...rest } = reports['ok_shared']!;
  const words = (promptsObserved: number): string => backgroundWords({ ...rest, inputs: { ...inputs, promptsObserved }, verdict }, { ...verdict!, background: 'predicted' }, speak);
  assert.match(words(0), /never measured with other bots/);
  assert.match(words(1), /answered one of the prompts/);
  assert.match(words(3), /answered 3 of the prompts/);
  const unused = { ...rest, inputs: { ...inputs, promptsObserved: 0, controls: [inputs.left] }, verdict };
  assert.match(backgroundWords(unused, { ...verdict!, background: 'predicted' }, speak), /answered none of the prompts/);
  const older = { ...unused, inputs: { ...unused.inputs, promptsObserved: null } };
  assert.match(backgroundWords(older, { ...verdict!, background: 'predicted' }, speak), /never measured with other bots/);
  assert.match(backgroundWords(unused, { ...verdict!, background: 'exact' }, speak), /Every prompt is among/);
});

test('a control bot that looks related is named with the side it is nearer to; others are not', () => {
  const { inputs, ...rest } = reports['ok_shared']!;
  const controls = ['Near', '', 'Far', 'Unknown'].map((name) => ({ ...inputs.left, name }));
  const controlLikeness = [{ left: 0.2, right: 1.4 }, { left: 1, right: null }, { left: 0.99, right: -1 }, { left: null, right: null }];
  const words = controlWarning({ ...rest, inputs: { ...inputs, controls, controlLikeness } }, 'en', speak);
  assert.match(words ?? '', /themselves: Near to Bot Q \(LR 30\); C2 to Bot P \(LR 10\)\. Such a one/);
  assert.equal(controlWarning({ ...rest, inputs: { ...inputs, controls, controlLikeness: controlLikeness.slice(2) } }, 'en', speak), null);
});
