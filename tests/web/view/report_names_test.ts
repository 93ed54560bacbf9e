import assert from 'node:assert/strict';
import test from 'node:test';
import { english as speak } from '../../../web/src/cli/english.ts';
import { text } from '../../../web/src/strings/catalogue.ts';
import { channelName, channelNote, makerName, pairKindName, unavailableWords, variantName } from '../../../web/src/view/report_names.ts';

test('names of the core have words', () => {
  assert.equal(channelName('shared_runs', speak), 'Shared passages');
  assert.equal(pairKindName('same_family', speak), text('en', 'kind.same_family'));
  assert.equal(variantName({ name: 'no_edges', prompt: null }, speak), 'first and last sentences');
  assert.equal(variantName({ name: 'without_prompt', prompt: 2 }, speak), 'prompt 3');
  assert.ok(channelNote('shared_runs', speak).length > 0);
});

test('makers are written as they write themselves, unknown ones as they stand with a capital', () => {
  assert.deepEqual(['openai', 'zero_one', 'anthropic', 'constructor', ''].map(makerName), ['OpenAI', '01.AI', 'Anthropic', 'Constructor', '']);
});

test('names that have none are shown as they stand, not as something else', () => {
  assert.equal(channelName('new_channel', speak), 'new_channel');
  assert.equal(channelNote('new_channel', speak), '');
  assert.equal(variantName({ name: 'no_numbers', prompt: null }, speak), 'no_numbers');
  assert.equal(pairKindName('cousins', speak), 'cousins');
  assert.equal(unavailableWords({ unavailableReason: 'of_a_later_version' }, speak), unavailableWords({ unavailableReason: null }, speak));
});
