// The sentences about measured figures that page, file and terminal share.
import assert from 'node:assert/strict';
import test from 'node:test';
import { english as speak } from '../../../web/src/cli/english.ts';
import { parseReport } from '../../../web/src/report/parse_report.ts';
import type { Report } from '../../../web/src/report/report.ts';
import { errorAtThis, errorsNote, measuredSource, measuredTrials, placeAmongUnrelated, placeWords } from '../../../web/src/view/figure_words.ts';
import { madeFromWords } from '../../../web/src/view/library_words.ts';
import { okReport } from '../samples/sample_reports.mjs';

const place = (percentile: number | null): string | null => placeAmongUnrelated({ percentile }, speak);

// With this share of unrelated pairs at or above a figure of this size, and of related pairs at or below it.
function atShare(share: number, log10LR = 1, changes: Partial<Report> = {}): string | null {
  const report = parseReport(JSON.stringify(okReport()));
  const table = [{ log10LR, share }];
  const rates = { ...report.errorRates!, unrelatedAtOrAbove: table, relatedAtOrBelow: table };
  return errorAtThis({ ...report, errorRates: rates, verdict: { ...report.verdict!, log10LR }, ...changes }, 'en', speak);
}

test('a place among unrelated pairs is rounded down and is never above all of them', () => {
  for (const [percentile, count] of [[0, 0], [0.29, 29], [0.786, 78], [0.995, 99], [0.9999999, 99], [1, 99]] as const) {
    assert.equal(place(percentile), `more alike than ${count} of 100 unrelated pairs`);
  }
  assert.equal(place(null), null);
});

test('where a figure starts is no place among unrelated pairs that was not measured', () => {
  assert.equal(placeWords({ name: 'size', percentile: null }, speak), 'where the figure starts');
  assert.equal(placeWords({ name: 'form', percentile: null }, speak), 'not measured');
  assert.equal(placeWords({ name: 'form', percentile: 0.5 }, speak), 'more alike than 50 of 100 unrelated pairs');
});

test('a share of none says of how many trials, and makes up no rate', () => {
  assert.equal(atShare(0), 'None of the 900 trials of unrelated pairs that were measured reaches a figure this high.');
  assert.equal(atShare(0, -1), 'None of the 300 trials of related pairs that were measured comes out this low.');
  assert.equal(atShare(0, 1, { distributions: [] }), 'Of 1,000 unrelated pairs, fewer than one reaches a figure this high or higher.');
});

test('error rates are of the trials of their own kind, and of none where a report does not say how many were of which', () => {
  const report = parseReport(JSON.stringify(okReport()));
  assert.deepEqual(measuredTrials(report), { unrelated: 900, related: 300 });
  assert.deepEqual(measuredTrials({ ...report, distributions: [] }), { unrelated: 0, related: 0 });
});

test('a share is told as a count of 1,000, in the number that fits it', () => {
  assert.equal(atShare(0.0003), 'Of 1,000 unrelated pairs, fewer than one reaches a figure this high or higher.');
  assert.equal(atShare(0.001), 'Of 1,000 unrelated pairs, about 1 reaches a figure this high or higher.');
  assert.equal(atShare(0.02), 'Of 1,000 unrelated pairs, about 20 reach a figure this high or higher.');
  assert.equal(atShare(0.001, -1), 'Of 1,000 related pairs, about 1 comes out this low or lower.');
  assert.equal(atShare(0.1, 1, { errorRates: null }), null);
});

test('what a reference was made from is in the number that fits it', () => {
  assert.equal(madeFromWords({ bots: 1, answers: 1200 }, 'en', speak), '1 bot, 1,200 answers');
  assert.equal(madeFromWords({ bots: 3, answers: 1 }, 'en', speak), '3 bots, 1 answer');
});

test('what is measured says of how many lineages and when, where a report does', () => {
  const report = parseReport(JSON.stringify(okReport()));
  const source = (changed: Partial<Report>): string | null => measuredSource({ ...report, ...changed }, 'en', speak);
  assert.match(source({})!, new RegExp(`of ${report.verdict!.cap.lineages} independent lineages; the tables are of ${report.program.calibration}\\.`));
  assert.equal(source({ errorRates: null }), null);
  assert.equal(source({ program: { ...report.program, calibration: '' } }), null);
  assert.equal(source({ verdict: { ...report.verdict!, cap: { ...report.verdict!.cap, lineages: 0 } } }), null);
});

test('rates of calibrations that had seen the trials, as in reports of before, are told from those of trials nothing was fitted on', () => {
  const noteOf = (report: unknown): string => errorsNote(parseReport(JSON.stringify(report)).errorRates!, speak);
  assert.match(noteOf(okReport()), /trials that nothing was fitted on/);
  const { unseen: _, ...before } = okReport().errorRates!;
  assert.match(noteOf({ ...okReport(), errorRates: before }), /fitted on these trials too/);
});

test('reports of before, which called trials pairs, still say how many there were', () => {
  const written = JSON.stringify(okReport()).replaceAll('"trials":', '"pairs":');
  assert.deepEqual([parseReport(written).errorRates!.trials, parseReport(written).distributions[0]!.trials], [1200, 900]);
});
