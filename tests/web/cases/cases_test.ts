// The known cases: every figure finite and within the caps, no label on an accusation, the document in step with the data,
// and what the view makes of them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { axis, cases, conditions, figuresAt, groups, outcomeOf, ranked, sizes, spread } from '../../../web/src/cases/cases.ts';
import type { Case, Figures } from '../../../web/src/cases/cases.ts';
import { position } from '../../../web/src/view/scale.ts';
import { ratioText } from '../../../web/src/view/format.ts';

const file = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const every: [Case, Figures][] = cases.rows.flatMap((row) => conditions.flatMap((name) => row[name].map((figures): [Case, Figures] => [row, figures])));

test('every figure is finite, within the caps and inside its interval', () => {
  const [lowest, highest] = cases.cap;
  assert.ok(every.length > 400);
  for (const [row, [answers, log10LR, low, high, , ...shares]] of every) {
    const name = `${row.left.name}, ${row.right.name}, ${answers}`;
    assert.ok(Number.isInteger(answers) && answers >= 1 && answers <= 100, name);
    assert.ok([low, log10LR, high].every(Number.isFinite), name);
    assert.ok(lowest - 0.01 <= low && low <= log10LR && log10LR <= high && high <= highest + 0.01, name);
    for (const [share, pairs] of [[shares[0], shares[1]], [shares[2], shares[3]]] as const) {
      assert.ok(share === null ? pairs < 30 : share >= 0 && share <= 1 && pairs >= 30, name);
    }
  }
});

test('a band is that of its figure', () => {
  const edges: [number, string][] = [[0.30103, 'none'], [1, 'weak'], [2, 'moderate']];
  for (const [, [, log10LR, , , band]] of every) assert.equal(band, edges.find(([edge]) => Math.abs(log10LR) < edge)![1], String(log10LR));
});

test('no accused pair has a label, every other stated one has', () => {
  assert.ok(cases.rows.some((row) => row.relation === 'accused'));
  for (const row of cases.rows) {
    const open = row.relation === 'accused' || row.relation === 'not_known';
    assert.equal(row.label === null, open, `${row.left.name}, ${row.right.name}`);
    assert.equal(outcomeOf(row, row.predicted[0]!) === null, open);
  }
});

test('every pair stands in one group, from a source with a licence', () => {
  const shown = groups.flatMap(({ relations }) => ranked(relations, 'exact', 5));
  assert.equal(shown.length, cases.rows.length);
  assert.equal(new Set(shown).size, cases.rows.length);
  const sources = new Set(cases.sources.filter(({ licence }) => licence).map(({ name }) => name));
  for (const { source } of cases.rows) assert.ok(sources.has(source), source);
});

test('the wrong ones are the extremes their rule names', () => {
  const value = (row: Case): number => figuresAt(row, 'predicted', 20)[1];
  const [miss, alarm] = [cases.rows[cases.picks.miss]!, cases.rows[cases.picks.falseAlarm]!];
  const of = (relation: string): number[] => cases.rows.filter((row) => row.relation === relation).map(value);
  assert.equal(value(miss), Math.min(...of('distilled')));
  assert.equal(value(alarm), Math.max(...of('separate')));
  assert.equal(outcomeOf(miss, figuresAt(miss, 'predicted', 20)), 'misses');
  assert.equal(outcomeOf(alarm, figuresAt(alarm, 'predicted', 20)), 'misses');
});

test('pairs are ranked from high to low, and a few of them keep both ends', () => {
  for (const size of sizes) {
    const rows = ranked(['separate'], 'predicted', size);
    const values = rows.map((row) => figuresAt(row, 'predicted', size)[1]);
    assert.deepEqual(values, values.toSorted((a, b) => b - a));
    const few = spread(rows, 12);
    assert.equal(new Set(few).size, 12);
    assert.deepEqual([few[0], few.at(-1)], [rows[0], rows.at(-1)]);
  }
  assert.deepEqual(spread([1, 2], 12), [1, 2]);
});

test('every dot and interval lies inside the picture', () => {
  for (const [, [, log10LR, low, high]] of every) {
    for (const value of [log10LR, low, high]) assert.ok(value > axis.low && value < axis.high && position(axis, value) > 4 && position(axis, value) < 96, String(value));
  }
});

test('the document names every pair and its figure at up to 20 answers', () => {
  const document = file('docs/cases.md');
  assert.ok(document.includes(cases.date));
  for (const row of cases.rows) {
    const line = document.split('\n').find((l) => l.startsWith(`| ${row.left.name} (${row.left.maker}) | ${row.right.name} (${row.right.maker}) |`) && l.includes(`| ${row.source} |`));
    assert.ok(line, `${row.left.name}, ${row.right.name}`);
    for (const name of conditions) {
      const figures = row[name].findLast(([answers]) => answers <= 20)!;
      assert.ok(line.includes(`| ${figures[0]} |`) && line.includes(`**${ratioText(figures[1], 'en')}**`), line);
    }
  }
});

test('the data stay small', () => {
  assert.ok(brotliCompressSync(file('models/cases.json')).length < 14_000);
});

test('a bot without answers stands with its group, in the page and in the document', () => {
  assert.ok(cases.unmeasured.length > 0);
  const document = file('docs/cases.md');
  for (const bot of cases.unmeasured) {
    assert.ok(groups.some(({ name }) => name === bot.group), bot.name);
    assert.ok(document.includes(`${bot.name} (${bot.maker})`), bot.name);
    assert.ok(cases.rows.every((row) => row.left.name !== bot.name && row.right.name !== bot.name), bot.name);
  }
});
