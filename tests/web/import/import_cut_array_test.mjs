// Cutting a large array into pieces against the plain way: JSON.parse of the whole.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ArrayCutter } from '../../../web/src/import/cut_array.ts';
import { limits } from '../../../web/src/import/limits.ts';

let state = 1;
const random = (below) => (((state = (state * 1103515245 + 12345) % 2147483648) / 2147483648) * below) | 0;
const awkward = ['"', '\\', '\\"', '[', ']', '{', '}', ',', '\u{1f63a}', 'plain words', '\n', '\\\\'];

function randomItem(depth = 0) {
  const item = { title: Array.from({ length: random(9) }, () => awkward[random(awkward.length)]).join('') };
  if (depth < 3) item.inner = Array.from({ length: random(3) }, () => randomItem(depth + 1));
  return item;
}

function cut(bytes, chunkBytes) {
  const cutter = new ArrayCutter();
  const pieces = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) pieces.push(...cutter.push(bytes.subarray(at, at + chunkBytes)));
  return [...pieces, ...cutter.finish()].map((piece) => new TextDecoder().decode(piece));
}

async function withPieceBytes(bytes, run) {
  const before = limits.pieceBytes;
  limits.pieceBytes = bytes;
  try {
    await run();
  } finally {
    limits.pieceBytes = before;
  }
}

test('pieces of an array hold its elements in order, whatever the chunks', () =>
  withPieceBytes(64, () => {
    for (let round = 0; round < 400; round += 1) {
      const items = Array.from({ length: 1 + random(30) }, () => randomItem());
      const text = (round % 3 === 0 ? '\ufeff \n' : '') + JSON.stringify(items, null, round % 2);
      const pieces = cut(new TextEncoder().encode(text), 8 + random(200));
      assert.deepEqual(pieces.flatMap((piece) => JSON.parse(piece.replace('\ufeff', ''))), items);
      if (text.length > 1000) assert.ok(pieces.length > 1);
    }
  }));

test('JSON lines are cut at line ends', () =>
  withPieceBytes(64, () => {
    const items = Array.from({ length: 40 }, () => randomItem());
    const text = items.map((item) => JSON.stringify(item)).join('\n');
    const pieces = cut(new TextEncoder().encode(text), 4000);
    assert.equal(pieces.join(''), text);
    assert.ok(pieces.every((piece) => piece.trim().split('\n').every((line) => JSON.parse(line))));
  }));

test('other files come back whole, and a cut-off array loses nothing that was there', () =>
  withPieceBytes(32, () => {
    for (const text of ['{"conversations": [{"a":1}]}', 'plain text', '', '["a","b"]', '{\n"a":1}']) {
      assert.equal(cut(new TextEncoder().encode(text), 5).join(''), text);
    }
    const items = Array.from({ length: 10 }, (_, at) => ({ number: at, text: 'some words' }));
    const text = JSON.stringify(items).slice(0, -20);
    const pieces = cut(new TextEncoder().encode(text), 16);
    const whole = pieces.slice(0, -1).flatMap((piece) => JSON.parse(piece));
    assert.ok(whole.length >= 8);
    assert.match(pieces.at(-1), /^\[\{"number":\d/);
  }));
