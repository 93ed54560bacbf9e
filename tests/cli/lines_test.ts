import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitLines, withBeginning } from '../../web/src/import/lines.ts';

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function linesOf(text: string, chunk: number, limit?: number): Promise<string[]> {
  const found: string[] = [];
  for await (const line of splitLines(chunksOf(new TextEncoder().encode(text), chunk), limit)) {
    found.push(`${line.number}:${'tooLong' in line ? `too long ${line.tooLong}` : new TextDecoder().decode(line.bytes)}`);
  }
  return found;
}

test('lines come out the same however the stream is cut', async () => {
  const text = 'one\ntwo \u00e9\u{1f600}\r\n\nfour';
  const wanted = ['1:one', '2:two \u00e9\u{1f600}', '3:', '4:four'];
  for (const chunk of [1, 2, 3, 5, 100]) assert.deepEqual(await linesOf(text, chunk), wanted, `chunks of ${chunk}`);
});

test('lines that end by a carriage return alone are lines, where the first does', async () => {
  for (const chunk of [1, 2, 3, 5, 100]) {
    assert.deepEqual(await linesOf('one\rtwo\r\rfour\r', chunk), ['1:one', '2:two', '3:', '4:four'], `chunks of ${chunk}`);
    assert.deepEqual(await linesOf('one\rtwo\r\nthree', chunk), ['1:one', '2:two', '3: three'], `chunks of ${chunk}`);
    assert.deepEqual(await linesOf('one\n{"a":\r1}\r\n', chunk), ['1:one', '2:{"a":\r1}'], `chunks of ${chunk}`);
  }
});

test('an empty stream has no lines, and an end of line begins no further one', async () => {
  assert.deepEqual(await linesOf('', 4), []);
  assert.deepEqual(await linesOf('a\n', 4), ['1:a']);
  assert.deepEqual(await linesOf('\n', 4), ['1:']);
});

test('a line above the limit is dropped while it streams past, and the next one is whole', async () => {
  const text = `${'x'.repeat(50)}\nshort\n${'y'.repeat(11)}`;
  assert.deepEqual(await linesOf(text, 7, 10), ['1:too long 50', '2:short', '3:too long 11']);
  assert.deepEqual(await linesOf('z'.repeat(10), 3, 10), [`1:${'z'.repeat(10)}`]);
});

test('the beginning of a stream is looked at without losing any of it', async () => {
  for (const [text, line] of [['\ufeff \n{"a":1}\nmore\nand more', '{"a":1}'], ['Some words in a row, without an end', 'Some'], ['', ''], ['{"never": "ends"', '{"never": "ends"']] as const) {
    for (const chunk of [1, 3, 1000]) {
      const { head, all } = await withBeginning(chunksOf(new TextEncoder().encode(text), chunk));
      const parts: Uint8Array[] = [];
      for await (const part of all) parts.push(part);
      assert.equal(new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(parts)), text);
      assert.ok(new TextDecoder().decode(head).trim().startsWith(line));
    }
  }
});

test('a line has bytes of its own, so that a thread is not sent the whole chunk it stood in', async () => {
  for await (const line of splitLines(chunksOf(new TextEncoder().encode('one\ntwo\n'), 100))) {
    assert.ok('bytes' in line && line.bytes.buffer.byteLength === line.bytes.length);
  }
});
