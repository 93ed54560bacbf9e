// Paired chats as rows of the table: nothing typed is replaced, nothing is lost without being said.
import assert from 'node:assert/strict';
import test from 'node:test';
import { countToPlace, withPairedChats } from '../../../web/src/chats/paired_chats.ts';
import { blankRow, emptyTable, mostRows, withCell, withPrompt } from '../../../web/src/set/set_table.ts';

const side = (name: string, answers: [string, string, boolean?][]) => ({ name, answers: answers.map(([prompt, text, again]) => ({ prompt, text, ...(again ? { again } : {}) })) });

test('pairs become rows, second samples and control bots get columns of their own', () => {
  const request = { left: side('P', [['q', 'l1'], ['q', 'l2', true], ['r', 'l3']]), right: side('Q', [['q', 'r1'], ['r', 'r2'], ['r', 'r3', true]]) };
  const { table, placed, left } = withPairedChats(emptyTable(), request, [{ name: 'C', side: side('C', [['R ', 'c1']]) }]);
  assert.deepEqual([placed.length, left], [2, 0]);
  assert.deepEqual(table.columns.map(({ role, name }) => [role, name]), [['left', 'P'], ['right', 'Q'], ['leftAgain', ''], ['rightAgain', ''], ['control', 'C']]);
  const control = table.columns[4]!.id;
  assert.deepEqual(table.rows.map(({ prompt, cells }) => [prompt, cells]), [
    ['q', { left: 'l1', right: 'r1', leftAgain: 'l2' }],
    ['r', { left: 'l3', right: 'r2', rightAgain: 'r3', [control]: 'c1' }],
  ]);
});

test('a row that asks the same is filled where it is free; a filled one stays and a new row is made', () => {
  const free = blankRow('What is dew?');
  const full = blankRow('What is rain?');
  let table = withCell({ ...emptyTable(), rows: [free, full] }, full.id, 'left', 'typed');
  const request = { left: side('', [['what is dew', 'l1'], ['What is rain?', 'l2']]), right: side('', [['what is dew', 'r1'], ['What is rain?', 'r2']]) };
  table = withPairedChats(table, request).table;
  assert.deepEqual(table.rows.map(({ prompt, cells }) => [prompt, cells['left'], cells['right']]), [
    ['What is dew?', 'l1', 'r1'], ['What is rain?', 'typed', undefined], ['What is rain?', 'l2', 'r2'],
  ]);
});

test('months come with their bots, but not in place of one typed, nor to a bot of another name', () => {
  const dated = (name: string, released: string) => ({ ...side(name, [['q', 'x']]), released });
  const request = { left: dated('P', '2025-03'), right: dated('Q', '2025-04') };
  const monthsOf = (left: object) => {
    const before = { ...emptyTable(), columns: emptyTable().columns.map((column) => (column.id === 'left' ? { ...column, ...left } : column)) };
    return withPairedChats(before, request).table.columns.map(({ released }) => released);
  };
  assert.deepEqual(monthsOf({}), ['2025-03', '2025-04']);
  assert.deepEqual(monthsOf({ name: 'P' }), ['2025-03', '2025-04']);
  assert.deepEqual(monthsOf({ name: 'mine' }), [undefined, '2025-04']);
  assert.deepEqual(monthsOf({ released: '2024-12' }), ['2024-12', '2025-04']);
});

test('a name typed before stays, and what finds no place is counted', () => {
  const many = Array.from({ length: mostRows + 3 }, (_, at): [string, string] => [`q${at}`, 'x']);
  const before = { ...emptyTable(), columns: emptyTable().columns.map((column) => (column.id === 'left' ? { ...column, name: 'mine' } : column)) };
  const { table, placed, left } = withPairedChats(before, { left: side('P', many), right: side('Q', many) });
  assert.deepEqual([table.rows.length, placed.length, left], [mostRows, mostRows, 3]);
  assert.deepEqual(table.columns.map(({ name }) => name), ['mine', 'Q']);
  assert.equal(withPrompt(table, table.rows[0]!.id, 'z').rows.length, mostRows);
});

test('what was put into the table before is not put there once more: the others come next, with what belongs to them', () => {
  const many = (text: string) => Array.from({ length: mostRows + 3 }, (_, at): [string, string] => [`q${at}`, `${text}${at}`]);
  const request = { left: side('P', many('l')), right: side('Q', many('r')) };
  const first = withPairedChats(emptyTable(), request);
  const before = new Set(first.placed);
  assert.equal(countToPlace(request, before), 3);
  const next = withPairedChats(emptyTable(), request, [{ name: 'C', side: side('C', many('c')) }], before);
  const control = next.table.columns.at(-1)!.id;
  assert.deepEqual(next.table.rows.map(({ prompt, cells }) => [prompt, cells['left'], cells['right'], cells[control]]), [500, 501, 502].map((at) => [`q${at}`, `l${at}`, `r${at}`, `c${at}`]));
  assert.deepEqual([next.placed.length, next.left], [3, 0]);
});
