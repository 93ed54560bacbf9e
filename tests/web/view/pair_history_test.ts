// Which entries of the browser's history stand for all pairs, for one, or for nothing of this visit.
import assert from 'node:assert/strict';
import test from 'node:test';
import { PairHistory } from '../../../web/src/view/pair_history.ts';

// A history of entries with states, as a browser keeps one.
class Entries {
  states: unknown[] = [null];
  at = 0;
  get state(): unknown {
    return this.states[this.at];
  }
  pushState(state: unknown): void {
    this.states = [...this.states.slice(0, this.at + 1), state];
    this.at += 1;
  }
  replaceState(state: unknown): void {
    this.states[this.at] = state;
  }
  back(): void {
    this.at -= 1;
  }
}

test('a pair is an entry after that of all pairs, and another pair takes its place', () => {
  const entries = new Entries();
  const pairs = new PairHistory<string>(entries, 7);
  pairs.open('one');
  pairs.open('two');
  assert.equal(entries.states.length, 2);
  assert.deepEqual(pairs.entryOf(entries.state), { pair: 'two' });
  assert.equal(pairs.back(), true);
  assert.equal(pairs.entryOf(entries.state), 'matrix');
  assert.equal(pairs.back(), false);
});

test('entries of another visit and of nobody mean nothing', () => {
  const entries = new Entries();
  new PairHistory<string>(entries, 7).open('one');
  const later = new PairHistory<string>(entries, 8);
  for (const state of [...entries.states, null, undefined, 'text', { visit: 8, pair: 0 }, { visit: 8 }]) assert.equal(later.entryOf(state), null);
  assert.equal(later.back(), false);
});
