import assert from 'node:assert/strict';
import test from 'node:test';
import { captureProgress, neighbour, nextToCapture } from '../../web/src/set/capture.ts';
import { closed, historyOf, mostSteps, redone, stepped, undone } from '../../web/src/set/history.ts';
import { draftOf } from '../../web/src/set/draft.ts';
import { requestOfTable } from '../../web/src/set/set_request.ts';
import {
  blankRow, cell, emptyTable, foldedPrompt, mostControls, mostRows, withCell, withColumn, withColumnName, withColumnReleased, withExcluded, withPromptList,
  withRowMoved, withRows, withoutColumn, withoutRow,
} from '../../web/src/set/set_table.ts';
import type { SetTable } from '../../web/src/set/set_table.ts';

function tableOf(...rows: [prompt: string, left: string, right: string][]): SetTable {
  return { ...emptyTable(), rows: rows.map(([prompt, left, right]) => ({ ...blankRow(prompt), cells: { left, right } })) };
}
const prompts = (table: SetTable): string[] => table.rows.map((row) => row.prompt);

test('rows move one place, stop at the ends, and keep what they hold', () => {
  const table = tableOf(['one', 'a', 'b'], ['two', 'c', 'd'], ['three', 'e', 'f']);
  const moved = withRowMoved(table, table.rows[2]!.id, -1);
  assert.deepEqual(prompts(moved), ['one', 'three', 'two']);
  assert.equal(cell(moved.rows[1]!, 'left'), 'e');
  assert.equal(withRowMoved(table, table.rows[0]!.id, -1), table);
  assert.equal(withRowMoved(table, table.rows[2]!.id, 1), table);
  assert.equal(withRowMoved(table, 'no such row', 1), table);
  assert.deepEqual(prompts(table), ['one', 'two', 'three'], 'the old value is unchanged');
});

test('the last row that goes leaves a blank one', () => {
  const table = tableOf(['one', 'a', 'b']);
  const rest = withoutRow(table, table.rows[0]!.id);
  assert.deepEqual(rest.rows.map((row) => [row.prompt, row.cells]), [['', {}]]);
});

test('second samples come once, control bots up to a limit, and A and B stay', () => {
  let table = withColumn(emptyTable(), 'control', 'Other').table;
  table = withColumn(table, 'rightAgain').table;
  table = withColumn(table, 'leftAgain').table;
  assert.equal(withColumn(table, 'leftAgain').table, table);
  assert.deepEqual(table.columns.map((column) => column.role), ['left', 'right', 'leftAgain', 'rightAgain', 'control']);
  for (let count = 1; count < mostControls; count += 1) table = withColumn(table, 'control').table;
  assert.equal(withColumn(table, 'control').id, null);
  assert.equal(withoutColumn(table, 'left'), table);
  assert.equal(new Set(table.columns.map((column) => column.id)).size, table.columns.length);
});

test('a removed column takes its texts with it, and undo brings them back', () => {
  const added = withColumn(tableOf(['p', 'a', 'b']), 'leftAgain');
  const filled = withCell(added.table, added.table.rows[0]!.id, added.id!, 'again');
  let history = stepped(historyOf(filled), withoutColumn(filled, added.id!), null);
  assert.deepEqual(history.now.rows[0]!.cells, { left: 'a', right: 'b' });
  history = undone(history);
  assert.equal(cell(history.now.rows[0]!, 'leftAgain'), 'again');
  assert.deepEqual(redone(history).now.columns.map((column) => column.id), ['left', 'right']);
});

test('keys typed into one cell are one step; another cell, or leaving it, begins a new one', () => {
  let history = historyOf('');
  for (const text of ['h', 'he', 'hey']) history = stepped(history, text, 'cell 1');
  history = stepped(history, 'hey!', 'cell 2');
  history = stepped(closed(history), 'hey!!', 'cell 2');
  assert.equal(history.past.length, 3);
  assert.equal(undone(undone(undone(history))).now, '');
  assert.equal(undone(undone(undone(undone(history)))).now, '');
  assert.equal(redone(undone(history)).now, 'hey!!');
  assert.equal(stepped(undone(history), 'new', null).future.length, 0, 'a new step ends what could be redone');
});

test('an undone step is not grown by more typing in the same cell', () => {
  let history = stepped(historyOf('a'), 'ab', 'cell');
  history = stepped(undone(history), 'ax', 'cell');
  assert.equal(undone(history).now, 'a');
});

test('the history forgets the oldest steps beyond its limit', () => {
  let history = historyOf(0);
  for (let step = 1; step <= mostSteps + 50; step += 1) history = stepped(history, step, null);
  assert.equal(history.past.length, mostSteps);
  assert.equal(history.past[0], 50);
});

test('a prompt list keeps answered rows, replaces the others and repeats nothing', () => {
  const table = tableOf(['Why is the sky blue?', 'a', ''], ['unanswered', '', '']);
  const { table: next, left } = withPromptList(table, ['  why is the sky BLUE', 'new one', 'new two']);
  assert.deepEqual(prompts(next), ['Why is the sky blue?', 'new one', 'new two']);
  assert.equal(left, 0);
});

test('a table takes at most so many rows and says how many found no place', () => {
  const { table, left } = withRows(emptyTable(), Array.from({ length: mostRows + 7 }, (_, index) => blankRow(`p${index}`)));
  assert.equal(table.rows.length, mostRows);
  assert.equal(left, 7);
  assert.equal(table.rows[0]!.prompt, 'p0', 'the blank first row made room');
});

test('prompts are the same question whatever their case, spaces and end marks', () => {
  assert.equal(foldedPrompt('  "What  is\nTHIS?" '), foldedPrompt('what is this'));
  assert.equal(foldedPrompt('\u4ec0\u4e48\u662f\u8fd9\uff1f'), foldedPrompt('\u4ec0\u4e48\u662f\u8fd9'));
  assert.notEqual(foldedPrompt('what is that'), foldedPrompt('what is this'));
});

test('the request has the complete rows, second samples marked and last, and control bots', () => {
  let table = tableOf(['p1', 'a1', 'b1'], ['p2', 'a2', ''], ['p3', 'a3', 'b3'], ['p4', 'a4', 'b4']);
  table = withExcluded(table, table.rows[3]!.id, true);
  table = withColumn(table, 'leftAgain').table;
  const control = withColumn(table, 'control', 'Spare');
  table = withCell(control.table, control.table.rows[0]!.id, control.id!, 'c1');
  table = withCell(table, table.rows[0]!.id, 'leftAgain', 'a1 again');
  table = withCell(table, table.rows[1]!.id, 'leftAgain', 'a2 again');
  table = withColumnName(table, 'right', '  Bee ');
  assert.deepEqual(requestOfTable(table), {
    left: { name: 'A', answers: [{ prompt: 'p1', text: 'a1' }, { prompt: 'p3', text: 'a3' }, { prompt: 'p1', text: 'a1 again', again: true }] },
    right: { name: 'Bee', answers: [{ prompt: 'p1', text: 'b1' }, { prompt: 'p3', text: 'b3' }] },
    controls: [{ name: 'Spare', answers: [{ prompt: 'p1', text: 'c1' }] }],
  });
});

test('a second sample without a prompt is left out, since it could not be paired', () => {
  let table = withColumn(tableOf(['', 'a', 'b']), 'rightAgain').table;
  table = withCell(table, table.rows[0]!.id, 'rightAgain', 'again');
  assert.deepEqual(requestOfTable(table).right.answers, [{ text: 'b' }]);
});

test('a table with one side empty is refused as nothing pasted', () => {
  assert.throws(() => requestOfTable(tableOf(['p', 'a', ' \n'])), { code: 'nothing_pasted' });
  assert.throws(() => requestOfTable(emptyTable()), { code: 'nothing_pasted' });
});

test('capture goes to the next row with a gap, round the end, past rows that are excluded or have no prompt', () => {
  let table = tableOf(['p1', 'a', 'b'], ['p2', 'a', ''], ['', '', ''], ['p4', '', ''], ['p5', '', '']);
  table = withExcluded(table, table.rows[4]!.id, true);
  const ids = table.rows.map((row) => row.id);
  assert.equal(nextToCapture(table, null), ids[1]);
  assert.equal(nextToCapture(table, ids[1]!), ids[3]);
  assert.equal(nextToCapture(table, ids[3]!), ids[1]);
  assert.deepEqual(captureProgress(table), { done: 1, of: 3 });
  assert.equal(neighbour(table, ids[1]!, 1), ids[3]);
  assert.equal(neighbour(table, ids[0]!, -1), null);
  assert.equal(nextToCapture(tableOf(['p', 'a', 'b']), null), null);
});

test('names like those of object members are ordinary column ids', () => {
  const row = withCell(tableOf(['p', 'a', 'b']), 'none', '__proto__', 'x').rows[0]!;
  assert.equal(cell(row, '__proto__'), '');
  assert.equal(cell(row, 'constructor'), '');
});

test('months of release go with A and B, what is no month stays out, and both are kept with the draft', () => {
  let table = withColumnReleased(tableOf(['p', 'a', 'b']), 'left', ' 2026-03 ');
  assert.deepEqual(requestOfTable(table).left.released, '2026-03');
  assert.equal('released' in requestOfTable(table).right, false);
  table = withColumnReleased(table, 'right', '2026-');
  assert.equal('released' in requestOfTable(table).right, false);
  const draft = draftOf(JSON.parse(JSON.stringify({ id: 'd', version: 1, savedAt: 0, table })));
  assert.deepEqual(draft?.table.columns.map(({ released }) => released), [' 2026-03 ', '2026-']);
});
