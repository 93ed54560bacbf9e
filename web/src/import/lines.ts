// Cuts a stream of bytes into lines without ever holding more than one line and one chunk. A line longer than the
// limit is dropped while it streams past and reported by its length, so that a file without line ends cannot fill the
// memory. Knows nothing of JSON.
import { concatenated, joined } from './byte_source.ts';
import { maximumRequestBytes } from './limits.ts';
import { resumed } from './resumed.ts';

export type Line =
  | { number: number; bytes: Uint8Array } // a copy, without its end; number counts from 1, empty lines included
  | { number: number; tooLong: number }; // bytes the line really had

const lineFeed = 10;
const carriageReturn = 13;
const space = 32;

function withoutCarriageReturn(bytes: Uint8Array): Uint8Array {
  return bytes.length > 0 && bytes[bytes.length - 1] === carriageReturn ? bytes.subarray(0, bytes.length - 1) : bytes;
}

// Every carriage return as a line feed; a line feed behind one as a space, so that it ends no further line.
function withLineFeeds(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, at) => (byte === carriageReturn ? lineFeed : byte === lineFeed && bytes[at - 1] === carriageReturn ? space : byte));
}

// Where the first line ends by a carriage return alone, as some programs write files, so do all; elsewhere it is white space within
// a line. No chunk that comes out ends by one, so that what stands behind it is seen with it.
export async function* endedByLineFeeds(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isOld: boolean | undefined; // not known before the first end of a line
  let held = new Uint8Array(0);
  for await (const next of chunks) {
    const chunk = held.length === 0 ? next : joined([held, next]);
    const size = chunk[chunk.length - 1] === carriageReturn ? chunk.length - 1 : chunk.length;
    held = chunk.slice(size);
    if (isOld === undefined) {
      const end = chunk.findIndex((byte) => byte === lineFeed || byte === carriageReturn);
      if (end >= 0 && end < size) isOld = chunk[end] === carriageReturn && chunk[end + 1] !== lineFeed;
    }
    yield isOld === true ? withLineFeeds(chunk.subarray(0, size)) : chunk.subarray(0, size);
  }
  if (held.length > 0) yield Uint8Array.of(lineFeed);
}

export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  limitBytes: number = maximumRequestBytes,
): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let held = 0; // bytes of the current line so far, kept or dropped
  let number = 1;
  const finish = (): Line => {
    const line: Line =
      held > limitBytes ? { number, tooLong: held } : { number, bytes: withoutCarriageReturn(concatenated(parts)) };
    parts = [];
    held = 0;
    number += 1;
    return line;
  };
  for await (const chunk of endedByLineFeeds(chunks)) {
    let from = 0;
    while (from < chunk.length) {
      const end = chunk.indexOf(lineFeed, from);
      const until = end < 0 ? chunk.length : end;
      held += until - from;
      if (held > limitBytes) parts = [];
      else if (until > from) parts.push(chunk.subarray(from, until));
      if (end < 0) break;
      yield finish();
      from = end + 1;
    }
  }
  if (held > 0) yield finish();
}

const openBrace = 0x7b;

function isBlankByte(byte: number): boolean {
  return byte <= 0x20 || byte === 0xef || byte === 0xbb || byte === 0xbf; // the last three: the mark of UTF-8
}

// The beginning of a stream, as far as its first line that is not empty goes or, where that line is no JSON object, as far
// as is read at once; and the whole stream, from its start.
export async function withBeginning(chunks: AsyncIterable<Uint8Array>): Promise<{ head: Uint8Array; all: AsyncGenerator<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let total = 0;
  let isBegun = false;
  let isObject = false;
  for (let isDone = false; !isDone && total <= maximumRequestBytes; ) {
    const next = await iterator.next();
    if (next.done) break;
    const chunk = next.value;
    held.push(chunk);
    total += chunk.length;
    const from = isBegun ? 0 : chunk.findIndex((byte) => !isBlankByte(byte));
    if (from < 0) continue;
    isObject ||= !isBegun && chunk[from] === openBrace;
    isBegun = true;
    isDone = isObject ? chunk.indexOf(lineFeed, from) >= 0 || chunk.subarray(from, -1).includes(carriageReturn) : total >= 4; // bytes that tell a packed file
  }
  return { head: joined(held), all: resumed(held, iterator) };
}
