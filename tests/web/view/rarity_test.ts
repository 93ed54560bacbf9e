// What is said of how rare a shared passage is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english as speak } from '../../../web/src/cli/english.ts';
import type { SharedRun } from '../../../web/src/report/report.ts';
import { rarityWords } from '../../../web/src/view/rarity.ts';
import { text } from '../../../web/src/strings/catalogue.ts';

const run = (changes: Partial<SharedRun>): SharedRun => ({
  text: 'a b c d e',
  words: 5,
  surprise: 20,
  otherBots: 0.06,
  samePrompt: null,
  prompts: 1,
  stock: false,
  echo: false,
  left: [],
  right: [],
  ...changes,
});

test('without counts on the prompt, the general share is said, and that the prompt may make it common', () => {
  assert.deepEqual(rarityWords(run({}), speak), ['about 6 of 100 other bots write this']);
  assert.deepEqual(rarityWords(run({ otherBots: 0.012 }), speak), ['about 1 of 100 other bots writes this']);
  assert.match(rarityWords(run({ otherBots: 0 }), speak)[0] ?? '', /on this prompt others may write it too/);
  assert.deepEqual(rarityWords(run({ otherBots: 0.004 }), speak), ['fewer than 1 of 100 other bots write this']);
  assert.deepEqual(rarityWords(run({ otherBots: null }), speak), ['not known how many other bots write this']);
});

test('counts on the same prompt come first, and a bound is called one', () => {
  const counted = rarityWords(run({ samePrompt: { bots: 3, asked: 8, atMost: false }, otherBots: 0 }), speak);
  assert.deepEqual(counted, ['on this prompt 3 of 8 measured bots write it', 'over all prompts too rare to be counted']);
  const bound = rarityWords(run({ samePrompt: { bots: 19, asked: 192, atMost: true } }), speak);
  assert.equal(bound[0], 'on this prompt at most 19 of 192 measured bots write it');
  const one = rarityWords(run({ samePrompt: { bots: 1, asked: 8, atMost: false } }), speak);
  assert.equal(one[0], 'on this prompt 1 of 8 measured bots writes it');
});
