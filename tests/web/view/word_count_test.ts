// The count below a box: near the core's, of a text of any length and form, and said as what it is. How fast it is, is measured
// by bench/page/words.mjs; what never ends is ended by the time limit of ./test.
import assert from 'node:assert/strict';
import test from 'node:test';
import { english as speak } from '../../../web/src/cli/english.ts';
import { text } from '../../../web/src/strings/catalogue.ts';
import { aboutNumber, countWords, wordsLine } from '../../../web/src/view/word_count.ts';

test('words are letters and numbers in runs, and each ideograph', () => {
  assert.equal(countWords('two words'), 2);
  assert.equal(countWords("It isn't well-known \u2013 3.5 x_y, ok ... *so*"), 8);
  assert.equal(countWords('\u4e2d\u6587 and latin'), 4);
  assert.equal(countWords('\ud55c\uad6d\uc5b4 \ub2e8\uc5b4'), 2);
  assert.equal(countWords(''), 0);
  assert.equal(countWords('... !'), 0);
  assert.equal(countWords('<think>\nNot an answer.'), 0);
  for (const [start, end] of [['<|START_THINKING|>', '<|END_THINKING|>'], ['<longcat_think>', '</longcat_think>'], ['<|channel>thought\n', '<channel|>']]) assert.equal(countWords(`${start}Not an answer.${end}Two words`), 2, start);
  assert.equal(countWords(`<thinking>${'so '.repeat(100_000)}</thinking>\nTwo words`), 2, 'nor where it is longer than what is counted');
});

test('numbers of list items and code blocks are no words, but a block that holds Markdown is', () => {
  assert.equal(countWords('1. One\n2) Two\n\n```js\nlet a = 1;\n```\nEnd'), 3);
  assert.equal(countWords('~~~\ncode that nobody ended'), 0);
  assert.equal(countWords('```markdown\nwords here\n```'), 3);
  assert.equal(countWords('```inline``` code'), 2);
});

test('a long text is counted from its beginning', () => {
  assert.ok(Math.abs(countWords('word '.repeat(100_000)) - 100_000) < 100);
  assert.equal(countWords(`${'a '.repeat(100_000)}${'b'.repeat(200_000)}`), 200_000, 'what comes later counts as what came before');
});

test('marks without an end are counted as they are', () => {
  const words = { '`': 0, '```\n': 0, '```x\n': 0, '~~~~': 0, '1.': 1, "a'": 1, ' ': 0, '12. ': 49_999, '](': 0, '```a`\n': 33_333 };
  for (const [hard, count] of Object.entries(words)) assert.equal(countWords(hard.repeat(200_000 / hard.length)), count, JSON.stringify(hard));
});

test('a count is said to two digits, as about so many; one and none have words of their own', () => {
  assert.equal(aboutNumber(1264, 'en'), '1,300');
  assert.equal(wordsLine(203, 'en', speak), 'about 200 words');
  assert.equal(wordsLine(1, 'en', speak), 'about 1 word');
  assert.equal(wordsLine(0, 'en', speak), 'no words');
});
