// Names in sentences: what turns the direction of text stays within the name.
import assert from 'node:assert/strict';
import test from 'node:test';
import { ownDirection } from '../../../web/src/view/own_direction.ts';

const arabic = '\u0628\u0648\u062a'; // "bot"

test('names in letters from left to right, figures and Chinese stay as they are', () => {
  for (const value of ['Bot P', '1/20', 20, '\u6a21\u578b', 'caf\u00e9 \ud83d\ude00']) assert.equal(ownDirection(value), value);
});

test('a name from right to left is set apart, and no mark in a name reaches beyond it', () => {
  assert.equal(ownDirection(arabic), `\u2068${arabic}\u2069`);
  assert.equal(ownDirection('\u202eabc'), '\u2068abc\u2069');
  assert.equal(ownDirection('a\u2069\u202eb'), '\u2068ab\u2069', 'one that closes what it did not open');
  assert.equal(ownDirection('a\u2067b'), '\u2068ab\u2069');
});

test('a sentence within a sentence keeps its names apart', () => {
  const inner = `A (${String(ownDirection(arabic))}) 20`;
  assert.equal(ownDirection(inner), `\u2068${inner}\u2069`);
});
