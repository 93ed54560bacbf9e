// Names of bots as names of references, where what the core would refuse is not offered, and names of their files.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPackFile, nameOfPackFile, packFileName, packName } from '../../../web/src/packs/pack_name.ts';

const bytes = (text: string): number => new TextEncoder().encode(text).length;

test('a name that fits stays as it is', () => {
  assert.equal(packName('  House bot 2026 '), 'House bot 2026');
  assert.equal(packName(''), '');
});

test('a long name is cut to 60 bytes between two characters', () => {
  const ideograph = '\u6a21'; // three bytes
  assert.equal(packName(ideograph.repeat(40)), ideograph.repeat(20));
  const mixed = packName(`x${'\u{1f40b}'.repeat(30)}`); // whales, four bytes each
  assert.equal(mixed, `x${'\u{1f40b}'.repeat(14)}`);
  assert.ok(bytes(mixed) <= 60);
  assert.equal(packName(`${'a'.repeat(59)} b`), 'a'.repeat(59));
});

test('line ends and other control characters become blanks', () => {
  assert.equal(packName('a\r\nb\u0000c\u007f'), 'a b c');
});

test('the file of a reference keeps letters and digits of every script, and nothing a file system could refuse', () => {
  assert.equal(packFileName('House-bot v1.5'), 'House-bot_v1.5.kinpack');
  assert.equal(packFileName('\u6a21\u578b 2'), '\u6a21\u578b_2.kinpack'); // "model" in Chinese
  assert.equal(packFileName('a/b\\c: *?"<>|\u{1f40b} d'), 'a_b_c_d.kinpack');
  assert.equal(packFileName('../up'), '.._up.kinpack');
});

test('a file of a reference is told by its ending in any case, and gives the name before it', () => {
  assert.ok(isPackFile(packFileName('House bot')));
  assert.ok(isPackFile('TWO.KINPACK'));
  assert.ok(!isPackFile('kinpack.json'));
  assert.equal(nameOfPackFile('Two.KINPACK'), 'Two');
  assert.equal(nameOfPackFile('v1.5.kinpack'), 'v1.5');
});
