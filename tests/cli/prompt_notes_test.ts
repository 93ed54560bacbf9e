// What is said of prompts that files or options do not give.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unusedPromptNotes } from '../../web/src/cli/prompt_notes.ts';

const side = (...prompts: (string | undefined)[]) => ({ answers: prompts.map((prompt) => ({ text: 'x', ...(prompt === undefined ? {} : { prompt }) })) });

test('a prompt that no answer took is said to change nothing', () => {
  const said = ['--prompt changes nothing: every answer of A and B names its own'];
  assert.deepEqual(unusedPromptNotes('Why?', [side('How?'), side('How?', 'When?')]), said);
  assert.deepEqual(unusedPromptNotes('Why?', [side('How?'), side('Why?')]), []);
  assert.deepEqual(unusedPromptNotes(null, [side('How?'), side('How?')]), []);
});

test('sides without answers, or that are none, are left to the core', () => {
  for (const sides of [[side(), side()], [5, null], [{ answers: 5 }, { answers: [] }]]) assert.deepEqual(unusedPromptNotes('Why?', sides), []);
});
