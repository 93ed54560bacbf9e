// When the Markdown of formatted text is taken instead of the plain text that came with it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { hasFormatting } from '../../../web/src/markdown/has_formatting.ts';
import { marksIn, saysMore } from '../../../web/src/markdown/markdown_marks.ts';

test('every mark is known by its form', () => {
  const forms = { heading: '## A', list: '- a', emphasis: 'a **b c** d', code: 'a `b` c', table: '| a | b |', quote: '> a', link: '[a](https://example.org/b)' };
  for (const [mark, form] of Object.entries(forms)) assert.deepEqual([...marksIn(`One.\n${form}\nTwo.`)], [mark]);
  assert.deepEqual([...marksIn('  12) a\n```js\n')], ['list', 'code']);
});

test('what only looks like a mark is none', () => {
  for (const text of ['#1 of 3', '2 ** 3 ** 4', 'f(*args, **more) and **rest', 'a - b', '-5 degrees', 'a > b', '1.5 m', '2024. A year', 'a | b', "it's `odd", '']) {
    assert.deepEqual([...marksIn(text)], [], text);
  }
});

test('Markdown is taken for marks that the plain text lost, and not in place of Markdown', () => {
  assert.equal(saysMore(new Set(['emphasis']), 0, 'A bold word'), true);
  assert.equal(saysMore(new Set(['list']), 0, 'One\nTwo'), true);
  assert.equal(saysMore(new Set(['list', 'emphasis']), 0, '1. One\n2. Two'), true, 'browsers number lists in plain text too');
  assert.equal(saysMore(new Set(['list']), 0, '1. One\n2. Two'), false);
  assert.equal(saysMore(new Set([]), 0, 'One'), false);
  assert.equal(saysMore(new Set([]), 1, 'One1'), true, 'sources of the page in the plain text');
  assert.equal(saysMore(new Set([]), 1, '**One**'), false);
  assert.equal(saysMore(new Set(['heading', 'list']), 0, '## One'), false);
  assert.equal(saysMore(new Set(['tag']), 0, '102 bricks'), true);
  assert.equal(saysMore(new Set(['tag']), 0, '10<sup>2</sup> bricks'), false);
});

test('markup without anything that Markdown can say is left to the browser', () => {
  for (const html of ['', '<p>a</p>', '<span style="color: red">a</span>', '<br><img>', '<body><section>a', '<p>&lt;b>']) assert.equal(hasFormatting(html), false, html);
  for (const html of ['<b>a', '<UL class="x"><li>a', '<h2\nid="a">', '<span style="font-weight:700">', '<math>', 'see <a href="x">a', '10<sup>2</sup>']) assert.equal(hasFormatting(html), true, html);
  assert.equal(hasFormatting(`<b>${'a'.repeat(2_000_000)}`), false);
});
