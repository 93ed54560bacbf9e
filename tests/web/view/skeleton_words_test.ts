import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { english as speak } from '../../../web/src/cli/english.ts';
import { en } from '../../../web/src/strings/en.ts';
import { skeletonWords } from '../../../web/src/view/skeleton_words.ts';

test('the shape of an answer is said in words, counts beside what they count', () => {
  assert.equal(skeletonWords('paragraph heading3 bullet x3 bullet1 number', speak), 'paragraph \u00b7 heading 3 \u00b7 bullet \u00d7 3 \u00b7 bullet at depth 1 \u00b7 numbered item');
});

test('words of a report that are not known stay as they are', () => {
  assert.equal(skeletonWords('<b>x</b> x9 strange7 ...', speak), '<b>x</b> \u00d7 9 \u00b7 strange7 \u00b7 ...');
  assert.equal(skeletonWords('', speak), '');
});

test('every habit of form that the core counts has a name for the reader', () => {
  for (const file of ['form_habits.cpp', 'rhetoric.cpp']) {
    const source = readFileSync(new URL(`../../../core/feature/${file}`, import.meta.url), 'utf8');
    const names = [...source.matchAll(/^ {4}\{"([a-z_]+)", "/gm)].map((found) => found[1]);
    assert.ok(names.length > 30, file);
    assert.deepEqual(names.filter((name) => !Object.hasOwn(en, `habit.${name}`)), []);
  }
});
