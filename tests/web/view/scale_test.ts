import assert from 'node:assert/strict';
import test from 'node:test';
import { parseReport } from '../../../web/src/report/parse_report.ts';
import { heatLevel, position, quantileAt, ratioAxis, shareAt } from '../../../web/src/view/scale.ts';
import { okReport } from '../samples/sample_reports.mjs';

const report = parseReport(JSON.stringify(okReport()));

test('everything that is shown lies on the axis', () => {
  const axis = ratioAxis(report.verdict!, report.distributions);
  for (const value of [report.verdict!.log10LR, ...report.verdict!.interval, ...report.distributions.flatMap((row) => row.quantiles.map(([, at]) => at))]) {
    assert.ok(value >= axis.low && value <= axis.high, String(value));
  }
  assert.ok(axis.ticks.includes(0));
});

test('positions rise with values and stay inside the picture, also for values off the axis', () => {
  const axis = { low: -2, high: 3 };
  const placed = [-1000, -2, -1, 0, 2.5, 3, 1e9].map((value) => position(axis, value));
  assert.deepEqual([...placed].sort((a, b) => a - b), placed);
  assert.ok(placed[0]! >= 0 && placed.at(-1)! <= 100);
});

test('quantiles are read between the known ones and never beyond', () => {
  const quantiles: [number, number][] = [[0.25, 1], [0.75, 3]];
  assert.equal(quantileAt(quantiles, 0.5), 2);
  assert.equal(quantileAt(quantiles, 0), 1);
  assert.equal(quantileAt(quantiles, 1), 3);
  assert.equal(quantileAt([], 0.5), null);
});

test('the share at a figure is read between the measured ones, whatever their order', () => {
  const table = [{ log10LR: 2, share: 0 }, { log10LR: 0, share: 0.2 }];
  assert.ok(Math.abs(shareAt(table, 1)! - 0.1) < 1e-12);
  assert.equal(shareAt(table, 9), 0);
  assert.equal(shareAt([], 1), null);
});

test('shades rise with the weight of a cell and do not depend on its sign', () => {
  assert.deepEqual([0, 0.2, 0.5, 1, 2].map(heatLevel), [0, 1, 2, 3, 4]);
  assert.equal(heatLevel(-1), heatLevel(1));
});
