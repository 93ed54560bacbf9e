// Text in other encodings, as it comes in pieces.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8Chunks } from '../../../web/src/import/encoding.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('a stream is read alike however small its pieces are', async () => {
  const text = '{"text": "na\u00efve \u4f60\u597d"}\n';
  const utf16 = Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(text, (unit) => unit.charCodeAt(0)).buffer)]);
  const unmarked = utf16.subarray(2);
  const utf8 = new TextEncoder().encode(text);
  for (const bytes of [utf16, unmarked, utf8, utf8.subarray(0, 3)]) {
    for (const size of [1, 2, 3, 5, 1000]) {
      const parts: number[] = [];
      for await (const chunk of utf8Chunks(inPieces(bytes, size))) parts.push(...chunk);
      assert.equal(new TextDecoder().decode(Uint8Array.from(parts)), bytes.length === 3 ? text.slice(0, 3) : text, `${size}`);
    }
  }
});
