// Names of bots as names of references: what the core would refuse is not offered.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packName } from '../../../web/src/packs/pack_name.ts';

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
