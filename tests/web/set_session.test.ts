// The state of the set mode outside a browser: runes are plain values here, and nothing is stored.
import assert from 'node:assert/strict';
import test, { mock } from 'node:test';
import type { KinprintClient } from '../../web/src/client/kinprint.ts';
import type { SetSession as SetSessionKind } from '../../web/src/set/set_session.svelte.ts';
import { parseReport } from '../../web/src/report/parse_report.ts';
import { requestOfTable } from '../../web/src/set/set_request.ts';
import { blankRow, emptyTable, withCell } from '../../web/src/set/set_table.ts';
import type { SetTable } from '../../web/src/set/set_table.ts';
// @ts-expect-error a plain module of made-up reports
import { okReport } from './samples/sample_reports.mjs';

const same = <Value>(value: Value): Value => value;
Object.assign(globalThis, { $state: Object.assign(same, { raw: same }), addEventListener: () => undefined, BroadcastChannel: undefined });
const { SetSession } = await import('../../web/src/set/set_session.svelte.ts');

const row = (prompt: string) => ({ ...blankRow(prompt), cells: { left: 'one', right: 'two' } });
const tableOf = (...prompts: string[]): SetTable => ({ ...emptyTable(), rows: prompts.map(row) });
const reduced = JSON.stringify(okReport({ prompts: [] }));

// A session whose measurements are answered by hand.
function started(): { set: SetSessionKind; answers: (() => void)[] } {
  const answers: (() => void)[] = [];
  const client = { modelReady: false, compare: () => new Promise((resolve) => answers.push(() => resolve(reduced))) } as unknown as KinprintClient;
  return { set: new SetSession(client, () => false), answers };
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
async function measured(table: SetTable): Promise<ReturnType<typeof started>> {
  const parts = started();
  parts.set.change(table);
  mock.timers.tick(1000);
  parts.answers.shift()!();
  await settled();
  assert.equal(parts.set.log.length, 1);
  return parts;
}
const isForgotten = (set: SetSessionKind): boolean => set.measured === null && set.log.length === 0 && set.known.size === 0;

test.beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
test.afterEach(() => mock.timers.reset());

test('emptying the table forgets what was measured, and taking that back measures again', async () => {
  const { set, answers } = await measured(tableOf('p', 'q'));
  set.clear();
  assert.ok(isForgotten(set));
  set.undo();
  mock.timers.tick(1000);
  answers.shift()!();
  await settled();
  assert.equal(set.measured!.prompts, 2);
});

test('another draft begins without the figures of the one before', async () => {
  const { set } = await measured(tableOf('p', 'q'));
  set.drafts.open = async () => tableOf('other');
  await set.openDraft('d');
  assert.ok(isForgotten(set));
});

test('without any answer of a side nothing measured stands; with one less it does', async () => {
  const { set } = await measured(tableOf('p', 'q'));
  const [first, second] = set.table.rows;
  set.change(withCell(set.table, first!.id, 'right', ''));
  assert.equal(set.measured!.prompts, 2);
  set.change(withCell(set.table, second!.id, 'right', ' '));
  assert.ok(isForgotten(set));
});

test('a measurement that ends after the table was emptied is not taken, nor is the report of that table', async () => {
  const { set, answers } = started();
  const table = tableOf('p');
  set.change(table);
  const { sitting } = set;
  mock.timers.tick(1000);
  set.clear();
  answers.shift()!();
  await settled();
  assert.ok(isForgotten(set));
  set.note(parseReport(reduced), requestOfTable(table), sitting);
  assert.ok(isForgotten(set));
});
