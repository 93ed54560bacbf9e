import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnswerRow } from '../../../web/src/view/rows.ts';
import { holdsMoreTexts, holdsMoreThan, isEmptyBoxes, putBack, withExample, withTaken } from '../../../web/src/view/taken_out.ts';
import type { Boxes, TakenOut } from '../../../web/src/view/taken_out.ts';

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
  assert.equal(holdsMoreTexts([row('1', 'example'), row('2', ' ')], example), false);
  assert.equal(holdsMoreTexts([row('1', 'example.')], example), true);
  assert.equal(holdsMoreTexts([row('2', 'example')], example), true);
});

test('names and months of the reader are told from those of an untouched example', () => {
  const example = boxes([row('1', 'example')], 'Example', '2025-01');
  assert.equal(holdsMoreThan(example, example), false);
  assert.equal(holdsMoreThan(boxes([row('1', 'example')], ' ', ''), example), false);
  assert.equal(holdsMoreThan(boxes([row('1', 'example')], 'Mine', '2025-01'), example), true);
  assert.equal(holdsMoreThan(boxes([row('1', 'example')], 'Example', '2025-02'), example), true);
  assert.equal(holdsMoreThan(boxes([row('1')], 'Example'), null), true);
});

test('every step can be taken back, latest first, and examples one after the other keep what the first one replaced', () => {
  const [mine, one, other] = [boxes([row('1', 'mine')]), boxes([row('2', 'example')]), boxes([row('3', 'another')])];
  const removal: TakenOut = { kind: 'row', number: 2, before: boxes([row('1', 'mine'), row('4', 'gone')]), after: mine };
  const first = withExample(withTaken([], removal), mine, one, true);
  const second = withExample(first, one, other, false);
  assert.equal(second.length, 2);
  const back = putBack(second[1]!, other);
  assert.deepEqual(back.rows.map(({ left }) => left), ['mine']);
  assert.deepEqual(putBack(second[0]!, back).rows.map(({ left }) => left), ['mine', 'gone']);
  assert.deepEqual(withExample([], boxes([row('5')]), one, false), [], 'nothing to take back where nothing was written');
});

test('boxes are empty without texts, names and months', () => {
  assert.ok(isEmptyBoxes(boxes([row('1'), row('2', ' ')])));
  for (const written of [boxes([row('1', '', 'x')]), boxes([row('1')], 'Name'), boxes([row('1')], '', '2026-01')]) assert.ok(!isEmptyBoxes(written));
});
