import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutToWidth, describeTerminal, paint, piecesOf, printable, textWidth, wrap, wrapEntry } from '../../web/src/cli/terminal.ts';

const wideLetters = '\u4f60\u597d'; // two Chinese characters, four columns

test('colour is for a screen only, and NO_COLOR and dumb terminals switch it off', () => {
  const screen = { isTTY: true, columns: 90 };
  assert.deepEqual(describeTerminal(screen, {}), { columns: 90, colour: true });
  assert.equal(describeTerminal(screen, { NO_COLOR: '1' }).colour, false);
  assert.equal(describeTerminal(screen, { NO_COLOR: '' }).colour, true);
  assert.equal(describeTerminal(screen, { TERM: 'dumb' }).colour, false);
  assert.deepEqual(describeTerminal({}, {}), { columns: 80, colour: false });
  assert.equal(paint({ columns: 80, colour: false }, 'bold', 'plain'), 'plain');
});

test('very wide and very narrow screens are treated as readable ones', () => {
  assert.equal(describeTerminal({ isTTY: true, columns: 300 }, {}).columns, 100);
  assert.equal(describeTerminal({ isTTY: true, columns: 8 }, {}).columns, 40);
  assert.equal(describeTerminal({}, { COLUMNS: '60' }).columns, 60);
  assert.equal(describeTerminal({}, { COLUMNS: 'wide' }).columns, 80);
  // A screen that does not know its size says 0.
  assert.equal(describeTerminal({ isTTY: true, columns: 0 }, {}).columns, 80);
  assert.equal(describeTerminal({ isTTY: true, columns: 0 }, { COLUMNS: '60' }).columns, 60);
});

test('pasted text cannot send commands to the terminal or turn its direction', () => {
  const hostile = 'a\u001b[31mred\u001b]0;title\u0007 \u009b2J \u202eback\u2066 b\r\n\tc\u0000d';
  const shown = printable(hostile);
  assert.doesNotMatch(shown, /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  assert.match(shown, /^a .*c d$/);
});

test('wide characters count two columns, and joined ones are never cut apart', () => {
  assert.equal(textWidth(wideLetters), 4);
  assert.equal(textWidth('e\u0301'), 1);
  assert.equal(cutToWidth(wideLetters.repeat(5), 9), `${wideLetters.repeat(2)}\u2026`);
  assert.equal(cutToWidth('fits', 4), 'fits');
});

test('wrapped lines keep every word, their order and the width', () => {
  const words = `one two three ${wideLetters.repeat(30)} ${'x'.repeat(77)} end`;
  for (const columns of [40, 57, 80]) {
    const lines = wrap(words, columns, '  ');
    for (const line of lines) assert.ok(textWidth(line) <= columns, `${columns}: ${line}`);
    assert.equal(lines.join('').replace(/\s/g, ''), words.replace(/\s/g, ''));
  }
});

test('a word as long as a text is broken in one walk, and one of spaces that do not break has an end', () => {
  const long = 'x'.repeat(50_000);
  const lines = wrap(`one ${long} end`, 40);
  assert.equal(lines.length, 2 + 50_000 / 40);
  const bound = wrap(`a${'\u00a0'.repeat(200)}b`, 40);
  assert.equal(bound.length, 6);
  assert.ok(bound.every((line) => textWidth(line) <= 40));
  // A thumb with a tone of skin, four units and two columns, wherever it stands.
  for (let before = 0; before < 5; before += 1) assert.equal(textWidth('x'.repeat(before) + '\u{1f44d}\u{1f3fd}'.repeat(1_000)), before + 2_000);
});

test('where a wide character meets room for one column it is a piece of its own, and no piece is empty', () => {
  assert.deepEqual(piecesOf(wideLetters, 1), [...wideLetters]);
  assert.deepEqual(piecesOf(`a${wideLetters}b`, 2), ['a', ...wideLetters, 'b']);
});

test('a number and its percent sign stay on one line', () => {
  assert.deepEqual(wrap('among the first 70 % of them', 18), ['among the first', '70 % of them']);
  assert.deepEqual(wrap('two  spaces \n end ', 40), ['two spaces end']);
});

test('the further lines of an entry stand deeper than its first, and none is too wide', () => {
  assert.deepEqual(wrapEntry('bot: one two three four', 14, '  '), ['  bot: one', '    two three', '    four']);
  assert.deepEqual(wrapEntry('bot: one', 40, '  '), ['  bot: one']);
});
