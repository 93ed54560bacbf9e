import assert from 'node:assert/strict';
import test from 'node:test';
import { emptyRow, isBlank, requestOf, rowsOf } from '../../../web/src/view/rows.ts';

const row = (prompt: string, left: string, right: string) => ({ ...emptyRow(), prompt, left, right });
const names = { left: '', right: '' };

test('texts go on exactly as typed, empty prompts are left out', () => {
  const request = requestOf([row('', ' a\u0000 \n', 'b')], names);
  assert.deepEqual(request.left.answers, [{ text: ' a\u0000 \n' }]);
  assert.equal(request.left.name, 'A');
});

test('half-filled rows wait until both sides are there', () => {
  const request = requestOf([row('p', 'x', 'y'), row('q', 'only left', '')], names);
  assert.equal(request.left.answers.length, 1);
});

test('answers to different prompts are passed on when no row has both', () => {
  const request = requestOf([row('p', 'x', ''), row('q', '', 'y')], names);
  assert.deepEqual([request.left.answers[0]!.prompt, request.right.answers[0]!.prompt], ['p', 'q']);
});

test('an empty side is refused with its own code', () => {
  assert.throws(() => requestOf([row('p', 'x', ' \n\t')], names), { code: 'nothing_pasted' });
  assert.throws(() => requestOf([emptyRow()], names), { code: 'nothing_pasted' });
});

test('a request and its rows say the same', () => {
  const request = requestOf([row('p', 'x', 'y'), row('', 'v', 'w')], { left: 'L', right: 'R' });
  assert.deepEqual(requestOf(rowsOf(request), { left: 'L', right: 'R' }), request);
});

test('white space of any kind is blank', () => {
  assert.ok(isBlank('\u3000\n'));
});
