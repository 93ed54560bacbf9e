import assert from 'node:assert/strict';
import test from 'node:test';
import { blockEnds, cutsAfterEdit, cutsOf, mostInOneBox, partAt, partBounds } from '../../../web/src/view/long_text.ts';

const line = 'A line that is about as long as a line of prose tends to be.\n';
const long = line.repeat(20_000);
const partsOf = (text: string, cuts: readonly number[]): string[] =>
  Array.from({ length: cuts.length + 1 }, (_, part) => text.slice(...partBounds(cuts, part, text.length)));

test('a text that fits has no cuts', () => {
  assert.deepEqual(cutsOf(''), []);
  assert.deepEqual(cutsOf(line), []);
});

test('parts spell the text, none is too long for a box, and each begins with a line', () => {
  const parts = partsOf(long, cutsOf(long));
  assert.equal(parts.join(''), long);
  assert.ok(parts.length > 10);
  for (const part of parts) assert.ok(part.length <= mostInOneBox && part.startsWith('A line'));
});

test('a text of surrogate pairs without a line end is never cut inside a pair', () => {
  const text = `x${'\u{1F600}'.repeat(150_000)}`;
  for (const part of partsOf(text, cutsOf(text))) assert.ok(part.isWellFormed?.() ?? true);
  for (const cut of cutsOf(text)) assert.ok((text.charCodeAt(cut) & 0xfc00) !== 0xdc00, String(cut));
});

test('every position lies in the part that partAt names', () => {
  const cuts = cutsOf(long);
  for (const position of [0, 1, cuts[0]! - 1, cuts[0]!, cuts[3]!, long.length - 1]) {
    const [begin, end] = partBounds(cuts, partAt(cuts, position), long.length);
    assert.ok(position >= begin && position < end, String(position));
  }
});

test('an edit moves the cuts behind it and no others', () => {
  const cuts = cutsOf(long);
  const moved = cutsAfterEdit(cuts, 2, long.length, long.length + 7)!;
  assert.deepEqual(moved.slice(0, 2), cuts.slice(0, 2));
  assert.deepEqual(moved.slice(2), cuts.slice(2).map((cut) => cut + 7));
});

test('a part that has grown beyond a box asks for new cuts', () => {
  assert.equal(cutsAfterEdit(cutsOf(long), 1, long.length, long.length + mostInOneBox), null);
});

test('blocks end with lines, or at a space where a line is long, and the last one ends the text', () => {
  const prose = 'word '.repeat(20_000);
  for (const text of [long, prose, 'x'.repeat(50_000), '']) {
    const ends = blockEnds(text);
    assert.equal(ends.at(-1), text.length);
    ends.slice(0, -1).forEach((end, index) => assert.ok(/\s/.test(text[end - 1]!) && end > (ends[index - 1] ?? 0)));
  }
  assert.ok(blockEnds(long).length > 100);
  assert.ok(blockEnds(prose).length > 3);
});
