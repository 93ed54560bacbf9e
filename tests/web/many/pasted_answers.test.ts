// Where the pasted answers of one bot are parted: at the separators people type, not at the rules that bots write.
import assert from 'node:assert/strict';
import test from 'node:test';
import { pastedAnswers } from '../../../web/src/many/pasted_answers.ts';

const rule = 'Part one.\n\n---\n\n## Part two';

test('a line of hyphens beside text, or of more than three, parts answers', () => {
  for (const text of ['One.\n---\nTwo.', 'One.\n---\n\nTwo.', 'One.\n\n---\nTwo.', 'One.\n\n-----\n\nTwo.', '---\nOne.\n ---\t\nTwo.\n---\n']) {
    assert.deepEqual(pastedAnswers(text, 'clear'), { answers: ['One.', 'Two.'], rules: 0 }, JSON.stringify(text));
  }
});

test('three hyphens between empty lines are a rule inside an answer, unless the reader says otherwise', () => {
  assert.deepEqual(pastedAnswers(rule, 'clear'), { answers: [rule], rules: 1 });
  assert.deepEqual(pastedAnswers(`${rule}\n---\nOther.`, 'clear'), { answers: [rule, 'Other.'], rules: 1 });
  assert.deepEqual(pastedAnswers(`${rule}\n---\nOther.`, 'every'), { answers: ['Part one.', '## Part two', 'Other.'], rules: 0 });
  assert.deepEqual(pastedAnswers('One.\n---\nTwo.', 'none'), { answers: ['One.\n---\nTwo.'], rules: 1 });
  assert.deepEqual(pastedAnswers('\n\n', 'clear'), { answers: [], rules: 0 });
});

test('lines of a block of code part nothing; a block that nothing closes is none', () => {
  const code = 'Say:\n```yaml\na: 1\n---\nb: 2\n```\nSo.';
  for (const parting of ['clear', 'every'] as const) assert.deepEqual(pastedAnswers(code, parting), { answers: [code], rules: 0 });
  assert.deepEqual(pastedAnswers('One:\n```\na\n---\nTwo.', 'clear').answers, ['One:\n```\na', 'Two.']);
  assert.deepEqual(pastedAnswers('````\n```\n---\n````\n---\nTwo.', 'clear').answers, ['````\n```\n---\n````', 'Two.']);
});

test('the other rules of Markdown and tables part nothing', () => {
  for (const text of ['a\n***\nb', 'a\n___\nb', '| a |\n| --- |\n| b |', 'a\n- - -\nb', 'a\n--\nb']) assert.deepEqual(pastedAnswers(text, 'every').answers, [text]);
});
