import assert from 'node:assert/strict';
import test from 'node:test';
import { english as speak } from '../../../web/src/cli/english.ts';
import type { Library, Report } from '../../../web/src/report/report.ts';
import { placeSentences, placeWarnings } from '../../../web/src/view/library_words.ts';

const place = (name: string, share: number, none: number, own = false) => ({ none, nearest: 0.1, families: [{ name, own, share }], references: [] });
const first = (left: ReturnType<typeof place>, right: ReturnType<typeof place>): string => placeSentences({ left, right, between: 0.5 } as unknown as Library, speak)[0]!;

test('none of these is no family: the sentence says of which side it is the likeliest answer', () => {
  const [near, far] = [place('Claude', 0.5, 0.2), place('GPT', 0.1, 0.6)];
  assert.equal(first(near, far), 'A is nearest to Claude; B is most likely none of these.');
  assert.equal(first(far, near), 'B is nearest to Claude; A is most likely none of these.');
  assert.match(first(near, place('GPT', 0.5, 0.2)), /Claude for A, GPT for B/);
  assert.match(first(near, near), /same family: Claude/);
  assert.match(first(far, far), /nearer to the other/);
});

test('a reference of one\'s own is marked, and is not the family that is called like it', () => {
  assert.match(first(place('GPT', 0.5, 0.2, true), place('GPT', 0.5, 0.2)), /GPT \(own\) for A, GPT for B/);
  assert.match(first(place('GPT', 0.5, 0.2, true), place('GPT', 0.5, 0.2, true)), /same family: GPT \(own\)/);
});

test('a side whose formatting looks lost is named, and so is one whose bot is newer than every reference', () => {
  const of = (formatting: string, released: string | null = null, lineBreaks = 'kept'): string[] =>
    placeWarnings({ library: { available: true, newest: '2026-02' }, verdict: { formatting, lineBreaks }, inputs: { left: { name: 'Ada', released }, right: { name: '', released: null } } } as unknown as Report, speak);
  assert.deepEqual(of('some'), []);
  assert.deepEqual(of('left'), []);
  assert.match(of('left_lost').join(), /^The formatting or line breaks of Ada look lost/);
  assert.match(of('right_lost').join(), /^The formatting or line breaks of B look lost/);
  assert.equal(of('lost').length, 2);
  assert.match(of('some', null, 'right_empty_lost').join(), /line breaks of B look lost/);
  assert.equal(of('some', null, 'empty_lost').length, 2);
  assert.match(of('left_lost', '2026-05').join(' '), /Ada was released in 2026-05.*formatting or line breaks of Ada/);
});
