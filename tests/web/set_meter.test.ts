import assert from 'node:assert/strict';
import test from 'node:test';
import type { CompareRequest } from '../../web/src/protocol/request.ts';
import { parseReport } from '../../web/src/report/parse_report.ts';
import type { Report } from '../../web/src/report/report.ts';
import { countsOf, noMeasurements, withReport } from '../../web/src/set/meter.ts';
import { blankRow, emptyTable } from '../../web/src/set/set_table.ts';
import type { SetTable } from '../../web/src/set/set_table.ts';
import { draftLine, draftOf, saveDraft } from '../../web/src/set/draft.ts';
import type { Draft, DraftStore } from '../../web/src/set/draft.ts';
// @ts-expect-error a plain module of made-up reports
import { okReport, sampleReports } from './samples/sample_reports.mjs';

const row = (prompt: string, left: string, right: string, excluded = false) => ({ ...blankRow(prompt), excluded, cells: { left, right } });
const table: SetTable = { ...emptyTable(), rows: [row('p', 'one two', 'three'), row('q', 'four', ' '), row('r', '', ''), row('s', 'a', 'b', true), row('', '', '')] };

// What one report says of a table of so many prompts, and of the prompts of a request.
const ofPrompts = (count: number): CompareRequest => ({ left: { answers: Array.from({ length: count }, () => ({ text: 'x' })) }, right: { answers: [] } });
const measuredOf = (report: Report, prompts: number) => withReport(noMeasurements, report, ofPrompts(prompts)).measured!;
const knownPrompts = (report: Report, request: CompareRequest) => withReport(noMeasurements, report, request).known;

test('the meter counts what would be compared, what is half there and what is still to ask', () => {
  assert.deepEqual(countsOf(table), { complete: 1, half: 1, open: 1, leftWords: 2, rightWords: 1 });
});

test('every figure of the meter is one of the report', () => {
  const report = parseReport(JSON.stringify(okReport()));
  report.verdict = { ...report.verdict!, interval: [0.9, 2.1] };
  const measured = measuredOf(report, 5);
  assert.equal(measured.intervalWidth, report.verdict!.interval[1] - report.verdict!.interval[0]);
  assert.equal(measured.eer, report.errorRates!.eer);
  assert.equal(measured.eerTrials, report.errorRates!.trials);
  assert.equal(measured.nextStep, null);
  assert.ok(!Object.hasOwn(measured, 'log10LR'), 'the likelihood ratio itself is not on the meter');
});

test('a report without a verdict gives its next step and no figure', () => {
  const reports = sampleReports() as Record<string, object>;
  const report = parseReport(JSON.stringify({ ...reports.not_enough, nextStep: { code: 'add_answers', answers: 4, reason: 'too_few_answers' } }));
  const measured = measuredOf(report, 1);
  assert.deepEqual([measured.nextStep, measured.intervalWidth, measured.eer, measured.onePrompt], [{ code: 'add_answers', answers: 4 }, null, null, null]);
});

test('one prompt moves the figure by the median of what leaving each out does', () => {
  const report = parseReport(JSON.stringify(okReport()));
  report.verdict = { ...report.verdict!, log10LR: 1, capped: false };
  const withMoves = (...moves: (number | null)[]) => ({
    ...report,
    prompts: moves.map((move) => ({ ...report.prompts[0]!, withoutIt: move === null ? null : 1 + move })),
  });
  const moved = (of: Report) => measuredOf(of, 4).onePrompt;
  assert.ok(Math.abs(moved(withMoves(0.1, -0.5, 0.2))! - 0.2) < 1e-12);
  assert.ok(Math.abs(moved(withMoves(0.1, -0.5, null, null))! - 0.3) < 1e-12);
  assert.equal(moved(withMoves(0.1, null)), null);
  assert.equal(moved({ ...withMoves(0.1, 0.2), verdict: { ...report.verdict!, capped: true } }), null);
});

test('the log keeps the latest measurement of each size, smallest first', () => {
  const report = parseReport(JSON.stringify(okReport()));
  const withTrials = (trials: number): Report => ({ ...report, errorRates: { ...report.errorRates!, trials } });
  const { log } = [5, 3, 5].reduce((before, prompts, index) => withReport(before, withTrials(index + 1), ofPrompts(prompts)), noMeasurements);
  assert.deepEqual(log.map(({ prompts, eerTrials }) => [prompts, eerTrials]), [[3, 2], [5, 3]]);
});

test('prompts with an exact background are known by their whole text', () => {
  const report = parseReport(JSON.stringify(okReport()));
  report.prompts = [{ ...report.prompts[0]!, left: 0, known: true }, { ...report.prompts[0]!, left: 1, known: false }];
  const request = { left: { answers: [{ prompt: 'first', text: 'x' }, { prompt: 'second', text: 'x' }] }, right: { answers: [] } };
  assert.deepEqual([...knownPrompts(report, request)], [['first', true], ['second', false]]);
});

test('an interval that the cap cuts off has no width on the meter', () => {
  const report = parseReport(JSON.stringify(okReport()));
  const widthOf = (low: number, high: number) => measuredOf({ ...report, verdict: { ...report.verdict!, cap: { low: -1.3, high: 1.3, lineages: 25 }, interval: [low, high] } }, 5).intervalWidth;
  assert.equal(widthOf(0.5, 1), 0.5);
  for (const [low, high] of [[0.5, 1.3], [-1.3, 0], [-1.3, 1.3], [1.3, 1.3], [-1.3, -1.3]] as const) assert.equal(widthOf(low, high), null);
});

// As the meter asks for it: without rows of prompts, with how many of them were measured.
function reduced(promptsKnown: number, promptsShared: number) {
  const report = parseReport(JSON.stringify(okReport({ prompts: [] })));
  return { ...report, inputs: { ...report.inputs, promptsKnown, promptsShared } };
}
const asked = { left: { answers: [{ prompt: 'first', text: 'x' }, { prompt: 'second', text: 'x' }, { prompt: 'second', text: 'y', again: true }] }, right: { answers: [] } };

test('an error rate beside a figure moved for closed prompts is marked as one of all prompts', () => {
  const report = parseReport(JSON.stringify(okReport()));
  assert.equal(measuredOf(report, 5).eerNote, false);
  assert.equal(measuredOf({ ...report, verdict: { ...report.verdict!, closedness: 1 } }, 5).eerNote, true);
});

test('a report without exhibits says how many prompts are measured ones, and nothing of one prompt more', () => {
  const { known, onePrompt, hasPrompts } = measuredOf(reduced(6, 6), 6);
  assert.deepEqual([known, onePrompt, hasPrompts], [{ prompts: 6, of: 6 }, null, false]);
  assert.equal(measuredOf(parseReport(JSON.stringify(okReport())), 3).hasPrompts, true);
  const refused = parseReport(JSON.stringify((sampleReports() as Record<string, object>).not_enough));
  assert.equal(measuredOf(refused, 1).known, null);
});

test('a report without exhibits tells which prompts are measured ones only where all are alike', () => {
  assert.deepEqual([...knownPrompts(reduced(2, 2), asked)], [['first', true], ['second', true]]);
  assert.deepEqual([...knownPrompts(reduced(0, 2), asked)], [['first', false], ['second', false]]);
  assert.deepEqual([...knownPrompts(reduced(1, 2), asked)], []);
  assert.deepEqual([...knownPrompts({ ...reduced(0, 2), verdict: null }, asked)], []);
});

test('a report adds its figures to those of the table; second samples are no prompts', () => {
  const first = withReport(noMeasurements, reduced(2, 2), asked);
  assert.deepEqual([first.measured!.prompts, first.log.length, first.known.get('second')], [2, 1, true]);
  const oneMore = { left: { answers: [...asked.left.answers, { prompt: 'third', text: 'x' }] }, right: { answers: [] } };
  const second = withReport(first, reduced(2, 3), oneMore);
  assert.deepEqual([second.log.map((entry) => entry.prompts), second.known.get('first'), second.known.has('third')], [[2, 3], true, false]);
});

class MemoryStore implements DraftStore {
  kept = new Map<string, unknown>();
  read = async (id: string): Promise<unknown> => this.kept.get(id);
  list = async (): Promise<unknown[]> => [...this.kept.values()];
  remove = async (id: string): Promise<void> => void this.kept.delete(id);
  clear = async (): Promise<void> => this.kept.clear();
  write = async (id: string, decide: (stored: unknown) => Draft | null): Promise<Draft | null> => {
    const next = decide(this.kept.get(id));
    if (next) this.kept.set(id, structuredClone(next));
    return next;
  };
}
const named = (prompt: string): SetTable => ({ ...emptyTable(), rows: [row(prompt, 'x', '')] });
const promptOf = (stored: unknown): string => draftOf(stored)!.table.rows[0]!.prompt;

test('two tabs with the same draft: the first goes on, the second keeps its text under a new id, and nothing is lost', async () => {
  const store = new MemoryStore();
  const first = await saveDraft(store, { id: 'd', version: 0 }, named('begun'), 1);
  const inFirst = await saveDraft(store, first, named('of the first tab'), 2);
  const inSecond = await saveDraft(store, first, named('of the second tab'), 3);
  assert.equal(inFirst.id, 'd');
  assert.notEqual(inSecond.id, 'd');
  assert.deepEqual([...store.kept.values()].map(promptOf).sort(), ['of the first tab', 'of the second tab']);
  assert.equal((await saveDraft(store, inSecond, named('second goes on'), 4)).id, inSecond.id);
  assert.equal(store.kept.size, 2);
});

test('a draft that was cleared away is written again', async () => {
  const store = new MemoryStore();
  const first = await saveDraft(store, { id: 'd', version: 0 }, named('one'), 1);
  await store.clear();
  assert.equal((await saveDraft(store, first, named('two'), 2)).version, 2);
  assert.equal(promptOf(store.kept.get('d')), 'two');
});

test('what is stored and is no whole draft is no draft', () => {
  const good: Draft = { id: 'd', version: 1, savedAt: 5, table: named('p') };
  assert.deepEqual(draftOf(structuredClone(good)), good);
  assert.deepEqual(draftLine(good), { id: 'd', savedAt: 5, prompts: 1, answers: 1 });
  const columns = good.table.columns;
  const broken: unknown[] = [
    null, 7, 'draft', [], {}, { ...good, id: 3 }, { ...good, table: null }, { ...good, table: { columns: [], rows: good.table.rows } },
    { ...good, table: { columns, rows: [] } }, { ...good, table: { columns, rows: [{ id: 'r' }] } },
    { ...good, table: { columns: [...columns, { id: 'x', role: 'evil', name: '' }], rows: good.table.rows } },
    { ...good, table: { columns, rows: [good.table.rows[0], good.table.rows[0]] } },
  ];
  for (const value of broken) assert.equal(draftOf(value), null, JSON.stringify(value));
});
