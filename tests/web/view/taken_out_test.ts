import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnswerRow } from '../../../web/src/view/rows.ts';
import { holdsMoreThan, putBack } from '../../../web/src/view/taken_out.ts';
import type { Boxes } from '../../../web/src/view/taken_out.ts';

const row = (id: string, left = '', right = ''): AnswerRow => ({ id, prompt: '', left, right });
const boxes = (rows: AnswerRow[], name = '', month = ''): Boxes => ({ rows, names: { left: name, right: '' }, released: { left: '', right: month } });

test('a row comes back to its place beside what was typed since', () => {
  const before = boxes([row('1', 'one'), row('2', 'two'), row('3', 'three')]);
  const after = boxes([row('1', 'one'), row('3', 'three')]);
  const now = boxes([row('1', 'one', 'typed since'), row('3', 'three'), row('4', 'new')], 'named since');
  const back = putBack({ kind: 'row', number: 2, before, after }, now);
  assert.deepEqual(back.rows.map(({ id }) => id), ['1', '2', '3', '4']);
  assert.equal(back.rows[0]!.right, 'typed since');
  assert.equal(back.names.left, 'named since');
});

test('what was cleared comes back with names and months, and what was written since stays below it', () => {
  const before = boxes([row('1', 'one')], 'Old', '2025-01');
  const after = boxes([row('2')]);
  assert.deepEqual(putBack({ kind: 'cleared', number: 0, before, after }, after), before);
  const back = putBack({ kind: 'cleared', number: 0, before, after }, boxes([row('2', 'new')], '', '2026-02'));
  assert.deepEqual(back.rows.map(({ left }) => left), ['one', 'new']);
  assert.equal(back.names.left, 'Old');
  assert.equal(back.released.right, '2026-02');
});

test('an example that took the place of texts goes again, unless it was changed', () => {
  const [before, after] = [boxes([row('1', 'mine')], 'Mine'), boxes([row('2', 'example'), row('3', 'example')], 'P')];
  assert.deepEqual(putBack({ kind: 'replaced', number: 0, before, after }, after), before);
  const changed = boxes([row('2', 'example, and more'), row('3', 'example')], 'P');
  assert.deepEqual(putBack({ kind: 'replaced', number: 0, before, after }, changed).rows.map(({ left }) => left), ['mine', 'example, and more']);
});

test('texts of the reader are told from an untouched example', () => {
  const example = [row('1', 'example')];
  assert.equal(holdsMoreThan([row('1', 'example'), row('2', ' ')], example), false);
  assert.equal(holdsMoreThan([row('1', 'example.')], example), true);
  assert.equal(holdsMoreThan([row('2', 'example')], example), true);
});
