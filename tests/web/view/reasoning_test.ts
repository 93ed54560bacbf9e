// Reasoning before an answer, which counts while one types leave out as the core does.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { openedMarks, reasoningMarks, withoutReasoning } from '../../../web/src/view/reasoning.ts';

// "\u25C1" and "\"" mean the same in C++ and in JSON.
const literal = /"(?:[^"\\]|\\.)*"/g;

test('the marks are those of the core, in its order', () => {
  const source = readFileSync(new URL('../../../core/text/reasoning_marks.cpp', import.meta.url), 'utf8');
  const list = source.slice(source.indexOf('kMarks[] = {'), source.indexOf('\n};', source.indexOf('kMarks[] = {')));
  const marks = list.split('\n').slice(1).map((line) => {
    const [start, end] = line.replace(/\/\/.*/, '').match(literal)!.map((word) => JSON.parse(word) as string);
    return { start, end, ...(line.includes(', true}') ? { mustEnd: true } : {}) };
  });
  assert.ok(marks.length > 10);
  assert.deepEqual(reasoningMarks, marks);
  assert.match(source, new RegExp(`kOpened = ${openedMarks};`));
});

test('every mark hides what it holds, in capitals too; without its end all of it, unless an answer could begin like that', () => {
  for (const { start, end, mustEnd } of reasoningMarks) {
    for (const begin of [start, start.toUpperCase()]) {
      assert.equal(withoutReasoning(` ${begin} so ${end}Answer`), 'Answer', begin);
      assert.equal(withoutReasoning(`${begin} so`), mustEnd ? `${begin} so` : '', begin);
    }
  }
  assert.equal(withoutReasoning('<think>so</think>\n<thought>so</thought>Answer'), 'Answer');
  assert.equal(withoutReasoning('The answer: <think>'), 'The answer: <think>');
});

test('reasoning whose first mark the template wrote ends a line or a sentence', () => {
  assert.equal(withoutReasoning('so\n</think>\nAnswer'), '\nAnswer');
  assert.equal(withoutReasoning('so.</THINK>Answer'), 'Answer');
  assert.equal(withoutReasoning('so\u3002</think>Answer'), 'Answer');
  for (const text of ['so</think>Answer', 'so.</think> is a tag', 'a <think> and\n</think>\nAnswer']) assert.equal(withoutReasoning(text), text);
});

test('marks without number take no longer than they are many', () => {
  assert.equal(withoutReasoning('<think></think>'.repeat(50_000)), '');
  assert.equal(withoutReasoning('</think>x'.repeat(50_000)).length, 450_000);
});
