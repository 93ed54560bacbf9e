import assert from 'node:assert/strict';
import test from 'node:test';
import type { ListedBot } from '../../../web/src/many/many_session.svelte.ts';
import { type Removal, withRemoval, withoutRemoval } from '../../../web/src/many/removals.ts';

const bots = (...ids: number[]): ListedBot[] => ids.map((id) => ({ id, name: `Bot ${id}`, answers: [], words: 0, released: '' }));
const removal = (at: number, ...ids: number[]): Removal => ({ bots: bots(...ids), at, said: { key: 'many.cleared' } });
const ids = (list: readonly ListedBot[]): number[] => list.map(({ id }) => id);

test('removals come back latest first, each to its place, beside what was added since', () => {
  const removals = withRemoval(withRemoval([], removal(1, 2)), removal(0, 1, 3));
  const first = withoutRemoval(removals, bots(4), 100);
  assert.deepEqual(ids(first.bots), [1, 3, 4]);
  const second = withoutRemoval(first.removals, first.bots, 100);
  assert.deepEqual([ids(second.bots), second.removals.length, second.left], [[1, 2, 3, 4], 0, 0]);
  assert.deepEqual(withoutRemoval([], bots(1), 100), { removals: [], bots: bots(1), left: 0 });
});

test('what a full list has no place for stays removed', () => {
  const back = withoutRemoval([removal(0, 1, 2, 3)], bots(4, 5), 3);
  assert.deepEqual([ids(back.bots), back.left, ids(back.removals[0]!.bots)], [[1, 4, 5], 2, [2, 3]]);
  assert.deepEqual(back.removals[0]!.said.values, { count: 2 });
  const rest = withoutRemoval(back.removals, bots(1, 5), 4);
  assert.deepEqual([ids(rest.bots), rest.removals.length], [[1, 2, 3, 5], 0]);
});

test('more than two full lists are not kept', () => {
  const full = Array.from({ length: 100 }, (_, index) => index);
  const many = [1, 2, 3].reduce<readonly Removal[]>((removals) => withRemoval(removals, removal(0, ...full)), []);
  assert.equal(many.length, 2);
  assert.equal(withRemoval(many, removal(0, 7)).length, 2);
});
