// Many bots' module: bytes of a counted bot that were changed on their way are refused, also where a wrong count would only fit
// in the 32 bits that sizes have in WebAssembly.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { bytesOf } from './load_core.mjs';

const root = new URL('../../', import.meta.url);

async function loadMany() {
  const wasmBinary = await readFile(new URL('build/wasm/kinprint_many.wasm', root));
  const { default: createMany } = await import(new URL('build/wasm/kinprint_many.mjs', root));
  const module = await createMany({ wasmBinary });
  const many = new module.Many();
  assert.equal(many.loadTables('fingerprint', await readFile(new URL('models/tables/fingerprint.kpt', root))).code, 'ok');
  return many;
}

const text = 'The river is old and the miller slept well beside it. Nobody asked why the bridge of stones was built there.';
const request = bytesOf({ left: { name: 'A', answers: [{ text }] }, right: { answers: [] } });

// Where the counts of the first answer's arrays stand (core/many/bot_bytes.cpp): its indices of two bytes each, its weights of four.
function countsOf(view) {
  let at = 0;
  const number = () => view.getUint32((at += 4) - 4, true);
  const skip = (length) => { at += length; };
  const text = () => skip(number());
  text();
  skip(4 + 8 + 4 + 8);
  text();
  for (let languages = number(); languages > 0; languages -= 1) text();
  text();
  skip(8 + 4 + 4 + 4 + 4); // characters; answers given, mended, framed and counted
  const indices = at;
  skip(2 * number());
  return { indices, weights: at };
}

test('a counted bot is taken from its bytes, and not where a count of numbers is beyond 32 bits of bytes', async () => {
  const many = await loadMany();
  assert.equal(many.add(request).code, 'ok');
  const packed = Uint8Array.from(many.pack(0).payload);
  assert.equal(many.addPacked(packed).code, 'ok');
  const view = new DataView(packed.buffer);
  for (const [name, bytes] of [['indices', 2], ['weights', 4]]) {
    const at = countsOf(view)[name];
    const count = view.getUint32(at, true);
    assert.ok(count > 100 && count < 2000, `${name}: ${count}`);
    view.setUint32(at, count + 2 ** 32 / bytes, true);
    assert.equal(many.addPacked(packed).code, 'table_size', name);
    view.setUint32(at, count, true);
  }
  assert.equal(many.addPacked(packed).code, 'ok');
});
